package codebookscreen

import (
	"context"
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/adoption"
	"plumbline/annotate/codebook"
)

// Source is what the place reads of a project.
type Source interface {
	adoption.Versions
	adoption.Outdated
	Adoptions(ctx context.Context) ([]adoption.Event, error)
	Viewer() annotate.Viewer
	ReadOnly() bool
	Path() string
}

// View is everything the place shows. It is plain data, gathered elsewhere.
type View struct {
	Book    *codebook.Codebook // in force
	Events  []adoption.Event   // newest first
	Targets []annotate.Target
	Looks   []adoption.Look // that the person at the keyboard may see
	Lead    bool            // they may adopt and edit
	Fixed   bool            // nothing can be written
}

// gather reads what the place shows.
func gather(ctx context.Context, from Source) (v View, err error) {
	if v.Book, err = from.Codebook(ctx); err != nil {
		return v, err
	}
	if v.Events, err = from.Adoptions(ctx); err != nil {
		return v, err
	}
	slices.Reverse(v.Events)
	if v.Targets, err = from.Targets(ctx); err != nil {
		return v, err
	}
	if v.Looks, err = adoption.Looks(ctx, from); err != nil {
		return v, err
	}
	v.Lead, v.Fixed = from.Viewer().Lead, from.ReadOnly()
	return v, nil
}

// may reports whether the person at the keyboard may adopt and edit.
func (v *View) may() bool { return v.Lead && !v.Fixed }

// target is the name of a target, or its id where nobody knows it.
func (v *View) target(id string) string {
	for _, t := range v.Targets {
		if t.ID == id {
			return t.Name
		}
	}
	return id
}
