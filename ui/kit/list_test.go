package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// list is a source of rows: guessed is what Estimate says of row i, real what
// Show finds, both for a width of 400; half the width is twice the height.
type list struct {
	count   int
	guessed func(i int) float32
	real    func(i int) float32
	shows   int
}

func (l *list) source() Source {
	at := func(h, width float32) float32 { return h * 400 / width }
	return Source{
		Count:    func() int { return l.count },
		Estimate: func(i int, width float32) float32 { return at(l.guessed(i), width) },
		New:      func() fyne.CanvasObject { return canvas.NewRectangle(nil) },
		Show: func(i int, _ fyne.CanvasObject, width float32) float32 {
			l.shows++
			return at(l.real(i), width)
		},
	}
}

func same(h float32) func(int) float32 { return func(int) float32 { return h } }

// newList returns a list of 400 by 300 in a window.
func newList(t *testing.T, l *list) *List {
	t.Helper()
	test.NewTempApp(t)
	r := NewList(l.source())
	w := test.NewTempWindow(t, r)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(400, 300))
	r.Reset()
	return r
}

// onScreen is where a row's upper edge is seen, and whether it has an object.
func onScreen(r *List, i int) (y float32, ok bool) {
	o := r.Row(i)
	if o == nil || !o.Visible() {
		return 0, false
	}
	return o.Position().Y - r.scroll.Offset.Y, true
}

// wheel scrolls by so much, as a mouse wheel does.
func wheel(r *List, down float32) {
	r.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -down)})
}

// wantGapless checks that the rows in view follow each other without gap or
// overlap and fill the view.
func wantGapless(t *testing.T, r *List) {
	t.Helper()
	first, inset := r.top()
	y := -inset
	for i := first; i < len(r.heights) && y < r.scroll.Size().Height; i++ {
		got, ok := onScreen(r, i)
		if !ok {
			t.Fatalf("row %d belongs at %v and is not there", i, y)
		}
		if got < y-0.1 || got > y+0.1 { // a third of a pixel has no end in binary
			t.Fatalf("row %d is at %v, want %v", i, got, y)
		}
		y += r.heights[i]
	}
	if y < min(r.scroll.Size().Height, r.total()) {
		t.Fatalf("the rows end at %v in a view of %v", y, r.scroll.Size().Height)
	}
}

func TestOnlyRowsInViewAreMade(t *testing.T) {
	l := &list{count: 10_000, guessed: same(40), real: same(40)}
	r := newList(t, l)
	wantGapless(t, r)
	if len(r.rows) != 8 {
		t.Errorf("%d rows exist in a view of 300 with rows of 40, want 8", len(r.rows))
	}
	for _, i := range []int{9_999, 5_000, 0, 7_777} {
		r.Reveal(i, 50)
		wantGapless(t, r)
		if _, ok := onScreen(r, i); !ok {
			t.Fatalf("row %d was revealed and is not in view", i)
		}
	}
	if n := len(r.content.Objects); n > 20 {
		t.Errorf("%d objects stay on the canvas for a view of 8 rows", n)
	}
	if len(r.rows)+len(r.spare) != len(r.content.Objects) {
		t.Errorf("%d rows and %d spare objects, but %d on the canvas", len(r.rows), len(r.spare), len(r.content.Objects))
	}
}

func TestThePlaceOfARowIsWhereTheRowsAboveItEnd(t *testing.T) {
	l := &list{count: 50, guessed: func(i int) float32 { return float32(20 + i) }, real: func(i int) float32 { return float32(20 + i) }}
	r := newList(t, l)
	if got := r.offsetOf(3); got != 20+21+22 {
		t.Errorf("row 3 begins at %v, want 63", got)
	}
	if got, want := r.content.MinSize().Height, float32(50*20+49*50/2); got != want {
		t.Errorf("the content is %v high, want %v", got, want)
	}
}

func TestACorrectedEstimateMovesNothingInView(t *testing.T) {
	l := &list{count: 200, guessed: same(40), real: func(i int) float32 { return float32(30 + i%7*15) }}
	r := newList(t, l)
	r.Reveal(150, 60)
	wantGapless(t, r)
	for range 200 { // scroll up row by row over guesses that are all wrong
		first, inset := r.top()
		if first == 0 {
			break
		}
		before, _ := onScreen(r, first+1)
		wheel(r, -inset-5)
		wantGapless(t, r)
		after, ok := onScreen(r, first+1)
		if !ok || after != before+inset+5 {
			t.Fatalf("scrolled up by %v, row %d went from %v to %v", inset+5, first+1, before, after)
		}
	}
	if first, _ := r.top(); first != 0 {
		t.Error("scrolling up never came to the first row")
	}
}

func TestResizingKeepsTheTopRow(t *testing.T) {
	l := &list{count: 300, guessed: same(44), real: func(i int) float32 { return float32(30 + i%5*10) }}
	r := newList(t, l)
	for _, start := range []int{0, 7, 120, 299} {
		r.Reveal(start, 0)
		wheel(r, -3)
		first, _ := r.top()
		for _, width := range []float32{200, 390, 800, 400} {
			r.Resize(fyne.NewSize(width, 300))
			wantGapless(t, r)
			got, _ := r.top()
			atEnd := r.scroll.Offset.Y >= r.total()-300-50 // the end pulled it down
			if got != first && !(atEnd && got < first) {
				t.Errorf("at a width of %v row %d is at the top, want %d", width, got, first)
			}
			first = got
		}
	}
}

func TestTheScrollBarFollowsTheHeightOfTheRows(t *testing.T) {
	l := &list{count: 5, guessed: same(40), real: same(30)}
	r := newList(t, l)
	for _, width := range []float32{40, 400, 100, 401} {
		r.Resize(fyne.NewSize(width, 300))
		if got, want := r.content.Size().Height, max(300, r.total()); got != want {
			t.Errorf("at a width of %v the content is %v high, want %v", width, got, want)
		}
	}
}

func TestRevealKeepsTheNeighboursInView(t *testing.T) {
	l := &list{count: 400, guessed: same(40), real: func(i int) float32 { return float32(35 + i%4*10) }}
	r := newList(t, l)
	for _, i := range []int{1, 2, 3, 20, 21, 22, 300, 299, 298, 5} {
		r.Reveal(i, 50)
		wantGapless(t, r)
		for _, n := range []int{i - 1, i, i + 1} {
			y, ok := onScreen(r, n)
			if !ok || n == i && (y < 0 || y+r.heights[n] > 300) {
				t.Fatalf("row %d was revealed, and row %d is at %v (made: %v)", i, n, y, ok)
			}
		}
	}
}

func TestRevealOfARowInViewMovesNothing(t *testing.T) {
	r := newList(t, &list{count: 100, guessed: same(40), real: same(40)})
	r.Reveal(50, 50)
	before := r.scroll.Offset.Y
	r.Reveal(48, 50)
	if r.scroll.Offset.Y != before {
		t.Errorf("the view moved from %v to %v for a row that was in the middle of it", before, r.scroll.Offset.Y)
	}
}

func TestARowTallerThanTheViewIsReadFromTopToBottom(t *testing.T) {
	l := &list{count: 9, guessed: same(40), real: func(i int) float32 {
		if i == 4 {
			return 1000
		}
		return 40
	}}
	r := newList(t, l)
	r.Reveal(4, 50)
	if y, ok := onScreen(r, 4); !ok || y != 0 {
		t.Fatalf("a row taller than the view is shown from %v, want its top", y)
	}
	steps := 0
	for r.ScrollWithin(4, true) {
		wantGapless(t, r)
		if steps++; steps > 10 {
			t.Fatal("scrolling down inside a row never ends")
		}
	}
	if y, _ := onScreen(r, 4); y != 300-1000 {
		t.Errorf("after scrolling down the row's end is at %v, want the view's end", y+1000)
	}
	for r.ScrollWithin(4, false) {
		if steps++; steps > 20 {
			t.Fatal("scrolling up inside a row never ends")
		}
	}
	if y, _ := onScreen(r, 4); y != 0 {
		t.Errorf("after scrolling up the row begins at %v, want the view's top", y)
	}
	r.Reveal(2, 0)
	if r.ScrollWithin(2, false) || r.ScrollWithin(2, true) {
		t.Error("a row that is wholly in view was scrolled")
	}
}

func TestAShorterListAfterALongOneIsSeen(t *testing.T) {
	l := &list{count: 1000, guessed: same(40), real: same(40)}
	r := newList(t, l)
	r.Reveal(900, 0)
	l.count = 12
	r.Reset()
	wantGapless(t, r)
	l.count = 0
	r.Reset()
	if len(r.rows) != 0 {
		t.Errorf("%d rows are left of an empty list", len(r.rows))
	}
	r.Reveal(0, 10)
	if r.ScrollWithin(0, true) {
		t.Error("an empty list scrolled")
	}
	l.count = 3
	r.Reset()
	wantGapless(t, r)
}

func TestUpdateShowsOnlyTheRowsNamed(t *testing.T) {
	l := &list{count: 100, guessed: same(40), real: same(40)}
	r := newList(t, l)
	l.shows = 0
	r.Update(2, 99, -1, 100)
	if l.shows != 1 {
		t.Errorf("%d rows were shown anew, want only the one in view", l.shows)
	}
	l.shows = 0
	r.UpdateAll()
	if l.shows != len(r.rows) {
		t.Errorf("%d rows were shown anew, want the %d in view", l.shows, len(r.rows))
	}
}

func TestARowThatGrowsPushesOnlyWhatIsBelow(t *testing.T) {
	height := float32(40)
	l := &list{count: 100, guessed: same(40), real: func(i int) float32 {
		if i == 52 {
			return height
		}
		return 40
	}}
	r := newList(t, l)
	r.Reveal(52, 120)
	above, _ := onScreen(r, 51)
	height = 70
	r.Update(52)
	wantGapless(t, r)
	if y, _ := onScreen(r, 51); y != above {
		t.Errorf("the row above moved from %v to %v", above, y)
	}
}

func TestRowsOfEveryKindOfHeightStayGapless(t *testing.T) {
	words := strings.Fields("a few words of very different lengths, incomprehensibilities included")
	l := &list{count: 500, guessed: same(60), real: func(i int) float32 { return float32(12 * len(words[i%len(words)])) }}
	r := newList(t, l)
	for step := range 300 {
		wheel(r, float32(step*step%17000)-r.scroll.Offset.Y)
		wantGapless(t, r)
	}
}
