package main

import (
	"plumbline/annotate"
	"plumbline/annotate/adoption"
	"plumbline/annotate/codebook"
)

type versionObject struct {
	Codebook  string `json:"codebook"`
	Version   string `json:"version"`
	Hash      string `json:"hash"`
	AdoptedAt string `json:"adopted_at"`
	AdoptedBy string `json:"adopted_by"`
	InForce   bool   `json:"in_force"`
}

type lookObject struct {
	Article   string         `json:"article_id"`
	Paragraph string         `json:"paragraph_id"`
	Position  int            `json:"position"`
	Layer     annotate.Layer `json:"layer"`
	Round     int            `json:"round"`
	Annotator string         `json:"annotator"`
	Field     string         `json:"field"`
	Target    string         `json:"target"`
	TargetID  string         `json:"target_id"`
	Was       string         `json:"was"`
	Version   string         `json:"codebook_version"`
}

type changeObject struct {
	What   string `json:"what"`
	Option string `json:"option,omitempty"`
	Old    string `json:"old"`
	New    string `json:"new"`
}

type fieldObject struct {
	Field      string         `json:"field"`
	Change     string         `json:"change"`
	OldMeaning int            `json:"old_meaning,omitempty"`
	NewMeaning int            `json:"new_meaning,omitempty"`
	Changes    []changeObject `json:"changes"`
}

type countsObject struct {
	Kept    int `json:"kept"`
	Look    int `json:"another_look"`
	Hidden  int `json:"no_longer_shown"`
	Back    int `json:"shown_again"`
	Missing int `json:"now_missing"`
}

type fieldEffect struct {
	Field string `json:"field"`
	countsObject
}

type annotatorEffect struct {
	Layer     annotate.Layer `json:"layer"`
	Annotator string         `json:"annotator"`
	countsObject
	Reopened int `json:"asked_again"`
	Complete int `json:"completed"`
}

type planned struct {
	Old            string            `json:"old_version"`
	New            string            `json:"new_version"`
	Hash           string            `json:"new_hash"`
	OtherCodebook  bool              `json:"other_codebook"`
	AlreadyInForce bool              `json:"already_in_force"`
	About          []changeObject    `json:"about"`
	Fields         []fieldObject     `json:"fields"`
	Answers        []fieldEffect     `json:"answers"`
	Annotators     []annotatorEffect `json:"annotators"`
	Warnings       []string          `json:"warnings"`
}

func planObject(plan *adoption.Plan) planned {
	p := planned{
		Old:            plan.Diff.Old.Version,
		New:            plan.Book.Version,
		Hash:           plan.Book.Hash,
		OtherCodebook:  plan.Diff.OtherCodebook(),
		AlreadyInForce: plan.InForce,
		About:          changeObjects(plan.Diff.About),
		Fields:         []fieldObject{},
		Answers:        []fieldEffect{},
		Annotators:     []annotatorEffect{},
		Warnings:       []string{},
	}
	for _, w := range plan.Book.Warnings() {
		p.Warnings = append(p.Warnings, w.String())
	}
	for _, f := range plan.Diff.Fields {
		o := fieldObject{Field: f.Key(), Change: "changed", Changes: changeObjects(f.Changes)}
		if f.Old == nil {
			o.Change = "new"
		} else {
			o.OldMeaning = f.Old.Meaning
		}
		if f.New == nil {
			o.Change = "gone"
		} else {
			o.NewMeaning = f.New.Meaning
		}
		p.Fields = append(p.Fields, o)
	}
	for _, f := range plan.Effect.Fields {
		p.Answers = append(p.Answers, fieldEffect{f.Field, countsObject(f.Counts)})
	}
	for _, a := range plan.Effect.Annotators {
		p.Annotators = append(p.Annotators, annotatorEffect{a.Layer, a.Annotator, countsObject(a.Counts), a.Reopened, a.Complete})
	}
	return p
}

func changeObjects(changes []codebook.Change) []changeObject {
	objects := make([]changeObject, len(changes))
	for i, c := range changes {
		objects[i] = changeObject(c)
	}
	return objects
}
