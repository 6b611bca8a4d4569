package store

import (
	"path/filepath"
	"strings"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// demandingBook requires evidence of who is credited.
func demandingBook(t testing.TB) *codebook.Codebook {
	t.Helper()
	return mustParse(
		t,
		strings.NewReplacer("version: 1.0.0", "version: 1.1.0", "label: Sources\n", "label: Sources\n    evidence: required\n").
			Replace(bookSource),
	)
}

// demand adopts it.
func (s *sample) demand(t testing.TB) {
	t.Helper()
	s.book = demandingBook(t)
	must(t, s.Adopt(t.Context(), s.book, s.pen))
	s.pen.Codebook = s.book.Hash
}

// quote writes evidence of A1's answer about who is credited.
func (s *sample) quote(t testing.TB, para annotate.Paragraph, value string) error {
	t.Helper()
	sheet, err := s.Sheet(t.Context(), para.ID, annotate.LayerAnnotation, 1, "A1")
	must(t, err)
	key := sheet.Key("sourcing", "")
	key.Kind, key.Option = annotate.KindEvidence, "official"
	s.pen.Begin()
	return s.Append(t.Context(), s.pen.Write(key, value, sheet.CurrentID(key), annotate.OriginAnnotator))
}

func (s *sample) stateOf(t testing.TB, para annotate.Paragraph) annotate.State {
	t.Helper()
	var state annotate.State
	must(
		t,
		s.file.reader.QueryRowContext(t.Context(), `SELECT state FROM progress WHERE paragraph = ? AND annotator = 'A1'`, para.ID).
			Scan(&state),
	)
	return state
}

// answered answers and submits a paragraph under a book that requires evidence.
func (s *sample) answered(t testing.TB, para annotate.Paragraph) {
	t.Helper()
	s.answer(t, para, "unit_type", "", "body")
	s.answer(t, para, "sourcing", "", "official")
	s.answer(t, para, "stance", s.target, "low")
	s.submit(t, para)
}

// The newArticle's paragraphs begin with the word Paragraph.
const firstWord = `[[0,9,"Paragraph"]]`

func TestTheProgressOfAParagraphKnowsOfEvidence(t *testing.T) {
	s := newSample(t)
	s.demand(t)
	para := s.articles[0].Paragraphs[0]
	s.answered(t, para)
	for _, step := range []struct {
		value string
		want  annotate.State
	}{{"", annotate.Draft}, {firstWord, annotate.Submitted}, {"", annotate.Draft}, {annotate.NoWords, annotate.Submitted}} {
		must(t, s.quote(t, para, step.value))
		if got := s.stateOf(t, para); got != step.want {
			t.Errorf("with the evidence %q the paragraph is %q, want %q", step.value, got, step.want)
		}
	}
	assertSound(t, s.Project)
}

func TestWhatWasSubmittedBeforeEvidenceWasRequiredStaysSo(t *testing.T) {
	s := newSample(t)
	para := s.articles[0].Paragraphs[0]
	s.answered(t, para)
	s.demand(t)
	if got := s.stateOf(t, para); got != annotate.Submitted {
		t.Errorf("the paragraph is %q", got)
	}
	var look bool
	must(t, s.file.reader.QueryRowContext(t.Context(), `SELECT look FROM progress WHERE paragraph = ?`, para.ID).Scan(&look))
	if !look {
		t.Error("nobody is asked to look at it again")
	}
	assertSound(t, s.Project)
}

func TestAMergeTellsHowFarASheetIsByItsEvidence(t *testing.T) {
	s := newSample(t)
	s.demand(t)
	closeProject(t, s.Project)
	anna, lead := s.given(t, "d-anna", "A1"), s.given(t, "d-lead", "A2")
	with, without := s.articles[0].Paragraphs[0], s.articles[0].Paragraphs[1]
	anna.answered(t, with)
	must(t, anna.quote(t, with, firstWord))
	anna.answered(t, without)
	mustMerge(t, lead.Project, anna.file(t))
	if a, b := lead.stateOf(t, with), lead.stateOf(t, without); a != annotate.Submitted || b != annotate.Draft {
		t.Errorf("with evidence the paragraph is %q, without it %q", a, b)
	}
	assertSound(t, lead.Project)
}

func TestNoWordsAreRequiredOfATextThatWasDestroyed(t *testing.T) {
	s := newSample(t)
	s.demand(t)
	with, without := s.articles[0].Paragraphs[0], s.articles[0].Paragraphs[1]
	s.answered(t, with)
	must(t, s.quote(t, with, firstWord))
	s.answered(t, without)
	older := filepath.Join(t.TempDir(), "older.plumb")
	must(t, s.SaveCopy(t.Context(), older))
	_, err := s.Erase(t.Context(), s.pen, annotate.ErasureKey(annotate.ErasureText, s.articles[0].ID))
	must(t, err)
	for when, check := range map[string]func(){"at once": func() {}, "after a merge": func() { mustMerge(t, s.Project, older) }} {
		check()
		if a, b := s.stateOf(t, with), s.stateOf(t, without); a != annotate.Submitted || b != annotate.Submitted {
			t.Errorf("%s the paragraph whose evidence is gone is %q, the other %q", when, a, b)
		}
		assertSound(t, s.Project)
	}
}

func TestEvidenceQuotesTheTextLetterByLetter(t *testing.T) {
	s := newSample(t)
	para := s.articles[0].Paragraphs[0]
	must(t, s.quote(t, para, firstWord))
	for name, value := range map[string]string{
		"other words":    `[[0,9,"paragraph"]]`,
		"another place":  `[[1,10,"Paragraph"]]`,
		"after its end":  `[[9990,9999,"Paragraph"]]`,
		"two, one wrong": `[[0,9,"Paragraph"],[10,11,"2"]]`,
	} {
		if err := s.quote(t, para, value); err == nil || !strings.Contains(err.Error(), "do not stand at") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAFileWhoseEvidenceQuotesOtherWordsIsRefusedAndTheCheckNamesIt(t *testing.T) {
	s := newSample(t)
	closeProject(t, s.Project)
	anna, lead := s.given(t, "d-anna", "A1"), s.given(t, "d-lead", "A2")
	must(t, anna.quote(t, s.articles[0].Paragraphs[0], firstWord))
	path := anna.file(t)
	shell(
		t,
		path,
		guards+`UPDATE log SET value = '[[0,9,"Paragraf?"]]' WHERE kind = 'evidence'; UPDATE current SET value = '[[0,9,"Paragraf?"]]' WHERE kind = 'evidence'`+
			"; "+strings.ReplaceAll(
			bindAgain(t, path),
			"CREATE TRIGGER",
			"CREATE TRIGGER IF NOT EXISTS",
		),
	)
	_, err := lead.Merge(t.Context(), []string{path}, takeAll)
	if err == nil || !strings.Contains(err.Error(), "do not stand at 0 to 9") {
		t.Errorf("the merge says %v", err)
	}
	p, err := Open(t.Context(), path, Options{})
	must(t, err)
	defer closeProject(t, p)
	problems, err := p.Check(t.Context())
	must(t, err)
	if len(problems) != 1 || problems[0].Code != ProblemEntry || !strings.Contains(problems[0].Message.String(), "Paragraf") {
		t.Errorf("the check finds %v", problems)
	}
}
