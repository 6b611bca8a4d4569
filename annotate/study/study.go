// Package study reads what a project knows of itself, for those who write it down: its
// texts, its people, its rules, how its labels came about, and how far they agree.
package study

import (
	"fmt"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/hint"
	"plumbline/annotate/practice"
	"plumbline/annotate/review"
	"plumbline/annotate/team"
)

// Study is a project as a report and a data sheet tell of it.
type Study struct {
	About
	Numbers

	Texts    Texts
	Labels   Labels
	Book     *codebook.Codebook // in force
	Rules    []annotate.Adopted // the versions of the codebook, in order of their adoption
	Targets  []annotate.Target
	Batches  []annotate.Batch
	Frames   []annotate.Frame
	Settings map[string]string // of the project, by field
	Told     map[string]int    // attributes of people: how many have told it
	Repeats  []annotate.Repeated
	Early    bool // findings were opened before anything was frozen
	Practice []Practised
	Hard     map[string]string  // the texts of the hardest paragraphs, where they are wanted
	Erased   annotate.Destroyed // what was destroyed on demand
	Rulings  annotate.Rulings   // for everyone, oldest first
	Hints    *hint.List         // that annotators may be pointed to, nil for none
	Consent  *annotate.Consent  // that annotators agree to, nil for none
	Agreed   []annotate.ConsentVersion
	// Along is the table that goes along and has what people told of themselves, "" if none does.
	Along string
}

// About is what a study is of.
type About struct {
	Project  string // its name
	Program  string // the version of the program
	Made     time.Time
	Frozen   *annotate.Freeze // what was frozen, if it is of that; nil is the project as it is
	Narrowed string           // which answers the numbers leave out, or ""
	Filter   review.Filter    // that leaves them out
	Draws    review.Draws
	Hardest  int  // how many paragraphs that divide annotators most are given with their words
	Weeks    bool // days on which people did something are told by their weeks
}

// When is when somebody did something: a day, or a week of ISO 8601.
func (a *About) When(at time.Time) string {
	if !a.Weeks {
		return at.UTC().Format(time.DateOnly)
	}
	year, week := at.UTC().ISOWeek()
	return fmt.Sprintf("%04d-W%02d", year, week)
}

// Numbers are how far annotators agree.
type Numbers struct {
	Purpose  string             // what the project says of itself, or ""
	Missing  []review.Attention // whose answers are missing or old
	Overview *review.Overview
	Excluded []annotate.Exclusion // whose answers do not count
	Seats    annotate.Seats       // annotators who are no people
	BothWays []review.BothWays    // every row without them and with them
	Again    []review.Again       // how far those who were asked again agree with themselves
	Words    []Words              // how far they marked the same words
	Effects  []review.ArmEffect   // of what was pointed out in an experiment

	PassedOver review.PassedOvers // targets given absent by the key for the rest
}

// Texts are the articles.
type Texts struct {
	Articles, Paragraphs  int
	Withdrawn, Practice   int // articles that are no part of it, and those with a key
	Withheld, Erased      int // paragraphs
	Guesses               map[string]int
	Outlets               []Outlet // by name, with "" for those of which it is not known
	Dated                 int      // articles whose date is known
	First, Last           string   // dates of publication
	Strata, Events        map[string]int
	AssignedTo, WithEvent int         // articles that were given to anybody; articles with an event
	Lengths               map[int]int // paragraphs with text, by their length in characters

	counted map[string]team.Article // the articles, by id
}

// Outlet is who published articles.
type Outlet struct {
	Name        string
	Articles    int
	First, Last string // dates of publication
}

// Labels are what annotators answered in the first round, and how it was decided.
type Labels struct {
	Answers     int
	Derived     int       // what follows from them, of questions that were not asked then
	First, Last time.Time // of submission
	By          []Annotator
	Overlap     map[int]int                   // paragraphs by how many annotators submitted them
	Imported    annotate.UnitCount            // sheets that came from a file
	Unsure      annotate.UnitCount            // sheets with anything unsure
	Shown       annotate.UnitCount            // sheets whose annotator had seen others' answers before
	Marked      annotate.UnitCount            // sheets with words marked as evidence
	Versions    map[string]annotate.UnitCount // sheets, by hash
	Decided     map[string]*Decided           // by field
	Recognised  map[string]int                // how far annotators recognised outlets, by answer
	Practised   map[string]annotate.UnitCount // sheets of practice, by annotator
	Compared    annotate.UnitCount            // sheets whose annotator opened others' answers after submitting
	Crossing    team.Crossing                 // how who labelled what lies over the outlets of events
}

// Decided is how answers to a question were decided.
type Decided struct {
	Outcomes map[annotate.Outcome]int
	Blind    int // final answers that were given before others' were seen
	ByRule   int // final answers that a rule made, for all it fits at once
	Causes   map[annotate.Cause]int
}

// All counts the final answers.
func (s *Decided) All() (n int) {
	for _, of := range s.Outcomes {
		n += of
	}
	return n
}

// Altogether is how answers to all questions were decided.
func (l *Labels) Altogether() *Decided {
	all := &Decided{Outcomes: make(map[annotate.Outcome]int), Causes: make(map[annotate.Cause]int)}
	for _, s := range l.Decided {
		all.Blind += s.Blind
		all.ByRule += s.ByRule
		for o, n := range s.Outcomes {
			all.Outcomes[o] += n
		}
		for c, n := range s.Causes {
			all.Causes[c] += n
		}
	}
	return all
}

// Practised is one go of somebody at the articles with a key.
type Practised struct {
	Annotator string
	practice.Attempt
}

// Annotator is one of them, and how much they submitted.
type Annotator struct {
	ID          string
	Units       annotate.UnitCount
	Outlets     map[string]int // of the paragraphs, by outlet
	First, Last time.Time
}

// Shown is a value as annotators see it.
func (s *Study) Shown(field, value string) string {
	if f := s.Book.Field(field); f != nil {
		if o := f.Option(value); o != nil {
			return o.Shown
		}
	}
	return value
}
