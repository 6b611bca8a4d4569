package ui

import (
	"context"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/team"
	"plumbline/ui/wording"
)

// askConsent asks the person to agree to what the project asks of them, if they have not.
func (c commands) askConsent() {
	s := c.w.work.Session()
	if s == nil || s.AsksConsent() == nil {
		return
	}
	ctx := context.Background()
	c.ask.AskConsent(*s.AsksConsent(), func() {
		if err := s.Agree(ctx); err != nil {
			c.w.failed(err)
			return
		}
		c.w.annotating().Reload()
		c.w.params.Trace("agreed")
		c.ask.AskAboutSelf(func(lines string) error {
			attributes, err := team.ReadAttributes(lines)
			if err != nil {
				return err
			}
			return s.TellOfSelf(ctx, attributes)
		})
	})
}

// consent lets a lead write what annotators agree to, and an annotator read it again.
func (c commands) consent() {
	s := c.w.work.Session()
	if s == nil {
		return
	}
	ctx := context.Background()
	asked, agreed, err := s.Consent(ctx)
	switch {
	case err != nil:
		c.w.failed(err)
	case c.w.work.Leads():
		c.editConsent(asked)
	case asked == nil:
		c.w.say(lang.L("In this project nothing is to be agreed to"))
	case !agreed:
		c.askConsent()
	default:
		c.ask.ShowConsent(*asked, func() {
			if err := s.Withdraw(ctx); err != nil {
				c.w.failed(err)
				return
			}
			c.w.annotating().Reload()
			c.w.say(lang.L("Your consent is withdrawn: nothing more is asked of you"))
		})
	}
}

// editConsent lets a lead write the text; of a project that has none, the settings suggest
// one.
func (c commands) editConsent(asked *annotate.Consent) {
	text, project := "", c.w.work.Project()
	if asked != nil {
		text = asked.Text
	}
	setting := func(field string) string {
		value, err := project.Setting(context.Background(), field)
		if err != nil {
			c.w.failed(err)
		}
		return value
	}
	c.ask.EditConsent(text, team.ConsentDraft(setting, wording.Words), func(text string) error {
		consent, _ := annotate.ConsentTo(text)
		err := c.w.work.Decide(team.ProjectFact(annotate.ProjectConsent, consent.Text))
		if err == nil {
			c.w.say(lang.L("What annotators agree to is kept; packs made from now on have it"))
		}
		return err
	})
}
