package form_test

import (
	"testing"

	"plumbline/annotate/annotatetest"
	"plumbline/annotate/codebook"
	"plumbline/ui/form"
)

// rig builds views of one paragraph the way a screen does.
type rig struct {
	t    testing.TB
	book *codebook.Codebook
	rows []form.Row
	view form.View
}

func newRig(t testing.TB) *rig { return &rig{t: t, book: annotatetest.Codebook()} }

// ask adds a question, answered unless value is "".
func (d *rig) ask(field, value string) *rig {
	f := d.book.Field(field)
	if f == nil {
		d.t.Fatalf("the codebook has no field %q", field)
	}
	d.rows = append(d.rows, form.Row{Field: f, Value: value})
	return d
}

// askOf adds a question about a target.
func (d *rig) askOf(field, target, value string) *rig {
	d.ask(field, value)
	r := &d.rows[len(d.rows)-1]
	r.Target, r.TargetName = "t-"+target, target
	return d
}

// at makes the row of a field (and target) active, with its help.
func (d *rig) at(field, target string) *rig {
	for i := range d.rows {
		r := &d.rows[i]
		r.Active = r.Field.Key == field && r.TargetName == target
		r.Help = form.Help{}
		if r.Active {
			r.Help.Rule = r.Field.Rule
		}
	}
	return d
}

// row returns a row to change it.
func (d *rig) row(field, target string) *form.Row {
	for i := range d.rows {
		if d.rows[i].Field.Key == field && d.rows[i].TargetName == target {
			return &d.rows[i]
		}
	}
	d.t.Fatalf("%s of %q is not asked", field, target)
	return nil
}

// explain puts an option's definition into the active row's help.
func (d *rig) explain(field, value string) *rig {
	o := d.book.Field(field).Option(value)
	for i := range d.rows {
		if r := &d.rows[i]; r.Active {
			r.Help.Lead, r.Help.Definition = o.Shown, o.Definition
			r.Help.Example, r.Help.NotExample = o.Example, o.NotExample
		}
	}
	return d
}

func (d *rig) show() form.View {
	v := d.view
	v.Rows = d.rows
	return v
}

// halfway is a paragraph in the middle of its answers: three targets, one of
// them with a stance, the editorializing field active.
func halfway(t testing.TB) *rig {
	d := newRig(t).ask("unit_type", "").ask("sourcing", "none").
		askOf("stance", "Northland", "-2").askOf("voice", "Northland", "outlet").
		askOf("stance", "The Isles", "absent").askOf("stance", "Southern Union", "absent").
		ask("unsourced", "yes").ask("editorial", "loaded|verdict").ask("editorial_strength", "")
	d.row("unit_type", "").Guess = "body"
	d.view.State = form.StateLine{Kind: form.Missing, Text: "Missing: Strength"}
	d.view.CanUndo = true
	return d.at("editorial", "").explain("editorial", "verdict")
}

// everything is the longest form there is: four targets, each with a stance
// and its voice, and every conditional field.
func everything(t testing.TB) *rig {
	d := newRig(
		t,
	).ask("unit_type", "").
		ask("sourcing", "official|document|unclear").
		ask("attribution", "role").
		ask("quote_form", "partial|indirect")
	for i, name := range []string{"Northland", "The Isles", "Southern Union", "Eastmark"} {
		d.askOf("stance", name, []string{"-2", "-1", "1", "2"}[i]).askOf("voice", name, []string{"outlet", "source", "both", ""}[i])
	}
	d.ask("unsourced", "").ask("editorial", "").ask("editorial_strength", "")
	d.row("unit_type", "").Guess = "body"
	d.view.State = form.StateLine{
		Kind: form.Missing,
		Text: "Missing: Eastmark whose stance, Contestable claim without source, Editorializing",
	}
	d.view.CanUndo = true
	return d.at("voice", "Eastmark").explain("stance", "2")
}
