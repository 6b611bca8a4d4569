package dataset

import (
	"io"
	"maps"
	"slices"
	"strconv"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/dataset/table"
	"plumbline/annotate/review"
	"plumbline/annotate/sentence"
)

// WideCSV is a table with a row for each paragraph.
var WideCSV = &Format{
	Name: "wide", Counts: "paragraph", Extension: ".csv", Holds: "a table with a row a paragraph",
	Title: sentence.Own("CSV, a row a paragraph"),
	Tip:   sentence.Own("Each annotator's answers side by side, vote shares, majority, final answer, outcome and difficulty"),
	write: func(w io.Writer, what *contents) (int, error) {
		wide, err := what.paragraphs()
		if err != nil {
			return 0, err
		}
		return table.WriteCSV(w, wide)
	},
}

// wideLayers are what a row of a paragraph is made of.
var wideLayers = []annotate.Layer{annotate.LayerAnnotation, annotate.LayerFinal, LayerSoft, LayerMajority}

// paragraphs are the answers of an export turned: a row a paragraph, columns for each
// question. Answers count that are submitted, in the first round, by those who are not
// left out, to the question as it is asked now.
func (c *contents) paragraphs() (*table.Table, error) {
	annotators, err := c.annotatorsOfParagraphs()
	if err != nil {
		return nil, err
	}
	return c.paragraphsBy(annotators)
}

// paragraphsBy are the same where it is known who answered.
func (c *contents) paragraphsBy(annotators []string) (*table.Table, error) {
	what, err := c.forParagraphs()
	if err != nil {
		return nil, err
	}
	w := newWide(what, annotators)
	return &table.Table{
		Name: "paragraphs", Meaning: "One paragraph with what everyone answered.", Columns: w.columns,
		Rows: func(yield func([]string, error) bool) { w.turn(what, c.export.Progress, yield) },
	}, nil
}

// forParagraphs are the contents of which rows of paragraphs are made.
func (c *contents) forParagraphs() (*contents, error) {
	e := *c.export
	e.Layers, e.All, e.Submitted, e.Progress = wideLayers, true, true, nil
	return e.contents(c.ctx, c.source)
}

// annotatorsOfParagraphs are those who have a column in rows of paragraphs.
func (c *contents) annotatorsOfParagraphs() ([]string, error) {
	what, err := c.forParagraphs()
	if err != nil {
		return nil, err
	}
	return what.annotators()
}

// annotators are those with a sheet that is exported, sorted.
func (c *contents) annotators() ([]string, error) {
	seen := make(map[string]bool)
	err := c.from.EachSheet(c.ctx, func(a *annotate.Article, s *annotate.Sheet) error {
		if s.Layer == annotate.LayerAnnotation && s.Round == annotate.FirstRound && c.reader.takes(a, s) &&
			!c.reader.excluded[s.Annotator] {
			seen[s.Annotator] = true
		}
		return nil
	})
	return slices.Sorted(maps.Keys(seen)), err
}

// wide turns rows of answers into rows of paragraphs.
type wide struct {
	columns    []table.Column
	fixed      []column             // that say what is known of the paragraph
	at         map[wideKey]int      // where a cell stands
	questions  []wideQuestion       // in the order of the form
	paragraphs map[string]*wideCell // of the article at hand
	order      []*wideCell
	article    string
}

type wideQuestion struct {
	field        *codebook.Field
	target, name string
}

// wideKey names a cell of a question: the answer of an annotator, the share of a value,
// or what the part says.
type wideKey struct{ field, target, part, of string }

// wideCell is what a row is made of, with the answers to each question for its difficulty.
type wideCell struct {
	position int
	cells    []string
	given    map[annotate.Slot][]string
}

// The parts of a question in a row, as they stand in the names of columns.
const (
	partBy         = "by"
	partShare      = "share"
	partMajority   = "majority"
	partFinal      = "final"
	partOutcome    = "outcome"
	partDifficulty = "difficulty"
)

func newWide(what *contents, annotators []string) *wide {
	w := &wide{at: make(map[wideKey]int), paragraphs: make(map[string]*wideCell)}
	for _, c := range what.columns {
		switch c.Name {
		case "article_id", "article_title", "outlet", "published", "paragraph_id", "position", "text", "event", "stratum":
			w.fixed = append(w.fixed, c)
		}
	}
	for _, field := range what.free {
		w.fixed = append(w.fixed, freeColumn(field))
	}
	w.columns = append(
		described(w.fixed),
		number("annotators", "How many annotators submitted the paragraph.", "people", ""),
		fraction(
			partDifficulty,
			"How far its annotators' answers are apart, from 0 (equal) to 1, on average over the questions that two or more answered.",
			"fewer than two answered",
		),
	)
	for _, votes := range review.New(what.book, what.targets, what.reader.bookOf).Votes(review.Filter{}) {
		w.question(what.book.Field(votes.Question.Field), &votes, annotators)
	}
	return w
}

// question adds the columns of a question.
func (w *wide) question(f *codebook.Field, votes *review.Votes, annotators []string) {
	q := wideQuestion{f, votes.Question.Target, QuestionName(f.Key, votes.Question.TargetName)}
	w.questions = append(w.questions, q)
	add := func(c table.Column, part, of string) {
		c.Name = q.name + "." + part
		if of != "" {
			c.Name += "." + of
		}
		w.at[wideKey{f.Key, q.target, part, of}] = len(w.columns)
		w.columns = append(w.columns, c)
	}
	for _, who := range annotators {
		add(words("", "What "+who+" answered.", "they did not"), partBy, who)
	}
	for _, label := range labelsOf(votes) {
		add(fraction("", "The share of annotators who gave the value.", "nobody answered"), partShare, label)
	}
	add(words("", "What more annotators gave than any other value.", "a tie, or nobody answered"), partMajority, "")
	add(words("", "What counts for the project.", "not decided, or the disagreement stays"), partFinal, "")
	add(words("", "How the final answer came about: unanimous, majority, decided or kept.", "not decided"), partOutcome, "")
	add(fraction("", "How far the answers are apart, from 0 (equal) to 1.", "fewer than two answered"), partDifficulty, "")
}

// QuestionName is what a question is called outside the project: the key of its field, and
// after @ the name of the target that it is asked about.
func QuestionName(field, target string) string {
	if target == "" {
		return field
	}
	return field + "@" + target
}

func fraction(name, meaning, missing string) table.Column {
	return table.Column{Name: name, Type: table.Number, Meaning: meaning, Missing: missing}
}

// turn gives the paragraphs of one article after the other.
func (w *wide) turn(what *contents, tell func(int), yield func([]string, error) bool) {
	n := 0
	flush := func() bool {
		for _, p := range w.finished() {
			if n++; tell != nil && n%1000 == 0 {
				tell(n)
			}
			if !yield(p.cells, nil) {
				return false
			}
		}
		return true
	}
	for row, err := range what.rows {
		if err != nil {
			yield(nil, err)
			return
		}
		if row.ArticleID != w.article && !flush() {
			return
		}
		w.take(row)
	}
	flush()
}

// take puts a row where it belongs.
func (w *wide) take(r *Row) {
	w.article = r.ArticleID
	p := w.paragraphs[r.ParagraphID]
	if p == nil {
		p = &wideCell{position: r.Position, cells: make([]string, len(w.columns)), given: make(map[annotate.Slot][]string)}
		for i := range w.fixed {
			p.cells[i] = w.fixed[i].cell(r)
		}
		w.paragraphs[r.ParagraphID], w.order = p, append(w.order, p)
	}
	key := wideKey{field: r.Field, target: r.TargetID}
	switch {
	case r.Excluded || r.NeedsLook || r.Round > annotate.FirstRound:
		return
	case r.Layer == annotate.LayerAnnotation:
		key.part, key.of = partBy, r.Annotator
	case r.Layer == annotate.LayerFinal:
		p.put(w, wideKey{r.Field, r.TargetID, partOutcome, ""}, string(r.Outcome))
		key.part = partFinal
	case r.Layer == LayerMajority:
		key.part = partMajority
	case r.Layer == LayerSoft:
		p.put(w, wideKey{r.Field, r.TargetID, partShare, r.Value}, r.share())
		return
	}
	if p.put(w, key, r.Value); key.part == partBy {
		slot := annotate.Slot{Field: r.Field, Target: r.TargetID}
		p.given[slot] = append(p.given[slot], r.Value)
	}
}

func (p *wideCell) put(w *wide, key wideKey, value string) {
	if at, ok := w.at[key]; ok {
		p.cells[at] = value
	}
}

// finished are the paragraphs of the article at hand, whole, and makes room for the next.
func (w *wide) finished() []*wideCell {
	done := w.order
	for _, p := range done {
		w.measure(p)
	}
	slices.SortStableFunc(done, func(a, b *wideCell) int { return a.position - b.position })
	w.order = nil
	clear(w.paragraphs)
	return done
}

// measure adds how many answered a paragraph and how far they are apart. Values that nobody
// gave have the share 0 where anybody answered.
func (w *wide) measure(p *wideCell) {
	sum, measured, most := 0.0, 0, 0
	for _, q := range w.questions {
		given := p.given[annotate.Slot{Field: q.field.Key, Target: q.target}]
		most = max(most, len(given))
		if len(given) < 2 {
			continue
		}
		apart := difficulty(q.field, given)
		sum, measured = sum+apart, measured+1
		p.put(w, wideKey{q.field.Key, q.target, partDifficulty, ""}, shareWords(apart))
	}
	at := len(w.fixed)
	if p.cells[at] = strconv.Itoa(most); measured > 0 {
		p.cells[at+1] = shareWords(sum / float64(measured))
	}
	for key, at := range w.at {
		if key.part == partShare && p.cells[at] == "" && len(p.given[annotate.Slot{Field: key.field, Target: key.target}]) > 0 {
			p.cells[at] = "0"
		}
	}
}

// difficulty is the mean distance between the answers to a question.
func difficulty(f *codebook.Field, given []string) float64 {
	sum, pairs := 0.0, 0
	for i, a := range given {
		for _, b := range given[:i] {
			sum += review.Distance(f, a, b)
			pairs++
		}
	}
	return sum / float64(pairs)
}
