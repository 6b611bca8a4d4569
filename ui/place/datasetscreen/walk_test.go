package datasetscreen_test

import (
	"fmt"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"plumbline/annotate"
	"plumbline/ui/modal"
	"plumbline/ui/theme"
	"plumbline/ui/uitest"
)

// asking makes an uitest.Asking of the keys that open a dialog, pressed by a lead on the
// card where all of them mean something.
func asking(card string, open func(p *page)) uitest.Asking {
	return func(t *testing.T) (fyne.Window, func()) {
		project := lead(t, newsroom(t))
		project.Say(t, "A1", annotate.Key{Kind: annotate.KindAttribute, Subject: "A1", Field: "self-placement"}, "4")
		p := newPage(t, project, "L1", wide, theme.Choice{})
		all := []rune(card)
		p.at(all[0], all[1:]...)
		return p.window, func() { open(p) }
	}
}

func pressing(key rune) func(p *page) { return func(p *page) { p.OnChar(key) } }

func TestEveryDialogObeysItsKeysWhereverTheFocusIs(t *testing.T) {
	packs := 0
	uitest.WalkDialogs(t, map[string]uitest.Asking{
		"articlesCard.assignDialog":   asking("wba", pressing('a')),
		"articlesCard.batchDialog":    asking("wba", pressing('b')),
		"articlesCard.find":           asking("wba", pressing('/')),
		"peopleCard.addPersonDialog":  asking("tfra", pressing('a')),
		"peopleCard.attributesDialog": asking("tfra", pressing('t')),
		"peopleCard.forgetDialog":     asking("tfra", pressing('f')),
		"peopleCard.roleDialog":       asking("tfra", pressing('r')),
		"part.confirmErasure": asking("tfra", func(p *page) {
			p.OnChar('f')
			p.enter()
		}),
		"part.packDialog": asking("tfra", pressing('p')),
		"part.pack": asking("tfra", func(p *page) {
			p.OnChar('p')
			packs++
			parts[*modal.Entry](p)[0].SetText(filepath.Join(filepath.Dir(p.project.Path()), fmt.Sprintf("pack-%d.plumb", packs)))
			p.enter()
		}),
	})
}
