package finding_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"plumbline/annotate/annotatetest"
	"plumbline/annotate/finding"
	"plumbline/annotate/search"
)

func terms(t testing.TB) finding.Terms {
	t.Helper()
	return finding.Terms{Book: annotatetest.Codebook(), Columns: []string{"x:party", "x:first author"}, People: []string{"A1", "A2"}}
}

// told is a query in a short form.
func told(q finding.Query) string {
	var all []string
	for _, w := range q.Words {
		all = append(all, fmt.Sprintf("%q", w))
	}
	for _, f := range q.Articles {
		all = append(all, f.Field+" is "+f.Value)
	}
	for _, u := range q.Units {
		all = append(all, "a "+u)
	}
	s := q.Sheet
	for _, who := range s.Annotators {
		all = append(all, "by "+who)
	}
	for _, l := range s.Labels {
		all = append(all, l.Field+" answered "+l.Value)
	}
	for _, m := range s.Unsure {
		all = append(all, fmt.Sprintf("unsure %+v", m))
	}
	for _, x := range s.Texts {
		all = append(all, fmt.Sprintf("%s %v %q", x.Field, !x.Not, x.Words))
	}
	for _, d := range q.Divided {
		all = append(all, fmt.Sprintf("divided %+v", d))
	}
	if s.Layer != "" {
		all = append(all, "in "+string(s.Layer))
	}
	return strings.Join(all, ", ")
}

func TestALineIsReadAsWordsAndFilters(t *testing.T) {
	for line, want := range map[string]string{
		"":                                     ``,
		"city  Council":                        `{"city council"}`,
		`"city council" harbour`:               `{"city council"}, {"harbour"}`,
		`council event=strike harbour`:         `{"council"}, {"harbour"}, event is strike`,
		`outlet="Morning Post" EVENT=strike`:   `outlet is Morning Post, event is strike`,
		`event=strike event=flood`:             `event is strike, event is flood`,
		`party=green x:party=red`:              `x:party is green, x:party is red`,
		`"first author"="A. Writer"`:           `x:first author is A. Writer`,
		`date=2031-05..2031-06`:                `date is 2031-05..2031-06`,
		`article=5d1b96f`:                      `article is 5d1b96f`,
		`unit=Headline`:                        `a headline`,
		`annotator=a2`:                         `by A2`,
		`sourcing=official unit_type=body`:     `sourcing answered official, unit_type answered body`,
		`"part of Article"=body`:               `unit_type answered body`,
		`sourcing=`:                            `sourcing answered `,
		`unsure=yes unsure=sourcing`:           `unsure {Not:false Field:}, unsure {Not:false Field:sourcing}`,
		`note=yes`:                             `note true {""}`,
		`note=no`:                              `note false {""}`,
		`note="which rule"`:                    `note true {"which rule"}`,
		`disagreement=sourcing`:                `divided {Not:false Field:sourcing}`,
		`disagreement=no`:                      `divided {Not:true Field:}`,
		`layer=final sourcing=none`:            `sourcing answered none, in final`,
		`https://a.example/?b=c`:               `{"https://a.example/?b=c"}`,
		`e = 5`:                                `{"e = 5"}`,
		`=5`:                                   `{"=5"}`,
		`"sourcing=none"`:                      `{"sourcing=none"}`,
		`"the ""so"" called`:                   `{"the \"so\" called"}`,
		`5" pipe`:                              `{"5\" pipe"}`,
		`""`:                                   ``,
		`NEAR(a b) OR c* -d ^e {f}: AND NOT g`: `{"near(a b) or c* -d ^e {f}: and not g"}`,
		"مكتبة أحمد note=yes":                  `{"مكتبة احمد"}, note true {""}`,
		"a\x00b":                               `{"a\x00b"}`,
	} {
		q, err := finding.Read(line, terms(t))
		if got := told(q); err != nil || got != want {
			t.Errorf("%s\n is read as %s (%v)\nand means   %s", line, got, err, want)
		}
	}
}

func TestWhatCannotBeMeantIsToldInASentence(t *testing.T) {
	for line, want := range map[string]string{
		"colour=red":                `There is no filter "colour"; there are article, outlet, author, event, date,`,
		"text=a":                    `There is no filter "text"`,
		"sourcing=fish":             `"sourcing" is never "fish"; it is one of none, official,`,
		"unit=page":                 `"unit" is never "page"; it is one of headline,`,
		"annotator=B7":              `"annotator" is never "B7"; it is one of A1, A2.`,
		"unsure=maybe":              `"unsure" is never "maybe"; it is one of yes, no,`,
		"disagreement=":             `"disagreement" is never ""`,
		"layer=model":               `"layer" is never "model"; it is one of annotation, final.`,
		"date=spring":               `"spring" is no date`,
		"evidence=yes":              `There is no filter "evidence"`,
		strings.Repeat(`"a" `, 101): `That is too much to look for at once`,
	} {
		if _, err := finding.Read(line, terms(t)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("of %.60s is told: %v", line, err)
		}
	}
}

func TestAnyWordsCanBeLookedForInQuotes(t *testing.T) {
	known := terms(t)
	rapid.Check(t, func(r *rapid.T) {
		words := rapid.StringOf(rapid.RuneFrom([]rune("ab=\"x: \t\x00()*'-^éأ会\u202e"))).Draw(r, "words")
		q, err := finding.Read(`"`+strings.ReplaceAll(words, `"`, `""`)+`"`, known)
		if err != nil {
			r.Fatal(err)
		}
		if want := search.For(words); want.None() && len(q.Words) != 0 || !want.None() && (len(q.Words) != 1 || q.Words[0] != want) {
			r.Fatalf("%q is read as %s", words, told(q))
		}
	})
}

func TestAFilterIsReadAsItWasMeant(t *testing.T) {
	known := terms(t)
	rapid.Check(t, func(r *rapid.T) {
		name := rapid.SampledFrom([]string{"event", "party", "first author"}).Draw(r, "name")
		value := rapid.StringOf(rapid.RuneFrom([]rune("ab=\"x: \t()*éأ会"))).Draw(r, "value")
		q, err := finding.Read("before "+finding.Filter(name, value)+" after", known)
		if err != nil || len(q.Articles) != 1 || q.Articles[0].Value != value || len(q.Words) != 2 {
			r.Fatalf("%s is read as %s (%v)", finding.Filter(name, value), told(q), err)
		}
	})
}

func FuzzRead(f *testing.F) {
	for _, line := range []string{"", `"`, `a="`, `"a"="b" c`, `note="`, strings.Repeat("w ", 10_000), "\xff=\xfe", `""""=`} {
		f.Add(line)
	}
	known := terms(f)
	f.Fuzz(func(t *testing.T, line string) {
		q, err := finding.Read(line, known)
		if err != nil && !utf8.ValidString(err.Error()) && utf8.ValidString(line) {
			t.Errorf("the sentence is no text: %q", err)
		}
		if again, err2 := finding.Read(q.Line, known); err == nil && (err2 != nil || told(again) != told(q)) {
			t.Errorf("what is kept of it is read as %s, not %s (%v)", told(again), told(q), err2)
		}
	})
}
