package store

import (
	"fmt"
	"testing"
	"time"
)

// TestAStatementThatIsKeptIsNotPreparedAgain asks an annotator's views for what stands, in
// words that were asked before and in words that are new each time.
func TestAStatementThatIsKeptIsNotPreparedAgain(t *testing.T) {
	s := newSecrets(t)
	s.viewAs(t, "A1")
	const times = 30
	ask := func(words func(n int) string) time.Duration {
		begun := time.Now()
		for n := range times {
			k := s.log[n].Key
			_, err := entries(
				s.ctx,
				&s.file.reader,
				words(n),
				k.Subject,
				k.Layer,
				k.Round,
				k.Annotator,
				k.Kind,
				k.Field,
				k.Target,
				k.Option,
			)
			if err != nil {
				t.Fatal(err)
			}
		}
		return time.Since(begun)
	}
	anew := ask(func(n int) string { return fmt.Sprintf("%s -- %d", sqlNewest, n) })
	kept := ask(func(int) string { return sqlNewest })
	if kept*3 > anew {
		t.Errorf("asking %d times in the same words takes %v, in new words %v, want less than a third", times, kept, anew)
	}
}
