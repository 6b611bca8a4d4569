package dataset

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"plumbline/annotate"
)

// ExportedLabel is what an export of ours says beside a label, so that it comes back as
// it was.
type ExportedLabel struct {
	Draft    bool
	Derived  bool   // it follows from other answers, and is none itself
	Codebook string // whose field it is an answer to
	Meaning  int    // of the field
	Outcome  annotate.Outcome
	Stale    bool // annotators answered otherwise than when it was decided
	Blind    bool // it was decided before their answers were seen
	ByRule   bool // it was decided by a rule that nobody looked at
	Cause    annotate.Cause
	// Recognised is how far the annotator recognised the outlet of the article.
	Recognised string
	// LeftOut is of answers that did not count, by a lead's word.
	LeftOut bool
}

// addExported takes a row of an export of ours, with the columns that only exports have.
// A paragraph without an answer says nothing.
func (t *LabelTable) addExported(l Label, c []string) {
	if l.Field == "" && l.Value == "" {
		return
	}
	meaning, _ := strconv.Atoi(c[3]) // what is no number says nothing
	l.Export = &ExportedLabel{
		Draft: c[0] == string(
			annotate.Draft,
		),
		Derived:    c[1] == string(annotate.OriginDerived),
		Codebook:   c[2],
		Meaning:    meaning,
		Outcome:    annotate.Outcome(c[4]),
		Stale:      c[5] != "",
		Blind:      c[6] != "",
		ByRule:     c[7] != "",
		Cause:      annotate.Cause(c[9]),
		Recognised: c[10],
		LeftOut:    c[11] != "",
	}
	if l.Whose.Layer == annotate.LayerModel {
		if annotate.IsEstimate(l.Whose.Annotator) { // which the next export works out anew
			return
		}
		l.Probability = c[atProbability+1-atExported]
	}
	if l.Whose.Layer == annotate.LayerFinal {
		if l.Export.Derived { // nobody decided it
			return
		}
		l.Whose.Annotator = cmp.Or(l.Whose.Annotator, c[8])
	}
	t.Labels = append(t.Labels, l)
}

// decides is the value of the outcome that an export tells of, with the digest of what it
// rests on.
func (e *ExportedLabel) decides(basis string) string {
	how := cmp.Or(e.Outcome, annotate.OutcomeDecided)
	switch {
	case e.Blind:
		return how.ToldBlind(basis)
	case e.ByRule:
		return how.ToldByRule(basis)
	}
	return how.Told(basis)
}

// decidedAs reports whether an outcome is what the export tells of; one that tells of none
// is right with any.
func (e *ExportedLabel) decidedAs(v *annotate.Verdict) bool {
	return e.Outcome == "" || e.Outcome == v.How() && e.Blind == v.Blind() && e.ByRule == v.ByRule()
}

// kept reports the word of an export that a disagreement stays, which has no value.
func (l *Label) kept() bool {
	return l.Export != nil && l.Whose.Layer == annotate.LayerFinal && l.Export.Outcome == annotate.OutcomeKept
}

// derived reports what follows from other answers: it says that there is a sheet.
func (l *Label) derived() bool { return l.Export != nil && l.Export.Derived }

// draft reports a label of a paragraph that was not submitted.
func (l *Label) draft() bool { return l.Export != nil && l.Export.Draft }

// current leaves out what follows from other answers, and answers to questions that mean
// something else in the codebook in force: they answer these no more.
func (p *labelPlanner) current(rows []Label) []Label {
	return slices.DeleteFunc(slices.Clone(rows), func(l Label) bool {
		other := !p.means(&l)
		if other && !l.derived() {
			p.plan.Outdated++
		}
		return other || l.derived()
	})
}

// means reports whether a label answers its question as the codebook in force asks it.
func (p *labelPlanner) means(l *Label) bool {
	f := p.book.Field(l.Field)
	return l.Export == nil || f == nil || l.Export.Codebook != p.book.ID || l.Export.Meaning == 0 || l.Export.Meaning == f.Meaning
}

// countHere notes an annotator whose answers did not count where the table was exported,
// and do here: that is a lead's word with a reason, which no table has.
func (p *labelPlanner) countHere(l *Label) {
	who := l.Whose.Annotator
	if l.Export == nil || !l.Export.LeftOut || l.Whose.Layer == annotate.LayerFinal ||
		slices.Contains(p.leftOut, who) || slices.Contains(p.plan.CountHere, who) {
		return
	}
	p.plan.CountHere = append(p.plan.CountHere, who)
}

// recognise writes how far the annotator recognised the outlet of an article, unless they
// said so here already.
func (p *labelPlanner) recognise(ctx context.Context, article string, rows []Label) error {
	value := ""
	for i := range rows {
		if rows[i].Export != nil {
			value = cmp.Or(value, rows[i].Export.Recognised)
		}
	}
	if !slices.Contains(annotate.Recognised(), value) {
		return nil
	}
	sheet, err := p.sheet(ctx, article)
	if err != nil {
		return err
	}
	key := sheet.Key(annotate.FieldRecognised, "")
	if p.recognised[key] || sheet.Answers[annotate.Slot{Field: key.Field}].Entry.Value != "" {
		return nil
	}
	p.recognised[key] = true
	p.write(key, value, sheet.Current(key))
	if done := sheet.SubmissionKey(); !p.book.AsksOfItsOwn() && sheet.State(annotate.WithOutlet(p.book)) != annotate.Submitted {
		p.write(done, annotate.SubmittedNoTargets, sheet.Current(done))
	}
	return nil
}
