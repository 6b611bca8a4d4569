package datasetscreen_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"plumbline/annotate"
	"plumbline/annotate/meeting"
	"plumbline/store/storetest"
	"plumbline/ui/modal"
	"plumbline/ui/theme"
)

const quotation = "“We asked for a rota that a person with children can live with,” said Ilse Brandt, who speaks for the crews of the boats."

// coversTwice adds two articles of two outlets on one event.
func coversTwice(_ *testing.T, p *storetest.Project) {
	for _, a := range []annotate.Meta{
		{Title: "Ferries stay in port", Outlet: "The Halyard", Published: "2031-03-04"},
		{Title: "Crews walk out", Outlet: "Littoral", Published: "2031-03-05"},
	} {
		p.AddArticle(a, storetest.Text{Guess: "body", Text: a.Title + " on a cold morning. " + quotation})
	}
}

// disputed is a newsroom where A1 and A2 differ on the sources of a paragraph.
func disputed(t *testing.T) (*storetest.Project, string) {
	t.Helper()
	p := lead(t, newsroom(t))
	q := articleCalled(t, p, "Envoy").Paragraphs[1]
	for who, given := range map[string]map[string]string{
		"A1": {"sourcing": "none"},
		"A2": {"sourcing": "official", "attribution": "named", "quote_form": "none"},
	} {
		submitted(t, p, who, q, given)
	}
	return p, q.ID
}

// submitted is a paragraph that somebody labelled whole, with what is given.
func submitted(t *testing.T, p *storetest.Project, who string, q annotate.Paragraph, given map[string]string) {
	t.Helper()
	aldoria, sheet := annotate.TargetID("Aldoria"), annotate.NewSheet(q, annotate.LayerAnnotation, 1, who)
	for field, value := range map[string]string{"unit_type": "body", "unsourced": "no", "editorial": "none"} {
		given[field] = value
	}
	for field, value := range given {
		p.Say(t, who, sheet.Key(field, ""), value)
	}
	p.Say(t, who, sheet.Key("stance", aldoria), "absent")
	p.Say(t, who, sheet.SubmissionKey(), aldoria)
}

func TestAMeetingShowsWhatDividesWithoutNamesAndTakesSecondVotes(t *testing.T) {
	project, paragraph := disputed(t)
	p := newPage(t, project, "L1", wide, theme.Choice{})
	p.OnChar('1')
	p.wantText("Meeting", "1 of 1 · Sources", "She left on Tuesday.", "Talked over", "Vote")
	over := p.overlaid()
	for _, name := range []string{"A1", "A2"} {
		if strings.Contains(over, name) {
			t.Errorf("the meeting names %s: %s", name, over)
		}
	}
	p.OnChar('v')
	p.press(fyne.KeyReturn) // gives the turn to A1, who has it, and votes for nobody
	over = p.overlaid()
	if !strings.Contains(over, "A1") || strings.Count(over, "has not voted") != 2 {
		t.Errorf("who votes is not asked: %s", over)
	}
	field := bookOf(t, project).Field("sourcing")
	slot := annotate.Slot{Field: "sourcing"}
	p.OnChar([]rune(field.Option("official").Key)[0]) // a set: the turn stays with A1
	if got := p.current(annotate.VoteKey(paragraph, "A1", slot)); got != "official" {
		t.Fatalf("the vote of A1 is %q", got)
	}
	p.OnChar('.')
	p.OnChar([]rune(field.Option("none").Key)[0])
	if got := p.current(annotate.VoteKey(paragraph, "A2", slot)); got != "none" {
		t.Errorf("the vote of A2 is %q", got)
	}
	if got := p.current(
		annotate.NewSheet(annotate.Paragraph{ID: paragraph}, annotate.LayerAnnotation, 1, "A1").Key("sourcing", ""),
	); got != "none" {
		t.Errorf("the answer of A1 became %q", got)
	}
	p.OnChar(',')
	p.press(fyne.KeyReturn) // talked over
	p.wantNoText("1 of 1 · Sources")
	if p.current(annotate.DiscussionKey(paragraph)) == "" {
		t.Error("that the paragraph was talked over is not kept")
	}
	a, err := meeting.Read(t.Context(), project, 10, false, now)
	if err != nil || len(a.Topics()) != 0 {
		t.Errorf("the next meeting has %d paragraphs (%v)", len(a.Topics()), err)
	}
	p.OnChar('1')
	p.wantText("Nothing divides the annotators that was not talked over or decided.")
	p.press(fyne.KeyEscape)
}

func TestALeadAsksForVotesAndAnAnnotatorGivesOneInTheirOwnWindow(t *testing.T) {
	project, paragraph := disputed(t)
	slot := annotate.Slot{Field: "sourcing"}
	p := newPage(t, project, "L1", wide, theme.Choice{})
	p.OnChar('1')
	p.OnChar('o')
	p.wantText("Close the vote")
	p.press(fyne.KeyEscape)
	p.OnChar('?')
	p.wantText("Second votes are asked for; Enter closes · 1")

	a := newPage(t, project, "A2", wide, theme.Choice{})
	a.wantText("Second votes · 1")
	a.OnChar('?')
	a.wantText("To be answered again after a meeting · 1", "not voted yet")
	a.press(fyne.KeyReturn)
	a.wantText("Second vote", "She left on Tuesday.", "You have not voted yet.")
	if over := a.overlaid(); strings.Contains(over, "A1") {
		t.Errorf("the vote names A1: %s", over)
	}
	a.press(fyne.KeyReturn) // leads back, and votes for nothing
	a.wantText("not voted yet", "To be answered again after a meeting · 1")
	a.press(fyne.KeyReturn)
	none := bookOf(t, project).Field("sourcing").Option("none")
	a.OnChar([]rune(none.Key)[0])
	if got := a.current(annotate.VoteKey(paragraph, "A2", slot)); got != "none" {
		t.Fatalf("the vote of A2 is %q", got)
	}
	a.wantText("Your second vote: " + none.Shown)
	project.Say(t, "A2", annotate.VoteKey(paragraph, "A2", slot), "") // as an undo does
	a.Reload()
	a.wantText("You have not voted yet.")
	a.OnChar([]rune(none.Key)[0])
	a.press(fyne.KeyEscape)
	a.wantText("your second vote: "+none.Shown, "To be answered again after a meeting")
}

func TestEventsAreSuggestedNamedAndConfirmed(t *testing.T) {
	project := lead(t, newsroom(t))
	coversTwice(t, project)
	p := newPage(t, project, "L1", wide, theme.Choice{})
	p.OnChar('2')
	p.wantText("Seem to cover one event", "Ferries stay in port", "Littoral", "alike")
	p.press(fyne.KeyReturn)
	if asked := p.dialog(); !strings.Contains(asked, "Name of the event") {
		t.Fatalf("no name is asked for: %s", asked)
	}
	entriesOf(p)[0].SetText("walkout")
	p.enter()
	first := articleCalled(t, project, "Crews")
	if first.Meta.Event != "walkout" {
		t.Errorf("the article is on %q", first.Meta.Event)
	}
	p.wantText("Confirmed", "walkout", "2 outlets")
	p.wantNoText("Seem to cover one event")
	for _, title := range []string{"Crews", "Ferries"} { // as an undo does
		key := annotate.Key{Kind: annotate.KindArticle, Subject: articleCalled(t, project, title).ID, Field: annotate.MetaEvent}
		project.Say(t, "L1", key, "")
	}
	p.Reload()
	p.wantText("Seem to cover one event")
	p.wantNoText("Confirmed")
}

func TestAStudyIsPlannedFromWhatIsTyped(t *testing.T) {
	p := newPage(t, lead(t, newsroom(t)), "L1", wide, theme.Choice{})
	p.OnChar('3')
	said := p.dialog()
	for _, want := range []string{"Annotators", "Labelled in all", "Half of such studies", "keeps no time"} {
		if !strings.Contains(said, want) {
			t.Errorf("the plan does not say %q: %s", want, said)
		}
	}
	boxes := entriesOf(p)
	boxes[1].SetText("much")
	if said = p.dialog(); !strings.Contains(said, "“much” is no number") {
		t.Errorf("an alpha that is no number is planned with: %s", said)
	}
	boxes[1].SetText("0.9")
	boxes[3].SetText("2")
	if said = p.dialog(); !strings.Contains(said, "Half of such studies") {
		t.Errorf("after it is mended the plan says: %s", said)
	}
	p.enter()
	if p.dialog() != "" {
		t.Error("the plan does not close")
	}
}

func TestAStudyOfAQuestionIsPlannedAsItWasAnsweredSoFar(t *testing.T) {
	project := lead(t, newsroom(t))
	text := make([]storetest.Text, 20)
	for i := range text {
		text[i] = storetest.Text{Guess: "body", Text: "The ferry sailed on day " + strconv.Itoa(i+1) + "."}
	}
	article := project.AddArticle(annotate.Meta{Title: "Twenty days"}, text...)
	for i, q := range article.Paragraphs {
		for _, who := range []string{"A1", "A2"} {
			given := map[string]string{"sourcing": "none"}
			if i < 4 || i == 4 && who == "A1" {
				given = map[string]string{"sourcing": "official", "attribution": "named", "quote_form": "none"}
			}
			submitted(t, project, who, q, given)
		}
	}
	p := newPage(t, project, "L1", wide, theme.Choice{})
	p.OnChar('3')
	question := parts[*modal.Select](p)[0]
	if !slices.Contains(question.Options, "Sources") {
		t.Fatalf("of the questions that were answered often enough are offered only %q", question.Options)
	}
	question.SetSelected("Sources")
	boxes := entriesOf(p)
	if boxes[1].Text != "0.86" || boxes[2].Text != "22.5" {
		t.Errorf("alpha so far is %s and the rarest label has %s percent, want 0.86 and 22.5", boxes[1].Text, boxes[2].Text)
	}
	if said := p.dialog(); !strings.Contains(said, "So far: not official 78 %, official 23 %; asked in") {
		t.Errorf("the plan says: %s", said)
	}
	question.SetSelectedIndex(0)
	if boxes[1].Text != "0.7" || boxes[2].Text != "10" {
		t.Errorf("for no question of the project the boxes hold %s and %s", boxes[1].Text, boxes[2].Text)
	}
}
