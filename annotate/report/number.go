package report

import (
	"fmt"
	"strings"

	"plumbline/annotate/agreement"
	"plumbline/annotate/paper"
	"plumbline/annotate/review"
)

// valueOf writes a result; undefined is none.
func valueOf(r agreement.Result) paper.Cell {
	c := paper.Cell{Text: "undefined", Number: true, Strong: true}
	if r.Value != nil {
		c.Text = review.Digits(*r.Value)
	}
	if r.State == agreement.LowN {
		c.Tone = paper.Low
	}
	return c
}

// boundsOf writes its interval.
func boundsOf(r agreement.Result) string {
	if r.CI95 == nil {
		return ""
	}
	return review.Digits(r.CI95[0]) + " to " + review.Digits(r.CI95[1])
}

// baseOf writes what it comes from.
func baseOf(r agreement.Result) string {
	base := fmt.Sprintf("n %d", r.N)
	switch {
	case r.Articles == 1:
		base += ", 1 article"
	case r.Articles > 1:
		base += fmt.Sprintf(", %d articles", r.Articles)
	}
	return base
}

// cells are a value, its interval and what it comes from.
func cells(r agreement.Result) []paper.Cell {
	return []paper.Cell{valueOf(r), {Text: boundsOf(r), Whole: true}, {Text: baseOf(r), Whole: true}}
}

// head names the columns of cells, of a coefficient of that name.
func head(name string) []paper.Cell {
	return []paper.Cell{{Text: name, Number: true}, {Text: "95 % interval", Whole: true}, {Text: "From"}}
}

// reasonOf says why a result is as it is, below its name.
func reasonOf(r agreement.Result) []paper.Words {
	if len(r.Reason) == 0 {
		return nil
	}
	w := paper.Words{Text: r.Reason.String()}
	if r.State == agreement.LowN {
		w.Tone = paper.Low
	}
	return []paper.Words{w}
}

// inOneLine writes a result as part of a sentence.
func inOneLine(name string, r agreement.Result) string {
	parts := []string{name, valueOf(r).Text}
	if bounds := boundsOf(r); bounds != "" {
		parts = append(parts, "("+bounds+")")
	}
	return strings.Join(parts, " ")
}
