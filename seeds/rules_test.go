package seeds_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"plumbline/annotate/codebook"
	"plumbline/seeds"
)

func labels(answers map[question]string, field string) []string {
	return codebook.SplitSet(answers[question{field, ""}])
}

func TestATargetNamedInAParagraphIsNotAbsent(t *testing.T) {
	eachParagraph(t, func(t *testing.T, text string, answers map[question]string) {
		for _, target := range seeds.SampleProject().Targets {
			stance, asked := answers[question{"stance", target.Name}]
			if !asked || stance != "absent" {
				continue
			}
			for _, name := range append([]string{target.Name}, target.Aliases...) {
				if containsWord(text, name) {
					t.Errorf("%s is absent, though the paragraph says %q", target.Name, name)
				}
			}
		}
	})
}

// containsWord reports whether name stands in text with no letter beside it.
func containsWord(text, name string) bool {
	return regexp.MustCompile(`(^|\PL)` + regexp.QuoteMeta(name) + `(\PL|$)`).MatchString(text)
}

func TestScareQuotesAreAlwaysACue(t *testing.T) {
	eachParagraph(t, func(t *testing.T, _ string, answers map[question]string) {
		if slices.Contains(labels(answers, "quote_form"), "scare") && !slices.Contains(labels(answers, "editorial"), "cue") {
			t.Error("Quotation says scare, so Editorializing must hold cue")
		}
	})
}

func TestDirectAndPartialQuotationNeedQuotationMarksAndASource(t *testing.T) {
	eachParagraph(t, func(t *testing.T, text string, answers map[question]string) {
		forms := labels(answers, "quote_form")
		if !slices.Contains(forms, "direct") && !slices.Contains(forms, "partial") {
			return
		}
		if !codebook.HasQuotationMarks(text) {
			t.Errorf("Quotation says %v, and there are no quotation marks", forms)
		}
		if slices.Contains(labels(answers, "sourcing"), "none") {
			t.Errorf("Quotation says %v, and nobody is credited", forms)
		}
	})
}

func TestASourceNeedsToBeCreditedToHoldAStance(t *testing.T) {
	eachParagraph(t, func(t *testing.T, _ string, answers map[question]string) {
		for _, name := range targetNames() {
			voice := answers[question{"voice", name}]
			if (voice == "source" || voice == "both") && slices.Contains(labels(answers, "sourcing"), "none") {
				t.Errorf("the stance toward %s is said to be the %s's, and nobody is credited", name, voice)
			}
		}
	})
}

func TestEachOutletLeansItsOwnWay(t *testing.T) {
	lean := map[string]int{}
	for _, a := range seeds.SampleProject().Articles {
		for _, row := range a.Key {
			voice := keyOf(a, row.Position)[question{"voice", row.Target}]
			if row.Field != "stance" || row.Target != "Corvane" || voice == "source" {
				continue
			}
			lean[a.Outlet] += map[string]int{"-2": -2, "-1": -1, "1": 1, "2": 2}[row.Value]
		}
	}
	neutral, critical, supportive := lean["Halyard Dispatch"], lean["The Free Littoral"], lean["Wexhallow Standard"]
	if critical > -8 || supportive < 8 || neutral < -2 || neutral > 2 {
		t.Errorf("toward Corvane in the outlets' own words: neutral %d, critical %d, supportive %d; want near 0, -8 or less, 8 or more",
			neutral, critical, supportive)
	}
}

func TestTheArticlesShareNoRunOfSixWords(t *testing.T) {
	const run = 6
	heldBy := map[string]string{}
	for _, a := range seeds.SampleProject().Articles {
		for _, paragraph := range a.Paragraphs() {
			words := strings.FieldsFunc(strings.ToLower(paragraph), func(r rune) bool {
				return !unicode.IsLetter(r) && !unicode.IsDigit(r)
			})
			for i := 0; i+run <= len(words); i++ {
				phrase := strings.Join(words[i:i+run], " ")
				if other, found := heldBy[phrase]; found && other != a.Slug {
					t.Errorf("%s and %s both say %q", other, a.Slug, phrase)
				}
				heldBy[phrase] = a.Slug
			}
		}
	}
}
