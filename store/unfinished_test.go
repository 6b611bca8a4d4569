package store

import (
	"errors"
	"slices"
	"testing"

	"plumbline/annotate"
)

// reopen closes the project and opens it as a program does that keeps notes.
func (s *shelf) reopen(t testing.TB, kept string) {
	t.Helper()
	must(t, s.Close())
	p, err := Open(s.ctx, s.Path(), Options{Kept: kept})
	must(t, err)
	s.Project = p
}

// TestAnErasureThatWasHeldUpIsKnownAtTheNextOpeningAndEndedThere has another program
// read the file until the one that erased is closed.
func TestAnErasureThatWasHeldUpIsKnownAtTheNextOpeningAndEndedThere(t *testing.T) {
	old := busyTimeout
	busyTimeout = "200"
	t.Cleanup(func() { busyTimeout = old })
	s, kept := newShelf(t), t.TempDir()
	s.reopen(t, kept)
	if s.ErasureUnfinished() {
		t.Fatal("an erasure is to be ended before there was one")
	}
	other, err := Open(s.ctx, s.Path(), Options{})
	must(t, err)
	defer closeProject(t, other)
	reading, err := other.file.reader.BeginTx(s.ctx, nil)
	must(t, err)
	must(t, reading.QueryRow("SELECT count(*) FROM log").Scan(new(int)))
	_, err = s.Erase(s.ctx, s.pen, annotate.ErasureKey(annotate.ErasureNotes, "A2"))
	wantCode(t, err, annotate.CodeBusy)

	s.reopen(t, kept)
	if !s.ErasureUnfinished() {
		t.Fatal("at the next opening nothing is known of it")
	}
	wantNote(t, s.Project, ProblemForgotten, true)
	wantCode(t, s.EndErasure(s.ctx), annotate.CodeBusy)
	must(t, reading.Rollback())
	must(t, s.EndErasure(s.ctx))
	s.wantGone(t, "after it was ended", "secret-note")
	wantNote(t, s.Project, ProblemForgotten, false)

	s.reopen(t, kept)
	if s.ErasureUnfinished() {
		t.Error("it is to be ended once more")
	}
}

// TestAProgramThatIsEndedWhileItErasesLeavesANote stops after the words are gone from the
// project and before anything else is removed.
func TestAProgramThatIsEndedWhileItErasesLeavesANote(t *testing.T) {
	s, kept := newShelf(t), t.TempDir()
	s.reopen(t, kept)
	half := func(end error) error {
		return s.file.write(s.ctx, "doing.erasing", func(w *writing) error {
			erasure := s.pen.Write(annotate.ErasureKey(annotate.ErasureNotes, "A2"), annotate.Yes, "", annotate.OriginAnnotator)
			must(t, w.append([]annotate.Entry{erasure}))
			return errors.Join(w.erase(&annotate.Erasure{Entry: erasure}), end)
		})
	}
	if err := half(errors.New("the disk is full")); err == nil || s.ErasureUnfinished() {
		t.Errorf("of what was not destroyed (%v) something is to go", err)
	}
	must(t, half(nil))
	s.reopen(t, kept)
	if !s.ErasureUnfinished() || len(s.bytesAnywhere(t, "secret-note")) == 0 {
		t.Fatal("nothing is known of what is still to go")
	}
	must(t, s.EndErasure(s.ctx))
	s.wantGone(t, "after it was ended", "secret-note")
}

func TestOnlyALeadEndsAnErasure(t *testing.T) {
	s := newShelf(t)
	s.viewAs(t, "A1")
	if err := s.EndErasure(s.ctx); err == nil {
		t.Error("an annotator ends it")
	}
}

func wantNote(t testing.TB, p *Project, code string, want bool) {
	t.Helper()
	problems, err := p.Check(t.Context())
	must(t, err)
	has := slices.ContainsFunc(problems, func(p Problem) bool { return p.Code == code && p.Note })
	if has != want {
		t.Errorf("whether the check notes %q is %v, want %v", code, has, want)
	}
}
