package review_test

import (
	"context"
	"math"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/review"
)

// experimenting is a project with an experiment on record.
type experimenting struct {
	*project
	exposures annotate.Exposures
	filter    review.Filter
}

func (e *experimenting) Exposures(context.Context) (annotate.Exposures, error) {
	return e.exposures, nil
}

func (e *experimenting) Setting(context.Context, string) (string, error) { return "", nil }

// answered adds a submitted paragraph that was answered in an arm.
func (e *experimenting) answered(who string, paragraph int, shown bool, sourcing string) {
	s := annotate.NewSheet(e.articles[paragraph/10].Paragraphs[paragraph%10], annotate.LayerAnnotation, 1, who)
	key := annotate.ExposureKey(annotate.ProjectHintsShown, s.Paragraph.ID, who, 1)
	x := annotate.Exposure{When: annotate.ShowExperiment, Shown: shown, Words: 1}
	e.exposures[key] = append(e.exposures[key], e.entry(key, x.String(), e.book, annotate.OriginAnnotator))
	e.submitted(who, paragraph, "unit_type=body", "sourcing="+sourcing)
}

func newExperiment(t *testing.T, articles int) *experimenting {
	return &experimenting{project: newProject(t, articles), exposures: make(annotate.Exposures)}
}

// effect reads the effect on how often sources are official.
func (e *experimenting) effect() (found review.ArmEffect, ok bool) {
	e.tb.Helper()
	all, err := review.ReadArmEffects(context.Background(), e, e.filter, nil, review.Draws{Seed: 1})
	if err != nil {
		e.tb.Fatal(err)
	}
	for _, x := range all {
		if x.Measure == review.ShareOfAnswers && x.Field.Key == "sourcing" && x.Value == "official" {
			return x, true
		}
	}
	return found, false
}

func TestAnEffectIsFoundByTheArmThatWasDrawn(t *testing.T) {
	e := newExperiment(t, 40)
	for paragraph := range 400 {
		article, shown := paragraph/10, paragraph/10%2 == 0
		sourcing := "none"
		if shown && paragraph%10 < 8 || !shown && paragraph%10 < 3+article%2 {
			sourcing = "official"
		}
		e.answered("A1", paragraph, shown, sourcing)
	}
	x, ok := e.effect()
	if !ok || !x.Enough || math.Abs(x.Shown.Value-0.8) > 1e-9 || math.Abs(x.Hidden.Value-0.4) > 1e-9 || math.Abs(x.Difference-0.4) > 1e-9 {
		t.Fatalf("the effect is %+v", x)
	}
	if x.Shown.N != 200 || x.Hidden.Articles != 20 {
		t.Errorf("it is from %+v and %+v", x.Shown, x.Hidden)
	}
	if x.CI95[0] > 0.4 || x.CI95[1] < 0.4 {
		t.Errorf("the interval %v is without the difference", x.CI95)
	}
}

// TestAnIntervalHoldsNoEffectWhereThereIsNone draws articles that differ from each other and have no effect
// in them: the interval must hold zero in about 95 of 100.
func TestAnIntervalHoldsNoEffectWhereThereIsNone(t *testing.T) {
	held := 0
	const studies = 40
	for study := range studies {
		e := newExperiment(t, 30)
		for paragraph := range 300 {
			article := paragraph / 10
			sourcing := "none"
			if noise(study, article)*0.6+noise(study, 1000+paragraph)*0.4 > 0.5 {
				sourcing = "official"
			}
			e.answered("A1", paragraph, noise(study, 5000+article) > 0.5, sourcing)
		}
		if x, ok := e.effect(); ok && x.Enough && x.CI95[0] <= 0 && 0 <= x.CI95[1] {
			held++
		}
	}
	if held < studies*85/100 {
		t.Errorf("the interval holds 0 in %d of %d studies without an effect", held, studies)
	}
}

// noise is a number from 0 to 1 that follows from two others.
func noise(study, at int) float64 {
	x := uint64(study*1_000_003+at)*0x9E3779B97F4A7C15 + 1
	x ^= x >> 31
	x *= 0xBF58476D1CE4E5B9
	x ^= x >> 29
	return float64(x>>11) / (1 << 53)
}

func TestNoEffectIsNamedFromFewArticlesOrWithoutAnExperiment(t *testing.T) {
	e := newExperiment(t, 15)
	for paragraph := range 150 {
		e.answered("A1", paragraph, paragraph/10 < 9, "official")
	}
	if x, ok := e.effect(); !ok || x.Enough || x.Difference != 0 || x.Shown.Articles != 9 {
		t.Errorf("from nine articles is named %+v", x)
	}
	e.filter.Articles = []string{e.articles[0].ID, e.articles[14].ID}
	if x, ok := e.effect(); !ok || x.Shown.Articles != 1 || x.Hidden.Articles != 1 {
		t.Errorf("of two articles is named %+v", x)
	}
	none := newExperiment(t, 1)
	none.submitted("A1", 0, "sourcing=official")
	if _, ok := none.effect(); ok {
		t.Error("an effect is named without an experiment")
	}
}

func TestTheRunIsTheSameForTheSameSeed(t *testing.T) {
	e := newExperiment(t, 24)
	for paragraph := range 240 {
		e.answered("A1", paragraph, paragraph/10%2 == 0, []string{"official", "none"}[paragraph%2])
	}
	a, _ := e.effect()
	b, _ := e.effect()
	if a.CI95 != b.CI95 {
		t.Errorf("two runs give %v and %v", a.CI95, b.CI95)
	}
}
