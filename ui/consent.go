package ui

import (
	"context"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/team"
	"plumbline/ui/modal"
	"plumbline/ui/wording"
)

// consentAsked is the text that a person was asked to agree to last.
type consentAsked struct {
	version string
	modal   *modal.Modal
}

// followConsent asks for consent as soon as a merge or another program brings another text:
// once, and no longer where it is not asked any more.
func (c commands) followConsent() {
	s := c.w.work.Session()
	var asked *annotate.Consent
	if s != nil {
		asked = s.AsksConsent()
	}
	if asked != nil && asked.Version == c.w.consent.version {
		return
	}
	if c.w.consent.modal != nil {
		c.w.consent.modal.Close()
	}
	c.w.consent = consentAsked{}
	c.askConsent()
}

// askConsent asks the person to agree to what the project asks of them, if they have not.
func (c commands) askConsent() {
	s := c.w.work.Session()
	if s == nil || s.AsksConsent() == nil {
		return
	}
	ctx := context.Background()
	asked := *s.AsksConsent()
	words, err := c.w.work.Project().Consents(ctx)
	if err != nil {
		c.w.failed(err)
		return
	}
	c.w.consent = consentAsked{asked.Version, nil}
	c.w.consent.modal = c.ask.AskConsent(asked, annotate.ConsentingOf(asked, words, s.Annotator()), func() {
		if s != c.w.work.Session() {
			return
		}
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
			c.w.consent.version = asked.Version // they know it, and are not pressed
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
		if err := team.CheckConsent(consent.Text); err != nil {
			return err
		}
		err := c.w.work.Decide(team.ProjectFact(annotate.ProjectConsent, consent.Text))
		if err == nil {
			c.w.reloadPlace()
			c.w.say(lang.L("What annotators agree to is kept; packs made from now on have it"))
		}
		return err
	})
}
