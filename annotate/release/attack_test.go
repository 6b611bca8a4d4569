package release_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/dataset"
	"plumbline/annotate/release"
	"plumbline/store/storetest"
)

// crowd is a project of two articles and twelve people, half from the north; four of them
// labelled the second article, one of these from the north.
func crowd(t *testing.T) (p *storetest.Team, four []string) {
	t.Helper()
	p = storetest.MustOpenTeam(t, 1, 1)
	for i := range 12 {
		who := fmt.Sprintf("Person%d", i)
		p.Write(who, annotate.Key{Kind: annotate.KindPerson, Subject: who, Field: annotate.PersonJoined}, annotate.Yes)
		p.Write(who, annotate.Key{Kind: annotate.KindAttribute, Subject: who, Field: "region"}, []string{"north", "south"}[i%2])
		p.Write(who, annotate.Key{Kind: annotate.KindAttribute, Subject: who, Field: "school"}, []string{"old", "new"}[i/2%2])
		p.Label(who, p.Paragraph(0, 0), nil)
		if i%2 == 1 && i < 6 || i == 0 {
			p.Label(who, p.Paragraph(1, 0), nil)
			four = append(four, who)
		}
	}
	return p, four
}

// second is an export of the second article alone.
func second(p *storetest.Team) dataset.Export {
	return dataset.Export{Only: annotate.Selection{{Field: annotate.ByArticle, Value: p.Paragraph(1, 0).Article}}}
}

func TestAPartThatFourPeopleLabelledHasNoAttributesHoweverLargeTheTeamIs(t *testing.T) {
	p, four := crowd(t)
	made := packageOf(t, p, release.Deposit, "first")
	made.Attributes = []string{"region"}
	if err := made.Hold(context.Background(), p.Project, "", nil); err != nil {
		t.Errorf("of all twelve: %v", err)
	}
	for name, part := range map[string]dataset.Export{
		"an article that four labelled": second(p), "four people": withAnnotators(four),
	} {
		made.Export = part
		if err := made.Hold(context.Background(), p.Project, "", nil); err == nil || !strings.Contains(err.Error(), "4 people labelled") {
			t.Errorf("%s: attributes are met by %v", name, err)
		}
	}
}

func withAnnotators(ids []string) (e dataset.Export) {
	e.Filter.Annotators = ids
	return e
}

func TestAPackageOfAPartTellsOfThisPartAlone(t *testing.T) {
	p, four := crowd(t)
	made := packageOf(t, p, release.Deposit, "first")
	made.Export = second(p)
	files := written(t, p, made)
	var told []string
	for _, row := range records(t, files["data/annotators.csv"]) {
		told = append(told, row["annotator"])
	}
	var want []string
	for _, who := range four {
		want = append(want, made.Release.Pseudonym(who))
	}
	slices.Sort(want)
	if !slices.Equal(told, want) {
		t.Errorf("the annotators are %v, want the four of the part, %v", told, want)
	}
	sheet := string(files["datasheet.md"])
	for _, words := range []string{"1 article with 1 paragraph", "4 annotators", "It is of a part alone: article="} {
		if !strings.Contains(sheet, words) {
			t.Errorf("the data sheet of the part does not say %q", words)
		}
	}
}

func TestAttributesOfTwoReleasesCountTogetherSinceTheirPeopleCanBeMatched(t *testing.T) {
	p, _ := crowd(t)
	made := packageOf(t, p, release.Deposit, "first")
	made.Attributes = []string{"region"}
	if err := made.Hold(context.Background(), p.Project, "", nil); err != nil {
		t.Fatal(err)
	}
	before := made.Release
	made = packageOf(t, p, release.Deposit, "second")
	made.Attributes = []string{"school"}
	if err := made.Hold(context.Background(), p.Project, "", nil); err != nil {
		t.Errorf("the second attribute alone: %v", err)
	}
	// north and old, north and new, south and old, south and new: three people each
	wantRefusal(t, made.Hold(context.Background(), p.Project, "", []annotate.Release{before}), `the release "first"`)
}

func TestAttributesTogetherDifferFromThoseOfAnEarlierReleaseByFiveOrNotAtAll(t *testing.T) {
	crowdOf := func(counts map[string]int) (ids []string, told []annotate.Attribute) {
		for _, both := range []string{"north old", "north new", "south old", "south new"} {
			for range counts[both] {
				id := fmt.Sprintf("P%d", len(ids))
				region, school, _ := strings.Cut(both, " ")
				ids = append(ids, id)
				told = append(told, annotate.Attribute{Annotator: id, Name: "region", Value: region},
					annotate.Attribute{Annotator: id, Name: "school", Value: school})
			}
		}
		return ids, told
	}
	names := []string{"school", "region"}
	ids, told := crowdOf(map[string]int{"north old": 6, "north new": 7, "south old": 7, "south new": 6})
	first, err := release.Told(told, names, ids, nil)
	if err != nil {
		t.Fatal(err)
	}
	earlier := []annotate.Release{{Name: "first", Along: first}}
	if _, err := release.Told(told, names, ids, earlier); err != nil {
		t.Errorf("the same again: %v", err)
	}
	// every attribute by itself is told by as many as before
	ids, told = crowdOf(map[string]int{"north old": 7, "north new": 6, "south old": 6, "south new": 7})
	_, err = release.Told(told, names, ids, earlier)
	wantRefusal(t, err, "differ by fewer than 5")
}

func TestWhatAProgramLabelledIsInNoPackage(t *testing.T) {
	p, _ := crowd(t)
	key := annotate.NewSheet(p.Paragraph(0, 0), annotate.LayerModel, 1, "model:parrot").Key("sourcing", "")
	p.Write("Person0", key, "official")
	made := packageOf(t, p, release.Deposit, "first")
	made.Unprotected = true // who asks for the most that there is
	made.Export.Layers = dataset.Layers()
	for name, data := range written(t, p, made) {
		if strings.Contains(words(t, name, data), "parrot") {
			t.Errorf("%s has the labels of a program", name)
		}
	}
	var out strings.Builder
	if _, err := (dataset.Export{Format: dataset.CSV, Layers: dataset.Layers()}).Write(context.Background(), &out, p.Project); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "model:parrot") {
		t.Error("no export has the labels of a program, so that no test sees that a package is without them")
	}
}
