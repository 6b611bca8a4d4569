package store

import (
	"context"
	"sync"

	"plumbline/annotate"
)

// viewing is who looks at the project.
type viewing struct {
	mu     sync.Mutex
	who    annotate.Viewer
	chosen bool
}

// ViewAs restricts everything that is read from now on to what a person may
// see: a lead sees everything, an annotator what viewOf tells. It is called
// before a person's session opens, and again when roles may have changed. A
// project that is opened for nobody in particular shows everything.
func (p *Project) ViewAs(ctx context.Context, annotator string) error {
	if err := annotate.CheckAnnotatorID(annotator); err != nil {
		return err
	}
	p.viewer.mu.Lock()
	defer p.viewer.mu.Unlock()
	return explain(p.viewAs(ctx, annotator), "opening the project", p.path)
}

func (p *Project) viewAs(ctx context.Context, annotator string) error {
	roles, err := readRoles(ctx, p.reader.whole)
	if err != nil {
		return err
	}
	who := annotate.Viewer{Annotator: annotator, Lead: annotate.MayLead(roles, annotator)}
	if p.viewer.chosen && who == p.viewer.who {
		return nil
	}
	if who.Lead {
		p.reader.look(nil)
	} else {
		views, err := viewOf(ctx, p.reader.whole, annotator)
		if err != nil {
			return err
		}
		p.reader.look(openReaders(p.path, p.immutable, views...))
	}
	p.viewer.who, p.viewer.chosen = who, true
	return nil
}

// Viewer is for whom the project is read.
func (p *Project) Viewer() annotate.Viewer {
	p.viewer.mu.Lock()
	defer p.viewer.mu.Unlock()
	if !p.viewer.chosen {
		return annotate.Viewer{Lead: true}
	}
	return p.viewer.who
}

// rolesChanged looks again who may see what.
func (p *Project) rolesChanged(ctx context.Context) error {
	p.viewer.mu.Lock()
	defer p.viewer.mu.Unlock()
	if !p.viewer.chosen {
		return nil
	}
	return p.viewAs(ctx, p.viewer.who.Annotator)
}

// needLead refuses what only a lead may do.
func (p *Project) needLead(what string) error {
	if p.Viewer().Lead {
		return nil
	}
	return annotate.Errorf(annotate.CodeInvalid, "Only a lead can %s, because it shows what others answered.", what)
}
