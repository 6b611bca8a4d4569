package annotatescreen

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/work/labelling"
	"plumbline/ui/kit"
	"plumbline/ui/place"
	"plumbline/ui/theme"
	"plumbline/ui/wording"
)

// today is a line about what the annotator did today and how long the rest may take. It
// is there for those who want it, and nobody else sees it.
type today struct {
	host    place.Host
	session *labelling.Session
	project Project

	words     *canvas.Text
	day       time.Time          // its beginning
	done      []annotate.Finish  // on it, in order
	submitted annotate.UnitCount // in all, then
	counted   bool               // done is there
}

func newToday(host place.Host, session *labelling.Session, project Project) *today {
	t := &today{host: host, session: session, project: project, words: canvas.NewText("", nil)}
	t.words.Hide()
	return t
}

// sync keeps count of what the annotator submits and takes back. It reports whether the
// line came or went.
func (t *today) sync() (turned bool) {
	wanted := t.host.CountsDay() && !t.session.Practising()
	if turned = wanted != t.words.Visible(); turned {
		t.words.Hide()
		t.day = time.Time{}
	}
	if !wanted {
		return turned
	}
	t.words.Show()
	now := t.host.Now()
	if day := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, now.Location()); !day.Equal(t.day) {
		t.begin(day)
		return turned
	}
	if t.counted {
		before, total := t.submitted, t.session.Total().Done()
		t.follow(before.All-before.Wholes, total.All-total.Wholes, annotate.Finish{At: now})
		t.follow(before.Wholes, total.Wholes, annotate.Finish{At: now, Whole: true})
		t.submitted = total
	}
	t.tell()
	return turned
}

// follow notes what was submitted since, and forgets what was taken back.
func (t *today) follow(before, after int, f annotate.Finish) {
	for ; before < after; before++ {
		t.done = append(t.done, f)
	}
	for i := len(t.done) - 1; i >= 0 && before > after; i-- {
		if t.done[i].Whole == f.Whole {
			t.done = slices.Delete(t.done, i, i+1)
			before--
		}
	}
}

// begin looks what was submitted on a day so far.
func (t *today) begin(day time.Time) {
	t.day, t.counted, t.submitted = day, false, t.session.Total().Done()
	var done []annotate.Finish
	var err error
	who := t.session.Annotator()
	t.host.Work(func() { done, err = t.project.SubmittedSince(context.Background(), who, day) }, func() {
		if !day.Equal(t.day) || err != nil { // it is no work of anybody's, and so no failure of it
			return
		}
		t.done, t.counted = done, true
		t.tell()
	})
}

func (t *today) tell() {
	left := t.session.Total().Left()
	setText(t.words, dayWords(annotate.DayOf(t.done, left.All)), theme.Current().Muted)
}

// layout places the line below y and says where the next begins.
func (t *today) layout(y, pad, width float32) float32 {
	if !t.words.Visible() {
		return y
	}
	high := t.words.MinSize().Height
	kit.Arrange(t.words, pad, y, width, high)
	return y + high
}

// dayWords say what was done and, once that can be told, how long the rest may take.
func dayWords(d annotate.Day) string {
	done := lang.L("Today: {{.Units}}", map[string]any{"Units": wording.Of(d.Units.Words())})
	if !d.Known || d.Left <= 0 {
		return done
	}
	if d.Left >= time.Hour-5*time.Minute/2 {
		return lang.L("{{.Done}} · about {{.Hours}} h left", map[string]any{"Done": done, "Hours": int(d.Left.Round(time.Hour).Hours())})
	}
	minutes := max(int(d.Left.Round(5*time.Minute).Minutes()), 5)
	return lang.L("{{.Done}} · about {{.Minutes}} min left", map[string]any{"Done": done, "Minutes": minutes})
}
