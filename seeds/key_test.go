package seeds_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"plumbline/annotate/codebook"
	"plumbline/seeds"
)

// question names what a key answers in one paragraph.
type question struct{ field, target string }

// keyOf returns the answers of one paragraph of an article.
func keyOf(a seeds.Article, position int) map[question]string {
	answers := map[question]string{}
	for _, row := range a.Key {
		if row.Position == position {
			answers[question{row.Field, row.Target}] = row.Value
		}
	}
	return answers
}

func targetNames() []string {
	var names []string
	for _, target := range seeds.SampleProject().Targets {
		names = append(names, target.Name)
	}
	return names
}

// ask builds the form of a paragraph as its key answers it.
func ask(book *codebook.Codebook, text string, answers map[question]string) *codebook.Asked {
	return book.Ask(codebook.Facts{
		Text:    text,
		Targets: targetNames(),
		Answer: func(field, target string) (string, bool) {
			value, answered := answers[question{field, target}]
			return value, answered
		},
	})
}

// eachParagraph runs a check on every paragraph of the sample with its key.
func eachParagraph(t *testing.T, check func(t *testing.T, text string, answers map[question]string)) {
	t.Helper()
	for _, a := range seeds.SampleProject().Articles {
		for i, text := range a.Paragraphs() {
			t.Run(fmt.Sprintf("%s/%d", a.Slug, i+1), func(t *testing.T) {
				check(t, text, keyOf(a, i+1))
			})
		}
	}
}

func TestEveryKeyAnswersAllThatIsAskedAndNothingElse(t *testing.T) {
	book := mustParseCodebook(t)
	eachParagraph(t, func(t *testing.T, text string, answers map[question]string) {
		asked := ask(book, text, answers)
		for _, missing := range asked.Missing() {
			t.Errorf("%s %s is asked and not answered", missing.Field.Key, missing.Target)
		}
		for q := range answers {
			if reason, hidden := asked.Hidden(q.field, q.target); hidden {
				t.Errorf("%s %s is answered, though it is asked only if %v", q.field, q.target, reason)
			}
		}
	})
}

func TestEveryKeyValueIsPossibleAndInCodebookOrder(t *testing.T) {
	book := mustParseCodebook(t)
	eachParagraph(t, func(t *testing.T, _ string, answers map[question]string) {
		for q, value := range answers {
			field := book.Field(q.field)
			if field == nil {
				t.Errorf("the codebook has no question %q", q.field)
				continue
			}
			stored, err := field.Normalize(value, book)
			if err != nil {
				t.Errorf("%s %s: %v", q.field, q.target, err)
			} else if stored != value {
				t.Errorf("%s %s is %q, in codebook order it is %q", q.field, q.target, value, stored)
			}
		}
	})
}

func TestKeyRowsAreOrderedAndNeverTwice(t *testing.T) {
	book := mustParseCodebook(t)
	fieldPosition := map[string]int{}
	for i := range book.Fields {
		fieldPosition[book.Fields[i].Key] = i
	}
	names := targetNames()
	for _, a := range seeds.SampleProject().Articles {
		place := func(row seeds.Answer) []int {
			return []int{row.Position, fieldPosition[row.Field], slices.Index(names, row.Target)}
		}
		for i := 1; i < len(a.Key); i++ {
			if slices.Compare(place(a.Key[i-1]), place(a.Key[i])) >= 0 {
				t.Errorf("%s: row %+v does not come after %+v", a.Slug, a.Key[i], a.Key[i-1])
			}
		}
	}
}

func TestPositionsMatchTheLinesOfTheText(t *testing.T) {
	for _, a := range seeds.SampleProject().Articles {
		lines := len(a.Paragraphs())
		for _, row := range a.Key {
			if row.Position < 1 || row.Position > lines {
				t.Errorf("%s has %d paragraphs, and its key answers number %d", a.Slug, lines, row.Position)
			}
		}
		if len(a.Reasons) != lines {
			t.Errorf("%s has %d paragraphs and %d reasons", a.Slug, lines, len(a.Reasons))
		}
		for position := 1; position <= lines; position++ {
			if reason := a.Reasons[position]; len(reason) < 30 || !strings.HasSuffix(reason, ".") {
				t.Errorf("%s, paragraph %d: the reason is no sentence: %q", a.Slug, position, reason)
			}
		}
	}
}

func TestEveryOptionOfEveryFieldOccursInTheKeys(t *testing.T) {
	book := mustParseCodebook(t)
	used := map[question]bool{} // field and label
	for _, a := range seeds.SampleProject().Articles {
		for _, row := range a.Key {
			for _, label := range codebook.SplitSet(row.Value) {
				used[question{row.Field, label}] = true
			}
		}
	}
	// What a person reads, or would rather not, is that person's; no text has it as
	// its right answer.
	personal := []string{"language", "declined"}
	for i := range book.Fields {
		field := &book.Fields[i]
		for j := range field.Options {
			if !used[question{field.Key, field.Options[j].Value}] && !slices.Contains(personal, field.Options[j].Value) {
				t.Errorf("no paragraph of the sample is an example of %s %s", field.Key, field.Options[j].Value)
			}
		}
	}
}

func TestEveryTargetHasEveryStance(t *testing.T) {
	book := mustParseCodebook(t)
	for _, name := range targetNames() {
		for _, option := range book.Field("stance").Options {
			found := slices.ContainsFunc(seeds.SampleProject().Articles, func(a seeds.Article) bool {
				return slices.ContainsFunc(a.Key, func(row seeds.Answer) bool {
					return row.Field == "stance" && row.Target == name && row.Value == option.Value
				})
			})
			if !found {
				t.Errorf("no paragraph puts %s in the light %s", name, option.Value)
			}
		}
	}
}
