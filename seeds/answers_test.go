package seeds_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"plumbline/annotate/codebook"
	"plumbline/seeds"
)

// sheet holds one annotator's answers to one paragraph.
type sheet struct {
	annotator, slug string
	position        int
	text            string
	rows            []seeds.Answer
	answers         map[question]string
}

func (s sheet) String() string { return fmt.Sprintf("%s/%s/%d", s.annotator, s.slug, s.position) }

// sheets returns the sheets of everyone, of begun paragraphs only.
func sheets() []sheet {
	var all []sheet
	for _, one := range seeds.Answers() {
		for _, a := range seeds.SampleProject().Articles {
			for i, text := range a.Paragraphs() {
				s := sheet{annotator: one.Annotator, slug: a.Slug, position: i + 1, text: text, answers: map[question]string{}}
				for _, row := range one.Articles[a.Slug] {
					if row.Position == s.position {
						s.rows = append(s.rows, row)
						s.answers[question{row.Field, row.Target}] = row.Value
					}
				}
				if len(s.rows) > 0 {
					all = append(all, s)
				}
			}
		}
	}
	return all
}

func TestTheAnswersReadWithoutError(t *testing.T) {
	answers, err := seeds.ReadAnswers("sample")
	if err != nil {
		t.Fatalf("the answers of the sample cannot be read: %v", err)
	}
	var names []string
	for _, one := range answers {
		names = append(names, one.Annotator)
	}
	if want := []string{"A1", "A2", "A3", "A4"}; !slices.Equal(names, want) {
		t.Errorf("the annotators are %v, want %v", names, want)
	}
	if len(seeds.Answers()) != len(answers) {
		t.Errorf("Answers shows %d annotators of %d", len(seeds.Answers()), len(answers))
	}
}

func TestTheFilesSayThatTheAnswersAreIllustrations(t *testing.T) {
	about, err := os.ReadFile(filepath.Join("sample", "answers", "ABOUT.txt"))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(seeds.AboutAnswers, "illustrations written for this sample") {
		t.Errorf("what is shown beside the answers does not say what they are: %q", seeds.AboutAnswers)
	}
	if !strings.HasPrefix(string(about), seeds.AboutAnswers+"\n") {
		t.Errorf("ABOUT.txt does not begin with %q", seeds.AboutAnswers)
	}
}

func TestEverySheetAnswersAllThatIsAskedAndNothingElse(t *testing.T) {
	book := mustParseCodebook(t)
	for _, s := range sheets() {
		asked := ask(book, s.text, s.answers)
		for _, missing := range asked.Missing() {
			t.Errorf("%s: %s %s is asked and not answered", s, missing.Field.Key, missing.Target)
		}
		for q := range s.answers {
			if reason, hidden := asked.Hidden(q.field, q.target); hidden {
				t.Errorf("%s: %s %s is answered, though it is asked only if %v", s, q.field, q.target, reason)
			}
		}
	}
}

func TestEveryAnswerIsPossibleAndInCodebookOrder(t *testing.T) {
	book := mustParseCodebook(t)
	for _, s := range sheets() {
		for _, row := range s.rows {
			stored, err := book.Field(row.Field).Normalize(row.Value, book)
			if err != nil {
				t.Errorf("%s: %s %s: %v", s, row.Field, row.Target, err)
			} else if stored != row.Value {
				t.Errorf("%s: %s %s is %q, in codebook order it is %q", s, row.Field, row.Target, row.Value, stored)
			}
		}
	}
}

func TestEverySheetIsInTheOrderOfTheForm(t *testing.T) {
	book := mustParseCodebook(t)
	for _, s := range sheets() {
		var inForm, asAnswered []question
		for _, q := range ask(book, s.text, s.answers).Questions() {
			if _, answered := s.answers[question{q.Field.Key, q.Target}]; answered {
				inForm = append(inForm, question{q.Field.Key, q.Target})
			}
		}
		for _, row := range s.rows {
			// The form asks for doubts once, they may stand with a target each.
			if row.Field != "unsure" || row.Target == "" {
				asAnswered = append(asAnswered, question{row.Field, row.Target})
			}
		}
		if !slices.Equal(asAnswered, inForm) {
			t.Errorf("%s: the answers stand in the order %v, the form asks %v", s, asAnswered, inForm)
		}
	}
}

func TestADoubtIsAboutAnAnswerThatWasGiven(t *testing.T) {
	found := 0
	for _, s := range sheets() {
		for _, row := range s.rows {
			if row.Field != "unsure" {
				continue
			}
			found++
			for _, field := range codebook.SplitSet(row.Value) {
				if _, answered := s.answers[question{field, row.Target}]; !answered && field != "paragraph" {
					t.Errorf("%s: unsure about %s %q, which is not answered", s, field, row.Target)
				}
			}
		}
	}
	if found < 5 {
		t.Errorf("%d answers are marked unsure, want at least 5", found)
	}
}

func TestNobodyHearsASourceAndCreditsNobody(t *testing.T) {
	for _, s := range sheets() {
		for _, name := range targetNames() {
			voice := s.answers[question{"voice", name}]
			if (voice == "source" || voice == "both") && s.answers[question{"sourcing", ""}] == "none" {
				t.Errorf("%s: the stance toward %s is the %s's, and nobody is credited", s, name, voice)
			}
		}
	}
}

func TestOnlyA4HasNotFinished(t *testing.T) {
	begun := map[string]map[string][]int{} // positions by annotator and article
	for _, s := range sheets() {
		if begun[s.annotator] == nil {
			begun[s.annotator] = map[string][]int{}
		}
		begun[s.annotator][s.slug] = append(begun[s.annotator][s.slug], s.position)
	}
	articles := seeds.SampleProject().Articles
	for _, one := range seeds.Answers() {
		for i, a := range articles {
			all := len(a.Paragraphs())
			if one.Annotator == "A4" && i == len(articles)-1 {
				all -= (all + 2) / 3
			}
			want := make([]int, all)
			for p := range want {
				want[p] = p + 1
			}
			if got := begun[one.Annotator][a.Slug]; !slices.Equal(got, want) {
				t.Errorf("%s has begun the paragraphs %v of %s, want 1 to %d", one.Annotator, got, a.Slug, all)
			}
		}
	}
}

func TestEachAnnotatorDiffersFromTheKeyInEachArticle(t *testing.T) {
	for _, one := range seeds.Answers() {
		for _, a := range seeds.SampleProject().Articles {
			differs := slices.ContainsFunc(one.Articles[a.Slug], func(row seeds.Answer) bool {
				value, answered := keyOf(a, row.Position)[question{row.Field, row.Target}]
				return row.Field != "note" && row.Field != "unsure" && (!answered || value != row.Value)
			})
			if !differs {
				t.Errorf("%s answers %s as its key does", one.Annotator, a.Slug)
			}
		}
	}
}

func TestA3UsesMotiveAtLeastTwiceAsOftenAsTheOthers(t *testing.T) {
	used := map[string]int{}
	for _, s := range sheets() {
		if slices.Contains(labels(s.answers, "editorial"), "motive") {
			used[s.annotator]++
		}
	}
	others := used["A1"] + used["A2"] + used["A4"]
	if others == 0 || 3*used["A3"] < 2*others {
		t.Errorf("motive is used %v; want A3 at twice the mean of the others, who use it too", used)
	}
}

func TestSomeoneLeavesAGuessThatOthersChange(t *testing.T) {
	kinds := map[string]map[string]bool{} // part of article by paragraph
	for _, s := range sheets() {
		paragraph := fmt.Sprint(s.slug, s.position)
		if kinds[paragraph] == nil {
			kinds[paragraph] = map[string]bool{}
		}
		kinds[paragraph][s.answers[question{"unit_type", ""}]] = true
	}
	divided := 0
	for _, kind := range kinds {
		if len(kind) > 1 {
			divided++
		}
	}
	if divided < 2 {
		t.Errorf("%d paragraphs divide the annotators on the part of the article, want at least 2", divided)
	}
}
