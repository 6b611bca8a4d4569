package report

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"plumbline/annotate/agreement"
	"plumbline/annotate/review"
	"plumbline/annotate/study"
)

// columns are those of the table for any program.
var columns = []string{
	"field", "target", "target_id", "meaning", "what", "statistic", "level", "category", "annotator", "pair",
	"value", "se", "ci95_low", "ci95_high", "n", "articles", "state", "reason",
}

// WriteCSV writes every coefficient of every row, a result a line, with all its digits.
func WriteCSV(w io.Writer, s *study.Study) error {
	c := csv.NewWriter(w)
	_ = c.Write(columns) // Flush keeps what went wrong
	for i := range s.Overview.Rows {
		row := &s.Overview.Rows[i]
		for _, r := range row.Summary(s.Draws, true) {
			_ = c.Write(line(row, r))
		}
	}
	c.Flush()
	return c.Error()
}

func line(row *review.Row, r agreement.Result) []string {
	q := row.Question
	low, high := "", ""
	if r.CI95 != nil {
		low, high = digits(&r.CI95[0]), digits(&r.CI95[1])
	}
	return []string{
		q.Field, q.TargetName, q.Target, strconv.Itoa(q.Meaning), string(row.What), string(r.Statistic), string(r.Level),
		named(r.Category), named(r.Annotator), strings.Join(r.Pair, "|"),
		digits(r.Value), digits(r.SE), low, high, strconv.Itoa(r.N), strconv.Itoa(r.Articles), string(r.State), r.Reason.String(),
	}
}

func digits(x *float64) string {
	if x == nil {
		return ""
	}
	return strconv.FormatFloat(*x, 'g', -1, 64)
}

func named(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
