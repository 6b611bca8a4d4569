package store

import (
	"bytes"
	"context"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/dataset"
	"plumbline/annotate/team"
)

// exported are the bytes of both exports of a project.
func exported(t testing.TB, p *Project) string {
	t.Helper()
	var out bytes.Buffer
	for _, format := range []*dataset.Format{dataset.CSV, dataset.JSONLines} {
		what := dataset.Export{Format: format, All: true}
		if _, err := what.Write(context.Background(), &out, p); err != nil {
			t.Fatal(err)
		}
	}
	return out.String()
}

// act lets somebody do one thing in their file, as a person would: answer over
// what stands there, undo and redo, submit, correct, assign, adopt a codebook.
func (m *machine) act(rt *rapid.T, t testing.TB, later, whole string) {
	ctx := context.Background()
	para := rapid.SampledFrom(append(m.corrected(), append(m.articles[0].Paragraphs[:2:2], m.articles[1].Paragraphs[0])...)).
		Draw(rt, "paragraph")
	pick := func(values ...string) string { return rapid.SampledFrom(values).Draw(rt, "value") }
	write := func(key annotate.Key, value string) {
		replaces := ""
		e, err := m.Current(ctx, key)
		if err != nil {
			rt.Fatal(err)
		}
		if e != nil {
			replaces = e.ID
		}
		m.pen.Begin()
		if err := m.Append(ctx, m.pen.Write(key, value, replaces, annotate.OriginAnnotator)); err != nil {
			rt.Fatal(err)
		}
	}
	sheet := annotate.NewSheet(para, annotate.LayerAnnotation, 1, m.who)
	switch rapid.SampledFrom([]string{"answer", "answer", "answer", "stance", "submit", "undo", "redo", "title", "target", "assign", "adopt", "import", "decide", "reveal", "correct", "whole", "whole", "mark", "mark", "expose"}).
		Draw(rt, "act") {
	case "answer":
		field := pick("unit_type", "sourcing", "note")
		write(sheet.Key(field, ""), pick(map[string][]string{
			"unit_type": {"body", "furniture", ""}, "sourcing": {"none", "official", ""}, "note": {"body", "none", ""},
		}[field]...))
	case "stance":
		write(sheet.Key("stance", m.target), pick("low", "high", ""))
	case "submit":
		write(sheet.SubmissionKey(), m.target)
	case "undo":
		m.reverse(rt, false)
	case "redo":
		m.reverse(rt, true)
	case "title":
		write(annotate.Key{Kind: annotate.KindArticle, Subject: para.Article, Field: annotate.MetaTitle}, pick("x", "y"))
	case "target":
		write(
			annotate.Key{Kind: annotate.KindTarget, Subject: m.target, Field: annotate.TargetName},
			pick("Council", "The council", "Town council"),
		)
	case "assign":
		write(
			annotate.Key{
				Kind:      annotate.KindAssignment,
				Subject:   para.Article,
				Layer:     annotate.LayerAnnotation,
				Round:     1,
				Annotator: pick("A1", "A2"),
			},
			pick(annotate.Yes, ""),
		)
	case "adopt":
		write(
			annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: annotate.ProjectCodebook},
			pick(m.book.Hash, later, whole),
		)
	case "decide":
		key := annotate.Key{
			Kind:    annotate.KindAnswer,
			Subject: para.ID,
			Layer:   annotate.LayerFinal,
			Round:   1,
			Field:   pick("unit_type", "sourcing"),
		}
		if rapid.Bool().Draw(rt, "answers") {
			write(key, pick(map[string]string{"unit_type": "body", "sourcing": "none"}[key.Field], ""))
		}
		key.Kind = annotate.KindOutcome
		write(
			key,
			rapid.SampledFrom([]annotate.Outcome{annotate.OutcomeDecided, annotate.OutcomeKept, annotate.OutcomeOpen}).
				Draw(rt, "outcome").
				Told("0011223344556677"),
		)
		key.Kind = annotate.KindReason
		write(key, pick("because", ""))
	case "mark":
		slot := annotate.Slot{Field: "sourcing"}
		option := pick("official", "none", "low")
		if option == "low" {
			slot = annotate.Slot{Field: "stance", Target: m.target}
		}
		write(sheet.EvidenceKey(slot, option), drawMarks(rt, para))
	case "expose":
		write(annotate.ExposureKey(drawTreatment(rt), para.ID, m.who, 1), drawExposure(rt))
	case "reveal":
		write(annotate.RevealKey(annotate.RevealAnswers, para.ID, m.who, 1), annotate.Yes)
	case "correct":
		m.correct(rt, m.articles[0].ID, pick("second", "first", "both"))
	case "whole":
		m.pen.Codebook = whole
		defer func() { m.pen.Codebook = bookHash }()
		of := annotate.NewSheet(annotate.WholeOf(para.Article, 4), annotate.LayerAnnotation, 1, m.who)
		switch pick("genre", "submission", "reveal", "final") {
		case "genre":
			write(of.Key("genre", ""), pick("news", "comment", ""))
		case "submission":
			write(of.SubmissionKey(), pick(m.target, annotate.SubmittedNoTargets, ""))
		case "reveal":
			write(annotate.RevealKey(annotate.RevealAnswers, para.Article, m.who, 1), annotate.Yes)
		case "final":
			final := annotate.NewSheet(of.Paragraph, annotate.LayerFinal, 1, "")
			write(final.Key("genre", ""), pick("news", "comment"))
			key := final.Key("genre", "")
			key.Kind = annotate.KindOutcome
			write(key, annotate.OutcomeDecided.Told("0011223344556677"))
		}
	case "import":
		a := newArticle(pick("three", "four", "five"), 2)
		if _, err := m.AddArticles(ctx, []*annotate.Article{a}, metaEntries(m.pen, a, annotate.Meta{Title: m.pen.Device})); err != nil {
			rt.Fatal(err)
		}
	}
}

// correction is the first article of the sample as somebody corrected it.
func (s *sample) correction(how string) *annotate.Article {
	texts := make([]string, len(s.articles[0].Paragraphs))
	guesses := slices.Repeat([]string{annotate.GuessBody}, len(texts))
	for i := range texts {
		texts[i] = s.articles[0].Paragraphs[i].Text
	}
	switch how {
	case "second":
		texts[1] += ", it was said"
	case "first":
		texts[0] = "Corrected: " + texts[0]
	case "both":
		texts = append([]string{"A new headline"}, texts[1:]...)
		texts[1] += ", it was said"
	}
	return annotate.NewArticle(texts, guesses, nil, "")
}

// correct lets a correction, or an earlier text once more, take the place of an
// article.
func (m *machine) correct(rt *rapid.T, older, how string) {
	ctx := context.Background()
	newer := m.correction(how)
	if all := m.corrected(); len(all) > 0 { // a correction of a correction, or back
		older = rapid.SampledFrom([]string{older, all[0].Article, all[len(all)-1].Article}).Draw(rt, "older")
		if rapid.Bool().Draw(rt, "back") {
			newer = m.articles[0]
		}
	}
	made, err := team.Correct(ctx, m, m.pen, older, newer)
	if err != nil {
		return // of itself, or of what has nothing in common
	}
	if err := made.Write(ctx, m); err != nil {
		rt.Fatal(err)
	}
}

// corrected are the first paragraphs of the corrections that are in the file.
func (m *machine) corrected() (all []annotate.Paragraph) {
	for _, how := range []string{"second", "first", "both"} {
		a := m.correction(how)
		if _, err := m.Article(context.Background(), a.ID); err == nil {
			all = append(all, a.Paragraphs[:2]...)
		}
	}
	return all
}

// reverse undoes or redoes the newest action on this machine, if there is one.
func (m *machine) reverse(rt *rapid.T, redo bool) {
	ctx := context.Background()
	actions, err := m.Actions(ctx, m.who, m.pen.Device, 100)
	if err != nil {
		rt.Fatal(err)
	}
	history := annotate.NewHistory(actions)
	action, ok := history.Undo()
	if redo {
		action, ok = history.Redo()
	}
	if !ok {
		return
	}
	entries, _ := annotate.Reverse(m.pen, action, func(k annotate.Key) string {
		if e, err := m.Current(ctx, k); err == nil && e != nil {
			return e.ID
		}
		return ""
	}, func(id string) annotate.Entry {
		e, err := m.Entry(ctx, id)
		if err != nil {
			rt.Fatal(err)
		}
		return *e
	})
	if err := m.Append(ctx, entries...); err != nil {
		rt.Fatal(err)
	}
}

func TestMergeIsAUnionInWhateverOrder(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	s := newSample(t)
	later := mustParse(t, laterSource)
	whole := mustParse(t, wholeSource)
	for _, book := range []*codebook.Codebook{later, whole} {
		if err := s.file.addCodebook(ctx, book); err != nil {
			t.Fatal(err)
		}
	}
	closeProject(t, s.Project)
	rapid.Check(t, func(rt *rapid.T) {
		// A1 works on two machines; they may meet half-way.
		home, office, other := s.given(t, "d-home", "A1"), s.given(t, "d-office", "A1"), s.given(t, "d-other", "A2")
		all := []*machine{home, office, other}
		if rapid.Bool().Draw(rt, "four") {
			all = append(all, s.given(t, "d-fourth", "A2"))
		}
		work := func() {
			for range rapid.IntRange(1, 12).Draw(rt, "acts") {
				rapid.SampledFrom(all).Draw(rt, "machine").act(rt, t, later.Hash, whole.Hash)
			}
		}
		work()
		if rapid.Bool().Draw(rt, "meets") {
			mustMerge(t, home.Project, closedCopy(t, office.Project))
			highest, err := home.HighestStamp(ctx)
			if err != nil {
				rt.Fatal(err)
			}
			home.pen.Seen(highest)
			work()
		}
		var paths []string
		for _, m := range all {
			paths = append(paths, m.file(t))
		}
		first, second := s.given(t, "d-first", "A2"), s.given(t, "d-second", "A2")
		mustMerge(t, first.Project, paths...)
		for rest := rapid.Permutation(paths).Draw(rt, "order"); len(rest) > 0; {
			n := rapid.IntRange(1, len(rest)).Draw(rt, "at once")
			mustMerge(t, second.Project, rest[:n]...)
			rest = rest[n:]
		}
		if diff := cmp.Diff(contentOf(t, first.Project), contentOf(t, second.Project)); diff != "" {
			rt.Fatalf("the order makes a difference (-first +second):\n%s", diff)
		}
		if exported(t, first.Project) != exported(t, second.Project) {
			rt.Fatal("the exports differ by the order of merging")
		}
		assertSound(t, first.Project)
		before := contentOf(t, first.Project)
		again := mustMerge(t, first.Project, slices.Concat(paths, []string{closedCopy(t, second.Project)})...)
		if again.Changes() || again.Merged {
			rt.Fatalf("merging again brings %+v", again.New())
		}
		if diff := cmp.Diff(before, contentOf(t, first.Project)); diff != "" {
			rt.Fatalf("merging again changed the project:\n%s", diff)
		}
		for _, m := range []*machine{first, second} {
			closeProject(t, m.Project)
		}
	})
}
