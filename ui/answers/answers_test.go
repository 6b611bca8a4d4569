package answers_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"plumbline/annotate/codebook"
	"plumbline/ui/answers"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
	"plumbline/ui/uitest"
)

func book(t *testing.T) *codebook.Codebook {
	t.Helper()
	uitest.Look(t, theme.Choice{Mode: theme.AlwaysLight})
	source, err := os.ReadFile("../../seeds/codebook.yaml")
	if err != nil {
		t.Fatal(err)
	}
	b, err := codebook.Parse(source)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// people is a view of so many annotators without questions.
func people(n int) answers.View {
	var v answers.View
	for i := range n {
		letter := string(rune('A' + i))
		v.Columns = append(v.Columns, answers.Column{Letter: letter, Key: "Shift " + letter})
	}
	return v
}

// ask adds a question that all answer, each by the next of some values.
func ask(v answers.View, f *codebook.Field, values ...string) answers.View {
	q := answers.Question{ID: f.Key, Name: f.Label, Field: f, Strong: true}
	for i := range v.Columns {
		q.Given = append(q.Given, answers.Given{Value: values[i%len(values)]})
	}
	v.Questions = append(v.Questions, q)
	return v
}

func draw(v answers.View, width float32) (*kit.Drawing, answers.Drawn) {
	l := &kit.Drawing{}
	return l, answers.Draw(l, v, 0, 0, width)
}

// TestNoWordOfAScaleIsCut: whatever the width of a card, and at any text size, what was
// chosen on a scale can be read whole.
func TestNoWordOfAScaleIsCut(t *testing.T) {
	b := book(t)
	for _, scale := range []float32{1, 2} {
		uitest.Look(t, theme.Choice{Mode: theme.AlwaysLight, Scale: scale})
		for i := range b.Fields {
			f := &b.Fields[i]
			if f.Scale.Control != codebook.ControlScale {
				continue
			}
			for o := range f.Options {
				v := ask(people(4), f, f.Options[o].Value)
				for width := theme.Scaled(600); width < theme.Scaled(1400); width += theme.Scaled(40) {
					l, _ := draw(v, width)
					for _, m := range l.Marks {
						if m.Shape == kit.Words && kit.Height(m.Text, m.Size.Width) > m.Size.Height+0.5 {
							t.Fatalf("%s at %.0f (text × %.0f): %q has no room", f.Key, width, scale, m.Text.Text)
						}
						if m.Shape == kit.Words && m.Text.Lines <= 1 && !kit.Fits(m.Text, m.Size.Width) {
							t.Fatalf("%s at %.0f (text × %.0f): %q is cut", f.Key, width, scale, m.Text.Text)
						}
					}
				}
			}
		}
	}
}

// TestAQuestionStandsAtOneHeightInAllCards, also where one answer takes more lines.
func TestAQuestionStandsAtOneHeightInAllCards(t *testing.T) {
	b := book(t)
	v := ask(people(3), b.Field("editorial"), "loaded\x1fverdict\x1fmotive\x1fcue", "none", "none")
	v.Questions[0].Given[0].Value = codebook.JoinSet([]string{"loaded", "verdict", "motive", "cue", "insert"})
	v.Questions[0].Given[1].Unsure = true
	v = ask(v, b.Field("sourcing"), "none")
	l, drawn := draw(v, 460)
	var at []float32
	for _, m := range l.Marks {
		if m.Text.Text == b.Field("sourcing").Label {
			at = append(at, m.At.Y)
		}
	}
	if len(at) != 3 || at[0] != at[1] || at[1] != at[2] {
		t.Errorf("the question stands at %v", at)
	}
	if first, second := drawn.Questions[0], drawn.Questions[1]; first.To > second.From+0.5 || second.From > at[0] || second.To < at[0] {
		t.Errorf("the areas of the questions are %v", drawn.Questions)
	}
}

// TestManyAnnotatorsAreListedByWhatTheyAnswered, the most frequent answer first.
func TestManyAnnotatorsAreListedByWhatTheyAnswered(t *testing.T) {
	b := book(t)
	v := ask(people(6), b.Field("sourcing"), "none", "official", "official")
	v.Questions[0].Given[1].Unsure = true
	l, _ := draw(v, 700)
	texts := l.Texts()
	want := []string{"4 × B (unsure), C, E, F", "2 × A, D"}
	if a, b := slices.Index(texts, want[0]), slices.Index(texts, want[1]); a < 0 || b < a {
		t.Errorf("shown is %q", texts)
	}
}

// TestWhatIsCoveredSaysOnlyHowManyAnswered.
func TestWhatIsCoveredSaysOnlyHowManyAnswered(t *testing.T) {
	b := book(t)
	v := ask(people(3), b.Field("sourcing"), "official")
	v.Covered, v.Columns[0].Note = true, "a secret"
	l, _ := draw(v, 700)
	all := strings.Join(l.Texts(), "\n")
	if !strings.Contains(all, "What the 3 annotators answered is covered") {
		t.Errorf("shown is %q", all)
	}
	for _, never := range []string{"official", "a secret", "Sources"} {
		if strings.Contains(all, never) {
			t.Errorf("%q is shown", never)
		}
	}
}

// TestAnAnswerIsToldWithWhatItBecame, in one line for the pointer.
func TestAnAnswerIsToldWithWhatItBecame(t *testing.T) {
	b := book(t)
	v := ask(people(2), b.Field("editorial"), "none", "loaded")
	v.Questions[0].Given[1].Later = "verdict"
	const want = "Editorializing · Annotator A: none · Annotator B: loaded (verdict after seeing others)"
	if got := answers.Told(v, v.Questions[0]); got != want {
		t.Errorf("told is %q", got)
	}
}
