package datasheet

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/study"
)

// fewest is how many people have to have told something of themselves before it is said
// how many did.
const fewest = 5

func (f facts) people() Section {
	return Section{"Who labelled", []Item{
		f.annotators(),
		{
			Key: "annotators", Asks: "Who are the annotators, as far as it may matter for the labels, and how were they found?",
			From: bender + ", annotator demographic", Told: f.attributes(), Part: true,
		},
		f.practice(),
		{Key: "payment", Asks: "How were they paid?", From: gebru},
		f.consent(true),
	}}
}

// consent tells what annotators agreed to, with its words where they are wanted, and how many
// did.
func (f facts) consent(whole bool) Item {
	item := Item{Key: "consent", Asks: "What did they agree to? Was there an ethical review?", From: gebru, Part: true}
	for _, v := range f.Agreed {
		text := "an older text"
		if f.Consent != nil && f.Consent.Version == v.Version {
			text = "the text in force"
		}
		when := "on " + f.day(v.First)
		if f.day(v.Last) != f.day(v.First) {
			when = "from " + f.day(v.First) + " to " + f.day(v.Last)
		}
		told := fmt.Sprintf("%s agreed to %s, version %s, %s.", plural(v.Agreed, "person", "people"), text, v.Version, when)
		if v.Withdrawn > 0 {
			told += fmt.Sprintf(" %s took their consent to it back.", plural(v.Withdrawn, "more person", "more people"))
		}
		item.Told = append(item.Told, told)
	}
	if f.Consent == nil {
		return item
	}
	if len(f.Agreed) == 0 {
		item.Told = append(item.Told, "Before anything is asked of them, annotators are to agree to a text; nobody has yet.")
	}
	if whole {
		item.Told = append(item.Told, fmt.Sprintf("The text in force, version %s, says:", f.Consent.Version))
		item.Told = append(item.Told, paragraphsOf(f.Consent.Text)...)
	}
	return item
}

func (f facts) annotators() Item {
	item := Item{
		Asks: "How many people labelled, how much and when?", From: both,
		Told: []string{plural(len(f.Labels.By), "annotator") + "."},
	}
	if words, some := f.Seats.Words(); some {
		item.Told = append(item.Told, words.String())
	}
	if len(f.Labels.By) == 0 {
		return item
	}
	item.Rows = &Table{Head: []string{"Annotator", "Submitted", "First", "Last"}}
	for _, a := range f.Labels.By {
		item.Rows.Rows = append(item.Rows.Rows, []string{
			a.ID, a.Units.Words().String(), f.day(a.First), f.day(a.Last),
		})
	}
	return item
}

func (f facts) attributes() (told []string) {
	for _, name := range slices.Sorted(maps.Keys(f.Told)) {
		number := fmt.Sprintf("fewer than %d", fewest)
		if f.Told[name] >= fewest {
			number = fmt.Sprint(f.Told[name])
		}
		if f.Along != "" {
			told = append(told, fmt.Sprintf("%s people told %s of themselves; the table %s has it.", number, quoted(name), f.Along))
			continue
		}
		told = append(told, fmt.Sprintf("The project keeps %s of %s people, apart from the labels.", quoted(name), number))
	}
	return told
}

func (f facts) practice() Item {
	item := Item{Key: "training", Asks: "How were they trained?", From: both}
	pass := f.Settings[annotate.ProjectPracticePass]
	if pass != "" && pass != "0" {
		item.Told = append(item.Told, fmt.Sprintf("Real work was open only to who gave %s %% of the right answers in practice.", pass))
	}
	if n := len(f.Labels.Practised); n > 0 {
		var all annotate.UnitCount
		for _, of := range f.Labels.Practised {
			all = all.Plus(of)
		}
		item.Told = append(item.Told, fmt.Sprintf("%s practised on %s with a key of right answers.",
			plural(n, "person", "people"), all.Words()))
		item.Told = append(item.Told, f.scores()...)
	}
	return item
}

// scores tells how near people came to the key in the first attempt that they finished.
func (f facts) scores() []string {
	first := make(map[string]study.Practised)
	for _, p := range f.Practice {
		if other, is := first[p.Annotator]; p.Finished() && p.Score.Asked > 0 && (!is || p.Round < other.Round) {
			first[p.Annotator] = p
		}
	}
	var shares []int
	for _, p := range first {
		shares = append(shares, int(math.Round(100*float64(p.Score.Right)/float64(p.Score.Asked))))
	}
	if shares == nil {
		return nil
	}
	return []string{fmt.Sprintf("In the first attempt that they finished, %s gave between %d %% and %d %% of the right answers.",
		plural(len(shares), "person", "people"), slices.Min(shares), slices.Max(shares))}
}

func (f facts) labelling() Section {
	return Section{"How it was labelled", []Item{
		f.rules(), f.period(), f.overlap(), f.acrossOutlets(), f.blindness(), f.timing(),
	}}
}

func (f facts) rules() Item {
	item := Item{
		Asks: "By which rules?", From: both,
		Told: []string{"By a written codebook, which goes with the data."},
		Rows: &Table{Head: []string{"Codebook", "Version", "In force from", "Submitted under it"}},
	}
	for _, adopted := range f.Rules {
		item.Rows.Rows = append(item.Rows.Rows, []string{
			adopted.Book.ID, adopted.Book.Version, f.day(adopted.At), f.Labels.Versions[adopted.Book.Hash].Words().String(),
		})
	}
	if len(f.Rules) > 1 {
		item.Told = append(item.Told,
			"Answers to a question that changed its meaning between versions are not mixed; those given before are marked in the export.")
	}
	return item
}

func (f facts) period() Item {
	l := &f.Labels
	item := Item{Asks: "When, and how many answers?", From: gebru}
	if len(l.By) == 0 {
		item.Told = []string{"Nothing is submitted yet."}
		return item
	}
	submitted := f.submitted()
	item.Told = []string{fmt.Sprintf("From %s to %s: %s to %s that annotators submitted.",
		f.day(l.First), f.day(l.Last),
		plural(l.Answers, "answer"), submitted.Words())}
	if l.Derived > 0 {
		item.Told = append(item.Told, fmt.Sprintf(
			"Beside them tables hold %s that follow from these by the codebook; nobody was asked for them.",
			plural(l.Derived, "answer"),
		))
	}
	for _, part := range []struct {
		n    annotate.UnitCount
		says string
	}{
		{l.Imported, "Came from a file that was made elsewhere: %s."},
		{l.Unsure, "Marked as unsure, as a whole or in a question: %s."},
		{l.Marked, "With words marked that an answer rests on: %s."},
	} {
		if part.n.All > 0 {
			item.Told = append(item.Told, fmt.Sprintf(part.says, part.n.Words()))
		}
	}
	return item
}

// submitted counts what each annotator submitted.
func (f facts) submitted() (n annotate.UnitCount) {
	for _, a := range f.Labels.By {
		n = n.Plus(a.Units)
	}
	return n
}

func (f facts) overlap() Item {
	item := Item{
		Asks: "How many people labelled each paragraph, and who decided which?", From: gebru,
		Rows: &Table{Head: []string{"Annotators of a paragraph", "Paragraphs"}},
	}
	labelled := 0
	for _, annotators := range slices.Sorted(maps.Keys(f.Labels.Overlap)) {
		n := f.Labels.Overlap[annotators]
		labelled += n
		item.Rows.Rows = append(item.Rows.Rows, []string{fmt.Sprint(annotators), fmt.Sprint(n)})
	}
	if left := f.Texts.Paragraphs - labelled; left > 0 {
		item.Rows.Rows = append([][]string{{"0", fmt.Sprint(left)}}, item.Rows.Rows...)
	}
	if f.Texts.AssignedTo > 0 {
		item.Told = append(item.Told, fmt.Sprintf("%s were assigned to annotators by a lead.", plural(f.Texts.AssignedTo, "article")))
	} else {
		item.Told = append(item.Told, "No article was assigned to anybody in the project.")
	}
	if len(f.Batches) > 0 {
		item.Told = append(item.Told, fmt.Sprintf("They were worked on in %s.", plural(len(f.Batches), "batch", "batches")))
	}
	return item
}

func (f facts) blindness() Item {
	told := []string{"Nobody was shown what others answered to a question before they had submitted the paragraph."}
	if f.Labels.Imported.All > 0 {
		told[0] = "In Plumbline nobody was shown what others answered to a question before they had submitted the paragraph; " +
			"what was seen by those whose answers came from a file, the project does not know."
	}
	if f.Labels.Shown.All > 0 {
		told = append(told, fmt.Sprintf("%s were submitted after others' answers to them were shown; they are in no agreement.",
			f.Labels.Shown.Words()))
	}
	if f.Labels.Compared.All > 0 {
		told = append(
			told,
			fmt.Sprintf("Others' answers to %s were opened by annotators after they had submitted their own; what they changed then "+
				"is in no agreement.", f.Labels.Compared.Words()),
		)
	}
	if f.Settings[annotate.ProjectOutletBlind] == annotate.Yes {
		told = append(told, "Outlet, byline, address and file name were hidden from annotators.")
	} else {
		told = append(told, "The outlet was not hidden from annotators.")
	}
	var recognised []string
	for _, how := range []string{annotate.RecognisedKnew, annotate.RecognisedGuess, annotate.RecognisedNot} {
		if n := f.Labels.Recognised[how]; n > 0 {
			recognised = append(recognised, fmt.Sprintf("%s %d", how, n))
		}
	}
	if recognised != nil {
		told = append(
			told,
			"Asked afterwards whether they recognised it, annotators said: "+strings.Join(
				recognised,
				", ",
			)+" (times by article and annotator).",
		)
	}
	if f.Settings[annotate.ProjectHideCrosslinks] == annotate.Yes {
		told = append(told, "Cross-links to other articles were hidden from annotators.")
	}
	for _, t := range []struct{ field, what string }{
		{annotate.ProjectTargetsShown, "The names of targets"}, {annotate.ProjectHintsShown, "The words of a list of hints"},
	} {
		if when := pointedOut[annotate.ReadShowing(f.Settings[t.field])]; when != "" {
			told = append(told, t.what+" are pointed out in the texts "+when+"; the export says of each answer what its annotator saw.")
		}
	}
	return Item{Asks: "What did annotators see, and what was hidden from them?", From: gebru, Told: told}
}

// pointedOut says when something is, where it is at all.
var pointedOut = map[annotate.Showing]string{
	annotate.ShowAfter:      "once a paragraph is submitted",
	annotate.ShowAtOnce:     "from the beginning",
	annotate.ShowExperiment: "in an experiment, in half of the articles of each annotator, drawn from a seed",
}

func (f facts) timing() Item {
	told := map[annotate.Timing]string{
		annotate.TimeOff:        "The time that people took was not kept.",
		annotate.TimePerSitting: "The time that people took was kept by sitting, and they were told.",
		annotate.TimePerAnswer:  "The time that each answer took was kept, and people were told.",
	}
	return Item{Asks: "Was the time recorded?", From: gebru, Told: []string{told[annotate.ReadTiming(f.Settings[annotate.ProjectTime])]}}
}
