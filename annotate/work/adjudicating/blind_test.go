package adjudicating_test

import (
	"context"
	"strings"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/review"
)

// set gives the project a setting.
func (d *rig) set(field, value string) {
	d.t.Helper()
	d.project.Say(d.t, "L", annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: field}, value)
}

// decides chooses a final answer for the sources of the second paragraph and presses Enter;
// the outcome is returned as it stands in the log.
func (d *rig) decides(choose string) annotate.Verdict {
	d.t.Helper()
	ctx := context.Background()
	if err := d.GoTo(d.article.Paragraphs[1].ID); err != nil {
		d.t.Fatal(err)
	}
	s := d.Session()
	if choose != "" {
		s.Choose("sourcing", "", choose)
	}
	if err := s.Enter(ctx); err != nil {
		d.t.Fatal(err)
	}
	if err := d.Flush(); err != nil {
		d.t.Fatal(err)
	}
	sheet, err := d.project.Sheet(ctx, d.article.Paragraphs[1].ID, annotate.LayerFinal, 1, "")
	if err != nil {
		d.t.Fatal(err)
	}
	return *sheet.Verdict(annotate.Slot{Field: "sourcing"})
}

func TestAFinalAnswerSaysWhetherItWasGivenBeforeOthersWereSeen(t *testing.T) {
	for _, first := range []bool{true, false} {
		d := newRig(t, true)
		if first {
			d.set(annotate.ProjectHideColumns, annotate.Yes)
		}
		d.awaitIdle()
		if d.Session().Covered() != first {
			t.Fatalf("the answers are covered: %v, want %v", d.Session().Covered(), first)
		}
		v := d.decides("none")
		if v.How() != annotate.OutcomeDecided || v.Blind() != first {
			t.Errorf("answering first: %v, the outcome is %q", first, v.Outcome.Entry.Value)
		}
	}
}

func TestAnAnswerThatIsChangedAfterOthersWereSeenIsNotBlind(t *testing.T) {
	d := newRig(t, true)
	d.set(annotate.ProjectHideColumns, annotate.Yes)
	d.awaitIdle()
	if err := d.GoTo(d.article.Paragraphs[1].ID); err != nil {
		t.Fatal(err)
	}
	d.Session().Choose("sourcing", "", "none")
	d.Session().Choose("sourcing", "", "expert")
	if v := d.decides(""); v.Blind() || v.How() != annotate.OutcomeDecided {
		t.Errorf("the outcome is %q", v.Outcome.Entry.Value)
	}
}

func TestAnAnswerToOneQuestionShowsNothingOfWhatElseDividesTheParagraph(t *testing.T) {
	ctx := context.Background()
	d := newRig(t, true)
	sheet := annotate.NewSheet(d.article.Paragraphs[1], annotate.LayerAnnotation, 1, "A2")
	d.project.Say(d.t, "A2", sheet.Key("unsourced", ""), "yes")
	d.set(annotate.ProjectHideColumns, annotate.Yes)
	d.awaitIdle()
	for _, given := range [][2]string{{"sourcing", "none"}, {"unsourced", "no"}} {
		if err := d.GoTo(sheet.Paragraph.ID); err != nil {
			t.Fatal(err)
		}
		if !d.Session().Covered() {
			t.Fatalf("before %s is answered, the columns show it", given[0])
		}
		d.Session().Choose(given[0], "", given[1])
		if err := d.Session().Enter(ctx); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.GoTo(sheet.Paragraph.ID); err != nil {
		t.Fatal(err)
	}
	if d.Session().Covered() {
		t.Error("all is answered, and the columns stay covered")
	}
	if err := d.Flush(); err != nil {
		t.Fatal(err)
	}
	final, err := d.project.Sheet(ctx, sheet.Paragraph.ID, annotate.LayerFinal, 1, "")
	if err != nil {
		t.Fatal(err)
	}
	for _, field := range []string{"sourcing", "unsourced"} {
		if v := final.Verdict(annotate.Slot{Field: field}); v == nil || !v.Blind() {
			t.Errorf("%s was not decided blind: %+v", field, v)
		}
	}
}

func TestToTakeBackWhatAllAgreeOnShowsNothingOfWhatDivides(t *testing.T) {
	ctx := context.Background()
	d := newRig(t, true)
	d.set(annotate.ProjectHideColumns, annotate.Yes)
	d.awaitIdle()
	if err := d.GoTo(d.article.Paragraphs[1].ID); err != nil {
		t.Fatal(err)
	}
	d.acceptAll()
	d.awaitIdle()
	if err := d.Session().Undo(ctx); err != nil {
		t.Fatal(err)
	}
	d.awaitIdle()
	for _, p := range d.article.Paragraphs {
		if err := d.Flush(); err != nil {
			t.Fatal(err)
		}
		if e, err := d.project.Current(ctx, annotate.RevealKey(annotate.RevealAnswers, p.ID, "L", 1)); err != nil || e != nil {
			t.Errorf("the answers to %q were shown: %+v, %v", p.Text, e, err)
		}
	}
}

func TestAShareOfWhatAllAgreeOnIsPutBeforeTheLeadAndStaysTheSame(t *testing.T) {
	audited := func(share string) []string {
		d := newRig(t, true)
		d.set(annotate.ProjectAuditShare, share)
		d.set(annotate.ProjectHideColumns, annotate.Yes)
		d.awaitIdle()
		var found []string
		for _, item := range d.Session().Items() {
			for _, dispute := range item.Disputes {
				if dispute.Audit {
					found = append(found, dispute.Slot.Field)
				}
			}
		}
		d.acceptAll()
		d.awaitIdle()
		if got := d.Session().Accepted().Units.All; len(found) > 0 && got != 2 {
			t.Errorf("%d paragraphs were accepted, want those that are not audited", got)
		}
		for i, item := range d.Session().Items() {
			if !item.Disputes[0].Audit {
				continue
			}
			if err := d.Session().GoTo(context.Background(), i); err != nil {
				t.Fatal(err)
			}
			if r, ok := d.Session().Active(); !ok || r.Value != "" || !d.Session().Covered() {
				t.Errorf("an audited question begins with %q; covered: %v", r.Value, d.Session().Covered())
			}
		}
		return found
	}
	if got := audited("0"); len(got) != 0 {
		t.Errorf("without a share %q are audited", got)
	}
	all := audited("100")
	if got := strings.Join(all, " "); !strings.Contains(got, "sourcing") || !strings.Contains(got, "editorial") || len(all) != 5 {
		t.Errorf("all audited are %q, want every required question of the paragraph on which all agree", got)
	}
}

func TestAnswersAfterSeeingAreCountedApartFromBlindOnes(t *testing.T) {
	for blind, want := range map[bool]review.Presets{false: {Seen: 1}, true: {Blind: 1}} {
		d := newRig(t, true)
		if blind {
			d.set(annotate.ProjectHideColumns, annotate.Yes)
		}
		d.awaitIdle()
		d.decides("none")
		answers, err := review.Read(t.Context(), d.project)
		if err != nil {
			t.Fatal(err)
		}
		if got := answers.Overview(review.Filter{}).Presets; got != want {
			t.Errorf("blind: %v, the presets are %+v, want %+v", blind, got, want)
		}
		if got := answers.Overview(review.Filter{Articles: []string{}}).Presets; !got.None() {
			t.Errorf("of no article the presets are %+v", got)
		}
	}
}
