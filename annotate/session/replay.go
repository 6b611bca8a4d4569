package session

import (
	"context"

	"plumbline/annotate"
)

// replayed is how many actions are read from the log at first; when they run
// out, ten times as many are read.
const replayed = 1000

// readNewestActions makes undo and redo ready where the last session ended. A
// chain of undos that began before the newest actions is read in full, since
// only all of it tells what a redo is.
func (s *Session) readNewestActions(ctx context.Context) error {
	if err := s.readHistory(ctx, replayed); err != nil {
		return err
	}
	for s.history.Cut() && s.replay > 0 {
		if err := s.readHistory(ctx, s.replay*10); err != nil {
			return err
		}
	}
	return nil
}

// readHistory replays the newest actions of this annotator on this device:
// those on disk, then those still on their way there.
func (s *Session) readHistory(ctx context.Context, limit int) error {
	queued := s.saver.Queue() // before the log is read, so that none falls between
	actions, err := s.store.Actions(ctx, s.options.Annotator, s.options.Device, limit)
	if err != nil {
		return err
	}
	s.history = annotate.NewHistory(nil)
	onDisk := make(map[string]bool, len(actions))
	for _, a := range append(actions, queued...) {
		if len(a.Entries) == 0 || onDisk[a.ID] || !s.ours(a.Entries[0].Key) {
			continue
		}
		onDisk[a.ID] = true
		s.history.Add(a)
	}
	for id := range s.forgotten {
		s.history.Forget(id)
	}
	s.replay = limit
	if len(actions) < limit {
		s.replay = -1 // the whole log was read
	}
	return nil
}

// ours reports whether an entry belongs to the work this session does.
func (s *Session) ours(k annotate.Key) bool {
	return k.Layer == s.layer && k.Round == s.round && k.Annotator == s.options.Annotator
}
