package importing_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/annotatetest"
	"plumbline/annotate/ingest"
	"plumbline/annotate/ingest/alike"
	"plumbline/annotate/work/importing"
	"plumbline/store/storetest"
)

func TestWhatWasLookedAtComesInAtOnce(t *testing.T) {
	d := newRig(t, 0).found()
	d.found(d.file("ferry.txt", ferry), d.file("bridge.md", "# Bridge opens\n\nThe bridge opened.\n\nIt is long.\n"))
	if n := d.Sums(); n.Files != 2 || n.Articles != 2 || n.Problems != 0 || n.Paragraphs != 9 {
		t.Fatalf("found are %+v", n)
	}
	a := d.article(0)
	if v := a.Value(annotate.MetaAuthor); v.Value != "Joss Marl" || v.From != "byline" {
		t.Errorf("the author is %+v", v)
	}
	if len(d.brought()) != 0 {
		t.Error("something came in before anybody said so")
	}
	d.Describe(annotate.MetaEvent, " ferry  strike ", d.Coming()...)
	d.Describe(annotate.MetaAuthor, "", a)
	field, err := d.AddColumn("Party")
	if err != nil {
		t.Fatal(err)
	}
	d.Describe(field, "none", a)
	d.write()
	got := d.brought()["Ferry workers walk out over new rota"].Meta
	if got.Event != "ferry strike" || got.Author != "" || got.Published != "2031-03-12" || got.Free["x:party"] != "none" ||
		got.File != "ferry.txt" {
		t.Errorf("the project knows %+v", got)
	}
	if len(d.added) != 2 || d.brought()["Bridge opens"].Meta.Event != "ferry strike" {
		t.Errorf("%q came in", d.added)
	}
}

func TestParagraphsArePutRightBeforeTheyComeIn(t *testing.T) {
	d := newRig(t, 0)
	d.found(d.file("notes.txt", "One is here.\nTwo is there. Three follows it.\nFour ends\nAdvertisement\n")).open(0)
	d.wantTexts("One is here.", "Two is there. Three follows it.", "Four ends", "Advertisement")
	if err := d.Join(0); err == nil {
		t.Error("a paragraph was joined with none")
	}
	if err := d.Join(1); err != nil {
		t.Fatal(err)
	}
	d.wantTexts("One is here. Two is there. Three follows it.", "Four ends", "Advertisement")
	if err := d.Split(0, "One is here. Two is there.\nThree followed it."); err == nil {
		t.Error("the text itself was changed")
	}
	if err := d.Split(0, "One is here. Two is there. Three follows it."); err == nil {
		t.Error("a paragraph was parted where there is no line break")
	}
	if err := d.Split(0, "One is here. Two is there.\n Three follows it."); err != nil {
		t.Fatal(err)
	}
	d.Guess(1, annotate.GuessCaption)
	d.Drop(3)
	d.wantTexts("One is here. Two is there.", "Three follows it.", "Four ends")
	a := d.article(0)
	if a.Count != 3 || !a.Edited() {
		t.Errorf("%d paragraphs would come in", a.Count)
	}
	d.write()
	for _, a := range d.brought() {
		if len(a.Paragraphs) != 3 || a.Paragraphs[1].Text != "Three follows it." || a.Paragraphs[1].Guess != annotate.GuessCaption ||
			a.Paragraphs[0].Joined != 1 {
			t.Errorf("what came in is %+v", a.Paragraphs)
		}
	}
}

func TestWhatWasPutRightCanBeTakenBack(t *testing.T) {
	for _, keep := range []int{0, 1} { // in memory, and read again
		d := newRig(t, keep)
		d.found(d.file("ferry.txt", ferry)).open(0)
		id, was := d.article(0).ID, d.texts()
		if err := d.Join(4); err != nil {
			t.Fatal(err)
		}
		if d.article(0).ID == id {
			t.Error("another text has the same id")
		}
		d.Revert()
		d.goOn()
		d.wantTexts(was...)
		if d.article(0).ID != id || d.article(0).Edited() {
			t.Error("the article is still another one")
		}
	}
}

func TestAFileIsPartedOtherwise(t *testing.T) {
	d := newRig(t, 0)
	d.found(d.file("verse.txt", "The river\nis wide\n\nand slow\n"))
	for _, c := range []struct {
		split ingest.Split
		want  int
	}{{ingest.Blank, 2}, {ingest.Line, 3}, {ingest.Auto, 3}} {
		d.Part(c.split, d.Files()[0])
		d.goOn()
		if n := d.article(0).Count; n != c.want {
			t.Errorf("parted by %s there are %d paragraphs, want %d", c.split, n, c.want)
		}
	}
}

func TestAnEncodingThatIsUnsureIsChosen(t *testing.T) {
	d := newRig(t, 0)
	path := d.file("short.txt", "\xb5 \xb6 \xb9\n")
	d.found(path, d.file("ferry.txt", ferry))
	asking := d.Asking()
	if len(asking) != 1 || len(asking[0].Candidates) != 3 || d.Sums().Asking != 1 || d.Sums().Articles != 1 {
		t.Fatalf("asked is %+v of %+v", asking, d.Sums())
	}
	if asking[0].Candidates[0].Line == "" {
		t.Error("no line is shown")
	}
	d.Decide("iso-8859-2", asking...)
	d.goOn()
	if f := d.Files()[0]; f.Encoding != "iso-8859-2" || f.Err != nil || len(f.Articles) != 1 {
		t.Errorf("the file is %+v", f)
	}
}

func TestAnEncodingThatIsChosenIsThatOfWhatAsksAlone(t *testing.T) {
	d := newRig(t, 0)
	path := d.file("bundle.zip", zipped(t, map[string]string{"a.txt": "Müll am Hafen\n", "b.txt": "M\xb9ka\n"}))
	d.found(path)
	if n := d.Sums(); n.Articles != 1 || n.Asking != 1 || n.Problems != 1 {
		t.Fatalf("found are %+v", n)
	}
	d.Decide("windows-1250", d.Asking()...)
	d.goOn()
	d.write()
	if len(d.added) != 2 {
		t.Errorf("what came in is %q", d.added)
	}
	for _, want := range []string{"Müll am Hafen", "Mąka"} {
		if found, err := d.project.Find(t.Context(), annotatetest.Query(want), 1, 10); err != nil || found.Total != 1 {
			t.Errorf("%q did not come in: %v", want, err)
		}
	}
}

func zipped(t *testing.T, files map[string]string) string {
	t.Helper()
	var packed bytes.Buffer
	all := zip.NewWriter(&packed)
	for name, text := range files {
		w, err := all.Create(name)
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := all.Close(); err != nil {
		t.Fatal(err)
	}
	return packed.String()
}

func TestOneBadFileIsListedAndTheOthersComeIn(t *testing.T) {
	d := newRig(t, 0)
	for i := range 40 {
		d.file(fmt.Sprintf("%02d.txt", i), fmt.Sprintf("Report %d\n\nWhat happened in ward %d is told here.\n", i, i*3))
	}
	d.file("20.txt", "\x00\x00\x00broken")
	d.found(d.folder)
	if n := d.Sums(); n.Articles != 39 || n.Problems != 1 || n.Files != 40 {
		t.Fatalf("found are %+v", n)
	}
	d.ShowOdd(true)
	if rows := d.Rows(); len(rows) != 1 || rows[0].Problem == nil || filepath.Base(rows[0].File.Path) != "20.txt" {
		t.Errorf("what asks for a look is %+v", rows)
	}
	d.ShowOdd(false)
	if d.write(); len(d.added) != 39 {
		t.Errorf("%d came in", len(d.added))
	}
}

func TestDuplicatesAreFoundInTheProjectAndAmongTheFiles(t *testing.T) {
	d := newRig(t, 0)
	here := d.project.AddArticle(
		annotate.Meta{Title: "Ferry workers walk out"},
		storetest.Text{
			Guess: "body",
			Text:  "Crews on the four ferries across the Lower Marn stopped work at six on Thursday morning, and the first boats stayed at the quay.",
		},
		storetest.Text{Guess: "body", Text: "The company said the new rota had been agreed in the spring."},
	)
	text := here.Paragraphs[0].Text + "\n" + here.Paragraphs[1].Text
	d.found(
		d.file("a.txt", text),
		d.file("b.txt", strings.Replace(text, "spring", "summer", 1)),
		d.file(
			"c.txt",
			strings.Replace(text, "Lower Marn", "Lower\u00a0Marn", 1),
		),
		d.file("d.txt", strings.Replace(text, "spring", "summer", 1)),
	)
	if a := d.article(0); a.Here == nil || a.Comes() {
		t.Error("the same text is to come in again")
	}
	b := d.article(1)
	if len(b.Like) == 0 || b.Like[0].ID != here.ID || b.Like[0].Title != "Ferry workers walk out" || b.Like[0].Same || !b.Comes() {
		t.Errorf("the corrected text is like %+v", b.Like)
	}
	if c := d.article(2); len(c.Like) == 0 || !c.Like[0].Same {
		t.Errorf("the text with another space is like %+v", c.Like)
	}
	if e := d.article(3); e.Repeats != b || e.Comes() {
		t.Error("the text that comes twice is not told of")
	}
	var told importing.Comparison
	d.Compare(b, b.Like[0], func(c importing.Comparison) { told = c })
	d.goOn()
	changed := told.Changes[len(told.Changes)-1]
	if told.Changes[0].How != alike.Equal || changed.How != alike.Changed ||
		!strings.Contains(fmt.Sprint(changed.Runs), "{summer false true}") {
		t.Errorf("the differences are %+v", told.Changes)
	}
	d.Take(b, false)
	if e := d.article(3); e.Repeats != nil || !e.Comes() {
		t.Error("the second does not come in the place of the first")
	}
}

func TestACorrectedTextTakesThePlaceOfTheOneThatIsHere(t *testing.T) {
	d := newRig(t, 0)
	here := d.project.AddArticle(
		annotate.Meta{Title: "Ferry workers walk out", Outlet: "The Halyard"},
		storetest.Text{
			Guess: "body",
			Text:  "Crews on the four ferries across the Lower Marn stopped work at six on Thursday morning, and the first boats stayed at the quay.",
		},
		storetest.Text{Guess: "body", Text: "The company said the new rota had been agreed in the spring."},
	)
	d.project.Say(t, "A1", annotate.NewSheet(here.Paragraphs[0], annotate.LayerAnnotation, 1, "A1").Key("sourcing", ""), "none")
	d.found(d.file("corrected.txt", here.Paragraphs[0].Text+"\n"+strings.Replace(here.Paragraphs[1].Text, "spring", "summer", 1)))
	a := d.article(0)
	d.Amend(a)
	d.goOn()
	if a.Amends == nil || a.Amends.ID != here.ID || a.Amends.Same != 1 {
		t.Fatalf("it corrects %+v", a.Amends)
	}
	d.write()
	older, err := d.project.Article(t.Context(), here.ID)
	if err != nil || !older.Meta.Withdrawn {
		t.Errorf("the older text is not withdrawn, %v", err)
	}
	newer, err := d.project.Article(t.Context(), d.added[0])
	if err != nil || newer.Meta.Outlet != "The Halyard" || newer.Meta.File != "corrected.txt" {
		t.Fatalf("of the newer text is known %+v, %v", newer.Meta, err)
	}
	sheet, err := d.project.Sheet(t.Context(), newer.Paragraphs[0].ID, annotate.LayerAnnotation, 1, "A1")
	if err != nil || sheet.Value("sourcing", "") != "none" {
		t.Errorf("the answer did not come along: %+v, %v", sheet, err)
	}
}

func TestATextThatAnotherOutletRanComesInAsItsCopy(t *testing.T) {
	d := newRig(t, 0)
	text := "Crews on the four ferries stopped work at six on Thursday morning."
	here := d.project.AddArticle(annotate.Meta{Title: "Ferry", Outlet: "The Halyard"}, storetest.Text{Guess: "body", Text: text})
	d.found(d.file("again.txt", text))
	a := d.article(0)
	if a.Here == nil || !d.CanCopy(a) || d.CanWrite() {
		t.Fatalf("the same text is told as %+v", a)
	}
	d.Copy(a, " Sea Ledger ")
	d.goOn()
	if a.Copy != "Sea Ledger" || a.Here != nil || !a.Comes() || a.ID == here.ID {
		t.Fatalf("as a copy it is %+v", a)
	}
	d.NoCopy(a)
	d.goOn()
	if a.Here == nil || a.ID != here.ID {
		t.Fatalf("taken back it is %+v", a)
	}
	d.Copy(a, "Sea Ledger")
	d.goOn()
	d.write()
	made, err := d.project.Article(t.Context(), d.added[0])
	if err != nil || made.CopyName != "Sea Ledger" || made.Meta.Outlet != "Sea Ledger" || made.Paragraphs[0].Text != text {
		t.Errorf("in came %+v, %v", made, err)
	}
}

func TestATextWithNothingInCommonCorrectsNothing(t *testing.T) {
	d := newRig(t, 0)
	here := d.project.AddArticle(
		annotate.Meta{Title: "Ferry workers walk out"},
		storetest.Text{
			Guess: "body",
			Text:  "Crews on the four ferries across the Lower Marn stopped work at six on Thursday morning, and the first boats stayed at the quay.",
		},
	)
	d.found(d.file("other.txt", strings.Replace(here.Paragraphs[0].Text, "six", "seven", 1)))
	d.Amend(d.article(0))
	d.goOn()
	if d.article(0).Amends != nil || len(d.failed) != 1 {
		t.Errorf("it corrects %+v, told %v", d.article(0).Amends, d.failed)
	}
}

func TestTextsThatAreNotKeptAreReadAgain(t *testing.T) {
	d := newRig(t, 1)
	path := d.file("ferry.txt", ferry)
	d.found(path, d.file("bridge.txt", "Bridge opens\n\nThe bridge opened on Friday.\n")).open(0)
	if len(d.Paragraphs()) != 6 {
		t.Fatalf("the paragraphs are %q", d.texts())
	}
	if d.write(); len(d.added) != 2 || len(d.brought()["Ferry workers walk out over new rota"].Paragraphs) != 6 {
		t.Errorf("%q came in", d.added)
	}
}

func TestAFileThatChangedSinceItWasLookedAtStopsTheImport(t *testing.T) {
	d := newRig(t, 1)
	path := d.file("ferry.txt", ferry)
	d.found(d.file("bridge.txt", "Bridge opens\n\nThe bridge opened on Friday.\n"), path)
	if err := os.WriteFile(path, []byte(strings.Replace(ferry, "spring", "summer", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	d.Write()
	d.goOn()
	if len(d.failed) != 1 || !strings.Contains(d.failed[0].Error(), "no longer what it was") || len(d.brought()) != 0 {
		t.Errorf("told is %v, and %d came in", d.failed, len(d.brought()))
	}
	if d.Stage() != importing.Waiting || !d.CanWrite() {
		t.Error("the import does not wait")
	}
}

func TestReadingThatIsStoppedKeepsWhatWasRead(t *testing.T) {
	d := newRig(t, 0)
	for i := range 300 {
		d.file(fmt.Sprintf("%03d.txt", i), fmt.Sprintf("Report %d\n\nWhat happened in ward %d is told here.\n", i, i*3))
	}
	d.during = func() {
		if d.Progress().All > 0 {
			d.Stop()
		}
	}
	d.found(d.folder)
	if n := d.Sums().Files; n == 300 || !d.Stopped() || d.Stage() != importing.Waiting || len(d.failed) > 0 {
		t.Errorf("%d files were read, stopped %t, told %v", n, d.Stopped(), d.failed)
	}
}

func TestAnImportThatIsStoppedOrFailsLeavesEverythingAsItWas(t *testing.T) {
	d := newRig(t, 0)
	for i := range 50 {
		d.file(fmt.Sprintf("%03d.txt", i), fmt.Sprintf("Report %d\n\nWhat happened in ward %d is told here.\n", i, i*3))
	}
	d.found(d.folder)
	before := string(d.project.Content())
	d.during = d.Stop
	d.Write()
	d.goOn()
	if len(d.brought()) != 0 || d.Stage() != importing.Waiting || len(d.failed) > 0 || d.added != nil {
		t.Errorf("after Stop %d came in, told %v", len(d.brought()), d.failed)
	}
	d.during = func() {}
	d.project.Fail(errors.New("the disk is full"))
	d.Write()
	d.goOn()
	if len(d.failed) != 1 || d.added != nil {
		t.Errorf("of a full disk is told %v", d.failed)
	}
	d.project.Fail(nil)
	if string(d.project.Content()) != before {
		t.Error("the project is another one")
	}
	d.failed = nil
	if d.write(); len(d.added) != 50 {
		t.Errorf("%d came in at last", len(d.added))
	}
}

func TestAfterItWasClosedAnImportTellsNothing(t *testing.T) {
	d := newRig(t, 0)
	d.Read([]string{d.file("ferry.txt", ferry)})
	changes := d.changes
	d.Close()
	d.goOn()
	if d.changes != changes || len(d.failed) > 0 || len(d.Files()) > 0 {
		t.Errorf("told after the end: %d changes, %v", d.changes-changes, d.failed)
	}
}

func TestAnArticleAsksAboutTheTargetsThatItIsGivenAlone(t *testing.T) {
	d := newRig(t, 0)
	d.found(d.file("ferry.txt", ferry))
	if slices.Contains(d.Columns(), annotate.MetaTargets) {
		t.Error("a project without targets has a column of them")
	}
	crews := d.project.AddTarget(t, annotate.Target{Name: "The crews", Order: 1})
	d.project.AddTarget(t, annotate.Target{Name: "The company", Order: 2})
	d = rigOver(d)
	d.found(d.file("ferry.txt", ferry), d.file("bridge.txt", "Bridge opens\n\nThe bridge opened on Friday.\n"))
	if !slices.Contains(d.Columns(), annotate.MetaTargets) {
		t.Fatal("a project of two targets has no column of them")
	}
	all := d.Coming()
	if err := d.Ask("the crews; the weather", all[0]); err == nil || d.Asks(all[0]) != "" {
		t.Errorf("a target that is none is taken: %q", d.Asks(all[0]))
	}
	if err := d.Ask("the crews", all...); err != nil {
		t.Fatal(err)
	}
	if err := d.Ask("the company; the crews", all[1]); err != nil || d.Asks(all[1]) != "" {
		t.Errorf("all targets are written as %q (%v), want nothing", d.Asks(all[1]), err)
	}
	d.write()
	var asked [][]string
	for _, id := range d.added {
		a, err := d.project.Article(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		asked = append(asked, a.Meta.Targets)
	}
	if len(asked) != 2 || !slices.Equal(asked[0], []string{crews.ID}) || len(asked[1]) > 0 {
		t.Errorf("the articles ask about %q, want the crews, and all", asked)
	}
}
