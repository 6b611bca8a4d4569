package exchanging

import (
	"time"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// View is everything there is to show. It is plain data, gathered elsewhere.
type View struct {
	Me       string // who is at the keyboard
	Lead     bool   // and may do what a lead may
	Fixed    bool   // nothing can be written
	Path     string // of the project
	Articles []Article
	People   []Person
	Rules    RulesInForce
	Settings map[string]string // by Project field, "" where nothing stands
	Naming   annotate.Naming   // where hidden outlets are named all the same; of leads alone
	Consent  *annotate.Consent // that annotators agree to, nil for none
	Agreed   []annotate.Agreed // who did; of an annotator their own words
	Batches  []annotate.Batch
	Asked    Asked
	Backups  []annotate.Backup // newest first
	Freezes  []annotate.Freeze // newest first; of leads alone

	editions []map[string]bool // for each text of which several versions are in use, these

	book    *codebook.Codebook // in force
	targets map[string]string  // names by id
}

// Article is one row of the articles.
type Article struct {
	ID         string
	Meta       annotate.Meta
	Paragraphs int
	Progress   []Progress // of everyone who has it, or has begun it
}

// Progress is how far someone is with an article.
type Progress struct {
	Annotator        string
	Paragraphs       int // that they are asked
	Begun, Submitted int // of these
	Unsure           int
	Awaited          bool // it counts in the article (annotate.PersonSummary.Awaited)
}

// Done reports whether everything that they are asked is submitted.
func (p Progress) Done() bool { return p.Paragraphs > 0 && p.Submitted >= p.Paragraphs }

// Person is one row of the people.
type Person struct {
	annotate.PersonSummary
	Seat  bool // it is no person, but a column that different people filled
	Known bool // Measured has come
	Measured
}

// Measured is what is known of a person once their whole log was read.
type Measured struct {
	Conflicts int       // paragraphs that they answered twice
	Pace      float64   // paragraphs in an hour of work, 0 if there is none
	Last      time.Time // of their newest answer, zero if there is none or the project does not keep it
	Heard     time.Time // the day of their newest work that is here, zero if there is none
}

// RulesInForce is what is said of the codebook.
type RulesInForce struct {
	Title, Version string
	Questions      int
	Targets        []string // their names
}

// Awaited are those of whom the article is awaited; for whoever does not lead, themselves.
func (a *Article) Awaited() (all []Progress) {
	for _, p := range a.Progress {
		if p.Awaited {
			all = append(all, p)
		}
	}
	return all
}

// Done counts those of them who have submitted everything that they are asked.
func (a *Article) Done() (n int) {
	for _, p := range a.Awaited() {
		if p.Done() {
			n++
		}
	}
	return n
}

// HidesOutlet reports whether outlets are kept from the person at the keyboard.
func (v *View) HidesOutlet() bool {
	return v.Settings[annotate.ProjectOutletBlind] == annotate.Yes && !v.Lead
}

// InUse counts the articles that are not withdrawn, and their paragraphs.
func (v *View) InUse() (articles, paragraphs int) {
	for i := range v.Articles {
		if a := &v.Articles[i]; !a.Meta.Withdrawn {
			articles++
			paragraphs += a.Paragraphs
		}
	}
	return articles, paragraphs
}
