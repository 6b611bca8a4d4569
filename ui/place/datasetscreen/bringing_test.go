package datasetscreen_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"plumbline/annotate"
	"plumbline/ui/theme"
)

// ratings is a table of somebody's: two people on two sentences, one of which is here.
const ratings = `coder;sentence;outlet;age;sourcing;mood
Mara;The envoy came on Monday.;Tidings;34;Official;calm
Ilo;The envoy came on Monday.;Tidings;51;offical;tense
Mara;The port stayed shut, two crane drivers said.;Littoral;34;person;NA
Ilo;The port stayed shut, two crane drivers said.;Littoral;51;person;calm
`

func ratingsFile(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "ratings.csv")
	if err := os.WriteFile(path, []byte(ratings), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestLabelsOfATableAreLookedAtMappedAndThenBroughtIn(t *testing.T) {
	project := lead(t, newsroom(t))
	p := newPage(t, project, "L1", wide, theme.Choice{})
	p.Bring(ratingsFile(t))
	p.wantText(
		"Labels of ratings.csv",
		"nothing is written yet",
		"A table of labels: 2 texts, 2 annotators.",
		"1 new article · 3 answers · 2 annotators join",
		"offical",
		"1 time · close to official",
		"Not taken: cells without an answer NA: 1",
		"the annotator of the labels",
		"the text",
		"A3 here",
	)
	p.wantNoText("Labels came in")
	people, err := project.People(t.Context())
	if err != nil || len(people) != 3 {
		t.Fatalf("before a yes there are %v, %v", people, err)
	}
	p.OnChar('q') // a question for the mood
	p.wantText("The codebook becomes", "a new question", "1 new article · 6 answers")
	p.OnChar('n')
	p.wantText("Mara here")
	p.OnChar('n')
	p.OnChar('b')
	p.wantText("Labels came in", "6 answers")
	sheet, err := project.Sheet(t.Context(), articleCalled(t, project, "Envoy").Paragraphs[0].ID, annotate.LayerAnnotation, 1, "A3")
	if err != nil || sheet.Value("sourcing", "") != "official" || sheet.Value("mood", "") != "calm" {
		t.Errorf("A3 answered %v, %v", sheet.Answers, err)
	}
	if !p.host.Traced("labels 6, articles 1, written true") {
		t.Errorf("told is %q", p.host.Traces)
	}
}

func TestARowOfTheMapIsPutRight(t *testing.T) {
	p := newPage(t, lead(t, newsroom(t)), "L1", wide, theme.Choice{})
	p.Bring(ratingsFile(t))
	p.press(fyne.KeyTab)                             // into the rows: the first column
	p.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyEnd) // the last row: a person
	p.press(fyne.KeyReturn)
	p.wantText("a slot")
}

func TestWhatIsNoTableOfLabelsIsRefused(t *testing.T) {
	p := newPage(t, lead(t, newsroom(t)), "L1", wide, theme.Choice{})
	path := filepath.Join(t.TempDir(), "notes.txt")
	if err := os.WriteFile(path, []byte("Nothing here."), 0o600); err != nil {
		t.Fatal(err)
	}
	p.Bring(path)
	if len(p.host.Errors) != 1 {
		t.Errorf("told is %v", p.host.Errors)
	}
	p.host.Errors = nil
	p.wantNoText("Labels of notes.txt")
}

func TestATableOfOursNeedsNoMap(t *testing.T) {
	project := lead(t, newsroom(t))
	p := newPage(t, project, "L1", wide, theme.Choice{})
	id := articleCalled(t, project, "Envoy").Paragraphs[1].ID
	path := filepath.Join(t.TempDir(), "labels.csv")
	if err := os.WriteFile(path, []byte("paragraph_id,annotator,field,value\n"+id+",A2,sourcing,person\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	p.Bring(path)
	p.wantText("A table of labels of Plumbline.", "1 answer")
	p.wantNoText("Make questions", "Columns")
	p.OnChar('b')
	p.wantText("Labels came in")
	sheet, err := project.Sheet(t.Context(), id, annotate.LayerAnnotation, 1, "A2")
	if err != nil || sheet.Value("sourcing", "") != "person" {
		t.Errorf("A2 answered %v, %v", sheet.Answers, err)
	}
}

func TestEachThingThatIsWrongWithATableHasALineOfItsOwn(t *testing.T) {
	project := lead(t, newsroom(t))
	p := newPage(t, project, "L1", wide, theme.Choice{})
	id := articleCalled(t, project, "Envoy").Paragraphs[1].ID
	path := filepath.Join(t.TempDir(), "labels.csv")
	if err := os.WriteFile(
		path,
		[]byte("paragraph_id,annotator,field,value\n"+id+",A2,sourcing,nobody\n"+id+",A2,mood,odd\n"),
		0o600,
	); err != nil {
		t.Fatal(err)
	}
	p.Bring(path)
	lines := 0
	for _, said := range p.PanelTexts() {
		if strings.HasPrefix(said, "line 2: ") || strings.HasPrefix(said, "line 3: ") {
			lines++
		}
		if strings.Contains(said[1:], "line ") {
			t.Errorf("two problems stand in %q", said)
		}
	}
	if lines != 2 {
		t.Errorf("%d problems begin a line in %q", lines, p.PanelTexts())
	}
}

// answersOfTiny is a table of ours that says whose it is by its name alone.
func answersOfTiny(p *page) string {
	p.t.Helper()
	envoy := articleCalled(p.t, p.project, "Envoy")
	path := filepath.Join(p.t.TempDir(), "tiny-1.0.csv")
	rows := "paragraph_id,field,value,p:no,p:yes\n" + envoy.Paragraphs[1].ID + ",unsourced,no,0.8,0.2\n"
	if err := os.WriteFile(path, []byte(rows), 0o600); err != nil {
		p.t.Fatal(err)
	}
	return path
}

func TestATableIsTakenAsAModelsAndStandsApartFromPeople(t *testing.T) {
	project := lead(t, newsroom(t))
	p := newPage(t, project, "L1", wide, theme.Choice{})
	p.Bring(answersOfTiny(p))
	p.wantText("So nothing can come in yet.", "As a model's")
	p.OnChar('m')
	p.wantText("As people's", "1 answer", "Labels of model:tiny-1.0: they stand apart from people, in no pack and in no number about them.")
	p.wantNoText("So nothing can come in yet.", "joins")
	p.OnChar('m')
	p.wantText("So nothing can come in yet.")
	p.OnChar('m')
	p.OnChar('b')
	p.wantText("Labels came in")
	id := articleCalled(t, project, "Envoy").Paragraphs[1].ID
	sheet, err := project.Sheet(t.Context(), id, annotate.LayerModel, 1, "model:tiny-1.0")
	if err != nil || sheet.Value("unsourced", "") != "no" {
		t.Errorf("the model said %v, %v", sheet.Answers, err)
	}
	people, err := project.People(t.Context())
	if err != nil || len(people) != 3 {
		t.Errorf("people are %v, %v", people, err)
	}
}
