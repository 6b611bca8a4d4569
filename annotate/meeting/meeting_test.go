package meeting_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/adjudicate"
	"plumbline/annotate/meeting"
	"plumbline/annotate/review"
	"plumbline/store/storetest"
)

// agenda is what a meeting of so many paragraphs takes, a line each: the rule and the place.
func agenda(t *testing.T, p *storetest.Team, most int) (*meeting.Agenda, []string) {
	t.Helper()
	a, err := meeting.Read(t.Context(), p, most, false, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, r := range a.Rules {
		for _, topic := range r.Topics {
			lines = append(lines, fmt.Sprintf("%s: %s %d", r.Field.Key, topic.Title, topic.Paragraph.Position))
		}
	}
	return a, lines
}

// hold writes that an agenda was talked over.
func hold(p *storetest.Team, a *meeting.Agenda) {
	for _, f := range a.Held() {
		p.Write("L", f.Key, f.Value)
	}
}

func TestAMeetingTakesWhatDividesMostGroupedByRule(t *testing.T) {
	p := storetest.MustOpenDivided(t)
	a, lines := agenda(t, p, 2)
	// Of the three paragraphs in dispute the second is far apart on stance, the third is on
	// two questions, the fourth on one.
	if want := []string{"stance: a 2", "sourcing: a 3"}; !sameLines(lines, want) || a.Left != 1 {
		t.Errorf("the agenda is %q and %d wait, want %q and 1", lines, a.Left, want)
	}
	if _, lines = agenda(t, p, 15); len(lines) != 3 {
		t.Errorf("with room for all the agenda is %q", lines)
	}
	for _, most := range []int{0, meeting.Most + 1} {
		if _, err := meeting.Read(t.Context(), p, most, false, time.Now()); err == nil {
			t.Errorf("a meeting of %d paragraphs is prepared", most)
		}
	}
}

// sameLines compares lines in any order.
func sameLines(got, want []string) bool {
	got, want = slices.Clone(got), slices.Clone(want)
	slices.Sort(got)
	slices.Sort(want)
	return slices.Equal(got, want)
}

func TestWhatWasTalkedOverComesBackNoMoreAndWhatIsNewComes(t *testing.T) {
	p := storetest.MustOpenDivided(t)
	a, lines := agenda(t, p, 2)
	hold(p, a)
	_, next := agenda(t, p, 15)
	if want := []string{"stance: a 4"}; !slices.Equal(next, want) {
		t.Errorf("after %q the next agenda is %q, want %q", lines, next, want)
	}
	p.Label("A1", p.Paragraph(1, 1), map[string]string{"unsourced": "yes"})
	p.Label("A2", p.Paragraph(1, 1), nil)
	if _, next = agenda(t, p, 15); len(next) != 2 {
		t.Errorf("with a new disagreement the agenda is %q", next)
	}
	again, err := meeting.Read(t.Context(), p, 15, true, time.Now())
	if err != nil || len(again.Topics()) != 4 {
		t.Errorf("with what was talked over before, %d paragraphs are on the agenda: %v", len(again.Topics()), err)
	}
}

func TestWhatALeadDecidedIsNotTalkedOver(t *testing.T) {
	p, q := storetest.MustOpenTwoToOne(t)
	if _, lines := agenda(t, p, 15); len(lines) != 1 {
		t.Fatalf("the agenda is %q", lines)
	}
	key := p.Final(q).Key("sourcing", "")
	outcome := key
	outcome.Kind = annotate.KindOutcome
	basis, err := adjudicate.NewCases(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	seen, err := basis.Seen(t.Context(), q.ID, annotate.Slot{Field: "sourcing"})
	if err != nil {
		t.Fatal(err)
	}
	p.Write("L", key, "official")
	p.Write("L", outcome, annotate.OutcomeDecided.Told(seen))
	if _, lines := agenda(t, p, 15); len(lines) != 0 {
		t.Errorf("what was decided is on the agenda: %q", lines)
	}
}

func TestThePageCountsAnswersAndNamesNobody(t *testing.T) {
	p, q := storetest.MustOpenTwoToOne(t)
	a, _ := agenda(t, p, 15)
	var page bytes.Buffer
	if err := a.Write(&page); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{q.Text, "●●", "after talking", "Meeting sheet", "paragraph 1"} {
		if !strings.Contains(page.String(), want) {
			t.Errorf("the page does not hold %q:\n%s", want, page.String())
		}
	}
	for _, name := range []string{"A1", "A2", "A3", ">L<"} {
		if strings.Contains(page.String(), name) {
			t.Errorf("the page names %s", name)
		}
	}
	for d := xml.NewDecoder(&page); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatalf("the page is not well-formed: %v", err)
		}
	}
}

// votes lets somebody vote on the sources of a paragraph.
func votes(t *testing.T, p *storetest.Team, q annotate.Paragraph, who, value string) {
	t.Helper()
	v, err := meeting.ReadVoting(t.Context(), p, q.ID, annotate.Slot{Field: "sourcing"})
	if err != nil {
		t.Fatal(err)
	}
	f, err := v.Fact(who, value)
	if err != nil {
		t.Fatal(err)
	}
	p.Write("L", f.Key, f.Value)
}

func TestASecondVoteStandsBesideTheAnswerAndChangesNoAgreement(t *testing.T) {
	p, q := storetest.MustOpenTwoToOne(t)
	alpha := func() float64 {
		answers, err := review.Read(t.Context(), p)
		if err != nil {
			t.Fatal(err)
		}
		o := answers.Overview(review.Filter{})
		for _, r := range o.Rows {
			if r.Question.Field == "sourcing" {
				return *r.Alpha.Value
			}
		}
		t.Fatal("there is no agreement on sources")
		return 0
	}
	first := alpha()
	votes(t, p, q, "A3", "official")
	if got := alpha(); got != first {
		t.Errorf("with a second vote agreement is %v, before it was %v", got, first)
	}
	p.Label("A3", q, map[string]string{"sourcing": "official", "attribution": "named", "quote_form": "direct"})
	if got := alpha(); got != first {
		t.Errorf("what A3 answers once it was talked over counts as blind: %v, before it was %v", got, first)
	}
	all, err := meeting.Votes(t.Context(), p)
	if err != nil || len(all) != 1 || all[0].Before != "none" || all[0].After != "official" || all[0].Annotator != "A3" {
		t.Errorf("the votes are %+v (%v)", all, err)
	}
}

func TestNormingTakesSecondVotesAsTheAnswersAfterTheDiscussion(t *testing.T) {
	p, q := storetest.MustOpenTwoToOne(t)
	votes(t, p, q, "A3", "official")
	votes(t, p, q, "A1", "official")
	n, err := adjudicate.ReadNorming(t.Context(), p, time.Time{}, review.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	want := []adjudicate.Move{
		{Annotator: "A3", Toward: "A1", Closer: 1, Changes: 1},
		{Annotator: "A3", Toward: "A2", Closer: 1, Changes: 1},
	}
	if n.Paragraphs != 1 || !slices.Equal(n.Moves, want) {
		t.Errorf("of %d paragraphs the moves are %+v, want %+v", n.Paragraphs, n.Moves, want)
	}
	listed, others := n.Again()
	if len(listed) == 0 || others == 0 {
		t.Errorf("%d rows are compared, %d questions are not", len(listed), others)
	}
	for _, c := range listed {
		if c.Before.Question.Field != "sourcing" || c.After.Question != c.Before.Question {
			t.Errorf("%s is compared with %s, and nobody voted on it", c.Before.Question.Field, c.After.Question.Field)
		}
	}
	votes(t, p, q, "A3", "")
	if n, err = adjudicate.ReadNorming(t.Context(), p, time.Time{}, review.Filter{}); err != nil || len(n.Moves) != 0 {
		t.Errorf("a vote that was taken back moves somebody: %+v (%v)", n.Moves, err)
	}
}

func TestOnlyWhoAnsweredVotesAndOnlyForAnOption(t *testing.T) {
	p, q := storetest.MustOpenTwoToOne(t)
	v, err := meeting.ReadVoting(t.Context(), p, q.ID, annotate.Slot{Field: "sourcing"})
	if err != nil || !slices.Equal(v.Who, []string{"A1", "A2", "A3"}) {
		t.Fatalf("%v may vote (%v)", v.Who, err)
	}
	if _, err := v.Fact("L", "official"); err == nil {
		t.Error("who did not answer votes")
	}
	if _, err := v.Fact("A1", "hearsay"); err == nil {
		t.Error("a vote is for no option")
	}
	if _, err := meeting.ReadVoting(t.Context(), p, q.ID, annotate.Slot{Field: "mood"}); err == nil {
		t.Error("a vote is on no question")
	}
}

func TestWhoIsAskedToVoteAgainDoesSoOutOfSightOfTheOthersUntilTheLeadCloses(t *testing.T) {
	p, q := storetest.MustOpenTwoToOne(t)
	ctx, slot := t.Context(), annotate.Slot{Field: "sourcing"}
	p.Write("L", annotate.Key{Kind: annotate.KindPerson, Subject: "L", Field: annotate.PersonRole}, annotate.RoleLead)
	p.Write("A3", annotate.RevealKey(annotate.RevealAnswers, q.ID, "A3", 1), annotate.Yes)
	call := func(open bool) {
		f := meeting.CallFact(q.ID, slot, open)
		p.Write("L", f.Key, f.Value)
	}
	seen := func(who string) (votes string) {
		t.Helper()
		if err := p.ViewAs(ctx, "A3"); err != nil {
			t.Fatal(err)
		}
		defer func() {
			if err := p.ViewAs(ctx, "L"); err != nil {
				t.Fatal(err)
			}
		}()
		sheets, err := p.SheetsOn(ctx, q.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range sheets {
			if s.Annotator == who {
				return s.Vote(slot)
			}
		}
		return "no sheet"
	}
	own := func(person string) []meeting.Called {
		t.Helper()
		all, err := meeting.Own(ctx, p, person)
		if err != nil {
			t.Fatal(err)
		}
		return all
	}
	if len(own("A3")) != 0 {
		t.Fatal("A3 is asked before the lead asks")
	}
	call(true)
	votes(t, p, q, "A1", "none")
	if all := own("A3"); len(all) != 1 || meeting.Waiting(all) != 1 || all[0].Paragraph.Text == "" {
		t.Fatalf("A3 is asked %+v", all)
	}
	if len(own("A9")) != 0 {
		t.Error("who did not answer is asked again")
	}
	if got := seen("A1"); got != "" {
		t.Errorf("while votes are given A3 is shown that A1 voted %q", got)
	}
	v, err := meeting.ReadOwnVoting(ctx, p, "A3", annotate.Call{Paragraph: q, Slot: slot})
	if err != nil || !slices.Equal(v.Who, []string{"A3"}) {
		t.Fatalf("%v vote in the window of A3 (%v)", v, err)
	}
	f, err := v.Fact("A3", "official")
	if err != nil {
		t.Fatal(err)
	}
	p.Write("A3", f.Key, f.Value)
	if all := own("A3"); len(all) != 1 || meeting.Waiting(all) != 0 || all[0].Vote != "official" {
		t.Errorf("of A3 stands %+v", all)
	}
	call(false)
	if got := seen("A1"); got != "none" {
		t.Errorf("once the vote is closed A3, who was shown answers, sees of A1 %q", got)
	}
	if len(own("A3")) != 0 {
		t.Error("A3 is asked after the lead closed")
	}
	if _, err := meeting.ReadOwnVoting(ctx, p, "A3", annotate.Call{Paragraph: q, Slot: slot}); err == nil {
		t.Error("a closed vote is open")
	}
}

func TestArticlesAsAWholeAreNotCountedAsParagraphs(t *testing.T) {
	paragraph := meeting.Topic{Paragraph: annotate.Paragraph{ID: "p", Article: "a", Position: 1}}
	whole := meeting.Topic{Paragraph: annotate.WholeOf("a", 1), Title: "Ferry"}
	for want, topics := range map[string][]meeting.Topic{
		"0 paragraphs":                          nil,
		"1 paragraph":                           {paragraph},
		"1 article as a whole":                  {whole},
		"2 paragraphs and 1 article as a whole": {paragraph, whole, paragraph},
	} {
		if got := meeting.Amount(topics); got != want {
			t.Errorf("%d topics are %q, want %q", len(topics), got, want)
		}
	}
	var page strings.Builder
	if err := (&meeting.Agenda{Rules: []meeting.Rule{{Topics: []meeting.Topic{whole}}}}).Write(&page); err != nil {
		t.Fatal(err)
	}
	if s := page.String(); !strings.Contains(s, "<bdi>Ferry</bdi>, the article as a whole</p>") || strings.Contains(s, "<blockquote") {
		t.Errorf("the sheet has the article as a whole as a paragraph:\n%s", s)
	}
}
