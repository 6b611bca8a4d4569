package codebook

import (
	"slices"
	"strings"
	"testing"
)

// answers are given as "field=value" or "field@target=value".
func ask(book *Codebook, text string, targets []string, answers ...string) *Asked {
	given := make(map[string]string, len(answers))
	for _, answer := range answers {
		at, value, _ := strings.Cut(answer, "=")
		given[at] = value
	}
	return book.Ask(Facts{Text: text, Targets: targets, Answer: func(field, target string) (string, bool) {
		if target != "" {
			field += "@" + target
		}
		value, answered := given[field]
		return value, answered
	}})
}

// names writes questions as "field" or "field@target".
func names(questions []Question) []string {
	list := make([]string, len(questions))
	for i, q := range questions {
		list[i] = q.Field.Key
		if q.Target != "" {
			list[i] += "@" + q.Target
		}
	}
	return list
}

func TestQuestionsAndWhatIsMissing(t *testing.T) {
	book := defaultBook(t)
	two := []string{"T1", "T2"}
	tests := []struct {
		name      string
		text      string
		targets   []string
		answers   string // separated by spaces
		questions string
		missing   string
	}{
		{
			"nothing is answered", "Plain.", two, "",
			"unit_type unsure evidence note", "unit_type",
		},
		{
			"quotation marks alone ask for the quotation", "A \"word\".", two, "",
			"unit_type quote_form unsure evidence note", "unit_type quote_form",
		},
		{
			"running text asks its questions, per target in blocks", "Plain.", two, "unit_type=body",
			"unit_type sourcing stance@T1 stance@T2 unsourced editorial unsure evidence note",
			"sourcing stance@T1 stance@T2 unsourced editorial",
		},
		{
			"voice follows the stance of its own target", "Plain.", two, "unit_type=body stance@T1=-2 stance@T2=0",
			"unit_type sourcing stance@T1 voice@T1 stance@T2 unsourced editorial unsure evidence note",
			"sourcing voice@T1 unsourced editorial",
		},
		{
			"both voices are interleaved", "Plain.", two, "unit_type=body stance@T1=-2 stance@T2=1 voice@T1=source",
			"unit_type sourcing stance@T1 voice@T1 stance@T2 voice@T2 unsourced editorial unsure evidence note",
			"sourcing voice@T2 unsourced editorial",
		},
		{
			"absent asks for no voice", "Plain.", two, "unit_type=body stance@T1=absent stance@T2=absent",
			"unit_type sourcing stance@T1 stance@T2 unsourced editorial unsure evidence note",
			"sourcing unsourced editorial",
		},
		{
			"without targets stance is not asked", "Plain.", nil, "unit_type=body sourcing=none unsourced=no editorial=none",
			"unit_type sourcing unsourced editorial unsure evidence note", "",
		},
		{
			"a source asks for its attribution and quotation", "Plain.", nil, "unit_type=body sourcing=official|media",
			"unit_type sourcing attribution quote_form unsourced editorial unsure evidence note",
			"attribution quote_form unsourced editorial",
		},
		{
			"no source asks for neither", "Plain.", nil, "unit_type=body sourcing=none",
			"unit_type sourcing unsourced editorial unsure evidence note", "unsourced editorial",
		},
		{
			"editorializing asks for its strength", "Plain.", nil, "unit_type=body sourcing=none unsourced=no editorial=loaded",
			"unit_type sourcing unsourced editorial editorial_strength unsure evidence note", "editorial_strength",
		},
		{
			"a cross-link ends the form", "See also: \"Harbour\"", two, "unit_type=crosslink sourcing=official stance@T1=1",
			"unit_type unsure evidence note", "",
		},
		{
			"furniture ends the form", "By a \"reporter\"", two, "unit_type=furniture",
			"unit_type unsure evidence note", "",
		},
		{
			"an emptied answer is none", "Plain.", nil, "unit_type=body sourcing=",
			"unit_type sourcing unsourced editorial unsure evidence note", "sourcing unsourced editorial",
		},
		{
			"answers of hidden questions fulfil nothing", "Plain.", nil, "sourcing=official attribution=named editorial=loaded",
			"unit_type unsure evidence note", "unit_type",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			asked := ask(book, test.text, test.targets, strings.Fields(test.answers)...)
			if got := strings.Join(names(asked.Questions()), " "); got != test.questions {
				t.Errorf("asked are\n%s\nwant\n%s", got, test.questions)
			}
			if got := strings.Join(names(asked.Missing()), " "); got != test.missing {
				t.Errorf("missing are\n%s\nwant\n%s", got, test.missing)
			}
		})
	}
}

func TestHiddenQuestionsNameTheCondition(t *testing.T) {
	book := defaultBook(t)
	running := "unit_type is one of headline, standfirst, lede, body, subhead, caption"
	tests := []struct {
		name, answers, field, target string
		want                         string // "" means visible
	}{
		{"a visible field", "unit_type=body", "sourcing", "", ""},
		{"a field of running text", "", "sourcing", "", running},
		{"an attribution without source", "unit_type=body sourcing=none", "attribution", "", "sourcing is not none"},
		{
			"a quotation without source and marks",
			"unit_type=body sourcing=none",
			"quote_form",
			"",
			"sourcing is not none or the paragraph has quotation marks",
		},
		{"a voice without stance", "unit_type=body stance@T1=0", "voice", "T1", "stance is one of -2, -1, 1, 2, mixed"},
		{"a voice with the stance of another target", "unit_type=body stance@T2=2", "voice", "T1", "stance is one of -2, -1, 1, 2, mixed"},
		{"a voice with its stance", "unit_type=body stance@T1=2", "voice", "T1", ""},
		{"any field of an ended form", "unit_type=crosslink", "editorial", "", "unit_type is none of crosslink, furniture, unusable"},
		{"the note of an ended form", "unit_type=crosslink", "note", "", ""},
		{"the question that ended the form", "unit_type=crosslink", "unit_type", "", ""},
		{"an unknown field", "", "mood", "", "the codebook has a question mood"},
		{"a field per target without target", "unit_type=body", "stance", "", "a target is given"},
		{"a target of another article", "unit_type=body", "stance", "T9", "the target is one of the article's"},
		{"a doubt about the answer for a target", "unit_type=body", "unsure", "T2", ""},
		{"evidence for the answer for a target", "unit_type=crosslink", "evidence", "T1", ""},
		{"a doubt about a target of another article", "", "unsure", "T9", "the target is one of the article's"},
		{"a note about a target", "", "note", "T1", "no target is given"},
		{"a target for a field that takes none", "unit_type=body", "sourcing", "T1", "no target is given"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			asked := ask(book, "Plain.", []string{"T1", "T2"}, strings.Fields(test.answers)...)
			reason, hides := asked.Hidden(test.field, test.target)
			if hides != (test.want != "") || hides == asked.Visible(test.field, test.target) {
				t.Fatalf("hidden: %v, visible: %v", hides, asked.Visible(test.field, test.target))
			}
			if hides && (reason.String() != test.want || reason.Eval(asked, test.target)) {
				t.Errorf("the reason is %q (holds: %v), want %q", reason, reason.Eval(asked, test.target), test.want)
			}
		})
	}
}

func TestValuesOfHiddenFieldsAreDerived(t *testing.T) {
	book := defaultBook(t)
	tests := []struct{ name, answers, field, want string }{
		{"no editorializing has strength 0", "unit_type=body editorial=none", "editorial_strength", "0"},
		{"editorializing asks for the strength", "unit_type=body editorial=cue", "editorial_strength", ""},
		{"unanswered editorializing leaves it missing", "unit_type=body", "editorial_strength", ""},
		{"a cross-link leaves it missing", "unit_type=crosslink editorial=none", "editorial_strength", ""},
		{"an unanswered part of article leaves it missing", "editorial=none", "editorial_strength", ""},
		{"a field without such a value", "unit_type=body sourcing=none", "attribution", ""},
		{"an unknown field", "unit_type=body", "mood", ""},
	}
	for _, test := range tests {
		value, ok := ask(book, "Plain.", nil, strings.Fields(test.answers)...).Derived(test.field, "")
		if value != test.want || ok != (test.want != "") {
			t.Errorf("%s: got %q, %v, want %q", test.name, value, ok, test.want)
		}
	}
}

// targetBook has what the default codebook has not: fields that are asked once
// and depend on fields per target.
const targetBook = `id: targets
version: "1"
fields:
  - {key: light, label: L, question: Q, scale: nominal, per_target: true, options: [{value: good, key: g}, {value: bad, key: b}]}
  - {key: aside, label: A, question: Q, scale: nominal, options: [{value: "yes", key: y}]}
  - {key: whose, label: W, question: Q, scale: nominal, per_target: true, options: [{value: own, key: o}, {value: other, key: t}]}
  - {key: once, label: O, question: Q, scale: ordinal, show_if: {light: bad}, value_when_hidden: 0, options: [{value: 1, key: "1"}, {value: 2, key: "2"}]}
  - {key: both, label: B, question: Q, scale: nominal, show_if: {light: bad, whose_not: own}, options: [{value: "yes", key: y}]}
  - {key: either, label: E, question: Q, scale: nominal, show_if: {any: [{light: bad}, {aside: "yes"}]}, options: [{value: "yes", key: y}]}
  - {key: each, label: E, question: Q, scale: ordinal, per_target: true, show_if: {light: bad}, value_when_hidden: 0, options: [{value: 1, key: "1"}, {value: 2, key: "2"}]}
`

func TestFieldsAskedOnceNeedOneTargetThatFulfilsTheCondition(t *testing.T) {
	book, err := Parse([]byte(targetBook))
	if err != nil {
		t.Fatal(err)
	}
	two := []string{"A", "B"}
	tests := []struct {
		name    string
		targets []string
		answers string
		visible string
	}{
		{"nothing is answered", two, "", "light@A light@B aside whose@A whose@B"},
		{"one target is enough", two, "light@B=bad", "light@A light@B aside whose@A whose@B once either each@B"},
		{
			"the same target must fulfil all",
			two,
			"light@A=bad whose@A=own light@B=good whose@B=other",
			"light@A light@B aside whose@A whose@B once either each@A",
		},
		{"the same target fulfils all", two, "light@A=bad whose@A=other", "light@A light@B aside whose@A whose@B once both either each@A"},
		{"a target not in force counts for nothing", []string{"B"}, "light@A=bad", "light@B aside whose@B"},
		{"without targets the rest of the condition counts", nil, "aside=yes", "aside either"},
	}
	for _, test := range tests {
		asked := ask(book, "", test.targets, strings.Fields(test.answers)...)
		if got := strings.Join(names(asked.Questions()), " "); got != test.visible {
			t.Errorf("%s: asked are\n%s\nwant\n%s", test.name, got, test.visible)
		}
	}
}

func TestDerivedValuesAcrossTargetsNeedAllOfThem(t *testing.T) {
	book, err := Parse([]byte(targetBook))
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, answers, field, target, want string
	}{
		{"all targets answered", "light@A=good light@B=good", "once", "", "0"},
		{"one target open", "light@A=good", "once", "", ""},
		{"visible", "light@A=good light@B=bad", "once", "", ""},
		{"per target only its own counts", "light@A=good", "each", "A", "0"},
		{"per target its own is open", "light@A=good", "each", "B", ""},
		{"a target not in force", "light@C=good", "each", "C", ""},
	}
	for _, test := range tests {
		value, ok := ask(book, "", []string{"A", "B"}, strings.Fields(test.answers)...).Derived(test.field, test.target)
		if value != test.want || ok != (test.want != "") {
			t.Errorf("%s: got %q, %v, want %q", test.name, value, ok, test.want)
		}
	}
	if value, ok := ask(book, "", nil).Derived("once", ""); ok {
		t.Errorf("without targets the value %q is derived", value)
	}
}

func TestConditionsReadLikeSentences(t *testing.T) {
	lede := FieldIs{Field: "unit_type", Values: []string{"lede"}}
	tests := []struct {
		condition Condition
		want      string
	}{
		{lede, "unit_type is lede"},
		{FieldIs{"unit_type", []string{"lede", "body"}, false}, "unit_type is one of lede, body"},
		{FieldIs{"sourcing", []string{"none"}, true}, "sourcing is not none"},
		{FieldIs{"sourcing", []string{"none", "media"}, true}, "sourcing is none of none, media"},
		{TextHas{QuotationMarks}, "the paragraph has quotation marks"},
		{AnyOf{lede}, "unit_type is lede"},
		{AnyOf{lede, AllOf{lede}}, "unit_type is lede or unit_type is lede"},
		{
			AnyOf{lede, AllOf{lede, TextHas{QuotationMarks}}},
			"unit_type is lede or (unit_type is lede and the paragraph has quotation marks)",
		},
		{AllOf{AnyOf{lede, lede}, lede}, "(unit_type is lede or unit_type is lede) and unit_type is lede"},
	}
	for _, test := range tests {
		if got := test.condition.String(); got != test.want {
			t.Errorf("it reads %q, want %q", got, test.want)
		}
	}
}

func TestSeveralKeysOfAConditionMustAllHold(t *testing.T) {
	src := strings.Replace(small, "show_if: {kind: report}", "show_if: {kind: report, means_not: [none], text_has: quotation_marks}", 1)
	book, err := Parse([]byte(src))
	if err != nil {
		t.Fatal(err)
	}
	if got := book.Field("tone").ShowIf.String(); got != "kind is report and means is not none and the paragraph has quotation marks" {
		t.Errorf("the condition reads %q", got)
	}
	for answers, want := range map[string]bool{
		"kind=report means=words": true, "kind=report means=none": false, "kind=advert means=words": false, "kind=report": false, "means=words": false,
	} {
		if got := ask(book, "\"a\"", nil, strings.Fields(answers)...).Visible("tone", ""); got != want {
			t.Errorf("with %s tone is visible: %v, want %v", answers, got, want)
		}
		if ask(book, "a", nil, strings.Fields(answers)...).Visible("tone", "") {
			t.Errorf("with %s tone is visible without quotation marks", answers)
		}
	}
}

func TestAConditionAskedWithoutTargetIsContentWithOne(t *testing.T) {
	asked := ask(defaultBook(t), "", []string{"A", "B"}, "unit_type=body", "stance@B=2")
	if favourable := (FieldIs{Field: "stance", Values: []string{"2"}}); !favourable.Eval(asked, "") || favourable.Eval(asked, "A") {
		t.Error("the condition should hold for B and for one target, not for A")
	}
	if (FieldIs{Field: "mood", Values: []string{"2"}}).Eval(asked, "") {
		t.Error("a condition on a field that is not there holds")
	}
}

func TestAFormWithoutAnswersCanBeAsked(t *testing.T) {
	if got := names(defaultBook(t).Ask(Facts{}).Missing()); !slices.Equal(got, []string{"unit_type"}) {
		t.Errorf("missing are %q", got)
	}
}

func BenchmarkAsk(b *testing.B) {
	book := defaultBook(b)
	facts := Facts{
		Text:    strings.Repeat("The vote was close. ", 20),
		Targets: []string{"T1", "T2", "T3"},
		Answer: func(field, _ string) (string, bool) {
			return map[string]string{"unit_type": "body", "sourcing": "official|media", "stance": "1", "editorial": "none"}[field], true
		},
	}
	for b.Loop() {
		book.Ask(facts).Missing()
	}
}
