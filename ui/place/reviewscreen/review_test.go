package reviewscreen_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"plumbline/annotate/agreement"
	"plumbline/annotate/narrow"
	"plumbline/annotate/work/reviewing"
	"plumbline/ui/kit"
	"plumbline/ui/place"
	"plumbline/ui/place/reviewscreen"
	"plumbline/ui/theme"
)

var (
	wide = fyne.NewSize(1440, 804)
	slim = fyne.NewSize(1024, 604)
)

// shownText is everything that the page says.
func (p *page) shownText() string {
	var all []string
	for _, pane := range p.Panes() {
		all = append(all, pane.Drawing().Texts()...)
	}
	return strings.Join(all, "\n")
}

func (p *page) press(keys ...fyne.KeyName) {
	for _, k := range keys {
		p.OnKey(k, false, false)
	}
}

// lead shows the team with Editorializing selected.
func lead(t testing.TB, size fyne.Size) *page {
	p := newPage(t, size, theme.Choice{Mode: theme.AlwaysLight})
	p.Show(team())
	p.press(fyne.KeyDown)
	return p
}

func wants(t *testing.T, said string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(said, part) {
			t.Errorf("the page does not say %q; it says\n%s", part, said)
		}
	}
}

func TestEveryRowSaysItsNumberWithIntervalMetricAndBase(t *testing.T) {
	for _, size := range []fyne.Size{wide, slim} {
		said := lead(t, size).shownText()
		wants(t, said, "0.52", "0.44 – 0.60", "MASI α", "-0.08", "-0.31 – 0.22", ".667", ".80", "Below .667")
		if strings.Contains(said, "NaN") {
			t.Error("the page says NaN")
		}
	}
	wants(t, lead(t, wide).shownText(), "MASI α · n 214 · 12 articles", "nominal α · n 41 · 3 articles")
}

func TestWhatIsUndefinedSaysWhyInsteadOfANumber(t *testing.T) {
	p := lead(t, wide)
	wants(t, p.shownText(), "undefined", "Undefined: everyone used only absent, so chance agreement is 100 %.")
	for p.Selected() != "stance s" {
		p.press(fyne.KeyDown)
	}
	reason := 0
	for _, line := range strings.Split(p.shownText(), "\n") {
		if strings.Contains(line, "everyone used only absent") {
			reason++
		}
	}
	if reason != 2 {
		t.Errorf("the reason stands in %d places, not in the row and among the plain words", reason)
	}
}

func TestADetailSaysEverythingAboutItsRow(t *testing.T) {
	wants(t, lead(t, wide).shownText(),
		".66", ".55 – .76", "n 84", // pairs
		"A3", "Reads this question differently from the others (180 paragraphs). ", "Agrees with themselves 0.81 (n 24). ", // manners
		"151", "motive", // collisions
		"33 %", "A2 uses it three times as often", "only 9 uses", // labels
		"Agreement is rising.", "642", "36 more articles", // over time
		"¶ 12 · \nEnvoy tours three capitals", "A1 none · A2 verdict · A3 loaded", "hardest first, 3 of 61",
		"Answers are hidden until you have submitted this paragraph",
		"87 %", "83 % – 90 %")
}

func TestNumbersComeBeforeTheirIntervals(t *testing.T) {
	v := team()
	v.Computing = true
	for i := range v.Rows {
		v.Rows[i].Result.CI95 = nil
	}
	p := newPage(t, wide, theme.Choice{})
	wants(t, p.shownText(), "Agreement is being worked out")
	p.Show(v)
	wants(t, p.shownText(), "0.52", "computing…")
	p.press(fyne.KeyDown, fyne.KeyDown)
	p.Show(team())
	if p.Selected() != "strength" || p.Focused() != "row strength" {
		t.Errorf("when intervals come, %s is selected and the keys are on %s", p.Selected(), p.Focused())
	}
	wants(t, p.shownText(), "0.47 – 0.68")
}

func TestWithoutLabelsThePageSaysHowTheyCome(t *testing.T) {
	p := newPage(t, slim, theme.Choice{})
	p.Show(reviewscreen.View{Rows: []reviewscreen.Row{{ID: "a", Name: "Sources", Result: undefined(agreement.NoLabels, "No labels yet.")}}})
	wants(t, p.shownText(), "No labels yet", "two annotators have submitted the same paragraph")
	if strings.Contains(p.shownText(), "Sources") {
		t.Error("a row without labels is drawn")
	}
	p.Show(reviewscreen.View{Problem: "The project cannot be read."})
	wants(t, p.shownText(), "The project cannot be read.")
	p.press(fyne.KeyDown, fyne.KeyTab, fyne.KeyReturn, fyne.KeyEscape)
	v := reviewscreen.View{Filters: team().Filters}
	v.Filters[1].Options[0].Chosen = true
	p.Show(v)
	wants(t, p.shownText(), "No labels under these filters")
	if p.press(fyne.KeyTab); !strings.HasPrefix(p.Focused(), "filter ") {
		t.Errorf("the keys are on %q, from where no filter can be changed", p.Focused())
	}
}

func TestSelectingARowAsksForItsDetail(t *testing.T) {
	p := newPage(t, wide, theme.Choice{})
	p.Show(team())
	if p.Selected() != "voice" || !slices.Equal(p.work.rows, []reviewing.RowID{"voice"}) {
		t.Errorf("at first %s is selected and %v asked for", p.Selected(), p.work.rows)
	}
	wants(t, p.shownText(), "computing…")
	p.press(fyne.KeyDown, fyne.KeyDown)
	if want := []reviewing.RowID{"voice", "editorial", "strength"}; !slices.Equal(p.work.rows, want) {
		t.Errorf("asked for %v, not %v", p.work.rows, want)
	}
}

func TestEnterLeadsIntoTheDetailAndEscapeBack(t *testing.T) {
	for _, size := range []fyne.Size{wide, slim} {
		p := lead(t, size)
		p.press(fyne.KeyReturn)
		if p.Focused() != "pair A1\x1fA2" || !p.InView() {
			t.Errorf("Enter on a row leads to %q, in view: %v", p.Focused(), p.InView())
		}
		p.press(fyne.KeyRight, fyne.KeyReturn)
		if want := (reviewing.Cell{Row: selected, Pair: [2]string{"A1", "A3"}}); len(p.work.cells) != 1 || p.work.cells[0] != want {
			t.Errorf("Enter on a cell asks for %v", p.work.cells)
		}
		p.press(fyne.KeyEscape)
		if p.Focused() != "row editorial" || !p.InView() {
			t.Errorf("Escape leads to %q, in view: %v", p.Focused(), p.InView())
		}
	}
}

func TestACellLeadsToItsParagraphsAndEscapeToAll(t *testing.T) {
	p := lead(t, slim)
	cell := reviewing.Cell{Row: selected, Labels: [2]string{"motive", "none"}}
	p.press(fyne.KeyReturn, fyne.KeyTab)
	for p.Focused() != "labels motive\x1fnone" {
		was := p.Focused()
		if p.press(fyne.KeyRight); p.Focused() == was {
			p.press(fyne.KeyDown)
		}
		if was == p.Focused() {
			t.Fatalf("the keys stay on %q", was)
		}
	}
	p.press(fyne.KeyReturn)
	if len(p.work.cells) != 1 || p.work.cells[0] != cell {
		t.Fatalf("asked for %v", p.work.cells)
	}
	v := team()
	v.Detail.Cell, v.Detail.DividedAll = &cell, 17
	p.Show(v)
	if p.Focused() != "paragraph p12" || !p.InView() {
		t.Errorf("the paragraphs come and the keys are on %q, in view: %v", p.Focused(), p.InView())
	}
	wants(t, p.shownText(), "motive × none, 17 of them", "Show all")
	p.press(fyne.KeyEscape)
	if last := p.work.cells[len(p.work.cells)-1]; last != (reviewing.Cell{Row: selected}) {
		t.Errorf("Escape asks for %v", last)
	}
}

func TestAParagraphLeadsToItsAnswersSideBySide(t *testing.T) {
	p := lead(t, wide)
	p.press(fyne.KeyReturn, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab)
	if p.Focused() != "paragraph p12" {
		t.Fatalf("the keys are on %q", p.Focused())
	}
	p.OnKey(fyne.KeyReturn, false, true)
	if len(p.work.opened) > 0 {
		t.Error("a held key opened a paragraph")
	}
	p.press(fyne.KeyReturn)
	if !slices.Equal(p.work.opened, []string{"p12"}) {
		t.Fatalf("opened %v", p.work.opened)
	}
	p.ShowWords(answers(t))
	wants(t, p.shownText(), "A1", "a sentence", "They differ on 3 questions of 5.", "unsure", "meant as a figure",
		"verdict after seeing others", "unaffordable and nothing is being done")
	p.press(fyne.KeyDown)
	if p.Focused() != "answer 0" {
		t.Errorf("Down leads to %q", p.Focused())
	}
	p.press(fyne.KeyTab, fyne.KeyEscape)
	if p.Focused() != "paragraph p12" || strings.Contains(p.shownText(), "word or aside") {
		t.Errorf("after Escape the keys are on %q", p.Focused())
	}
}

// TestTheAnswersHaveKeys: from the answers to a paragraph one goes to the next in the
// list, to Adjudicate and to the article, by letters that mean nothing elsewhere.
func TestTheAnswersHaveKeys(t *testing.T) {
	p := lead(t, wide)
	p.OnChar('n')
	p.OnChar('a')
	if len(p.work.opened) > 0 || len(p.host.Commands) > 0 {
		t.Fatalf("without answers the letters open %v and do %v", p.work.opened, p.host.Commands)
	}
	p.ShowWords(answers(t))
	p.OnChar('p')
	if len(p.work.opened) > 0 {
		t.Errorf("before the first paragraph comes %v", p.work.opened)
	}
	p.OnChar('n')
	if want := []string{team().Detail.Divided[1].Paragraph}; !slices.Equal(p.work.opened, want) {
		t.Errorf("the next paragraph is %v, not %v", p.work.opened, want)
	}
	p.OnChar('a')
	if !slices.Equal(p.host.Commands, []place.Command{place.Decide{Paragraph: "p12"}}) {
		t.Errorf("a does %v", p.host.Commands)
	}
	if strings.Contains(p.shownText(), "They differ on") {
		t.Error("the answers still lie over the page")
	}
}

// TestAQuestionThatDividesIsDecidedByEnter: one on which all agree has nothing behind it.
func TestAQuestionThatDividesIsDecidedByEnter(t *testing.T) {
	p := lead(t, wide)
	p.ShowWords(answers(t))
	for p.Focused() != "answer 0" {
		p.press(fyne.KeyDown)
	}
	p.press(fyne.KeyReturn)
	if len(p.host.Commands) > 0 {
		t.Fatalf("Enter on what all agree on does %v", p.host.Commands)
	}
	for p.Focused() != "answer 2" {
		p.press(fyne.KeyDown)
	}
	p.press(fyne.KeyReturn)
	if !slices.Equal(p.host.Commands, []place.Command{place.Decide{Paragraph: "p12"}}) {
		t.Errorf("Enter does %v", p.host.Commands)
	}
}

func TestFiltersAreChosenByKeys(t *testing.T) {
	p := lead(t, wide)
	for p.Focused() != "filter articles" {
		p.OnKey(fyne.KeyTab, true, false)
	}
	p.press(fyne.KeyReturn)
	wants(t, p.shownText(), "Port strike enters its second week")
	p.press(fyne.KeyDown, fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn)
	if got := p.work.filtered[narrow.ByArticle]; !slices.Equal(got, []string{"a1", "a2"}) {
		t.Errorf("chosen are %v", got)
	}
	wants(t, p.shownText(), "2 articles")
	p.press(fyne.KeyHome, fyne.KeyReturn)
	if got := p.work.filtered[narrow.ByArticle]; len(got) != 0 {
		t.Errorf("after All chosen are %v", got)
	}
	p.press(fyne.KeyEscape, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight)
	if p.Focused() != "filter dates" {
		t.Fatalf("the keys are on %q", p.Focused())
	}
	p.OnChar(' ')
	p.press(fyne.KeyDown, fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn)
	if got := p.work.filtered[narrow.ByDate]; !slices.Equal(got, []string{"30"}) {
		t.Errorf("of one choice, chosen are %v", got)
	}
}

func TestASentenceLeadsToItsRowOrOut(t *testing.T) {
	p := newPage(t, wide, theme.Choice{})
	p.Show(team())
	for p.Focused() != "sentence 1" {
		p.OnKey(fyne.KeyTab, true, false)
	}
	p.press(fyne.KeyReturn)
	if p.Selected() != selected || p.Focused() != "row editorial" {
		t.Errorf("the first sentence leads to %s, the keys to %q", p.Selected(), p.Focused())
	}
	for p.Focused() != "sentence 1" {
		p.OnKey(fyne.KeyTab, true, false)
	}
	p.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if !slices.Equal(p.host.Commands, []place.Command{place.Open{Place: place.Dataset}}) {
		t.Errorf("the third sentence leads to %v", p.host.Commands)
	}
}

func TestEverythingThatOpensIsReachedByKeys(t *testing.T) {
	for _, size := range []fyne.Size{wide, slim, fyne.NewSize(3840, 2060)} {
		p := lead(t, size)
		p.Show(team())
		entered := map[*kit.Pane]bool{}
		for range 20 {
			p.press(fyne.KeyTab)
			for _, pane := range p.Panes() {
				if _, ok := pane.At(); ok {
					entered[pane] = true
				}
			}
			if !p.InView() {
				t.Errorf("at %v, %q is not in view", size, p.Focused())
			}
		}
		for _, pane := range p.Panes() {
			spots := slices.DeleteFunc(slices.Clone(pane.Drawing().Spots), func(s kit.Spot) bool { return s.Mute })
			if len(spots) > 0 && !entered[pane] {
				t.Errorf("at %v, Tab does not lead to %q", size, spots[0].ID)
			}
			if lost := unreached(spots); len(lost) > 0 {
				t.Errorf("at %v, arrows do not lead from %q to %q", size, spots[0].ID, lost)
			}
		}
	}
}

// unreached lists the spots that arrows do not lead to from the first.
func unreached(spots []kit.Spot) []string {
	seen, queue := map[int]bool{}, []int{0}
	for len(queue) > 0 && len(spots) > 0 {
		at := queue[0]
		queue = queue[1:]
		if seen[at] {
			continue
		}
		seen[at] = true
		for _, d := range []kit.Direction{kit.Up, kit.Down, kit.Left, kit.Right} {
			if to, ok := kit.Nearest(spots, spots[at], d); ok {
				queue = append(queue, to)
			}
		}
	}
	var lost []string
	for i, s := range spots {
		if !seen[i] {
			lost = append(lost, s.ID)
		}
	}
	return lost
}

func TestNothingIsDrawnOutsideItsCard(t *testing.T) {
	for _, size := range []fyne.Size{wide, slim, fyne.NewSize(860, 480), fyne.NewSize(3840, 2060)} {
		for _, scale := range []float32{0.8, 1, 2} {
			p := newPage(t, size, theme.Choice{Mode: theme.AlwaysDark, Scale: scale})
			p.Show(team())
			p.press(fyne.KeyDown)
			for _, pane := range p.Panes() {
				for _, m := range pane.Drawing().Marks {
					if m.At.X < -3 || m.At.X+m.Size.Width > pane.Size().Width+3 || m.At.Y < -3 ||
						m.At.Y+m.Size.Height > pane.Size().Height+3 {
						t.Errorf("%v at scale %v: %q lies at %v of %v in a card of %v", size, scale, m.Text.Text, m.At, m.Size, pane.Size())
					}
				}
			}
		}
	}
}

func TestAClickSelectsARowAndTheKeysFollow(t *testing.T) {
	p := lead(t, wide)
	rows := p.Panes()[2]
	spots := rows.Drawing().Spots
	last := spots[len(spots)-1]
	rows.Tapped(&fyne.PointEvent{Position: last.At.AddXY(5, 5)})
	if p.Selected() != "unit_type" || p.Focused() != "row unit_type" {
		t.Errorf("a click selects %s and the keys are on %q", p.Selected(), p.Focused())
	}
	p.press(fyne.KeyUp)
	if p.Selected() != "stance s" {
		t.Errorf("Up then selects %s", p.Selected())
	}
}

func TestAKeyWithoutMeaningSaysSo(t *testing.T) {
	p := lead(t, wide)
	p.OnChar('x')
	if last := p.host.Notices[len(p.host.Notices)-1]; last != "x is no key of Review" {
		t.Errorf("the notice reads %q", last)
	}
}

// What one press of an arrow costs on the UI goroutine, apart from painting.
func BenchmarkArrow(b *testing.B) {
	p := newPage(b, wide, theme.Choice{})
	p.Show(team())
	b.ResetTimer()
	for i := range b.N {
		p.press([]fyne.KeyName{fyne.KeyDown, fyne.KeyUp}[i%2])
	}
}
