package tables_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"plumbline/annotate/corpus"
	"plumbline/annotate/corpus/tables"
	"plumbline/annotate/ingest/document"
)

func source(name string, data []byte) *corpus.Source {
	return &corpus.Source{Name: name, Files: []corpus.File{{Name: name, Data: data}}}
}

func mustRead(t *testing.T, s *corpus.Source) *corpus.Corpus {
	t.Helper()
	c, err := tables.Reader.Read(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// statements lists what was said in a corpus, a line for each label.
func statements(c *corpus.Corpus) []string {
	var lines []string
	for _, d := range c.Documents {
		for _, w := range d.Works {
			for _, l := range w.Labels {
				lines = append(lines, fmt.Sprintf("%s/%s: %s says %s = %s", d.Name, d.Text, w.By, l.Question, l.Value))
			}
		}
	}
	return lines
}

const (
	long = "coder,id,text,bias\nMara,1,Boats stay in.,yes\nIlo,1,Boats stay in.,no\nMara,2,Tide is low.,no\nIlo,2,Tide is low.,NA\n"
	wide = "text,annotator_1,label_1,annotator_2,label_2\nBoats stay in.,Mara,yes,Ilo,no\nTide is low.,Ilo,,Mara,no\n"
)

func TestTheShapeOfATableIsFoundOut(t *testing.T) {
	for name, test := range map[string]struct {
		table string
		shape corpus.Shape
		seats bool
		want  []corpus.Rating
	}{
		"a row a rating": {long, corpus.ShapeLong, false, []corpus.Rating{{Column: "bias", Question: "bias", Named: "coder"}}},
		"several columns of labels": {
			"Kodierer;Satz;Ton;Rahmen\nA;Boote bleiben;gut;x\nB;Boote bleiben;schlecht;y\n", corpus.ShapeLong, false,
			[]corpus.Rating{{Column: "Ton", Question: "Ton", Named: "Kodierer"}, {Column: "Rahmen", Question: "Rahmen", Named: "Kodierer"}},
		},
		"numbered names and labels": {wide, corpus.ShapeWide, false, []corpus.Rating{
			{Column: "label_1", Question: "label", Named: "annotator_1"}, {Column: "label_2", Question: "label", Named: "annotator_2"},
		}},
		"slots of nobody": {"text,bias1,bias2\nBoats stay in.,yes,no\nTide is low.,no,no\n", corpus.ShapeWide, true, []corpus.Rating{
			{Column: "bias1", Question: "bias", Who: "1"}, {Column: "bias2", Question: "bias", Who: "2"},
		}},
		"a column an annotator": {"unit;Mara;Ilo\n1;yes;no\n2;no;no\n", corpus.ShapeWide, false, []corpus.Rating{
			{Column: "Mara", Question: "label", Who: "Mara"}, {Column: "Ilo", Question: "label", Who: "Ilo"},
		}},
		"numbered annotators": {"unit;A1;A10;A2\n1;yes;no;no\n2;no;no;yes\n", corpus.ShapeWide, false, []corpus.Rating{
			{Column: "A1", Question: "label", Who: "A1"}, {Column: "A2", Question: "label", Who: "A2"}, {Column: "A10", Question: "label", Who: "A10"},
		}},
		"a column for each question and annotator": {
			"id\tMara bias\tMara tone\tIlo bias\tIlo tone\n1\tyes\t1\tno\t2\n2\tno\t2\tno\t1\n", corpus.ShapeWide, false, []corpus.Rating{
				{Column: "Mara bias", Question: "bias", Who: "Mara"},
				{Column: "Mara tone", Question: "tone", Who: "Mara"},
				{Column: "Ilo bias", Question: "bias", Who: "Ilo"},
				{Column: "Ilo tone", Question: "tone", Who: "Ilo"},
			},
		},
		"one annotator": {"id|sentence|label\n1|Boats stay in.|yes\n2|Tide is low.|no\n", corpus.ShapeAlone, false, []corpus.Rating{
			{Column: "label", Question: "label"},
		}},
		"annotators under another name": {
			"text,quay,label\nBoats stay in.,M,yes\nBoats stay in.,I,yes\nTide is low.,M,no\nTide is low.,I,no\nSeals left.,M,no\nSeals left.,I,yes\n",
			corpus.ShapeLong, false,
			[]corpus.Rating{{Column: "label", Question: "label", Named: "quay"}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			l := mustRead(t, source("a.csv", []byte(test.table))).Layout
			if l.Shape() != test.shape || l.Seats != test.seats || !reflect.DeepEqual(l.Ratings, test.want) {
				t.Errorf("found %s, slots %t: %+v", l.Shape(), l.Seats, l)
			}
		})
	}
}

func TestATableSaysTheSameHoweverItIsWritten(t *testing.T) {
	want := []string{
		"1/Boats stay in.: Mara says bias = yes", "1/Boats stay in.: Ilo says bias = no", "2/Tide is low.: Mara says bias = no",
	}
	book := excelize.NewFile()
	for i, line := range strings.Split(strings.TrimSpace(long), "\n") {
		row := strings.Split(line, ",")
		if err := book.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	var sheet bytes.Buffer
	if err := book.Write(&sheet); err != nil {
		t.Fatal(err)
	}
	tabbed := strings.ReplaceAll(long, ",", "\t")
	for name, data := range map[string][]byte{
		"commas.csv":     []byte(long),
		"semicolons.csv": []byte(strings.ReplaceAll(long, ",", ";")),
		"tabs.tsv":       []byte(tabbed),
		"bars.csv":       []byte("\ufeff" + strings.ReplaceAll(long, ",", "|")),
		"named.csv":      []byte("sep=;\r\n" + strings.ReplaceAll(strings.ReplaceAll(long, ",", ";"), "\n", "\r\n")),
		"mac.csv":        []byte(strings.ReplaceAll(long, "\n", "\r")),
		"excel.csv":      littleEndian("\ufeff" + tabbed),
		"rows.csv":       []byte(long + ",,,\n\n,,,\n"),
		"book.xlsx":      sheet.Bytes(),
	} {
		t.Run(name, func(t *testing.T) {
			c := mustRead(t, source(name, data))
			if !reflect.DeepEqual(statements(c), want) {
				t.Errorf("it says %q", statements(c))
			}
			if !reflect.DeepEqual(c.Lost, []corpus.Loss{{What: corpus.LostMissing, Named: "NA", Count: 1}}) {
				t.Errorf("lost is %+v", c.Lost)
			}
		})
	}
}

func littleEndian(text string) []byte {
	var data []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		data = binary.LittleEndian.AppendUint16(data, unit)
	}
	return data
}

func TestASlotThatNobodyFilledIsNoAnswerAndAnEmptyCellIsCounted(t *testing.T) {
	c := mustRead(
		t,
		source("a.csv", []byte("text,annotator_1,label_1,annotator_2,label_2\nBoats stay in.,Mara,yes,,\nTide is low.,Ilo,,Mara,no\n")),
	)
	if !reflect.DeepEqual(c.Lost, []corpus.Loss{{What: corpus.LostMissing, Count: 1}}) {
		t.Errorf("lost is %+v", c.Lost)
	}
}

func TestWhatIsSaidOfAUnitOrAPersonIsNoLabel(t *testing.T) {
	var table strings.Builder
	table.WriteString("worker,sentence,kind,hand,bias,age\n")
	for i := range 12 {
		fmt.Fprintf(&table, "w%d,Sentence %d of the harbour news stands here.,%s,%s,%d,%d\n",
			i%2, i/2, []string{"left", "right"}[i/2%2], []string{"l", "r"}[i%2], i%3, 30+i%2)
	}
	l := mustRead(t, source("a.csv", []byte(table.String()))).Layout
	if len(l.Ratings) != 1 || l.Ratings[0].Column != "bias" {
		t.Errorf("ratings are %+v", l.Ratings)
	}
	want := []corpus.Aside{
		{Column: "kind", Why: corpus.BesideUnit},
		{Column: "hand", Why: corpus.BesidePerson},
		{Column: "age", Why: corpus.BesideName},
	}
	if !reflect.DeepEqual(l.Aside, want) {
		t.Errorf("left alone are %+v", l.Aside)
	}
}

func TestWhatAPersonSaysOfTheColumnsHolds(t *testing.T) {
	s := source("a.csv", []byte("a,b,c,d\nMara,Boats stay in.,yes,3\nIlo,Tide is low.,?,4\n"))
	s.Layout = &corpus.Layout{Text: "B", Ratings: []corpus.Rating{{Column: "c", Question: "bias", Named: "a"}}, Missing: []string{"?"}}
	c := mustRead(t, s)
	if want := []string{"/Boats stay in.: Mara says bias = yes"}; !reflect.DeepEqual(statements(c), want) {
		t.Errorf("it says %q", statements(c))
	}
	if !reflect.DeepEqual(c.Layout.Aside, []corpus.Aside{{Column: "d", Why: corpus.BesideName}}) {
		t.Errorf("left alone are %+v", c.Layout.Aside)
	}
	s.Layout = &corpus.Layout{Ratings: []corpus.Rating{{Named: "a"}}}
	if l := mustRead(t, s).Layout; l.Shape() != corpus.ShapeLong || l.Ratings[0].Named != "a" {
		t.Errorf("with the annotators named it finds %+v", l)
	}
	s.Layout = &corpus.Layout{Text: "e"}
	var refused *document.Error
	if _, err := tables.Reader.Read(t.Context(), s); !errors.As(err, &refused) || !strings.Contains(err.Error(), "a, b, c, d") {
		t.Errorf("the error is %v", err)
	}
}

func TestARowThatDoesNotFitIsCountedByItsLine(t *testing.T) {
	c := mustRead(t, source("a.csv", []byte("coder,text,bias\nMara,Boats, stay in.,yes\nIlo,Tide is low.,no\n")))
	if len(statements(c)) != 1 || !reflect.DeepEqual(c.Lost, []corpus.Loss{{What: corpus.LostRow, Named: "2", Count: 1}}) {
		t.Errorf("it says %q, lost is %+v", statements(c), c.Lost)
	}
}

func TestAUnitKeepsItsTextWhereRowsLeaveItOut(t *testing.T) {
	c := mustRead(t, source("a.csv", []byte("coder,sentence_id,text,bias\nMara,s1,Boats stay in.,yes\nIlo,s1,,no\nIlo,s2,,no\n")))
	if len(c.Documents) != 2 || len(c.Documents[0].Works) != 2 || c.Documents[1].Text != "" || c.Documents[1].Name != "s2" {
		t.Errorf("it says %q", statements(c))
	}
}

func TestATableWithoutNamesHasNumberedColumns(t *testing.T) {
	c := mustRead(
		t,
		source(
			"a.csv",
			[]byte("Mara,Boats stay in the harbour until the wind turns.,1\nIlo,The tide is low and the seals have left the bank.,0\n"),
		),
	)
	if c.Layout.Text != "2" || len(c.Documents) != 2 {
		t.Errorf("found %+v", c.Layout)
	}
}
