package annotate

import "strings"

// Outcome says how a final answer came about.
type Outcome string

// The outcomes of a final answer.
const (
	OutcomeUnanimous Outcome = "unanimous" // all annotators had given it
	OutcomeMajority  Outcome = "majority"  // more than half had, and it was left as it was
	OutcomeSingle    Outcome = "single"    // only one annotator had answered, and it was left as it was
	OutcomeDecided   Outcome = "decided"   // someone chose it
	OutcomeKept      Outcome = "kept"      // there is none: the disagreement is genuine and stays
	OutcomeOpen      Outcome = "open"      // there is none yet: the majority was set aside
)

// What ends the value of an outcome tells what who decided had looked at.
const (
	blindly = " blind" // not at what annotators had answered
	byRule  = " rule"  // at none of it: the rule was applied to all that it fits at once
)

// Told is the value of an outcome as it stands in the log: the outcome, and a
// digest of the annotators' answers that it rests on, so that it shows for ever
// whether they have changed since.
func (o Outcome) Told(basis string) string { return string(o) + " " + basis }

// ToldBlind is the same of an answer that was given before others' were seen.
func (o Outcome) ToldBlind(basis string) string { return o.Told(basis) + blindly }

// ToldByRule is the same of an answer that became final with all others that a rule fits,
// without anybody looking at it.
func (o Outcome) ToldByRule(basis string) string { return o.Told(basis) + byRule }

// ReadOutcome is the inverse of Told, ToldBlind and ToldByRule. An outcome that was taken
// back is "".
func ReadOutcome(value string) (o Outcome, basis string) {
	outcome, basis, _ := strings.Cut(strings.TrimSuffix(strings.TrimSuffix(value, blindly), byRule), " ")
	return Outcome(outcome), basis
}

// Cause says what divided the annotators.
type Cause string

// The causes of a disagreement.
const (
	CauseSlip          Cause = "slip"           // someone did not look
	CauseRuleUnclear   Cause = "rule_unclear"   // the rule can be read either way
	CauseRuleMissing   Cause = "rule_missing"   // no rule covers it
	CauseTextAmbiguous Cause = "text_ambiguous" // the text can be read either way
)

// Causes lists the causes in the order in which they are offered.
func Causes() []Cause {
	return []Cause{CauseSlip, CauseRuleUnclear, CauseRuleMissing, CauseTextAmbiguous}
}

// Verdict holds what is recorded beside a final answer, or beside the right
// answer of a practice key: how it came about, and why.
type Verdict struct {
	Outcome, Reason, Cause Current
}

// How returns the current outcome, "" if there is none.
func (v Verdict) How() Outcome {
	o, _ := ReadOutcome(v.Outcome.Entry.Value)
	return o
}

// Blind reports whether the final answer was given before others' were seen.
func (v Verdict) Blind() bool { return strings.HasSuffix(v.Outcome.Entry.Value, blindly) }

// ByRule reports whether the final answer was made by a rule that nobody looked at.
func (v Verdict) ByRule() bool { return strings.HasSuffix(v.Outcome.Entry.Value, byRule) }

// PresetStood reports whether the final answer is what was proposed, left as it was.
func (v Verdict) PresetStood() bool {
	how := v.How()
	return how == OutcomeMajority || how == OutcomeUnanimous
}

// of returns the current entry of one kind, or nil for kinds that are no part of it.
func (v *Verdict) of(kind Kind) *Current {
	switch kind {
	case KindOutcome:
		return &v.Outcome
	case KindReason:
		return &v.Reason
	case KindCause:
		return &v.Cause
	}
	return nil
}
