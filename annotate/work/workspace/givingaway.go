package workspace

import (
	"cmp"
	"context"
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/release"
)

// GiveAway writes a package of what was frozen: of is which, or nil for what is frozen under
// the name of the release, if need be now. The release is recorded in the project.
func (w *Workspace) GiveAway(p release.Package, name string, of *annotate.Freeze, path string, done func(error)) {
	pen, err := w.Pen()
	if err != nil {
		done(err)
		return
	}
	w.elsewhere(func(ctx context.Context, project *Project) error {
		title, err := project.Setting(ctx, annotate.ProjectTitle)
		if err != nil {
			return err
		}
		p.Project = cmp.Or(title, p.Project)
		if p.Release, err = project.Release(ctx, pen, name, nil); err != nil {
			return err
		}
		if of == nil {
			frozen, err := frozenAs(ctx, project, pen, name)
			if err != nil {
				return err
			}
			of = &frozen
		}
		p.Frozen = of
		_, err = project.ReadFrozen(ctx, *of, func(frozen release.Source) error { return p.WriteFile(ctx, path, frozen) })
		return err
	}, func(err error) {
		w.Refresh() // for the session it was another pen
		done(err)
	})
}

// frozenAs is what is frozen under a name, if need be now.
func frozenAs(ctx context.Context, p *Project, pen *annotate.Pen, name string) (annotate.Freeze, error) {
	all, err := p.Freezes(ctx)
	if err != nil {
		return annotate.Freeze{}, err
	}
	if at := slices.IndexFunc(all, func(f annotate.Freeze) bool { return f.Name == name }); at >= 0 {
		return all[at], nil
	}
	return p.Freeze(ctx, pen, name)
}
