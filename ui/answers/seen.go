package answers

import (
	"strings"

	"fyne.io/fyne/v2/container"

	"plumbline/ui/kit"
)

// InView are the paragraphs of a card in a scroll whose answers have come into view and were
// not before, which it notes in seen. Their spots begin with a word and the id of the
// paragraph; open tells of which of them answers are shown at all.
func InView(p *kit.Pane, scroll *container.Scroll, seen map[string]bool, spot string, open map[string]bool) (now []string) {
	if len(open) == 0 || p.Size().Width <= 0 {
		return nil
	}
	top := scroll.Offset.Y
	bottom := top + scroll.Size().Height
	for _, s := range p.Drawing().Spots {
		id, is := strings.CutPrefix(s.ID, spot)
		id, _, _ = strings.Cut(id, " ")
		answers := p.Position().Y + s.At.Y + 0.8*s.Size.Height // the line is the last of three
		if is && open[id] && !seen[id] && answers > top && answers < bottom {
			seen[id] = true
			now = append(now, id)
		}
	}
	return now
}
