package main

import (
	"fmt"

	"plumbline/annotate"
	"plumbline/annotate/practice"
	"plumbline/store"
)

// attempt is one go of somebody at the articles with a key.
type attempt struct {
	Annotator  string       `json:"annotator"`
	Attempt    int          `json:"attempt"`
	Paragraphs int          `json:"paragraphs"`
	Wholes     int          `json:"wholes"`
	Submitted  int          `json:"submitted"`
	Asked      int          `json:"asked"`
	Right      int          `json:"right"`
	Share      *float64     `json:"share"`
	Nearness   *float64     `json:"nearness"`
	Fields     []fieldScore `json:"fields"`
	Missed     []missed     `json:"missed"`
}

type fieldScore struct {
	Field    string   `json:"field"`
	Asked    int      `json:"asked"`
	Right    int      `json:"right"`
	Share    *float64 `json:"share"`
	Nearness *float64 `json:"nearness"`
}

type missed struct {
	Paragraph string  `json:"paragraph_id"`
	Article   string  `json:"article_id"`
	Position  int     `json:"position"`
	Field     string  `json:"field"`
	TargetID  *string `json:"target_id"`
	Answer    *string `json:"answer"`
	Key       string  `json:"key"`
}

// scores shows every attempt of everyone.
func (c *practiceCommand) scores(s *session) error {
	all := []attempt{}
	err := s.read(c.Project, func(p *store.Project) error {
		people, err := p.Annotators(s)
		if err != nil {
			return err
		}
		for _, who := range people {
			attempts, err := practice.Attempts(s, p, who)
			if err != nil {
				return err
			}
			for _, a := range attempts {
				all = append(all, attemptOf(who, a))
			}
		}
		return nil
	})
	switch {
	case err != nil:
		return err
	case c.JSON:
		return writeObject(s.out, struct {
			Attempts []attempt `json:"attempts"`
		}{all})
	case len(all) == 0:
		s.say("Nobody has practised yet.")
		return nil
	}
	w := newWords(s.out)
	w.row("annotator", "attempt", "question", "right", "asked", "share", "nearness", "submitted")
	for _, a := range all {
		progress := fmt.Sprintf("%d of %s", a.Submitted, annotate.CountUnits(a.Paragraphs, a.Wholes))
		w.row(
			a.Annotator,
			fmt.Sprint(a.Attempt),
			"all",
			fmt.Sprint(a.Right),
			fmt.Sprint(a.Asked),
			share(a.Share),
			share(a.Nearness),
			progress,
		)
		for _, f := range a.Fields {
			w.row("", "", f.Field, fmt.Sprint(f.Right), fmt.Sprint(f.Asked), share(f.Share), share(f.Nearness), "")
		}
	}
	return w.end()
}

func attemptOf(who string, from practice.Attempt) attempt {
	a := attempt{
		Annotator: who, Attempt: from.Round, Paragraphs: from.Paragraphs, Wholes: from.Wholes, Submitted: from.Submitted,
		Asked: from.Score.Asked, Right: from.Score.Right, Share: defined(from.Score.Share()), Nearness: defined(from.Score.Nearness()),
		Fields: []fieldScore{}, Missed: []missed{},
	}
	for _, f := range from.Score.Fields {
		a.Fields = append(a.Fields, fieldScore{f.Field.Key, f.Asked, f.Right, defined(f.Share()), defined(f.Nearness())})
	}
	for _, f := range from.Score.Missed {
		for _, m := range f.Missed() {
			a.Missed = append(a.Missed, missed{
				f.Paragraph.ID, f.Paragraph.Article, f.Paragraph.Position, m.Field.Key, orNull(m.Target), orNull(m.Yours), m.Key,
			})
		}
	}
	return a
}

// defined is a number that may have no value.
func defined(x float64, ok bool) *float64 {
	if !ok {
		return nil
	}
	return &x
}

// share is a part of one, or that there is none.
func share(x *float64) string {
	if x == nil {
		return "undefined"
	}
	return fmt.Sprintf("%.3f", *x)
}
