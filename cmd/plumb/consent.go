package main

import (
	"encoding/json"
	"fmt"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/ordinaryfile"
	"plumbline/annotate/sentence"
	"plumbline/annotate/team"
	"plumbline/store"
)

type consentCommand struct {
	Project string `arg:"" name:"PROJECT" help:"The project."`
	Text    string `xor:"what" placeholder:"FILE" help:"Make the text of FILE what annotators agree to before they label. Another text than before asks everyone again."`
	None    bool   `xor:"what" help:"Ask annotators to agree to nothing."`
	Draft   bool   `xor:"what" help:"Print a text as the project's settings suggest it, with places to fill in; nothing is written."`
	JSON    bool   `xor:"what" help:"JSON, a line a word that was given, instead of words."`
}

// Run shows, drafts or sets what annotators agree to.
func (c *consentCommand) Run(s *session) error {
	switch {
	case c.Draft:
		return s.read(c.Project, func(p *store.Project) error { return c.draft(s, p) })
	case c.Text != "":
		return c.set(s)
	case c.None:
		return s.change(c.Project, func(p *store.Project) error {
			_, err := s.decide(p, team.ProjectFact(annotate.ProjectConsent, ""))
			return err
		})
	}
	return s.read(c.Project, func(p *store.Project) error { return c.show(s, p) })
}

func (c *consentCommand) draft(s *session, p *store.Project) error {
	var failed error
	setting := func(field string) string {
		value, err := p.Setting(s, field)
		if err != nil {
			failed = err
		}
		return value
	}
	text := team.ConsentDraft(setting, sentence.English)
	if failed != nil {
		return failed
	}
	_, err := fmt.Fprint(s.out, text)
	return err
}

func (c *consentCommand) set(s *session) error {
	src, err := ordinaryfile.Read(c.Text, 4*annotate.MaxValue)
	if err != nil {
		return err
	}
	consent, asks := annotate.ConsentTo(annotate.Visible(string(src)))
	if !asks {
		return misused("%s holds no text; --none asks annotators to agree to nothing.", c.Text)
	}
	if err := team.CheckConsent(consent.Text); err != nil {
		return err
	}
	return s.change(c.Project, func(p *store.Project) error {
		n, err := s.decide(p, team.ProjectFact(annotate.ProjectConsent, consent.Text))
		switch {
		case err != nil:
		case n == 0:
			s.say("Nothing changed: this is what annotators agree to already.")
		default:
			s.say("Annotators agree to version %s before they label; packs made from now on have it.", consent.Version)
		}
		return err
	})
}

func (c *consentCommand) show(s *session, p *store.Project) error {
	text, err := p.Setting(s, annotate.ProjectConsent)
	if err != nil {
		return err
	}
	consent, asks := annotate.ConsentTo(text)
	words, err := p.Consents(s)
	if err != nil {
		return err
	}
	if c.JSON {
		return c.lines(s, consent, words)
	}
	if !asks {
		s.say("Annotators are asked to agree to nothing.")
	} else if _, err := fmt.Fprintf(s.out, "Version %s\n\n%s\n", consent.Version, consent.Text); err != nil {
		return err
	}
	missing, err := c.missing(s, p, consent, words)
	if err != nil || len(words)+len(missing) == 0 {
		return err
	}
	w := newWords(s.out)
	if asks {
		w.line("")
	}
	w.row("annotator", "version", "agreed", "")
	for _, a := range words {
		w.row(a.Annotator, a.Version, a.At.UTC().Format(time.DateTime), wordOn(a, consent))
	}
	for _, id := range missing {
		w.row(id, "", "", "not yet")
	}
	return w.end()
}

// missing are the annotators who said nothing on any text, where there is one.
func (c *consentCommand) missing(s *session, p *store.Project, now annotate.Consent, words []annotate.Agreed) ([]string, error) {
	if now.Version == "" {
		return nil, nil
	}
	people, err := p.People(s)
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, one := range people {
		if one.Role != annotate.RoleLead {
			ids = append(ids, one.ID)
		}
	}
	return annotate.Consenters(now, words, ids)[annotate.ConsentMissing], nil
}

// wordOn says what a word on a version is worth now.
func wordOn(a annotate.Agreed, now annotate.Consent) string {
	switch {
	case a.Withdrawn:
		return "withdrawn"
	case a.Version != now.Version:
		return "to an older text"
	}
	return ""
}

func (c *consentCommand) lines(s *session, now annotate.Consent, words []annotate.Agreed) error {
	out := json.NewEncoder(s.out)
	for _, a := range words {
		if err := out.Encode(struct {
			Annotator string `json:"annotator"`
			Version   string `json:"version"`
			Current   bool   `json:"current"`
			At        string `json:"at"`
			Withdrawn bool   `json:"withdrawn"`
		}{a.Annotator, a.Version, a.Version == now.Version, a.At.UTC().Format(time.RFC3339), a.Withdrawn}); err != nil {
			return err
		}
	}
	return nil
}
