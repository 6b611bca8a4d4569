package reviewscreen_test

import (
	"os"
	"testing"

	"fyne.io/fyne/v2"

	"plumbline/annotate/agreement"
	"plumbline/annotate/codebook"
	"plumbline/annotate/comparing"
	"plumbline/annotate/narrow"
	"plumbline/annotate/report"
	"plumbline/annotate/sentence"
	"plumbline/annotate/work/reviewing"
	"plumbline/ui/kit"
	"plumbline/ui/place/reviewscreen"
	"plumbline/ui/theme"
	"plumbline/ui/uitest"
)

// page is the Review place in a window, with what it asked for.
type page struct {
	*reviewscreen.Screen
	host   *uitest.Host
	work   *working
	window fyne.Window
	tips   *kit.TipLayer
}

// working is a controller that works nothing out and keeps what it was asked.
type working struct {
	view     reviewing.View
	rows     []reviewing.RowID
	cells    []reviewing.Cell
	opened   []string
	turned   []string
	filtered map[narrow.Kind][]string
}

func (w *working) Begin(reviewing.Screen)           {}
func (w *working) View() reviewing.View             { return w.view }
func (w *working) Reload()                          {}
func (w *working) Close()                           {}
func (w *working) Select(id reviewing.RowID)        { w.rows = append(w.rows, id) }
func (w *working) List(c reviewing.Cell)            { w.cells = append(w.cells, c) }
func (w *working) OpenAnswers(paragraph string)     { w.opened = append(w.opened, paragraph) }
func (w *working) Reveal(string)                    {}
func (w *working) See([]string)                     {}
func (w *working) NextModel()                       { w.turned = append(w.turned, "model") }
func (w *working) NextEpsilon()                     { w.turned = append(w.turned, "epsilon") }
func (w *working) RemoveModel(then func(int))       { w.turned = append(w.turned, "out"); then(756) }
func (w *working) Locate(string, func(string, int)) {}

func (w *working) Narrow(kind narrow.Kind, chosen []string) { w.filtered[kind] = chosen }

func (w *working) Report(string) (func(string, report.Form) error, bool) { return nil, false }

func newPage(t testing.TB, size fyne.Size, choice theme.Choice) *page {
	t.Helper()
	uitest.Look(t, choice)
	p := &page{host: &uitest.Host{}, work: &working{filtered: map[narrow.Kind][]string{}}}
	p.Screen = reviewscreen.New(p.host, p.work)
	p.window, p.tips = uitest.Tipped(t, p.Content(), size)
	return p
}

func ptr(v float64) *float64 { return &v }

// result is a coefficient with its interval, dependable if it is from enough.
func result(level agreement.Level, value, low, high float64, n, articles int) agreement.Result {
	r := agreement.Result{
		Statistic: agreement.KrippendorffAlpha, Level: level, Value: ptr(value), State: agreement.OK,
		CI95: &[2]float64{low, high}, N: n, Articles: articles,
	}
	if articles < agreement.DependableN {
		r.State = agreement.LowN
		r.Reason = agreement.Reasons{{Code: agreement.FewArticles, Sentence: sentence.Of("From 3 articles, not dependable.")}}
	}
	return r
}

func undefined(code agreement.Code, text string) agreement.Result {
	return agreement.Result{
		Statistic: agreement.KrippendorffAlpha, Level: agreement.LevelNominal, State: agreement.Undefined,
		Reason: agreement.Reasons{{Code: code, Sentence: sentence.Of(text)}},
	}
}

const selected = reviewing.RowID("editorial")

// team is what four annotators bring about.
func team() reviewscreen.View {
	ordinal, masi, nominal := agreement.LevelOrdinal, agreement.LevelMASI, agreement.LevelNominal
	row := func(id, name string, r agreement.Result) reviewscreen.Row {
		return reviewscreen.Row{ID: reviewing.RowID(id), Name: name, Result: r}
	}
	guessed := row("unit_type", "Part of article", result(nominal, 0.97, 0.95, 0.99, 214, 12))
	guessed.Quiet, guessed.Note = true, "198 of 214 were left at the layout's guess."
	return reviewscreen.View{
		Paragraphs: 309, Double: 214, Annotators: 4, Codebook: "1.1.0",
		Method: "95 % intervals: each article is left out in turn; nothing is drawn. Who reads differently: 999 shuffles, seed 1.",
		Sentences: []reviewscreen.Sentence{
			{Text: "A3 reads Editorializing differently from the others (180 paragraphs).", Row: selected},
			{Text: "Editorializing has the lowest lower bound (0.44); motive and none collide 17 times of 96.", Row: selected},
			{Text: "A4's file was last merged 12 days ago."},
		},
		Filters: []narrow.Filter{
			{Kind: narrow.ByArticle, Options: []narrow.Option{
				{ID: "a1", Name: "Envoy tours three capitals as rivals gain ground"},
				{ID: "a2", Name: "Ministers decline to condemn"},
				{ID: "a3", Name: "Port strike enters its second week"},
			}},
			{
				Kind:    narrow.ByAnnotator,
				Options: []narrow.Option{{ID: "A1", Name: "A1"}, {ID: "A2", Name: "A2"}, {ID: "A3", Name: "A3"}, {ID: "A4", Name: "A4"}},
			},
			{Kind: narrow.ByCodebook, One: true, Options: []narrow.Option{{ID: "h1", Name: "1.1.0"}}},
			{
				Kind:    narrow.ByDate,
				One:     true,
				Options: []narrow.Option{{ID: "7", Name: "Last 7 days"}, {ID: "30", Name: "Last 30 days"}},
			},
		},
		Rows: []reviewscreen.Row{
			row("voice", "Whose stance · Southland", result(nominal, -0.08, -0.31, 0.22, 41, 3)),
			row("editorial", "Editorializing", result(masi, 0.52, 0.44, 0.60, 214, 12)),
			row("strength", "Strength", result(ordinal, 0.58, 0.47, 0.68, 214, 12)),
			row("strength both", "Strength, of those who saw any", result(ordinal, 0.49, 0.31, 0.66, 88, 11)),
			row("voice n", "Whose stance · Northland", result(nominal, 0.61, 0.52, 0.70, 120, 12)),
			row("attribution", "Attribution", result(ordinal, 0.70, 0.61, 0.78, 133, 12)),
			row("stance", "Stance · Northland", result(ordinal, 0.71, 0.64, 0.77, 190, 12)),
			row("absent", "Stance · Northland: addressed or not", result(nominal, 0.88, 0.82, 0.93, 214, 12)),
			row("unsourced", "Contestable claim without source", result(nominal, 0.74, 0.66, 0.81, 214, 12)),
			row("sourcing", "Sources", result(masi, 0.83, 0.79, 0.87, 214, 12)),
			row("stance s", "Stance · Southland", undefined(agreement.OneCategory,
				"Undefined: everyone used only absent, so chance agreement is 100 %. Percent agreement 100 %.")),
			guessed,
		},
		Detail: detail(),
	}
}

func detail() *reviewscreen.Detail {
	masi, nominal := agreement.LevelMASI, agreement.LevelNominal
	names := []string{"A1", "A2", "A3", "A4"}
	alphas := []float64{0.66, 0.41, 0.58, 0.44, 0.61, 0.39}
	d := &reviewscreen.Detail{Row: selected, Annotators: names, DividedAll: 61, More: agreement.More{Units: 642, Articles: 36}}
	at := 0
	for i := range names {
		for j := i + 1; j < len(names); j++ {
			p := result(masi, alphas[at], alphas[at]-0.11, alphas[at]+0.1, 84+at, 12)
			p.Pair = []string{names[i], names[j]}
			d.Pairs = append(d.Pairs, p)
			at++
		}
	}
	d.Pairs[5].State, d.Pairs[5].N, d.Pairs[5].CI95 = agreement.LowN, 7, nil
	d.Manners = []reviewscreen.Manner{
		{Annotator: "A1", Remarks: []reviewscreen.Remark{
			{Text: "41 % cheapest answers, after which least is asked; others 40 % there."},
			{Text: "0 of 240 paragraphs faster than they can be read."},
		}},
		{Annotator: "A3", Remarks: []reviewscreen.Remark{
			{Text: "Reads this question differently from the others (180 paragraphs).", Striking: true},
			{Text: "It goes one way: uses “motive” on 12 more paragraphs in 100.", Striking: true},
			{Text: "Agrees with themselves 0.81 (n 24)."},
			{Text: "38 % cheapest answers, after which least is asked; others 40 % there."},
			{Text: "0 of 236 paragraphs faster than they can be read."},
		}},
	}
	alpha := result(masi, 0.52, 0.44, 0.60, 214, 12)
	agreed := alpha
	agreed.Statistic, agreed.Value, agreed.CI95 = agreement.PercentAgreement, ptr(0.87), &[2]float64{0.83, 0.90}
	d.Beside = []agreement.Result{agreed}
	d.Collisions = reviewscreen.Collisions{
		Labels: []string{"loaded", "verdict", "motive", "cue", "insert", "none"},
		Counts: [][]int{
			{62, 14, 3, 2, 4, 21},
			{14, 38, 9, 6, 1, 12},
			{3, 9, 11, 5, 0, 17},
			{2, 6, 5, 15, 0, 9},
			{4, 1, 0, 0, 6, 7},
			{21, 12, 17, 9, 7, 151},
		},
	}
	label := func(name string, alpha, share float64, note string) reviewscreen.Label {
		return reviewscreen.Label{
			Label:  name,
			Result: result(nominal, alpha, alpha-0.08, alpha+0.07, 214, 12),
			Share:  share,
			Uses:   int(share * 428),
			Note:   note,
		}
	}
	d.Labels = []reviewscreen.Label{
		label("loaded", 0.61, 0.33, ""),
		label("verdict", 0.55, 0.21, ""),
		label("motive", 0.29, 0.08, "A2 uses it three times as often"),
		label(
			"cue",
			0.44,
			0.12,
			"",
		),
		label("insert", 0.38, 0.11, ""),
		label("forecast", 0.31, 0.03, "only 9 uses"),
		label("none", 0.74, 0.52, ""),
	}
	d.Divided = []reviewscreen.Divided{
		{
			Paragraph:  "p12",
			Article:    "Envoy tours three capitals",
			Position:   12,
			Difficulty: 0.92,
			Text:       "The visiting power has one of the worst records of our time, as care grows unaffordable and nothing is being done to prevent the violence in its own streets.",
			Answers:    []reviewscreen.Given{{"A1", "none"}, {"A2", "verdict"}, {"A3", "loaded"}},
		},
		{
			Paragraph: "p7", Article: "Ministers decline to condemn", Position: 7, Difficulty: 0.88,
			Text:    "The refusal was meant to humiliate the delegation.",
			Answers: []reviewscreen.Given{{"A1", "motive"}, {"A3", "none"}, {"A4", "motive"}},
		},
		{
			Paragraph: "p3", Article: "إضراب الميناء", Position: 3, Difficulty: 0.75,
			Text: "A so-called “compromise” was tabled late on Friday.", Hidden: true,
		},
	}
	for i, v := range []float64{0.41, 0.46, 0.45, 0.51, 0.54, 0.52, 0.57} {
		w := reviewscreen.Window{From: "3 May", To: "9 May", Result: result(masi, v, v-0.09, v+0.08, 100, 12)}
		if i == 6 {
			w.To, w.Result.State = "21 June", agreement.LowN
		}
		d.Windows = append(d.Windows, w)
	}
	d.Change = reviewscreen.Rising
	return d
}

// answers are what three people answered to a paragraph: two differ on a scale, one
// doubted and noted it, one changed an answer after looking.
func answers(t *testing.T) comparing.Answers {
	t.Helper()
	source, err := os.ReadFile("../../../seeds/codebook.yaml")
	if err != nil {
		t.Fatal(err)
	}
	book, err := codebook.Parse(source)
	if err != nil {
		t.Fatal(err)
	}
	row := func(field, target string, differ bool, given ...comparing.Answered) comparing.AnswerRow {
		return comparing.AnswerRow{Field: book.Field(field), Target: target, Given: given, Differ: differ}
	}
	value := func(v string) comparing.Answered { return comparing.Answered{Value: v} }
	return comparing.Answers{
		Paragraph: "p12",
		Article:   "Envoy tours three capitals",
		Position:  12,
		Text:      "The visiting power has one of the worst records of our time, as care grows unaffordable and nothing is being done to prevent the violence in its own streets.",
		Columns: []comparing.Column{
			{Annotator: "A1"}, {Annotator: "A2", Note: "“worst” may be meant as a figure."}, {Annotator: "A3"},
		},
		Rows: []comparing.AnswerRow{
			row("unit_type", "", false, value("body"), value("body"), value("body")),
			row("sourcing", "", false, value("none"), value("none"), value("none")),
			row("stance", "Northland", true, value("-2"), comparing.Answered{Value: "-2", Unsure: true}, value("-1")),
			row("editorial", "", true, value("none"), value("verdict"), comparing.Answered{Value: "loaded", Later: "verdict"}),
			row("editorial_strength", "", true, comparing.Answered{}, value("2"), value("1")),
		},
	}
}
