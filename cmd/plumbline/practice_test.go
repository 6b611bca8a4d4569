//go:build window

package main

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"plumbline/annotate"
	"plumbline/seeds"
)

// wrongly are the answers that the person in the test gives instead of the
// key's: one step off on a scale, and one of two.
var wrongly = []struct {
	field string
	value map[string]string
}{
	{"stance", map[string]string{"-1": "-2", "1": "2"}},
	{"unsourced", map[string]string{"no": "yes"}},
}

// mistaken is the key of an article with two answers that are wrong, in two
// paragraphs, and the places of these.
func mistaken(article seeds.Article) (given seeds.Article, missed []int) {
	given = article
	given.Key = append([]seeds.Answer(nil), article.Key...)
	for _, wrong := range wrongly {
		for i, a := range given.Key {
			value, there := wrong.value[a.Value]
			if a.Field == wrong.field && there && (len(missed) == 0 || a.Position > missed[0]) {
				given.Key[i].Value = value
				missed = append(missed, a.Position)
				break
			}
		}
	}
	return given, missed
}

// attempts is what plumb practice --scores --json prints.
type attempts struct {
	Attempts []struct {
		Annotator string
		Asked     int
		Right     int
		Submitted int
		Share     float64
		Nearness  float64
		Fields    []struct {
			Field    string
			Asked    int
			Right    int
			Nearness float64
		}
		Missed []struct {
			Position int
			Field    string
			Answer   string
			Key      string
		}
	}
}

func TestAnArticlePractisedByKeysIsScoredAsByHand(t *testing.T) {
	t.Parallel()
	d := newRig(t, 1440, 900)
	d.project = filepath.Join(t.TempDir(), "project.plumb")
	d.must(writeSample(context.Background(), d.project, seeds.Answers()))
	before := d.plumb("export", "--format", "csv") + d.plumb("agree", "--draws", "10")
	d.program = d.start(d.project, "--annotator", "P1")
	d.await("ready")
	d.key("ctrl+shift+p")
	d.await("ready")

	book, article := defaultBook(t), seeds.SampleProject().Articles[0]
	given, missed := mistaken(article)
	if len(missed) != 2 || missed[0] == missed[1] {
		t.Fatalf("the mistakes are in the paragraphs %v, want two", missed)
	}
	guesses := d.sql(
		"SELECT guess FROM paragraph JOIN articles ON articles.id = article WHERE title = '%s' ORDER BY position",
		article.Title,
	)
	for i, guess := range guesses {
		d.must(d.display.Press(d.strokes(book, keyOf(given, i+1), guess)...))
		d.submitted()
		if i+1 == missed[0] {
			d.picture("feedback")
		}
		d.press("n") // the key is shown: nothing can be changed
		d.key("Return")
	}
	asked := len(article.Key)
	if said, want := d.await("score"), fmt.Sprintf("score %d of %d, 2 missed", asked-2, asked); said != want {
		t.Errorf("the window says %q, want %q", said, want)
	}
	d.picture("score")
	d.key("Down", "Return") // to the first paragraph that was missed
	d.await("at")
	if want := d.sql("SELECT paragraph.id FROM paragraph JOIN articles ON articles.id = article WHERE title = '%s' AND position = %d", article.Title, missed[0])[0]; d.at() != want {
		t.Errorf("the score leads to the paragraph %s, want %s", d.at(), want)
	}
	d.leave()
	d.wantScores(article, missed)
	if after := d.plumb("export", "--format", "csv") + d.plumb("agree", "--draws", "10"); after != before {
		t.Error("practice changes the export or the agreement")
	}
	d.wantRows(
		d.sql("SELECT DISTINCT layer, round FROM answers WHERE annotator = 'P1'"),
		[]string{"practice 1"},
		"the layers of P1's answers",
	)
	if found := d.plumb("check"); strings.Contains(found, "problem") {
		t.Errorf("plumb check says: %s", found)
	}
}

// wantScores compares what the command line says with what follows from the key
// by hand: of the questions answered wrongly once, one right less; nearness less a
// quarter (one step of four) and less one.
func (d *rig) wantScores(article seeds.Article, missed []int) {
	d.Helper()
	var all attempts
	d.must(json.Unmarshal([]byte(d.plumb("practice", "--scores", "--json")), &all))
	if len(all.Attempts) != 1 || all.Attempts[0].Annotator != "P1" {
		d.Fatalf("there are the attempts %+v, want one of P1", all.Attempts)
	}
	a, asked := all.Attempts[0], len(article.Key)
	near := func(what string, got, want float64) {
		d.Helper()
		if math.Abs(got-want) > 1e-9 {
			d.Errorf("%s is %v, want %v", what, got, want)
		}
	}
	if a.Asked != asked || a.Right != asked-2 || a.Submitted != len(article.Paragraphs()) {
		d.Errorf(
			"%d of %d answers are right in %d paragraphs, want %d of %d in %d",
			a.Right,
			a.Asked,
			a.Submitted,
			asked-2,
			asked,
			len(article.Paragraphs()),
		)
	}
	near("the share", a.Share, float64(asked-2)/float64(asked))
	near("the nearness", a.Nearness, (float64(asked)-1.25)/float64(asked))
	count := map[string]int{}
	for _, k := range article.Key {
		count[k.Field]++
	}
	off := map[string]float64{"stance": 0.25, "unsourced": 1}
	for _, f := range a.Fields {
		wrong := 0
		if off[f.Field] > 0 {
			wrong = 1
		}
		if f.Asked != count[f.Field] || f.Right != count[f.Field]-wrong {
			d.Errorf("%s: %d of %d, want %d of %d", f.Field, f.Right, f.Asked, count[f.Field]-wrong, count[f.Field])
		}
		near("the nearness of "+f.Field, f.Nearness, (float64(count[f.Field])-off[f.Field])/float64(count[f.Field]))
		delete(count, f.Field)
	}
	if len(count) > 0 {
		d.Errorf("the questions %v have no score", count)
	}
	if len(a.Missed) != 2 || a.Missed[0].Position != missed[0] || a.Missed[1].Position != missed[1] {
		d.Errorf("missed are %+v, want the paragraphs %v", a.Missed, missed)
	}
}

// picture keeps what the screen shows where PLUMBLINE_TEST_PICTURES names a
// folder.
func (d *rig) picture(name string) {
	d.Helper()
	if folder := os.Getenv("PLUMBLINE_TEST_PICTURES"); folder != "" {
		d.must(d.display.Screenshot(filepath.Join(folder, name+".png")))
	}
}

// age makes everything in the project so many days older, as if it had been said then.
func (d *rig) age(days int) {
	d.Helper()
	trigger := d.sql("SELECT sql FROM sqlite_schema WHERE name = 'entry_is_never_changed'")
	const day = 24 * 60 * 60 * 1000
	d.sql("DROP TRIGGER entry_is_never_changed; UPDATE entry SET stamp = stamp - %[1]d, decided = decided - %[1]d; %[2]s",
		days*day, trigger[0])
}

func TestAnArticleAskedAgainIsAnsweredInARoundOfItsOwn(t *testing.T) {
	t.Parallel()
	d := newRig(t, 1440, 900)
	d.project = filepath.Join(d.home, "ferry.plumb")
	file := filepath.Join(d.home, "ferry.txt")
	d.must(
		os.WriteFile(file, []byte("The ferry sails again\n\nThe ferry company of Brenn gave no reason.\n\nIt sails on Monday.\n"), 0o600),
	)
	d.plumb("new")
	d.plumb("import", file)
	d.plumb("settings", "--repeat-share", "100")
	d.open()
	for range 3 {
		d.press("nnn")
		d.key("Return")
		d.submitted()
	}
	answers := "SELECT position, round, field, target, value FROM answers WHERE annotator = 'A1' AND round = %d"
	first := d.sql(answers, 1)
	d.leave()
	d.age(annotate.RepeatDays + 1)
	d.open()
	d.key("ctrl+Next") // who may see everything is asked openly, in a row of its own
	d.picture("again")
	for range 3 { // what is pressed lands there
		d.press("nyn")
		d.key("Return")
		d.submitted()
	}
	d.leave()
	d.wantRows(d.sql(answers, 1), first, "the answers of the first round")
	var again []string
	for _, row := range first {
		row = strings.Replace(row, " 1 ", " 2 ", 1)
		if strings.HasPrefix(row, "1 1 ") || strings.HasPrefix(row, "1 2 ") {
			row = "1 2 " + strings.SplitN(row, " ", 3)[2]
		}
		again = append(again, strings.Replace(row, "unsourced  no", "unsourced  yes", 1))
	}
	d.wantRows(d.sql(answers, 2), again, "the answers of the second round")
	d.wantRows(d.sql("SELECT position, round, state FROM states"), []string{
		"1 1 submitted", "2 1 submitted", "3 1 submitted", "1 2 submitted", "2 2 submitted", "3 2 submitted",
	}, "the states")
	if said := d.plumb("agree", "--rounds", "--field", "unsourced", "--draws", "10"); !strings.Contains(said, "A1") {
		t.Errorf("plumb agree --rounds says nothing of A1: %s", said)
	}
	if found := d.plumb("check"); strings.Contains(found, "problem") {
		t.Errorf("plumb check says: %s", found)
	}
}
