package annotate_test

import (
	"testing"

	"plumbline/annotate"
)

// answered is an answer that was given at a time.
func answered(value string, stamp int64) *annotate.Current {
	return &annotate.Current{Entry: annotate.Entry{Value: value, Stamp: stamp}}
}

func TestARulingTouchesTheValuesThatItNamesAndOnlyFromBefore(t *testing.T) {
	r := annotate.Ruling{Words: "so", Field: "sourcing", Again: []string{"official"}, Stamp: 10}
	all := r
	all.Again = []string{annotate.AllValues}
	handed := all
	handed.For = "A1"
	for _, c := range []struct {
		name   string
		ruling annotate.Ruling
		field  string
		answer *annotate.Current
		want   bool
	}{
		{"the value, before", r, "sourcing", answered("official", 9), true},
		{"among several", r, "sourcing", answered("expert|official", 9), true},
		{"another value", r, "sourcing", answered("none", 9), false},
		{"since", r, "sourcing", answered("official", 11), false},
		{"another question", r, "stance", answered("official", 9), false},
		{"every value", all, "sourcing", answered("none", 9), true},
		{"no answer", all, "sourcing", answered("", 9), false},
		{"an answer for one person", handed, "sourcing", answered("none", 9), false},
	} {
		if got := c.ruling.Touches(c.field, c.answer); got != c.want {
			t.Errorf("%s is touched: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestAnAnswerIsFromBeforeOrAfterTheNewestRulingForEveryone(t *testing.T) {
	all := annotate.Rulings{{Field: "sourcing", Stamp: 10}, {Field: "sourcing", Stamp: 20}, {Field: "sourcing", For: "A1", Stamp: 90}}
	for stamp, want := range map[int64]string{15: annotate.BeforeRuling, 25: annotate.AfterRuling, 0: ""} {
		if got := all.Since("sourcing", &annotate.Entry{Stamp: stamp}); got != want {
			t.Errorf("an answer of %d is %q, want %q", stamp, got, want)
		}
	}
	if got := all.Since("stance", &annotate.Entry{Stamp: 15}); got != "" {
		t.Errorf("an answer to a question without a ruling is %q", got)
	}
}

func TestAQuestionIsAnsweredByWhatCameSinceForWhoAskedOrEveryone(t *testing.T) {
	q := annotate.Inquiry{Paragraph: annotate.Paragraph{ID: "p"}, Field: "sourcing", Annotator: "A1", Stamp: 10}
	on := func(paragraph, field, person string, stamp int64) annotate.Ruling {
		return annotate.Ruling{Paragraph: annotate.Paragraph{ID: paragraph}, Field: field, For: person, Stamp: stamp}
	}
	for name, c := range map[string]struct {
		ruling annotate.Ruling
		want   bool
	}{
		"for everyone":      {on("p", "sourcing", "", 11), true},
		"for who asked":     {on("p", "sourcing", "A1", 11), true},
		"for another":       {on("p", "sourcing", "A2", 11), false},
		"from before":       {on("p", "sourcing", "", 9), false},
		"another paragraph": {on("o", "sourcing", "", 11), false},
		"another question":  {on("p", "stance", "", 11), false},
	} {
		if got := (annotate.Rulings{c.ruling}).Answers(&q) != nil; got != c.want {
			t.Errorf("%s answers: %v, want %v", name, got, c.want)
		}
	}
}
