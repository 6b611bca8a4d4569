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

// RepeatDays is how many days pass at least before something is asked again, so that
// nobody remembers what they answered.
const RepeatDays = 14

// stretch is how many paragraphs of running text are asked again together at least.
const stretch = 5

// repeatTag keeps the choice of stretches apart from other hashes.
const repeatTag = "plumbline repeat 2"

// Repeats says how much annotators are asked again, and when, so that it can be seen
// how far each agrees with themselves.
type Repeats struct {
	Share int // of the stretches, in percent; 0 means none
	Days  int // that have passed since the last of a stretch was submitted
	Seed  string
}

// ParseRepeats reads the project's fields; what is no number is as if it were
// not there.
func ParseRepeats(share, days, seed string) Repeats {
	r := Repeats{Days: RepeatDays, Seed: seed}
	if n, err := strconv.Atoi(share); err == nil {
		r.Share = min(max(n, 0), 100)
	}
	if n, err := strconv.Atoi(days); err == nil {
		r.Days = max(n, RepeatDays)
	}
	return r
}

// RepeatKey is the key under which it is kept that an annotator is asked a paragraph
// again. It stands in no layer, and annotators are not shown it.
func RepeatKey(paragraph, annotator string) Key {
	return Key{Kind: KindRepeat, Subject: paragraph, Annotator: annotator}
}

// Past is a paragraph in the first round of an annotator.
type Past struct {
	Paragraph string
	Running   bool  // it is running text, no heading or caption
	Whole     bool  // it is the article as a whole, the last of what is asked of it
	Submitted int64 // when, in ms; 0 for one that is not submitted
	Spoilt    bool  // it must not be asked again: it was already, or others' answers were seen
}

// Due lists the paragraphs of an article that an annotator is to be asked again now;
// article has all of it that they are asked, in order. An article is asked again in
// stretches of five paragraphs of running text and more, a short one as a whole, since
// what a paragraph says depends on those around it; what is asked about the article as a
// whole is asked again with all of its paragraphs.
func (r Repeats) Due(annotator string, article []Past, now time.Time) []string {
	if slices.ContainsFunc(article, func(p Past) bool { return p.Submitted == 0 }) {
		return nil
	}
	paragraphs := article
	if n := len(article); n > 0 && article[n-1].Whole {
		paragraphs = article[:n-1]
	}
	var due []string
	for _, part := range stretches(paragraphs) {
		if r.chooses(annotator, part[0].Paragraph) && r.longAgo(part, now) {
			for _, p := range part {
				due = append(due, p.Paragraph)
			}
		}
	}
	if whole := article[len(paragraphs):]; len(whole) > 0 && len(due) == len(paragraphs) && r.longAgo(whole, now) {
		due = append(due, whole[0].Paragraph)
	}
	return due
}

// chooses reports whether an annotator is to be asked the stretch again that begins
// with a paragraph. A larger share chooses more stretches and drops none.
func (r Repeats) chooses(annotator, paragraph string) bool {
	sum, _ := hex.DecodeString(digest(repeatTag, r.Seed, annotator, paragraph))
	return binary.BigEndian.Uint64(sum)%100 < uint64(r.Share)
}

// longAgo reports whether all of a stretch may be asked again and was submitted long
// enough ago.
func (r Repeats) longAgo(part []Past, now time.Time) bool {
	latest := now.AddDate(0, 0, -r.Days).UnixMilli()
	return !slices.ContainsFunc(part, func(p Past) bool { return p.Spoilt || p.Submitted > latest })
}

// stretches parts an article into stretches; what is too short for one of its own
// belongs to the last.
func stretches(article []Past) [][]Past {
	left := 0
	for _, p := range article {
		if p.Running {
			left++
		}
	}
	var parts [][]Past
	from, here := 0, 0
	for i, p := range article {
		if p.Running {
			here, left = here+1, left-1
		}
		if here >= stretch && left >= stretch {
			parts = append(parts, article[from:i+1])
			from, here = i+1, 0
		}
	}
	if from < len(article) {
		parts = append(parts, article[from:])
	}
	return parts
}

// Repeated is a paragraph that somebody is asked again.
type Repeated struct {
	Annotator, Article, Title, Paragraph string
	Position                             int
	First, Again                         time.Time // when it was submitted; zero if it is not
}

// Answered reports whether the second round is answered, so that both can be compared.
func (r Repeated) Answered() bool { return !r.First.IsZero() && !r.Again.IsZero() }

// Days is how many days lie between both rounds, rounded down.
func (r Repeated) Days() int { return int(r.Again.Sub(r.First) / (24 * time.Hour)) }

// Compare orders what is asked again by annotator, title and place.
func (r Repeated) Compare(o Repeated) int {
	return cmp.Or(cmp.Compare(r.Annotator, o.Annotator), cmp.Compare(r.Title, o.Title),
		cmp.Compare(r.Article, o.Article), cmp.Compare(r.Position, o.Position))
}
