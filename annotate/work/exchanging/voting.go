package exchanging

import (
	"context"

	"plumbline/annotate"
	"plumbline/annotate/meeting"
)

// OwnVote is a question that the person at the keyboard answers again by themselves.
type OwnVote struct {
	session *Session
	voting  *meeting.Voting
	Call    annotate.Call
}

// VoteOn reads what the person is to answer again.
func (s *Session) VoteOn(c annotate.Call, then func(*OwnVote)) {
	me := s.options.Annotator
	var voting *meeting.Voting
	var err error
	s.options.Work(func() { voting, err = meeting.ReadOwnVoting(context.Background(), s.options.Contents, me, c) }, func() {
		switch {
		case s.closed:
		case err != nil:
			s.screen.Failed(err)
		default:
			then(&OwnVote{s, voting, c})
		}
	})
}

// Division is the question, with its target.
func (v *OwnVote) Division() meeting.Division {
	d := meeting.Division{Field: *v.voting.Field, Slot: v.voting.Slot}
	if d.Slot.Target != "" {
		d.Target = v.session.TargetName(d.Slot.Target)
	}
	return d
}

// Vote is what the person answers now, "" for nothing yet. An undo is seen once what is
// asked has been gathered anew.
func (v *OwnVote) Vote() string {
	if c := v.called(); c != nil {
		return c.Vote
	}
	return v.voting.Votes[v.session.options.Annotator]
}

// called is what is listed of the question, nil while it is not.
func (v *OwnVote) called() *meeting.Called {
	all := v.session.view.Asked.Called
	for i := range all {
		if all[i].Paragraph.ID == v.Call.Paragraph.ID && all[i].Slot == v.Call.Slot {
			return &all[i]
		}
	}
	return nil
}

// Choose answers with an option. It reports whether the answer is whole.
func (v *OwnVote) Choose(option string) (whole bool) {
	value, whole := v.voting.Field.Choose(v.Vote(), option)
	return v.give(value) && whole
}

// TakeBack takes the vote back.
func (v *OwnVote) TakeBack() { v.give("") }

func (v *OwnVote) give(value string) bool {
	me := v.session.options.Annotator
	f, err := v.voting.Fact(me, value)
	if err != nil {
		v.session.screen.Failed(err)
		return false
	}
	if !v.session.decide(f) {
		return false
	}
	v.voting.Votes[me] = f.Value
	if c := v.called(); c != nil { // at once, whatever is still being gathered
		c.Vote = f.Value
	}
	return true
}

// CloseCall closes what was to be answered again: votes stay, and nobody is asked any more.
func (s *Session) CloseCall(c annotate.Call) bool {
	return s.decide(meeting.CallFact(c.Paragraph.ID, c.Slot, false))
}

// Called reports whether the question of the meeting that is looked at is to be answered
// again in everybody's own window.
func (m *Meeting) Called() bool {
	for _, c := range m.session.view.Asked.Calls {
		if c.Paragraph.ID == m.topics[m.at].Paragraph.ID && c.Slot == m.Division().Slot {
			return true
		}
	}
	return false
}

// Call asks whoever answered the question to answer it again in their own window, or closes
// that. It reports whether it was written.
func (m *Meeting) Call(open bool) bool {
	return m.session.decide(meeting.CallFact(m.topics[m.at].Paragraph.ID, m.Division().Slot, open))
}
