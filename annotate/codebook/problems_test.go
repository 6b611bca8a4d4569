package codebook

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"plumbline/annotate/sentence"
)

// small is a codebook without problems; its first field begins in line 4.
const small = "id: small\nversion: \"1\"\n" + smallFields

const smallFields = `fields:
  - key: kind
    label: Kind
    question: What is it?
    scale: nominal
    options:
      - {value: report, key: r}
      - {value: advert, key: a}
  - key: tone
    label: Tone
    question: How does it sound?
    scale: ordinal
    show_if: {kind: report}
    off_scale: [absent]
    options:
      - {value: absent, key: x}
      - {value: -1, key: "1"}
      - {value: 1, key: "2"}
  - key: means
    label: Means
    question: By what means?
    scale: set
    exclusive: [none]
    options:
      - {value: none, key: n}
      - {value: words, key: w}
`

func TestASmallCodebookHasNoProblems(t *testing.T) {
	book, err := Parse([]byte(small))
	if err != nil {
		t.Fatal(err)
	}
	if got := book.Field("tone").Option("-1"); got == nil || got.Line != 19 {
		t.Errorf("the option -1 is %+v, want it read as the text -1 from line 19", got)
	}
}

// problemsOf returns what is wrong with a source, as text.
func problemsOf(t *testing.T, src string) []string {
	t.Helper()
	book, err := Parse([]byte(src))
	if err == nil {
		return nil
	}
	var problems Problems
	if !errors.As(err, &problems) {
		t.Fatalf("the error is a %T, want Problems: %v", err, err)
	}
	if book != nil {
		t.Error("a codebook came with the problems")
	}
	texts := make([]string, len(problems))
	for i, p := range problems {
		texts[i] = p.String()
	}
	return texts
}

func TestEveryProblemIsNamedWithItsLine(t *testing.T) {
	tests := []struct {
		name     string
		old, new string // what is replaced in the small codebook
		want     []string
	}{
		{"an unknown key at the top", "version:", "versiom:", []string{
			`line 1: the codebook has no version`,
			`line 2: the codebook has no key "versiom"; did you mean version?`,
		}},
		{"an unknown key that resembles nothing", "version: \"1\"\n", "version: \"1\"\nxylophone: 1\n", []string{
			`line 3: the codebook has no key "xylophone"`,
		}},
		{"an unknown key of a field", "    scale: set", "    scale: set\n    exclusiv: none", []string{
			`line 25: a question has no key "exclusiv"; did you mean exclusive?`,
		}},
		{"an unknown key of an option", "{value: words, key: w}", "{value: words, key: w, definitiom: x}", []string{
			`line 28: an option has no key "definitiom"; did you mean definition?`,
		}},
		{"a merge key", "{value: words, key: w}", "{value: words, key: w, <<: {shown: x}}", []string{
			`line 28: an option has no key "<<"`,
		}},
		{"a key given twice", "    label: Tone\n", "    label: Tone\n    label: Tune\n", []string{
			`line 13: "label" is given twice in a question, first in line 12`,
		}},
		{"a key that is no word", "version: \"1\"\n", "version: \"1\"\n[a]: 1\n", []string{
			`line 3: a key of the codebook must be a word`,
		}},
		{"no id", "id: small\n", "", []string{`line 1: the codebook has no id`}},
		{"an empty version", "version: \"1\"", "version:", []string{`line 2: version is empty`}},
		{"an id that is no name", "id: small", "id: a small one", []string{
			`line 1: id "a small one" may have only letters, digits, and . _ - +, at most 100 of them`,
		}},
		{"an id that is a list", "id: small", "id: [small]", []string{`line 1: id must be text, not a list or map`}},
		{"a label that colours a terminal", "label: Tone", `label: "\e[31mTone"`, []string{
			`line 12: the character '\x1b' stands in label`,
		}},
		{"a tag", "id: small", "id: !!binary small", []string{`line 1: the tag "!!binary" has no meaning in a codebook; delete it`}},
		{"no question and no label", "    label: Tone\n    question: How does it sound?\n", "", []string{
			`line 11: the question "tone" has no label`, `line 11: the question "tone" has no question`,
		}},
		{"a field without key", "- key: means\n    label", "- label", []string{`line 21: a question has no key`}},
		{
			"an empty field",
			"  - key: kind\n",
			"  - {}\n  - key: kind\n",
			[]string{
				`line 4: a question has no key`,
				`line 4: a question has no label`,
				`line 4: a question has no question`,
				`line 4: a question has no scale`,
			},
		},
		{"a field that is no map", "  - key: kind\n", "  - kind\n  - key: kind\n", []string{
			`line 4: a question must be a map of keys and values`,
		}},
		{
			"a field key given twice",
			"key: means",
			"key: kind",
			[]string{`line 21: the question key "kind" is given twice, first in line 4`},
		},
		{"a field key with capitals", "key: means", "key: Means", []string{
			`line 21: the question key "Means" must be small letters, digits and _, beginning with a letter, at most 100`,
		}},
		{"a field key that begins with a digit", "key: means", "key: 1means", []string{
			`line 21: the question key "1means" must be small letters, digits and _, beginning with a letter, at most 100`,
		}},
		{"a field key that ends in _not", "key: means", "key: means_not", []string{
			`line 21: the question key "means_not" would read as part of a condition; choose another`,
		}},
		{"a field key that is a word of conditions", "key: means", "key: any", []string{
			`line 21: the question key "any" would read as part of a condition; choose another`,
		}},
		{"an unknown scale", "scale: ordinal", "scale: ordnal", []string{
			`line 14: scale "ordnal" is not one of nominal, ordinal, set, span, text; did you mean ordinal?`,
		}},
		{"an unknown family", "    scale: set\n", "    scale: set\n    family: mood\n", []string{
			`line 25: family "mood" is not one of stance, sourcing, editorial`,
		}},
		{
			"an unknown metric",
			"    scale: set\n",
			"    scale: set\n    metric: alpha_mas\n",
			[]string{
				`line 25: metric "alpha_mas" is not one of alpha_nominal, alpha_ordinal, alpha_interval, alpha_masi, span_f1_character, none; did you mean alpha_masi?`,
			},
		},
		{"a metric of another scale", "    scale: set\n", "    scale: set\n    metric: alpha_ordinal\n", []string{
			`line 25: the metric alpha_ordinal is only for the scale ordinal, the question "means" is set`,
		}},
		{"a prefill we do not know", "    scale: nominal\n", "    scale: nominal\n    prefill: wish\n", []string{
			`line 8: prefill "wish" is not one of layout`,
		}},
		{"a meaning below 1", "    scale: set\n", "    scale: set\n    meaning: 0\n", []string{
			`line 25: meaning must be a whole number from 1 up, not "0"`,
		}},
		{"a meaning in words", "    scale: set\n", "    scale: set\n    meaning: one\n", []string{
			`line 25: meaning must be a whole number from 1 up, not "one"`,
		}},
		{"a required that is neither true nor false", "    scale: set\n", "    scale: set\n    required: maybe\n", []string{
			`line 25: required must be true or false, not "maybe"`,
		}},
		{"an option value given twice", "value: words", "value: none", []string{
			`line 28: the option "none" of the question "means" is given twice, first in line 27`,
		}},
		{"an option key given twice", "key: w}", "key: n}", []string{
			`line 28: the key "n" gives two options of the question "means", first in line 27`,
		}},
		{"an option key given twice but for Caps Lock", "key: w}", "key: N}", []string{
			`line 28: the key "N" gives two options of the question "means", first in line 27`,
		}},
		{"an option key of two letters", "key: w}", "key: wo}", []string{
			`line 28: the key "wo" of option "words" must be one letter a to z or one digit`,
		}},
		{"an option key that is no ASCII letter", "key: w}", "key: é}", []string{
			`line 28: the key "é" of option "words" must be one letter a to z or one digit`,
		}},
		{"an option key that opens the note", "key: w}", "key: /}", []string{
			`line 28: the key "/" opens the note everywhere and cannot give "words"`,
		}},
		{"an option key that marks as unsure", "key: w}", "key: \"?\"}", []string{
			`line 28: the key "?" marks an answer as unsure everywhere and cannot give "words"`,
		}},
		{"an option without value and key", "{value: words, key: w}", "{shown: Words}", []string{
			`line 28: an option has no value`, `line 28: an option has no key`,
		}},
		{"an option value with the separator", "value: words", "value: a|b", []string{
			`line 28: the option value "a|b" contains "|", which joins the labels of a set`,
		}},
		{"an option value with a space at an end", "value: words", "value: \"words \"", []string{
			`line 28: the option value "words " has a line break, a tab, or a space at an end`,
		}},
		{"an option value that is a sentence", "value: words", "value: " + strings.Repeat("w", 101), []string{
			`line 28: the option value "` + strings.Repeat("w", 60) + `…" is longer than 100 characters; say more in its definition`,
		}},
		{"an exclusive that is no option", "exclusive: [none]", "exclusive: [nome]", []string{
			`line 25: exclusive names "nome", which is no option of the question "means"; did you mean none?`,
		}},
		{"an exclusive listed twice", "exclusive: [none]", "exclusive: [none, none]", []string{
			`line 25: "none" is listed twice in exclusive`,
		}},
		{"an empty exclusive", "exclusive: [none]", "exclusive: []", []string{`line 25: exclusive is an empty list`}},
		{"an exclusive outside a set", "    off_scale", "    exclusive: [absent]\n    off_scale", []string{
			`line 16: exclusive is only for the scale set, the question "tone" is ordinal`,
		}},
		{"an off_scale that is no option", "off_scale: [absent]", "off_scale: [abroad]", []string{
			`line 16: off_scale names "abroad", which is no option of the question "tone"`,
		}},
		{"an off_scale outside an ordinal", "exclusive: [none]", "off_scale: [none]", []string{
			`line 25: off_scale is only for the scale ordinal, the question "means" is set`,
		}},
		{"an ordinal with one option on its scale", "      - {value: 1, key: \"2\"}\n", "", []string{
			`line 17: the question "tone" is ordinal and needs 2 options or more on its scale, it has 1`,
		}},
		{
			"a set without options",
			"    exclusive: [none]\n    options:\n      - {value: none, key: n}\n      - {value: words, key: w}\n",
			"",
			[]string{
				`line 21: the question "means" has no options`,
			},
		},
		{
			"options that are no list",
			"    exclusive: [none]\n    options:\n      - {value: none, key: n}\n      - {value: words, key: w}\n",
			"    options: x\n",
			[]string{
				`line 25: options must be a list`, `line 25: the question "means" has no options`,
			},
		},
		{"an ends_form_on that is no option", "    scale: nominal\n", "    scale: nominal\n    ends_form_on: [adverts]\n", []string{
			`line 8: ends_form_on names "adverts", which is no option of the question "kind"; did you mean advert?`,
		}},
		{"an ends_form_on that may be hidden", "    off_scale", "    ends_form_on: [absent]\n    off_scale", []string{
			`line 16: the question "tone" ends the form, so it must always be asked and cannot have show_if`,
		}},
		{"a show_if on an unknown field", "show_if: {kind: report}", "show_if: {king: report}", []string{
			`line 15: show_if names the question "king", which the codebook does not have; did you mean kind?`,
		}},
		{"a show_if on an unknown value", "show_if: {kind: report}", "show_if: {kind_not: [report, resort]}", []string{
			`line 15: show_if names "resort", which is no option of the question "kind"; did you mean report?`,
		}},
		{
			"a show_if in any of its parts",
			"show_if: {kind: report}",
			"show_if:\n      any:\n        - {kind: report}\n        - all: [{means: wrods}]",
			[]string{
				`line 18: show_if names "wrods", which is no option of the question "means"; did you mean words?`,
			},
		},
		{"an empty show_if", "show_if: {kind: report}", "show_if: {}", []string{
			`line 15: a condition of show_if is empty; delete it or name a question`,
		}},
		{"a show_if that is no map", "show_if: {kind: report}", "show_if: report", []string{
			`line 15: a condition of show_if must be a map of keys and values`,
		}},
		{"an empty any", "show_if: {kind: report}", "show_if: {any: []}", []string{`line 15: any is an empty list`}},
		{"an any that is no list", "show_if: {kind: report}", "show_if: {any: {kind: report}}", []string{`line 15: any must be a list`}},
		{"a text_has we do not know", "show_if: {kind: report}", "show_if: {text_has: quotes}", []string{
			`line 15: text_has "quotes" is not one of quotation_marks`,
		}},
		{"a field that asks itself", "show_if: {kind: report}", "show_if: {tone: -1}", []string{
			`line 15: the conditions go in a circle: tone needs tone`,
		}},
		{"fields that ask each other", "    exclusive: [none]", "    exclusive: [none]\n    show_if: {tone_not: 1}", nil},
		{
			"a circle of three",
			"    scale: nominal\n",
			"    scale: nominal\n    show_if: {any: [{text_has: quotation_marks}, {tone: 1}]}\n",
			[]string{
				`line 8: the conditions go in a circle: kind needs tone needs kind`,
			},
		},
		{"a value_when_hidden that is no number", "    off_scale", "    value_when_hidden: low\n    off_scale", []string{
			`line 16: value_when_hidden of the question "tone" must be a whole number as its options are, not "low"`,
		}},
		{
			"a value_when_hidden that is no option",
			"    exclusive: [none]",
			"    show_if: {kind: report}\n    value_when_hidden: 0",
			[]string{
				`line 26: value_when_hidden of the question "means" must be one of its options, not "0"`,
			},
		},
		{"a value_when_hidden that is a list", "    off_scale", "    value_when_hidden: [0]\n    off_scale", []string{
			`line 16: value_when_hidden must be text, not a list or map`,
		}},
		{"a value_when_hidden of a field that is never hidden", "    exclusive: [none]", "    value_when_hidden: none", []string{
			`line 25: the question "means" has value_when_hidden but no show_if, so it is never hidden by itself`,
		}},
		{"a target in a question that is asked once", "What is it?", "What is {target}?", []string{
			`line 6: the question of the question "kind" has {target}, so it must have per_target: true`,
		}},
		{
			"a field per target that ends the form",
			"    scale: nominal\n",
			"    scale: nominal\n    per_target: true\n    ends_form_on: report\n",
			[]string{
				`line 9: the question "kind" is asked per target and cannot have ends_form_on`,
			},
		},
		{
			"a field per target that is guessed",
			"    scale: nominal\n",
			"    scale: nominal\n    per_target: true\n    prefill: layout\n",
			[]string{
				`line 9: the question "kind" is asked per target and cannot have prefill`,
			},
		},
		{
			"a field per target with the key of all remaining targets",
			"    off_scale: [absent]\n    options:\n      - {value: absent, key: x}",
			"    per_target: true\n    off_scale: [absent]\n    options:\n      - {value: absent, key: R}",
			[]string{
				`line 19: the key "r" answers the question "tone" for all remaining targets and cannot give "absent"`,
			},
		},
		{"no fields", smallFields, "", []string{`line 1: the codebook has no fields`}},
		{"an empty list of fields", smallFields, "fields: []\n", []string{`line 3: the codebook has no questions`}},
		{"more fields than possible", smallFields, "fields: [" + strings.Repeat("a,", 201) + "]", []string{
			`line 3: the codebook has 201 questions, at most 200 are possible`,
		}},
		{"a list longer than possible", "exclusive: [none]", "exclusive: [" + strings.Repeat("none,", 201) + "]", []string{
			`line 25: exclusive lists 201 values, at most 200 are possible`,
		}},
		{
			"more options than possible",
			"    exclusive: [none]\n    options:\n      - {value: none, key: n}\n      - {value: words, key: w}\n",
			"    options: [" + strings.Repeat("a,", 201) + "]",
			[]string{
				`line 25: the question "means" has 201 options, at most 200 are possible`, `line 25: the question "means" has no options`,
			},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if strings.Count(small, test.old) == 0 {
				t.Fatalf("the small codebook has no %q to replace", test.old)
			}
			got := problemsOf(t, strings.Replace(small, test.old, test.new, 1))
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("the problems differ (-want +got):\n%s", diff)
			}
		})
	}
}

func TestProblemsOfFieldsWithoutOptionsOfTheirOwn(t *testing.T) {
	tests := []struct {
		name, field string
		want        []string
	}{
		{
			"attaches_to on unknown and unasked fields",
			"{key: marked, label: M, question: M, scale: span, attaches_to: [king, note]}",
			[]string{
				`line 29: attaches_to names the question "king", which the codebook does not have; did you mean kind?`,
				`line 29: attaches_to names the question "note", which is not asked for an answer`,
			},
		},
		{"attaches_to outside a span", "{key: marked, label: M, question: M, scale: text, attaches_to: [kind]}", []string{
			`line 29: attaches_to is only for the scale span, the question "marked" is text`,
		}},
		{"a span per target", "{key: marked, label: M, question: M, scale: span, per_target: true}", []string{
			`line 29: the question "marked" marks words and cannot be asked per target`,
		}},
		{"a text with options", "{key: marked, label: M, question: M, scale: text, options: [{value: a, key: a}]}", []string{
			`line 29: options is only for the scale nominal, ordinal, set, the question "marked" is text`,
		}},
		{"plus without options_from", "{key: marked, label: M, question: M, scale: text, plus: [a]}", []string{
			`line 29: plus is only for questions with options_from`,
		}},
		{
			"plus that is a field already",
			"{key: marked, label: M, question: M, scale: set, options_from: fields, plus: [kind, a|b]}",
			[]string{
				`line 29: the label "kind" in plus is the key of a question already`,
				`line 29: the label "a|b" in plus contains "|", which joins the labels of a set`,
			},
		},
		{
			"options beside options_from",
			"{key: marked, label: M, question: M, scale: set, options_from: fields, options: [{value: a, key: a}]}",
			[]string{
				`line 29: the question "marked" has options and options_from; keep one`,
			},
		},
		{
			"exclusive beside options_from",
			"{key: marked, label: M, question: M, scale: set, options_from: fields, exclusive: [kind]}",
			[]string{
				`line 29: exclusive is not for questions with options_from`,
			},
		},
		{"options_from something else", "{key: marked, label: M, question: M, scale: set, options_from: field}", []string{
			`line 29: options_from "field" is not one of fields; did you mean fields?`,
			`line 29: the question "marked" has no options`,
		}},
		{"a show_if on a text", "{key: marked, label: M, question: M, scale: text, show_if: {note: x}}", []string{
			`line 29: show_if cannot ask the question "note", which has no options of its own`,
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := problemsOf(t, small+"  - "+test.field+"\n  - {key: note, label: N, question: N, scale: text}\n")
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("the problems differ (-want +got):\n%s", diff)
			}
		})
	}
}

func TestAllProblemsComeAtOnceAndInOrderOfLines(t *testing.T) {
	src := strings.NewReplacer("id: small", "name: small", "scale: ordinal", "scale: odd", "key: w}", "key: www}").Replace(small)
	_, err := Parse([]byte(src))
	want := `The codebook has 4 problems:
  line 1: the codebook has no id
  line 1: the codebook has no key "name"
  line 14: scale "odd" is not one of nominal, ordinal, set, span, text
  line 28: the key "www" of option "words" must be one letter a to z or one digit`
	if err == nil || !sameLines(err.Error(), want) {
		t.Errorf("the error reads\n%v\nwant\n%s", err, want)
	}
}

// sameLines compares texts whose problems of one line may stand in any order.
func sameLines(got, want string) bool {
	lines := func(s string) map[string]int {
		count := make(map[string]int)
		for line := range strings.Lines(s + "\n") {
			count[line]++
		}
		return count
	}
	return cmp.Equal(lines(got), lines(want))
}

func TestMoreProblemsThanAnyoneReadsAreCounted(t *testing.T) {
	var b strings.Builder
	b.WriteString(small)
	for i := range 150 {
		fmt.Fprintf(&b, "x%d: 1\n", i)
	}
	got := problemsOf(t, b.String())
	if len(got) != maxProblems+1 || got[maxProblems] != "and 50 more; correct these first" {
		t.Errorf("got %d problems, the last %q", len(got), got[len(got)-1])
	}
}

func TestAProblemAloneReadsAsASentence(t *testing.T) {
	err := error(Problems{{Line: 3, Message: sentence.Of("it is wrong")}})
	if err.Error() != "The codebook has a problem: line 3: it is wrong" {
		t.Errorf("it reads %q", err)
	}
}

func TestErrorsCarryACode(t *testing.T) {
	_, broken := Parse(nil)
	_, unknown := defaultBook(t).Field("note").Normalize("\xff", nil)
	for code, err := range map[string]error{"codebook_invalid": broken, "value_invalid": unknown} {
		var coded interface{ Code() string }
		if !errors.As(err, &coded) || coded.Code() != code {
			t.Errorf("the error %v has not the code %s", err, code)
		}
	}
}
