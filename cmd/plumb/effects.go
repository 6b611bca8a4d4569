package main

import (
	"encoding/json"
	"fmt"

	"plumbline/annotate"
	"plumbline/annotate/review"
	"plumbline/store"
)

type effectsCommand struct {
	Project string `arg:"" name:"PROJECT" help:"The project."`
	Draws   int    `default:"2000" help:"How often articles are drawn for an interval."`
	Seed    uint64 `default:"1" help:"What decides the draws."`
	JSON    bool   `help:"The same as JSON."`
}

// effectLine is one comparison as JSON.
type effectLine struct {
	Treatment      string      `json:"treatment"`
	Measure        string      `json:"measure"`
	Field          string      `json:"field,omitempty"`
	Value          string      `json:"value,omitempty"`
	Shown          *float64    `json:"shown"`
	Hidden         *float64    `json:"hidden"`
	ShownN         int         `json:"shown_n"`
	HiddenN        int         `json:"hidden_n"`
	ShownArticles  int         `json:"shown_articles"`
	HiddenArticles int         `json:"hidden_articles"`
	Difference     *float64    `json:"difference"`
	CI95           *[2]float64 `json:"ci95"`
}

// Run compares the arms of the experiments with what is pointed out in the texts.
func (c *effectsCommand) Run(s *session) error {
	return s.read(c.Project, func(p *store.Project) error {
		excluded, err := annotate.ReadExclusions(s, p)
		if err != nil {
			return err
		}
		effects, err := review.ReadArmEffects(s, p, review.Filter{}, excluded, review.Draws{Times: c.Draws, Seed: c.Seed})
		if err != nil {
			return err
		}
		if c.JSON {
			return c.asJSON(s, effects)
		}
		return c.inWords(s, effects)
	})
}

func (c *effectsCommand) asJSON(s *session, effects []review.ArmEffect) error {
	lines := make([]effectLine, len(effects))
	for i, x := range effects {
		l := effectLine{
			Treatment: x.Treatment, Measure: string(x.Measure), Value: x.Value, ShownN: x.Shown.N, HiddenN: x.Hidden.N,
			ShownArticles: x.Shown.Articles, HiddenArticles: x.Hidden.Articles,
		}
		if x.Field != nil {
			l.Field = x.Field.Key
		}
		if x.Shown.N > 0 {
			l.Shown = &effects[i].Shown.Value
		}
		if x.Hidden.N > 0 {
			l.Hidden = &effects[i].Hidden.Value
		}
		if x.Enough {
			l.Difference, l.CI95 = &effects[i].Difference, &effects[i].CI95
		}
		lines[i] = l
	}
	out := json.NewEncoder(s.out)
	out.SetIndent("", "  ")
	return out.Encode(lines)
}

func (c *effectsCommand) inWords(s *session, effects []review.ArmEffect) error {
	if len(effects) == 0 {
		s.say("Nothing was answered in an experiment; \"plumb settings --targets-shown experiment\" or --hints-shown begins one.")
		return nil
	}
	w := newWords(s.out)
	few := false
	for i, x := range effects {
		if i == 0 || effects[i-1].Treatment != x.Treatment {
			if i > 0 {
				w.line("")
			}
			w.row(treatmentWords[x.Treatment], "", "shown", "hidden", "difference", "95 %", "n")
		}
		difference, interval := "too few articles", ""
		if x.Enough {
			difference, interval = fmt.Sprintf("%+.3f", x.Difference), fmt.Sprintf("%+.3f to %+.3f", x.CI95[0], x.CI95[1])
		}
		few = few || !x.Enough
		question, value := measureWords[x.Measure], ""
		if x.Field != nil {
			question, value = x.Field.Label, x.Field.ShownValue(x.Value)
		}
		w.row(question, value, armValue(x.Shown), armValue(x.Hidden), difference, interval, fmt.Sprintf("%d, %d", x.Shown.N, x.Hidden.N))
	}
	w.line("")
	w.line(
		"By the arm drawn for article and annotator, whatever words a paragraph had; intervals from %d draws of whole articles (seed %d).",
		c.Draws,
		c.Seed,
	)
	w.line("Of many differences some seem large by chance.")
	if few {
		w.line("A difference is named from %d articles in each arm on.", review.LeastArticles)
	}
	return w.end()
}

var treatmentWords = map[string]string{
	annotate.ProjectTargetsShown: "names of targets", annotate.ProjectHintsShown: "hints",
}

var measureWords = map[review.Measure]string{
	review.ShareUnsure: "paragraphs in doubt", review.MeanSeconds: "seconds a paragraph",
}

func armValue(a review.Arm) string {
	if a.N == 0 {
		return "–"
	}
	return fmt.Sprintf("%.3f", a.Value)
}
