package dataset

import (
	"context"
	"errors"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// LabelSource is what a label table is checked against.
type LabelSource interface {
	Codebook(ctx context.Context) (*codebook.Codebook, error)
	Targets(ctx context.Context) ([]annotate.Target, error)
	Annotators(ctx context.Context) ([]string, error)
	Article(ctx context.Context, id string) (*annotate.Article, error)
	// Sheet returns the sheet of a paragraph, empty if nothing was said, and
	// an error with CodeNotFound if there is no such paragraph.
	Sheet(ctx context.Context, paragraph string, layer annotate.Layer, round int, annotator string) (*annotate.Sheet, error)
}

// LabelPlan is what a label table would write.
type LabelPlan struct {
	Annotator    string
	NewAnnotator bool
	Rows         int // in the table
	Changed      int // of them, those that differ from the current answers
	Paragraphs   int
	Submitted    int // of them, those that are newly submitted
	Entries      []annotate.Entry
}

// PlanLabels checks a whole label table against the project and returns what
// it would write, as one action of the annotator. Rows that equal the current
// answers write nothing. If anything is wrong with the table, the error is of
// type LabelProblems and lists everything.
func PlanLabels(ctx context.Context, from LabelSource, pen *annotate.Pen, annotator string, table *LabelTable) (*LabelPlan, error) {
	if err := annotate.CheckAnnotatorID(annotator); err != nil {
		return nil, err
	}
	book, err := from.Codebook(ctx)
	if err != nil {
		return nil, err
	}
	targets, err := from.Targets(ctx)
	if err != nil {
		return nil, err
	}
	p := &labelPlanner{
		from: from, pen: pen, book: book, targets: targets,
		plan:     &LabelPlan{Annotator: annotator, Rows: len(table.Labels)},
		problems: problemList{found: table.problems.found},
	}
	pen.Begin()
	if err := p.join(ctx); err != nil {
		return nil, err
	}
	for _, rows := range byParagraph(table.Labels) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := p.paragraph(ctx, rows); err != nil {
			return nil, err
		}
	}
	if err := p.problems.err(); err != nil {
		return nil, err
	}
	if len(table.Labels) == 0 {
		return nil, LabelProblems{{Message: "the table has no labels below its first line"}}
	}
	return p.plan, nil
}

// labelPlanner checks and plans one paragraph after the other.
type labelPlanner struct {
	from     LabelSource
	pen      *annotate.Pen
	book     *codebook.Codebook
	targets  []annotate.Target
	plan     *LabelPlan
	problems problemList

	article string // whose targets are in asked
	asked   []annotate.Target
}

// byParagraph gathers the labels of each paragraph, in order of appearance.
func byParagraph(labels []Label) [][]Label {
	place := make(map[string]int)
	var groups [][]Label
	for _, l := range labels {
		i, ok := place[l.ParagraphID]
		if !ok {
			i = len(groups)
			place[l.ParagraphID] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], l)
	}
	return groups
}

// join writes that the annotator takes part, if that is new.
func (p *labelPlanner) join(ctx context.Context) error {
	known, err := p.from.Annotators(ctx)
	if err != nil {
		return err
	}
	for _, a := range known {
		if a == p.plan.Annotator {
			return nil
		}
	}
	p.plan.NewAnnotator = true
	key := annotate.Key{Kind: annotate.KindPerson, Subject: p.plan.Annotator, Field: annotate.PersonJoined}
	p.write(key, "true", "")
	return nil
}

func (p *labelPlanner) write(key annotate.Key, value, replaces string) {
	p.plan.Entries = append(p.plan.Entries, p.pen.Write(key, value, replaces, annotate.OriginImport))
}

func (p *labelPlanner) paragraph(ctx context.Context, rows []Label) error {
	sheet, err := p.from.Sheet(ctx, rows[0].ParagraphID, annotate.LayerAnnotation, 1, p.plan.Annotator)
	var refused *annotate.Error
	if errors.As(err, &refused) && refused.Code == annotate.CodeNotFound {
		for _, l := range rows {
			p.problems.add(l.Line, "%s: the project has no paragraph %s", place(l.Field, l.Target, l.Value), short(l.ParagraphID))
		}
		return nil
	}
	if err != nil {
		return err
	}
	if err := p.turnTo(ctx, sheet.Paragraph.Article); err != nil {
		return err
	}
	answers := p.answers(sheet, rows)
	p.plan.Paragraphs++
	p.take(sheet, answers)
	return nil
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
	p.article, p.asked = article, AskedIn(a.Meta, p.targets)
	return nil
}

// take writes the answers that differ from the sheet's, and the submission if
// anything differs or the paragraph is not submitted.
func (p *labelPlanner) take(sheet *annotate.Sheet, answers []answer) {
	changed := false
	for _, a := range answers {
		if sheet.Value(a.slot.Field, a.slot.Target) == a.value {
			continue
		}
		changed = true
		p.plan.Changed++
		key := sheet.Key(a.slot.Field, a.slot.Target)
		p.write(key, a.value, sheet.CurrentID(key))
	}
	if !changed && sheet.State(p.book) == annotate.Submitted {
		return
	}
	p.plan.Submitted++
	asked := annotate.SubmittedNoTargets
	if len(p.asked) > 0 {
		asked = annotate.JoinIDs(targetIDs(p.asked))
	}
	key := sheet.SubmissionKey()
	p.write(key, asked, sheet.CurrentID(key))
}
