package annotate

import (
	"strings"
	"time"
)

// DiscussionKey is the log key that says on which day a paragraph was put before the team
// in a meeting, as ISO 8601 writes it.
func DiscussionKey(paragraph string) Key { return Key{Kind: KindDiscussion, Subject: paragraph} }

// CallKey is the log key by which a lead asks whoever answered a question of a paragraph to
// answer it again in their own window: with CallOpen, until it is CallClosed.
func CallKey(paragraph string, slot Slot) Key {
	return Key{Kind: KindDiscussion, Subject: paragraph, Field: slot.Field, Target: slot.Target}
}

// The values of a call.
const (
	CallOpen   = "open"   // votes are given, and nobody is shown another's
	CallClosed = "closed" // they stay, and are seen by whom answers are seen
)

// Call is a question of a paragraph that is to be answered again.
type Call struct {
	Paragraph Paragraph // without its text
	Title     string    // of the article
	Slot      Slot
	Open      bool
}

// discussionFits is whether a value fits an entry of a meeting: a day of a paragraph, a state
// of a call.
func discussionFits(field, value string) bool {
	if field != "" {
		return value == CallOpen || value == CallClosed
	}
	return isDay(value)
}

func isDay(value string) bool {
	at, err := time.Parse(time.DateOnly, value)
	return err == nil && at.Format(time.DateOnly) == value && !strings.HasPrefix(value, "0000")
}

// VoteKey is the log key of what an annotator answers to a question again, once it was
// talked over. The answer from before stays what counts.
func VoteKey(paragraph, annotator string, slot Slot) Key {
	return Key{
		Kind: KindVote, Subject: paragraph, Layer: LayerAnnotation, Round: FirstRound, Annotator: annotator,
		Field: slot.Field, Target: slot.Target,
	}
}

// Vote is what the annotator of a sheet answered to a question again after a discussion,
// "" if nothing.
func (s *Sheet) Vote(slot Slot) string {
	return s.beside[VoteKey(s.Paragraph.ID, s.Annotator, slot)].Entry.Value
}

// Votes are all that the annotator answered again after discussions.
func (s *Sheet) Votes() map[Slot]Current {
	var found map[Slot]Current
	for key, now := range s.beside {
		if key.Kind == KindVote && key.Round == FirstRound && now.Entry.Value != "" {
			if found == nil {
				found = make(map[Slot]Current)
			}
			found[Slot{key.Field, key.Target}] = now
		}
	}
	return found
}

// Voted reports whether the annotator ever answered again after a discussion, even if they
// took it back: they had heard what others think.
func (s *Sheet) Voted() bool {
	for key := range s.beside {
		if key.Kind == KindVote {
			return true
		}
	}
	return false
}

// Revote makes what was answered again the answers of a sheet: how it is after the
// discussion.
func (s *Sheet) Revote() {
	for slot, vote := range s.Votes() {
		vote.Entry.Key = s.Key(slot.Field, slot.Target)
		s.Answers[slot] = vote
	}
}
