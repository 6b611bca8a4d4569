package answering

import (
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// The keys that mean the same in every place: textKey opens the note or the
// reason, takeKey takes the option that is looked at.
const (
	textKey = '/'
	takeKey = ' '
)

// Press handles one character of a plain key. It reports whether the character
// asks for the note or the reason, which only a window can open.
func (c *Core) Press(char rune) (text bool) {
	c.Quiet()
	act := c.manner.Everywhere[char]
	q, active := c.Active()
	switch {
	case c.at.Closed():
		c.Tell(Notice{Kind: NoticeClosed})
	case char == textKey:
		return c.Writable()
	case char == takeKey && c.claims() && !(active && q.Cursor != "" && c.cursor.answered == annotate.Slot{}):
		c.attachToLast()
	case char == takeKey && active && q.Cursor != "":
		c.Choose(q.Field.Key, q.Target, q.Cursor)
	case act != nil:
		act()
	case !active:
		c.Tell(Notice{Kind: NoticeNoField, Key: string(char)})
	default:
		c.pressFor(q, char)
	}
	return false
}

// pressFor takes a key for a question: it gives an option, or what the place
// says.
func (c *Core) pressFor(q Question, char rune) {
	if o := c.optionOf(q.Field, string(char)); o != nil {
		c.choose(q, o)
		return
	}
	if c.manner.Otherwise == nil || !c.manner.Otherwise(q, char) {
		c.Tell(Notice{Kind: NoticeNoKey, Key: string(char), Field: q.Field})
	}
}

// optionOf is the option that a key gives in a field: by its own key, else, with
// number keys everywhere, by its place.
func (c *Core) optionOf(f *codebook.Field, key string) *codebook.Option {
	if o := f.OptionByKey(key); o != nil || !c.options.NumberKeys {
		return o
	}
	return f.OptionByPosition(key)
}

// Choose handles a click on an option of any visible question, which becomes the
// active one.
func (c *Core) Choose(field, target, value string) {
	c.Quiet()
	q, ok := c.find(annotate.Slot{Field: field, Target: target})
	if !ok {
		return
	}
	if o := q.Field.Option(value); o != nil {
		c.Move(q.Slot(), true)
		c.choose(q, o)
	}
}

// choose answers with an option, and moves on where the question is done.
func (c *Core) choose(q Question, o *codebook.Option) {
	if !c.Writable() {
		return
	}
	c.StopLooking()
	value, done := q.Field.Choose(q.Value, o.Value)
	if c.claims() && c.TakesWords(q.Field.Key) && slices.Contains(q.Field.Labels(q.Value), o.Value) {
		value = q.Value // more words for what is answered already
		_, done = q.Field.Choose("", o.Value)
	}
	c.Writer.Begin()
	c.at.Answer(q.Slot(), value)
	c.attach(q.Slot(), o.Value)
	c.Writer.Commit()
	c.Gave(q.Slot(), o.Value)
	if done {
		c.MoveOn(q.Slot())
	}
}

// TakeBack empties the answer to the active question.
func (c *Core) TakeBack() {
	c.Quiet()
	q, ok := c.Active()
	if !ok {
		return
	}
	c.Writer.Begin()
	taken := c.at.TakeBack(q)
	c.Writer.Commit()
	if taken {
		c.Tell(Notice{Kind: NoticeTakenBack, Field: q.Field, Target: c.Target(q.Target)})
	}
}

// Writable reports whether answers can be given, and says so if not.
func (c *Core) Writable() bool {
	switch {
	case c.options.ReadOnly:
		c.Tell(Notice{Kind: NoticeReadOnly})
		return false
	case c.at.Sheet() == nil:
		return false
	case c.at.Closed():
		c.Tell(Notice{Kind: NoticeClosed})
		return false
	}
	return true
}
