package datasetscreen

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/planning"
	"plumbline/annotate/sentence"
	"plumbline/annotate/work/exchanging"
	"plumbline/ui/card"
	"plumbline/ui/kit"
	"plumbline/ui/modal"
	"plumbline/ui/theme"
	"plumbline/ui/wording"
)

// planner is a study that is being planned.
type planner struct {
	work                          *exchanging.Planning
	looks                         []planning.Outlook
	of                            *modal.Select // a question of the project, or labels of its own
	width, alpha, rarest, overlap *modal.Entry
	result                        *kit.Pane
	choosing                      bool // boxes are filled, one after the other
}

const planWidth = 640

// planDialog says how many articles a study needs. What is typed is worked out at once.
func (d *Screen) planDialog() {
	p, usual := &planner{}, exchanging.UsualStudy()
	p.result = kit.NewPane(p.draw)
	drawn := modal.NewDrawn(p.result)
	p.work = d.work.PlanStudy(drawn.Update)
	p.of = modal.NewSelect([]string{lang.L("any, by its rarest label")}, lang.L("any, by its rarest label"), func(string) { p.choose() })
	p.work.Outlooks(p.offer)
	entry := func(words string) *modal.Entry {
		e := modal.NewEntry(words, "")
		e.OnChanged = func(string) { p.look() }
		return e
	}
	p.width, p.alpha, p.rarest, p.overlap = entry(usual.Width), entry(usual.Alpha), entry(usual.Rarest), entry(usual.Overlap)
	modal.Show(d.host.Window(), modal.Spec{
		Title: lang.L("Plan a study"), Width: planWidth, Confirm: lang.L("Close"), InitialFocus: p.width,
		Body: modal.NewColumn(
			modal.NewForm(
				modal.NewRow(lang.L("Question"), p.of),
				modal.NewRow(lang.L("Interval at most so wide"), p.width),
				modal.NewRow(lang.L("Alpha that is expected"), p.alpha),
				modal.NewRow(lang.L("Rarest label, in percent"), p.rarest),
				modal.NewRow(lang.L("Annotators of each paragraph"), p.overlap),
			),
			drawn,
		),
		Then: p.work.End, OnCancel: p.work.End,
	})
	p.look()
}

// offer lets a question of the project be chosen that has enough answers.
func (p *planner) offer(looks []planning.Outlook) {
	p.looks = looks
	for i := range looks {
		p.of.Offer(wording.Of(looks[i].Name))
	}
}

// chosen is the question that is planned for, nil for labels of its own.
func (p *planner) chosen() *planning.Outlook {
	if at := p.of.SelectedIndex(); at > 0 {
		return &p.looks[at-1]
	}
	return nil
}

// choose puts into the boxes what is expected of the question.
func (p *planner) choose() {
	study := exchanging.UsualStudy()
	if of := p.chosen(); of != nil {
		study = exchanging.LikeSoFar(of, study)
	}
	p.choosing = true
	p.alpha.SetText(study.Alpha)
	p.rarest.SetText(study.Rarest)
	p.choosing = false
	p.look()
}

// look has worked out what the boxes say.
func (p *planner) look() {
	if p.choosing {
		return
	}
	p.work.Wish(exchanging.Study{
		Of: p.chosen(), Width: p.width.Text, Alpha: p.alpha.Text, Rarest: p.rarest.Text, Overlap: p.overlap.Text,
	})
}

// draw draws what the study takes: sentences, and a row for each number of annotators.
func (p *planner) draw(l *kit.Drawing, width, _ float32) float32 {
	switch plans := p.work.Plans(); {
	case p.work.Err() != nil:
		return card.Quiet(l, 0, 0, width, wording.Error(p.work.Err()))
	case p.work.Busy() || len(plans) == 0:
		return card.Quiet(l, 0, 0, width, lang.L("working it out from studies drawn by chance…"))
	default:
		y := p.drawTable(l, plans, width)
		y += card.Quiet(l, 0, y+theme.Scaled(8), width, p.remarks(plans)) + theme.Scaled(8)
		return y
	}
}

func (p *planner) drawTable(l *kit.Drawing, plans []exchanging.StudyPlan, width float32) (y float32) {
	ink, high := theme.Current(), theme.Scaled(26)
	row := func(t kit.Text, cells ...string) {
		for i, words := range cells {
			t.Text, t.Align = words, fyne.TextAlignTrailing
			l.Words(width*float32(i)/5, y, width/5-theme.Scaled(10), high, t)
		}
		y += high
		l.Line(0, y, width, y, theme.Hairline, ink.Line)
	}
	head := kit.Text{Size: theme.SizeSmall(), Ink: ink.Muted}
	row(head, lang.L("Annotators"), lang.L("Articles"), lang.L("Labelled in all"), lang.L("Hours"), lang.L("With the rarest"))
	for i := range plans {
		s := &plans[i]
		articles, hours := strconv.Itoa(s.Articles), "–"
		if !s.Enough {
			articles = lang.L("over {{.Count}}", map[string]any{"Count": s.Articles})
		}
		if s.Hours > 0 {
			hours = strconv.Itoa(int(s.Hours + 0.5))
		}
		row(
			kit.Text{Size: theme.SizeLabel(), Ink: ink.Ink},
			strconv.Itoa(s.Overlap), articles, strconv.Itoa(s.Labelled), hours, strconv.Itoa(s.Holding),
		)
	}
	return y
}

// remarks say what the numbers rest on, and what is not dependable.
func (p *planner) remarks(plans []exchanging.StudyPlan) string {
	words := ""
	if of := p.chosen(); of != nil {
		words = p.expected(of) + " "
	}
	words += lang.L("Half of such studies have an interval of alpha at most so wide.")
	if pace := p.work.Pace(); pace > 0 {
		words += " " + lang.L("Hours are those of all together at {{.Pace}} paragraphs an hour, the pace of this project.",
			map[string]any{"Pace": strconv.Itoa(int(pace + 0.5))})
	} else {
		words += " " + lang.L("This project keeps no time, so no hours are told.")
	}
	for i := range plans {
		if plans[i].Enough && plans[i].Holding < planning.LeastHolding {
			words += " " + lang.L(
				"With {{.Annotators}} annotators the rarest label would stand in {{.Articles}} articles; of fewer than {{.Least}} its agreement is not dependable.",
				map[string]any{"Annotators": plans[i].Overlap, "Articles": plans[i].Holding, "Least": planning.LeastHolding},
			)
		}
	}
	return words
}

// expected says what is known of a question so far.
func (p *planner) expected(of *planning.Outlook) string {
	labels := make([]string, len(of.Labels))
	for i, label := range of.Labels {
		labels[i] = label + " " + sentence.Share(of.Design.Shares[i]).String()
	}
	return lang.L("So far: {{.Labels}}; asked in {{.Asked}} of the paragraphs.", map[string]any{
		"Labels": strings.Join(labels, ", "), "Asked": sentence.Share(of.Design.Asked).String(),
	})
}
