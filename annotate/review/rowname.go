package review

import "plumbline/annotate/sentence"

// NameWithin names a row in the midst of a sentence, where NameOf would run into what
// follows.
func NameWithin(q Question, what What) sentence.Text {
	switch what {
	case Addressed:
		return sentence.Of("row.addressed-within", "Name", NameOf(q, Everything))
	case Seen:
		return sentence.Of("row.seen-within", "Name", NameOf(q, Everything))
	}
	return NameOf(q, what)
}

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
