package table

import (
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/zstd"
)

// cellsOfGroup is how many cells stand in memory before they are written: of a table with
// many columns, fewer rows.
const cellsOfGroup = 1 << 18

// WriteParquet writes a table as Apache Parquet, compressed by zstd: columns of text,
// 64-bit integers, doubles, times in milliseconds of UTC and booleans. A missing cell is
// null, except that a flag is false. It returns how many rows there are.
func WriteParquet(w io.Writer, t *Table) (int, error) { return t.WriteTo(NewParquet(w, t.Columns)) }

// NewParquet begins a table that is written as WriteParquet does.
func NewParquet(w io.Writer, columns []Column) Writer {
	out := parquet.NewWriter(w,
		parquet.NewSchema("row", newRecord(columns)),
		parquet.Compression(&zstd.Codec{}),
		parquet.MaxRowsPerRowGroup(max(1, int64(cellsOfGroup/max(1, len(columns))))),
		parquet.CreatedBy("Plumbline", "1", "0"),
	)
	for _, c := range columns {
		if c.Meaning != "" {
			out.SetKeyValueMetadata("meaning of "+c.Name, c.Meaning)
		}
	}
	return &parquetWriter{out, columns, make(parquet.Row, len(columns))}
}

// parquetWriter gathers rows into groups.
type parquetWriter struct {
	*parquet.Writer
	columns []Column
	values  parquet.Row // of the row at hand
}

func (p *parquetWriter) WriteRow(row []string) error {
	for i, cell := range row {
		p.values[i] = p.columns[i].value(cell, i)
	}
	_, err := p.WriteRows([]parquet.Row{p.values})
	return err
}

// value is a cell as Parquet holds it, in the column of that number.
func (c *Column) value(cell string, column int) parquet.Value {
	const there = 1 // the definition level of what is not null
	if c.Type == Flag {
		return parquet.BooleanValue(cell == Yes).Level(0, 0, column)
	}
	if cell == "" {
		return parquet.NullValue().Level(0, 0, column)
	}
	switch c.Type {
	case Integer:
		if n, err := strconv.ParseInt(cell, 10, 64); err == nil {
			return parquet.Int64Value(n).Level(0, there, column)
		}
	case Number:
		if x, err := strconv.ParseFloat(cell, 64); err == nil {
			return parquet.DoubleValue(x).Level(0, there, column)
		}
	case Moment:
		if at, err := time.Parse(time.RFC3339, cell); err == nil {
			return parquet.Int64Value(at.UnixMilli()).Level(0, there, column)
		}
	case Text:
		return parquet.ByteArrayValue([]byte(strings.ToValidUTF8(cell, "\ufffd"))).Level(0, there, column)
	}
	return parquet.NullValue().Level(0, 0, column)
}

// node is what Parquet is told of a column.
func (c *Column) node() parquet.Node {
	switch c.Type {
	case Integer:
		return parquet.Optional(parquet.Int(64))
	case Number:
		return parquet.Optional(parquet.Leaf(parquet.DoubleType))
	case Moment:
		return parquet.Optional(parquet.Timestamp(parquet.Millisecond))
	case Flag:
		return parquet.Leaf(parquet.BooleanType)
	default:
		return parquet.Optional(parquet.Encoded(parquet.String(), &parquet.RLEDictionary))
	}
}

// record is a group whose columns keep their order, which parquet.Group sorts by name.
type record struct {
	parquet.Group
	fields []parquet.Field
}

func newRecord(columns []Column) *record {
	group := make(parquet.Group, len(columns))
	for i := range columns {
		group[columns[i].Name] = columns[i].node()
	}
	sorted := make(map[string]parquet.Field, len(columns))
	for _, f := range group.Fields() {
		sorted[f.Name()] = f
	}
	r := &record{Group: group}
	for _, c := range columns {
		r.fields = append(r.fields, sorted[c.Name])
	}
	return r
}

// Fields are the columns in their order.
func (r *record) Fields() []parquet.Field { return r.fields }
