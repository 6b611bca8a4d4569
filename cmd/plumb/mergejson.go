package main

import (
	"plumbline/annotate"
	"plumbline/annotate/sentence"
)

// mergeReport is the report of a merge as JSON. What has no meaning is null.
type mergeReport struct {
	Project   string              `json:"project"`
	Merged    bool                `json:"merged"`
	Backup    *string             `json:"backup"`
	Warnings  []sentence.Sentence `json:"warnings"`
	Refusals  []mergeRefusal      `json:"refusals"`
	Files     []mergeFile         `json:"files"`
	Conflicts []mergeConflict     `json:"conflicts"`
}

type mergeRefusal struct {
	File   string            `json:"file"`
	Code   string            `json:"code"`
	Reason sentence.Sentence `json:"reason"`
}

type mergeFile struct {
	File          string              `json:"file"`
	Sender        *string             `json:"sender"`
	Pack          bool                `json:"pack"`
	OneQuestion   bool                `json:"one_question"`
	Listed        []mergeListed       `json:"listed"`
	Declined      int                 `json:"declined_entries"`
	Waiting       int                 `json:"waiting_entries"`
	NewEntries    int                 `json:"new_entries"`
	KnownEntries  int                 `json:"known_entries"`
	NewArticles   int                 `json:"new_articles"`
	KnownArticles int                 `json:"known_articles"`
	NewCodebooks  []string            `json:"new_codebooks"`
	People        []string            `json:"people"`
	Conflicts     int                 `json:"conflicts"`
	Warnings      []sentence.Sentence `json:"warnings"`
	Work          []mergeWork         `json:"work"`
	Questions     int                 `json:"questions"`
	Votes         int                 `json:"votes"`
}

type mergeListed struct {
	Kind    annotate.Claim `json:"kind"`
	Entries int            `json:"entries"`
	Texts   int            `json:"texts"`
	Authors []string       `json:"authors"`
	Answer  *string        `json:"answer"`
	First   []mergeItem    `json:"first"`
}

type mergeItem struct {
	Entry *string           `json:"entry_id"`
	Words sentence.Sentence `json:"words"`
}

type mergeWork struct {
	Article    string  `json:"article_id"`
	Title      *string `json:"title"`
	Annotator  *string `json:"annotator"`
	Paragraphs int     `json:"paragraphs"`
	Answers    int     `json:"answers"`
}

type mergeConflict struct {
	File      string        `json:"file"`
	Kind      string        `json:"kind"`
	Article   *string       `json:"article_id"`
	Title     *string       `json:"title"`
	Paragraph *string       `json:"paragraph_id"`
	Position  *int          `json:"position"`
	Annotator *string       `json:"annotator"`
	Field     *string       `json:"field"`
	Question  *string       `json:"question"`
	Target    *string       `json:"target"`
	Current   mergeDecision `json:"current"`
	Other     mergeDecision `json:"other"`
}

type mergeDecision struct {
	Value     *string `json:"value"`
	DecidedAt string  `json:"decided_at"`
	Author    *string `json:"author"`
	Entry     string  `json:"entry_id"`
}

func mergeObject(r *annotate.MergeReport) mergeReport {
	o := mergeReport{
		Project: r.Project, Merged: r.Merged, Backup: orNull(r.Backup), Warnings: list(r.Warnings),
		Refusals: []mergeRefusal{}, Files: []mergeFile{}, Conflicts: []mergeConflict{},
	}
	for _, f := range r.Refusals {
		o.Refusals = append(o.Refusals, mergeRefusal{f.Path, f.Code, f.Reason})
	}
	for i := range r.Files {
		f := &r.Files[i]
		file := mergeFile{
			File:          f.Path,
			Sender:        orNull(f.Sender),
			Pack:          f.Pack,
			OneQuestion:   f.Together && len(f.Listed) > 0,
			Listed:        listedObjects(f.Listed),
			Declined:      f.Declined,
			Waiting:       f.Waiting,
			NewEntries:    f.New.Entries,
			KnownEntries:  f.Same.Entries,
			NewArticles:   f.New.Articles,
			KnownArticles: f.Same.Articles,
			NewCodebooks: list(
				f.Codebooks,
			),
			People:    list(f.People),
			Conflicts: f.Conflicts,
			Warnings:  list(f.Warnings),
			Work:      []mergeWork{},
			Questions: f.Asked,
			Votes:     f.Voted,
		}
		for _, w := range f.Work {
			file.Work = append(file.Work, mergeWork{w.Article, orNull(w.Title), orNull(w.Annotator), w.Units.All, w.Answers})
		}
		o.Files = append(o.Files, file)
	}
	for i := range r.Conflicts {
		o.Conflicts = append(o.Conflicts, conflictObject(&r.Conflicts[i]))
	}
	return o
}

func listedObjects(all []annotate.MergeListed) []mergeListed {
	objects := []mergeListed{}
	for i := range all {
		l := &all[i]
		o := mergeListed{Kind: l.Claim, Entries: l.Entries, Texts: l.Texts, Authors: list(l.Authors), First: []mergeItem{}}
		if l.Answered {
			o.Answer = orNull(map[bool]string{true: "yes", false: "no"}[l.Yes])
		}
		for j := range l.First {
			o.First = append(o.First, mergeItem{orNull(l.First[j].Entry.ID), l.First[j].Words()})
		}
		objects = append(objects, o)
	}
	return objects
}

func conflictObject(c *annotate.MergeConflict) mergeConflict {
	k := c.Current.Key
	o := mergeConflict{
		File: c.File, Kind: string(k.Kind), Article: orNull(c.Article), Title: orNull(c.Title),
		Annotator: orNull(k.Annotator), Field: orNull(k.Field), Question: orNull(c.Question), Target: orNull(c.Target),
		Current: decisionObject(c.Current), Other: decisionObject(c.Other),
	}
	if c.Position > 0 {
		o.Paragraph, o.Position = &k.Subject, &c.Position
	}
	return o
}

func decisionObject(e annotate.Entry) mergeDecision {
	return mergeDecision{orNull(e.Value), e.DecidedAt.UTC().Format("2006-01-02T15:04:05.000Z"), orNull(e.Author), e.ID}
}

// list is never null.
func list[T any](words []T) []T {
	if words == nil {
		return []T{}
	}
	return words
}
