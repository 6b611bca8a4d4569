package workspace

import (
	"cmp"
	"context"
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/release"
	"plumbline/annotate/sentence"
)

// Giving is what is to be given away, and as what.
type Giving struct {
	Package release.Package
	Name    string           // of the release
	Of      *annotate.Freeze // what was frozen; nil for what is frozen under that name, if need be now
	Seen    string           // stands for the notes and reasons that somebody has looked at, "" keeps them away
}

// Look reads what of people could go along with a package, which is a lead's to give away.
func (w *Workspace) Look(g Giving, done func(*release.Look, error)) {
	if !w.project.Viewer().Lead {
		done(nil, annotate.Fail(annotate.CodeInvalid, "viewer.only-a-lead", "Doing", sentence.Of("lead.release")))
		return
	}
	var look *release.Look
	w.elsewhere(func(ctx context.Context, project *Project) error {
		earlier, err := project.Releases(ctx)
		if err != nil {
			return err
		}
		return readAsOf(ctx, project, g.Of, func(from release.Source) (err error) {
			look, err = g.Package.Look(ctx, from, earlier)
			return err
		})
	}, func(err error) { done(look, err) })
}

// readAsOf reads what was frozen, or the project as it is.
func readAsOf(ctx context.Context, p *Project, of *annotate.Freeze, read func(release.Source) error) error {
	if of == nil {
		return read(p)
	}
	_, err := p.ReadFrozen(ctx, *of, read)
	return err
}

// GiveAway writes a package. The release is recorded in the project, once what is wanted of
// people is held against what protects them. It ends with the context.
func (w *Workspace) GiveAway(ctx context.Context, g Giving, path string, done func(error)) {
	pen, err := w.Pen()
	if err != nil {
		done(err)
		return
	}
	w.elsewhere(func(_ context.Context, project *Project) error {
		return giveAway(ctx, project, pen, g, path)
	}, func(err error) {
		w.Refresh() // for the session it was another pen
		done(err)
	})
}

func giveAway(ctx context.Context, project *Project, pen *annotate.Pen, g Giving, path string) error {
	p := g.Package
	title, err := project.Setting(ctx, annotate.ProjectTitle)
	if err != nil {
		return err
	}
	p.Project = cmp.Or(title, p.Project)
	earlier, err := project.Releases(ctx)
	if err != nil {
		return err
	}
	earlier = slices.DeleteFunc(earlier, func(r annotate.Release) bool { return r.Name == g.Name })
	if g.Of == nil {
		if g.Of, err = project.GivenAs(ctx, g.Name); err != nil {
			return err
		}
	}
	if err := readAsOf(ctx, project, g.Of, func(from release.Source) error { return p.Hold(ctx, from, g.Seen, earlier) }); err != nil {
		return err
	}
	if p.Release, err = project.Release(ctx, pen, g.Name, g.Of, p.Release.Along); err != nil {
		return err
	}
	if g.Of == nil {
		frozen, err := project.Freeze(ctx, pen, g.Name)
		if err != nil {
			return release.Unwritten(g.Name, err)
		}
		g.Of = &frozen
	}
	p.Frozen = g.Of
	return release.Unwritten(g.Name, readAsOf(ctx, project, g.Of, func(frozen release.Source) error {
		return p.WriteFile(ctx, path, frozen)
	}))
}
