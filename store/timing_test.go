package store

import (
	"slices"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/dataset"
)

// timed is a project that keeps time in a way.
func timed(t *testing.T, timing annotate.Timing) *secrets {
	t.Helper()
	s := newSecrets(t)
	s.keeps(t, timing)
	return s
}

func (s *secrets) keeps(t *testing.T, timing annotate.Timing) {
	t.Helper()
	now, err := s.Stands(s.ctx, annotate.TimingKey())
	if err != nil {
		t.Fatal(err)
	}
	s.pen.Begin()
	e := s.pen.WriteOver(now, annotate.TimingKey(), string(timing), annotate.OriginAnnotator)
	e.Author = "L"
	if err := s.Append(s.ctx, e); err != nil {
		t.Fatal(err)
	}
}

// atHome is A1's pack, as A1 has it open.
func (s *secrets) atHome(t *testing.T) *machine {
	t.Helper()
	_, packed := pack(t, s.Project, "A1")
	m := &machine{
		sample: &sample{Project: packed, pen: newPen("d-a1", "A1"), book: s.book, articles: s.articles, target: s.target},
		who:    "A1",
	}
	highest, err := packed.HighestStamp(s.ctx)
	if err != nil {
		t.Fatal(err)
	}
	m.pen.Seen(highest)
	m.pen.Codebook = s.book.Hash
	return m
}

// took writes an answer that took three seconds.
func (m *machine) took(t *testing.T, key annotate.Key, value string) {
	t.Helper()
	m.pen.Begin()
	e := m.pen.Write(key, value, "", annotate.OriginAnnotator)
	e.ElapsedMS = 3000
	if err := m.Append(t.Context(), e); err != nil {
		t.Fatal(err)
	}
}

// exportedTimes are the times in an export, without repetition.
func (s *secrets) exportedTimes(t *testing.T) []int64 {
	t.Helper()
	rows, err := dataset.Export{}.Rows(s.ctx, s.Project)
	if err != nil {
		t.Fatal(err)
	}
	var all []int64
	for row, err := range rows {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, row.ElapsedMS)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// TestAPackKeepsTimeAsItsProjectDoes, and tells its annotator.
func TestAPackKeepsTimeAsItsProjectDoes(t *testing.T) {
	for _, timing := range annotate.Timings() {
		m := timed(t, timing).atHome(t)
		if err := m.ViewAs(t.Context(), "A1"); err != nil {
			t.Fatal(err)
		}
		if got, err := m.Setting(t.Context(), annotate.ProjectTime); err != nil || annotate.ReadTiming(got) != timing {
			t.Errorf("of a project that keeps %q A1 reads %q (%v)", timing, got, err)
		}
	}
}

// TestTimeThatComesBackIsToldOnlyWhileTheProjectKeepsIt: what a pack brings that was made
// before the lead turned it off shows in no pace and no export, and again once it is on.
func TestTimeThatComesBackIsToldOnlyWhileTheProjectKeepsIt(t *testing.T) {
	s := timed(t, annotate.TimePerAnswer)
	m := s.atHome(t)
	sheet := annotate.NewSheet(s.articles[1].Paragraphs[0], annotate.LayerAnnotation, 1, "A1")
	m.took(t, sheet.Key("unit_type", ""), "furniture")
	m.took(t, sheet.SubmissionKey(), s.target)
	s.keeps(t, annotate.TimeOff)
	if r := mustMerge(t, s.Project, m.file(t)); r.New().Entries != 2 {
		t.Fatalf("the pack brings %+v", r.New())
	}
	if got, err := s.Setting(s.ctx, annotate.ProjectTime); err != nil || got != "" {
		t.Errorf("the pack turned the time on again: %q (%v)", got, err)
	}
	if paces, err := s.Paces(s.ctx); err != nil || len(paces) > 0 {
		t.Errorf("the paces are %+v (%v)", paces, err)
	}
	if got := s.exportedTimes(t); !slices.Equal(got, []int64{0}) {
		t.Errorf("exported are the times %v", got)
	}
	s.keeps(t, annotate.TimePerAnswer)
	if paces, err := s.Paces(s.ctx); err != nil || paces["A1"].Paragraphs == 0 {
		t.Errorf("once it is kept again the paces are %+v (%v)", paces, err)
	}
	if got := s.exportedTimes(t); !slices.Contains(got, 3000) {
		t.Errorf("once it is kept again exported are the times %v", got)
	}
}

// TestWhoeverTurnsTimeOnInAPackTurnsItOnNowhereElse unless a lead says yes.
func TestWhoeverTurnsTimeOnInAPackTurnsItOnNowhereElse(t *testing.T) {
	s := timed(t, annotate.TimeOff)
	m := s.atHome(t)
	now, err := m.Stands(s.ctx, annotate.TimingKey())
	if err != nil {
		t.Fatal(err)
	}
	m.pen.Begin()
	if err := m.Append(
		s.ctx,
		m.pen.WriteOver(now, annotate.TimingKey(), string(annotate.TimePerAnswer), annotate.OriginAnnotator),
	); err != nil {
		t.Fatal(err)
	}
	r, err := s.Merge(s.ctx, []string{m.file(t)}, annotate.MergeOptions{}) // nobody says yes
	if err != nil {
		t.Fatal(err)
	}
	asked := slices.ContainsFunc(r.Files[0].Listed, func(l annotate.MergeListed) bool { return l.Claim == annotate.ClaimSettings })
	if got, err := s.Setting(s.ctx, annotate.ProjectTime); err != nil || got != "" || !asked {
		t.Errorf("the project keeps %q (%v); asked was %+v", got, err, r.Files[0].Listed)
	}
}
