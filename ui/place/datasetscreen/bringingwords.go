package datasetscreen

import (
	"maps"
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate/codebook"
	"plumbline/annotate/corpus"
	"plumbline/annotate/dataset"
	"plumbline/annotate/work/exchanging"
	"plumbline/ui/wording"
)

// roleWords say what a column holds.
func roleWords(r corpus.Role) string {
	switch r {
	case corpus.RoleUnit:
		return lang.L("the unit's name")
	case corpus.RoleText:
		return lang.L("the text")
	case corpus.RoleNote:
		return lang.L("notes")
	case corpus.RoleAnnotator:
		return lang.L("the annotator of the labels")
	case corpus.RoleLabel:
		return lang.L("labels")
	case corpus.RoleRater:
		return lang.L("labels of one annotator")
	}
	return lang.L("left alone")
}

// asideWords say why a column is left alone.
func asideWords(why corpus.Beside) string {
	switch why {
	case corpus.BesideUnit:
		return lang.L("the same for all who rated a unit")
	case corpus.BesidePerson:
		return lang.L("the same for all that a person rated")
	case corpus.BesideValues:
		return lang.L("too many or too long for labels")
	}
	return ""
}

func questionWords(f *codebook.Field) string {
	if f == nil {
		return lang.L("left out")
	}
	return f.Label
}

func optionWords(f *codebook.Field, value string) string {
	if f == nil || value == "" {
		return lang.L("left out")
	}
	if o := f.Option(value); o != nil && o.Shown != "" {
		return o.Shown
	}
	return value
}

func questionRemark(q *dataset.MappedQuestion) string {
	switch {
	case q.Make != "" && q.Question != "":
		return lang.L("a new question")
	case q.Target != "":
		return lang.L("about {{.Target}}", map[string]any{"Target": q.Target})
	}
	return ""
}

// valueRemark says how often a label stands there, and what it may be misspelt for.
func valueRemark(v dataset.MappedName) string {
	times := lang.N("{{.Count}} times", v.Times, map[string]any{"Count": v.Times})
	if v.Ours == "" && v.Near != "" {
		times += " · " + lang.L("close to {{.Option}}", map[string]any{"Option": v.Near})
	}
	return times
}

// planWords say what comes in.
func planWords(p *dataset.CorpusPlan) string {
	parts := []string{
		lang.N("{{.Count}} new articles", len(p.Articles), map[string]any{"Count": len(p.Articles)}),
		lang.N("{{.Count}} answers", p.Changed, map[string]any{"Count": p.Changed}),
	}
	if same := p.Rows - p.Changed - p.Outdated; same > 0 {
		parts = append(parts, lang.L("{{.Count}} here already", map[string]any{"Count": same}))
	}
	if p.Probable > 0 {
		parts = append(parts, lang.N("{{.Count}} with probabilities", p.Probable, map[string]any{"Count": p.Probable}))
	}
	if p.Passages > 0 {
		parts = append(parts, lang.N("{{.Count}} passages", p.Passages, map[string]any{"Count": p.Passages}))
	}
	if n := len(p.New); n > 0 {
		parts = append(parts, lang.N("{{.Count}} annotators join", n, map[string]any{"Count": n}))
	}
	return strings.Join(parts, " · ")
}

// leftOutWords say what stays out, and why.
func leftOutWords(p *dataset.CorpusPlan) (all []string) {
	for _, who := range p.CountHere {
		all = append(all, lang.L("{{.Annotator}} was left out where this was exported, and counts here", map[string]any{"Annotator": who}))
	}
	for _, why := range slices.Sorted(maps.Keys(p.Left)) {
		if n := p.Left[why]; n > 0 {
			all = append(all, lang.L("{{.Count}} stay out: {{.Why}}", map[string]any{"Count": n, "Why": leftWords(why)}))
		}
	}
	return all
}

func leftWords(why dataset.Left) string {
	switch why {
	case dataset.LeftText:
		return lang.L("there is no text")
	case dataset.LeftRefused:
		return lang.L("no article can have the text")
	case dataset.LeftWhole:
		return lang.L("said of a text of several paragraphs as a whole")
	case dataset.LeftSeveral:
		return lang.L("several answers where a question takes one")
	case dataset.LeftHidden:
		return lang.L("the question is not asked there")
	case dataset.LeftOutside:
		return lang.L("passages that stand in no paragraph")
	case dataset.LeftNote, dataset.LeftDetail:
		return lang.L("notes for which there is no place")
	}
	return lang.L("left out below")
}

// foundWords say what a file is and how it is laid out.
func foundWords(b *exchanging.Bringing) []string {
	c := b.Found()
	if b.Ours() {
		return []string{upperFirst(wording.Of(b.Is())) + "."}
	}
	all := []string{upperFirst(wording.Of(b.Is())) + ": " +
		lang.N("{{.Count}} texts", len(c.Documents), map[string]any{"Count": len(c.Documents)}) + ", " +
		lang.N("{{.Count}} annotators", len(c.Annotators()), map[string]any{"Count": len(c.Annotators())}) + "."}
	if c.Layout != nil {
		all = append(all, shapeWords(c.Layout))
	}
	if o := c.Offsets; o.Spans > 0 {
		all = append(all, lang.L("Where words stand is counted in {{.Unit}}: {{.Fits}} of {{.All}} fit.", map[string]any{
			"Unit": unitWords(o.Unit), "Fits": o.Fits, "All": o.Spans,
		}))
	}
	return all
}

func unitWords(u corpus.Unit) string {
	switch u {
	case corpus.CodePoints:
		return lang.L("characters")
	case corpus.UTF16:
		return lang.L("UTF-16 units")
	}
	return string(u)
}

func shapeWords(l *corpus.Layout) string {
	switch {
	case l.Seats:
		return lang.L("A row is a unit; columns are numbered and name nobody, so that different people may have filled them.")
	case l.Shape() == corpus.ShapeLong:
		return lang.L("A row is a rating, and a column names the annotator.")
	case l.Shape() == corpus.ShapeWide:
		return lang.L("A row is a unit, with columns for each annotator.")
	}
	return lang.L("A row is a unit, as one annotator rated it.")
}

// lossWords say what of a file is lost.
func lossWords(l corpus.Loss) string {
	words := lostWords(l.What)
	if l.Named != "" {
		words += " " + l.Named
	}
	return lang.L("Not taken: {{.What}}: {{.Count}}", map[string]any{"What": words, "Count": l.Count})
}

func lostWords(what corpus.Lost) string {
	switch what {
	case corpus.LostRelation, corpus.LostEvent, corpus.LostChain:
		return lang.L("links between words")
	case corpus.LostRegion, corpus.LostSource:
		return lang.L("what is no text")
	case corpus.LostPrediction:
		return lang.L("predictions of a model")
	case corpus.LostCancelled:
		return lang.L("skipped tasks")
	case corpus.LostText:
		return lang.L("labels of a text that is not there")
	case corpus.LostWords, corpus.LostRange:
		return lang.L("words that stand elsewhere")
	case corpus.LostNote:
		return lang.L("notes on what is not taken")
	case corpus.LostRow:
		return lang.L("rows whose cells do not fit the first line: line")
	case corpus.LostMissing:
		return lang.L("cells without an answer")
	}
	return lang.L("statements of another kind")
}
