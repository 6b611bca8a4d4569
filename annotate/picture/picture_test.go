package picture_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image/color"
	"image/png"
	"io"
	"math"
	"strings"
	"testing"

	"plumbline/annotate/picture"
)

// bars is a picture of so many outlets: how often a target is addressed, and then in which light.
func bars(outlets int) *picture.Bars {
	b := &picture.Bars{
		Name: "stance/Northland/outlets", Title: "Stance · Northland: by outlet", Under: "12 paragraphs", Counts: "n / events",
		Panels: []picture.Panel{
			{Labels: []picture.Label{{Name: "addressed", Ink: picture.Ink{Hue: picture.Stance}}}},
			{Title: "of those that address it", Stack: true, Counts: "n / events", Labels: []picture.Label{
				{Name: "-", Words: "against", Ink: picture.Ink{Hue: picture.Against}},
				{Name: "=", Words: "neutral", Ink: picture.Ink{Hue: picture.Middle, Pale: true}},
				{Name: "+", Words: "for", Ink: picture.Ink{Hue: picture.For}},
			}},
		},
		Notes: []string{"* not dependable: fewer than 10 events."},
	}
	for i := range outlets {
		name := fmt.Sprintf("Outlet %d", i)
		b.Rows = append(b.Rows, picture.Row{Name: name, Strong: i == 0, Count: "12 / 6*", Cells: []picture.Cell{
			{
				Faint: i > 0,
				Parts: []picture.Part{{ID: name, Share: 0.5, CI95: &[2]float64{0.25, 0.75}, Words: "50 %", Tells: name + ": half"}},
			},
			{Count: "6 / 6*", Parts: []picture.Part{
				{ID: name + "|-", Share: 0.5, Words: "50 %", Tells: name + " against"},
				{ID: name + "|=", Share: 0.2, Words: "20 %", Tells: name + " neutral"},
				{ID: name + "|+", Share: 0.3, Words: "30 %", Tells: name + " for"},
			}},
		}})
	}
	return b
}

func svg(t *testing.T, b *picture.Bars) string {
	t.Helper()
	var out strings.Builder
	if err := picture.NewPaper().WriteSVG(&out, b); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func area(t *testing.T, d picture.Drawing, id string) picture.Area {
	t.Helper()
	for _, a := range d.Areas {
		if a.ID == id {
			return a
		}
	}
	t.Fatalf("nothing can be pressed that is %s", id)
	return picture.Area{}
}

func TestPartsOfAWholeStandOneAfterTheOtherAsWideAsTheirShares(t *testing.T) {
	d := bars(2).Layout(picture.NewPaper().Setting())
	against, neutral, supportive := area(t, d, "Outlet 1|-"), area(t, d, "Outlet 1|="), area(t, d, "Outlet 1|+")
	if !(against.X+against.W < neutral.X && neutral.X+neutral.W < supportive.X) {
		t.Errorf("the parts stand at %v, %v and %v", against, neutral, supportive)
	}
	if math.Abs(against.W/neutral.W-2.5) > 1e-9 || math.Abs(supportive.W/neutral.W-1.5) > 1e-9 {
		t.Errorf("parts of .5, .2 and .3 are %.1f, %.1f and %.1f wide", against.W, neutral.W, supportive.W)
	}
	if end := supportive.X + supportive.W; end > d.Width {
		t.Errorf("the bar ends at %.1f of %.1f", end, d.Width)
	}
}

func TestAnIntervalStandsOnTheScaleOfItsBar(t *testing.T) {
	d := bars(1).Layout(picture.NewPaper().Setting())
	bar := area(t, d, "Outlet 0")
	var track, from, until float64
	for _, m := range d.Marks {
		switch {
		case m.Shape == picture.Box && m.Ink == (picture.Ink{Hue: picture.Rule, Pale: true}):
			track = m.W
		case m.Shape == picture.Line && m.H == 0 && m.Ink.Hue == picture.Writing:
			from, until = m.X-bar.X, m.X-bar.X+m.W
		}
	}
	if track == 0 || math.Abs(from/track-0.25) > 1e-9 || math.Abs(until/track-0.75) > 1e-9 {
		t.Errorf("an interval from .25 to .75 stands from %.1f to %.1f of %.1f", from, until, track)
	}
}

func TestWordsStayWhereThereIsRoomForThem(t *testing.T) {
	for _, at := range []struct{ width, unit float64 }{{960, 1}, {620, 1}, {620, 2}, {400, 2}} {
		b := bars(30)
		long := "The Extraordinarily Long-Named Northern Coast Evening Advertiser and Shipping Gazette"
		b.Rows[3].Name, b.Rows[4].Name = long, strings.Repeat("新", 60)
		s := picture.NewPaper().Setting()
		s.Width, s.Unit, s.Small, s.Body = at.width, at.unit, s.Small*at.unit, s.Body*at.unit
		whole := false
		for _, m := range b.Layout(s).Marks {
			whole = whole || m.Tells == long && m.Text != long
			if m.Shape != picture.Words {
				continue
			}
			if wide := s.Wide(m.Text, m.Size, m.Bold); wide > m.W+1 && m.Align == picture.Left {
				t.Errorf("%.0f wide, size %.0f: %q takes %.0f of %.0f", at.width, at.unit, m.Text, wide, m.W)
			}
		}
		if !whole {
			t.Errorf("%.0f wide: a name that is cut does not tell the whole of it", at.width)
		}
	}
}

func TestLongNamesThatBeginAlikeAreToldApartByTheirEnds(t *testing.T) {
	b := bars(4)
	for i := range 3 {
		b.Rows[i+1].Name = fmt.Sprintf("The Extraordinarily Long-Named Northern Coast Evening Advertiser no. %d", i)
	}
	seen := make(map[string]bool)
	for _, m := range b.Layout(picture.NewPaper().Setting()).Marks {
		if strings.HasPrefix(m.Tells, "The Extraordinarily") && m.Shape == picture.Words {
			seen[m.Text] = true
			if !strings.HasPrefix(m.Text, "The Extra") || !strings.HasSuffix(m.Text, "no. "+m.Tells[len(m.Tells)-1:]) {
				t.Errorf("%q stands as %q", m.Tells, m.Text)
			}
		}
	}
	if len(seen) != 3 {
		t.Errorf("three outlets stand as %v", seen)
	}
}

func TestBarsThatHaveNoRoomBesideEachOtherGoOnBelowAsManyInEach(t *testing.T) {
	b := &picture.Bars{Rows: []picture.Row{{Name: "All"}}}
	for i := range 6 {
		id := fmt.Sprint(i)
		b.Panels = append(b.Panels, picture.Panel{Labels: []picture.Label{{Name: "label " + id}}})
		b.Rows[0].Cells = append(b.Rows[0].Cells, picture.Cell{Parts: []picture.Part{{ID: id, Share: 0.1, Words: "10 %"}}})
	}
	s := picture.NewPaper().Setting()
	s.Width = 700
	lines := make(map[float64]int)
	for _, a := range b.Layout(s).Areas {
		lines[a.Y]++
		if a.X+a.W > s.Width+0.5 {
			t.Errorf("a bar ends at %.0f of %.0f", a.X+a.W, s.Width)
		}
	}
	if len(lines) != 2 {
		t.Fatalf("six bars stand on %d lines", len(lines))
	}
	for y, n := range lines {
		if n != 3 {
			t.Errorf("%d bars stand on the line at %.0f, want 3", n, y)
		}
	}
}

func TestAnSVGIsXMLThatSaysEverythingAndActsInNothing(t *testing.T) {
	b := bars(3)
	b.Title, b.Rows[1].Name = `<script>alert("1")</script> ]]> &`, "a\x00b\x1f<b>\u202e"
	text := svg(t, b)
	var said strings.Builder
	d := xml.NewDecoder(strings.NewReader(text))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("it is no XML: %v", err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			if name := token.Name.Local; name == "script" || name == "b" || name == "image" {
				t.Errorf("there is an element %s", name)
			}
			for _, a := range token.Attr {
				if strings.HasPrefix(a.Name.Local, "on") || strings.Contains(a.Name.Local, "href") {
					t.Errorf("there is an attribute %s", a.Name.Local)
				}
			}
		case xml.CharData:
			said.Write(token)
			said.WriteByte(' ')
		}
	}
	for _, want := range []string{"<script>alert", "addressed", "- against", "50 %", "6 / 6*", "Outlet 2 neutral", "* not dependable"} {
		if !strings.Contains(said.String(), want) {
			t.Errorf("it does not say %q: %s", want, said.String())
		}
	}
}

func TestAPNGHasTheBarsOfTheDrawingInTheirColours(t *testing.T) {
	b := bars(3)
	var file bytes.Buffer
	if err := picture.NewPaper().WritePNG(&file, b); err != nil {
		t.Fatal(err)
	}
	got, err := png.Decode(&file)
	if err != nil {
		t.Fatal(err)
	}
	d := b.Layout(picture.NewPaper().Setting())
	if size := got.Bounds().Size(); size.X != int(2*(d.Width+32)) || size.Y != int(2*(d.Height+32)) {
		t.Errorf("the picture is %v, of a drawing of %.0f by %.0f with margins of 16, twice as fine", size, d.Width, d.Height)
	}
	at := func(a picture.Area) color.NRGBA { // near its corner, where no words are
		return color.NRGBAModel.Convert(got.At(int(2*(a.X+16))+6, int(2*(a.Y+16))+6)).(color.NRGBA)
	}
	if c := at(area(t, d, "Outlet 1|-")); !(c.R > c.G+60 && c.R > c.B+60) {
		t.Errorf("what is against is %v, want red", c)
	}
	if c := at(area(t, d, "Outlet 1|+")); !(c.B > c.R+60) {
		t.Errorf("what is for is %v, want blue", c)
	}
	if c := at(area(t, d, "Outlet 1|=")); c.R < 200 || c.G < 200 {
		t.Errorf("what is neutral is %v, want pale", c)
	}
}

func TestTheSamePictureIsTheSameBytes(t *testing.T) {
	var one, other bytes.Buffer
	for _, to := range []*bytes.Buffer{&one, &other} {
		if err := picture.NewPaper().WritePNG(to, bars(4)); err != nil {
			t.Fatal(err)
		}
	}
	if first, second := svg(t, bars(4)), svg(t, bars(4)); !bytes.Equal(one.Bytes(), other.Bytes()) || first != second {
		t.Error("the same picture was written in other bytes the second time")
	}
}

func TestTooManyRowsForPixelsAreRefusedAndDrawn(t *testing.T) {
	b := bars(700)
	if err := picture.NewPaper().WritePNG(io.Discard, b); !errors.Is(err, picture.ErrTooHigh) {
		t.Errorf("700 rows in pixels: %v", err)
	}
	if !strings.Contains(svg(t, b), "Outlet 699") {
		t.Error("the last of 700 rows is not drawn")
	}
}

func TestWhatHasNoShareHasNoBar(t *testing.T) {
	b := bars(1)
	b.Rows[0].Cells[0].Parts[0].Share = math.NaN()
	b.Rows[0].Cells[1].Parts = nil
	if d := b.Layout(picture.NewPaper().Setting()); len(d.Areas) != 0 {
		t.Errorf("without a share %d bars can be pressed", len(d.Areas))
	}
	if text := svg(t, b); strings.Contains(text, "NaN") || !strings.Contains(text, ">–<") {
		t.Errorf("of what has no share it draws: %s", text)
	}
}
