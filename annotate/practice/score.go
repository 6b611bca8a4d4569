package practice

import "plumbline/annotate/codebook"

// Tally counts answers against a key.
type Tally struct {
	Asked int     // questions of the key
	Right int     // of them, those answered exactly as the key
	near  float64 // the sum of how near the answers are
}

func (t *Tally) add(a Answer) {
	if !a.Asked {
		return
	}
	t.Asked++
	t.near += a.Near()
	if a.Right() {
		t.Right++
	}
}

// Share is the share of answers that are exactly the key's, from 0 to 1; it is
// undefined where nothing was asked.
func (t Tally) Share() (share float64, defined bool) {
	if t.Asked == 0 {
		return 0, false
	}
	return float64(t.Right) / float64(t.Asked), true
}

// Nearness is how near the answers are to the key's in the mean, from 0 to 1;
// it is undefined where nothing was asked.
func (t Tally) Nearness() (mean float64, defined bool) {
	if t.Asked == 0 {
		return 0, false
	}
	return t.near / float64(t.Asked), true
}

// Score sums up paragraphs that were compared with a key.
type Score struct {
	Tally
	Paragraphs int          // that the key answers
	Fields     []FieldScore // those that were asked, in the order of the codebook
	Missed     []Feedback   // the paragraphs with an answer that is not the key's, in order
}

// FieldScore is the score of one field over all its targets.
type FieldScore struct {
	Field *codebook.Field
	Tally
}

// ScoreOf sums up feedback. Paragraphs that the key does not answer count for
// nothing.
func ScoreOf(book *codebook.Codebook, all []Feedback) Score {
	var s Score
	byField := make(map[string]*FieldScore)
	for _, f := range all {
		if !f.Counts() {
			continue
		}
		s.Paragraphs++
		if len(f.Missed()) > 0 {
			s.Missed = append(s.Missed, f)
		}
		for _, a := range f.Answers {
			if byField[a.Field.Key] == nil {
				byField[a.Field.Key] = &FieldScore{Field: a.Field}
			}
			byField[a.Field.Key].add(a)
			s.add(a)
		}
	}
	for i := range book.Fields {
		if f := byField[book.Fields[i].Key]; f != nil && f.Asked > 0 {
			s.Fields = append(s.Fields, *f)
		}
	}
	return s
}
