// Package comparing is a person who looks at what everyone answered to a paragraph, side by
// side, wherever a number leads there: it asks before it shows what the person has not
// answered yet, and records what they saw. It hands over values and texts of the project; a
// screen says them.
package comparing

import (
	"context"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// Store is what is read of a project.
type Store interface {
	Targets(ctx context.Context) ([]annotate.Target, error)
	Article(ctx context.Context, id string) (*annotate.Article, error)
	Sheet(ctx context.Context, paragraph string, layer annotate.Layer, round int, annotator string) (*annotate.Sheet, error)
	Current(ctx context.Context, key annotate.Key) (*annotate.Entry, error)
}

// Witness records what the person saw of others' answers.
type Witness interface {
	Reveal(paragraph string) error // they asked to see the answers before they submitted theirs
	Saw(paragraphs ...string)      // the answers are on screen
}

// Screen is what shows answers.
type Screen interface {
	ShowAnswers(Answers)
	// AskToReveal asks whether the answers to a paragraph are to be seen although
	// the person has not submitted it; Reveal follows a yes.
	AskToReveal(paragraph string)
	Failed(error)
}

// Options are what an opener begins with.
type Options struct {
	Store     Store
	Witness   Witness
	Book      *codebook.Codebook // in force
	Annotator string             // the person at the keyboard
	People    func() []string    // everyone with answers; it may take a while
	Revealed  func()             // what was hidden may be seen now
	Work      func(work, done func())
	Trace     func(format string, args ...any)
}

// Opener opens the answers to paragraphs for one person. All its methods are called from one goroutine.
type Opener struct {
	options  Options
	screen   Screen
	revealed map[string]bool
	unasked  []string // came into view; whether that is to be recorded is not known yet
	asking   bool
	opened   int // number of the newest request; late ones are dropped
	closed   bool
}

// New makes an opener that shows nothing yet.
func New(o Options) *Opener { return &Opener{options: o, revealed: make(map[string]bool)} }

// Begin names the screen that shows answers.
func (s *Opener) Begin(screen Screen) { s.screen = screen }

// Close ends it; the screen is told nothing any more.
func (s *Opener) Close() { s.closed = true }
