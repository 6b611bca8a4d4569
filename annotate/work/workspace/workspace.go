// Package workspace is the open project and the person at work in it: what is
// opened and closed, for whom, in real work or in practice, and what is taken up
// when something else wrote to the file. It knows no window; one shows it and
// asks the person what it has to know.
package workspace

import (
	"time"

	"plumbline/annotate"
	"plumbline/annotate/practice"
	"plumbline/annotate/saving"
	"plumbline/annotate/sentence"
	"plumbline/annotate/work/labelling"
)

// Window is what shows a workspace. It is called on the goroutine on which the
// workspace is used.
type Window interface {
	Opened()                  // a project is open, or another person or turn: all is built anew
	Ready()                   // it is shown; the person can be told what is to be known of it
	Emptied()                 // nothing is open: no key may reach a session that has ended
	Refreshed(c Change)       // something else wrote; what is open shows it
	Saved(state saving.State) // how far writing is
	// Flagged shows the paragraphs that were answered differently in two places, and those
	// that a ruling wants to be looked at again, and tells what else came for the person.
	Flagged(more More)
	Failed(err error) // nil is none
	// Altered is told that a project is not opened because another program changed its
	// parts, and that a clean copy can be made of it.
	Altered(path string, err error)

	// AskWho asks who labels in a project in which some have ids already, and which was
	// made for one of them if it is a pack. What use
	// returns keeps the question open.
	AskWho(owner string, here []string, use func(id string) error, declined func())
	// Glimpsed is told that the sample can be looked at by who has not said yet who they
	// are. What the session shows cannot be changed, and it ends when they say so.
	Glimpsed(project *Project, s *labelling.Session)
	// AskToLose asks whether to go on although so many answers cannot be written. Kept
	// ones are offered again when the project is opened the next time.
	AskToLose(left int, why error, kept bool, leave func())

	FileMissing(m Missing) // the project's file is not where it was opened; said again when that changes
	FileBack()             // it is again
	// OfferRescue asks whether to take in what was kept of the person's answers.
	OfferRescue(k Kept, take func())
	// OfferToEndErasure asks whether to remove what an erasure could not.
	OfferToEndErasure(end func())
	// ErasureEnded is told that nothing of it is left.
	ErasureEnded()

	// FlushPlaces writes what places other than the session have to write, and
	// returns how much could not be written and why.
	FlushPlaces() (left int, err error)
	ClosePlaces() // ends what they do elsewhere: the project closes
}

// Change says what something else has changed.
type Change struct {
	Rules  bool // another version of the codebook is in force
	Viewer bool // the person may see other things
	Offer  bool // something else can be practised
	Quiet  bool // places that were built for what is still in force show nothing else
}

// Options say where projects come from and how time and goroutines are provided.
type Options struct {
	Shelf     Shelf
	Memory    Memory
	Rescues   Rescues // nil: nothing is kept
	Annotator string  // to label as in the first project and in the sample; "" = ask, or as last time

	Work  func(work, done func())                         // works elsewhere, then calls done where the workspace is used
	Step  func(work, done func())                         // the same of the steps of opening; nil = Work
	Run   func(f func())                                  // brings a callback to that goroutine
	After func(d time.Duration, f func()) (cancel func()) // calls f there once d has passed
	Now   func() time.Time
	Say   func(sentence.Text) string       // in the language of the person; nil = in English
	Trace func(format string, args ...any) // tells tests what happened
	Every time.Duration                    // how often to look whether another program wrote; 0 = a second
}

// Workspace is the open project, if one is, and the person at work in it. All
// methods are called on one goroutine.
type Workspace struct {
	options Options
	window  Window
	project *Project // nil = none is open
	session *labelling.Session
	watcher *watcher
	viewer  annotate.Viewer // for whom places were built

	missing    annotate.Whereabouts // what became of the file, as it was told
	keepsake   func()               // ends the keeping of backups
	saved      time.Time            // of the newest answer on disk
	takeIn     bool                 // what was kept is taken in without being asked for
	turn       turn                 // what the session works on
	sample     string               // path of this installation's copy of the sample, once it is known
	glimpse    *labelling.Session   // of who has not said yet who they are; nil is none
	offer      practice.Offer
	person     Person
	sawWarning bool   // the person wants to see everyone's answers, though they annotate too
	asked      More   // what the person is asked and told, as it was told
	acts       *acts  // what the person did beside answering
	next       func() // waits for the session that is being opened; nil is nothing
}

// New makes a workspace in which nothing is open.
func New(o Options, window Window) *Workspace {
	if o.Step == nil {
		o.Step = o.Work
	}
	if o.Every == 0 {
		o.Every = time.Second
	}
	return &Workspace{options: o, window: window}
}

// Project is the open project, or nil.
func (w *Workspace) Project() *Project { return w.project }

// Session is the session of the person, nil without a project.
func (w *Workspace) Session() *labelling.Session { return w.session }

// Offer is what can be practised.
func (w *Workspace) Offer() practice.Offer { return w.offer }

// Practising reports whether practice is worked on.
func (w *Workspace) Practising() bool { return w.session != nil && w.session.Practising() }

// Writable reports whether a project is open in which something can be written.
func (w *Workspace) Writable() bool { return w.project != nil && !w.project.ReadOnly() }

// Leads reports whether the person may do what leads do, in a project that can be
// written.
func (w *Workspace) Leads() bool { return w.Writable() && w.project.Viewer().Lead }
