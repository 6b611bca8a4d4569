package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"plumbline/tools/xwindow"
)

// keyFigure measures the time from an answer key to the frame that shows the
// answer, in an article of 60 paragraphs, against the same window without
// anything behind it.
func keyFigure(ctx context.Context, b *bench) ([]figure, error) {
	project, twin := b.path("keys.plumb"), b.path("still.plumb")
	for _, path := range []string{project, twin} {
		if err := makeProject(ctx, path, size{articles: 1, paragraphs: 60}); err != nil {
			return nil, err
		}
	}
	our, err := b.newRig("keys")
	if err != nil {
		return nil, err
	}
	defer our.close()
	their, err := b.newRig("static")
	if err != nil {
		return nil, err
	}
	defer their.close()
	static, err := b.open(their, "static", twin)
	if err != nil {
		return nil, err
	}
	defer static.Kill()
	program, err := b.open(our, "plumbline", project, "--annotator", "A1")
	if err != nil {
		return nil, err
	}
	defer program.Kill()

	keys := &typist{screen: our.screen}
	p, err := interleave(120, keys.answer, func() (time.Duration, error) {
		return their.screen.change(xwindow.KeyAt('b'), their.screen.form())
	})
	if err != nil {
		return nil, errors.Join(err, fmt.Errorf("plumbline said %q", program.Lines()))
	}
	return []figure{
		{
			what: "key to painted frame, article of 60 paragraphs",
			ours: p.ours,
			against: "a still copy of the window, " + strings.TrimPrefix(
				traced(static, "ready"),
				"ready ",
			) + ", in which a key colours one rectangle",
			reference: p.reference,
			reach:     1.3,
		},
	}, nil
}

// typist labels one paragraph after the other.
type typist struct {
	screen *screen
	left   string // the keys still to be pressed in this paragraph
	begun  int    // how many paragraphs
}

// labels are the keys of two paragraphs, again and again: one without anything
// to remark, which is what most are, and one whose sources make further
// questions appear.
var labels = []string{"naann", "oge"}

// pageDown is the place of the key to the next paragraph.
const pageDown = xwindow.Stroke("117")

func (t *typist) answer() (time.Duration, error) {
	if t.left == "" {
		if t.begun > 0 {
			t.screen.awaitStill()
			if err := t.screen.press(pageDown); err != nil {
				return 0, err
			}
		}
		t.left = labels[t.begun%len(labels)]
		t.begun++
	}
	key := xwindow.KeyAt(rune(t.left[0]))
	t.left = t.left[1:]
	return t.screen.change(key, t.screen.form())
}
