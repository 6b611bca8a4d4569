package answering

import (
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// cursor is where keys go.
type cursor struct {
	active   annotate.Slot   // the question that keys answer; zero = none
	chosen   bool            // the person went to it, and was not led there
	option   string          // the option under Left and Right
	answered annotate.Slot   // the answer given last in this paragraph
	given    string          // the option of it that was chosen last, "" where that is not known
	lead     string          // the option chosen last, whose definition is shown until the next key
	outlined []annotate.Slot // what an undo or redo changed
}

// mark holds what the cursor knows about a question.
func (c *cursor) mark(q Question) Question {
	q.Active, q.Outlined = q.Slot() == c.active, slices.Contains(c.outlined, q.Slot())
	if q.Active {
		q.Cursor = c.option
	}
	return q
}

// find returns the question with a name.
func (c *Core) find(slot annotate.Slot) (Question, bool) {
	if slot == (annotate.Slot{}) {
		return Question{}, false
	}
	questions := c.at.Questions()
	if at := indexOf(questions, slot); at >= 0 {
		return questions[at], true
	}
	return Question{}, false
}

func indexOf(questions []Question, slot annotate.Slot) int {
	return slices.IndexFunc(questions, func(q Question) bool { return q.Slot() == slot })
}

// Active is the active question, if one is active.
func (c *Core) Active() (Question, bool) { return c.find(c.cursor.active) }

// ActiveSlot names the active question, also while it is not asked.
func (c *Core) ActiveSlot() annotate.Slot { return c.cursor.active }

// Answered is the question answered last in this paragraph.
func (c *Core) Answered() (Question, bool) { return c.find(c.cursor.answered) }

// Chosen is the active question if the person went there, and was not led.
func (c *Core) Chosen() (Question, bool) {
	q, ok := c.Active()
	return q, ok && c.cursor.chosen
}

// Missing lists the questions that wait for an answer.
func (c *Core) Missing() []Question {
	return slices.DeleteFunc(c.at.Questions(), func(q Question) bool { return !q.Waits })
}

// Move makes a question active, none for the zero slot; chosen says that the
// person goes there, and is not led. What was typed about the one before is
// written.
func (c *Core) Move(to annotate.Slot, chosen bool) {
	if to != c.cursor.active {
		c.Text.leaveQuestion()
	}
	c.cursor.active, c.cursor.chosen, c.cursor.option = to, chosen, ""
}

// Activate makes a visible question active, as a click on it does.
func (c *Core) Activate(field, target string) {
	c.Text.leaveQuestion()
	c.Quiet()
	if q, ok := c.find(annotate.Slot{Field: field, Target: target}); ok {
		c.Move(q.Slot(), true)
	}
}

// Deactivate leaves no question active.
func (c *Core) Deactivate() {
	c.Quiet()
	c.Move(annotate.Slot{}, false)
}

// Arrive begins with a paragraph, in which last was the latest answer.
func (c *Core) Arrive(last annotate.Slot) {
	c.Writer.arrived = c.options.Now()
	c.cursor.outlined, c.cursor.option = nil, ""
	c.Unselect()
	c.Gave(last, "")
}

// Gave remembers what was answered last, and with which option, whose definition
// is shown until the next key.
func (c *Core) Gave(slot annotate.Slot, option string) {
	c.cursor.answered, c.cursor.given, c.cursor.lead = slot, option, option
}

// First makes the first question that waits active; without one none is, or
// the first of all where the last one stays.
func (c *Core) First() {
	questions := c.at.Questions()
	at := slices.IndexFunc(questions, func(q Question) bool { return q.Waits })
	if at < 0 && c.manner.Stays {
		at = slices.IndexFunc(questions, func(q Question) bool { return q.Here })
	}
	if at < 0 {
		c.Move(annotate.Slot{}, false)
		return
	}
	c.Move(questions[at].Slot(), false)
}

// MoveOn goes from a question that is done to the next one that waits, after
// the last to the first. If none waits, none is active, or the question stays.
func (c *Core) MoveOn(from annotate.Slot) {
	questions := c.at.Questions()
	at := indexOf(questions, from)
	for i := range questions {
		if q := questions[(at+1+i)%len(questions)]; q.Waits {
			c.Move(q.Slot(), false)
			return
		}
	}
	switch {
	case !c.manner.Stays:
		c.Move(annotate.Slot{}, false)
	case at < 0:
		c.First()
	}
}

// NextField and PreviousField go through the questions in order; from none they
// go to the first or the last.
func (c *Core) NextField() { c.stepField(1) }

// PreviousField is the opposite of NextField.
func (c *Core) PreviousField() { c.stepField(-1) }

func (c *Core) stepField(by int) {
	c.Quiet()
	questions := slices.DeleteFunc(c.at.Questions(), func(q Question) bool { return !q.Here && !q.Active })
	if len(questions) > 0 {
		c.Move(questions[step(len(questions), indexOf(questions, c.cursor.active), by)].Slot(), true)
	}
}

// NextOption and PreviousOption look at the options of the active question one
// by one, without answering.
func (c *Core) NextOption() { c.stepOption(1) }

// PreviousOption is the opposite of NextOption.
func (c *Core) PreviousOption() { c.stepOption(-1) }

func (c *Core) stepOption(by int) {
	c.Quiet()
	q, ok := c.Active()
	if !ok {
		return
	}
	from, options := c.cursor.option, q.Field.Options
	if labels := codebook.SplitSet(q.Value); from == "" && len(labels) > 0 {
		from = labels[0]
	}
	at := slices.IndexFunc(options, func(o codebook.Option) bool { return o.Value == from })
	c.cursor.option = options[step(len(options), at, by)].Value
}

// step goes on from a place among n, round and round; from none, which is -1,
// to the first or the last.
func step(n, at, by int) int {
	if at < 0 && by < 0 {
		at = 0
	}
	return (at + by + n) % n
}

// Looking reports whether the person looks at the options of the active
// question without answering.
func (c *Core) Looking() bool {
	q, ok := c.Active()
	return ok && q.Cursor != ""
}

// StopLooking ends the look at options: to look is not to answer.
func (c *Core) StopLooking() { c.cursor.option = "" }

// Lead is the option whose definition is to be shown, with its field: the one
// looked at, else the one just chosen; nil if there is none.
func (c *Core) Lead() (*codebook.Field, *codebook.Option) {
	if q, ok := c.Active(); ok && c.cursor.option != "" {
		return q.Field, q.Field.Option(c.cursor.option)
	}
	f := c.Book().Field(c.cursor.answered.Field)
	if c.cursor.lead == "" || f == nil {
		return nil, nil
	}
	return f, f.Option(c.cursor.lead)
}
