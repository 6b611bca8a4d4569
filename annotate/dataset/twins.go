package dataset

import (
	"context"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/ingest/alike"
	"plumbline/annotate/sentence"
)

// TwinSource is where the texts are that others are compared with.
type TwinSource interface {
	EachParagraph(ctx context.Context, visit func(*annotate.Article, annotate.Paragraph) error) error
}

// Twins finds texts that differ only in how they are written: in composed letters,
// quotation marks, dashes, spaces, invisible marks. They have different ids, and both
// would come in.
type Twins struct {
	project bool              // its texts are among those that are known
	known   map[string]bool   // hashes of texts as they are
	where   map[uint64]string // where a text stands, by its words alone
}

// NewTwins knows no text yet.
func NewTwins() *Twins { return &Twins{known: make(map[string]bool), where: make(map[uint64]string)} }

// Find returns a sentence if a text that was looked at before, or one of the project,
// is the same save for how it is written; otherwise one without a key. The text is
// remembered by its file.
func (t *Twins) Find(ctx context.Context, from TwinSource, file string, paragraphs []string) (twin sentence.Sentence, err error) {
	if err := t.readProject(ctx, from); err != nil {
		return twin, err
	}
	if other, isNew := t.remember(file, paragraphs); isNew && other != "" {
		return sentence.Of("import.twin", "File", file, "Other", other), nil
	}
	return twin, nil
}

// remember notes where a text stands. It returns where its words stood before, and
// whether they were never written like this.
func (t *Twins) remember(name string, paragraphs []string) (other string, isNew bool) {
	plain, text := alike.PlainSum(paragraphs), annotate.TextHash(strings.Join(paragraphs, "\n"))
	other, isNew = t.where[plain], !t.known[text]
	t.known[text] = true
	if other == "" {
		t.where[plain] = name
	}
	return other, isNew
}

// readProject looks at the texts of the project, once.
func (t *Twins) readProject(ctx context.Context, from TwinSource) error {
	if t.project {
		return nil
	}
	var id, title string
	var texts []string
	remember := func() {
		if title == "" {
			title = sentence.Short(id)
		}
		if len(texts) > 0 {
			t.remember(sentence.Quoted(title).String(), texts)
		}
		texts = texts[:0]
	}
	err := from.EachParagraph(ctx, func(a *annotate.Article, p annotate.Paragraph) error {
		if a.ID != id {
			remember()
			id, title = a.ID, a.Meta.Title
		}
		if p.Missing == "" {
			texts = append(texts, p.Text)
		}
		return ctx.Err()
	})
	remember()
	t.project = err == nil
	return err
}
