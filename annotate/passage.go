package annotate

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"
	"unicode"
	"unicode/utf8"

	"plumbline/annotate/codebook"
)

// A Passage is a piece of a paragraph that somebody marked: from Begin up to End
// in code points, and the words that stand there.
type Passage struct {
	Begin, End int
	Words      string
}

// Overlaps reports whether two passages share a character.
func (p Passage) Overlaps(o Passage) bool { return p.Begin < o.End && o.Begin < p.End }

// SplitPassages reads the value of evidence. The passages have words, follow each
// other and do not overlap; NoWords has none.
func SplitPassages(value string) ([]Passage, bool) {
	var rows [][3]json.RawMessage
	if json.Unmarshal([]byte(value), &rows) != nil || len(rows) == 0 {
		return nil, value == NoWords
	}
	passages := make([]Passage, len(rows))
	at := 0
	for i, row := range rows {
		p := &passages[i]
		for part, to := range []any{&p.Begin, &p.End, &p.Words} {
			if json.Unmarshal(row[part], to) != nil {
				return nil, false
			}
		}
		if p.Begin < at || p.End <= p.Begin || utf8.RuneCountInString(p.Words) != p.End-p.Begin {
			return nil, false
		}
		at = p.End
	}
	return passages, true
}

// JoinPassages is the value of evidence, the opposite of SplitPassages: the passages as
// JSON. Without any it is empty, which takes the evidence back.
func JoinPassages(passages []Passage) string {
	if len(passages) == 0 {
		return ""
	}
	rows := make([][3]any, len(passages))
	for i, p := range passages {
		rows[i] = [3]any{p.Begin, p.End, p.Words}
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(rows) // numbers and texts always can be
	return string(bytes.TrimSpace(out.Bytes()))
}

// Trimmed is the passage without the white space at its ends, which shows nothing; one of
// white space alone is as it was.
func (p Passage) Trimmed(text []rune) Passage {
	begin, end := max(p.Begin, 0), min(p.End, len(text))
	for begin < end && unicode.IsSpace(text[begin]) {
		begin++
	}
	for begin < end && unicode.IsSpace(text[end-1]) {
		end--
	}
	if begin < end {
		p.Begin, p.End = begin, end
	}
	return p
}

// UnitePassages is the one form of pieces of a text that are marked for one option: in
// order, those that overlap as one, with the words that stand there. What lies outside
// of the text is left out.
func UnitePassages(text []rune, marked []Passage) []Passage {
	sorted := slices.SortedFunc(slices.Values(marked), func(a, b Passage) int { return cmp.Compare(a.Begin, b.Begin) })
	var united []Passage
	for _, p := range sorted {
		p.Begin, p.End = max(p.Begin, 0), min(p.End, len(text))
		if p.Begin >= p.End {
			continue
		}
		if n := len(united); n > 0 && p.Begin < united[n-1].End {
			united[n-1].End = max(united[n-1].End, p.End)
			continue
		}
		united = append(united, p)
	}
	for i := range united {
		united[i].Words = string(text[united[i].Begin:united[i].End])
	}
	return united
}

// MarkedOption is an option of an answer with the passages it rests on, or without any
// where somebody said that no words show it.
type MarkedOption struct {
	Slot     Slot
	Option   string
	Passages []Passage
}

// EvidenceKey returns the log key of the evidence for an option of an answer.
func (s *Sheet) EvidenceKey(slot Slot, option string) Key {
	k := s.Key(slot.Field, slot.Target)
	k.Kind, k.Option = KindEvidence, option
	return k
}

// Evidence lists the passages that stand beside the answers of a sheet, by question,
// target and option. Those of an option that is not answered now rest until it is
// again, and those that were marked when the question meant something else, or that were
// erased, are none.
func (s *Sheet) Evidence() []MarkedOption {
	var all []MarkedOption
	for key, current := range s.beside {
		if key.Kind != KindEvidence || !s.supports(current.Entry) {
			continue
		}
		if passages, good := s.passages(current.Entry); good {
			all = append(all, MarkedOption{Slot{key.Field, key.Target}, key.Option, passages})
		}
	}
	slices.SortFunc(all, func(a, b MarkedOption) int {
		return cmp.Or(cmp.Compare(a.Slot.Field, b.Slot.Field), cmp.Compare(a.Slot.Target, b.Slot.Target), cmp.Compare(a.Option, b.Option))
	})
	return all
}

// PassagesOf are the passages that stand beside one option of an answer.
func (s *Sheet) PassagesOf(slot Slot, option string) []Passage {
	current := s.beside[s.EvidenceKey(slot, option)]
	if !s.supports(current.Entry) {
		return nil
	}
	passages, _ := s.passages(current.Entry)
	return passages
}

// passages reads what evidence says of the text at hand. What was carried from an older
// text says where its words stood there: they are looked for, and those that are gone,
// or all of them, are none.
func (s *Sheet) passages(e Entry) (passages []Passage, good bool) {
	passages, good = SplitPassages(e.Value)
	if e.Origin != OriginCarried || s.Paragraph.Text == "" || len(passages) == 0 {
		return passages, good
	}
	text := []rune(s.Paragraph.Text)
	found := slices.DeleteFunc(passages, func(p Passage) bool { return nearest(text, p) < 0 })
	for i := range found {
		at := nearest(text, found[i])
		found[i].Begin, found[i].End = at, at+found[i].End-found[i].Begin
	}
	return UnitePassages(text, found), len(found) > 0
}

// nearest is where the words of a passage stand in a text, nearest to their place; -1 if
// nowhere.
func nearest(text []rune, p Passage) int {
	words, best := []rune(p.Words), -1
	for at := range len(text) - len(words) + 1 {
		if slices.Equal(text[at:at+len(words)], words) && (best < 0 || distance(at, p.Begin) < distance(best, p.Begin)) {
			best = at
		}
	}
	return best
}

func distance(a, b int) int { return max(a-b, b-a) }

// supports reports whether the option that evidence is for is answered now, and meant the same
// when it was marked.
func (s *Sheet) supports(e Entry) bool {
	value := s.Value(e.Key.Field, e.Key.Target)
	switch {
	case e.Value == "" || value == "":
		return false
	case s.Versions != nil && !s.Versions.Same(e.Codebook, e.Key.Field, s.Versions.InForce):
		return false
	}
	return e.Key.Option == "" || e.Key.Option == value || slices.Contains(codebook.SplitSet(value), e.Key.Option)
}

// LatestEvidence is the newest entry about the words of any answer of the sheet, with the
// revision 0 if there is none.
func (s *Sheet) LatestEvidence() Current {
	var newest Current
	for key, current := range s.beside {
		if key.Kind == KindEvidence && (newest.Revision == 0 || current.Entry.After(&newest.Entry)) {
			newest = current
		}
	}
	return newest
}
