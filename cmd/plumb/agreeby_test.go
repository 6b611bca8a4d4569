package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"plumbline/annotate"
	"plumbline/seeds"
	"plumbline/store"
)

// sampleOfFour is a project of the sample articles with what A1 to A4 answered.
func sampleOfFour(t *testing.T) string {
	t.Helper()
	t.Setenv("PLUMBLINE_HOME", filepath.Join(t.TempDir(), "home"))
	folder := t.TempDir()
	project := filepath.Join(folder, "sample.plumb")
	create := []string{"new", project}
	for _, target := range seeds.SampleProject().Targets {
		create = append(create, "--target", target.Name)
	}
	plumb(t, create...)
	ids := make(map[string][]string)
	for _, a := range seeds.SampleProject().Articles {
		file := filepath.Join(folder, a.Slug+".txt")
		if err := os.WriteFile(file, []byte(a.Text), 0o600); err != nil {
			t.Fatal(err)
		}
		before := len(plumb(t, "paragraphs", project, "--json"))
		plumb(t, "import", project, file)
		ids[a.Slug] = paragraphIDs(t, plumb(t, "paragraphs", project, "--json")[before:])
	}
	for _, one := range seeds.Answers() {
		var rows bytes.Buffer
		labels := csv.NewWriter(&rows)
		_ = labels.Write([]string{"paragraph_id", "field", "target", "value"}) // into memory; so below
		for slug, answers := range one.Articles {
			for _, a := range answers {
				if a.Field != annotate.FieldNote && a.Field != annotate.FieldUnsure {
					_ = labels.Write([]string{ids[slug][a.Position-1], a.Field, a.Target, a.Value})
				}
			}
		}
		labels.Flush()
		table := filepath.Join(folder, one.Annotator+".csv")
		if err := os.WriteFile(table, rows.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		plumb(t, "labels", project, table, "--as", one.Annotator)
	}
	return project
}

// describe records private attributes, such as A1's "language" as "en".
func describe(t *testing.T, project, name string, values map[string]string) {
	t.Helper()
	s := &session{Context: context.Background()}
	err := s.change(project, func(p *store.Project) error {
		pen, err := s.pen(p, "")
		if err != nil {
			return err
		}
		var entries []annotate.Entry
		for who, value := range values {
			key := annotate.Key{Kind: annotate.KindAttribute, Subject: who, Field: name}
			entries = append(entries, pen.Write(key, value, "", annotate.OriginAnnotator))
		}
		return p.Append(s, entries...)
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestAgreementIsSplitByAnAttributeOfTheAnnotators(t *testing.T) {
	project := sampleOfFour(t)
	describe(t, project, "language", map[string]string{"A1": "en", "A2": "en", "A4": "fr"})
	var out, words bytes.Buffer
	if code := run([]string{"agree", project, "--by", "language", "--field", "editorial"}, &out, &words); code != exitDone {
		t.Fatal(words.String())
	}
	if said := words.String(); !strings.Contains(said, `A3 has no attribute "language" and belongs to no group.`) {
		t.Errorf("it does not say whom it leaves out: %s", said)
	}
	_, rows, _ := strings.Cut(out.String(), "By language")
	for _, want := range []string{"  en         Krippendorff's alpha           0.641      ", "en has 2 annotators, fewer than 5: not for publication.", "  en and fr  cross-replication reliability  undefined", "Refused: fr has one annotator, and nothing is told of a group that is one person."} {
		if !strings.Contains(rows, want) {
			t.Errorf("it does not say %q:\n%s", want, rows)
		}
	}

	var object struct {
		Results []struct {
			Field, Group, Across, State, Reason, Level string
			Value                                      *float64
			CI95                                       *[2]float64
			N, Articles                                int
		}
	}
	if err := json.Unmarshal(
		[]byte(plumb(t, "agree", project, "--by", "language", "--field", "editorial", "--json", "--draws", "200")),
		&object,
	); err != nil {
		t.Fatal(err)
	}
	var groups []string
	for _, r := range object.Results {
		if r.Group == "" {
			continue
		}
		groups = append(groups, strings.TrimSpace(r.Group+" "+r.Across))
		if alone := r.Group == "fr" ||
			r.Across == "fr"; alone != (r.Value == nil) || alone != (r.State == "undefined") ||
			r.Level != "masi" {
			t.Errorf("%s is %+v", groups, r)
		}
		if r.Value != nil &&
			(r.CI95 == nil || r.CI95[0] > *r.Value || r.CI95[1] < *r.Value || r.N < 50 || r.Articles != 3 || r.State != "low_n") {
			t.Errorf("%s is %+v", groups, r)
		}
	}
	if !slices.Equal(groups, []string{"en", "fr", "en fr", "en fr"}) {
		t.Errorf("the groups are %q", groups)
	}

	describe(t, project, "city", map[string]string{"A1": "north", "A2": "north", "A3": "south", "A4": "south"})
	out.Reset()
	if code := run([]string{"agree", project, "--by", "city", "--field", "editorial"}, &out, &words); code != exitDone {
		t.Fatal(words.String())
	}
	_, rows, _ = strings.Cut(out.String(), "By city")
	for _, want := range []string{"north and south  cross-replication reliability  0.", "north and south  normalised xRR                 1.126  0.", "south has 2 annotators, fewer than 5"} {
		if !strings.Contains(rows, want) {
			t.Errorf("it does not say %q:\n%s", want, rows)
		}
	}

	words.Reset()
	if code := run(
		[]string{"agree", project, "--by", "team"},
		&out,
		&words,
	); code != exitRefused ||
		!strings.Contains(words.String(), `No annotator has an attribute "team"; those recorded are city, language.`) {
		t.Errorf("an attribute that nobody has ends with %d: %s", code, words.String())
	}
}

func TestTheLeadOfTheSampleIsToldWhatNeedsThem(t *testing.T) {
	said := plumb(t, "agree", sampleOfFour(t))
	for _, want := range []string{
		"has the lowest lower bound",
		"Who reads differently cannot be told yet: it takes 4 articles that four or more labelled, or 8 that three did.",
		"Intervals from leaving out each whole article in turn.",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("it does not say %q:\n%s", want, said)
		}
	}
}
