package store

import (
	"context"
	"sync"

	"plumbline/annotate"
	"plumbline/annotate/sentence"
)

// viewing is who looks at the project.
type viewing struct {
	mu     sync.Mutex
	who    annotate.Viewer
	rules  string // the versions of the codebook that the views know
	chosen bool
}

// ViewAs restricts everything that is read from now on to what a person may
// see: a lead sees everything, an annotator what viewOf tells. It is called
// before a person's session opens, and again when roles may have changed. A
// project that is opened for nobody in particular shows everything.
func (t Team) ViewAs(ctx context.Context, annotator string) error {
	if err := annotate.CheckAnnotatorID(annotator); err != nil {
		return err
	}
	t.file.viewer.mu.Lock()
	defer t.file.viewer.mu.Unlock()
	return explain(t.file.viewAs(ctx, annotator), "doing.opening-the-project", t.file.path)
}

func (f *file) viewAs(ctx context.Context, annotator string) error {
	roles, err := readRoles(ctx, f.reader.whole)
	if err != nil {
		return err
	}
	who := annotate.Viewer{Annotator: annotator, Lead: annotate.MayLead(roles, annotator)}
	versions, err := f.versions(ctx, f.reader.whole)
	if err != nil {
		return err
	}
	rules := rulesOf(versions)
	if f.viewer.chosen && who == f.viewer.who && (who.Lead || rules == f.viewer.rules) {
		return nil
	}
	if who.Lead {
		f.reader.look(nil)
	} else {
		views, err := viewOf(ctx, annotator, versions)
		if err != nil {
			return err
		}
		f.reader.look(f.openReaders(views...))
	}
	f.viewer.who, f.viewer.rules, f.viewer.chosen = who, rules, true
	return nil
}

// Viewer is for whom the project is read.
func (t Team) Viewer() annotate.Viewer { return t.file.viewer.now() }

func (v *viewing) now() annotate.Viewer {
	v.mu.Lock()
	defer v.mu.Unlock()
	if !v.chosen {
		return annotate.Viewer{Lead: true}
	}
	return v.who
}

// rolesChanged looks again who may see what, under which rules.
func (f *file) rolesChanged(ctx context.Context) error {
	f.viewer.mu.Lock()
	defer f.viewer.mu.Unlock()
	if !f.viewer.chosen {
		return nil
	}
	return f.viewAs(ctx, f.viewer.who.Annotator)
}

// needLead refuses what only a lead may do; what is the key of its name.
func (f *file) needLead(what string) error {
	if f.viewer.now().Lead {
		return nil
	}
	return annotate.Fail(annotate.CodeInvalid, "viewer.only-a-lead", "Doing", sentence.Of(what))
}
