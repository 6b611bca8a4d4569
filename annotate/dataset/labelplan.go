package dataset

import (
	"context"
	"errors"
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/sentence"
)

// LabelSource is what a label table is checked against.
type LabelSource interface {
	Codebook(ctx context.Context) (*codebook.Codebook, error)
	Targets(ctx context.Context) ([]annotate.Target, error)
	Setting(ctx context.Context, field string) (string, error)
	Annotators(ctx context.Context) ([]string, error)
	Article(ctx context.Context, id string) (*annotate.Article, error)
	// Sheet returns the sheet of a paragraph, empty if nothing was said, and
	// an error with CodeNotFound if there is no such paragraph.
	Sheet(ctx context.Context, paragraph string, layer annotate.Layer, round int, annotator string) (*annotate.Sheet, error)
	// Sheets returns the sheets of all paragraphs of an article by their ids.
	Sheets(ctx context.Context, article string, layer annotate.Layer, round int, annotator string) (map[string]*annotate.Sheet, error)
	// InConflict lists what was said twice in a layer in the name of an
	// annotator, and not decided since.
	InConflict(ctx context.Context, layer annotate.Layer, annotator string) ([]annotate.Key, error)
}

// LabelImport says whose labels a table holds, as far as the table does not say it.
type LabelImport struct {
	// Annotator is whose they are or, in the final layer, who decided; "" where the
	// table says it of each row. A table that says otherwise is refused.
	Annotator string
	// Layer is where they belong: what an annotator said in real work or for
	// practice, or, with annotate.LayerFinal, what the person decided for all. ""
	// is what the table says, or else real work.
	Layer annotate.Layer
	// Key takes them as right answers to practise by, which are nobody's.
	Key bool
	// Seen names the answers of annotators to a question as they are now; a
	// final answer is kept with it.
	Seen func(ctx context.Context, paragraph string, slot annotate.Slot) (string, error)
	// LeftOut are those whose answers do not count, and on which no decision rests.
	LeftOut []annotate.Exclusion
	// LeaveHidden leaves out answers to questions that are not asked, and counts them; else
	// they are problems.
	LeaveHidden bool
	// Progress, if set, is told how many paragraphs have been checked.
	Progress func(done, all int)
}

// LabelPlan is what a label table would write.
type LabelPlan struct {
	New       []string           // annotators who take part from now on
	Models    []string           // whose labels are in the table
	Rows      int                // in the table
	Changed   int                // of them, those that differ from the current answers or settle a conflict
	Units     annotate.UnitCount // of each person
	Submitted int                // of them, those that are newly submitted
	Reasons   int                // of a key, those that are new
	Hidden    []annotate.Key     // of answers to questions that are not asked, which stay out
	Marked    int                // rows of evidence that are new
	Probable  int                // answers of a model with probabilities that are new
	Outdated  int                // answers to questions that mean something else now, which stay out
	CountHere []string           // annotators who were left out where the table was exported, and are not here
	Entries   []annotate.Entry
}

// Plan checks a whole label table against the project and returns what it
// would write, as one action of each annotator. Rows that equal the current
// answers write nothing, unless two decisions stand against each other there,
// which an answer settles. If anything is wrong with the table, the error is of
// type LabelProblems and lists everything.
func (o LabelImport) Plan(ctx context.Context, from LabelSource, pen *annotate.Pen, table *LabelTable) (*LabelPlan, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	if o.Key {
		o.Layer = annotate.LayerPractice
	}
	book, err := asked(ctx, from)
	if err != nil {
		return nil, err
	}
	targets, err := from.Targets(ctx)
	if err != nil {
		return nil, err
	}
	p := &labelPlanner{
		from: from, pen: pen, author: pen.Author, book: book, targets: targets, seen: o.Seen,
		plan: &LabelPlan{}, recognised: make(map[annotate.Key]bool),
		problems: problemList{found: slices.Clone(table.problems.found)},
	}
	p.leaveHidden = o.LeaveHidden
	for _, e := range o.LeftOut {
		p.leftOut = append(p.leftOut, e.Annotator)
	}
	p.countRows(table.Labels)
	groups := finalLast(p.byParagraph(o, table.Labels))
	for i, rows := range groups {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := p.turnToPerson(ctx, rows[0].Whose); err != nil {
			return nil, err
		}
		if err := p.paragraph(ctx, rows); err != nil {
			return nil, err
		}
		if o.Progress != nil {
			o.Progress(i+1, len(groups))
		}
	}
	if err := p.marks(ctx, o, table.Marks); err != nil {
		return nil, err
	}
	if err := p.problems.err(); err != nil {
		return nil, err
	}
	if len(table.Labels)+len(table.Marks) == 0 {
		return nil, LabelProblems{{Message: sentence.Of("labels.no-labels")}}
	}
	return p.plan, nil
}

// countRows counts the rows that somebody gave, and notes whose did not count elsewhere.
func (p *labelPlanner) countRows(labels []Label) {
	for i := range labels {
		if !labels[i].derived() {
			p.plan.Rows++
		}
		p.countHere(&labels[i])
	}
}

// check refuses an annotator who cannot be one.
func (o LabelImport) check() error {
	switch {
	case annotate.IsModel(o.Annotator):
		return annotate.CheckModelID(o.Annotator)
	case o.Annotator != "":
		return annotate.CheckAnnotatorID(o.Annotator)
	}
	return nil
}

// labelPlanner checks and plans one paragraph after the other.
type labelPlanner struct {
	from    LabelSource
	pen     *annotate.Pen
	book    *codebook.Codebook
	targets []annotate.Target

	author    string // who brings the table in
	whose     Whose  // the labels at hand are
	annotator string // of their keys
	seen      func(context.Context, string, annotate.Slot) (string, error)

	plan     *LabelPlan
	problems problemList

	article string // of the paragraph at hand
	asked   []annotate.Target
	sheets  map[string]*annotate.Sheet // of the article, or nil

	conflicts map[annotate.Key]bool // nil until a row says what stands

	recognised map[annotate.Key]bool // how far annotators recognised outlets, as far as rows said it

	leaveHidden bool

	leftOut []string                     // annotators whose answers do not count
	taken   map[string][]*annotate.Sheet // by paragraph, as annotators' rows of this table leave them
}

// join writes that the annotator takes part, if that is new.
func (p *labelPlanner) join(ctx context.Context) error {
	who := p.whose.Annotator
	if who == "" || annotate.IsModel(who) || slices.Contains(p.plan.New, who) {
		return nil
	}
	known, err := p.from.Annotators(ctx)
	if err != nil || slices.Contains(known, who) {
		return err
	}
	p.plan.New = append(p.plan.New, who)
	p.write(annotate.Key{Kind: annotate.KindPerson, Subject: who, Field: annotate.PersonJoined}, annotate.Yes, annotate.Current{})
	return nil
}

func (p *labelPlanner) write(key annotate.Key, value string, over annotate.Current) {
	p.plan.Entries = append(p.plan.Entries, p.pen.WriteOver(over, key, value, annotate.OriginImport))
}

func (p *labelPlanner) paragraph(ctx context.Context, rows []Label) error {
	sheet, err := p.sheet(ctx, rows[0].ParagraphID)
	var refused *annotate.Error
	if errors.As(err, &refused) && refused.Code == annotate.CodeNotFound {
		for _, l := range rows {
			p.problems.add(
				l.Line,
				"labels.no-paragraph",
				"Row",
				questionName(l.Field, l.Target, l.Value),
				"Paragraph",
				short(l.ParagraphID),
			)
		}
		return nil
	}
	if err != nil {
		return err
	}
	if err := p.turnTo(ctx, sheet.Paragraph.Article); err != nil {
		return err
	}
	rows = p.withoutFollowing(sheet, rows)
	if p.whose.Layer == annotate.LayerModel {
		return p.ofModel(ctx, sheet, rows)
	}
	if p.whose.Annotator == "" {
		rows = p.reasonOf(sheet, rows)
	}
	draft := !slices.ContainsFunc(rows, func(l Label) bool { return !l.draft() })
	answers := p.answers(sheet, p.current(rows))
	if p.leaveHidden && len(answers) == 0 {
		return nil // nothing of it is asked: there is no sheet
	}
	p.plan.Units.Add(&sheet.Paragraph)
	if p.whose.Layer == annotate.LayerFinal {
		return p.decide(ctx, sheet, answers)
	}
	first := len(p.plan.Entries)
	if err := p.take(ctx, sheet, answers, draft); err != nil {
		return err
	}
	p.remember(sheet, p.plan.Entries[first:])
	if p.whose.Layer != annotate.LayerAnnotation {
		return nil
	}
	return p.recognise(ctx, sheet.Paragraph.Article, rows)
}

// sheet finds the sheet of a paragraph. A table mostly goes through articles
// one by one, so from the second paragraph of an article on all its sheets are
// read in one go.
func (p *labelPlanner) sheet(ctx context.Context, paragraph string) (*annotate.Sheet, error) {
	if s := p.sheets[paragraph]; s != nil {
		return s, nil
	}
	s, err := p.from.Sheet(ctx, paragraph, p.whose.Layer, p.whose.Round, p.annotator)
	if err == nil && s.Paragraph.Article == p.article {
		p.sheets, err = p.from.Sheets(ctx, p.article, p.whose.Layer, p.whose.Round, p.annotator)
	}
	return s, err
}

// turnTo finds the targets of the paragraph's article.
func (p *labelPlanner) turnTo(ctx context.Context, article string) error {
	if article == p.article {
		return nil
	}
	a, err := p.from.Article(ctx, article)
	if err != nil {
		return err
	}
	p.article, p.asked, p.sheets = article, a.Meta.AskedTargets(p.targets), nil
	return nil
}

// take writes the answers that differ from the sheet's, and the submission if
// anything differs or the paragraph is not submitted, unless it is a draft. What is in conflict
// differs from one of two answers.
func (p *labelPlanner) take(ctx context.Context, sheet *annotate.Sheet, answers []answer, draft bool) error {
	changed := false
	for _, a := range answers {
		if p.whose.Annotator == "" {
			p.reason(sheet, a.slot, a.reason)
		}
		key := sheet.Key(a.slot.Field, a.slot.Target)
		stands, err := p.stands(ctx, key, sheet.Value(a.slot.Field, a.slot.Target) == a.value)
		if err != nil {
			return err
		}
		if stands {
			continue
		}
		changed = true
		p.plan.Changed++
		p.write(key, a.value, sheet.Current(key))
	}
	if draft {
		return nil
	}
	key := sheet.SubmissionKey()
	if stands, err := p.stands(ctx, key, !changed && sheet.State(p.book) == annotate.Submitted); err != nil || stands {
		return err
	}
	p.plan.Submitted++
	asked := annotate.SubmittedNoTargets
	if len(p.asked) > 0 {
		asked = annotate.JoinIDs(annotate.TargetIDs(p.asked))
	}
	p.write(key, asked, sheet.Current(key))
	return nil
}

// asked is the codebook in force, with the question about the outlet where outlets are
// hidden.
func asked(ctx context.Context, from LabelSource) (*codebook.Codebook, error) {
	book, err := from.Codebook(ctx)
	if err != nil {
		return nil, err
	}
	if hidden, err := from.Setting(ctx, annotate.ProjectOutletBlind); err != nil || hidden != annotate.Yes {
		return book, err
	}
	return annotate.WithOutlet(book), nil
}
