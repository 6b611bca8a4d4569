package datasetscreen_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"plumbline/annotate"
	"plumbline/store/storetest"
	"plumbline/ui/modal"
	"plumbline/ui/theme"
)

func TestOneLetterMeansOneThingOnTheWholePlace(t *testing.T) {
	p := newPage(t, lead(t, newsroom(t)), "L1", wide, theme.Choice{})
	means := make(map[string]string)
	for _, b := range p.Buttons() {
		label := strings.TrimSuffix(b.Label, "…")
		if was, known := means[b.Key]; known && was != label {
			t.Errorf("%s is %q and %q", b.Key, was, label)
		}
		means[b.Key] = label
	}
	for _, key := range []string{"a", "k", "g", "m", "e", "u", "q", "l", "o"} {
		if means[key] == "" {
			t.Errorf("%s means nothing, of %v", key, means)
		}
	}
}

func TestLettersOfTheWholeProjectAreHeardOnEveryCard(t *testing.T) {
	p := newPage(t, lead(t, newsroom(t)), "L1", wide, theme.Choice{})
	p.at('a', 'd') // the articles
	p.OnChar('g')
	if said := p.dialog(); !strings.Contains(said, "A pack for each of A1, A2") {
		t.Errorf("on the articles g does not lead to packs for all, but to: %s", said)
	}
	p.enter()
	if !p.host.Traced("packed 2, failed 0") {
		t.Errorf("told is %q", p.host.Traces)
	}
}

func TestAPackThatIsThereIsLeftAloneWhenAllAreMade(t *testing.T) {
	p := newPage(t, lead(t, newsroom(t)), "L1", wide, theme.Choice{})
	for _, want := range []string{"packed 2, failed 0", "packed 0, failed 2"} {
		p.OnChar('g')
		p.enter()
		if !p.host.Traced(want) {
			t.Fatalf("told is %q, and not %q", p.host.Traces, want)
		}
		p.window.Canvas().Overlays().Top().Hide()
		p.window.Canvas().Overlays().Remove(p.window.Canvas().Overlays().Top())
	}
}

func TestWorkThatIsSubmittedBecomesPracticeOnlyAfterAYes(t *testing.T) {
	project := lead(t, newsroom(t))
	first := articleCalled(t, project, "Envoy")
	sheet := annotate.NewSheet(first.Paragraphs[0], annotate.LayerAnnotation, 1, "A1")
	project.Say(t, "A1", sheet.Key("unit_type", ""), "furniture")
	project.Say(t, "A1", sheet.SubmissionKey(), annotate.TargetID("Aldoria"))
	p := newPage(t, project, "L1", wide, theme.Choice{})
	key := annotate.Key{Kind: annotate.KindArticle, Subject: first.ID, Field: annotate.MetaPractice}
	p.at('a', 'd')
	p.OnChar('p')
	if said := p.dialog(); p.current(key) != "" || !strings.Contains(said, "1 submitted paragraph leaves the queue") {
		t.Fatalf("it is not asked first, but the article is %q and it is said: %s", p.current(key), said)
	}
	p.enter()
	if p.current(key) != annotate.Yes {
		t.Error("after a yes it is no practice")
	}
}

func TestAKeyMakesALeadAndAnAnnotatorAgain(t *testing.T) {
	p := newPage(t, lead(t, newsroom(t)), "L1", wide, theme.Choice{})
	role := annotate.Key{Kind: annotate.KindPerson, Subject: "A1", Field: annotate.PersonRole}
	p.at('r', 'v')
	p.press(fyne.KeyTab, fyne.KeyHome) // A1
	for _, want := range []string{annotate.RoleLead, annotate.RoleAnnotator} {
		if p.OnChar('r'); p.current(role) != want {
			t.Fatalf("A1 is %q, want %q", p.current(role), want)
		}
	}
	p.press(fyne.KeyEnd) // L1, the only lead
	p.OnChar('r')
	if said := p.dialog(); !strings.Contains(said, "L1 is the only lead") {
		t.Errorf("to take the only lead away is not asked first: %s", said)
	}
}

func TestNobodyIsLeftOutWithoutAReason(t *testing.T) {
	p := newPage(t, lead(t, newsroom(t)), "L1", wide, theme.Choice{})
	p.at('r', 'v')
	p.press(fyne.KeyTab, fyne.KeyHome)
	p.OnChar('o')
	p.enter()
	if said := p.dialog(); !strings.Contains(said, "Say why the answers of A1 are not to count") ||
		p.current(annotate.ExclusionKey("A1")) != "" {
		t.Fatalf("without a reason A1 is left out: %s", said)
	}
	parts[*modal.Entry](p)[0].SetText("worked by other rules")
	p.enter()
	p.wantText("left out", "Count again")
	if got := p.current(annotate.ExclusionKey("A1")); got != "worked by other rules" {
		t.Errorf("the reason is %q", got)
	}
	p.OnChar('o')
	p.wantNoText("left out")
	if slices.Contains(p.KeysHere(), 'o') && p.current(annotate.ExclusionKey("A1")) != "" {
		t.Error("A1 does not count again")
	}
}

func TestAnArticleIsCountedByWhatItsAnnotatorsAreAsked(t *testing.T) {
	project := lead(t, newsroom(t))
	linked := project.AddArticle(
		annotate.Meta{Title: "Aardvarks return"}, storetest.Text{Guess: "body", Text: "They came."},
		storetest.Text{Guess: annotate.GuessCrosslink, Text: "Read more: aardvarks"},
	)
	project.Say(t, "L1", annotate.Key{
		Kind: annotate.KindProject, Subject: annotate.ProjectSubject, Field: annotate.ProjectHideCrosslinks,
	}, annotate.Yes)
	sheet := annotate.NewSheet(linked.Paragraphs[0], annotate.LayerAnnotation, 1, "A1")
	project.Say(t, "A1", sheet.Key("unit_type", ""), "furniture")
	project.Say(t, "A1", sheet.SubmissionKey(), annotate.TargetID("Aldoria"))
	p := newPage(t, project, "L1", wide, theme.Choice{})
	p.press(fyne.KeyEnd)
	if told := strings.Join(p.host.Notices, " "); !strings.Contains(told, "A1 1 of 1") {
		t.Errorf("of the article it is told %q", told)
	}
}
