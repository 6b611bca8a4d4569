package adoption_test

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"plumbline/annotate"
	"plumbline/annotate/adoption"
	"plumbline/annotate/codebook"
)

const rules = `id: small
version: 1.1.0
title: A small codebook
language: en
unit: paragraph
fields:
  - key: part
    label: Part
    question: What is it?
    scale: nominal
    required: true
    options:
      - {value: body, key: b}
      - {value: rest, key: r}
  - key: tone
    label: Tone
    question: How loud?
    scale: nominal
    required: true
    show_if: {part: [body]}
    options:
      - {value: low, key: l}
      - {value: high, key: h}
  - key: force
    label: Force
    question: How much?
    scale: nominal
    required: true
    show_if: {tone: [high]}
    options:
      - {value: some, key: s}
      - {value: much, key: m}
`

func parse(t *testing.T, pairs ...string) *codebook.Codebook {
	t.Helper()
	book, err := codebook.Parse([]byte(strings.NewReplacer(pairs...).Replace(rules)))
	if err != nil {
		t.Fatal(err)
	}
	return book
}

// project is a project in memory of one article.
type project struct {
	book   *codebook.Codebook
	held   []*codebook.Codebook
	meta   annotate.Meta
	sheets []*annotate.Sheet
	pen    *annotate.Pen
}

func newProject(t *testing.T) *project {
	book := parse(t)
	return &project{book: book, held: []*codebook.Codebook{book}, pen: annotate.NewPen("device", "", book.Hash, 0)}
}

// write adds a sheet with answers such as "tone=high", submitted if asked.
func (p *project) write(who string, submitted bool, answers ...string) *annotate.Sheet {
	s := annotate.NewSheet(annotate.Paragraph{ID: who, Position: len(p.sheets) + 1}, annotate.LayerAnnotation, 1, who)
	p.sheets = append(p.sheets, s)
	for _, a := range answers {
		field, value, _ := strings.Cut(a, "=")
		s.Apply(p.pen.Write(s.Key(field, ""), value, "", annotate.OriginAnnotator))
	}
	if submitted {
		s.Apply(p.pen.Write(s.SubmissionKey(), annotate.SubmittedNoTargets, "", annotate.OriginAnnotator))
	}
	return s
}

// adopt puts a version in force.
func (p *project) adopt(book *codebook.Codebook) {
	p.book, p.pen.Codebook = book, book.Hash
	p.held = append(p.held, book)
}

func (p *project) Codebook(context.Context) (*codebook.Codebook, error)    { return p.book, nil }
func (p *project) Codebooks(context.Context) ([]*codebook.Codebook, error) { return p.held, nil }
func (p *project) Targets(context.Context) ([]annotate.Target, error)      { return nil, nil }
func (p *project) ToLookAt(context.Context) (articles []string, err error) { return []string{"a"}, nil }

func (p *project) EachSheet(_ context.Context, visit func(*annotate.Article, *annotate.Sheet) error) error {
	v := &codebook.Versions{InForce: p.book, Held: map[string]*codebook.Codebook{}}
	for _, book := range p.held {
		v.Held[book.Hash] = book
	}
	for _, s := range p.sheets {
		s.Versions = v
		if err := visit(&annotate.Article{ID: "a", Meta: p.meta}, s); err != nil {
			return err
		}
	}
	return nil
}

func (p *project) EachSheetOf(ctx context.Context, _ string, visit func(*annotate.Article, *annotate.Sheet) error) error {
	return p.EachSheet(ctx, visit)
}

// toneRaised asks something else by tone, and of every paragraph.
func toneRaised(t *testing.T) *codebook.Codebook {
	return parse(t, "1.1.0", "1.2.0", "label: Tone", "label: Tone\n    meaning: 3", "    show_if: {part: [body]}\n", "")
}

func labelled(t *testing.T) *project {
	p := newProject(t)
	p.write("A1", true, "part=body", "tone=high", "force=much")
	p.write("A1", true, "part=rest")
	p.write("A2", false, "part=body", "tone=low")
	return p
}

func TestTheEffectOfAVersionIsCounted(t *testing.T) {
	p := labelled(t)
	plan, err := adoption.Prepare(t.Context(), p, toneRaised(t).Source)
	if err != nil {
		t.Fatal(err)
	}
	want := &adoption.Effect{
		Fields: []adoption.OfField{
			{Field: "part", Label: "Part", Counts: adoption.Counts{Kept: 3}},
			{Field: "tone", Label: "Tone", Counts: adoption.Counts{Look: 2, Missing: 1}},
			{Field: "force", Label: "Force", Counts: adoption.Counts{Kept: 1}},
		},
		Annotators: []adoption.OfAnnotator{
			{
				Layer:     annotate.LayerAnnotation,
				Annotator: "A1",
				Counts:    adoption.Counts{Kept: 3, Look: 1, Missing: 1},
				Reopened:  2,
			},
			{Layer: annotate.LayerAnnotation, Annotator: "A2", Counts: adoption.Counts{Kept: 1, Look: 1}},
		},
		Total: adoption.Counts{Kept: 4, Look: 2, Missing: 1}, Reopened: 2,
	}
	if diff := cmp.Diff(want, plan.Effect); diff != "" {
		t.Errorf("the effect differs (-want +got):\n%s", diff)
	}
	if plan.InForce || plan.Held || len(plan.Diff.Fields) != 1 {
		t.Errorf("in force: %v, held: %v, %d fields change", plan.InForce, plan.Held, len(plan.Diff.Fields))
	}
}

func TestGoingBackBringsBackWhatWasGiven(t *testing.T) {
	p := labelled(t)
	first := p.book
	p.adopt(toneRaised(t))
	plan, err := adoption.Prepare(t.Context(), p, first.Source)
	if err != nil {
		t.Fatal(err)
	}
	if want := (adoption.Counts{Kept: 4, Back: 2}); plan.Effect.Total != want || plan.Effect.Complete != 2 || !plan.Held {
		t.Errorf("going back gives %+v and completes %d, want %+v and 2", plan.Effect.Total, plan.Effect.Complete, want)
	}
}

func TestAnswersToBeLookedAtAreListed(t *testing.T) {
	p := labelled(t)
	p.adopt(toneRaised(t))
	looks, err := adoption.Looks(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, l := range looks {
		got = append(got, strings.Join([]string{l.Annotator, l.Field, l.Was, l.Version}, " "))
	}
	if diff := cmp.Diff([]string{"A1 tone high 1.1.0", "A2 tone low 1.1.0"}, got); diff != "" {
		t.Errorf("the list differs (-want +got):\n%s", diff)
	}
	p.meta.Withdrawn = true
	if looks, err := adoption.Looks(t.Context(), p); err != nil || len(looks) != 0 {
		t.Errorf("of a withdrawn article %d answers are to be looked at (%v)", len(looks), err)
	}
}

func TestAFileThatCannotBeAdoptedIsRefusedWithEveryLine(t *testing.T) {
	p := labelled(t)
	file := strings.NewReplacer("value: high, key: h", "value: shout, key: h", "value: much, key: m", "value: more, key: m", "tone: [high]", "tone: [shout]").
		Replace(rules)
	_, err := adoption.Prepare(t.Context(), p, []byte(file))
	problems, ok := err.(codebook.Problems) //nolint:errorlint // Prepare says that it is this type
	if !ok || len(problems) != 3 {
		t.Fatalf("the problems are %v, want three", err)
	}
}

func TestADisagreementIsKeptOnlyUnderItsMeaning(t *testing.T) {
	p := newProject(t)
	final := annotate.NewSheet(annotate.Paragraph{ID: "p", Position: 1}, annotate.LayerFinal, 1, "")
	key := final.Key("tone", "")
	key.Kind = annotate.KindOutcome
	final.Apply(p.pen.Write(key, annotate.OutcomeKept.Told("seen"), "", annotate.OriginAnnotator))
	p.sheets = append(p.sheets, final)
	slot := annotate.Slot{Field: "tone"}
	if !final.Decided(p.book, slot) {
		t.Fatal("a disagreement that is kept is not decided")
	}
	p.adopt(toneRaised(t))
	if err := p.EachSheet(t.Context(), func(*annotate.Article, *annotate.Sheet) error { return nil }); err != nil {
		t.Fatal(err)
	}
	if final.Decided(p.book, slot) || final.How(p.book, slot) != "" {
		t.Error("a disagreement about another question is kept for the new one")
	}
}
