package codebook_test

import (
	"fmt"
	"strings"
	"testing"

	"plumbline/annotate/codebook"
)

const smallBook = `id: small
version: 1.0.0
title: A small codebook
language: en
unit: paragraph
fields:
  - key: part
    label: Part
    question: What is it?
    scale: nominal
    required: true
    metric: alpha_nominal
    options:
      - {value: body, key: b, definition: Running text.}
      - {value: furniture, key: f, definition: The rest.}
  - key: tone
    label: Tone
    question: How loud is it?
    rule: Judge by the words.
    scale: ordinal
    show_if: {part: [body]}
    metric: alpha_ordinal
    options:
      - {value: low, key: l, definition: Quiet., example: He said so.}
      - {value: high, key: h, definition: Loud.}
  - {key: doubt, label: Doubt, question: Unsure?, scale: set, options_from: fields, plus: [paragraph]}
  - {key: note, label: Note, question: Anything else?, scale: text}
`

// edited is the small codebook, as 1.1.0, with texts replaced in pairs.
func edited(t *testing.T, pairs ...string) *codebook.Codebook {
	t.Helper()
	text := strings.Replace(smallBook, "1.0.0", "1.1.0", 1)
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(text, pairs[i]) {
			t.Fatalf("the codebook does not say %q", pairs[i])
		}
		text = strings.Replace(text, pairs[i], pairs[i+1], 1)
	}
	book, err := codebook.Parse([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return book
}

func small(t *testing.T) *codebook.Codebook {
	t.Helper()
	book, err := codebook.Parse([]byte(smallBook))
	if err != nil {
		t.Fatal(err)
	}
	return book
}

// told puts a diff into lines such as "tone: option shout: +shout".
func told(d *codebook.Diff) string {
	var lines []string
	for _, c := range d.About {
		lines = append(lines, fmt.Sprintf("%s: %s > %s", c.What, c.Old, c.New))
	}
	for _, f := range d.Fields {
		switch {
		case f.Old == nil:
			lines = append(lines, "+"+f.Key())
		case f.New == nil:
			lines = append(lines, "-"+f.Key())
		}
		for _, c := range f.Changes {
			lines = append(lines, strings.TrimSpace(fmt.Sprintf("%s %s %s: %s > %s", f.Key(), c.What, c.Option, c.Old, c.New)))
		}
	}
	return strings.Join(lines, "\n")
}

func TestADiffNamesEverythingThatChanged(t *testing.T) {
	for name, c := range map[string]struct {
		pairs []string
		want  string
	}{
		"nothing but the version": {nil, ""},
		"words":                   {[]string{"How loud is it?", "How loud?", "Judge by the words.", "Judge."}, "tone question : How loud is it? > How loud?\ntone rule : Judge by the words. > Judge."},
		"an option is new and one is gone": {
			[]string{"{value: furniture, key: f, definition: The rest.}", "{value: picture, key: p, definition: A picture.}"},
			"part option picture:  > picture\npart option furniture: furniture >",
		},
		"an option's words": {
			[]string{"key: l, definition: Quiet., example: He said so.", "key: q, definition: Silent."},
			"tone key low: l > q\ntone definition low: Quiet. > Silent.\ntone example low: He said so. >",
		},
		"the order of options": {
			[]string{"      - {value: body, key: b, definition: Running text.}\n      - {value: furniture, key: f, definition: The rest.}", "      - {value: furniture, key: f, definition: The rest.}\n      - {value: body, key: b, definition: Running text.}"},
			"part option_order : body, furniture > furniture, body",
		},
		"how it is asked": {
			[]string{"scale: ordinal\n    show_if: {part: [body]}", "scale: ordinal\n    meaning: 2\n    required: true\n    per_target: true", "metric: alpha_ordinal", "metric: alpha_interval"},
			"tone meaning : 1 > 2\ntone metric : alpha_ordinal > alpha_interval\ntone required : no > yes\ntone per_target : no > yes\ntone show_if : part is body >",
		},
		"a field is new and one is gone": {
			[]string{"{key: note, label: Note", "{key: remark, label: Remark"},
			"+remark\n-note",
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := codebook.Compare(small(t), edited(t, c.pairs...))
			want := strings.TrimSpace("version: 1.0.0 > 1.1.0\n" + c.want)
			if got := told(d); got != want {
				t.Errorf("the diff is\n%s\nwant\n%s", got, want)
			}
			if d.Empty() != (c.want == "") || d.OtherCodebook() {
				t.Errorf("empty: %v, other codebook: %v", d.Empty(), d.OtherCodebook())
			}
		})
	}
	if !codebook.Compare(small(t), edited(t, "id: small", "id: other")).OtherCodebook() {
		t.Error("another id is another codebook")
	}
}

func TestWhatKeepsAVersionFromBeingAdopted(t *testing.T) {
	for name, c := range map[string]struct {
		pairs []string
		want  string
	}{
		"words need no other meaning":   {[]string{"How loud is it?", "How loud?", "definition: Quiet.", "definition: Silent.", "key: l", "key: q"}, ""},
		"nor does the order of a list":  {[]string{"      - {value: body, key: b, definition: Running text.}\n      - {value: furniture, key: f, definition: The rest.}", "      - {value: furniture, key: f, definition: The rest.}\n      - {value: body, key: b, definition: Running text.}"}, ""},
		"nor does a note":               {[]string{"scale: text", "scale: text, required: true"}, ""},
		"another option does":           {[]string{"value: high, key: h", "value: shout, key: h"}, `line 16: tone has another list of options than in version 1.0.0 and still the meaning 1; give it "meaning: 2"`},
		"so does the order of a scale":  {[]string{"      - {value: low, key: l, definition: Quiet., example: He said so.}\n      - {value: high, key: h, definition: Loud.}", "      - {value: high, key: h, definition: Loud.}\n      - {value: low, key: l, definition: Quiet.}"}, `line 16: tone has another list of options`},
		"so does when it is asked":      {[]string{"    show_if: {part: [body]}\n", ""}, "line 16: tone has another show_if than in version 1.0.0"},
		"and how it is measured":        {[]string{"metric: alpha_ordinal", "metric: alpha_interval"}, "line 16: tone has another metric than"},
		"everything is said at once":    {[]string{"metric: alpha_nominal", "per_target: true\n    metric: none", "value: high, key: h", "value: shout, key: h"}, "line 7: part has another metric, per_target than in version 1.0.0"},
		"with a meaning raised it goes": {[]string{"scale: ordinal", "scale: ordinal\n    meaning: 2", "value: high, key: h", "value: shout, key: h"}, ""},
		"a new name is a new field":     {[]string{"key: tone", "key: volume", "value: high, key: h", "value: shout, key: h"}, ""},
		"another codebook is possible":  {[]string{"id: small", "id: other", "value: high, key: h", "value: shout, key: h"}, ""},
		"the version is taken":          {[]string{"1.1.0", "1.0.0", "How loud is it?", "How loud?"}, "line 2: the project holds small 1.0.0 with other content already; give the changed codebook a new version"},
	} {
		t.Run(name, func(t *testing.T) {
			got := ""
			if err := edited(t, c.pairs...).CheckAgainst([]*codebook.Codebook{small(t)}); err != nil {
				got = err.Error()
			}
			if (got == "") != (c.want == "") || !strings.Contains(got, c.want) {
				t.Errorf("the problems are\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestAMeaningOfLongAgoCannotBeTakenAgainForAnotherQuestion(t *testing.T) {
	second := edited(t, "scale: ordinal", "scale: ordinal\n    meaning: 2", "value: high, key: h", "value: shout, key: h")
	held := []*codebook.Codebook{small(t), second}
	third := edited(t, "1.1.0", "1.2.0", "scale: ordinal", "scale: ordinal\n    meaning: 2", "value: high, key: h", "value: roar, key: h")
	err := third.CheckAgainst(held)
	if err == nil || !strings.Contains(err.Error(), `than in version 1.1.0 and still the meaning 2; give it "meaning: 3"`) {
		t.Errorf("the problem is %v", err)
	}
	if err := small(t).CheckAgainst(held); err != nil {
		t.Errorf("an older version cannot be adopted again: %v", err)
	}
}

func TestAnAnswerFitsWhereItsQuestionMeansTheSame(t *testing.T) {
	first := small(t)
	words := edited(t, "How loud is it?", "How loud?")
	raised := edited(t, "scale: ordinal", "scale: ordinal\n    meaning: 2")
	fewer := edited(t, "      - {value: furniture, key: f, definition: The rest.}\n", "") // as a merge may bring it in
	other := edited(t, "id: small", "id: other")
	v := &codebook.Versions{InForce: first, Held: map[string]*codebook.Codebook{first.Hash: first}}
	for _, c := range []struct {
		what  string
		field string
		value string
		book  *codebook.Codebook
		hash  string
		want  bool
	}{
		{"the same version", "tone", "low", first, first.Hash, true},
		{"other words", "tone", "low", words, first.Hash, true},
		{"another meaning", "tone", "low", raised, first.Hash, false},
		{"a field beside it", "part", "body", raised, first.Hash, true},
		{"an option that is gone", "part", "furniture", fewer, first.Hash, false},
		{"one that stays", "part", "body", fewer, first.Hash, true},
		{"another codebook", "part", "body", other, first.Hash, false},
		{"a note in another codebook", "note", "See there.", other, first.Hash, true},
		{"a version nobody holds", "part", "body", first, "unknown", false},
		{"no version", "part", "body", raised, "", true},
		{"a field nobody asks", "nothing", "x", words, first.Hash, false},
	} {
		if got := v.Fits(c.hash, c.field, c.value, c.book); got != c.want {
			t.Errorf("%s: it fits: %v, want %v", c.what, got, c.want)
		}
	}
	var none *codebook.Versions
	if !none.Fits("unknown", "tone", "low", first) {
		t.Error("without versions every answer is of the one in force")
	}
}
