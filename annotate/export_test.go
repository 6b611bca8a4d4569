package annotate

import "encoding/json"

// Heads are the heads of one key.
func Heads(entries []Entry) []Entry { return newKeyed(entries).heads() }

// JoinPassages is the value of evidence: the passages in their order, as JSON.
func JoinPassages(passages []Passage) string {
	rows := make([][3]any, len(passages))
	for i, p := range passages {
		rows[i] = [3]any{p.Begin, p.End, p.Words}
	}
	joined, err := json.Marshal(rows)
	if err != nil {
		return "" // numbers and strings always have a form
	}
	return string(joined)
}
