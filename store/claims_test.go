package store

import (
	"context"
	"strings"
	"testing"

	"plumbline/annotate"
)

// TestSQLAndGoAgreeWhoseAnEntryIs tries every kind with every field, layer, author
// and annotator that makes a difference.
func TestSQLAndGoAgreeWhoseAnEntryIs(t *testing.T) {
	t.Parallel()
	s := newSample(t)
	query := "SELECT " + sqlWhose + ", " + sqlClaim + ` FROM
(SELECT ? AS kind, ? AS subject, ? AS layer, ? AS annotator, ? AS field, ? AS author) AS l`
	prepared, err := s.file.reader.whole.PrepareContext(context.Background(), query)
	if err != nil {
		t.Fatal(err)
	}
	defer prepared.Close()
	tried, own := 0, 0
	for _, k := range annotate.Kinds() {
		fields := []string{"", "odd", annotate.PersonJoined}
		for field := range k.Claims() {
			fields = append(fields, field)
		}
		for _, field := range fields {
			for _, layer := range []annotate.Layer{"", "annotation", "practice", "final", "model", "odd"} {
				for _, who := range []string{" A1 A1", "A1 A1 A1", "A2 A1 A2", "A1 A1 ", " A1 ", "model:x model:x model:x"} {
					words := strings.Split(who, " ")
					e := annotate.Entry{
						Key:    annotate.Key{Kind: k, Subject: words[1], Layer: layer, Annotator: words[0], Field: field},
						Author: words[2],
					}
					var whose string
					var claim annotate.Claim
					key := e.Key
					row := prepared.QueryRow(string(key.Kind), key.Subject, string(key.Layer), key.Annotator, key.Field, e.Author)
					if err := row.Scan(&whose, &claim); err != nil {
						t.Fatal(err)
					}
					if whose != annotate.Whose(&e) || claim != annotate.ClaimOf(key) {
						t.Errorf("%+v is %q of %q in SQL and %q of %q in Go", e, claim, whose, annotate.ClaimOf(key), annotate.Whose(&e))
					}
					tried++
					if whose != "" {
						own++
					}
				}
			}
		}
	}
	if tried < 3000 || own < 50 {
		t.Errorf("%d entries were tried, %d of them somebody's own", tried, own)
	}
}
