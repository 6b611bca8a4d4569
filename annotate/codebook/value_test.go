package codebook

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

func TestValuesAreCheckedAgainstTheScale(t *testing.T) {
	book := defaultBook(t)
	const sources = "none, official, group, expert, person, document, media, unclear"
	tests := []struct {
		field, value string
		want         string
		reason       string // in the error; "" means the value is fine
	}{
		{"unit_type", "body", "body", ""},
		{
			"unit_type",
			"Body",
			"",
			`unit_type: "Body" is not one of headline, standfirst, lede, body, subhead, crosslink, caption, furniture, unusable`,
		},
		{"unit_type", "", "", `unit_type: "" is not one of headline`},
		{"unit_type", "lede|body", "", `unit_type: "lede|body" is not one of`},
		{"stance", "-2", "-2", ""},
		{"stance", "0", "0", ""},
		{"stance", "absent", "absent", ""},
		{"stance", "--", "", `stance: "--" is not one of absent, -2, -1, 0, 1, 2`},
		{"stance", "+1", "", `stance: "+1" is not one of`},
		{"editorial_strength", "0", "", `editorial_strength: "0" is not one of 1, 2, 3`},
		{"sourcing", "none", "none", ""},
		{"sourcing", "media|official", "official|media", ""},
		{"sourcing", "official|media", "official|media", ""},
		{"sourcing", "", "", "sourcing: the value is empty, it needs one or more of " + sources},
		{"sourcing", "official|", "", `sourcing: "" is not one of ` + sources},
		{"sourcing", "official|press", "", `sourcing: "press" is not one of ` + sources},
		{"sourcing", "official|official", "", `sourcing: "official" is given twice`},
		{"sourcing", "official|none", "", `sourcing: "none" stands alone and cannot be joined with other labels`},
		{"unsure", "paragraph", "paragraph", ""},
		{"unsure", "paragraph|stance|unit_type", "unit_type|stance|paragraph", ""},
		{
			"unsure",
			"note",
			"",
			`unsure: "note" is not one of unit_type, sourcing, attribution, quote_form, stance, voice, unsourced, editorial, editorial_strength, unusable_reason, paragraph`,
		},
		{"evidence", "the minister", "", "evidence: words are marked in the paragraph, no value can be given"},
		{"note", " two\nlines | é", " two\nlines | é", ""},
		{"note", "bad \xff", "", "note: the text is not valid UTF-8"},
		{"note", strings.Repeat("é", MaxTextLength), strings.Repeat("é", MaxTextLength), ""},
		{"note", strings.Repeat("é", MaxTextLength+1), "", "note: the text has 10001 characters, at most 10000 are possible"},
	}
	for _, test := range tests {
		got, err := book.Field(test.field).Normalize(test.value, book)
		switch {
		case test.reason == "" && err != nil:
			t.Errorf("%s = %.40q is refused: %v", test.field, test.value, err)
		case test.reason == "" && got != test.want:
			t.Errorf("%s = %.40q becomes %.40q, want %.40q", test.field, test.value, got, test.want)
		case test.reason != "" && (err == nil || !strings.HasPrefix(err.Error(), test.reason)):
			t.Errorf("%s = %.40q gives the error %v, want %s", test.field, test.value, err, test.reason)
		}
		var valueErr *ValueError
		if err != nil && (!errors.As(err, &valueErr) || valueErr.Field != test.field || valueErr.Value != test.value) {
			t.Errorf("the error for %s = %.40q is %#v, want a ValueError that names both", test.field, test.value, err)
		}
	}
}

func TestAScaleWeDoNotKnowTakesNoValue(t *testing.T) {
	f := Field{Key: "odd"}
	if _, err := f.Normalize("x", &Codebook{Fields: []Field{f}}); err == nil {
		t.Error("a value was accepted")
	}
}

func TestTogglingLabelsOfASet(t *testing.T) {
	sourcing := defaultBook(t).Field("sourcing")
	tests := []struct{ current, label, want string }{
		{"", "official", "official"},
		{"", "none", "none"},
		{"official", "official", ""},
		{"none", "none", ""},
		{"media", "official", "official|media"},
		{"official|media", "expert", "official|expert|media"},
		{"official|media", "official", "media"},
		{"official|media", "none", "none"},
		{"none", "media", "media"},
	}
	for _, test := range tests {
		if got := sourcing.Toggle(test.current, test.label); got != test.want {
			t.Errorf("Toggle(%q, %q) = %q, want %q", test.current, test.label, got, test.want)
		}
	}
}

func TestChoosingAnOptionGivesAValueAndSaysWhetherTheQuestionIsDone(t *testing.T) {
	book := defaultBook(t)
	tests := []struct {
		field, current, option, want string
		done                         bool
	}{
		{"unit_type", "", "body", "body", true},
		{"unit_type", "body", "body", "body", true},
		{"stance", "1", "absent", "absent", true},
		{"sourcing", "", "official", "official", false},
		{"sourcing", "official", "official", "", false},
		{"sourcing", "none", "media", "media", false},
		{"sourcing", "", "none", "none", true},
		{"sourcing", "none", "none", "none", true},
		{"sourcing", "official|media", "none", "none", false},
	}
	for _, test := range tests {
		got, done := book.Field(test.field).Choose(test.current, test.option)
		if got != test.want || done != test.done {
			t.Errorf("%s: Choose(%q, %q) = %q, %v, want %q, %v", test.field, test.current, test.option, got, done, test.want, test.done)
		}
	}
}

func TestTogglingDoubtsKeepsEveryLabel(t *testing.T) {
	book := defaultBook(t)
	unsure := book.Field("unsure")
	value := unsure.Toggle(unsure.Toggle("", "paragraph"), "stance")
	if value, err := unsure.Normalize(value, book); err != nil || value != "stance|paragraph" {
		t.Errorf("the doubts are %q, %v, want stance|paragraph", value, err)
	}
}

func TestSplittingAndJoiningSets(t *testing.T) {
	for value, want := range map[string][]string{"": nil, "a": {"a"}, "a|b": {"a", "b"}} {
		if got := SplitSet(value); !slices.Equal(got, want) {
			t.Errorf("SplitSet(%q) = %q, want %q", value, got, want)
		}
		if got := JoinSet(want); got != value {
			t.Errorf("JoinSet(%q) = %q, want %q", want, got, value)
		}
	}
}

func TestOptionsAreFoundByTheirKeys(t *testing.T) {
	book := defaultBook(t)
	for key, want := range map[string]string{"a": "absent", "A": "absent", "1": "-2", "5": "2"} {
		if got := book.Field("stance").OptionByKey(key); got == nil || got.Value != want {
			t.Errorf("the key %q gives %+v, want %s", key, got, want)
		}
	}
	for _, key := range []string{"", "6", "aa", "ſ", "\u212a"} {
		if got := book.Field("unit_type").OptionByKey(key); got != nil {
			t.Errorf("the key %q gives %s, want nothing", key, got.Value)
		}
	}
}

func TestExclusiveLabelsAndEndsOfTheForm(t *testing.T) {
	book := defaultBook(t)
	if !book.Field("sourcing").IsExclusive("none") || book.Field("sourcing").IsExclusive("media") {
		t.Error("none alone should be exclusive in sourcing")
	}
	ends := map[[2]string]bool{
		{"unit_type", "crosslink"}: true, {"unit_type", "furniture"}: true, {"unit_type", "body"}: false,
		{"sourcing", "none"}: false, {"unknown", "x"}: false,
	}
	for at, want := range ends {
		if got := book.EndsForm(at[0], at[1]); got != want {
			t.Errorf("EndsForm(%s, %s) = %v, want %v", at[0], at[1], got, want)
		}
	}
}

func TestDoubtsCanBeHadAboutEveryAnswer(t *testing.T) {
	want := []string{
		"unit_type",
		"sourcing",
		"attribution",
		"quote_form",
		"stance",
		"voice",
		"unsourced",
		"editorial",
		"editorial_strength",
		"unusable_reason",
		"paragraph",
	}
	if got := defaultBook(t).UnsureOptions(); !slices.Equal(got, want) {
		t.Errorf("the options are %q, want %q", got, want)
	}
	if got := (&Codebook{}).UnsureOptions(); got != nil {
		t.Errorf("a codebook without such a field has the options %q", got)
	}
}
