package main

import (
	"fmt"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/review"
	"plumbline/store"
)

type passedOverCommand struct {
	Project string `arg:"" name:"PROJECT" help:"The project."`
}

// Run lists targets that were given absent by the key for the rest, and that a colleague
// saw.
func (c *passedOverCommand) Run(s *session) error {
	return s.read(c.Project, func(p *store.Project) error {
		excluded, err := annotate.ReadExclusions(s, p)
		if err != nil {
			return err
		}
		answers, err := review.Read(s, p)
		if err != nil {
			return err
		}
		book, err := p.Codebook(s)
		if err != nil {
			return err
		}
		answers.Exclude(excluded)
		all := answers.PassedOver(review.Filter{}, review.OfQuestion{})
		w := newWords(s.out)
		w.line("%s", all.Words())
		if len(all.List) > 0 {
			w.line("")
			w.row("article", "title", "paragraph", "annotator", "target", "colleagues")
		}
		for _, o := range all.List {
			seen := make([]string, len(o.Colleagues))
			for i, a := range o.Colleagues {
				seen[i] = a.Annotator + " " + book.Field(o.Question.Field).ShownValue(a.Value)
			}
			w.row(o.Article.ID[:12], o.Article.Title, fmt.Sprint(o.Position), o.Annotator, o.Question.TargetName, strings.Join(seen, ", "))
		}
		return w.end()
	})
}
