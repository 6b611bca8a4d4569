package dataset

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strconv"

	"plumbline/annotate"
	"plumbline/annotate/sentence"
)

// LabelMark is a row of a table of evidence: words that an option of an answer rests on, or
// without words the word that none show it. Its value is the option.
type LabelMark struct {
	Label
	Begin, End string
	Words      string
}

// addMark takes a row of a table of evidence.
func (t *LabelTable) addMark(l Label, c []string) {
	t.Marks = append(t.Marks, LabelMark{Label: l, Begin: c[0], End: c[1], Words: c[2]})
}

// addNested takes the evidence that an object of an export holds beside its label.
func (t *LabelTable) addNested(l Label, nested any) {
	list, _ := nested.([]any)
	for _, item := range list {
		mark, _ := item.(map[string]any)
		l.Value = cellOf(mark["value"])
		t.addMark(l, []string{cellOf(mark["begin"]), cellOf(mark["end"]), cellOf(mark["words"])})
	}
}

// passage reads where the words of a mark stand; a text that is here has to have them there.
func (m *LabelMark) passage(text []rune) (p annotate.Passage, reason sentence.Text) {
	begin, wrongBegin := strconv.Atoi(m.Begin)
	end, wrongEnd := strconv.Atoi(m.End)
	if wrongBegin != nil || wrongEnd != nil || begin < 0 || end <= begin {
		return p, sentence.Of("labels.evidence-place", "Begin", short(m.Begin), "End", short(m.End))
	}
	p = annotate.Passage{Begin: begin, End: end, Words: m.Words}
	if len(text) > 0 && (end > len(text) || m.Words != "" && string(text[begin:end]) != m.Words) {
		return p, sentence.Of("entry.not-in-the-text", "Words", short(m.Words), "Begin", begin, "End", end)
	}
	return p, nil
}

// markedAnswer is one option of an answer with the rows that say what it rests on.
type markedAnswer struct {
	Whose
	paragraph, field, target, option string
}

// marks plans what a table says of evidence, option by option, over the answers as the
// table leaves them.
func (p *labelPlanner) marks(ctx context.Context, o LabelImport, marks []LabelMark) error {
	rows := make(map[markedAnswer][]LabelMark)
	var order []markedAnswer
	for _, m := range marks {
		w, reason := o.whoseMark(m.Label)
		if reason != nil {
			p.problems.add(m.Line, "labels.row", "Row", questionName(m.Field, m.Target, m.Value), "Reason", reason)
			continue
		}
		at := markedAnswer{w, m.ParagraphID, m.Field, m.Target, m.Value}
		if rows[at] == nil {
			order = append(order, at)
		}
		rows[at] = append(rows[at], m)
	}
	written := p.entriesBySheet()
	for _, at := range order {
		if err := cmp.Or(ctx.Err(), p.turnToPerson(ctx, at.Whose)); err != nil {
			return err
		}
		if err := p.mark(ctx, at, rows[at], written); err != nil {
			return err
		}
	}
	return nil
}

// whoseMark is whose evidence a row is: that of final answers names nobody, and is written
// by who decided.
func (o LabelImport) whoseMark(l Label) (w Whose, reason sentence.Text) {
	if l.Whose.Layer == annotate.LayerFinal && l.Whose.Annotator == "" && o.Annotator == "" {
		return Whose{Layer: annotate.LayerFinal, Round: cmp.Or(l.Whose.Round, annotate.FirstRound)}, nil
	}
	return o.whose(l)
}

// onSheet is whose sheet of which paragraph an entry is on.
type onSheet struct {
	paragraph string
	Whose
}

// entriesBySheet are the entries that are planned so far.
func (p *labelPlanner) entriesBySheet() map[onSheet][]annotate.Entry {
	all := make(map[onSheet][]annotate.Entry)
	for _, e := range p.plan.Entries {
		at := onSheet{e.Key.Subject, Whose{e.Key.Annotator, e.Key.Layer, e.Key.Round}}
		all[at] = append(all[at], e)
	}
	return all
}

// mark writes what one option rests on, if that is new.
func (p *labelPlanner) mark(ctx context.Context, at markedAnswer, rows []LabelMark, written map[onSheet][]annotate.Entry) error {
	refuse := func(line int, reason sentence.Text) {
		p.problems.add(line, "labels.row", "Row", questionName(at.field, at.target, at.option), "Reason", reason)
	}
	sheet, err := p.from.Sheet(ctx, at.paragraph, at.Layer, at.Round, p.annotator)
	var missing *annotate.Error
	if errors.As(err, &missing) && missing.Code == annotate.CodeNotFound {
		row := questionName(at.field, at.target, at.option)
		p.problems.add(rows[0].Line, "labels.no-paragraph", "Row", row, "Paragraph", short(at.paragraph))
		return nil
	}
	if err != nil {
		return err
	}
	if err := p.turnTo(ctx, sheet.Paragraph.Article); err != nil {
		return err
	}
	for _, e := range written[onSheet{at.paragraph, Whose{p.annotator, at.Layer, at.Round}}] {
		sheet.Renew(e)
	}
	slot, reason := p.answerOf(sheet, at)
	if reason != nil {
		refuse(rows[0].Line, reason)
		return nil
	}
	value, line, reason := evidenceValue(rows, sheet.Paragraph.Text)
	if reason != nil {
		refuse(line, reason)
		return nil
	}
	key := sheet.EvidenceKey(slot, at.option)
	if now := sheet.Current(key); now.Entry.Value != value {
		if at.Layer == annotate.LayerFinal && at.Annotator == "" {
			p.pen.Author = sheet.Verdict(slot).Outcome.Entry.Author
			p.pen.Begin()
		}
		p.plan.Marked += len(rows)
		p.write(key, value, now)
	}
	return nil
}

// evidenceValue is what rows about one option say as it is stored, or why it cannot be and
// in which line.
func evidenceValue(rows []LabelMark, text string) (value string, line int, reason sentence.Text) {
	if len(rows) == 1 && rows[0].Begin == "" && rows[0].End == "" {
		return annotate.NoWords, 0, nil
	}
	var passages []annotate.Passage
	for i := range rows {
		passage, reason := rows[i].passage([]rune(text))
		if reason != nil {
			return "", rows[i].Line, reason
		}
		passages = append(passages, passage)
	}
	slices.SortFunc(passages, func(a, b annotate.Passage) int { return cmp.Compare(a.Begin, b.Begin) })
	if text != "" {
		passages = annotate.UnitePassages([]rune(text), passages)
	}
	return annotate.JoinPassages(passages), 0, nil
}

// answerOf is the question of a mark, if it is answered by the option, or "" for an
// answer as a whole.
func (p *labelPlanner) answerOf(sheet *annotate.Sheet, at markedAnswer) (slot annotate.Slot, reason sentence.Text) {
	f := p.book.Field(at.field)
	if f == nil {
		return slot, sentence.Of("labels.no-field", "Fields", sentence.Names(fieldKeys(p.book)))
	}
	a := answer{slot: annotate.Slot{Field: at.field}}
	if reason := a.resolveTarget(Label{Target: at.target}, f, p.asked); reason.Key() != "" {
		return slot, reason
	}
	value := sheet.Under(p.book, a.slot.Field, a.slot.Target)
	if value == "" || at.option != "" && !slices.Contains(f.Labels(value), at.option) {
		return slot, sentence.Of("labels.evidence-unanswered")
	}
	return a.slot, nil
}
