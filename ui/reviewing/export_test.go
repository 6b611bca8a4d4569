package reviewing

import screen "plumbline/ui/review"

// OnParagraph asks for the answers to a paragraph, as its line in the list does.
func (r *Reviewing) OnParagraph(paragraph string) { r.openAnswers(paragraph) }

// OnFilter chooses in a filter, as its menu does.
func (r *Reviewing) OnFilter(kind screen.FilterKind, chosen []string) { r.narrow(kind, chosen) }
