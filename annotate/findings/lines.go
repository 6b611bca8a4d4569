package findings

import (
	"encoding/csv"
	"io"
	"strconv"

	"plumbline/annotate/review"
)

// Line is a share with all that belongs to it: what is written as a table, as JSON, and
// drawn in pictures.
type Line struct {
	Field      string      `json:"field"`
	Target     *string     `json:"target"`
	What       review.What `json:"what"`
	By         string      `json:"by"` // all, outlet, week or month
	Name       *string     `json:"name"`
	Label      string      `json:"label"`
	Share      float64     `json:"share"`
	CI95       *[2]float64 `json:"ci95"`
	Dependable bool        `json:"dependable"`
	Paragraphs int         `json:"paragraphs"`
	Wholes     int         `json:"wholes"` // articles as a whole among them
	Clusters   int         `json:"clusters"`
}

// The groups beside weeks and months.
const (
	ByAll    = "all"
	ByOutlet = "outlet"
)

// Lines are all shares.
func (f *Findings) Lines() (all []Line) {
	for i := range f.Distributions {
		d := &f.Distributions[i]
		all = append(all, d.lines(ByAll, d.All)...)
		all = append(all, d.lines(ByOutlet, d.Outlets...)...)
		all = append(all, d.lines(string(d.By), d.Times...)...)
	}
	return all
}

// lines are the shares of some parts of a distribution.
func (d *Distribution) lines(by string, parts ...Part) (all []Line) {
	for _, part := range parts {
		wholes := 0
		if d.Question.Article {
			wholes = part.Units
		}
		for l, x := range part.Shares {
			all = append(all, Line{
				Field: d.Question.Field, Target: orNull(d.Question.TargetName), What: d.What, By: by, Name: orNull(part.Name),
				Label: d.Labels[l], Share: x.Value, CI95: x.CI95, Dependable: x.Dependable,
				Paragraphs: part.Units, Wholes: wholes, Clusters: part.Clusters,
			})
		}
	}
	return all
}

// WriteCSV writes shares as a table.
func WriteCSV(to io.Writer, lines []Line) error {
	w := csv.NewWriter(to)
	_ = w.Write([]string{ // Flush keeps what went wrong
		"field", "target", "what", "by", "name", "label", "share", "ci95_low", "ci95_high", "dependable", "paragraphs", "clusters",
		"wholes",
	})
	for _, l := range lines {
		low, high := "", ""
		if l.CI95 != nil {
			low, high = allDigits(l.CI95[0]), allDigits(l.CI95[1])
		}
		_ = w.Write([]string{
			l.Field, orEmpty(l.Target), string(l.What), l.By, orEmpty(l.Name), l.Label, allDigits(l.Share), low, high,
			strconv.FormatBool(l.Dependable), strconv.Itoa(l.Paragraphs), strconv.Itoa(l.Clusters),
			strconv.Itoa(l.Wholes),
		})
	}
	w.Flush()
	return w.Error()
}

func allDigits(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }

func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func orEmpty(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
