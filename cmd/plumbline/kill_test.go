package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"plumbline/annotate/annotatetest"
	"plumbline/annotate/answering"
	"plumbline/annotate/work/labelling"
	"plumbline/store"
)

// killRounds is how often a labelling without a window is killed.
const killRounds = 45

func TestKilledAtAnyMomentASessionLosesNothingItShowedAsSaved(t *testing.T) {
	project := newSample(t)
	dice := rand.New(rand.NewPCG(20240312, 7))
	shown := 0
	var counts annotatetest.Reckoning
	defer func() { counts.Say(t, "the program is killed while it writes") }()
	for round := range killRounds {
		said := labelUntilKilled(t, project, fmt.Sprint("round ", round), time.Duration(1+dice.IntN(120))*time.Millisecond)
		counts.Add(len(savedIDs(said)), wantHeld(t, project, said))
		wantPosition(t, project, said)
		shown += len(savedIDs(said))
		if t.Failed() {
			t.Fatalf("in round %d", round)
		}
	}
	if shown < 10*killRounds {
		t.Errorf("only %d answers were shown as saved in %d rounds, so that little was at stake", shown, killRounds)
	}
	wantOneFile(t, project)
}

// labelUntilKilled lets a second program label and kills it a while after its
// first answer was saved; it returns what the program said.
func labelUntilKilled(t *testing.T, project, seed string, after time.Duration) []string {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, project)
	cmd.Env = append(os.Environ(), childVariable+"="+seed)
	var words strings.Builder
	cmd.Stderr = &words
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatalf("the labelling program does not start: %v", err)
	}
	var said []string
	var killer *time.Timer
	lines := bufio.NewScanner(io.Reader(out))
	for lines.Scan() {
		said = append(said, lines.Text())
		if killer == nil && strings.HasPrefix(lines.Text(), "saved ") {
			killer = time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
		}
	}
	err = cmd.Wait()
	if killer == nil || err == nil || !strings.Contains(err.Error(), "killed") {
		t.Fatalf("the labelling program ended by itself (%v): %s", err, words.String())
	}
	return said
}

// savedIDs are the ids of the answers that lines show as saved.
func savedIDs(said []string) []string {
	var ids []string
	for _, line := range said {
		if words := strings.Fields(line); words[0] == "saved" {
			ids = append(ids, words[1])
		}
	}
	return ids
}

// wantHeld checks what a project holds after its program was killed: every
// answer that was shown as saved, and nothing that plumb check objects to. It
// returns how many answers are lost.
func wantHeld(t *testing.T, path string, said []string) (lost int) {
	t.Helper()
	ctx := context.Background()
	project, err := store.Open(ctx, path, store.Options{Device: "device-1", Exclusive: true})
	if err != nil {
		t.Fatalf("after a kill the project does not open: %v", err)
	}
	defer func() {
		if err := project.Close(); err != nil {
			t.Errorf("closing the project: %v", err)
		}
	}()
	if project.ReadOnly() {
		t.Error("after a kill the project opens read-only")
	}
	for _, line := range said {
		if words := strings.SplitN(line, " ", 6); words[0] == "saved" && !wantEntry(t, project, words) {
			lost++
		}
	}
	problems, err := project.Check(ctx)
	if err != nil {
		t.Fatalf("checking the project: %v", err)
	}
	for _, p := range problems {
		t.Errorf("plumb check finds: %s %s", p.Code, p.Message)
	}
	return lost
}

// wantEntry checks that an answer stands in the log as it was shown.
func wantEntry(t *testing.T, project *store.Project, shown []string) bool {
	t.Helper()
	e, err := project.Entry(context.Background(), shown[1])
	if err != nil {
		t.Errorf("an answer that was shown as saved is lost: %v: %v", shown, err)
		return false
	}
	held := []string{"saved", e.ID, e.Key.Subject, e.Key.Field, e.Key.Target, e.Value}
	for i := range held {
		if held[i] == "" {
			held[i] = shown[i] // the window prints a sign for nothing
		}
	}
	if !slices.Equal(held, shown) {
		t.Errorf("shown as saved was %v, in the file is %v", shown, held)
		return false
	}
	return true
}

// wantPosition checks that the next start opens the paragraph at which the program
// was when it was killed: that of the latest answer shown as saved, or one it
// went to after that.
func wantPosition(t *testing.T, path string, said []string) {
	t.Helper()
	ctx := context.Background()
	project, err := store.Open(ctx, path, store.Options{Device: "device-1"})
	if err != nil {
		t.Fatalf("opening the project: %v", err)
	}
	defer func() { _ = project.Close() }()
	s, err := labelling.Open(ctx, project, answering.Options{Annotator: "A1", Device: "device-1"})
	if err != nil {
		t.Fatalf("opening the session after a kill: %v", err)
	}
	opened := s.Current().Paragraph.ID
	if err := s.Close(); err != nil {
		t.Errorf("closing the session: %v", err)
	}
	var visits, answered []string
	for _, line := range said {
		switch words := strings.Fields(line); words[0] {
		case "at":
			visits = append(visits, words[1])
		case "saved":
			answered = append(answered, words[2])
		}
	}
	for _, paragraph := range answered { // both lists are in the order of the keys pressed
		at := slices.Index(visits, paragraph)
		if at < 0 {
			t.Fatalf("an answer for paragraph %s was saved, which was never current", paragraph)
		}
		visits = visits[at:]
	}
	if !slices.Contains(visits, opened) {
		t.Errorf("the next start opens paragraph %s, want one of %s", opened, visits)
	}
}
