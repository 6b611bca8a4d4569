package annotate

import "slices"

// Kinds lists every kind of entry there is.
func Kinds() []Kind {
	return []Kind{
		KindAnswer, KindSubmission, KindArticle, KindTarget, KindPerson, KindAttribute, KindBatch,
		KindAssignment, KindReveal, KindOutcome, KindReason, KindCause, KindProject,
	}
}

// Known reports whether k is one of Kinds.
func (k Kind) Known() bool { return slices.Contains(Kinds(), k) }
