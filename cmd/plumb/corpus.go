package main

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/corpus"
	"plumbline/annotate/corpus/formats"
	"plumbline/annotate/corpus/tables"
	"plumbline/annotate/dataset"
	"plumbline/store"
)

// foreign brings in the file if it is an export of another tool or a table of another
// kind than ours, and reports whether it is. A table of ours is none, and may be one
// that is refused later.
func (c *labelsCommand) foreign(s *session) (bool, error) {
	reader, source, err := formats.Known(s, c.File)
	if err != nil {
		return false, err
	}
	for i := range source.Files {
		source.Files[i].Encoding = c.Encoding
	}
	other := c.Map != "" || c.KeepNames || c.Slots || c.DryRun || c.MakeQuestions
	ours, err := c.isOurs(s, reader, source, other)
	switch {
	case err != nil:
		return false, err
	case !ours:
		return true, c.bring(s, reader, source)
	case other || c.JSON:
		return false, misused(
			"--map, --keep-names, --slots, --make-questions, --dry-run and --json are for other tables and for exports of other tools; %s is none that is known.",
			c.File,
		)
	}
	if info, err := os.Stat(c.File); err == nil && info.IsDir() {
		_, err := formats.Read(s, c.File)
		return false, err
	}
	return false, nil
}

// isOurs reports whether a source is no table of another kind and no export of another
// tool. A table that cannot be read is refused as one of ours, unless it is said to be
// another.
func (c *labelsCommand) isOurs(s *session, reader *corpus.Reader, source *corpus.Source, other bool) (bool, error) {
	if reader != tables.Reader {
		return reader == nil, nil
	}
	header, err := tables.Header(s, source)
	if err != nil {
		if other {
			return false, err
		}
		return true, nil
	}
	return c.ours(header, other), nil
}

// ours reports whether a table has the columns of a label table, or all but one of
// them, which is then named as missing.
func (c *labelsCommand) ours(header []string, other bool) bool {
	columns, err := calledColumns(c.Columns, dataset.LabelColumns())
	if err != nil {
		return false
	}
	missing := 0
	for _, column := range columns {
		there := slices.ContainsFunc(header, func(name string) bool {
			return strings.EqualFold(strings.TrimSpace(name), cmp.Or(column.Called, column.Name))
		})
		if !there && (!column.Optional || column.Called != "") {
			missing++
		}
	}
	return header == nil || missing == 0 || missing == 1 && !other
}

// bring brings in an export of another tool, or a table of another kind.
func (c *labelsCommand) bring(s *session, reader *corpus.Reader, source *corpus.Source) error {
	switch {
	case c.Layer == string(annotate.LayerPractice) || c.Layer == string(annotate.LayerFinal):
		return misused("What comes from elsewhere is real work, or a model's; --layer %s is for tables with our own columns.", c.Layer)
	case c.Columns != "" && reader != tables.Reader:
		return misused("--columns is for tables; what an export holds is said by --map.")
	case c.JSON && !c.DryRun:
		return misused("--json shows what --dry-run finds; give both.")
	}
	if err := c.takeLayout(source); err != nil {
		return err
	}
	found, err := formats.ReadSource(s, reader, source)
	if err != nil {
		return err
	}
	if n := len(found.Annotators()); c.As != "" && n > 1 {
		return misused(
			"%s holds the labels of %d annotators, and --as names one. Say in the map who is who: ours: model:NAME makes one a model.",
			c.File,
			n,
		)
	}
	switch {
	case c.DryRun:
		return s.read(c.Project, func(p *store.Project) error { return c.lookAt(s, p, reader, found) })
	case c.Map == "":
		return misused(
			"Say by --map FILE.yaml what the columns, people and labels of %s are here. A file that is not there is proposed; --dry-run shows what is found.",
			c.File,
		)
	case !c.mapIsThere():
		return s.read(c.Project, func(p *store.Project) error { return c.propose(s, p, reader, found) })
	}
	return s.change(c.Project, func(p *store.Project) error { return c.write(s, p, reader, found) })
}

// write brings in what was found, as the map says. Where another program wrote in the
// same places meanwhile, or the codebook got questions, it is planned anew.
func (c *labelsCommand) write(s *session, p *store.Project, reader *corpus.Reader, found *corpus.Corpus) error {
	if err := s.needConsent(p); err != nil {
		return err
	}
	m, err := c.readMap()
	if err != nil {
		return err
	}
	for n := 1; ; n++ {
		plan, grown, err := c.planCorpus(s, p, found, m)
		if err != nil {
			return s.refused(c.File, err)
		}
		if grown != nil {
			if err := c.adopt(s, p, grown); err != nil {
				return err
			}
			continue
		}
		err = p.AddPlanned(s, plan.Articles, plan.Entries)
		if n < mostPlans && outdated(err) {
			continue
		}
		if err != nil {
			return err
		}
		s.tellFound(reader, found)
		s.tellBrought(plan)
		return nil
	}
}

// adopt puts the codebook with the questions that the map makes in force.
func (c *labelsCommand) adopt(s *session, p *store.Project, grown *codebook.Codebook) error {
	pen, err := s.pen(p, "")
	if err != nil {
		return err
	}
	if err := p.Adopt(s, grown, pen); err != nil {
		return err
	}
	s.say("Adopted %s %s, with the questions that %s makes.", grown.ID, grown.Version, c.Map)
	return nil
}

// mapHead tells a person what the file is.
const mapHead = `# What the columns, people and labels of a table or an export are in this project.
# theirs is what the export says; ours is an id of a person, or an option of the
# question. Leave ours empty to leave something out.
`

// planCorpus plans what the map brings in. Grown is the codebook with the questions that
// the map makes, if they are not there yet; it is planned as if that were in force.
func (c *labelsCommand) planCorpus(
	s *session, p *store.Project, found *corpus.Corpus, m *dataset.CorpusMap,
) (plan *dataset.CorpusPlan, grown *codebook.Codebook, err error) {
	book, err := p.Codebook(s)
	if err != nil {
		return nil, nil, err
	}
	if grown, err = m.Grown(book); err != nil {
		return nil, nil, err
	}
	var source dataset.CorpusSource = p
	if grown != nil {
		source = dataset.Under(grown, p)
	}
	pen, err := s.pen(p, "")
	if err != nil {
		return nil, nil, err
	}
	progress := newProgress(s.words)
	defer progress.end()
	plan, err = dataset.CorpusImport{
		Map: m, File: filepath.Base(c.File),
		Progress: func(done, all int) { progress.show("Reading document %d of %d", done, all) },
	}.Plan(s, source, pen, found)
	return plan, grown, err
}

var lostWords = map[corpus.Lost]string{
	corpus.LostRelation:   "relations",
	corpus.LostEvent:      "events",
	corpus.LostChain:      "links of chains",
	corpus.LostRegion:     "regions of pictures, sounds and films",
	corpus.LostPrediction: "predictions of a model",
	corpus.LostCancelled:  "skipped tasks",
	corpus.LostText:       "labels of a text that is not there",
	corpus.LostWords:      "spans whose words stand elsewhere",
	corpus.LostRange:      "spans outside their text",
	corpus.LostSource:     "documents that are no text",
	corpus.LostNote:       "notes on what is not taken",
	corpus.LostRow:        "rows whose cells do not fit the first line: line",
	corpus.LostMissing:    "cells without an answer",
	corpus.LostOther:      "statements of another kind",
}

var leftWords = map[dataset.Left]string{
	dataset.LeftText:    "of documents without a text",
	dataset.LeftRefused: "of texts that no article can have",
	dataset.LeftUnnamed: "for which the map names nothing",
	dataset.LeftWhole:   "said of a document of several paragraphs as a whole",
	dataset.LeftSeveral: "where a question has one answer and several were given",
	dataset.LeftHidden:  "answers to questions that are not asked of the paragraph",
	dataset.LeftOutside: "passages that stand in no paragraph",
	dataset.LeftNote:    "notes for which there is no place",
	dataset.LeftDetail:  "notes of spans, for which there is no place",
}
