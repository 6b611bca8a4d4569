package annotate

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestVersionsOfOneTextAreOneGroupWhileSeveralAreInUse(t *testing.T) {
	amendments := []Amendment{ // b and c correct a, d corrects c, y corrects x
		{Newer: "b", Older: "a"}, {Newer: "c", Older: "a"}, {Newer: "d", Older: "c"}, {Newer: "y", Older: "x"},
	}
	for _, tt := range []struct {
		name, withdrawn string
		want            [][]string
	}{
		{"corrected in two ways", "acx", [][]string{{"b", "d"}}},
		{"one of them chosen", "abcx", nil},
		{"the older one in use again", "bcdy", nil},
		{"the older one beside its correction", "abc", [][]string{{"x", "y"}}},
		{"all of them", "", [][]string{{"a", "b", "c", "d"}, {"x", "y"}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var articles []Summary
			for _, id := range "abcdxyz" {
				s := Summary{ArticleID: string(id)}
				for _, w := range tt.withdrawn {
					s.Meta.Withdrawn = s.Meta.Withdrawn || w == id
				}
				articles = append(articles, s)
			}
			var got [][]string
			for _, g := range Editions(amendments, articles) {
				var ids []string
				for _, a := range g {
					ids = append(ids, a.ArticleID)
				}
				got = append(got, ids)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("the groups differ (-want +got):\n%s", diff)
			}
		})
	}
}

func TestTheOlderTextTakenBackIsNoEndlessTurn(t *testing.T) {
	back := []Amendment{{Newer: "b", Older: "a"}, {Newer: "a", Older: "b"}}
	if got := Editions(back, []Summary{{ArticleID: "a"}, {ArticleID: "b"}}); len(got) != 1 || len(got[0]) != 2 {
		t.Errorf("the groups are %v", got)
	}
}
