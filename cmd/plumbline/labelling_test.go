//go:build window

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"plumbline/annotate/codebook"
	"plumbline/seeds"
	"plumbline/tools/xwindow"
)

// readExport prints the answers of one article in an export, read by a program
// that is not ours: position, field, target, value, origin, state.
const readExport = `
import csv, json, sys
path, title = sys.argv[1:]
with open(path, encoding="utf-8", newline="") as f:
    rows = [json.loads(line) for line in f] if path.endswith(".jsonl") else list(csv.DictReader(f))
for row in rows:
    if row["article_title"] == title:
        print(" ".join(str(row[c] if row[c] is not None else "") for c in ("position", "field", "target", "value", "origin", "state")))
`

func TestAWholeArticleLabelledByKeysIsFoundInTheFileAndInTheExports(t *testing.T) {
	t.Parallel()
	d := rigOfA1(t)
	book, sample := defaultBook(t), seeds.SampleProject()
	article := sample.Articles[0]
	guesses := d.sql(
		"SELECT guess FROM paragraph JOIN articles ON articles.id = article WHERE title = '%s' ORDER BY position",
		article.Title,
	)
	guessed := 0
	for i, guess := range guesses {
		key := keyOf(article, i+1)
		d.must(d.display.Press(d.strokes(book, key, guess)...))
		d.submitted()
		if guess == key[0].Value && !book.EndsForm("unit_type", guess) {
			guessed++
		}
	}
	if want := len(article.Paragraphs()); len(guesses) != want {
		t.Fatalf("the article has %d paragraphs in the file, want %d", len(guesses), want)
	}
	if guessed == 0 || guessed == len(guesses) {
		t.Errorf("%d of %d layout guesses were right, so that not every way to label was tried", guessed, len(guesses))
	}
	d.key("ctrl+shift+e", "Return")
	exported := strings.TrimPrefix(d.await("exported"), "exported ")
	d.leave()
	d.wantKey(article, exported)
	if found := d.plumb("check"); strings.Contains(found, "problem") {
		t.Errorf("plumb check says: %s", found)
	}
}

// wantKey checks that the file and every export hold exactly the key of an
// article, each label of it given once.
func (d *rig) wantKey(article seeds.Article, exported string) {
	d.Helper()
	var answers, submitted, derived []string
	presses := 0
	for _, a := range article.Key {
		presses += strings.Count(a.Value, "|") + 1
		answers = append(answers, fmt.Sprintf("%d %s %s %s", a.Position, a.Field, a.Target, a.Value))
		if a.Field == "editorial" && a.Value == "none" {
			derived = append(derived, fmt.Sprintf("%d editorial_strength  0 derived submitted", a.Position))
		}
	}
	for i := range article.Paragraphs() {
		submitted = append(submitted, fmt.Sprintf("%d submitted 0", i+1))
	}
	of := " FROM %s JOIN articles ON articles.id = article WHERE title = '" + article.Title + "' AND annotator = 'A1'"
	d.wantRows(d.sql("SELECT position, field, target, value"+of, "answers"), answers, "the answers in the file")
	d.wantRows(d.sql("SELECT position, state, unsure"+of, "states"), submitted, "the states in the file")
	d.wantRows(d.sql("SELECT count(*), sum(revision), count(DISTINCT article) FROM answers"),
		[]string{fmt.Sprint(len(answers), presses, 1)}, "all answers, how often they were given, and in how many articles")

	for _, format := range []string{"csv", "jsonl"} {
		path := filepath.Join(d.TempDir(), "export."+format)
		d.plumb("export", "--format", format, "-o", path)
		d.wantExport(path, article, answers, derived)
	}
	d.wantExport(exported, article, answers, derived)
	fromWindow, err := os.ReadFile(exported)
	d.must(err)
	if fromShell := d.plumb("export", "--format", "csv"); !bytes.Equal(fromWindow, []byte(fromShell)) {
		d.Error("the window's export differs from that of the command line")
	}
}

func (d *rig) wantExport(path string, article seeds.Article, answers, derived []string) {
	d.Helper()
	out, err := exec.Command("python3", "-c", readExport, path, article.Title).CombinedOutput()
	if err != nil {
		d.Fatalf("python3 on %s: %v: %s", path, err, out)
	}
	want := append([]string(nil), derived...)
	var got []string
	for _, row := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		// How an answer came about is in the export only; both ways are answers.
		for _, origin := range []string{" annotator submitted", " prefill submitted"} {
			row = strings.TrimSuffix(row, origin)
		}
		got = append(got, row)
	}
	d.wantRows(got, append(want, answers...), filepath.Base(path))
}

// keyOf is the key of one paragraph, in the order in which the form asks:
// whose stance it is comes after each stance.
func keyOf(article seeds.Article, position int) []seeds.Answer {
	var key, voices []seeds.Answer
	for _, a := range article.Key {
		switch {
		case a.Position != position:
		case a.Field == "voice":
			voices = append(voices, a)
		default:
			key = append(key, a)
		}
	}
	var ordered []seeds.Answer
	for _, a := range key {
		ordered = append(ordered, a)
		for _, v := range voices {
			if a.Field == "stance" && a.Target == v.Target {
				ordered = append(ordered, v)
			}
		}
	}
	return ordered
}

// strokes are the keys that someone presses who answers a paragraph by the key,
// from arriving at it until it is submitted.
func (d *rig) strokes(book *codebook.Codebook, key []seeds.Answer, guess string) []xwindow.Stroke {
	var strokes []xwindow.Stroke
	for _, a := range key {
		field := book.Field(a.Field)
		if field.Prefill != "" && !book.EndsForm(a.Field, guess) {
			if a.Value == guess {
				continue // the guess stands
			}
			strokes = append(strokes, xwindow.Key("shift+Tab"))
		}
		labels := codebook.SplitSet(a.Value)
		if field.Scale != codebook.Set {
			labels = []string{a.Value}
		}
		for _, label := range labels {
			strokes = append(strokes, d.display.Text(field.Option(label).Key)...)
		}
		if field.Scale == codebook.Set && !field.IsExclusive(a.Value) {
			strokes = append(strokes, xwindow.Key("Return")) // a set can always have one more
		}
	}
	return append(strokes, xwindow.Key("Return"))
}
