package table_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"plumbline/annotate/agreement"
	"plumbline/annotate/agreement/table"
)

func TestRead(t *testing.T) {
	t.Run("Names and labels are exact but for spaces at their edges", func(t *testing.T) {
		labels, err := table.Read(
			strings.NewReader("annotator,unit,label\r\nB,u1,\"Left, quoted \"\"so\"\"\"\r\nA,u1,Left\r\nA,u2,left\r\n a,u1,中立\r\n"),
			table.Form{Scale: agreement.Nominal},
		)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(labels.Annotators, []string{"A", "B", "a"}) || !slices.Equal(labels.Units, []string{"u1", "u2"}) {
			t.Errorf("annotators %q, units %q", labels.Annotators, labels.Units)
		}
		if got := given(labels); !slices.Equal(got, []string{`A u1 Left`, `B u1 Left, quoted "so"`, `a u1 中立`, `A u2 left`}) {
			t.Errorf("labels %q", got)
		}
	})
	t.Run("The order of lines and columns makes no difference", func(t *testing.T) {
		a := read(t, table.Form{Scale: agreement.Nominal}, "annotator,unit,label\nA,u1,x\nB,u1,y\nA,u2,y\n")
		b := read(t, table.Form{Scale: agreement.Nominal}, "\ufefflabel,annotator,unit\ny,A,u2\n\ny,B,u1\nx,A,u1")
		if !slices.Equal(given(a), given(b)) || !slices.Equal(a.Ratings, b.Ratings) {
			t.Errorf("%q and %q", given(a), given(b))
		}
	})
	t.Run("An empty label is missing, its unit and annotator are known", func(t *testing.T) {
		labels := read(t, table.Form{Scale: agreement.Nominal}, "annotator,unit,label\nA,u1,\nB,u2,x\n")
		if len(labels.Annotators) != 2 || len(labels.Units) != 2 || len(labels.Ratings) != 1 {
			t.Errorf("%d annotators, %d units, %d ratings", len(labels.Annotators), len(labels.Units), len(labels.Ratings))
		}
	})
	t.Run("A missing label beside a given one is no repetition", func(t *testing.T) {
		labels := read(t, table.Form{Scale: agreement.Nominal}, "annotator,unit,label\nA,u1,\nA,u1,x\n")
		if len(labels.Ratings) != 1 {
			t.Errorf("%d ratings", len(labels.Ratings))
		}
	})
	t.Run("A header alone is a table without labels", func(t *testing.T) {
		labels := read(t, table.Form{Scale: agreement.Ordinal}, "annotator,unit,label\n")
		made, err := labels.Table()
		if err != nil || made.Ratings() != 0 {
			t.Errorf("%v with %d ratings", err, made.Ratings())
		}
	})
	t.Run("Repeated labels are evidence where that is asked for", func(t *testing.T) {
		labels := read(t, table.Form{Scale: agreement.Nominal, Repeats: true}, "annotator,unit,label\nA,u1,x\nA,u1,x\n")
		if len(labels.Ratings) != 2 {
			t.Errorf("%d ratings", len(labels.Ratings))
		}
		var repeated *agreement.RepeatError
		if _, err := labels.Table(); !errors.As(err, &repeated) {
			t.Errorf("a table of agreement took them: %v", err)
		}
	})
	t.Run("Numbers that are equal are one value", func(t *testing.T) {
		labels := read(t, table.Form{Scale: agreement.Interval}, "annotator,unit,label\nA,u1,2\nB,u1,2.0\nA,u2,-0\nB,u2,0\nA,u3,-1.5\n")
		if labels.Scheme.Len() != 3 || labels.Scheme.Label(0) != "-1.5" {
			t.Errorf("%d values, the first is %s", labels.Scheme.Len(), labels.Scheme.Label(0))
		}
	})
	t.Run("Undeclared ordinal numbers are ordered by size", func(t *testing.T) {
		labels := read(t, table.Form{Scale: agreement.Ordinal}, "annotator,unit,label\nA,u1,10\nB,u1,9\n")
		if labels.Scheme.Label(0) != "9" || labels.Scheme.Declared() {
			t.Errorf("the first category is %s", labels.Scheme.Label(0))
		}
	})
	t.Run("Declared categories keep their order and count though unused", func(t *testing.T) {
		labels := read(
			t,
			table.Form{Scale: agreement.Ordinal, Categories: []string{"low", "mid", "high"}},
			"annotator,unit,label\nA,u1,high\n",
		)
		if labels.Scheme.Len() != 3 || labels.Ratings[0].Value != 2 || !labels.Scheme.Declared() {
			t.Errorf("%d categories, high is number %d", labels.Scheme.Len(), labels.Ratings[0].Value)
		}
	})
	t.Run("Sets are the same in any order of elements", func(t *testing.T) {
		labels := read(t, table.Form{Scale: agreement.Set}, "annotator,unit,label\nA,u1,b|a\nB,u1,a|b|a\nA,u2,{}\n")
		if got := given(labels); !slices.Equal(got, []string{"A u1 a|b", "B u1 a|b", "A u2 {}"}) {
			t.Errorf("sets %q", got)
		}
		if labels.Scheme.Len() != 2 {
			t.Errorf("%d distinct sets", labels.Scheme.Len())
		}
	})
	t.Run("Sets have more than 64 elements", func(t *testing.T) {
		var lines strings.Builder
		lines.WriteString("annotator,unit,label\n")
		for i := range 200 {
			fmt.Fprintf(&lines, "A,u%d,e%d|e%d\n", i, i, (i+1)%200)
		}
		labels := read(t, table.Form{Scale: agreement.Set}, lines.String())
		if labels.Scheme.Len() != 200 || len(labels.Scheme.Elements()) != 200 {
			t.Errorf("%d sets of %d elements", labels.Scheme.Len(), len(labels.Scheme.Elements()))
		}
	})
}

func TestReadRefusesWithTheLine(t *testing.T) {
	const header = "annotator,unit,label\n"
	nominal := table.Form{Scale: agreement.Nominal, Categories: []string{"x", "y"}}
	tests := []struct {
		name, text string
		form       table.Form
		line       int
		words      string
	}{
		{"zero bytes", "", nominal, 0, "the file is empty; it needs a first line that names the columns annotator, unit, label"},
		{
			"a byte order mark alone",
			"\ufeff",
			nominal,
			0,
			"the file is empty; it needs a first line that names the columns annotator, unit, label",
		},
		{"empty lines alone", "\n\n", nominal, 0, "the file is empty; it needs a first line that names the columns annotator, unit, label"},
		{
			"no header",
			"A,u1,x\n",
			nominal,
			1,
			`the first line does not name annotator, unit, label; it is "A,u1,x"`,
		},
		{
			"a short row",
			header + "A,u1,x\nA,u2\n",
			nominal,
			3,
			"the line has 2 columns, the first line has 3",
		},
		{
			"a long row",
			header + "A,u1,x,y\n",
			nominal,
			2,
			"the line has 4 columns, the first line has 3",
		},
		{
			"a repeated row",
			header + "A,u1,x\nB,u1,x\nA,u1,y\n",
			nominal,
			4,
			"A labelled the unit u1 already on line 2; leave one label of an annotator on a unit.",
		},
		{
			"the first of two repeated rows",
			header + "A,u2,x\nA,u2,x\nA,u1,x\nA,u1,x\n",
			nominal,
			3,
			"A labelled the unit u2 already on line 2; leave one label of an annotator on a unit.",
		},
		{
			"an unknown category",
			header + "A,u1,x\nB,u1,X\nC,u1,z\n",
			nominal,
			3,
			`The label "X" is no category of the scheme, which has x, y; correct the label or declare it.`,
		},
		{"no annotator", header + ",u1,x\n", nominal, 2, "The annotator or the unit is empty; every label needs both."},
		{"no unit", header + "A,,x\n", nominal, 2, "The annotator or the unit is empty; every label needs both."},
		{
			"an open quotation mark",
			header + "A,u1,\"x\nB,u1,y\n",
			nominal,
			2,
			"a value begins with a quotation mark and does not end with one; a mark inside a value is written twice",
		},
		{
			"a quotation mark inside",
			header + "A,u1,x\"y\n",
			nominal,
			2,
			"a quotation mark stands inside a value; put the value in quotation marks and write the mark twice",
		},
		{
			"text that is not UTF-8",
			header + "A,u1,\xe4\n",
			nominal,
			2,
			"the line holds bytes that are no characters; save the table as UTF-8",
		},
		{
			"a line after a label of two lines",
			header + "A,u1,\"x\ny\"\nA,u2\n",
			nominal,
			4,
			"the line has 2 columns, the first line has 3",
		},
		{
			"a label that is no number",
			header + "A,u1,1\nA,u2,many\n",
			table.Form{Scale: agreement.Interval},
			3,
			`The label "many" is no number, as the type interval needs; write numbers like -1.5.`,
		},
		{
			"a mark for a missing label",
			header + "A,u1,NaN\n",
			table.Form{Scale: agreement.Interval},
			2,
			`The label "NaN" is no number, as the type interval needs; if it stands for a missing label, name it with --missing.`,
		},
		{
			"a mark for a missing label among ranks",
			header + "A,u1,1\nA,u2,None\n",
			table.Form{Scale: agreement.Ordinal},
			3,
			`The label "None" is no number, so the order of the categories is not known; if it stands for a missing label, name it with --missing, else declare the categories in their order.`,
		},
		{
			"a label that is not finite",
			header + "A,u1,Inf\n",
			table.Form{Scale: agreement.Interval},
			2,
			`The label "Inf" is no number, as the type interval needs; write numbers like -1.5.`,
		},
		{
			"a negative ratio",
			header + "A,u1,1\nA,u2,-1\n",
			table.Form{Scale: agreement.Ratio},
			3,
			"-1 is less than 0, but a ratio scale has numbers of 0 and more; use the type interval.",
		},
		{
			"a number outside the scheme",
			header + "A,u1,4\n",
			table.Form{Scale: agreement.Interval, Categories: []string{"1", "2"}},
			2,
			`The label "4" is no category of the scheme, which has 1, 2; correct the label or declare it.`,
		},
		{
			"ordinal words without an order",
			header + "A,u1,low\n",
			table.Form{Scale: agreement.Ordinal},
			2,
			`The label "low" is no number, so the order of the categories is not known; declare the categories in their order.`,
		},
		{
			"an empty element",
			header + "A,u1,a||b\n",
			table.Form{Scale: agreement.Set},
			2,
			`The set "a||b" has an empty element; write A|B, or {} alone for the empty set.`,
		},
		{
			"an unknown element",
			header + "A,u1,a|c\n",
			table.Form{Scale: agreement.Set, Categories: []string{"a", "b"}},
			2,
			`The set "a|c" has the element "c", but the scheme has a, b; correct the label or declare it.`,
		},
		{
			"a category named twice",
			header,
			table.Form{Scale: agreement.Nominal, Categories: []string{"a", "a"}},
			0,
			`The category "a" is named twice; name each category once.`,
		},
		{
			"an unknown type",
			header,
			table.Form{Scale: "fuzzy"},
			0,
			`The type is not known: "fuzzy" is no type of label; the types are nominal, ordinal, interval, ratio and set.`,
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := table.Read(strings.NewReader(test.text), test.form)
			var refused *table.Error
			if !errors.As(err, &refused) {
				t.Fatalf("the error is %v", err)
			}
			if refused.Line != test.line || refused.Message.String() != test.words {
				t.Errorf("line %d: %s\nwant line %d: %s", refused.Line, refused.Message, test.line, test.words)
			}
			if test.line > 0 && !strings.HasPrefix(err.Error(), fmt.Sprintf("Line %d: ", test.line)) {
				t.Errorf("the sentence %q does not begin with the line", err)
			}
		})
	}
}

func TestAFailureToReadIsPassedOn(t *testing.T) {
	broken := errors.New("the disk is gone")
	for _, start := range []string{"", "annotator,unit,label\nA,u1,x\n"} {
		_, err := table.Read(&failing{strings.NewReader(start), broken}, table.Form{Scale: agreement.Nominal})
		if !errors.Is(err, broken) {
			t.Errorf("after %q the error is %v", start, err)
		}
	}
}

// failing reads some text and then fails.
type failing struct {
	text *strings.Reader
	err  error
}

func (f *failing) Read(p []byte) (int, error) {
	if f.text.Len() == 0 {
		return 0, f.err
	}
	return f.text.Read(p)
}

func read(t *testing.T, form table.Form, text string) *table.Labels {
	t.Helper()
	labels, err := table.Read(strings.NewReader(text), form)
	if err != nil {
		t.Fatal(err)
	}
	return labels
}

// given writes the ratings as "annotator unit label".
func given(l *table.Labels) []string {
	var out []string
	for _, r := range l.Ratings {
		out = append(out, l.Annotators[r.Annotator]+" "+l.Units[r.Unit]+" "+l.Scheme.Label(int(r.Value)))
	}
	return out
}
