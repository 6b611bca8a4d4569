package codebook

import (
	"slices"
	"strings"
	"testing"
)

// aboutBoth asks one question about paragraphs and two about articles.
const aboutBoth = `id: both
version: 1.0.0
fields:
  - {key: tone, label: Tone, question: Tone?, scale: nominal, required: true, options: [{value: warm, key: w}, {value: cold, key: c}]}
  - {key: genre, label: Genre, question: Genre?, scale: nominal, unit: article, required: true, options: [{value: news, key: n}, {value: comment, key: c}]}
  - {key: light, label: Light, question: "How does {target} stand?", scale: ordinal, unit: article, per_target: true, required: true,
     options: [{value: good, key: g}, {value: bad, key: b}], show_if: {genre: [news]}}
  - {key: unsure, label: Unsure, question: Unsure?, scale: set, options_from: fields, plus: [paragraph]}
  - {key: note, label: Note, question: Note?, scale: text}
`

func TestAQuestionAboutTheArticleIsAskedOfItAlone(t *testing.T) {
	book := parsed(t, aboutBoth)
	asked := func(article bool, genre string) (all []string) {
		form := book.Ask(Facts{Article: article, Targets: []string{"t1", "t2"}, Answer: func(field, _ string) (string, bool) {
			return genre, field == "genre" && genre != ""
		}})
		for _, q := range form.Questions() {
			all = append(all, strings.TrimSpace(q.Field.Key+" "+q.Target))
		}
		return all
	}
	for what, c := range map[string]struct {
		is, want []string
	}{
		"a paragraph":             {asked(false, "news"), []string{"tone", "unsure", "note"}},
		"an article":              {asked(true, ""), []string{"genre", "unsure", "note"}},
		"an article that is news": {asked(true, "news"), []string{"genre", "light t1", "light t2", "unsure", "note"}},
	} {
		if !slices.Equal(c.is, c.want) {
			t.Errorf("%s is asked %q, want %q", what, c.is, c.want)
		}
	}
	if !book.AsksAboutArticles() {
		t.Error("the codebook does not know that it asks about articles")
	}
}

func TestAQuestionOfTheOtherUnitSaysWhyItIsNotAsked(t *testing.T) {
	book := parsed(t, aboutBoth)
	for field, want := range map[string]string{"genre": "about the article as a whole", "tone": "about a paragraph"} {
		reason, hidden := book.Ask(Facts{Article: field == "tone"}).Hidden(field, "")
		if !hidden || !strings.Contains(reason.String(), want) {
			t.Errorf("%s is hidden (%v) because %v, want %q", field, hidden, reason, want)
		}
	}
}

func TestWhatCannotBeAskedAboutAnArticleIsRefused(t *testing.T) {
	for what, c := range map[string]struct{ from, to, wants string }{
		"a guess from the layout": {"unit: article, required", "unit: article, prefill: layout, required", "cannot have prefill"},
		"evidence":                {"unit: article, required", "unit: article, evidence: optional, required", "cannot have evidence"},
		"a condition on a paragraph's answer": {
			"show_if: {genre: [news]}", "show_if: {tone: [warm]}", "about paragraphs and the other about an article",
		},
		"a condition on the text": {"show_if: {genre: [news]}", "show_if: {text_has: quotation_marks}", "what a paragraph's text has"},
		"another unit":            {"unit: article, required", "unit: sentence, required", "unit"},
		"marked words": {
			"scale: text}", "scale: text}\n  - {key: words, label: Words, question: Which?, scale: span, unit: article}", "no words can be marked",
		},
		"words that attach to it": {
			"scale: text}", "scale: text}\n  - {key: words, label: Words, question: Which?, scale: span, attaches_to: [genre]}", "attaches marked words to",
		},
	} {
		_, err := Parse([]byte(strings.Replace(aboutBoth, c.from, c.to, 1)))
		if err == nil || !strings.Contains(err.Error(), c.wants) {
			t.Errorf("%s: %v, want a problem that says %q", what, err, c.wants)
		}
	}
}

func TestAnotherUnitIsAnotherMeaning(t *testing.T) {
	was := parsed(t, aboutBoth)
	now := parsed(t, strings.NewReplacer("1.0.0", "1.1.0", "scale: nominal, unit: article, required", "scale: nominal, required",
		", show_if: {genre: [news]}", "").Replace(aboutBoth))
	if err := now.CheckAgainst([]*Codebook{was}); err == nil || !strings.Contains(err.Error(), "unit") {
		t.Errorf("a question that is asked about something else keeps its meaning: %v", err)
	}
	changed := Compare(was, now).Fields
	if !slices.ContainsFunc(changed, func(f FieldDiff) bool {
		return f.Key() == "genre" && slices.Contains(f.Changes, Change{What: "unit", Old: "article", New: "paragraph"})
	}) {
		t.Errorf("what changed is %+v, without the unit of genre", changed)
	}
}

func TestTheRestOfTargetsHasNoKeyThatAnOptionHas(t *testing.T) {
	book := parsed(t, aboutBoth)
	light := book.Field("light")
	light.OffScale = []string{"bad"}
	if !light.RestsBy("r") || light.RestsBy("g") || book.Field("genre").RestsBy("r") {
		t.Errorf("the rest is answered by r: %v, by the key of an option: %v, where there are no targets: %v",
			light.RestsBy("r"), light.RestsBy("g"), book.Field("genre").RestsBy("r"))
	}
}
