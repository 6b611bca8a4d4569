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
	seen     []int64 // stamps, since the clock was last read
	action   string
}

// NewPen returns a pen that continues after the highest stamp seen so far.
func NewPen(device, author, codebookHash string, highest int64) *Pen {
	return &Pen{
		Device: device, Author: author, Codebook: codebookHash,
		Now: time.Now, NewID: NewID, seen: []int64{highest},
	}
}

// NewID returns a fresh UUIDv7.
func NewID() string { return uuid.Must(uuid.NewV7()).String() }

// Begin starts a new user action; entries written until the next Begin
// belong to it and are undone together.
func (p *Pen) Begin() { p.action = p.NewID() }

// Seen tells the pen of a stamp written elsewhere, so that its own come after. One
// that is more than a day ahead of the clock raises no pen.
func (p *Pen) Seen(stamp int64) { p.seen = append(p.seen, stamp) }

// Highest is the greatest stamp written or followed.
func (p *Pen) Highest() int64 {
	if len(p.seen) > 0 {
		p.follow(p.Now())
	}
	return p.highest
}

// follow takes in the stamps that were seen since the clock was last read.
func (p *Pen) follow(now time.Time) {
	latest := now.Add(AheadAtMost).UnixMilli()
	for _, stamp := range p.seen {
		if stamp <= latest {
			p.highest = max(p.highest, stamp)
		}
	}
	p.seen = nil
}

// WriteOver makes one entry over what stands for its key: it names all heads.
func (p *Pen) WriteOver(current Current, key Key, value string, origin Origin) Entry {
	replaces, also := current.Names()
	return p.Write(key, value, replaces, origin, also...)
}

// Write makes one entry that replaces the given one ("" for none), and decides
// over the further heads of the key that are named.
func (p *Pen) Write(key Key, value, replaces string, origin Origin, also ...string) Entry {
	if p.action == "" {
		p.Begin()
	}
	now := p.Now()
	p.follow(now)
	p.highest = max(now.UnixMilli(), p.highest+1)
	return Entry{
		ID: p.NewID(), Key: key, Value: Visible(value), Replaces: replaces, Also: also,
		Stamp: p.highest, DecidedAt: now.UTC().Truncate(time.Millisecond),
		Codebook: p.Codebook, Origin: origin, Action: p.action,
		Device: p.Device, Author: p.Author,
	}
}
