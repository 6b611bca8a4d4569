package pdf_test

import (
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"plumbline/annotate/annotatetest"
	"plumbline/annotate/paper"
	"plumbline/annotate/paper/pdf"
)

// written is a document of sections on A4.
func written(t *testing.T, sections ...paper.Section) []byte {
	t.Helper()
	return writtenOn(t, pdf.A4, &paper.Paper{
		Title: "The title", Under: "the line below", Made: time.Date(2031, 3, 4, 9, 0, 0, 0, time.UTC), Sections: sections,
	})
}

func writtenOn(t *testing.T, size pdf.Size, of *paper.Paper) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := pdf.Write(&b, of, size, pdf.OfComputer); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// numbered is a table of so many rows, each of which says its number at either end.
func numbered(rows, lines int) *paper.Table {
	t := &paper.Table{Title: "Many rows", Head: paper.Texts("First", "Words", "Last"), Wide: true}
	for i := range rows {
		t.Rows = append(t.Rows, paper.Texts(fmt.Sprintf("from%d", i), strings.Repeat("word ", 14*lines), fmt.Sprintf("to%d", i)))
	}
	return t
}

func TestTextIsTextOnPagesWithHeadsAndNumbers(t *testing.T) {
	all := pieces(t, written(t, paper.Section{Title: "A part", Blocks: []paper.Block{
		paper.Says("Über façade, naïve office: α ≥ −0.11 “yes”. Нет, όχι."), paper.Beside(numbered(90, 1)),
	}}))
	text := textOf(all)
	for _, want := range []string{
		"The title the line below A part", "Über façade, naïve office: α", "0.11 “yes”. Нет, όχι.", "Many rows First Words Last from0",
		"from89", "The title A part First Words Last from", // at the head of a page, before the row that begins it
		"Page 1 of 3", "Page 3 of 3",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the document does not say %q: %s", want, text)
		}
	}
	if pages := all[len(all)-1].page; pages != 3 {
		t.Errorf("the document has %d pages, want 3", pages)
	}
}

func TestARowIsOnOnePage(t *testing.T) {
	pages := make(map[string]int)
	for _, p := range pieces(t, written(t, paper.Section{Title: "A part", Blocks: []paper.Block{paper.Beside(numbered(60, 9))}})) {
		if p.y < 45 && p.y != foot {
			t.Errorf("%q stands in the margin at the foot, at %v", p.text, p.y)
		}
		pages[strings.TrimSpace(p.text)] = p.page
	}
	for i := range 60 {
		from, to := pages[fmt.Sprintf("from%d", i)], pages[fmt.Sprintf("to%d", i)]
		if from == 0 || from != to {
			t.Errorf("row %d begins on page %d and ends on page %d", i, from, to)
		}
	}
}

func TestARowHigherThanAPageGoesOnOnTheNext(t *testing.T) {
	all := pieces(t, written(t, paper.Section{Title: "A part", Blocks: []paper.Block{paper.Beside(numbered(1, 400))}}))
	words := strings.Count(textOf(all), "word")
	if words != 14*400 {
		t.Errorf("%d words are there, want %d", words, 14*400)
	}
	for _, p := range all {
		if p.y < 45 && p.y != foot || p.y > 842-25 {
			t.Fatalf("%q stands at %v on page %d, outside the page's room", p.text, p.y, p.page)
		}
	}
}

func TestAHeadingStaysWithWhatFollows(t *testing.T) {
	for filler := 0; filler < 60; filler += 3 {
		var sections []paper.Section
		blocks := []paper.Block{}
		for range filler {
			blocks = append(blocks, paper.Says("filler"))
		}
		sections = append(sections, paper.Section{Title: "Before", Blocks: blocks},
			paper.Section{Title: "Heading", Blocks: []paper.Block{paper.Headed("Below"), paper.Beside(numbered(2, 1))}})
		pages := make(map[string]int)
		for _, p := range pieces(t, written(t, sections...)) {
			if word := strings.TrimSpace(p.text); p.y < 842-45 { // not at the head of a page
				pages[word] = p.page
			}
		}
		if pages["Heading"] != pages["from0"] || pages["Below"] != pages["from0"] {
			t.Errorf("behind %d paragraphs the heading is on page %d, what follows on page %d", filler, pages["Heading"], pages["from0"])
		}
	}
}

func TestTheLastRowOfATableIsNotAlone(t *testing.T) {
	for rows := 30; rows < 90; rows += 4 {
		last, before, heads := 0, 0, 0
		for _, p := range pieces(t, written(t, paper.Section{Title: "A part", Blocks: []paper.Block{paper.Beside(numbered(rows, 1))}})) {
			switch strings.TrimSpace(p.text) {
			case fmt.Sprintf("from%d", rows-1):
				last = p.page
			case fmt.Sprintf("from%d", rows-2):
				before = p.page
			case "First":
				heads++
			}
		}
		if last != before || heads != last {
			t.Errorf("of %d rows the last is on page %d, the one before on page %d, and %d pages have the head", rows, last, before, heads)
		}
	}
}

func TestATableTooWideForAPageIsDividedByColumns(t *testing.T) {
	table := &paper.Table{Head: []paper.Cell{{}}, Rows: [][]paper.Cell{{{Text: "row", Named: true}}}}
	for i := range 40 {
		table.Head = append(table.Head, paper.Cell{Text: fmt.Sprintf("annotator%d", i), Number: true})
		table.Rows[0] = append(table.Rows[0], paper.Cell{Text: fmt.Sprintf("0.%02d to 0.99", i), Number: true})
	}
	all := pieces(t, written(t, paper.Section{Title: "A part", Blocks: []paper.Block{paper.Beside(table)}}))
	text := textOf(all)
	for i := range 40 {
		for _, want := range []string{fmt.Sprintf("annotator%d ", i), fmt.Sprintf("0.%02d to 0.99", i)} {
			if !strings.Contains(text, want) {
				t.Errorf("%q is missing", want)
			}
		}
	}
	for _, p := range all {
		if p.x < 44 || p.x > 595-45 {
			t.Errorf("%q begins at %v, outside the margins", p.text, p.x)
		}
	}
	if strings.Count(text, "row ") < 3 {
		t.Errorf("the parts of the table do not all say what their rows are: %s", text)
	}
}

func TestTheSamePaperIsTheSameBytes(t *testing.T) {
	make := func() []byte {
		var blocks []paper.Block
		for _, name := range []string{"arabic", "hindi", "mixture", "latin"} {
			blocks = append(blocks, paper.Says(annotatetest.Scripts[name]))
		}
		cells := []paper.Cell{{Text: "to", To: "part"}, {Bar: &paper.Bar{Width: 220, Lines: []float64{100}, At: 50, From: 20, Until: 90}}}
		blocks = append(blocks, paper.Beside(&paper.Table{Rows: [][]paper.Cell{cells}}))
		return written(t, paper.Section{ID: "part", Title: "A part", Blocks: blocks})
	}
	if one, other := make(), make(); !bytes.Equal(one, other) {
		t.Error("the same paper was written in other bytes the second time")
	}
}

func TestWithTheFacesThatTravelAlongADocumentSaysWhatItCannotShow(t *testing.T) {
	var b bytes.Buffer
	of := &paper.Paper{Title: "The title", Under: "the line below", Sections: []paper.Section{
		{Title: "A part", Blocks: []paper.Block{paper.Says("新しい港 and \u1780\u1781")}},
	}}
	if err := pdf.Write(&b, of, pdf.A4, pdf.Along); err != nil {
		t.Fatal(err)
	}
	text := textOf(pieces(t, b.Bytes()))
	if !strings.Contains(text, "Boxes stand for letters of scripts that are not set here") || !strings.Contains(text, "Japanese") {
		t.Errorf("the document does not say which letters are missing: %s", text)
	}
}

func TestADocumentSaysWhatItIs(t *testing.T) {
	document := written(t, paper.Section{ID: "part", Title: "A part", Blocks: []paper.Block{
		paper.Beside(&paper.Table{Rows: [][]paper.Cell{{{Text: "there", To: "part"}}}}),
	}})
	for _, want := range []string{"/Lang (en)", "/CreationDate (D:20310304090000)", "/Outlines", "/Subtype /Link", "/MediaBox [0 0 595.28 841.89]"} {
		if !bytes.Contains(document, []byte(want)) {
			t.Errorf("the document does not hold %s", want)
		}
	}
	if letter := writtenOn(t, pdf.Letter, &paper.Paper{Title: "x"}); !bytes.Contains(letter, []byte("/MediaBox [0 0 612.00 792.00]")) {
		t.Error("pages on Letter have another size")
	}
}

func TestHostileTextsDoNotBreakADocument(t *testing.T) {
	var rows [][]paper.Cell
	var blocks []paper.Block
	for _, text := range annotatetest.Scripts {
		rows = append(
			rows,
			[]paper.Cell{{Text: text, Under: []paper.Words{{Text: text}}}, {Text: text, Number: true}, {Text: text, Whole: true}},
		)
		blocks = append(blocks, paper.Headed(text), paper.Says(text), paper.Block{List: []string{text}})
	}
	long := strings.Repeat("x", 100_000)
	rows = append(rows, paper.Texts("one word", long, strings.Repeat("שלום", 25_000)))
	blocks = append(blocks, paper.Beside(&paper.Table{Title: "كل", Head: paper.Texts("a", "ב", "👍🏽"), Rows: rows}), paper.Says(long))
	start := time.Now()
	document := written(t, paper.Section{Title: "👍🏽 \x00\xff العربية", Blocks: blocks})
	if n := strings.Count(textOf(pieces(t, document)), "x"); n < 200_000 {
		t.Errorf("of two words of 100,000 characters %d are there", n)
	}
	if took := time.Since(start); took > 30*time.Second {
		t.Errorf("the document took %v", took)
	}
}

// A report of the hardest paragraphs with their texts is long.
func TestALongDocumentIsQuickAndTakesLittleMemory(t *testing.T) {
	table := &paper.Table{Wide: true, Head: paper.Texts("Paragraph", "Answers")}
	for i := range 300 {
		text := strings.Repeat(annotatetest.Scripts[[]string{"latin", "arabic", "hindi"}[i%3]]+" ", 8)
		table.Rows = append(
			table.Rows,
			[]paper.Cell{{Text: fmt.Sprint(i), Under: []paper.Words{{Text: text}}}, {Text: "A1: loud, A2: calm"}},
		)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	document := written(t, paper.Section{Title: "The hardest", Blocks: []paper.Block{paper.Beside(table)}})
	took := time.Since(start)
	runtime.ReadMemStats(&after)
	t.Logf("%d bytes in %v, %d MB in use", len(document), took, after.HeapInuse>>20)
	if took > 20*time.Second || after.HeapInuse > before.HeapInuse+200<<20 {
		t.Errorf("%d bytes took %v and %d MB", len(document), took, (after.HeapInuse-before.HeapInuse)>>20)
	}
}

func TestPeoplePrintOnWhatIsUsualAmongThem(t *testing.T) {
	for locale, want := range map[string]pdf.Size{
		"en_US.UTF-8": pdf.Letter, "en-US": pdf.Letter, "es-MX": pdf.Letter, "en_GB.UTF-8": pdf.A4, "de": pdf.A4, "": pdf.A4, "C": pdf.A4,
		"zh-Hans-CN": pdf.A4, "ca_ES@valencia": pdf.A4,
	} {
		if got := pdf.Usual(locale); got != want {
			t.Errorf("where %q is the locale people print on %s, want %s", locale, got, want)
		}
	}
}
