package form_test

import (
	"os"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/annotatetest"
	"plumbline/annotate/codebook"
	"plumbline/ui/form"
)

// rig builds views of one paragraph the way a screen does: what is asked follows
// from the answers and the codebook.
type rig struct {
	t       testing.TB
	book    *codebook.Codebook
	text    string
	targets []annotate.Target
	answers map[annotate.Slot]string
	active  annotate.Slot
	change  map[annotate.Slot]func(*form.Row)
	view    form.View
}

func newRig(t testing.TB, targets ...string) *rig {
	d := &rig{
		t: t, book: annotatetest.Codebook(), text: "He said so.",
		answers: map[annotate.Slot]string{}, change: map[annotate.Slot]func(*form.Row){},
	}
	for _, name := range targets {
		d.targets = append(d.targets, annotate.Target{ID: "t-" + name, Name: name})
	}
	return d
}

// under asks by the codebook in a file.
func (d *rig) under(t testing.TB, file string) *rig {
	t.Helper()
	source, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if d.book, err = codebook.Parse(source); err != nil {
		t.Fatal(err)
	}
	return d
}

func slot(field, target string) annotate.Slot {
	if target != "" {
		target = "t-" + target
	}
	return annotate.Slot{Field: field, Target: target}
}

// say answers a question.
func (d *rig) say(field, target, value string) *rig {
	d.answers[slot(field, target)] = value
	return d
}

// at makes a question active.
func (d *rig) at(field, target string) *rig {
	d.active = slot(field, target)
	f := d.book.Field(field)
	d.view.Told.Question = form.QuestionOf(f, target)
	return d
}

// explain tells of an option.
func (d *rig) explain(field, value string) *rig {
	d.view.Told.Option = d.book.Field(field).Option(value)
	return d
}

// alter changes the row of a question before it is shown.
func (d *rig) alter(field, target string, change func(*form.Row)) *rig {
	d.change[slot(field, target)] = change
	return d
}

// asked are the questions asked now.
func (d *rig) asked() []codebook.Question {
	ids := annotate.TargetIDs(d.targets)
	return d.book.Ask(codebook.Facts{Text: d.text, Targets: ids, Answer: func(field, target string) (string, bool) {
		value, ok := d.answers[annotate.Slot{Field: field, Target: target}]
		if !ok && field == "unit_type" {
			return "body", true
		}
		return value, ok
	}}).Questions()
}

func (d *rig) show() form.View {
	v := d.view
	v.Book, v.Targets = d.book, d.targets
	for _, q := range d.asked() {
		if !q.Field.Choosable() {
			continue
		}
		s := annotate.Slot{Field: q.Field.Key, Target: q.Target}
		row := form.Row{Field: q.Field, Target: q.Target, Value: d.answers[s], Active: s == d.active}
		if q.Field.Prefill != "" {
			row.Guess = "body"
		}
		if change := d.change[s]; change != nil {
			change(&row)
		}
		v.Rows = append(v.Rows, row)
	}
	return v
}

// halfway is a paragraph in the middle of its answers: three targets, one of
// them with a stance, the editorializing field active.
func halfway(t testing.TB) *rig {
	d := newRig(t, "Northland", "The Isles", "Southern Union").say("sourcing", "", "none").
		say("stance", "Northland", "-2").say("voice", "Northland", "outlet").
		say("stance", "The Isles", "absent").say("stance", "Southern Union", "absent").
		say("unsourced", "", "yes").say("editorial", "", "loaded|verdict")
	d.view.State = form.StateLine{Kind: form.Open, Text: "1 question left"}
	d.view.CanUndo = true
	return d.at("editorial", "").explain("editorial", "verdict")
}

// everything is the longest form there is: four targets, each with a stance
// and its voice, and every conditional field.
func everything(t testing.TB) *rig {
	d := newRig(t, "Northland", "The Isles", "Southern Union", "Eastmark").
		say("sourcing", "", "official|document|unclear").say("attribution", "", "role").say("quote_form", "", "partial|indirect")
	for i, target := range d.targets {
		d.say("stance", target.Name, []string{"-2", "-1", "1", "2"}[i]).
			say("voice", target.Name, []string{"outlet", "source", "both", ""}[i])
	}
	d.view.State = form.StateLine{Kind: form.Missing, Text: "3 questions left"}
	d.view.Told.Refused = "Missing: Eastmark whose stance, Contestable claim without source, Editorializing"
	d.view.CanUndo = true
	return d.at("voice", "Eastmark")
}
