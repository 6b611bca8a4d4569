//go:build window

package main

import (
	"fmt"
	"image"
	"image/color"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"plumbline/annotate/typeset"
	"plumbline/tools/xwindow"
	"plumbline/ui/theme"
)

// bothWays is a paragraph in which words from right to left stand among others.
const bothWays = "He wrote the words العربية شيء in the margin, next to שלום 123, and left."

// frame waits for the upper edge of the frame of the current paragraph, elsewhere than it
// was: nothing else in its colour is so wide.
func (d *rig) frame(was image.Rectangle) (frame image.Rectangle) {
	d.Helper()
	const wide, high = 1440, 900
	d.must(xwindow.Until(func() (bool, error) {
		picture, err := d.display.Picture(wide, high)
		if err != nil {
			return false, err
		}
		frame = frameIn(picture)
		return !frame.Empty() && frame != was, nil
	}))
	return frame
}

// textAt is where the text of a paragraph with a frame is on the screen.
func textAt(frame image.Rectangle) (left, middle int, width float32) {
	const margin, side, pad = 58, 18, 11 // of a row, see ui/place/annotatescreen
	left = frame.Min.X + margin
	return left, frame.Min.Y + pad + int(theme.SizeReading()*0.8), float32(frame.Dx() - margin - side)
}

// frameIn finds the frame of the current paragraph in a picture.
func frameIn(picture *image.RGBA) image.Rectangle {
	accent := theme.Light.Accent
	framed := func(c color.RGBA) bool { // drawn over two grounds, a little off
		return near(c.R, accent.R) && near(c.G, accent.G) && near(c.B, accent.B)
	}
	for y := range picture.Rect.Dy() {
		for x := 0; x < picture.Rect.Dx(); x++ {
			from := x
			for x < picture.Rect.Dx() && framed(picture.RGBAAt(x, y)) {
				x++
			}
			if x-from > 400 {
				const corner = 6 // which is round
				return image.Rect(from-corner, y, x+corner, y+1)
			}
		}
	}
	return image.Rectangle{}
}

func near(a, b uint8) bool { return max(a, b)-min(a, b) < 0x30 }

// drag drags the pointer from one character of the first line of a paragraph with a frame
// to another, over places where other characters stand.
func (d *rig) drag(frame image.Rectangle, from, to int) {
	d.Helper()
	left, y, width := textAt(frame)
	layout := typeset.NewCatalog(typeset.Options{}).Shape(bothWays, typeset.Cut{Family: typeset.Serif}).
		Layout(typeset.Measure{Width: width, Size: theme.SizeReading(), LineHeight: 1.6, Scale: 1})
	a, b := layout.PositionOf(from), layout.PositionOf(to)
	if a.Top > 0 || b.Top > 0 {
		d.Fatalf("the characters %d and %d are not on the first line", from, to)
	}
	d.must(d.display.Drag(left+int(a.X), y, left+int(b.X+0.5), y))
}

func TestWordsOfBothDirectionsAreMarkedByDraggingAndUndoneAfterARestart(t *testing.T) {
	t.Parallel()
	d := newRig(t, 1440, 900)
	file := filepath.Join(t.TempDir(), "both.txt")
	d.must(os.WriteFile(file, []byte("Both ways\n\n"+bothWays+"\n\nThe end of it came on Monday, as everybody knew.\n"), 0o600))
	d.project = filepath.Join(t.TempDir(), "both.plumb")
	d.plumb("new")
	d.plumb("import", file)
	d.open()
	first := d.frame(image.Rectangle{})
	d.key("Page_Down")
	frame := d.frame(first)

	runes := []rune(bothWays)
	offset := func(word string) int {
		before, _, _ := strings.Cut(bothWays, word)
		return len([]rune(before))
	}
	marked := func(spans ...[2]int) string {
		var all []string
		for _, s := range spans {
			words := strconv.Quote(string(runes[s[0]:s[1]]))
			all = append(all, fmt.Sprintf("[%d,%d,%s]", s[0], s[1], words))
		}
		return "[" + strings.Join(all, ",") + "]"
	}
	words, arabic, in := [2]int{offset("words"), offset("شيء") - 1}, offset("العربية"), offset(" in")
	d.drag(frame, words[0], words[1])
	d.press("o")
	d.want("sourcing", "-", "official")
	d.want("sourcing", "-", marked(words))
	within := [2]int{arabic + 2, in}
	d.drag(frame, within[0], within[1])
	d.press("o")
	both := [2]int{words[0], in}
	d.want("sourcing", "-", marked(both))
	d.leave()

	d.open()
	d.key("ctrl+z")
	d.want("sourcing", "-", marked(words))
	d.key("ctrl+z")
	d.next() // the marks and the answer, in one action
	d.next()
	d.key("ctrl+shift+z")
	d.next()
	d.next()
	d.leave()
	if found := d.plumb("check"); strings.Contains(found, "problem") {
		t.Errorf("plumb check says: %s", found)
	}
	rows := d.sql("SELECT value FROM log WHERE kind = 'evidence' ORDER BY stamp DESC LIMIT 1")
	if want := marked(words); len(rows) != 1 || rows[0] != want {
		t.Errorf("in the file there stands %q, want %q", rows, want)
	}
}
