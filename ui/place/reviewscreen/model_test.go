package reviewscreen_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"plumbline/annotate"
	"plumbline/annotate/agreement"
	"plumbline/annotate/agreement/against"
	"plumbline/annotate/review"
	"plumbline/annotate/sentence"
	"plumbline/annotate/work/reviewing"
	"plumbline/ui/modal"
	"plumbline/ui/place/reviewscreen"
	"plumbline/ui/theme"
	"plumbline/ui/uitest"
)

// modelled is the team with a model beside it, on two questions, the first of them selected.
func modelled() reviewscreen.View {
	number := func(value, low, high float64, n int) against.Number {
		return against.Number{Value: ptr(value), CI95: &[2]float64{low, high}, N: n}
	}
	none := against.Number{Reason: agreement.Reasons{{
		Code: against.NoProbabilities, Sentence: sentence.Of("against.no-probabilities"),
	}}}
	ofNone := against.Soft{CrossEntropy: none, Least: none, Distance: none}
	with := func(who string, value float64) agreement.Result {
		r := result(agreement.LevelNominal, value, value-0.1, value+0.1, 214, 12)
		r.Pair = []string{who, "model:tiny-1.0"}
		return r
	}
	tested := func(who string, model, person, p float64) against.Tested {
		return against.Tested{Annotator: who, N: 180, Model: model, Person: person, Test: against.PairedT, P: p, Won: p < 0.05}
	}
	unsourced := review.Question{Field: "unsourced", Label: "Contestable claim without source", Meaning: 1, InForce: true}
	editorial := review.Question{Field: "editorial", Label: "Editorializing", Meaning: 1, InForce: true}
	bins := []against.Bin{
		{From: 0.5, To: 0.6, N: 12, Confidence: ptr(0.56), Accuracy: ptr(0.41)},
		{From: 0.6, To: 0.7},
		{From: 0.8, To: 0.9, N: 64, Confidence: ptr(0.86), Accuracy: ptr(0.81)},
		{From: 0.9, To: 1, N: 138, Confidence: ptr(0.97), Accuracy: ptr(0.92)},
	}
	b := &reviewing.Beside{Names: []string{"model:big", "model:tiny-1.0"}, Chosen: "model:tiny-1.0", Epsilon: against.Skilled}
	b.Against = &review.Against{
		Model:   b.Chosen,
		Units:   annotate.UnitCount{All: 214},
		Epsilon: b.Epsilon,
		Questions: []review.AgainstQuestion{
			{
				Question: unsourced, Labels: 214, Absent: 3, Final: true,
				Accuracy: number(0.88, 0.83, 0.92, 214), MacroF1: number(0.84, 0.78, 0.89, 214),
				Alphas: []review.AgainstAlpha{{
					Question: unsourced, Level: agreement.LevelNominal, Median: ptr(0.69),
					Band:  review.Band{Low: ptr(0.61), Median: ptr(0.72), High: ptr(0.83), Pairs: 6},
					With:  []agreement.Result{with("A1", 0.74), with("A2", 0.69), with("A3", 0.51), with("A4", 0.66)},
					Final: result(agreement.LevelNominal, 0.77, 0.70, 0.83, 214, 12),
				}},
				Soft: against.Soft{
					CrossEntropy: number(
						0.43,
						0.38,
						0.49,
						214,
					),
					Least:    number(0.16, 0.12, 0.2, 214),
					Distance: number(0.23, 0.2, 0.26, 214),
					Raised:   2,
				},
				Calibration: against.Calibration{Bins: bins, Error: number(0.06, 0.04, 0.09, 214)},
				StandIn: against.StandIn{
					Verdict: against.StandsIn, Epsilon: b.Epsilon, Units: 180, Omega: ptr(0.75), Rho: ptr(0.9),
					People: []against.Tested{
						tested(
							"A1",
							0.91,
							0.88,
							0.0004,
						),
						tested("A2", 0.9, 0.86, 0.0008),
						tested("A3", 0.92, 0.71, 0.0001),
						tested("A4", 0.8, 0.93, 0.31),
					},
				},
			},
			{
				Question: editorial, Labels: 40, Ties: 5, Accuracy: number(0.41, 0.3, 0.52, 40), MacroF1: none,
				Alphas: []review.AgainstAlpha{
					{
						Question: editorial,
						Level:    agreement.LevelMASI,
						Median:   ptr(-0.12),
						Band:     review.Band{Low: ptr(0.39), High: ptr(0.66), Pairs: 6},
						Final:    undefined(against.NoReference, "Nothing is decided yet."),
					},
				},
				Soft: ofNone, Calibration: against.Calibration{Error: none},
				StandIn: against.StandIn{Verdict: against.TooFew, Epsilon: b.Epsilon, Units: 40},
			},
		},
	}
	v := team()
	at := slices.IndexFunc(v.Rows, func(r reviewscreen.Row) bool { return r.ID == "unsourced" })
	first := v.Rows[at]
	first.ID = reviewing.IDOf(unsourced, review.Everything)
	v.Rows = append([]reviewscreen.Row{first}, v.Rows[:2]...) // few, for the model stands below them
	v.Detail.Row, v.Beside = v.Rows[0].ID, b
	return v
}

func TestAModelBesidePeopleSaysItsNumbersWithTheirReasons(t *testing.T) {
	for _, size := range []fyne.Size{wide, slim} {
		p := newPage(t, size, theme.Choice{Mode: theme.AlwaysLight})
		p.Show(modelled())
		said := p.shownText()
		wants(t, said,
			"A model beside people", "tiny-1.0", "Epsilon 0.15", "0.88", "yes", "too few",
			"by questions: yes on 1, no on 0, too few to say on 1; epsilon 0.15",
			"The model on this question", "winning rate 0.75", "0.83 – 0.92 · n 214", "0.9 – 1", "model ahead", "0.0004",
		)
		v := modelled()
		v.Beside.Against.Questions[0].Calibration.Error.Value = nil
		v.Beside.Against.Questions[0].Soft = v.Beside.Against.Questions[1].Soft
		p.Show(v)
		none := "cross entropy, least possible, distance to votes: The model told no probabilities where they can be compared."
		if said := p.shownText(); strings.Count(said, "The model told no probabilities") != 1 || !strings.Contains(said, none) {
			t.Errorf("why there are no numbers is not said once and whole:\n%s", said)
		}
	}
}

// open opens what an id names.
func (p *page) open(t *testing.T, id string) {
	t.Helper()
	for _, pane := range p.Panes() {
		for _, s := range pane.Drawing().Spots {
			if s.ID == id {
				s.Open()
				return
			}
		}
	}
	t.Fatalf("there is no %q", id)
}

func TestTheModelIsTurnedToTheNextAndTakenOutAfterAYes(t *testing.T) {
	p := newPage(t, wide, theme.Choice{Mode: theme.AlwaysLight})
	p.host.Over = p.window
	p.Show(modelled())
	p.open(t, "model")
	p.open(t, "model epsilon")
	p.open(t, "model out")
	if want := []string{"model", "epsilon"}; !slices.Equal(p.work.turned, want) {
		t.Fatalf("before a yes it was asked for %q, want %q", p.work.turned, want)
	}
	modal.Topmost(p.window.Canvas()).Confirm()
	if want := []string{"model", "epsilon", "out"}; !slices.Equal(p.work.turned, want) {
		t.Errorf("it was asked for %q, want %q", p.work.turned, want)
	}
	if p.host.Noticed() != "756 labels of tiny-1.0 taken out" {
		t.Errorf("told is %q", p.host.Noticed())
	}
}

func TestAModelOfAProjectThatCannotBeWrittenStays(t *testing.T) {
	p := newPage(t, wide, theme.Choice{Mode: theme.AlwaysLight})
	v := modelled()
	v.Beside.Fixed = true
	p.Show(v)
	for _, pane := range p.Panes() {
		if slices.ContainsFunc(pane.Drawing().Texts(), func(s string) bool { return s == "Take out…" }) {
			t.Error("it can be taken out")
		}
	}
}

func TestGoldenPicturesOfAModel(t *testing.T) {
	for _, c := range []struct {
		name string
		size fyne.Size
		mode theme.Mode
	}{
		{"model-wide-light", fyne.NewSize(1366, 1560), theme.AlwaysLight},
		{"model-narrow-dark", fyne.NewSize(1024, 2040), theme.AlwaysDark},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := newPage(t, c.size, theme.Choice{Mode: c.mode})
			p.Show(modelled())
			uitest.MatchWindow(t, c.name, p.window)
		})
	}
}
