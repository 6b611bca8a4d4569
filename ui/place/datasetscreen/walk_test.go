package datasetscreen_test

import (
	"fmt"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"plumbline/annotate"
	"plumbline/store/storetest"
	"plumbline/ui/modal"
	"plumbline/ui/theme"
	"plumbline/ui/uitest"
)

// asking makes an uitest.Asking of the keys that open a dialog, pressed by a lead on the
// card where all of them mean something.
func asking(card string, open func(p *page)) uitest.Asking {
	return askingOf(func(*testing.T, *storetest.Project) {}, card, open)
}

// askingOf is asking in a newsroom where more has happened.
func askingOf(happens func(t *testing.T, project *storetest.Project), card string, open func(p *page)) uitest.Asking {
	return func(t *testing.T) (fyne.Window, func()) {
		project := lead(t, newsroom(t))
		project.Say(t, "A1", annotate.Key{Kind: annotate.KindAttribute, Subject: "A1", Field: "self-placement"}, "4")
		happens(t, project)
		p := newPage(t, project, "L1", wide, theme.Choice{})
		all := []rune(card)
		p.at(all[0], all[1:]...)
		return p.window, func() { open(p) }
	}
}

// submits lets A1 submit a paragraph.
func submits(t *testing.T, project *storetest.Project) {
	sheet := annotate.NewSheet(articleCalled(t, project, "Envoy").Paragraphs[0], annotate.LayerAnnotation, 1, "A1")
	project.Say(t, "A1", sheet.Key("unit_type", ""), "furniture")
	project.Say(t, "A1", sheet.SubmissionKey(), annotate.TargetID("Aldoria"))
}

func pressing(key rune) func(p *page) { return func(p *page) { p.OnChar(key) } }

func TestEveryDialogObeysItsKeysWhereverTheFocusIs(t *testing.T) {
	packs, there := 0, make(map[*page]bool)
	first := func(p *page, to ...fyne.KeyName) {
		if !there[p] {
			there[p] = true
			p.press(to...)
		}
	}
	uitest.WalkDialogs(t, map[string]uitest.Asking{
		"articlesCard.assignDialog":   asking("wba", pressing('a')),
		"articlesCard.batchDialog":    asking("wba", pressing('b')),
		"articlesCard.find":           asking("wba", pressing('/')),
		"peopleCard.addPersonDialog":  asking("vfrn", pressing('n')),
		"peopleCard.attributesDialog": asking("vfrn", pressing('v')),
		"peopleCard.forgetDialog":     asking("vfrn", pressing('f')),
		"peopleCard.excludeDialog":    asking("vfrn", pressing('o')),
		"peopleCard.turnRole": asking("vfrn", func(p *page) {
			first(p, fyne.KeyTab, fyne.KeyEnd) // L1, the only lead
			p.OnChar('r')
		}),
		"articlesCard.askApart": askingOf(submits, "wba", pressing('p')),
		"articlesCard.keep": askingOf(corrects, "wba", func(p *page) {
			first(p, fyne.KeyDown, fyne.KeyDown)
			p.OnChar('j')
		}),
		"part.packedAll": asking("wba", func(p *page) {
			p.OnChar('g')
			p.enter()
		}),
		"bringing.ask": asking("wba", func(p *page) {
			p.Bring(ratingsFile(p.t))
			p.press(fyne.KeyTab, fyne.KeyReturn)
		}),
		"Screen.planDialog": asking("1", func(p *page) {
			p.host.Later = func(_, _ func()) {} // the studies, which no key waits for
			p.OnChar('3')
		}),
		"eventsPanel.nameDialog": askingOf(coversTwice, "1", func(p *page) {
			if !there[p] {
				there[p] = true
				p.OnChar('2')
			}
			p.press(fyne.KeyReturn)
		}),
		"exportCard.freezeDialog": asking("*", pressing('*')),
		"part.packAllDialog":      asking("wba", pressing('g')),
		"part.confirmErasure": asking("vfrn", func(p *page) {
			p.OnChar('f')
			p.enter()
		}),
		"part.packDialog": asking("vfrn", pressing('k')),
		"part.pack": asking("vfrn", func(p *page) {
			p.OnChar('k')
			packs++
			parts[*modal.Entry](p)[0].SetText(filepath.Join(filepath.Dir(p.project.Path()), fmt.Sprintf("pack-%d.plumb", packs)))
			p.enter()
		}),
	})
}
