package review

import "plumbline/annotate/sentence"

// NameOf names a row by what was asked and which answers to it are measured.
func NameOf(q Question, what What) sentence.Text {
	name := q.Label
	if q.TargetName != "" {
		name += " · " + q.TargetName
	}
	var said sentence.Text = sentence.Of("row.everything", "Name", name)
	switch what {
	case Addressed:
		said = sentence.Of("row.addressed", "Name", name)
	case AbsentOrAddressed:
		said = sentence.Of("row.absent-or-addressed", "Name", name)
	case Seen:
		said = sentence.Of("row.seen", "Name", name)
	}
	if q.InForce {
		return said
	}
	return sentence.Of("row.asked-earlier", "Name", said)
}
