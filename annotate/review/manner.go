package review

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"unicode/utf8"

	"plumbline/annotate"
	"plumbline/annotate/agreement"
	"plumbline/annotate/codebook"
)

// Manner is how somebody answers, over all questions: what stands beside a sentence that
// they read one differently, so that nobody is judged by a difference alone.
type Manner struct {
	Annotator  string
	Paragraphs int       // that count
	One        *OneValue // the question on which they give one value far more than others; nil for none
	Quick      int       // of the Timed, those submitted faster than their text can be read
	Timed      int       // paragraphs of which the time is known
	Effort     Effort
}

// OneValue is a question on which somebody gives nearly always the same value, and others
// on the same paragraphs do not.
type OneValue struct {
	Question   Question
	Value      string
	Share      float64 // of their answers, 0 to 1
	Others     float64 // of the others' answers on the same paragraphs
	Paragraphs int
}

// The bounds of what is told of manners.
const (
	oneValueShare      = 0.85
	oneValueMore       = 0.15
	oneValueParagraphs = 20
	fastestReading     = 100 // letters a second, some thousand words a minute
)

// Manners tells how everybody answers that the filter takes, by name.
func (a *Answers) Manners(f Filter) []Manner {
	chosen := a.chosen(f, FirstRound)
	efforts, ones := a.efforts(chosen), a.oneValues(chosen)
	all := make([]Manner, len(a.annotators.list))
	for who, name := range a.annotators.list {
		all[who] = Manner{Annotator: name, One: ones[who], Effort: efforts[who]}
	}
	for i, s := range a.sheets {
		if !chosen[i] || a.paragraphs.list[s.paragraph].whole {
			continue
		}
		m := &all[s.annotator]
		m.Paragraphs++
		if s.took > 0 {
			m.Timed++
			if float64(s.took)/1000*fastestReading < float64(s.letters) {
				m.Quick++
			}
		}
	}
	all = slices.DeleteFunc(all, func(m Manner) bool { return m.Paragraphs == 0 || a.seated(m.Annotator) })
	slices.SortFunc(all, func(x, y Manner) int { return cmp.Compare(x.Annotator, y.Annotator) })
	return all
}

// oneValues finds for each annotator the question on which they give one value most beyond
// the others.
func (a *Answers) oneValues(chosen []bool) []*OneValue {
	found := make([]*OneValue, len(a.annotators.list))
	for _, q := range a.questions.list {
		if !q.InForce || q.Guessed {
			continue
		}
		on := make(map[int32][]cell)
		for _, c := range q.cells {
			if chosen[c.sheet] && c.value != q.derive {
				on[a.sheets[c.sheet].paragraph] = append(on[a.sheets[c.sheet].paragraph], c)
			}
		}
		for who := range found {
			if one := a.oneValue(q, int32(who), on); one != nil && (found[who] == nil || one.beyond() > found[who].beyond()) {
				found[who] = one
			}
		}
	}
	return found
}

func (o *OneValue) beyond() float64 { return o.Share - o.Others }

// oneValue looks at one annotator's answers to one question, on paragraphs that others
// answered too.
func (a *Answers) oneValue(q *question, who int32, on map[int32][]cell) *OneValue {
	own := make(map[int32]int)     // how often by value
	var beside []map[int32]float64 // the others' shares of each value on a paragraph
	for _, paragraph := range slices.Sorted(maps.Keys(on)) {
		cells := on[paragraph]
		at := slices.IndexFunc(cells, func(c cell) bool { return a.sheets[c.sheet].annotator == who })
		if at < 0 || len(cells) < 2 {
			continue
		}
		own[cells[at].value]++
		shares := make(map[int32]float64, len(cells))
		for i, c := range cells {
			if i != at {
				shares[c.value] += 1 / float64(len(cells)-1)
			}
		}
		beside = append(beside, shares)
	}
	if len(beside) < oneValueParagraphs {
		return nil
	}
	for value, times := range own {
		share, others := float64(times)/float64(len(beside)), 0.0
		for _, shares := range beside {
			others += shares[value] / float64(len(beside))
		}
		if share >= oneValueShare && share-others >= oneValueMore {
			return &OneValue{q.Question, q.shown(value), share, others, len(beside)}
		}
	}
	return nil
}

// shown is a value as it is stored.
func (q *question) shown(value int32) string {
	if q.scale != agreement.Set {
		return q.values[value]
	}
	var labels []string
	for i, label := range q.values {
		if q.sets.list[value]>>i&1 == 1 {
			labels = append(labels, label)
		}
	}
	return codebook.JoinSet(labels)
}

// measure keeps how a sheet was submitted and how long that took.
func (k *sheet) measure(s *annotate.Sheet) {
	k.byHand = k.submitted && s.Submission.Entry.Origin == annotate.OriginAnnotator
	k.letters = int32(min(utf8.RuneCountInString(s.Paragraph.Text), math.MaxInt32))
	if !k.byHand {
		return
	}
	took := s.Submission.Entry.ElapsedMS
	for _, current := range s.Answers {
		took += current.Entry.ElapsedMS
	}
	k.took = int32(min(took, math.MaxInt32))
}
