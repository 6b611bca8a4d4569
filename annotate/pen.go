package annotate

import (
	"time"

	"github.com/google/uuid"
)

// Pen writes entries: it gives each its id, stamp and time at the moment it
// is called, so that the order of the log is the order of the keys pressed.
// A Pen is used by one goroutine.
type Pen struct {
	Device   string
	Author   string
	Codebook string
	Now      func() time.Time
	NewID    func() string
	highest  int64
	action   string
}

// NewPen returns a pen that continues after the highest stamp seen so far.
func NewPen(device, author, codebookHash string, highest int64) *Pen {
	return &Pen{
		Device: device, Author: author, Codebook: codebookHash,
		Now: time.Now, NewID: NewID, highest: highest,
	}
}

// NewID returns a fresh UUIDv7.
func NewID() string { return uuid.Must(uuid.NewV7()).String() }

// Begin starts a new user action; entries written until the next Begin
// belong to it and are undone together.
func (p *Pen) Begin() { p.action = p.NewID() }

// Seen tells the pen of a stamp written elsewhere, so that its own come after.
func (p *Pen) Seen(stamp int64) { p.highest = max(p.highest, stamp) }

// Highest is the greatest stamp written or seen.
func (p *Pen) Highest() int64 { return p.highest }

// Write makes one entry that replaces the given one ("" for none), and also the
// further heads of the key that are known, if there are any.
func (p *Pen) Write(key Key, value, replaces string, origin Origin, also ...string) Entry {
	if p.action == "" {
		p.Begin()
	}
	now := p.Now()
	p.highest = max(now.UnixMilli(), p.highest+1)
	return Entry{
		ID: p.NewID(), Key: key, Value: value, Replaces: replaces, Also: also,
		Stamp: p.highest, DecidedAt: now.UTC().Truncate(time.Millisecond),
		Codebook: p.Codebook, Origin: origin, Action: p.action,
		Device: p.Device, Author: p.Author,
	}
}
