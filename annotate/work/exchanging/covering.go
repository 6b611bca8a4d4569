package exchanging

import (
	"context"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/events"
)

// Events are what articles cover: what is confirmed, and what seems to be so.
type Events struct {
	session   *Session
	changed   func()
	known     []events.Event
	suggested []events.Suggestion
	read      bool
	err       error
}

// Events begins to look for events; changed is called when they are there, and whenever the
// project was gathered anew, as after an undo, until End.
func (s *Session) Events(changed func()) *Events {
	e := &Events{session: s, changed: changed}
	s.events = e
	e.look()
	return e
}

func (e *Events) look() {
	var known []events.Event
	var suggested []events.Suggestion
	var err error
	from := e.session.options.Contents
	e.session.options.Work(func() {
		if known, err = events.Known(context.Background(), from); err == nil {
			suggested, err = events.Suggest(context.Background(), from)
		}
	}, func() {
		if e.session.closed || e.session.events != e {
			return
		}
		e.known, e.suggested, e.err, e.read = known, suggested, err, true
		e.changed()
	})
}

// End ends it.
func (e *Events) End() {
	if e.session.events == e {
		e.session.events = nil
	}
}

// Read reports whether they are there, or Err says why they are not.
func (e *Events) Read() bool { return e.read }

// Err is why there are none.
func (e *Events) Err() error { return e.err }

// Known are the events that were confirmed, by name.
func (e *Events) Known() []events.Event { return e.known }

// Suggested are articles that seem to cover one event, the most alike first.
func (e *Events) Suggested() []events.Suggestion { return e.suggested }

// Set makes articles cover the event of a name; no name takes them out of theirs.
func (e *Events) Set(name string, articles []events.Article) error {
	name = strings.TrimSpace(name)
	if len([]rune(name)) > annotate.MaxName {
		return annotate.Fail(annotate.CodeInvalid, "event.long-name", "Most", annotate.MaxName)
	}
	if err := e.session.options.Decide(events.Facts(name, articles)...); err != nil {
		return err
	}
	e.session.Reload()
	return nil
}
