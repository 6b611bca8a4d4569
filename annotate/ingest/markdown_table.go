package ingest

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"plumbline/annotate/ingest/document"
)

// tableRow is one row of a table: a block whose inline text still has the
// bars between its cells.
type tableRow struct{ ast.BaseBlock }

var kindTableRow = ast.NewNodeKind("TableRow")

// Kind implements ast.Node.
func (*tableRow) Kind() ast.NodeKind { return kindTableRow }

// Dump implements ast.Node.
func (r *tableRow) Dump(source []byte, level int) { ast.DumpHelper(r, source, level, nil, nil) }

// tableRows turns the lines of a table into rows. It keeps no cells, so that
// its cost is that of the lines: a grid of a wide header and a million empty
// rows costs no more than its bytes.
type tableRows struct{}

// tableRule is the line under a table's header.
var tableRule = regexp.MustCompile(`^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$`)

// Transform implements parser.ParagraphTransformer.
func (tableRows) Transform(n *ast.Paragraph, reader text.Reader, _ parser.Context) {
	lines, source := n.Lines(), reader.Source()
	at := ruleLine(lines, source)
	if at < 1 {
		return
	}
	parent := n.Parent()
	var before ast.Node = n
	for i := at - 1; i < lines.Len(); i++ {
		if i == at {
			continue
		}
		line := lines.At(i)
		row := &tableRow{}
		row.Lines().Append(line.TrimRightSpace(source))
		parent.InsertAfter(parent, before, row)
		before = row
	}
	lines.SetSliced(0, at-1)
	if lines.Len() == 0 {
		parent.RemoveChild(parent, n)
	}
}

// ruleLine returns the number of the line under the header, or -1.
func ruleLine(lines *text.Segments, source []byte) int {
	for i := 1; i < lines.Len(); i++ {
		line, header := lines.At(i), lines.At(i-1)
		rule := string(line.Value(source))
		if strings.Contains(rule, "|") && tableRule.MatchString(rule) && strings.Contains(string(header.Value(source)), "|") {
			return i
		}
	}
	return -1
}

// row adds a table row as one paragraph, its cells separated by a bar.
func (c *collector) row(n ast.Node) {
	r := renderer{source: c.source}
	r.children(n)
	var cells []string
	for cell := range strings.SplitSeq(r.out.String(), "|") {
		if s := visible(cell); s != "" {
			cells = append(cells, s)
		}
	}
	c.add(strings.Join(cells, " | "), document.Table)
	for _, alt := range r.images {
		c.add(alt, document.Caption)
	}
}
