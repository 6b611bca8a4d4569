package pdf

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"plumbline/annotate/ingest/document"
)

// printed writes a PDF whose pages draw what is given.
func printed(pages ...string) string {
	var b strings.Builder
	var offsets []int
	object := func(text string) {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(offsets), text)
	}
	b.WriteString("%PDF-1.4\n")
	object("<</Type/Catalog/Pages 2 0 R>>")
	var kids []string
	for i := range pages {
		kids = append(kids, fmt.Sprintf("%d 0 R", 4+2*i))
	}
	object(fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d>>", strings.Join(kids, " "), len(pages)))
	object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
	for i, page := range pages {
		object(fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>>", 5+2*i))
		object(fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(page), page))
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, at := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&b, "trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF", len(offsets)+1, start)
	return b.String()
}

// drawn draws a line of text.
func drawn(size, x, y int, text string) string {
	return fmt.Sprintf("BT /F %d Tf %d %d Td (%s) Tj ET\n", size, x, y, text)
}

// columns draws lines one below the other.
func column(x, top int, lines ...string) string {
	var b strings.Builder
	for i, l := range lines {
		b.WriteString(drawn(10, x, top-12*i, l))
	}
	return b.String()
}

func mustRead(t *testing.T, data string) *document.Found {
	t.Helper()
	found, err := read(t.Context(), document.NewInput("a.pdf", []byte(data), "", nil))
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestLinesBecomeParagraphsByTheirPlaces(t *testing.T) {
	first := drawn(8, 250, 780, "Halyard Dispatch 1") + drawn(24, 60, 720, "Quay vote put off") +
		column(60, 690, "The harbour council of Port Sael put off its", "vote on the east quay on Tuesday, and the", "members went home.") +
		column(60, 640, "Nobody objected to that, said the chair, who", "will stand again in the coming spring and who") +
		column(320, 690, "has been there since the flood.") +
		column(332, 678, "An indent begins a paragraph here, which") + column(320, 666, "goes on below.") + drawn(8, 300, 20, "1")
	second := drawn(8, 250, 780, "Halyard Dispatch 2") + column(60, 690, "The last page has one line.") + drawn(8, 300, 20, "2")
	found := mustRead(t, printed(first, second))
	var got []string
	for _, b := range found.Articles[0].Blocks {
		got = append(got, b.Text)
	}
	want := []string{
		"Quay vote put off",
		"The harbour council of Port Sael put off its vote on the east quay on Tuesday, and the members went home.",
		"Nobody objected to that, said the chair, who will stand again in the coming spring and who has been there since the flood.",
		"An indent begins a paragraph here, which goes on below.",
		"The last page has one line.",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if found.Articles[0].Blocks[0].Kind != document.Title {
		t.Error("the largest line is not the headline")
	}
	if len(found.Dropped) != 4 {
		t.Errorf("heads and page numbers are told of as %v", found.Dropped)
	}
}

func TestADocumentWithoutTextSaysSo(t *testing.T) {
	_, err := read(t.Context(), document.NewInput("a.pdf", []byte(printed("0 0 m 10 10 l S")), "", nil))
	var ours *document.Error
	if !errors.As(err, &ours) || ours.Code != "no_text" {
		t.Errorf("got %v", err)
	}
}

func TestReadingEndsWhenNobodyWaits(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := read(ctx, document.NewInput("a.pdf", []byte(printed("")), "", nil)); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	mustRead(t, printed(drawn(10, 60, 700, "The reader is there for the next.")))
}

func FuzzPDF(f *testing.F) {
	f.Add(printed(drawn(10, 60, 700, "The vote was put off.")))
	f.Fuzz(func(t *testing.T, data string) {
		_, err := read(t.Context(), document.NewInput("a.pdf", []byte(data), "", nil))
		var ours *document.Error
		if err != nil && !errors.As(err, &ours) {
			t.Errorf("the error is no sentence: %v", err)
		}
	})
}
