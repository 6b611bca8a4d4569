package answering

import (
	"time"

	"plumbline/annotate"
)

// textDelay is how long after the last key a text is written.
const textDelay = time.Second

// Text is the note or the reason that is typed. It is written a second after
// the last key, and when it is left.
type Text struct {
	core   *Core
	dirty  bool // typed and not yet written
	slot   annotate.Slot
	text   string
	cancel func()
}

// Shown is the text as the person sees it.
func (t *Text) Shown() string {
	slot, _ := t.core.at.TextSlot()
	if t.dirty && t.slot == slot {
		return t.text
	}
	return t.core.at.TextAt(slot)
}

// Type sets the text as it is after a key.
func (t *Text) Type(text string) {
	slot, ok := t.core.at.TextSlot()
	if !ok || !t.core.Writable() || text == t.Shown() {
		return
	}
	t.core.notice = Notice{}
	t.stop()
	t.dirty, t.slot, t.text = true, slot, text
	t.cancel = t.core.options.After(textDelay, t.Leave)
}

// Typing reports whether a text is typed that is not yet on its way to disk.
func (t *Text) Typing() bool { return t.dirty }

// Leave writes the text that was being typed, if it changed: as much of it as an
// entry holds.
func (t *Text) Leave() {
	t.stop()
	was := *t
	*t = Text{core: t.core}
	was.text = annotate.AtMost(annotate.Visible(was.text), annotate.MaxValue)
	if !was.dirty || was.text == t.core.at.TextAt(was.slot) {
		return
	}
	t.core.Writer.Begin()
	t.core.at.WriteText(was.slot, was.text)
	t.core.Writer.Commit()
}

// leaveQuestion writes the text if it is about the active question.
func (t *Text) leaveQuestion() {
	if t.dirty && t.slot == t.core.cursor.active {
		t.Leave()
	}
}

// stop ends the waiting for another key.
func (t *Text) stop() {
	if t.cancel != nil {
		t.cancel()
	}
}
