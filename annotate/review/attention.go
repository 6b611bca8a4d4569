package review

import (
	"slices"

	"plumbline/annotate/agreement"
)

// AttentionKind names what needs the lead.
type AttentionKind string

// The kinds of attention.
const (
	ReadsDifferently AttentionKind = "reads_differently"
	Leans            AttentionKind = "leans"
	NobodyJudged     AttentionKind = "nobody_judged"
	LowestField      AttentionKind = "lowest_field"
	FileMissing      AttentionKind = "file_missing"
)

// Attention is a sentence that needs the lead, in parts, so that a window can
// say it in any language and lead from it to the row.
type Attention struct {
	Kind     AttentionKind
	Question Question // empty where it is about all of them
	What     What
	Alpha    agreement.Result // of the row

	// Who reads the question differently from the others, on how many Paragraphs
	// that they answered too, and how much farther from the others than these are
	// from each other, in units of alpha. Lean is the way it goes, or, of who only
	// leans, all there is to say.
	Annotator  string
	Paragraphs int
	More       float64
	Lean       *Lean

	// Why nobody can be told from the others.
	Why agreement.Unjudged

	// The labels behind the lowest field: the two that collide most, how often,
	// out of how many collisions. Empty if nobody differed.
	First, Second string
	Times, All    int

	// The file that is missing or old: that of Annotator, who last said
	// something so many Days ago, or Never; so are those of Further others.
	Days    int
	Never   bool
	Further int
}

const mostSentences = 3

// Everything tells that the sentence is about all questions together.
func (a *Attention) Everything() bool { return a.Question == Question{} }

func (a *Attention) about(r *Row) { a.Question, a.What, a.Alpha = r.Question, r.What, r.Alpha }

// Attention returns at most three things that need the lead, the most pressing
// first: who reads differently from the others, each with the row that shows it
// best, or why nobody can be told from the others; then the question with the lowest
// lower bound, then what is missing, which MissingFile finds. An overview without
// intervals knows only that.
func (o *Overview) Attention(missing ...Attention) []Attention {
	others := missing[:min(1, len(missing))]
	if low, ok := o.lowest(); ok {
		others = append([]Attention{low}, others...)
	}
	found := o.differing()
	if o.Readers != nil && o.Readers.Why != agreement.Judged && len(found) == 0 && o.Doubly > 0 {
		others = append(slices.Clone(others), Attention{Kind: NobodyJudged, Why: o.Readers.Why})
	}
	return append(found[:min(len(found), mostSentences-max(1, min(len(others), mostSentences-1)))], others...)
}

// lowest is the row with the lowest lower bound that is not above the line.
func (o *Overview) lowest() (low Attention, ok bool) {
	for i := range o.Rows { // sorted by lower bound
		r := &o.Rows[i]
		if r.Question.Guessed || r.Alpha.CI95 == nil || Above(r.Alpha, Reliable) {
			continue
		}
		low = Attention{Kind: LowestField, Question: r.Question, What: r.What, Alpha: r.Alpha}
		low.First, low.Second, low.Times, low.All = r.Collisions().Worst()
		return low, true
	}
	return low, false
}
