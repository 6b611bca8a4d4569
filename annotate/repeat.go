package annotate

import (
	"cmp"
	"encoding/binary"
	"encoding/hex"
	"slices"
	"strconv"
	"time"
)

// FirstRound is the round in which everyone answers first, and RepeatRound that
// in which an annotator is asked again what they have answered.
const (
	FirstRound  = 1
	RepeatRound = 2
)

// DefaultRepeatAfter is how many other paragraphs an annotator submits before an
// article is asked again, if the project does not say.
const DefaultRepeatAfter = 100

// RepeatDelay is the time after which an article is asked again however few
// others were submitted.
const RepeatDelay = 24 * time.Hour

// repeatTag keeps the choice of paragraphs apart from other hashes.
const repeatTag = "plumbline repeat 1"

// Repeats says which paragraphs annotators are asked again, so that it can be
// seen how far each agrees with themselves. What is asked again follows from
// this and from what was submitted; it is stored nowhere.
type Repeats struct {
	Share int // of the paragraphs, in percent; 0 means none
	After int // other paragraphs to be submitted before that
	Seed  string
}

// ParseRepeats reads the project's fields; what is no number is as if it were
// not there.
func ParseRepeats(share, after, seed string) Repeats {
	r := Repeats{After: DefaultRepeatAfter, Seed: seed}
	if n, err := strconv.Atoi(share); err == nil {
		r.Share = min(max(n, 0), 100)
	}
	if n, err := strconv.Atoi(after); err == nil {
		r.After = max(n, 0)
	}
	return r
}

// Chooses reports whether an annotator is to be asked a paragraph again. A
// larger share chooses more paragraphs and drops none.
func (r Repeats) Chooses(annotator, paragraph string) bool {
	sum, _ := hex.DecodeString(digest(repeatTag, r.Seed, annotator, paragraph))
	return binary.BigEndian.Uint64(sum)%100 < uint64(r.Share)
}

// Submission is a paragraph that an annotator submitted in the first round.
type Submission struct {
	Article, Paragraph string
	Position           int   // of the paragraph in the article
	Stamp              int64 // of the submission, in ms
}

// Due lists, by article, the paragraphs that an annotator is asked again by now,
// in order of position: those chosen of articles that they have submitted whole
// (the number of paragraphs is given by article), since when they have submitted
// enough other paragraphs, or a day has passed. An article is asked again at
// once and as a whole, so that its text is read anew before it is judged anew.
func (r Repeats) Due(annotator string, submitted []Submission, paragraphs map[string]int, now time.Time) map[string][]string {
	if r.Share == 0 {
		return nil
	}
	byArticle := make(map[string][]Submission)
	stamps := make([]int64, len(submitted))
	for i, s := range submitted {
		stamps[i] = s.Stamp
		byArticle[s.Article] = append(byArticle[s.Article], s)
	}
	slices.Sort(stamps)
	due := make(map[string][]string)
	for article, of := range byArticle {
		last := slices.MaxFunc(of, func(a, b Submission) int { return cmp.Compare(a.Stamp, b.Stamp) }).Stamp
		if len(of) != paragraphs[article] || !r.longAgo(last, stamps, now) {
			continue
		}
		slices.SortFunc(of, func(a, b Submission) int { return cmp.Compare(a.Position, b.Position) })
		for _, s := range of {
			if r.Chooses(annotator, s.Paragraph) {
				due[article] = append(due[article], s.Paragraph)
			}
		}
	}
	return due
}

// longAgo reports whether enough has happened since an article was finished.
func (r Repeats) longAgo(last int64, stamps []int64, now time.Time) bool {
	at, _ := slices.BinarySearch(stamps, last+1)
	return len(stamps)-at >= r.After || now.Sub(time.UnixMilli(last)) >= RepeatDelay
}
