//go:build window

package main

import (
	"slices"
	"strings"
	"testing"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/seeds"
	"plumbline/tools/xwindow"
)

// busy is a paragraph of the first article with quoted officials, in which
// every field of the codebook can be made visible.
const busy = 7

// question is a question of the form: a field, and a target by name or "-".
type question struct{ field, target string }

// everyQuestion makes every question of the codebook visible and answered in
// the busy paragraph, and returns them in the order of the form.
func (d *rig) everyQuestion() []question {
	d.Helper()
	questions := []question{{"unit_type", "-"}, {"sourcing", "-"}, {"attribution", "-"}, {"quote_form", "-"}}
	d.goTo(busy)
	d.press("o")
	d.want("sourcing", "-", "official")
	d.key("Return")
	d.press("3")
	d.want("attribution", "-", "named")
	d.press("d")
	d.want("quote_form", "-", "direct")
	d.key("Return")
	for _, target := range seeds.SampleProject().Targets {
		d.press("2s")
		d.want("stance", target.Name, "-1")
		d.want("voice", target.Name, "source")
		questions = append(questions, question{"stance", target.Name}, question{"voice", target.Name})
	}
	d.press("n")
	d.want("unsourced", "-", "no")
	d.press("l")
	d.want("editorial", "-", "loaded")
	d.key("Return")
	d.press("2")
	d.want("editorial_strength", "-", "2")
	return append(questions, question{"unsourced", "-"}, question{"editorial", "-"}, question{"editorial_strength", "-"})
}

// give goes to a question from no field, presses the key of an option there,
// and checks what is saved.
func (d *rig) give(place int, by string, q question, o *codebook.Option, value string) {
	d.Helper()
	d.must(d.display.Press(d.going(place, by, o.Key)...))
	d.want(q.field, q.target, value)
}

// going is the keys that lead to a question, and a character to type there.
// Whoever comes to a paragraph with every question answered finds no field
// active, hence the way out of it and back.
func (d *rig) going(place int, by, char string) []xwindow.Stroke {
	strokes := append([]xwindow.Stroke{"Next", "Prior"}, slices.Repeat([]xwindow.Stroke{xwindow.Key(by)}, place)...)
	return append(strokes, d.display.Text(char)...)
}

// other is an option that changes an answer without hiding any question, and
// what the answer then is.
func other(f *codebook.Field, value string) (o *codebook.Option, then string) {
	for i := range f.Options {
		o, then := &f.Options[i], f.Options[i].Value
		if f.Scale == codebook.Set {
			then = f.Toggle(value, then)
		}
		hides := then == "0" || slices.Contains(f.OffScale, then) || f.IsExclusive(o.Value) || slices.Contains(f.EndsFormOn, then)
		if !hides && then != "" && then != value {
			return o, then
		}
	}
	return nil, ""
}

func TestTabFromEveryFieldAndALetterAnswersTheNextOne(t *testing.T) {
	t.Parallel()
	d := rigOfA1(t)
	book, questions := defaultBook(t), d.everyQuestion()
	fields := make(map[string]bool)
	values := map[question]string{{"unit_type", "-"}: "body"}
	for _, row := range d.sql("SELECT field, CASE target WHEN '' THEN '-' ELSE target END AS target, value FROM answers") {
		q, value := splitRow(row)
		values[q] = value
	}
	for i := range questions {
		fields[questions[i].field] = true
		for _, way := range []struct {
			by       string
			position int // presses from no field, by way of questions[i], to its neighbour
			to       question
		}{
			{"Tab", i + 2, questions[(i+1)%len(questions)]},
			{"shift+Tab", len(questions) - i + 1, questions[(i+len(questions)-1)%len(questions)]},
			{"Down", i + 2, questions[(i+1)%len(questions)]},
			{"Up", len(questions) - i + 1, questions[(i+len(questions)-1)%len(questions)]},
		} {
			o, then := other(book.Field(way.to.field), values[way.to])
			if o == nil {
				t.Fatalf("%s has no other option than %q", way.to.field, values[way.to])
			}
			d.give(way.position, way.by, way.to, o, then)
			values[way.to] = then
		}
	}
	for _, f := range book.Fields {
		if !f.IsAside() && !fields[f.Key] && f.Key != "unusable_reason" { // of which nothing else is asked
			t.Errorf("the question %s was not tried", f.Key)
		}
	}
	d.leave()
}

// splitRow reads a row of field, target and value.
func splitRow(row string) (question, string) {
	words := strings.Fields(row)
	return question{words[0], words[1]}, words[2]
}

// layouts are keyboards, and what each types with the keys at five places of
// a US keyboard: q, w, y, z and ";".
var layouts = []struct{ name, types string }{
	{"us", "qwyz;"},
	{"fr", "azywm"},
	{"de", "qwzyö"},
	{"es", "qwyzñ"},
	{"ru", "йцняж"},
	{"ara", "ضصغئك"},
	{"tr", "qwyzş"},
}

func TestTheSameKeysWorkUnderEveryLayout(t *testing.T) {
	t.Parallel()
	for _, layout := range layouts {
		t.Run(layout.name, func(t *testing.T) {
			t.Parallel()
			d := newRig(t, 1440, 900)
			d.project = newSample(t)
			d.must(d.display.SetLayout(layout.name))
			d.open()
			questions := d.everyQuestion()
			d.typesItsOwnLetters(layout.types)
			d.everyOptionByItsKey(defaultBook(t), questions)
			d.shiftedDigits(layout.name, questions)
			d.leave()
		})
	}
}

// typesItsOwnLetters opens the note by the layout's own key and types at five
// places; what is written shows that the layout is in force.
func (d *rig) typesItsOwnLetters(types string) {
	d.Helper()
	d.press("/")
	strokes := []xwindow.Stroke{}
	for _, place := range "qwyz;" {
		strokes = append(strokes, xwindow.KeyAt(place))
	}
	d.must(d.display.Press(strokes...))
	d.key("Escape")
	d.want("note", "-", types)
}

// everyOptionByItsKey answers with every option of every field once and takes
// each back, as some hide other questions; a doubt about each field is marked
// by the layout's own key.
func (d *rig) everyOptionByItsKey(book *codebook.Codebook, questions []question) {
	d.Helper()
	undo := "ctrl+" + d.display.Char('z')
	for i, q := range questions {
		f := book.Field(q.field)
		value := d.answerTo(q)
		for j := range f.Options {
			o := &f.Options[j]
			then := o.Value
			if f.Scale == codebook.Set {
				then = f.Toggle(value, o.Value)
			}
			if then == value {
				continue // it was given when the questions were made visible
			}
			d.must(d.display.Press(append(d.going(i+1, "Tab", o.Key), undo)...))
			d.want(q.field, q.target, then)
			d.want(q.field, q.target, value)
		}
		if value == "" {
			continue
		}
		d.must(d.display.Press(append(d.going(i+1, "Tab", "?"), undo)...))
		for range 2 {
			if a := d.next(); a.field != annotate.FieldUnsure {
				d.Fatalf("saved was %s %q, want a doubt about %s", a.field, a.value, q.field)
			}
		}
	}
}

// answerTo is the answer to a question in the busy paragraph, or the guess.
func (d *rig) answerTo(q question) string {
	d.Helper()
	target := q.target
	if target == "-" {
		target = ""
	}
	rows := d.sql("SELECT value FROM answers WHERE position = %d AND field = '%s' AND target = '%s'", busy, q.field, target)
	if len(rows) == 0 {
		return ""
	}
	return rows[0]
}

// shiftedDigits presses the keys of the digits row with and without Shift in a
// stance: where they type digits these count, and elsewhere only without it.
func (d *rig) shiftedDigits(layout string, questions []question) {
	d.Helper()
	at := slices.IndexFunc(questions, func(q question) bool { return q.field == "stance" })
	stance := questions[at]
	toStance := d.going(at+1, "Tab", "")
	d.must(d.display.Press(toStance...))
	place := xwindow.KeyAt('4')
	if layout == "us" || layout == "de" { // signs and a zero are no keys of a scale
		d.must(d.display.Press(d.display.Text("--0")...))
	}
	if layout == "fr" {
		d.must(d.display.Press(xwindow.Shifted(place)))
		d.want(stance.field, stance.target, "1")
		d.must(d.display.Press(append(toStance, xwindow.KeyAt('1'))...)) // types "&"
		d.want(stance.field, stance.target, "-2")
		return
	}
	d.must(d.display.Press(xwindow.Shifted(xwindow.KeyAt('2')), place)) // Shift+1 asks the lead where it types "!"
	d.want(stance.field, stance.target, "1")                            // and nothing before it
}

func TestAHeldKeyAnswersOnce(t *testing.T) {
	d := rigOfA1(t)
	d.must(d.display.SetRepeat(true))

	d.key("Tab") // from Sources to the first target
	d.press("/")
	d.hold(d.display.Char('n'))
	d.key("Escape")
	if note := d.next(); note.field != "note" || len(note.value) < 5 {
		t.Fatalf("a key held in the note wrote %s %q, so that held keys do not repeat on this display", note.field, note.value)
	}

	d.key("Tab", "Tab", "Tab") // past the targets, to where n is a key here and in the next field
	d.press("y")
	d.want("unsourced", "-", "yes")
	d.key("Up")
	d.hold(d.display.Char('n'))
	d.want("unsourced", "-", "no")

	d.press("n")
	d.want("editorial", "-", "none")
	d.press("n333")
	d.want("sourcing", "-", "none")
	for _, target := range seeds.SampleProject().Targets {
		d.want("stance", target.Name, "0")
	}
	d.hold(xwindow.Key("Return"))
	d.want("unit_type", "-", "headline")
	first := d.submitted().paragraph

	d.press("?")
	if second := d.next(); second.paragraph == first || second.field != annotate.FieldUnsure {
		t.Errorf(
			"after a held Enter a doubt is saved as %s of paragraph %s, want one about the paragraph that follows",
			second.field,
			second.paragraph,
		)
	}
	d.wantRows(d.sql("SELECT count(*) FROM log WHERE kind = 'submission'"), []string{"1"}, "submissions by a held Enter")
	d.wantRows(d.sql("SELECT value FROM log WHERE field = 'unsourced' ORDER BY stamp"), []string{"yes", "no"}, "answers by a held n")
	d.leave()
}

// hold holds a key for two seconds.
func (d *rig) hold(s xwindow.Stroke) {
	d.Helper()
	release, err := d.display.Hold(s)
	d.must(err)
	time.Sleep(2 * time.Second) // how long it is held is what is tested
	d.must(release())
}
