package reviewing

import "plumbline/ui/place/reviewscreen"

// OnParagraph asks for the answers to a paragraph, as its line in the list does.
func (r *Reviewing) OnParagraph(paragraph string) { r.openAnswers(paragraph) }

// OnFilter chooses in a filter, as its menu does.
func (r *Reviewing) OnFilter(kind reviewscreen.FilterKind, chosen []string) { r.narrow(kind, chosen) }
