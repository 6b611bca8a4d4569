package main

import (
	"bufio"
	"encoding/json"

	"plumbline/annotate"
	"plumbline/store"
)

type historyCommand struct {
	Project   string `arg:"" name:"PROJECT" help:"The project."`
	Paragraph string `arg:"" name:"PARAGRAPH_ID" help:"The paragraph, by its id as \"plumb paragraphs\" lists it, or the beginning of that."`
	JSON      bool   `name:"json" help:"One JSON object a line."`
}

// Run writes the entries about a paragraph, oldest first.
func (c *historyCommand) Run(s *session) error {
	return s.read(c.Project, func(p *store.Project) error {
		// History alone does not tell silence about a paragraph from a wrong id.
		id, err := p.FindUnit(s, c.Paragraph)
		if err != nil {
			return err
		}
		entries, err := p.History(s, id)
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
		rules, err := readVersions(s, p)
		if err != nil {
			return err
		}
		told := historyWords{rules: rules, targets: targets, values: valuesByID(entries)}
		return told.write(s, entries)
	})
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
