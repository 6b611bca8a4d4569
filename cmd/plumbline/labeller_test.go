package main

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/answering"
	"plumbline/annotate/saving"
	"plumbline/annotate/work/labelling"
	"plumbline/store"
)

// label is the second program of the kill tests: a session on the real store
// that answers at random until it is killed. It prints an answer as saved where
// the window sets its status, and each paragraph it comes to.
func label(path, seed string) error {
	ctx := context.Background()
	project, err := store.Open(ctx, path, store.Options{Device: "device-1", Exclusive: true})
	if err != nil {
		return err
	}
	if project.ReadOnly() {
		return errors.New("the project is held by a program that was killed")
	}
	events := make(chan func(), 10_000) // what is to run on the session's goroutine
	s, err := labelling.Open(ctx, telling{project}, answering.Options{
		Annotator: "A1", Device: "device-1",
		Run: func(f func()) { events <- f },
		After: func(d time.Duration, f func()) func() {
			timer := time.AfterFunc(d, func() { events <- f })
			return func() { timer.Stop() }
		},
		Saved: func(state saving.State) {
			for _, e := range state.Committed {
				fmt.Printf("saved %s %s %s %s %s\n", e.ID, e.Key.Subject, e.Key.Field, e.Key.Target, e.Value)
			}
		},
	})
	if err != nil {
		return err
	}
	sum := fnv.New64a()
	_, _ = sum.Write([]byte(seed))
	l := &labeller{session: s, dice: rand.New(rand.NewPCG(sum.Sum64(), 1))}
	fmt.Println("ready")
	for {
		select {
		case f := <-events:
			f()
		default:
			if err := l.step(ctx); err != nil {
				return err
			}
			time.Sleep(time.Duration(l.dice.IntN(1500)) * time.Microsecond) // nobody types faster
		}
	}
}

// telling is a project that prints each place before it keeps it, so that no
// place is in the file that was not printed.
type telling struct{ *store.Project }

func (t telling) SetBookmark(ctx context.Context, annotator, device string, bookmark annotate.Bookmark) error {
	fmt.Println("at", bookmark.Paragraph)
	return t.Project.SetBookmark(ctx, annotator, device, bookmark)
}

// labeller presses keys at random, but mostly those that mean something.
type labeller struct {
	session *labelling.Session
	dice    *rand.Rand
}

func (l *labeller) step(ctx context.Context) error {
	s := l.session
	switch n := l.dice.IntN(100); {
	case n < 60:
		l.answer()
	case n < 72:
		return s.Enter(ctx)
	case n < 78:
		return s.Undo(ctx)
	case n < 82:
		return s.Redo(ctx)
	case n < 86:
		s.ToggleUnsure()
	case n < 91:
		s.Text.Type(fmt.Sprintf("note %d", l.dice.IntN(1000)))
		s.Text.Leave()
	case n < 95:
		s.NextField()
	case n < 98:
		s.GoTo(l.dice.IntN(len(s.Article().Paragraphs)))
	default:
		return s.OpenArticle(ctx, s.Queue()[l.dice.IntN(len(s.Queue()))].ArticleID)
	}
	return nil
}

// answer presses the key of an option of the active field.
func (l *labeller) answer() {
	row, ok := l.session.Active()
	if !ok {
		l.session.NextField()
		return
	}
	option := row.Field.Options[l.dice.IntN(len(row.Field.Options))]
	l.session.Press(rune(option.Key[0]))
}
