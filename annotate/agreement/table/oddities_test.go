package table_test

import (
	"slices"
	"testing"

	"plumbline/annotate/agreement"
	"plumbline/annotate/agreement/table"
)

func TestWhatMayNotBeMeantAsItCountsIsNamed(t *testing.T) {
	const header = "annotator,unit,label\n"
	for name, c := range map[string]struct {
		text string
		form table.Form
		want []string
	}{
		"nothing odd": {"A1,1,x\nA2,1,x\n", table.Form{Scale: agreement.Nominal}, nil},
		"spaces at edges and another case": {
			"A1,1,x\nA1 ,2,y\na1,3,x\n",
			table.Form{Scale: agreement.Nominal},
			[]string{
				"1 cell had spaces at its edges, in line 3; they were left out.",
				`The annotators "A1", "a1" look alike (case, spaces, how letters are composed) and count as different annotators; if they are one, write them in one way.`,
			},
		},
		"letters composed in two ways": {
			"A1,Zu\u0308rich,x\nA1,Z\u00fcrich,x\n",
			table.Form{Scale: agreement.Nominal},
			[]string{
				"The units \"Zu\u0308rich\", \"Z\u00fcrich\" look alike (case, spaces, how letters are composed) and count as different units; if they are one, write them in one way.",
			},
		},
		"ids that a spreadsheet made numbers of": {
			"A1,7,x\nA1,7.0,y\n",
			table.Form{Scale: agreement.Nominal},
			[]string{
				`The units "7", "7.0" are one number written in several ways and count as different units; if they are one, write them in one way.`,
			},
		},
		"one number written in two ways, as names": {
			"A1,u,1\nA2,u,1.0\n",
			table.Form{Scale: agreement.Nominal},
			[]string{
				`The labels "1", "1.0" are one number written in several ways and count as different labels; if they are one, write them in one way.`,
			},
		},
		"one number written in two ways, as ranks": {
			"A1,u,1\nA2,u,1.0\n",
			table.Form{Scale: agreement.Ordinal},
			[]string{`The labels "1", "1.0" are one number written in several ways and count as one label.`},
		},
		"elements of sets": {
			"A1,u,Left|right\nA2,u,left\n",
			table.Form{Scale: agreement.Set},
			[]string{
				`The labels "Left", "left" look alike (case, spaces, how letters are composed) and count as different labels; if they are one, write them in one way.`,
			},
		},
		"a mark for a missing label": {
			"A1,u,1\nA2,u,None\nA3,u,None\n",
			table.Form{Scale: agreement.Nominal},
			[]string{
				`The label "None" occurs 2 times and looks like a mark for a missing label; it counts as a label, unless --missing names it.`,
			},
		},
		"a mark that is named":   {"A1,u,1\nA2,u,None\n", table.Form{Scale: agreement.Nominal, Missing: []string{"None"}}, nil},
		"a mark that is a label": {"A1,u,1\nA2,u,-\n", table.Form{Scale: agreement.Nominal, Categories: []string{"1", "-"}}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			var told []string
			for _, oddity := range read(t, c.form, header+c.text).Oddities {
				told = append(told, oddity.String())
			}
			if !slices.Equal(told, c.want) {
				t.Errorf("told\n%q\nwant\n%q", told, c.want)
			}
		})
	}
}

func TestRanksThatAreOneNumberAreOneRank(t *testing.T) {
	for name, form := range map[string]table.Form{
		"undeclared": {Scale: agreement.Ordinal},
		"declared":   {Scale: agreement.Ordinal, Categories: []string{"1", "2"}},
	} {
		labels := read(t, form, "annotator,unit,label\nA1,u,1\nA2,u,1.0\nA1,v,2.0\n")
		if labels.Scheme.Len() != 2 || labels.Ratings[0].Value != labels.Ratings[1].Value {
			t.Errorf("%s: %d ranks, %v", name, labels.Scheme.Len(), labels.Ratings)
		}
	}
}

func TestALabelThatIsNamedMissingIsNoLabel(t *testing.T) {
	labels := read(
		t,
		table.Form{Scale: agreement.Interval, Missing: []string{"NA", "-"}},
		"annotator,unit,label\nA1,u,NA\nA2,u, - \nA2,v,3\n",
	)
	if len(labels.Ratings) != 1 || len(labels.Annotators) != 2 || len(labels.Units) != 2 {
		t.Errorf("%d labels of %d annotators on %d units", len(labels.Ratings), len(labels.Annotators), len(labels.Units))
	}
}
