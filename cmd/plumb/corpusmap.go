package main

import (
	"bytes"
	"io"
	"os"

	"go.yaml.in/yaml/v4"

	"plumbline/annotate/codebook"
	"plumbline/annotate/corpus"
	"plumbline/annotate/dataset"
	"plumbline/annotate/ordinaryfile"
	"plumbline/annotate/wholefile"
	"plumbline/store"
)

// propose writes the map that is proposed, for a person to put right.
func (c *labelsCommand) propose(s *session, p *store.Project, reader *corpus.Reader, found *corpus.Corpus) error {
	m, err := c.proposal(s, p, found)
	if err != nil {
		return err
	}
	s.tellFound(reader, found)
	s.tellMap(m)
	if err := wholefile.Replace(c.Map, func(out io.Writer) error {
		_, err := out.Write(mapText(m))
		return err
	}); err != nil {
		return err
	}
	if labels, times := m.Open(); labels > 0 {
		s.say("Nothing was found for %s, given %d times.", amount(labels, "label"), times)
	}
	s.say("%s is proposed: look at it, and give it again to bring in the labels. Nothing was written to the project.", c.Map)
	return nil
}

func (c *labelsCommand) proposal(s *session, p *store.Project, found *corpus.Corpus) (*dataset.CorpusMap, error) {
	book, err := p.Codebook(s)
	if err != nil {
		return nil, err
	}
	targets, err := p.Targets(s)
	if err != nil {
		return nil, err
	}
	annotators, err := p.Annotators(s)
	if err != nil {
		return nil, err
	}
	return dataset.Proposal{
		Book:       book,
		Targets:    targets,
		Annotators: annotators,
		As:         c.As,
		KeepNames:  c.KeepNames,
		Seats:      c.Slots,
		Make:       c.MakeQuestions,
	}.Map(
		found,
	), nil
}

func mapText(m *dataset.CorpusMap) []byte {
	var out bytes.Buffer
	out.WriteString(mapHead)
	encoder := yaml.NewEncoder(&out)
	encoder.SetIndent(2)
	_ = encoder.Encode(m) // it holds texts and numbers alone
	_ = encoder.Close()
	return out.Bytes()
}

func (c *labelsCommand) mapIsThere() bool {
	_, err := os.Lstat(c.Map)
	return c.Map != "" && err == nil
}

// readMap reads the map that a person looked at.
func (c *labelsCommand) readMap() (*dataset.CorpusMap, error) {
	data, err := ordinaryfile.Read(c.Map, codebook.MaxSize)
	if err != nil {
		return nil, err
	}
	var m dataset.CorpusMap
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	decoder.KnownFields(true)
	if err := decoder.Decode(&m); err != nil {
		return nil, misused("%s is no map: %v. Mend it there, or remove it to have one proposed.", c.Map, err)
	}
	if c.As != "" && (len(m.People) != 1 || m.People[0].Ours != c.As) {
		return nil, misused("%s says who did what, and not that all is of %s. Mend it there, or leave --as out.", c.Map, c.As)
	}
	for i := range m.People {
		m.People[i].Slot = m.People[i].Slot || c.Slots
	}
	return &m, nil
}
