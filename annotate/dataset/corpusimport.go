package dataset

import (
	"context"
	"slices"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/corpus"
)

// CorpusSource is what a corpus is compared with.
type CorpusSource interface {
	ImportSource
	LabelSource
	// Current returns what stands under a key, or nil.
	Current(ctx context.Context, key annotate.Key) (*annotate.Entry, error)
}

// CorpusImport brings in what another tool's file holds, by a map.
type CorpusImport struct {
	Map      *CorpusMap
	File     string // as articles name it
	Progress func(done, all int)
}

// CorpusPlan is what it would write.
type CorpusPlan struct {
	*LabelPlan
	Articles []*annotate.Article // that are new
	Here     int                 // documents whose text is in the project
	Passages int                 // that are new, as evidence of answers
	Left     map[Left]int        // what stays out
}

// Left is why something of a corpus stays out.
type Left string

// Why something stays out.
const (
	LeftText    Left = "text"    // of a document without a text
	LeftRefused Left = "refused" // of a document whose text no article can have
	LeftUnnamed Left = "unnamed" // the map leaves it out
	LeftWhole   Left = "whole"   // of a document of several paragraphs, as a whole
	LeftSeveral Left = "several" // several labels where the question has one answer
	LeftHidden  Left = "hidden"  // an answer to a question that is not asked of the paragraph
	LeftOutside Left = "outside" // a passage that is in no paragraph
	LeftNote    Left = "note"    // a note, where the codebook asks for none
	LeftDetail  Left = "detail"  // a note of a span, where the codebook asks for none
)

// Plan finds the text of every document in the project or makes a new article of it,
// and plans the labels by the rules for label tables and the passages as evidence of
// the answers that they support. What is wrong with the labels is of type
// LabelProblems.
func (o CorpusImport) Plan(ctx context.Context, from CorpusSource, pen *annotate.Pen, c *corpus.Corpus) (*CorpusPlan, error) {
	book, err := from.Codebook(ctx)
	if err != nil {
		return nil, err
	}
	p := &corpusPlanner{
		CorpusImport: o, book: book, plan: &CorpusPlan{Left: map[Left]int{}},
		locating: locating{from: from, file: o.File, known: map[string]bool{}},
		answers:  map[answered][]string{}, passages: map[marked][]corpus.Fragment{}, texts: map[string][]rune{},
	}
	if err := p.findTargets(ctx, from); err != nil {
		return nil, err
	}
	for i, d := range c.Documents {
		if err := p.document(ctx, d); err != nil {
			return nil, err
		}
		if o.Progress != nil {
			o.Progress(i+1, len(c.Documents))
		}
	}
	p.plan.Articles, p.plan.Here = p.locating.articles, p.locating.here
	return p.plan, p.finish(ctx, from, pen)
}

// answered is a question that somebody answered about a paragraph.
type answered struct{ paragraph, who, field, target string }

// marked is an option of an answer that passages support.
type marked struct {
	answered
	option string
}

// corpusPlanner gathers answers and passages, document by document.
type corpusPlanner struct {
	CorpusImport
	locating locating
	book     *codebook.Codebook
	targets  map[string]string // ids by the names that the map says
	plan     *CorpusPlan
	order    []answered
	answers  map[answered][]string
	support  []marked
	passages map[marked][]corpus.Fragment
	texts    map[string][]rune // of paragraphs with passages
}

// findTargets finds the targets that the map names; what it names wrongly is told with
// the labels.
func (p *corpusPlanner) findTargets(ctx context.Context, from CorpusSource) error {
	targets, err := from.Targets(ctx)
	if err != nil {
		return err
	}
	p.targets = make(map[string]string)
	for _, q := range slices.Concat(p.Map.Labels, p.Map.Spans) {
		if t, err := annotate.FindTarget(targets, q.Target); err == nil && q.Target != "" {
			p.targets[q.Target] = t.ID
		}
	}
	return nil
}

func (p *corpusPlanner) document(ctx context.Context, d *corpus.Document) error {
	said := 0
	for _, w := range d.Works {
		said += len(w.Labels) + len(w.Spans) + len(w.Notes)
	}
	if !p.locating.has(d) {
		p.plan.Left[LeftText] += said
		return nil
	}
	where, err := p.locating.document(ctx, d)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		p.plan.Left[LeftRefused] += max(said, 1)
		return nil
	}
	for _, w := range d.Works {
		p.work(where, w)
	}
	return nil
}

// work takes what one annotator said of a document.
func (p *corpusPlanner) work(where *location, w *corpus.Work) {
	who := p.Map.who(w.By)
	if who == "" {
		p.plan.Left[LeftUnnamed] += len(w.Labels) + len(w.Spans) + len(w.Notes)
		return
	}
	for _, l := range w.Labels {
		q, ours := mapped(p.Map.Labels, l.Question, l.Value)
		switch {
		case ours == "":
			p.plan.Left[LeftUnnamed]++
		case len(q.Whole.of(where.paragraphs)) == 0:
			p.plan.Left[LeftWhole]++
		default:
			for _, paragraph := range q.Whole.of(where.paragraphs) {
				p.answer(answered{paragraph.ID, who, q.Question, q.Target}, ours)
			}
		}
	}
	for i := range w.Spans {
		p.span(where, who, &w.Spans[i])
	}
	for _, n := range w.Notes {
		if len(where.paragraphs) > 1 || p.book.Field(annotate.FieldNote) == nil {
			p.plan.Left[LeftNote]++
			continue
		}
		p.answer(answered{where.paragraphs[0].ID, who, annotate.FieldNote, ""}, n)
	}
}

func (p *corpusPlanner) answer(at answered, value string) {
	if p.answers[at] == nil {
		p.order = append(p.order, at)
	}
	if !slices.Contains(p.answers[at], value) {
		p.answers[at] = append(p.answers[at], value)
	}
}

// finish plans what was gathered.
func (p *corpusPlanner) finish(ctx context.Context, from CorpusSource, pen *annotate.Pen) error {
	pen.Begin()
	var entries []annotate.Entry
	for _, a := range p.plan.Articles {
		entries = append(entries, ArticleEntries(pen, a)...)
	}
	source := beside{LabelSource: from, articles: map[string]*annotate.Article{}, paragraphs: map[string]*annotate.Paragraph{}}
	for _, a := range p.plan.Articles {
		source.add(a)
	}
	p.plan.LabelPlan = &LabelPlan{}
	if table := p.table(); len(table.Labels) > 0 {
		var err error
		if p.plan.LabelPlan, err = (LabelImport{LeaveHidden: true}).Plan(ctx, source, pen, table); err != nil {
			return err
		}
	}
	p.leaveHidden()
	p.plan.Entries = append(entries, p.plan.Entries...)
	if err := p.seats(ctx, from, pen); err != nil {
		return err
	}
	return p.evidence(ctx, source, pen)
}

// leaveHidden counts answers to questions that are not asked, which stay out with what
// they rest on.
func (p *corpusPlanner) leaveHidden() {
	hidden := make(map[answered]bool, len(p.plan.Hidden))
	for _, k := range p.plan.Hidden {
		hidden[answered{k.Subject, k.Annotator, k.Field, k.Target}] = true
	}
	if len(hidden) == 0 {
		return
	}
	p.plan.Left[LeftHidden] += len(hidden)
	p.plan.Rows -= len(hidden)
	for at := range p.answers {
		if hidden[answered{at.paragraph, at.who, at.field, p.targets[at.target]}] {
			delete(p.answers, at)
		}
	}
}

// table is what was gathered as a label table. A question that has one answer, and
// was given several, is left out.
func (p *corpusPlanner) table() *LabelTable {
	table := &LabelTable{}
	for _, at := range p.order {
		values := p.answers[at]
		f := p.book.Field(at.field)
		separator := "|"
		if f != nil && f.Scale.Verbatim {
			separator = "\n"
		}
		if f != nil && len(values) > 1 && f.Scale.Control != codebook.ControlSet && !f.Scale.Verbatim {
			p.plan.Left[LeftSeveral] += len(values)
			delete(p.answers, at)
			continue
		}
		table.Labels = append(table.Labels, Label{
			ParagraphID: at.paragraph, Field: at.field, Target: at.target,
			Value: strings.Join(values, separator), Whose: Whose{Annotator: at.who},
		})
	}
	return table
}

// evidence writes the passages that differ from what stands.
func (p *corpusPlanner) evidence(ctx context.Context, from LabelSource, pen *annotate.Pen) error {
	slices.SortStableFunc(p.support, func(a, b marked) int { return strings.Compare(a.who, b.who) })
	for _, m := range p.support {
		if p.answers[m.answered] == nil {
			continue
		}
		if pen.Author != m.who {
			pen.Author = m.who
			pen.Begin()
		}
		sheet, err := from.Sheet(ctx, m.paragraph, annotate.LayerAnnotation, annotate.FirstRound, m.who)
		if err != nil {
			return err
		}
		key := sheet.Key(m.field, p.targets[m.target])
		key.Kind, key.Option = annotate.KindEvidence, m.option
		now := sheet.Current(key)
		value, count := passages(p.texts[m.paragraph], p.passages[m])
		if value == now.Entry.Value {
			continue
		}
		p.plan.Passages += count
		p.plan.Entries = append(p.plan.Entries, pen.WriteOver(now, key, value, annotate.OriginImport))
	}
	return nil
}

// passages are fragments of a text as evidence: in order, those that overlap as one.
func passages(text []rune, fragments []corpus.Fragment) (value string, count int) {
	all := make([]annotate.Passage, len(fragments))
	for i, f := range fragments {
		all[i] = annotate.Passage{Begin: f.Begin, End: f.End}
	}
	united := annotate.UnitePassages(text, all)
	return annotate.JoinPassages(united), len(united)
}
