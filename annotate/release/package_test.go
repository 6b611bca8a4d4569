package release_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/parquet-go/parquet-go"

	"plumbline/annotate"
	"plumbline/annotate/dataset"
	"plumbline/annotate/release"
	"plumbline/store/storetest"
)

// people are those of the project, by ids that stand in no other word.
var people = []string{"Zorana", "Quillon", "Brigida", "Xaverius"}

// theirs are words that people wrote, and what is known of them.
var theirs = []string{
	"a-note-of-hers", "the-reason-why", "left-out-because", "handed-to-her", "secret-query", "north-coast", "desk",
}

// newProject makes a project of three annotators and a lead who have said everything that
// can be said.
func newProject(t *testing.T) *storetest.Team {
	t.Helper()
	p := storetest.MustOpenTeam(t, 4, 3)
	for _, who := range people {
		p.Write(who, annotate.Key{Kind: annotate.KindPerson, Subject: who, Field: annotate.PersonJoined}, annotate.Yes)
		p.Write("Xaverius", annotate.Key{Kind: annotate.KindAttribute, Subject: who, Field: "region"}, "north-coast")
	}
	for i := range 7 {
		q := p.Paragraph(i/4, i%4)
		for j, who := range people[:3] {
			sourcing := []string{"official", "expert"}[(i+j)%2]
			p.Label(
				who,
				q,
				map[string]string{"sourcing": sourcing, "attribution": "named", "quote_form": "direct", "note": "a-note-of-hers"},
			)
			sheet := annotate.NewSheet(q, annotate.LayerAnnotation, 1, who)
			words := string([]rune(q.Text)[2:6])
			p.Write(who, sheet.EvidenceKey(annotate.Slot{Field: "sourcing"}, sourcing),
				annotate.JoinPassages([]annotate.Passage{{Begin: 2, End: 6, Words: words}}))
		}
		final := annotate.NewSheet(q, annotate.LayerFinal, 1, "").Key("sourcing", "")
		p.Write("Xaverius", final, "official")
		final.Kind = annotate.KindOutcome
		p.Write("Xaverius", final, annotate.OutcomeDecided.Told("0"))
		final.Kind = annotate.KindReason
		p.Write("Xaverius", final, "the-reason-why")
	}
	p.Write("Xaverius", annotate.ExclusionKey("Brigida"), "left-out-because")
	q := p.Paragraph(0, 0)
	handed, laid := annotate.Ruling{Words: "handed-to-her"}, annotate.Ruling{Words: "Whoever speaks for an office is official."}
	p.Write("Xaverius", annotate.RulingKey(q.ID, "sourcing", "Zorana"), handed.Value())
	p.Write("Xaverius", annotate.RulingKey(q.ID, "sourcing", ""), laid.Value())
	p.Write("Zorana", annotate.Frame{Annotator: "Zorana"}.Key(), annotate.Frame{Query: "secret-query", Articles: 1, Paragraphs: 1}.Value())
	p.Write("Zorana", annotate.OutletKey(q.Article, "Zorana"), annotate.RecognisedKnew)
	p.Write("Zorana", annotate.ExposureKey(annotate.ProjectTargetsShown, q.ID, "Zorana", 1),
		annotate.Exposure{When: annotate.ShowAtOnce, Shown: true, Words: 2}.String())
	return p
}

// packageOf is a package of what the project holds, under a name.
func packageOf(t *testing.T, p *storetest.Team, layout *release.Layout, name string) release.Package {
	t.Helper()
	pen := p.Pen("Xaverius")
	highest, err := p.HighestStamp(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	pen.Seen(highest)
	r, err := p.Release(context.Background(), pen, name, nil, annotate.Along{})
	if err != nil {
		t.Fatal(err)
	}
	return release.Package{Layout: layout, Project: "harbour", Program: "1.0", Release: r}
}

// written are the files of a package, by name.
func written(t *testing.T, p *storetest.Team, made release.Package) map[string][]byte {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "out")
	if err := made.WriteFile(context.Background(), folder, p.Project); err != nil {
		t.Fatalf("WriteFile: %v", err)
	}
	files := make(map[string][]byte)
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, _ := filepath.Rel(folder, path)
		files[filepath.ToSlash(name)], err = os.ReadFile(path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// words are the bytes of a file, with what is compressed in it unfolded.
func words(t *testing.T, name string, data []byte) string {
	t.Helper()
	if filepath.Ext(name) != ".parquet" {
		return string(data)
	}
	file, err := parquet.OpenFile(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	all := strings.Builder{}
	all.WriteString(file.Schema().String())
	rows := make([]parquet.Row, file.NumRows())
	if n, err := parquet.NewReader(file).ReadRows(rows); n != len(rows) || err != nil && !errors.Is(err, io.EOF) {
		t.Fatalf("%s: %d rows of %d: %v", name, n, len(rows), err)
	}
	for _, row := range rows {
		for _, v := range row {
			all.WriteString(v.String() + " ")
		}
	}
	return all.String()
}

func records(t *testing.T, data []byte) []map[string]string {
	t.Helper()
	lines, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var all []map[string]string
	for _, line := range lines[1:] {
		row := make(map[string]string)
		for i, name := range lines[0] {
			row[name] = line[i]
		}
		all = append(all, row)
	}
	return all
}

func TestNothingInAPackageNamesAPersonOrWhatTheyWrote(t *testing.T) {
	p := newProject(t)
	for _, layout := range release.Layouts() {
		files := written(t, p, packageOf(t, p, layout, "first"))
		for name, data := range files {
			for _, secret := range append(slices.Clone(people), theirs...) {
				if strings.Contains(words(t, name, data), secret) {
					t.Errorf("%s: %s tells of %q", layout.Name, name, secret)
				}
			}
		}
	}
}

func TestWithoutProtectionAPackageHasWhatTheProjectHas(t *testing.T) {
	p := newProject(t)
	made := packageOf(t, p, release.Deposit, "archive")
	made.Unprotected, made.Notes = true, true
	answers := string(written(t, p, made)["data/answers.csv"])
	for _, want := range []string{"Zorana", "Xaverius", "a-note-of-hers", "the-reason-why", "decided_at"} {
		if !strings.Contains(answers, want) {
			t.Errorf("the answers do not have %q, so that no test sees that protection takes it away", want)
		}
	}
}

func TestDatesAreToldByTheWeek(t *testing.T) {
	p := newProject(t)
	files := written(t, p, packageOf(t, p, release.Deposit, "first"))
	for _, row := range records(t, files["data/answers.csv"]) {
		if week := row["decided_week"]; row["revision"] != "" && (len(week) != len("2026-W10") || !strings.Contains(week, "-W")) {
			t.Fatalf("a row has the week %q", week)
		}
		for _, hidden := range []string{"decided_at", "elapsed_ms", "reason"} {
			if _, there := row[hidden]; there {
				t.Fatalf("there is a column %s", hidden)
			}
		}
	}
}

func TestTheSameReleaseIsTheSameBytesAndAnotherHasOtherPeople(t *testing.T) {
	p := newProject(t)
	first := packageOf(t, p, release.Deposit, "first")
	files := written(t, p, first)
	for name, data := range written(t, p, packageOf(t, p, release.Deposit, "first")) {
		if !bytes.Equal(files[name], data) {
			t.Errorf("%s differs the second time", name)
		}
	}
	folder := t.TempDir()
	for _, name := range []string{"a.zip", "b.zip"} {
		if err := first.WriteFile(context.Background(), filepath.Join(folder, name), p.Project); err != nil {
			t.Fatal(err)
		}
	}
	a, _ := os.ReadFile(filepath.Join(folder, "a.zip"))
	if b, _ := os.ReadFile(filepath.Join(folder, "b.zip")); len(a) == 0 || !bytes.Equal(a, b) {
		t.Error("two archives of one release differ")
	}
	here, there := whoIn(t, files), whoIn(t, written(t, p, packageOf(t, p, release.Deposit, "second")))
	if len(here) != 3 || len(there) != 3 {
		t.Fatalf("the people are %v and %v, want three each", here, there)
	}
	for id := range here {
		if there[id] != 0 {
			t.Errorf("%s is in both releases", id)
		}
	}
}

// whoIn are the annotators of a package, with how many answers each gave.
func whoIn(t *testing.T, files map[string][]byte) map[string]int {
	t.Helper()
	who := make(map[string]int)
	for _, row := range records(t, files["data/answers.csv"]) {
		if row["annotator"] != "" {
			who[row["annotator"]]++
		}
	}
	return who
}

func TestRowsOfAParagraphAreInNoOrderOfTheProject(t *testing.T) {
	p := newProject(t)
	last := ""
	paragraph := ""
	for _, row := range records(t, written(t, p, packageOf(t, p, release.Deposit, "first"))["data/answers.csv"]) {
		if row["layer"] != string(annotate.LayerAnnotation) {
			continue
		}
		if row["paragraph_id"] == paragraph && row["annotator"] < last {
			t.Fatalf("%s comes after %s: their order is another's", row["annotator"], last)
		}
		paragraph, last = row["paragraph_id"], row["annotator"]
	}
}

func TestNotesGoAlongOnlyWhereSomebodyLooked(t *testing.T) {
	p := newProject(t)
	made := packageOf(t, p, release.Deposit, "first")
	made.Notes = true
	files := written(t, p, made)
	for _, want := range []string{"a-note-of-hers", "the-reason-why"} {
		if !strings.Contains(string(files["data/answers.csv"]), want) {
			t.Errorf("%q is not among the answers", want)
		}
	}
	if !strings.Contains(string(files["datasheet.md"]), "left-out-because") {
		t.Error("why somebody was left out is not in the data sheet")
	}
	all, word, err := release.ReadFreeWords(context.Background(), made.Export, p.Project)
	if err != nil || len(all) != 3*7+7+1 {
		t.Errorf(
			"there are %d words to look at (%v), want a note for each sheet, a reason for each decision, one for who is left out",
			len(all),
			err,
		)
	}
	about := make(map[string]int)
	for _, w := range all {
		about[w.About.String()]++
	}
	if diff := cmp.Diff(map[string]int{"note": 3 * 7, "reason": 7, "why Brigida was left out": 1}, about); diff != "" {
		t.Errorf("the words are about something else (-want +got):\n%s", diff)
	}
	p.Label(
		"Zorana",
		p.Paragraph(0, 0),
		map[string]string{"sourcing": "official", "attribution": "named", "quote_form": "direct", "note": "another"},
	)
	if _, later, err := release.ReadFreeWords(context.Background(), made.Export, p.Project); err != nil || later == word {
		t.Errorf("after another note the same word %q says that somebody has looked (%v)", later, err)
	}
}

func TestWithoutTextsNoWordOfAnArticleIsThere(t *testing.T) {
	p := newProject(t)
	for _, layout := range release.Layouts() {
		made := packageOf(t, p, layout, "first")
		made.WithoutText = true
		for name, data := range written(t, p, made) {
			if strings.Contains(words(t, name, data), "says nothing of note") {
				t.Errorf("%s: %s has the text", layout.Name, name)
			}
		}
	}
}

func TestEveryFileIsHeldByItsHash(t *testing.T) {
	p := newProject(t)
	for _, layout := range release.Layouts() {
		files := written(t, p, packageOf(t, p, layout, "first"))
		held := make(map[string]bool)
		for _, line := range strings.Split(strings.TrimSpace(string(files[release.Sums])), "\n") {
			want, name, _ := strings.Cut(line, "  ")
			sum := sha256.Sum256(files[name])
			if hex.EncodeToString(sum[:]) != want {
				t.Errorf("%s: %s has another hash than is told", layout.Name, name)
			}
			held[name] = true
		}
		for _, name := range slices.Sorted(maps.Keys(files)) {
			if !held[name] && name != release.Sums {
				t.Errorf("%s: of %s no hash is told", layout.Name, name)
			}
		}
	}
}

func TestAPackageThatIsNotFinishedLeavesNothing(t *testing.T) {
	p := newProject(t)
	folder := t.TempDir()
	for _, name := range []string{"out", "out.zip"} {
		made := packageOf(t, p, release.Deposit, "first")
		ctx, cancel := context.WithCancel(context.Background())
		made.Progress = func(file string) {
			if file == "data/evidence.parquet" {
				cancel()
			}
		}
		if err := made.WriteFile(ctx, filepath.Join(folder, name), p.Project); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: what was cancelled ends with %v", name, err)
		}
		cancel()
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) > 0 {
		t.Errorf("there is left: %v (%v)", left, err)
	}
}

func TestNoFolderIsReplaced(t *testing.T) {
	p := newProject(t)
	folder := t.TempDir()
	mine := filepath.Join(folder, "mine.txt")
	if err := os.WriteFile(mine, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	made := packageOf(t, p, release.Deposit, "first")
	wantRefusal(t, made.WriteFile(context.Background(), folder, p.Project), "no folder is replaced")
	wantRefusal(t, made.WriteFile(context.Background(), mine, p.Project), "is no folder")
	if err := os.Remove(mine); err != nil {
		t.Fatal(err)
	}
	if err := made.WriteFile(context.Background(), folder, p.Project); err != nil {
		t.Errorf("an empty folder is not filled: %v", err)
	}
}

func TestRulingsAreInTheDataSheetInFull(t *testing.T) {
	p := newProject(t)
	sheet := string(written(t, p, packageOf(t, p, release.Deposit, "first"))["datasheet.md"])
	if !strings.Contains(sheet, "Whoever speaks for an office is official.") {
		t.Error("what was laid down for everyone is not in the data sheet")
	}
}

func TestAttributesOfALargeTeamGoAlongWithItsPseudonyms(t *testing.T) {
	p := storetest.MustOpenTeam(t, 1)
	var team []string
	for i := range 10 {
		who := fmt.Sprintf("Person%d", i)
		team = append(team, who)
		p.Write(who, annotate.Key{Kind: annotate.KindPerson, Subject: who, Field: annotate.PersonJoined}, annotate.Yes)
		p.Write(who, annotate.Key{Kind: annotate.KindAttribute, Subject: who, Field: "region"}, []string{"north", "south"}[i%2])
		p.Label(who, p.Paragraph(0, 0), nil)
	}
	got, err := release.Team(context.Background(), dataset.Export{}, p.Project)
	if err != nil || !slices.Equal(got, team) {
		t.Fatalf("the team is %v (%v), want %v", got, err, team)
	}
	attributes, err := p.Attributes(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	made := packageOf(t, p, release.Deposit, "first")
	made.Attributes = []string{"region"}
	if made.Release.Along, err = release.Told(attributes, made.Attributes, team, nil); err != nil {
		t.Fatal(err)
	}
	files := written(t, p, made)
	told := make(map[string]int)
	for _, row := range records(t, files["data/annotators.csv"]) {
		told[row["told_region"]]++
		for _, who := range team {
			if row["annotator"] == made.Release.Pseudonym(who) {
				told["known"]++
			}
		}
	}
	if told["north"] != 5 || told["south"] != 5 || told["known"] != 10 {
		t.Errorf("of the annotators it is told: %v, want five of each and all by their pseudonyms", told)
	}
	if !strings.Contains(string(files["datasheet.md"]), "10 people told “region” of themselves; the table annotators has it.") {
		t.Error("the data sheet does not tell where the attribute is")
	}
}
