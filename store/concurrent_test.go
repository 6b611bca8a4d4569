package store

import (
	"context"
	"fmt"
	"sync"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/annotatetest"
)

func TestManyReadersAndWritersAtOnce(t *testing.T) {
	ctx := context.Background()
	s := newSample(t)
	second, err := Open(ctx, s.Path(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer closeProject(t, second)
	const each = 20
	var work sync.WaitGroup
	spawn := func(do func() error) {
		work.Add(1)
		go func() {
			defer work.Done()
			for range each {
				if err := do(); err != nil {
					t.Error(err)
					return
				}
			}
		}()
	}
	for i, p := range []*Project{s.Project, s.Project, second} {
		who := fmt.Sprintf("A%d", i%2+1)
		pen := newPen(fmt.Sprintf("device-%d", i+10), who)
		n := 0
		spawn(func() error {
			n++
			para := s.articles[n%2].Paragraphs[n%3]
			key := annotate.NewSheet(para, annotate.LayerAnnotation, 1, who).Key("note", "")
			pen.Begin()
			return p.Append(ctx, pen.Write(key, fmt.Sprint(n), "", annotate.OriginAnnotator))
		})
		spawn(func() error { return p.EachSheet(ctx, func(*annotate.Article, *annotate.Sheet) error { return nil }) })
		spawn(func() error { _, err := p.Queue(ctx, who, annotate.LayerAnnotation, 1); return err })
		spawn(func() error { _, err := p.Codebook(ctx); return err })
		spawn(func() error { _, err := p.DataVersion(ctx); return err })
	}
	spawn(func() error { _, err := s.Find(ctx, annotatetest.Query("council"), 10, 10); return err })
	work.Wait()
	var entries int
	if err := s.file.reader.whole.QueryRow("SELECT count(*) FROM log WHERE field = 'note'").
		Scan(&entries); err != nil ||
		entries != 3*each {
		t.Errorf("the log has %d answers (%v), want %d", entries, err, 3*each)
	}
	assertSound(t, s.Project)
}

func TestAWindowOpenedTwiceInOneProgramIsReadOnlyTheSecondTime(t *testing.T) {
	ctx := context.Background()
	s := newSample(t)
	first, err := Open(ctx, s.Path(), Options{Exclusive: true, Device: "device-1"})
	if err != nil {
		t.Fatal(err)
	}
	second, err := Open(ctx, s.Path(), Options{Exclusive: true, Device: "device-1"})
	if err != nil {
		t.Fatal(err)
	}
	if first.ReadOnly() || !second.ReadOnly() || !second.HeldElsewhere() {
		t.Errorf("read-only: the first %v, the second %v", first.ReadOnly(), second.ReadOnly())
	}
	closeProject(t, second)
	if err := first.Append(ctx, joinedEntry(s.pen, "A5")); err != nil {
		t.Errorf("after the second window closed the first cannot write: %v", err)
	}
	closeProject(t, first)
	third, err := Open(ctx, s.Path(), Options{Exclusive: true})
	if err != nil {
		t.Fatal(err)
	}
	if third.ReadOnly() {
		t.Error("after the first window closed a third cannot write")
	}
	closeProject(t, third)
}

func TestOpeningWhileAnotherProgramWritesAlwaysSucceeds(t *testing.T) {
	s := newSample(t)
	c := start(t, "append", nil, s.Path())
	c.line(t)
	for range 30 {
		p, err := Open(context.Background(), s.Path(), Options{})
		if err != nil {
			t.Fatalf("Open: %v", err)
		}
		closeProject(t, p) // checkpoints, while the other program writes
	}
	if err := c.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	acknowledged := c.rest()
	_ = c.cmd.Wait()
	closeProject(t, s.Project)
	var counts annotatetest.Reckoning
	counts.Add(len(acknowledged), assertHolds(t, s.Path(), acknowledged))
	counts.Say(t, "another program is killed while the file is opened 30 times")
}
