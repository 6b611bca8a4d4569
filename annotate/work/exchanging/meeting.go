package exchanging

import (
	"context"
	"slices"

	"plumbline/annotate/codebook"
	"plumbline/annotate/meeting"
	"plumbline/annotate/wholefile"
)

// Meeting is a team that talks over paragraphs, one after the other, and may vote on each
// question anew.
type Meeting struct {
	session *Session
	changed func()
	agenda  *meeting.Agenda
	topics  []meeting.Topic
	rules   []codebook.Field // of each topic: the question that divides it most
	err     error

	at       int // the topic
	division int // the question of it
	voting   *meeting.Voting
	voter    int
}

// Meet begins a meeting; changed is called whenever there is something else to show.
func (s *Session) Meet(changed func()) *Meeting {
	m := &Meeting{session: s, changed: changed}
	s.meeting = m
	var agenda *meeting.Agenda
	var err error
	s.options.Work(func() {
		agenda, err = meeting.Read(context.Background(), s.options.Contents, meeting.Usual, false, s.options.Now())
	}, func() {
		if s.closed {
			return
		}
		m.agenda, m.err = agenda, err
		if err == nil {
			for _, r := range agenda.Rules {
				for _, t := range r.Topics {
					m.topics, m.rules = append(m.topics, t), append(m.rules, r.Field)
				}
			}
		}
		changed()
	})
	return m
}

// Agenda is what is talked over, nil until it was read.
func (m *Meeting) Agenda() *meeting.Agenda { return m.agenda }

// Err is why there is no agenda.
func (m *Meeting) Err() error { return m.err }

// Topic is the paragraph that is talked over, with the question that divides it most and its
// place among all; ok is false where there is none.
func (m *Meeting) Topic() (t meeting.Topic, rule codebook.Field, number, of int, ok bool) {
	if m.at >= len(m.topics) {
		return t, rule, 0, 0, false
	}
	return m.topics[m.at], m.rules[m.at], m.at + 1, len(m.topics), true
}

// Division is the question of the paragraph that is looked at.
func (m *Meeting) Division() meeting.Division { return m.topics[m.at].Divided[m.division] }

// Move goes on by so many paragraphs, as far as there are.
func (m *Meeting) Move(by int) {
	m.at, m.division, m.voting = max(0, min(m.at+by, len(m.topics)-1)), 0, nil
	m.changed()
}

// NextDivision goes to the next question that divides the paragraph, after the last to the
// first.
func (m *Meeting) NextDivision() {
	m.division, m.voting = (m.division+1)%len(m.topics[m.at].Divided), nil
	m.changed()
}

// TalkedOver says that the paragraph was, and goes on to the next. It reports whether there
// is one.
func (m *Meeting) TalkedOver() (more bool) {
	one := meeting.Agenda{Made: m.agenda.Made, Rules: []meeting.Rule{{Topics: m.topics[m.at : m.at+1]}}}
	if err := m.session.options.Decide(one.Held()...); err != nil {
		m.session.screen.Failed(err)
		return true
	}
	if m.at == len(m.topics)-1 {
		return false
	}
	m.Move(1)
	return true
}

// Vote asks everyone who answered the question to answer it again.
func (m *Meeting) Vote() {
	paragraph, slot := m.topics[m.at].Paragraph.ID, m.Division().Slot
	var voting *meeting.Voting
	var err error
	m.session.options.Work(func() {
		voting, err = meeting.ReadVoting(context.Background(), m.session.options.Contents, paragraph, slot)
	}, func() {
		switch {
		case m.session.closed:
		case err != nil:
			m.session.screen.Failed(err)
		default:
			m.voting = voting
			m.Voter(max(0, slices.IndexFunc(voting.Who, func(id string) bool { return voting.Votes[id] == "" })))
		}
	})
}

// Voting is the vote that is taken, nil for none, and whose turn it is.
func (m *Meeting) Voting() (v *meeting.Voting, turn int) { return m.voting, m.voter }

// Voter gives the turn to one of those who vote.
func (m *Meeting) Voter(turn int) {
	m.voter = turn
	m.changed()
}

// EndVote goes back to the paragraph.
func (m *Meeting) EndVote() {
	m.voting = nil
	m.changed()
}

// Choose lets whose turn it is answer; after an answer that is whole the turn is the next
// one's.
func (m *Meeting) Choose(option string) {
	who := m.voting.Who[m.voter]
	value, done := m.voting.Field.Choose(m.voting.Votes[who], option)
	f, err := m.voting.Fact(who, value)
	if err == nil {
		err = m.session.options.Decide(f)
	}
	if err != nil {
		m.session.screen.Failed(err)
		return
	}
	m.voting.Votes[who] = f.Value
	if done {
		m.NextVoter()
		return
	}
	m.changed()
}

// NextVoter gives the turn to the next, after the last to the first.
func (m *Meeting) NextVoter() { m.Voter((m.voter + 1) % len(m.voting.Who)) }

// Save writes the sheet of the meeting and says of all paragraphs on it that they were
// talked over.
func (m *Meeting) Save(path string, then func()) {
	var err error
	m.session.options.Work(func() { err = wholefile.Replace(path, m.agenda.Write) }, func() {
		if m.session.closed {
			return
		}
		if err == nil {
			err = m.session.options.Decide(m.agenda.Held()...)
		}
		if err != nil {
			m.session.screen.Failed(err)
			return
		}
		then()
	})
}

// follow takes up what was written beside the meeting, such as a vote that was taken back.
func (m *Meeting) follow() {
	if m.voting == nil {
		return
	}
	paragraph, slot := m.topics[m.at].Paragraph.ID, m.Division().Slot
	var voting *meeting.Voting
	var err error
	m.session.options.Work(func() {
		voting, err = meeting.ReadVoting(context.Background(), m.session.options.Contents, paragraph, slot)
	}, func() {
		if err == nil && m.voting != nil && m.session.meeting == m && m.topics[m.at].Paragraph.ID == paragraph {
			m.voting = voting
			m.Voter(min(m.voter, len(voting.Who)-1))
		}
	})
}

// End ends the meeting: what it changed is gathered.
func (m *Meeting) End() {
	m.session.meeting = nil
	m.session.Reload()
}
