package main

import (
	"fmt"
	"slices"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/review"
	"plumbline/annotate/sentence"
	"plumbline/store"
)

// groups returns the attribute of each annotator by which agreement is split,
// and says whom it leaves out. Without a name there is none.
func (s *session) groups(path, name string, annotators []string) (map[string]string, error) {
	if name == "" {
		return nil, nil
	}
	of, names := make(map[string]string), []string{}
	err := s.read(path, func(p *store.Project) error {
		attributes, err := p.Attributes(s)
		for _, a := range attributes {
			names = append(names, a.Name)
			if a.Name == name {
				of[a.Annotator] = a.Value
			}
		}
		return err
	})
	slices.Sort(names)
	names = slices.Compact(names)
	switch {
	case err != nil:
		return nil, err
	case len(names) == 0:
		return nil, annotate.Fail(annotate.CodeNotFound, "plumb.no-attribute-at-all")
	case len(of) == 0:
		return nil, annotate.Fail(
			annotate.CodeNotFound,
			"plumb.no-attribute",
			"Attribute",
			sentence.Quoted(name),
			"Attributes",
			sentence.Names(names),
		)
	}
	for _, who := range annotators {
		if of[who] == "" {
			s.say("%s has no attribute %q and belongs to no group.", who, name)
		}
	}
	return of, nil
}

// groupWords writes alpha within each group and how groups agree with each other, for
// each row.
func (c *agreeCommand) groupWords(s *session, w *words, o *review.Overview, groups map[string]string) error {
	w.line("")
	w.line("By %s, within each group and between every two:", c.By)
	w.line("")
	w.row("question", "target", "meaning", "group", "statistic", "value", "95 % interval", "n", "articles", "")
	for i := range o.Rows {
		if err := s.Err(); err != nil {
			return err
		}
		r := &o.Rows[i]
		for _, g := range r.Groups(groups, c.draws()) {
			w.row(r.Question.Label, r.Question.TargetName, fmt.Sprint(r.Question.Meaning), subject(g), g.Told().Name, value(g), interval(g),
				fmt.Sprint(g.N), fmt.Sprint(g.Articles), strings.TrimSpace(rowWords(r)+" "+g.Reason.String()))
		}
	}
	return nil
}

// rowWords returns which answers to its question a row is about, if not all.
func rowWords(r *review.Row) string {
	if words, ok := whatWords[r.What]; ok {
		return words + "."
	}
	return ""
}
