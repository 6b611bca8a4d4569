package ui

import (
	"context"
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/team"
	"plumbline/annotate/work/workspace"
	"plumbline/ui/dialogs"
	"plumbline/ui/place"
)

// rule asks what the lead lays down about a question, and lays it down.
func (c commands) rule(about place.Rule) {
	project, me := c.w.work.Project(), c.w.work.Session().Annotator()
	if !c.w.work.Leads() {
		return
	}
	ctx := context.Background()
	asks, err := rulingOn(ctx, project, me, about)
	if err != nil {
		c.w.failed(err)
		return
	}
	if asks.Field != nil {
		asks.Earlier = func(found func([]annotate.Earlier, error)) {
			var earlier []annotate.Earlier
			var err error
			c.w.params.Work(
				func() { earlier, err = annotate.EarlierAnswers(ctx, project, about.Field) },
				func() { found(earlier, err) },
			)
		}
	}
	c.w.params.Trace("rules on %s", about.Field)
	c.ask.Rule(asks, func(r annotate.Ruling) error {
		if err := r.Fits(asks.Field); err != nil {
			return err
		}
		return c.layDown(annotate.RulingKey(about.Paragraph, about.Field, r.For), r.Value())
	}, func(r annotate.Ruling) {
		if err := c.layDown(annotate.RulingKey(about.Paragraph, about.Field, r.For), ""); err != nil {
			c.w.failed(err)
		}
	})
}

// layDown writes a ruling, or takes it back, and shows it.
func (c commands) layDown(key annotate.Key, value string) error {
	err := c.w.work.Decide(team.Fact{Key: key, Value: value})
	if err == nil {
		c.w.reloadPlace()
		c.w.params.Trace("ruled %s", key.Field)
	}
	return err
}

// rulingOn reads what the dialog about a ruling shows at once: a moment's work, so that it is
// there for the next key.
func rulingOn(ctx context.Context, p *workspace.Project, me string, about place.Rule) (dialogs.Ruling, error) {
	asks := dialogs.Ruling{For: about.For}
	sheet, err := p.Sheet(ctx, about.Paragraph, annotate.LayerAnnotation, annotate.FirstRound, me)
	if err != nil {
		return asks, err
	}
	asks.Number, asks.Text = sheet.Paragraph.Position, sheet.Paragraph.Text
	book, err := p.Codebook(ctx)
	if err != nil {
		return asks, err
	}
	asks.Field = fieldIn(book, about.Field)
	if asks.Stands, err = currentRuling(ctx, p, about); err != nil {
		return asks, err
	}
	all, err := p.Inquiries(ctx)
	if err != nil {
		return asks, err
	}
	asks.Asked = slices.DeleteFunc(annotate.InquiriesOn(all, about.Paragraph), func(q annotate.Inquiry) bool {
		return q.Field != about.Field || q.Answer != nil
	})
	return asks, nil
}

// currentRuling is what is laid down for whom a ruling is to be for, nil if nothing is.
func currentRuling(ctx context.Context, p *workspace.Project, about place.Rule) (*annotate.Ruling, error) {
	rulings, err := p.Rulings(ctx)
	for i := len(rulings) - 1; i >= 0 && err == nil; i-- {
		if r := &rulings[i]; r.Paragraph.ID == about.Paragraph && r.Field == about.Field && r.For == about.For {
			return r, nil
		}
	}
	return nil, err
}

// lay writes what a lead decided beside the answers.
func (c commands) lay(what place.Lay) {
	if err := c.w.work.Decide(what.Facts...); err != nil {
		c.w.failed(err)
		return
	}
	c.w.reloadPlace()
	c.w.say(what.Says)
	c.w.params.Trace("laid %d", len(what.Facts))
}
