package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"

	"plumbline/annotate"
	"plumbline/annotate/sentence"
	"plumbline/store"
)

type paragraphsCommand struct {
	Project string `arg:"" name:"PROJECT" help:"The project."`
	JSON    bool   `name:"json" help:"One JSON object a line: article_id, paragraph_id, position, unit_guess, text."`
}

// Run lists the paragraphs by article.
func (c *paragraphsCommand) Run(s *session) error {
	return s.read(c.Project, func(p *store.Project) error {
		var list paragraphWriter = newParagraphList(s.out)
		if c.JSON {
			list = newParagraphLines(s.out)
		}
		if err := p.EachParagraph(s, list.add); err != nil {
			return err
		}
		return list.end()
	})
}

// paragraphWriter lists paragraphs.
type paragraphWriter interface {
	add(a *annotate.Article, p annotate.Paragraph) error
	end() error
}

// paragraphLines writes JSON lines.
type paragraphLines struct {
	out *bufio.Writer
	enc *json.Encoder
}

func newParagraphLines(w io.Writer) *paragraphLines {
	l := &paragraphLines{out: bufio.NewWriter(w)}
	l.enc = json.NewEncoder(l.out)
	l.enc.SetEscapeHTML(false)
	return l
}

func (l *paragraphLines) add(_ *annotate.Article, p annotate.Paragraph) error {
	return l.enc.Encode(struct {
		Article   string `json:"article_id"`
		Paragraph string `json:"paragraph_id"`
		Position  int    `json:"position"`
		Guess     string `json:"unit_guess"`
		Text      string `json:"text"`
	}{p.Article, p.ID, p.Position, p.Guess, p.Text})
}

func (l *paragraphLines) end() error { return l.out.Flush() }

// paragraphList writes for the eye: a heading for each article, a line for
// each paragraph.
type paragraphList struct {
	out     *bufio.Writer
	article string
}

func newParagraphList(w io.Writer) *paragraphList { return &paragraphList{out: bufio.NewWriter(w)} }

func (l *paragraphList) add(a *annotate.Article, p annotate.Paragraph) error {
	if l.article != a.ID {
		if l.article != "" {
			_, _ = l.out.WriteString("\n") // the next write tells of a failure too
		}
		l.article = a.ID
		_, _ = fmt.Fprintf(l.out, "%s\n", sentence.Visible(heading(a)))
	}
	_, err := fmt.Fprintf(l.out, "%s %3d  %-10s  %s\n", p.ID, p.Position, p.Guess, sentence.Visible(p.Text))
	return err
}

func (l *paragraphList) end() error { return l.out.Flush() }

// heading names an article: by its title, else by its file, else by its id.
func heading(a *annotate.Article) string {
	name := a.ID
	switch {
	case a.Meta.Title != "":
		name = a.Meta.Title
	case a.Meta.File != "":
		name = a.Meta.File
	}
	if a.Meta.Outlet != "" {
		name += " (" + a.Meta.Outlet + ")"
	}
	return name
}
