package main

import (
	"strconv"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/team"
	"plumbline/store"
)

type settingsCommand struct {
	Project        string  `arg:"" name:"PROJECT" help:"The project."`
	OutletBlind    string  `enum:"yes,no,keep" default:"keep" placeholder:"yes|no" help:"Whether annotators see neither outlet, author, URL nor file name of an article."`
	HideCrosslinks string  `enum:"yes,no,keep" default:"keep" placeholder:"yes|no" help:"Whether paragraphs that only point to other articles are left out for annotators."`
	HideColumns    string  `enum:"yes,no,keep" default:"keep" placeholder:"yes|no" help:"Whether annotators' answers stay covered in Adjudicate until the lead has answered."`
	AuditShare     *int    `placeholder:"PERCENT" help:"The share of paragraphs on which all annotators agree that is adjudicated as well; 0 takes none."`
	Time           string  `enum:"off,sitting,answer,keep" default:"keep" placeholder:"off|sitting|answer" help:"How much is kept of the time that people take: nothing, the length of each sitting, or of every answer. Annotators are told."`
	TargetsShown   string  `enum:"off,after,at-once,experiment,keep" default:"keep" placeholder:"off|after|at-once|experiment" help:"When names of targets are pointed out in the texts: never, once a paragraph is submitted, from the beginning, or from the beginning in half of each annotator's articles, drawn by chance, so that its effect can be seen."`
	HintsShown     string  `enum:"off,after,at-once,experiment,keep" default:"keep" placeholder:"off|after|at-once|experiment" help:"The same of the words of the list that \"plumb hints\" sets. Annotators are told. Nothing is ever answered by a hint."`
	PracticePass   *int    `placeholder:"PERCENT" help:"The share of practice answers that must be those of the key before real work; 0 requires none."`
	RepeatShare    *int    `placeholder:"PERCENT" help:"The share of what is submitted that annotators are asked again later, without being told what; 0 asks nothing."`
	RepeatDays     *int    `placeholder:"DAYS" help:"How many days pass before that, at least 14."`
	Seed           *string `placeholder:"SEED" help:"What decides the order of articles, which differs by annotator; \"\" means the order of import."`
}

// yesNo are the values of settings that only hold or not.
var yesNo = map[string]string{"yes": annotate.Yes, "no": ""}

// Run changes settings, if any are given, and shows them.
func (c *settingsCommand) Run(s *session) error {
	var facts []team.Fact
	for field, given := range map[string]string{
		annotate.ProjectOutletBlind: c.OutletBlind, annotate.ProjectHideCrosslinks: c.HideCrosslinks,
		annotate.ProjectHideColumns: c.HideColumns,
	} {
		if value, set := yesNo[given]; set {
			facts = append(facts, team.ProjectFact(field, value))
		}
	}
	if c.Time != "keep" {
		facts = append(facts, team.ProjectFact(annotate.ProjectTime, string(annotate.ReadTiming(c.Time))))
	}
	for field, given := range map[string]string{annotate.ProjectTargetsShown: c.TargetsShown, annotate.ProjectHintsShown: c.HintsShown} {
		if given != "keep" {
			facts = append(facts, team.ProjectFact(field, string(showingOf(given))))
		}
	}
	if c.Seed != nil {
		facts = append(facts, team.ProjectFact(annotate.ProjectSeed, *c.Seed))
	}
	for _, number := range []struct {
		name, field string
		given       *int
		least, most int
	}{
		{"audit-share", annotate.ProjectAuditShare, c.AuditShare, 0, 100},
		{"practice-pass", annotate.ProjectPracticePass, c.PracticePass, 0, 100},
		{"repeat-share", annotate.ProjectRepeatShare, c.RepeatShare, 0, 100},
		{"repeat-days", annotate.ProjectRepeatDays, c.RepeatDays, annotate.RepeatDays, 10_000},
	} {
		switch {
		case number.given == nil:
			continue
		case *number.given < number.least || *number.given > number.most:
			return misused("--%s is a number from %d to %d, not %d.", number.name, number.least, number.most, *number.given)
		}
		facts = append(facts, team.ProjectFact(number.field, strconv.Itoa(*number.given)))
	}
	if len(facts) == 0 {
		return s.read(c.Project, func(p *store.Project) error { return c.show(s, p) })
	}
	return s.change(c.Project, func(p *store.Project) error {
		facts, err := withSeed(s, p, facts)
		if err == nil {
			_, err = s.decide(p, facts...)
		}
		if err != nil {
			return err
		}
		return c.show(s, p)
	})
}

// withSeed adds what an experiment needs that begins.
func withSeed(s *session, p *store.Project, facts []team.Fact) ([]team.Fact, error) {
	seed, err := p.Setting(s, annotate.ProjectShownSeed)
	var all []team.Fact
	for _, f := range facts {
		if !annotate.IsTreatment(f.Key.Field) {
			all = append(all, f)
			continue
		}
		added := team.ShowingFacts(f.Key.Field, annotate.ReadShowing(f.Value), seed)
		if len(added) > 1 {
			seed = added[1].Value
		}
		all = append(all, added...)
	}
	return all, err
}

// showingOf is when something is pointed out by the word that is typed for it, and
// showingName that word.
func showingOf(name string) annotate.Showing {
	for _, s := range annotate.Showings() {
		if showingName(s) == name {
			return s
		}
	}
	return annotate.ShowNever
}

func showingName(s annotate.Showing) string {
	if s == annotate.ShowNever {
		return "off"
	}
	return strings.ReplaceAll(string(s), "_", "-")
}

func (c *settingsCommand) show(s *session, p *store.Project) error {
	w := newWords(s.out)
	for _, row := range []struct{ name, field, unset string }{
		{"outlet-blind", annotate.ProjectOutletBlind, "no"},
		{"hide-crosslinks", annotate.ProjectHideCrosslinks, "no"},
		{"hide-columns", annotate.ProjectHideColumns, "no"},
		{"audit-share", annotate.ProjectAuditShare, "0"},
		{"time", annotate.ProjectTime, "off"},
		{"targets-shown", annotate.ProjectTargetsShown, "off"},
		{"hints-shown", annotate.ProjectHintsShown, "off"},
		{"practice-pass", annotate.ProjectPracticePass, "0"},
		{"repeat-share", annotate.ProjectRepeatShare, "0"},
		{"repeat-days", annotate.ProjectRepeatDays, strconv.Itoa(annotate.RepeatDays)},
		{"seed", annotate.ProjectSeed, "none: articles come in the order of import"},
	} {
		value, err := p.Setting(s, row.field)
		switch {
		case err != nil:
			return err
		case value == "":
			value = row.unset
		case annotate.IsTreatment(row.field):
			value = showingName(annotate.ReadShowing(value))
		case value == annotate.Yes:
			value = "yes"
		}
		w.row(row.name, value)
	}
	return w.end()
}
