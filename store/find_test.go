package store

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"plumbline/annotate"
	"plumbline/annotate/finding"
)

// lines are typed by an annotator who would like to know more than they may.
var lines = []string{
	"unit_type=furniture",
	"unit_type=body annotator=A2",
	"annotator=L",
	"annotator=A1 unit_type=furniture",
	"unsure=yes annotator=A2",
	"unsure=no",
	"note=secret-note",
	"note=no annotator=A1",
	"disagreement=yes",
	"disagreement=no",
	"disagreement=unit_type",
	"layer=final unit_type=body",
	"layer=final note=secret-final",
	"outlet=secret-outlet-0",
	"outlet=",
	"author=secret-author-1",
	"batch=batch-1",
	"secret",
	"secret-crosslink unit=crosslink",
	"unit=crosslink",
	"council annotator=A2",
	"outlet=secret-outlet-1 unit_type=furniture",
}

// findsWhatIsAllowed compares what A1 finds with what the entries say that A1 may see.
func (s *secrets) findsWhatIsAllowed(rt *rapid.T, now map[annotate.Key]annotate.Current) {
	versions, err := s.file.versions(s.ctx, s.file.reader.whole)
	if err != nil {
		rt.Fatal(err)
	}
	var seen []annotate.Current
	for _, c := range now {
		if allowed(c.Entry, now, s) {
			seen = append(seen, c)
		}
	}
	shown, err := column(s.ctx, &s.file.reader, "SELECT id FROM paragraph")
	if err != nil {
		rt.Fatal(err)
	}
	for _, line := range rapid.SliceOfN(rapid.SampledFrom(lines), 1, 2).Draw(rt, "lines") {
		q := s.read(rt, line)
		var want []string
		for _, a := range s.articles {
			if meta := metaOf(a.ID, seen); !q.Articles.Has(a.ID, meta) {
				continue
			}
			for _, p := range a.Units(versions.InForce) {
				if p.Whole() && (!q.OfAnswers() || !versions.InForce.AsksOfItsOwn()) {
					continue
				}
				sheets := sheetsOf(p, seen)
				for _, sheet := range sheets {
					sheet.Versions = versions
				}
				rules := finding.Rules{Book: versions.InForce, Targets: []string{s.target}}
				if (p.Whole() || slices.Contains(shown, p.ID)) && q.HasText(&p) && (!q.OfAnswers() || q.HasAnswers(sheets, rules)) {
					want = append(want, p.ID)
				}
			}
		}
		if got := s.finds(rt, q); !slices.Equal(got, want) {
			rt.Fatalf("with %s A1 finds %d paragraphs, and may find %d", line, len(got), len(want))
		}
	}
}

func metaOf(article string, seen []annotate.Current) (m annotate.Meta) {
	for _, c := range seen {
		if k := c.Entry.Key; k.Kind == annotate.KindArticle && k.Subject == article {
			m.Set(k.Field, c.Entry.Value)
		}
	}
	return m
}

func sheetsOf(p annotate.Paragraph, seen []annotate.Current) (sheets []*annotate.Sheet) {
	for _, c := range seen {
		k := c.Entry.Key
		if k.Subject != p.ID || k.Round != annotate.FirstRound {
			continue
		}
		at := slices.IndexFunc(sheets, func(s *annotate.Sheet) bool { return belongs(s, k) })
		if at < 0 {
			at = len(sheets)
			sheets = append(sheets, annotate.NewSheet(p, k.Layer, k.Round, k.Annotator))
		}
		sheets[at].Set(c)
	}
	return sheets
}

// read reads a line as it is typed in the project.
func (s *sample) read(t interface{ Fatal(...any) }, line string) finding.Query {
	terms, err := s.Terms(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	q, err := finding.Read(line, terms)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func (s *sample) finds(t interface{ Fatal(...any) }, q finding.Query) (ids []string) {
	ctx, stop := context.WithTimeout(context.Background(), 30*time.Second) // a search of few texts takes a thousandth
	defer stop()
	found, err := s.Find(ctx, q, 1000, 1000)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found.First {
		ids = append(ids, f.Paragraph.ID)
	}
	return ids
}

// spots are the paragraphs found, by the number of the article and their place in it.
func (s *secrets) spots(t testing.TB, line string) string {
	t.Helper()
	found, err := s.Find(s.ctx, s.read(t, line), 1000, 1000)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, f := range found.First {
		all = append(all, s.name(f.Paragraph))
	}
	return strings.Join(all, " ")
}

func TestALeadFindsByWhatIsKnownAndAnswered(t *testing.T) {
	t.Parallel()
	s := newSecrets(t)
	first := s.articles[0].Paragraphs[0]
	s.say(t, "L", annotate.Key{Kind: annotate.KindArticle, Subject: s.articles[1].ID, Field: annotate.MetaPublished}, "2031-05-17")
	s.say(t, "L", annotate.Key{Kind: annotate.KindArticle, Subject: s.articles[1].ID, Field: "x:party"}, "green")
	s.body(t, first, annotate.LayerAnnotation, 1, "L", "none", "high")
	s.say(t, "L", annotate.NewSheet(first, annotate.LayerAnnotation, 1, "L").Key("note", ""), "another view")
	all := func(article int) string {
		var spots []string
		for _, p := range s.articles[article].Paragraphs {
			spots = append(spots, s.name(p))
		}
		return strings.Join(spots, " ")
	}
	everything := strings.Join([]string{all(0), all(1), all(2)}, " ")
	for _, c := range []struct{ line, want string }{
		{"outlet=secret-outlet-0", all(0)},
		{"date=2031-05", all(1)},
		{"date=2031-06..", ""},
		{"party=green", all(1)},
		{"batch=batch-1 batch=batch-0", all(0) + " " + all(1)},
		{"article=" + s.articles[2].ID[:8], all(2)},
		{"annotator=L", s.name(first)},
		{"annotator=A2", everything},
		{"note=another", s.name(first)},
		{"unit_type=body", s.name(first)},
		{"unit_type=body annotator=A2", ""},
		{"disagreement=yes", s.name(first)},
		{"disagreement=unit_type", s.name(first)},
		{"disagreement=sourcing", ""},
		{"disagreement=no", ""},
		{"unit=crosslink", "2.2"},
		{`"old hall" unsure=yes`, "2.1"},
		{`"old hall" unsure=no`, ""},
		{`hall "old" met`, "2.1"},
		{"layer=final note=secret-final-2.1", "2.1"},
		{"annotator=A1", ""},
	} {
		if got := s.spots(t, c.line); got != c.want {
			t.Errorf("%s finds %q, want %q", c.line, got, c.want)
		}
	}
	s.say(t, "L", annotate.ExclusionKey("L"), "in a hurry")
	if got := s.spots(t, "disagreement=yes"); got != "" {
		t.Errorf("with somebody whose answers do not count there is a disagreement about %s", got)
	}
	s.say(t, "L", annotate.Key{Kind: annotate.KindArticle, Subject: s.articles[1].ID, Field: annotate.MetaWithdrawn}, annotate.Yes)
	for _, line := range []string{"party=green", "annotator=A2 batch=batch-1"} {
		if got := s.spots(t, line); got != "" {
			t.Errorf("%s finds %s in an article that was withdrawn", line, got)
		}
	}
}

func TestWhatIsAskedAgainIsNotFoundOutBySearching(t *testing.T) {
	t.Parallel()
	s := newSecrets(t)
	p := s.articles[0].Paragraphs[0]
	s.label(t, "A1", p, "my first word")
	s.say(t, "L", annotate.Key{Kind: annotate.KindRepeat, Subject: p.ID, Annotator: "A1"}, annotate.Yes)
	s.viewAs(t, "A1")
	for _, line := range []string{"annotator=A1", "note=first", "unit_type=furniture", "unsure=yes", "disagreement=no"} {
		if got := s.spots(t, line); got != "" {
			t.Errorf("%s finds %s, which looks as if it had never been answered", line, got)
		}
	}
}

func TestAnswersAreFoundWithTheIndexAndWithout(t *testing.T) {
	s, _ := newIndexed(t)
	para := s.articles[0].Paragraphs[0]
	s.answer(t, para, "unit_type", "", "furniture")
	q := s.read(t, fmt.Sprintf(`%q unit_type=furniture`, strings.Fields(para.Text)[0]))
	for _, indexed := range []bool{false, true} {
		if indexed {
			s.index(t)
		}
		if got := s.finds(t, q); !slices.Equal(got, []string{para.ID}) {
			t.Errorf("with the index %v: %v is found", indexed, got)
		}
	}
}

// hostileLines are typed by somebody who knows how the index is asked.
func hostileLines() map[string]string {
	return map[string]string{
		"operators of the index":   `council AND meets OR NOT NEAR(a b, 5) ^x {terms}: c* -d + "council"`,
		"quotes of the index":      `""council"" OR ""a`,
		"SQL":                      `'); DROP TABLE texts; --`,
		"a NUL":                    "coun\x00cil",
		"bytes that are no text":   "\xff\xfe council",
		"from right to left":       "\u202eالمجلس يجتمع\u202c",
		"signs without spaces":     strings.Repeat("東京都", 400),
		"10,000 words":             strings.Repeat("council meets ", 5_000),
		"10,000 different words":   differentWords(10_000),
		"one word of 100,000":      strings.Repeat("c", 100_000),
		"100 pieces":               strings.Repeat(`"ounci" `, 100),
		"10,000 marks on a letter": "c" + strings.Repeat("\u0301", 10_000),
		"wildcards":                `%_*?[a-z]`,
	}
}

func differentWords(n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = fmt.Sprintf("w%d", i)
	}
	return strings.Join(words, " ")
}

func TestWhateverIsTypedTheIndexStaysAndFindsWhatReadingFinds(t *testing.T) {
	plain, _ := newIndexed(t)
	indexed, _ := newIndexed(t)
	indexed.index(t)
	for name, line := range hostileLines() {
		q := indexed.read(t, line)
		got, want := indexed.finds(t, q), plain.finds(t, q)
		if len(got) != len(want) || !indexed.isIndexed(t) {
			t.Errorf("with %s %d paragraphs are found, by reading %d; index in use: %v", name, len(got), len(want), indexed.isIndexed(t))
		}
	}
	if got := indexed.finds(t, indexed.read(t, `"council" "meets"`)); len(got) == 0 {
		t.Error("nothing is found any more")
	}
}

func TestAFilterTakesNoMoreThanItsValue(t *testing.T) {
	t.Parallel()
	s := newSecrets(t)
	for _, line := range []string{
		`outlet="' OR 1=1 --"`, `outlet="secret-outlet-%"`, "article=%", `batch="batch-0') OR ('a'='a"`, "outlet=\"secret-outlet-0\x00\"",
	} {
		if got := s.spots(t, line); got != "" {
			t.Errorf("%s finds %s", line, got)
		}
	}
}

func TestArticlesAsAWholeAreFoundByWhatWasAnsweredAboutThem(t *testing.T) {
	t.Parallel()
	s := newWhole(t)
	a := s.articles[0]
	s.answersWhole(t, "A1", a, "comment")
	s.answersWhole(t, "A2", a, "news")
	s.answered(t, a.Paragraphs[1])
	for line, want := range map[string][]string{
		"genre=comment":              {a.ID},
		"genre=comment annotator=A2": nil,
		"annotator=A1":               {a.Paragraphs[1].ID, a.ID},
		"annotator=A2":               {a.ID},
		"disagreement=genre":         {a.ID},
		"disagreement=yes":           {a.ID},
		"genre=":                     nil, // of paragraphs it is not asked
		"unsure=no annotator=A2":     {a.ID},
		"annotator=A2 unit=body":     nil, // which an article is not
	} {
		if got := s.finds(t, s.read(t, line)); !slices.Equal(got, want) {
			t.Errorf("with %s there are %v, want %v", line, got, want)
		}
	}
	found, err := s.Find(t.Context(), s.read(t, "annotator=A1"), 1, 10)
	if err != nil || len(found.First) != 1 || found.Total != 2 || found.Wholes != 1 {
		t.Errorf("found are %+v (%v)", found, err)
	}
	all, err := s.Collect(t.Context(), s.read(t, "annotator=A1"))
	if err != nil || !slices.Equal(all.Articles, []string{a.ID}) || all.Found[a.ID] != 2 || !all.Wholes[a.ID] {
		t.Errorf("collected are %+v (%v)", all, err)
	}
	lead := annotate.Key{Kind: annotate.KindPerson, Subject: "L", Field: annotate.PersonRole}
	if err := s.Append(t.Context(), s.pen.Write(lead, annotate.RoleLead, "", annotate.OriginAnnotator)); err != nil {
		t.Fatal(err)
	}
	if err := s.ViewAs(t.Context(), "A2"); err != nil {
		t.Fatal(err)
	}
	if got := s.finds(t, s.read(t, "genre=comment")); len(got) > 0 {
		t.Errorf("A2 finds what A1 answered before they may see it: %v", got)
	}
}
