//go:build window

package main

import (
	"cmp"
	"fmt"
	"image"
	"image/color"
	"strings"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/seeds"
	"plumbline/tools/xwindow"
	"plumbline/ui/theme"
)

// An article is answered by its key, and each answer is looked at on the screen: every
// option of what is asked stands where it stood before the first answer.
func TestEveryOptionStandsStillWhileAnArticleIsAnswered(t *testing.T) {
	t.Parallel()
	for _, by := range []string{"keys", "clicks"} {
		t.Run("by "+by, func(t *testing.T) {
			t.Parallel()
			d := newRig(t, 1366, 768)
			d.project = newSample(t)
			d.open()
			article := seeds.SampleProject().Articles[0]
			guesses := d.sql(
				"SELECT guess FROM paragraph JOIN articles ON articles.id = article WHERE title = '%s' ORDER BY position",
				article.Title,
			)
			s := &still{rig: d, book: defaultBook(t), arranged: d.arrangedOptions(), byClick: by == "clicks"}
			before := d.timesArranged()
			for i, text := range article.Paragraphs() {
				s.begin(text, guesses[i])
				for _, a := range keyOf(article, i+1) {
					s.answer(a)
				}
				s.key("Return")
				s.submitted()
			}
			if now := d.timesArranged(); now != before {
				t.Errorf("the options were arranged anew %d times", now-before)
			}
			d.leave()
		})
	}
}

// still is somebody who answers and watches where everything stands.
type still struct {
	*rig
	book     *codebook.Codebook
	arranged map[annotate.Slot]map[string]image.Rectangle
	byClick  bool

	text, guess string
	answers     map[annotate.Slot]string
}

// begin comes to a paragraph.
func (s *still) begin(text, guess string) {
	s.text, s.guess, s.answers = text, guess, map[annotate.Slot]string{{Field: "unit_type"}: guess}
	s.standStill()
}

// answer gives an answer of the key, label by label, unless the layout guessed it.
func (s *still) answer(a seeds.Answer) {
	s.Helper()
	field, target := s.book.Field(a.Field), ""
	if a.Target != "" {
		target = annotate.TargetID(a.Target)
	}
	slot := annotate.Slot{Field: a.Field, Target: target}
	guessed := field.Prefill != "" && !s.book.EndsForm(a.Field, s.guess)
	if guessed && a.Value == s.guess {
		return
	}
	labels := []string{a.Value}
	if field.Scale == codebook.Set {
		labels = codebook.SplitSet(a.Value)
	}
	if guessed && !s.byClick {
		s.key("shift+Tab")
	}
	for i, label := range labels {
		if s.byClick {
			at := s.arranged[slot][label]
			s.must(s.display.Click((at.Min.X+at.Max.X)/2, (at.Min.Y+at.Max.Y)/2))
		} else {
			s.press(field.Option(label).Key)
		}
		s.answers[slot] = strings.Join(labels[:i+1], "|")
		s.want(a.Field, cmp.Or(a.Target, "-"), s.answers[slot])
		s.standStill()
	}
	if field.Scale == codebook.Set && !field.IsExclusive(a.Value) && !s.byClick {
		s.key("Return") // a set can always have one more
	}
}

// asked are the questions that the paragraph asks now.
func (s *still) asked() []codebook.Question {
	var targets []string
	for _, t := range seeds.SampleProject().Targets {
		targets = append(targets, annotate.TargetID(t.Name))
	}
	return s.book.Ask(codebook.Facts{Text: s.text, Targets: targets, Answer: func(field, target string) (string, bool) {
		value, has := s.answers[annotate.Slot{Field: field, Target: target}]
		return value, has
	}}).Questions()
}

// standStill waits until every option of what is asked is seen in its place.
func (s *still) standStill() {
	s.Helper()
	var missing string
	err := xwindow.Until(func() (bool, error) {
		picture, err := s.display.Picture(1366, 768)
		missing = ""
		for _, q := range s.asked() {
			for value, at := range s.arranged[annotate.Slot{Field: q.Field.Key, Target: q.Target}] {
				if err == nil && !outlined(picture, at) {
					missing = fmt.Sprintf("%s %s of %s at %v", q.Field.Key, q.Target, value, at)
				}
			}
		}
		return missing == "", err
	})
	if err != nil {
		s.Fatalf("not in its place is %s: %v", missing, err)
	}
}

// outlined reports whether a line that is seen runs through the middle of each edge.
func outlined(picture *image.RGBA, at image.Rectangle) bool {
	middle := at.Min.Add(at.Max).Div(2)
	seen := func(x, y, dx, dy int) bool {
		for off := -2; off <= 2; off++ { // separators stand between two cells
			c := picture.RGBAAt(x+off*dx, y+off*dy)
			if theme.Contrast(theme.Light.Surface, color.NRGBA(c)) > 2 {
				return true
			}
		}
		return false
	}
	return seen(at.Min.X, middle.Y, 1, 0) && seen(at.Max.X-1, middle.Y, 1, 0) &&
		seen(middle.X, at.Min.Y, 0, 1) && seen(middle.X, at.Max.Y-1, 0, 1)
}

// timesArranged is how often the program has arranged the options.
func (d *rig) timesArranged() (n int) {
	for _, line := range d.program.Lines() {
		if strings.HasPrefix(line, "options ") {
			n++
		}
	}
	return n
}

// arrangedOptions is where the program last said that every option stands.
func (d *rig) arrangedOptions() map[annotate.Slot]map[string]image.Rectangle {
	d.Helper()
	arranged := map[annotate.Slot]map[string]image.Rectangle{}
	for _, line := range d.program.Lines() {
		var field, target, value string
		var x, y, w, h float32
		if n, _ := fmt.Sscanf(line, "option %s %s %s %g %g %g %g", &field, &target, &value, &x, &y, &w, &h); n < 7 {
			continue
		}
		slot := annotate.Slot{Field: field, Target: strings.TrimPrefix(target, "-")}
		if arranged[slot] == nil {
			arranged[slot] = map[string]image.Rectangle{}
		}
		arranged[slot][value] = image.Rect(int(x), int(y), int(x+w), int(y+h))
	}
	if len(arranged) == 0 {
		d.Fatal("the program did not tell where the options stand")
	}
	return arranged
}
