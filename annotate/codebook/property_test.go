package codebook

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

var (
	drawnKeys   = []string{"a", "b", "c", "d", "e", "f"}
	drawnValues = []string{"v", "w", "x", "y"}
)

// drawCondition makes any condition, circles among fields included.
func drawCondition(t *rapid.T, depth int) Condition {
	kind := rapid.IntRange(0, 5).Draw(t, "kind of condition")
	if depth == 0 {
		kind %= 3
	}
	switch kind {
	case 0:
		return nil
	case 1:
		return TextHas{What: QuotationMarks}
	case 4, 5:
		var parts []Condition
		for range rapid.IntRange(1, 3).Draw(t, "parts") {
			if part := drawCondition(t, depth-1); part != nil {
				parts = append(parts, part)
			}
		}
		if kind == 4 {
			return AnyOf(parts)
		}
		return AllOf(parts)
	default:
		return FieldIs{
			Field:  rapid.SampledFrom(drawnKeys).Draw(t, "asks"),
			Values: rapid.SliceOfN(rapid.SampledFrom(drawnValues), 1, 3).Draw(t, "values"),
			Not:    rapid.Bool().Draw(t, "not"),
		}
	}
}

func drawField(t *rapid.T, key string) Field {
	f := Field{
		Key: key, Scale: rapid.SampledFrom(Scales()).Draw(t, "scale"),
		PerTarget: rapid.Bool().Draw(t, "per target"), Required: rapid.Bool().Draw(t, "required"),
		ShowIf: drawCondition(t, 3),
	}
	if f.IsAside() {
		return f
	}
	for i, value := range drawnValues {
		f.Options = append(f.Options, Option{Value: value, Key: fmt.Sprint(i)})
	}
	if f.Scale == Set {
		f.Exclusive = rapid.SampledFrom([][]string{nil, {"v"}, {"v", "y"}}).Draw(t, "exclusive")
	}
	f.EndsFormOn = rapid.SampledFrom([][]string{nil, nil, {"w"}}).Draw(t, "ends form on")
	f.ValueWhenHidden = rapid.SampledFrom([]string{"", "0"}).Draw(t, "value when hidden")
	return f
}

func drawBook(t *rapid.T) *Codebook {
	book := &Codebook{}
	for _, key := range drawnKeys[:rapid.IntRange(1, len(drawnKeys)).Draw(t, "fields")] {
		book.Fields = append(book.Fields, drawField(t, key))
	}
	return book
}

func drawFacts(t *rapid.T, book *Codebook) Facts {
	targets := []string{"1", "2", "3"}[:rapid.IntRange(0, 3).Draw(t, "targets")]
	given := make(map[string]string)
	for i := range book.Fields {
		for _, target := range append([]string{""}, targets...) {
			given[book.Fields[i].Key+"@"+target] = rapid.SampledFrom(append([]string{"", "w|y"}, drawnValues...)).Draw(t, "answer")
		}
	}
	return Facts{
		Text: rapid.SampledFrom([]string{"", "a 'b' c"}).Draw(t, "text"), Targets: targets,
		Answer: func(field, target string) (string, bool) {
			value := given[field+"@"+target]
			return value, value != ""
		},
	}
}

func TestEveryFormOfEveryCodebookIsWorkedOutAndConsistent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		book := drawBook(t)
		facts := drawFacts(t, book)
		start := time.Now()
		asked := book.Ask(facts)
		questions := asked.Questions()
		for _, missing := range asked.Missing() {
			if !slices.Contains(questions, missing) || !missing.Field.Required {
				t.Fatalf("%s is missing but not asked, or not required", missing.Field.Key)
			}
		}
		for i := range book.Fields {
			f := &book.Fields[i]
			for _, target := range append([]string{""}, facts.Targets...) {
				visible := asked.Visible(f.Key, target)
				question := Question{Field: f, Target: target}
				if f.SaysAboutAnswers() && !f.PerTarget {
					question.Target = "" // asked once, though it may stand with a target
				}
				if visible != slices.Contains(questions, question) {
					t.Fatalf("%s@%s is visible: %v, but not so in the questions", f.Key, target, visible)
				}
				reason, hides := asked.Hidden(f.Key, target)
				if hides == visible || hides && reason == nil {
					t.Fatalf("%s@%s is visible: %v and hidden: %v by %v", f.Key, target, visible, hides, reason)
				}
				if _, derived := asked.Derived(f.Key, target); derived && visible {
					t.Fatalf("%s@%s is visible and derived", f.Key, target)
				}
			}
		}
		if took := time.Since(start); took > 5*time.Second {
			t.Fatalf("working out the form took %v", took)
		}
	})
}

func TestNothingButAsidesStaysWhenTheFormHasEnded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		book := drawBook(t)
		ending := Field{
			Key: "ending", Scale: Nominal, EndsFormOn: []string{"now"}, Options: []Option{{Value: "now"}, {Value: "later"}},
		}
		book.Fields = slices.Insert(book.Fields, 0, ending)
		facts := drawFacts(t, book)
		rest := facts.Answer
		facts.Answer = func(field, target string) (string, bool) {
			if field == "ending" {
				return "now", true
			}
			return rest(field, target)
		}
		for _, q := range book.Ask(facts).Questions() {
			if q.Field.Key != "ending" && !q.Field.IsAside() {
				t.Fatalf("%s is still asked", q.Field.Key)
			}
		}
	})
}

func TestNormalizeIsIdempotentAndForgetsTheOrder(t *testing.T) {
	book := defaultBook(t)
	rapid.Check(t, func(t *rapid.T) {
		f := rapid.SampledFrom([]*Field{book.Field("sourcing"), book.Field("editorial"), book.Field("unsure"), book.Field("stance")}).
			Draw(t, "field")
		labels := rapid.SliceOfN(rapid.SampledFrom(f.values(book)), 1, 4).Draw(t, "labels")
		once, err := f.Normalize(JoinSet(labels), book)
		shuffled, errShuffled := f.Normalize(JoinSet(rapid.Permutation(labels).Draw(t, "shuffled")), book)
		if f.Scale == Set && ((err == nil) != (errShuffled == nil) || once != shuffled) {
			t.Fatalf("%q depends on its order: %q, %v and %q, %v", labels, once, err, shuffled, errShuffled)
		}
		if err != nil {
			return
		}
		if twice, err := f.Normalize(once, book); err != nil || twice != once {
			t.Fatalf("%q normalizes to %q and then to %q, %v", labels, once, twice, err)
		}
	})
}

func TestTogglingTwiceComesBack(t *testing.T) {
	book := defaultBook(t)
	rapid.Check(t, func(t *rapid.T) {
		f := rapid.SampledFrom([]*Field{book.Field("sourcing"), book.Field("editorial")}).Draw(t, "field")
		current := ""
		for _, label := range rapid.SliceOfN(rapid.SampledFrom(f.values(book)), 0, 6).Draw(t, "labels") {
			current = f.Toggle(current, label)
			if current == "" {
				continue
			}
			if got, err := f.Normalize(current, book); err != nil || got != current {
				t.Fatalf("the toggled set %q is not one that can be stored: %q, %v", current, got, err)
			}
		}
		label := rapid.SampledFrom(f.values(book)).Draw(t, "label")
		twice := f.Toggle(f.Toggle(current, label), label)
		clears := current != "" && (f.IsExclusive(label) || f.IsExclusive(current)) && current != label
		switch {
		case clears && twice != "":
			t.Fatalf("%q toggled twice with %q is %q, want it emptied", current, label, twice)
		case !clears && twice != current:
			t.Fatalf("%q toggled twice with %q is %q", current, label, twice)
		}
	})
}
