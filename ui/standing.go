package ui

import (
	"context"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
)

// standing is what the top bar says about the person beside their id.
type standing struct {
	lead        bool // they were named a lead
	outletBlind bool // the project hides outlets from them
}

// lookUpStanding finds out how the person stands in the open project. What
// cannot be read is shown as it is for everyone.
func (w *Window) lookUpStanding() {
	ctx, s := context.Background(), standing{}
	if roles, err := w.project.Roles(ctx); err == nil {
		s.lead = roles[w.session.Annotator()] == annotate.RoleLead
	}
	if !w.project.Viewer().Lead {
		hidden, err := w.project.Setting(ctx, annotate.ProjectOutletBlind)
		s.outletBlind = err == nil && hidden == annotate.Yes
	}
	w.standing = s
}

// personLine says who is at work, and as what.
func (s barState) personLine() string {
	data := map[string]any{"ID": s.Annotator}
	if s.Lead {
		return lang.L("Lead {{.ID}}", data)
	}
	return lang.L("Annotator {{.ID}}", data)
}
