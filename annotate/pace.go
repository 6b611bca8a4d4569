package annotate

import "time"

// IdleAfter is the longest time that a decision can take. Who gives none for
// longer has left the computer, and the whole pause does not count as work.
const IdleAfter = 5 * time.Minute

// SittingEnds is how long a person decides nothing until the next decision begins
// another sitting.
const SittingEnds = 30 * time.Minute

// Pace is how much someone got done in how much time at work: the paragraphs
// that stand submitted by their own hand, and the time that all their decisions
// took, those about articles as a whole too, pauses excluded, or their sittings.
// Labels from a file have no time. What a project does not keep the time of has no Pace.
type Pace struct {
	Paragraphs int
	Work       time.Duration
	Last       time.Time // when the newest decision was made, by hand or from a file; zero if there is none
}

// Worked is what a decision adds to the time at work.
func Worked(elapsedMS int64) time.Duration {
	took := time.Duration(elapsedMS) * time.Millisecond
	if took < 0 || took > IdleAfter {
		return 0
	}
	return took
}

// Sit adds a decision to the sittings, which must come in the order of time: what lies
// between two decisions of one sitting is work.
func (p *Pace) Sit(at time.Time) {
	if since := at.Sub(p.Last); !p.Last.IsZero() && since <= SittingEnds {
		p.Work += since
	}
	p.Last = at
}

// Finish is when somebody submitted a paragraph, or an article as a whole.
type Finish struct {
	At    time.Time
	Whole bool
}

// Day is how much somebody got done on a day, and how long what is left may take.
type Day struct {
	Units UnitCount
	Left  time.Duration // at the pace of the day
	Known bool          // the day is long enough to tell
}

// leastOfDay is how many submissions make a day long enough to tell how long others take.
const leastOfDay = 5

// DayOf is the day on which this was submitted, in the order of time, with so much left.
func DayOf(submitted []Finish, left int) Day {
	var p Pace
	var d Day
	for _, f := range submitted {
		p.Sit(f.At)
		if d.Units.All++; f.Whole {
			d.Units.Wholes++
		}
	}
	p.Paragraphs = d.Units.All - 1 // the time before the first is not known
	if rate, known := p.PerHour(); known && d.Units.All >= leastOfDay {
		d.Left, d.Known = time.Duration(float64(left)/rate*float64(time.Hour)), true
	}
	return d
}

// PerHour is the number of paragraphs in an hour of work; there is none before
// the first was submitted.
func (p Pace) PerHour() (paragraphs float64, known bool) {
	if p.Paragraphs == 0 || p.Work <= 0 {
		return 0, false
	}
	return float64(p.Paragraphs) / p.Work.Hours(), true
}
