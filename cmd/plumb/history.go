package main

import (
	"bufio"
	"encoding/json"
	"fmt"

	"plumbline/annotate"
	"plumbline/annotate/sentence"
	"plumbline/store"
)

type historyCommand struct {
	Project   string `arg:"" name:"PROJECT" help:"The project."`
	Paragraph string `arg:"" name:"PARAGRAPH_ID" help:"The paragraph, by the id that \"plumb paragraphs\" lists."`
	JSON      bool   `name:"json" help:"One JSON object a line."`
}

// Run writes the entries about a paragraph, oldest first.
func (c *historyCommand) Run(s *session) error {
	return s.read(c.Project, func(p *store.Project) error {
		// History alone does not tell silence about a paragraph from a wrong id.
		if _, err := p.Sheet(s, c.Paragraph, annotate.LayerAnnotation, 1, ""); err != nil {
			return err
		}
		entries, err := p.History(s, c.Paragraph)
		if err != nil {
			return err
		}
		if c.JSON {
			return historyLines(s, entries)
		}
		targets, err := p.Targets(s)
		if err != nil {
			return err
		}
		if len(entries) == 0 {
			s.say("Nothing was ever answered about this paragraph.")
		}
		versions, err := earlierVersions(s, p)
		if err != nil {
			return err
		}
		return historyWords(s, entries, targets, versions)
	})
}

// earlierVersions are the versions of the codebook that are not in force, by
// hash.
func earlierVersions(s *session, p *store.Project) (map[string]string, error) {
	inForce, err := p.Codebook(s)
	if err != nil {
		return nil, err
	}
	books, err := p.Codebooks(s)
	if err != nil {
		return nil, err
	}
	versions := make(map[string]string)
	for _, book := range books {
		if book.Hash != inForce.Hash {
			versions[book.Hash] = book.Version
		}
	}
	return versions, nil
}

// historyEntry is one entry as JSON. What has no meaning is left null.
type historyEntry struct {
	ID        string  `json:"id"`
	Kind      string  `json:"kind"`
	DecidedAt string  `json:"decided_at"`
	Annotator *string `json:"annotator"`
	Author    *string `json:"author"`
	Layer     string  `json:"layer"`
	Round     int     `json:"round"`
	Field     *string `json:"field"`
	TargetID  *string `json:"target_id"`
	Value     *string `json:"value"`
	Replaces  *string `json:"replaces"`
	Replaced  *string `json:"replaced_value"`
	Undoes    *string `json:"undoes"`
	Origin    string  `json:"origin"`
	ElapsedMS *int64  `json:"elapsed_ms"`
	Action    string  `json:"action"`
	Device    string  `json:"device"`
	Codebook  string  `json:"codebook_hash"`
}

func historyLines(s *session, entries []annotate.Entry) error {
	out := bufio.NewWriter(s.out)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	values := valuesByID(entries)
	for _, e := range entries {
		err := enc.Encode(historyEntry{
			ID: e.ID, Kind: string(e.Key.Kind), DecidedAt: e.DecidedAt.UTC().Format("2006-01-02T15:04:05.000Z"),
			Annotator: orNull(e.Key.Annotator), Author: orNull(e.Author), Layer: string(e.Key.Layer), Round: e.Key.Round,
			Field: orNull(e.Key.Field), TargetID: orNull(e.Key.Target), Value: orNull(e.Value),
			Replaces: orNull(e.Replaces), Replaced: orNull(values[e.Replaces]), Undoes: orNull(e.Undoes),
			Origin: string(e.Origin), ElapsedMS: measured(e), Action: e.Action, Device: e.Device, Codebook: e.Codebook,
		})
		if err != nil {
			return err
		}
	}
	return out.Flush()
}

// measured is null for labels from a file and where the project does not keep the time:
// nobody measured it.
func measured(e annotate.Entry) *int64 {
	if e.ElapsedMS == 0 || e.Origin == annotate.OriginImport {
		return nil
	}
	return &e.ElapsedMS
}

func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func valuesByID(entries []annotate.Entry) map[string]string {
	values := make(map[string]string, len(entries))
	for _, e := range entries {
		values[e.ID] = e.Value
	}
	return values
}

func historyWords(s *session, entries []annotate.Entry, targets []annotate.Target, versions map[string]string) error {
	out := bufio.NewWriter(s.out)
	values := valuesByID(entries)
	for _, e := range entries {
		line := fmt.Sprintf("%s  %-8s  %s", e.DecidedAt.UTC().Format("2006-01-02 15:04:05Z"), who(e), what(e, targets))
		if old, replaced := values[e.Replaces]; replaced {
			line += ", before that " + orTakenBack(e.Key.Kind, old)
		}
		if version := versions[e.Codebook]; version != "" && e.Key.Kind == annotate.KindAnswer && e.Value != "" {
			line += ", under " + version
		}
		if e.Undoes != "" {
			line += " (undo)"
		}
		if e.Origin != annotate.OriginAnnotator {
			line += " [" + string(e.Origin) + "]"
		}
		_, _ = fmt.Fprintln(out, sentence.VisibleLines(line)) // Flush tells of a failure
	}
	return out.Flush()
}

// who is the annotator, or whoever decided where the key has none.
func who(e annotate.Entry) string {
	if e.Key.Annotator != "" {
		return e.Key.Annotator
	}
	return e.Author
}

// what returns what an entry is about, with its value.
func what(e annotate.Entry, targets []annotate.Target) string {
	about := e.Key.Field
	if e.Key.Kind == annotate.KindSubmission {
		about = "submission"
	} else if e.Key.Kind != annotate.KindAnswer {
		about = string(e.Key.Kind) + " of " + about
	}
	if e.Key.Target != "" {
		about += " of " + targetName(e.Key.Target, targets)
	}
	if e.Key.Layer != annotate.LayerAnnotation || e.Key.Round > 1 {
		about += fmt.Sprintf(" (%s, round %d)", e.Key.Layer, e.Key.Round)
	}
	return about + ": " + orTakenBack(e.Key.Kind, e.Value)
}

func orTakenBack(kind annotate.Kind, value string) string {
	switch {
	case value == "":
		return "taken back"
	case kind == annotate.KindSubmission:
		return "submitted"
	default:
		return value
	}
}

func targetName(id string, targets []annotate.Target) string {
	for _, t := range targets {
		if t.ID == id {
			return t.Name
		}
	}
	return id
}
