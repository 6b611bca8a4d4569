package ingest

import (
	"strings"

	"plumbline/annotate"
)

// The guesses, in the words of the codebook's field unit_type.
const (
	GuessHeadline   = annotate.GuessHeadline
	GuessStandfirst = annotate.GuessStandfirst
	GuessLede       = annotate.GuessLede
	GuessBody       = annotate.GuessBody
	GuessCrosslink  = annotate.GuessCrosslink
	GuessCaption    = annotate.GuessCaption
	GuessFurniture  = annotate.GuessFurniture
)

// The widths, in columns, that tell the parts at the top from each other.
const (
	headlineMost     = 160 // longer is no headline
	standfirstLikely = 160 // up to here a longer paragraph after it is enough
	standfirstMost   = 240 // up to here the next must be clearly longer
	displayMost      = 200 // a line without a full stop is display text up to here
	markedMost       = 300 // longer is never a cross-link, caption or furniture
)

// fillGuesses writes what every paragraph is on the page, from layout and set
// phrases only. In doubt it says lede or body, which hide no question.
func fillGuesses(found blocks) {
	ps := found.paragraphs
	top := topRunning{marked: make([]int, 0, 3)}
	heading := false
	for i := range ps {
		h := found.hints[i]
		switch {
		case h == hintStandfirst && !top.standfirst:
			ps[i].Guess = GuessStandfirst
			top.standfirst = true
			continue
		case h == hintFurniture:
			ps[i].Guess = GuessFurniture
		case h == hintHeading:
			ps[i].Guess = GuessHeadline
			heading = true
			top = topRunning{marked: top.marked[:0], standfirst: top.standfirst} // the article begins here
			continue
		case h == hintImage:
			ps[i].Guess = GuessCaption
		case i == 0:
			ps[i].Guess = guessFirst(ps)
		default:
			ps[i].Guess = markedAs(ps[i].Text)
		}
		if ps[i].Guess == "" && h == hintLink {
			ps[i].Guess = GuessCrosslink
		}
		if ps[i].Guess == "" {
			ps[i].Guess = GuessBody
			if h != hintSubhead {
				top.add(i)
			}
		} else {
			top.addMarked(i, ps[i])
		}
	}
	top.assign(ps, heading)
}

// guessFirst is markedAs for the first paragraph, where a set phrase is less
// telling: a headline may begin with "Watch:" or read "By Land and Sea".
func guessFirst(ps []Paragraph) string {
	text := ps[0].Text
	kind := markedAs(text)
	headlineFollows := len(ps) > 1 && headlineLike(ps[1].Text)
	switch {
	case kind == GuessFurniture && isByline(text) && !headlineFollows:
		return ""
	case kind == GuessCrosslink && watchLabel(text):
		return ""
	}
	return kind
}

// topRunning holds the first three running paragraphs and the bylines and
// dates between them: what stands between a standfirst and the article. An
// advertisement there tells nothing.
type topRunning struct {
	running []int
	marked  []int // bylines and dates before the second and third running paragraph

	standfirst bool // the format says which it is
}

func (t *topRunning) add(i int) {
	if len(t.running) < 3 {
		t.running = append(t.running, i)
	}
}

func (t *topRunning) addMarked(i int, p Paragraph) {
	if len(t.running) < 3 && p.Guess == GuessFurniture && (isByline(p.Text) || isDateLine(foldLabel(p.Text))) {
		t.marked = append(t.marked, i)
	}
}

// assign names headline, standfirst and lede among the running paragraphs.
func (t *topRunning) assign(ps []Paragraph, heading bool) {
	rest := t.running
	if !heading && len(rest) > 1 && headlineLike(ps[rest[0]].Text) {
		ps[rest[0]].Guess = GuessHeadline
		rest, heading = rest[1:], true
	}
	if heading && !t.standfirst && len(rest) > 1 {
		between := t.furnitureIn(rest[0], rest[1])
		if standfirstLike(ps[rest[0]].Text, ps[rest[1]].Text, between) {
			ps[rest[0]].Guess = GuessStandfirst
			rest = rest[1:]
		}
	}
	if len(rest) > 0 {
		ps[rest[0]].Guess = GuessLede
	}
}

func (t *topRunning) furnitureIn(from, to int) bool {
	for _, m := range t.marked {
		if m > from && m < to {
			return true
		}
	}
	return false
}

// headlineLike: short, and not closed by a full stop as a sentence is.
func headlineLike(text string) bool {
	return columnsUpTo(text, headlineMost) && !endsWithFullStop(text)
}

// standfirstLike: the paragraph under the headline sums up rather than
// begins. It is short, opens with no dateline, and what follows is longer, or
// a byline comes after it as it does between a standfirst and the article.
func standfirstLike(text, next string, bylineAfter bool) bool {
	if !columnsUpTo(text, standfirstMost) || dateline(text) || sentences(text) > 2 {
		return false
	}
	if strings.HasSuffix(text, ":") {
		return false // it leads to what follows
	}
	n := columns(text)
	switch {
	case bylineAfter:
		return true
	case !endsSentence(text):
		return n <= displayMost
	case n <= standfirstLikely:
		return !columnsUpTo(next, n)
	}
	return !columnsUpTo(next, n+n/3)
}

// columnsUpTo reports a width of at most n columns, without measuring a long text.
func columnsUpTo(text string, n int) bool {
	return len(text) <= n || (len(text) <= 12*n && columns(text) <= n)
}
