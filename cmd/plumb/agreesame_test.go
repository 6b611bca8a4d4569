package main

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"plumbline/annotate/review"
	"plumbline/store"
)

// TestReviewTheReportAndAgreeHaveTheSameIntervals compares them on the sample, row by
// row: those of Review to the last digit, those of the report as they are written.
func TestReviewTheReportAndAgreeHaveTheSameIntervals(t *testing.T) {
	project := sampleOfFour(t)
	s := &session{Context: context.Background()}
	var o *review.Overview
	if err := s.read(project, func(p *store.Project) error {
		answers, err := review.Read(s, p)
		if err != nil {
			return err
		}
		o = answers.Overview(review.Filter{}).WithIntervals(review.Draws{Seed: review.Seed}, nil)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	var told struct {
		Results []struct {
			Field, Statistic, Level, What string
			TargetID                      string      `json:"target_id"`
			CI95                          *[2]float64 `json:"ci95"`
		}
	}
	if err := json.Unmarshal([]byte(plumb(t, "agree", project, "--json")), &told); err != nil {
		t.Fatal(err)
	}
	page := filepath.Join(t.TempDir(), "page.html")
	plumb(t, "report", project, "--output", page)
	html, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	compared := 0
	for i := range o.Rows {
		r := &o.Rows[i]
		for _, x := range told.Results {
			if x.Statistic != "krippendorff_alpha" || x.Field != r.Question.Field || x.TargetID != r.Question.Target ||
				x.What != string(r.What) || x.Level != string(r.Level) {
				continue
			}
			compared++
			if (x.CI95 == nil) != (r.Alpha.CI95 == nil) || x.CI95 != nil && *x.CI95 != *r.Alpha.CI95 {
				t.Errorf("%s %s: agree has %v, Review %v", x.Field, x.What, x.CI95, r.Alpha.CI95)
			}
			if x.CI95 == nil {
				continue
			}
			digits := func(v float64) string {
				return strings.Replace(fmt.Sprintf("%.2f", math.Round(v*100)/100+0), "-", "−", 1)
			}
			if want := digits(x.CI95[0]) + " to " + digits(x.CI95[1]); !strings.Contains(string(html), want) {
				t.Errorf("%s %s: the report does not have %s", x.Field, x.What, want)
			}
			break
		}
	}
	if compared != len(o.Rows) {
		t.Errorf("%d of %d rows were compared", compared, len(o.Rows))
	}
}
