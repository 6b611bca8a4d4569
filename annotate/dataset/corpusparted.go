package dataset

import "strings"

// parted is a set of labels with its question. A format that keeps all labels in one set has
// the question in their names, in exports of ours: stance@Aldmark=-2, or stance@Aldmark/-2 of
// codes under each other. There the labels of each question are a part with its own.
func (p Proposal) parted(q MappedQuestion) []MappedQuestion {
	rest := MappedQuestion{Theirs: q.Theirs}
	var parts []MappedQuestion
	at := make(map[string]int) // by the name of the question
	for _, v := range q.Values {
		name, part := p.spelledOut(v)
		if name == "" {
			rest.Values = append(rest.Values, v)
			continue
		}
		i, there := at[name]
		if !there {
			i = len(parts)
			at[name], parts = i, append(parts, MappedQuestion{Theirs: q.Theirs, Question: part.Question, Target: part.Target})
		}
		parts[i].Values = append(parts[i].Values, part.Values...)
	}
	if len(rest.Values) == 0 {
		return parts
	}
	p.question(&rest)
	return append(parts, rest)
}

// spelledOut is the question that the name of a label says, and what it is called there, with
// the label as its one value; "" for any other name.
func (p Proposal) spelledOut(v MappedName) (name string, of MappedQuestion) {
	for i, letter := range v.Theirs {
		if letter != '=' && letter != '/' {
			continue
		}
		f, target := p.exported(v.Theirs[:i])
		if f == nil {
			continue
		}
		if o := f.Option(v.Theirs[i+1:]); o != nil {
			v.Ours = o.Value
			return v.Theirs[:i], MappedQuestion{Question: f.Key, Target: target, Values: []MappedName{v}}
		}
	}
	return "", MappedQuestion{}
}

// ofEvidence reports whether words that are marked so decided an answer, in exports of ours,
// which mark whole paragraphs for the answers themselves.
func ofEvidence(tags, value string) bool {
	return strings.HasSuffix(tags, evidenceEnding) || strings.HasSuffix(tags, strings.ReplaceAll(evidenceEnding, ".", "_")) ||
		strings.Contains(value, evidenceEnding+"=") || strings.Contains(value, evidenceEnding+"/")
}
