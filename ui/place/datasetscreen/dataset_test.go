package datasetscreen_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"plumbline/annotate"
	"plumbline/annotate/team"
	"plumbline/store/storetest"
	"plumbline/ui/modal"
	"plumbline/ui/place"
	"plumbline/ui/theme"
)

var (
	wide = fyne.NewSize(1440, 800)
	low  = fyne.NewSize(1024, 620)
)

// newsroom is a project of three people, of whom A1 has begun the first article.
func newsroom(t *testing.T) *storetest.Project {
	p := storetest.MustOpen(t, "visit-coverage.plumb")
	p.AddTarget(t, annotate.Target{Name: "Aldoria", Order: 1})
	first := p.AddArticle(
		annotate.Meta{Title: "Envoy tours three capitals as rivals gain ground", Outlet: "The Halyard", Published: "2031-02-11"},
		storetest.Text{Guess: "body", Text: "The envoy came on Monday."},
		storetest.Text{Guess: "body", Text: "She left on Tuesday."},
	)
	p.AddArticle(
		annotate.Meta{Title: "إضراب الميناء", Outlet: "Littoral"},
		storetest.Text{Guess: "body", Text: "Nothing moved in the port."},
	)
	for _, id := range []string{"A1", "A2", "L1"} {
		p.Say(t, id, annotate.Key{Kind: annotate.KindPerson, Subject: id, Field: annotate.PersonJoined}, annotate.Yes)
	}
	p.Say(
		t,
		"A1",
		annotate.Key{
			Kind:      annotate.KindAnswer,
			Subject:   first.Paragraphs[0].ID,
			Layer:     annotate.LayerAnnotation,
			Round:     1,
			Annotator: "A1",
			Field:     "sourcing",
		},
		"none",
	)
	return p
}

func lead(t *testing.T, p *storetest.Project) *storetest.Project {
	p.Say(t, "L1", annotate.Key{Kind: annotate.KindPerson, Subject: "L1", Field: annotate.PersonRole}, annotate.RoleLead)
	return p
}

func TestEverythingOfAProjectStandsOnOneScreen(t *testing.T) {
	p := newPage(t, newsroom(t), "A1", wide, theme.Choice{})
	p.wantText(
		"2 articles · 3 paragraphs · 3 people · codebook",
		"Envoy tours three capitals as rivals gain ground",
		"The Halyard",
		"0 of 3",
		"nobody is a lead, so everyone is",
		"Export",
		"None yet. One is made when a project was opened and changed, every hour, and before every merge.",
		"Hide the outlet",
		"Codebook in force",
		"1 target: Aldoria",
	)
}

func TestAnAnnotatorSeesOwnProgressOnly(t *testing.T) {
	p := newPage(t, lead(t, newsroom(t)), "A1", wide, theme.Choice{})
	p.wantText("Your progress", "0 of 1")
	p.wantNoText("A2", "L1", "Withdraw", "Import", "Hide the outlet", "Export")
}

func TestTheOutletOfABlindProjectIsForLeadsOnly(t *testing.T) {
	project := lead(t, newsroom(t))
	project.Say(
		t,
		"L1",
		annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: annotate.ProjectOutletBlind},
		annotate.Yes,
	)
	newPage(t, project, "A1", wide, theme.Choice{}).wantNoText("The Halyard", "Outlet")
	newPage(t, project, "L1", wide, theme.Choice{}).wantText("The Halyard", "Outlet")
}

func TestMarkedArticlesAreWithdrawnAndRestoredByKeys(t *testing.T) {
	p := newPage(t, newsroom(t), "A1", wide, theme.Choice{})
	p.OnChar(' ')
	p.press(fyne.KeyDown)
	p.OnChar(' ')
	p.wantText("2 marked")
	p.OnChar('w')
	p.wantText("withdrawn", "Restore", "0 articles")
	p.OnChar('w')
	p.wantText("2 articles · 3 paragraphs", "Withdraw")
	p.press(fyne.KeyEscape)
	p.wantNoText("marked")
	p.press(fyne.KeyUp, fyne.KeyReturn)
	p.wantDone(place.OpenParagraph{Article: articleCalled(t, p.project, "Envoy").ID, Number: 1})
}

func TestEveryCardIsReachedByKeys(t *testing.T) {
	p := newPage(t, newsroom(t), "A1", wide, theme.Choice{})
	for _, want := range []string{"d", "i", "s", "c", "e", "u", "t"} {
		for range 12 {
			before := len(p.host.Notices)
			p.OnChar([]rune(want)[0])
			if len(p.host.Notices) == before || p.host.Notices[len(p.host.Notices)-1] != want+" is no key of this card" {
				break
			}
			p.press(fyne.KeyTab)
		}
	}
	for _, c := range []place.Command{place.Import, place.SwitchPerson, place.SaveCopy, place.BackUp, place.EditTargets} {
		p.wantDone(c)
	}
	if !slices.ContainsFunc(p.host.Commands, func(c place.Command) bool {
		e, is := c.(place.Export)
		return is && slices.Contains(e.What.Layers, annotate.LayerFinal)
	}) {
		t.Errorf("nothing is to be written, but %#v", p.host.Commands)
	}
}

func TestArticlesAreSetApartForPracticeAndBroughtBack(t *testing.T) {
	p := newPage(t, newsroom(t), "A1", wide, theme.Choice{})
	p.OnChar('p')
	p.wantText("practice", "Real work")
	p.OnChar('p')
	p.wantNoText("Real work")
}

func TestASwitchOfTheProjectIsTurnedByTheSpaceBar(t *testing.T) {
	p := newPage(t, newsroom(t), "A1", wide, theme.Choice{})
	key := annotate.Key{Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: annotate.ProjectOutletBlind}
	for range 12 {
		if p.OnKey(fyne.KeyTab, false, false); p.current(key) == "" && len(p.KeysHere()) == 2 && p.KeysHere()[0] == 'q' {
			break
		}
	}
	p.OnChar(' ')
	if p.current(key) != annotate.Yes || p.host.Notices[len(p.host.Notices)-1] != "Hide the outlet: on" {
		t.Errorf("the setting is %q, the notice %q", p.current(key), p.host.Notices[len(p.host.Notices)-1])
	}
	p.OnChar(' ')
	if p.current(key) != "" {
		t.Error("the setting stays on")
	}
}

func TestEverySettingHasOneSwitch(t *testing.T) {
	p := newPage(t, newsroom(t), "A1", fyne.NewSize(1440, 1600), theme.Choice{})
	for _, name := range []string{"Hide the outlet", "Hide cross-links", "Shuffle the articles", "The adjudicator answers first"} {
		if n := strings.Count(p.shownText(), name); n != 1 {
			t.Errorf("%q stands on the screen %d times", name, n)
		}
	}
}

func TestAnArticleIsFoundByWordsOfItsTitle(t *testing.T) {
	p := newPage(t, newsroom(t), "A1", wide, theme.Choice{})
	p.OnChar('/')
	entry := parts[*modal.Entry](p)[0]
	entry.SetText("no such words")
	p.enter()
	if said := p.dialog(); !strings.Contains(said, "No article has") {
		t.Errorf("of words that are nowhere it is said: %s", said)
	}
	entry.SetText("المينا")
	p.enter()
	p.press(fyne.KeyReturn)
	p.wantDone(place.OpenParagraph{Article: articleCalled(t, p.project, "إضراب").ID, Number: 1})
	p.OnChar('/')
	parts[*modal.Entry](p)[0].SetText("THREE capitals")
	p.enter()
	p.press(fyne.KeyReturn)
	p.wantDone(place.OpenParagraph{Article: articleCalled(t, p.project, "Envoy").ID, Number: 1})
}

// listed narrows the list of articles to what words choose.
func (p *page) listed(words string) {
	p.t.Helper()
	p.OnChar('/')
	parts[*modal.Entry](p)[0].SetText(words)
	p.enter()
}

// cancel leaves the dialog.
func (p *page) cancel() {
	modal.Topmost(p.window.Canvas()).Cancel()
}

func TestFindListsTheChosenArticlesAloneAndEscListsAllAgain(t *testing.T) {
	project := lead(t, newsroom(t))
	strike := annotate.Meta{Title: "Cranes stand still"}
	strike.Set(annotate.MetaEvent, "Strike")
	project.AddArticle(strike, storetest.Text{Guess: "body", Text: "No crane moved."})
	p := newPage(t, project, "L1", wide, theme.Choice{})
	for words, want := range map[string]string{
		"event=strike":              "Cranes",
		`outlet="the halyard"`:      "Envoy",
		"date=2031-02":              "Envoy",
		"LITTORAL":                  "إضراب",
		"event=strike date=2031-02": "",
	} {
		p.listed(words)
		if want == "" {
			if said := p.dialog(); !strings.Contains(said, "No article has") {
				t.Errorf("of %q, which chooses none, it is said: %s", words, said)
			}
			p.cancel()
			continue
		}
		p.wantText("1 of 3: "+words, want, "List all")
		for _, other := range []string{"Envoy", "Cranes", "إضراب"} {
			if other != want {
				p.wantNoText(other)
			}
		}
		p.press(fyne.KeyEscape)
		p.wantText("3 articles", "Envoy", "Cranes", "إضراب")
		p.wantNoText("List all")
	}
	p.listed("event=strike")
	p.OnChar(' ')
	p.OnChar('z')
	p.wantText("1 marked", "Envoy")
	p.listed("envoy")
	p.wantText("1 marked, 1 of them not listed")
	p.OnChar('w')
	p.press(fyne.KeyEscape)
	p.wantText("1 of 3: envoy")
	p.wantNoText("Cranes")
	p.press(fyne.KeyEscape)
	p.wantText("Cranes", "1 withdrawn")
}

// TestTabGoesThroughTheCardsAsTheyStand tells a card by the keys of its buttons.
func TestTabGoesThroughTheCardsAsTheyStand(t *testing.T) {
	p := newPage(t, lead(t, newsroom(t)), "L1", wide, theme.Choice{})
	var cards []string
	for range 20 {
		if here := string(p.KeysHere()); here != "" && !slices.Contains(cards, here) {
			cards = append(cards, here)
		}
		p.press(fyne.KeyTab)
	}
	if want := []string{"/dapbwi", "skvfron", "123", "kgm+c", "ey*", "q=", "4", "uh", "lt?"}; !slices.Equal(cards, want) {
		t.Errorf("Tab goes through %q, want %q", cards, want)
	}
}

// corrects corrects a text twice, each time from the first.
func corrects(t *testing.T, project *storetest.Project) {
	t.Helper()
	ctx := t.Context()
	older := articleCalled(t, project, "Envoy")
	for _, text := range []string{"She left on Wednesday.", "She left on Thursday."} {
		newer := annotate.NewArticle([]string{older.Paragraphs[0].Text, text}, []string{"body", "body"}, nil, "")
		made, err := team.Correct(ctx, project, project.Pen("L1"), older.ID, newer)
		if err != nil {
			t.Fatal(err)
		}
		if err := made.Write(ctx, project); err != nil {
			t.Fatal(err)
		}
	}
}

func TestOfTwoCorrectionsInUseOneIsKeptByAKey(t *testing.T) {
	project := lead(t, newsroom(t))
	corrects(t, project)
	p := newPage(t, project, "L1", wide, theme.Choice{})
	p.wantText("1 text in several versions", "a version")
	p.wantNoText("Keep this version")
	p.press(fyne.KeyDown, fyne.KeyDown)
	p.wantText("Keep this version")
	p.OnChar('j')
	p.enter()
	p.wantNoText("in several versions", "a version", "Keep this version")
	if notice := p.host.Notices[len(p.host.Notices)-1]; notice != "Withdrawn: 1" {
		t.Errorf("the notice is %q", notice)
	}
}

func TestWhatWasFrozenIsChosenForTheExport(t *testing.T) {
	p := newPage(t, lead(t, newsroom(t)), "L1", wide, theme.Choice{})
	p.wantNoText("As it is now")
	p.OnChar('*')
	parts[*modal.Entry](p)[0].SetText("first submission")
	p.enter()
	p.wantText("As it is now", "Frozen: first submission")
	p.OnChar('e')
	all := p.host.Commands
	e, is := all[len(all)-1].(place.Export)
	if !is || e.AsOf == nil || e.AsOf.Name != "first submission" {
		t.Errorf("the window was asked for %#v", all)
	}
}
