package main

import (
	"plumbline/annotate"
	"plumbline/seeds"
)

// sampleKey gives an article the right answers to practise by, with the reason
// for each paragraph.
func sampleKey(pen *annotate.Pen, a *annotate.Article, from seeds.Article, targets []annotate.Target) []annotate.Entry {
	var entries []annotate.Entry
	ids := make([]string, len(targets))
	byName := make(map[string]string, len(targets))
	for i, t := range targets {
		ids[i], byName[t.Name] = t.ID, t.ID
	}
	for _, p := range a.Paragraphs {
		sheet := annotate.NewSheet(p, annotate.LayerPractice, annotate.FirstRound, "")
		for _, k := range from.Key {
			if k.Position == p.Position {
				entries = append(entries, pen.Write(sheet.Key(k.Field, byName[k.Target]), k.Value, "", annotate.OriginImport))
			}
		}
		why := sheet.Key("", "")
		why.Kind = annotate.KindReason
		if reason := from.Reasons[p.Position]; reason != "" {
			entries = append(entries, pen.Write(why, reason, "", annotate.OriginImport))
		}
		entries = append(entries, pen.Write(sheet.SubmissionKey(), annotate.JoinIDs(ids), "", annotate.OriginImport))
	}
	return entries
}
