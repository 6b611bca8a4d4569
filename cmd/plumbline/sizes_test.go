//go:build window

package main

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"testing"

	"plumbline/tools/xwindow"
	"plumbline/ui/theme"
)

func TestTheCurrentParagraphIsInViewAtEverySize(t *testing.T) {
	t.Parallel()
	d := newRig(t, 3840, 2160)
	d.project = newSample(t)
	d.open()
	d.goTo(20)
	d.await("at")
	for _, size := range []image.Point{{1024, 700}, {1366, 768}, {3840, 2160}, {1440, 900}, {1024, 700}} {
		d.must(d.program.Resize(size.X, size.Y))
		d.framed(size, "paragraph 20")
		for _, move := range []string{"Next", "Prior"} {
			d.key(move)
			d.await("at")
			d.framed(size, "the paragraph after "+move)
		}
	}
	for number := 1; number <= 26; number += 5 {
		d.goTo(number)
		d.await("at")
		d.framed(image.Pt(1024, 700), fmt.Sprint("paragraph ", number))
	}
	d.press("?") // the window still takes answers
	d.want("unsure", "-", "paragraph")
	d.leave()
}

// framed waits until the window has filled its size and shows the whole frame
// of the current paragraph between the bars.
func (d *rig) framed(size image.Point, what string) {
	d.Helper()
	var seen string
	var before *image.RGBA
	err := xwindow.Until(func() (bool, error) {
		picture, err := d.display.Picture(size.X, size.Y)
		if err != nil {
			return false, err
		}
		done := before != nil && bytes.Equal(before.Pix, picture.Pix)
		before = picture
		if picture.RGBAAt(size.X-4, size.Y-4) != rgba(theme.Light.Surface) {
			seen = "no status bar at its lower edge"
			return false, nil
		}
		top, bottom := frame(picture, size)
		seen = fmt.Sprintf("the frame's edges at %d and %d", top, bottom)
		return done && top > 70 && bottom > top+40 && bottom < size.Y-28, nil
	})
	if err != nil {
		d.Fatalf("at %v the window does not show the frame of %s: %v; it has %s", size, what, err, seen)
	}
}

// frame finds the upper and the lower edge of the frame: lines of the accent
// colour longer than any control or question of the form is wide. 0 stands for
// none.
func frame(picture *image.RGBA, size image.Point) (top, bottom int) {
	accent := rgba(theme.Light.Accent)
	for y := range size.Y {
		run := 0
		for x := range size.X {
			run++
			if !alike(picture.RGBAAt(x, y), accent) {
				run = 0
			}
			if run > 475 {
				if top == 0 {
					top = y
				}
				bottom = y
				break
			}
		}
	}
	return top, bottom
}

// alike reports whether two colours differ by no more than the softened edge
// of a line does.
func alike(a, b color.RGBA) bool {
	const most = 60
	for _, pair := range [][2]uint8{{a.R, b.R}, {a.G, b.G}, {a.B, b.B}} {
		if max(pair[0], pair[1])-min(pair[0], pair[1]) > most {
			return false
		}
	}
	return true
}

func rgba(c color.Color) color.RGBA { return color.RGBAModel.Convert(c).(color.RGBA) }
