package events_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"plumbline/annotate"
	"plumbline/annotate/events"
	"plumbline/store/storetest"
)

// covers adds an article of one paragraph.
func covers(p *storetest.Project, title, outlet, day, text string) *annotate.Article {
	return p.AddArticle(annotate.Meta{Title: title, Outlet: outlet, Published: day}, storetest.Text{Guess: "body", Text: text})
}

// own is a text with no run of words of any other.
func own(n int) string {
	words := make([]string, 60)
	for i := range words {
		words[i] = fmt.Sprintf("word%dof%d", i, n)
	}
	return strings.Join(words, " ")
}

const quoted = "“We asked for a rota that a person with children can live with,” said Ilse Brandt, who speaks for the crews"

// suggested are the titles of each suggestion.
func suggested(t *testing.T, p *storetest.Project) (all [][]string, names []string) {
	t.Helper()
	found, err := events.Suggest(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range found {
		var titles []string
		for _, a := range s.Articles {
			titles = append(titles, a.Title)
		}
		all, names = append(all, titles), append(names, s.Name)
	}
	return all, names
}

func TestAPlantedEventIsFoundAndUnrelatedArticlesAreNot(t *testing.T) {
	p := storetest.MustOpen(t, "p.plumb")
	covers(p, "Ferries stay in port", "The Halyard", "2031-03-04", own(1)+" "+quoted+" "+own(2))
	covers(p, "Crews walk out", "Littoral", "2031-03-05", own(3)+" "+strings.ToUpper(quoted)+" "+own(4))
	covers(p, "No boats today", "Quay News", "2031-03-06T08:00", own(5)+" "+quoted)
	covers(p, "Council votes on roads", "The Halyard", "2031-03-04", own(6)+" "+own(7))
	covers(p, "School opens", "Littoral", "2031-03-05", own(8))
	// The same words a year later are of no event of that day.
	covers(p, "A year on", "Quay News", "2032-03-05", own(9)+" "+quoted+" "+own(10))
	all, names := suggested(t, p)
	if len(all) != 1 || !slices.Equal(all[0], []string{"Ferries stay in port", "Crews walk out", "No boats today"}) ||
		names[0] != "Ferries stay in port" {
		t.Fatalf("suggested are %q called %q", all, names)
	}
}

func TestScriptsWithoutSpacesAreCompared(t *testing.T) {
	p := storetest.MustOpen(t, "p.plumb")
	covers(p, "港口罢工", "甲报", "2031-03-04", "港口工人星期四早晨六点停止工作，前往岛屿的第一班船停在码头。")
	covers(p, "船只停航", "乙报", "2031-03-04", "据报道，前往岛屿的第一班船停在码头，公司拒绝评论此事，居民只好改乘公共汽车。")
	covers(p, "学校开学", "乙报", "2031-03-04", "新学年今天开始，三百名学生走进了教室，校长表示欢迎。")
	all, _ := suggested(t, p)
	if len(all) != 1 || len(all[0]) != 2 || slices.Contains(all[0], "学校开学") {
		t.Errorf("suggested are %q", all)
	}
}

func TestALineThatStandsUnderEveryTextOfAnOutletMakesNoEvent(t *testing.T) {
	p := storetest.MustOpen(t, "p.plumb")
	line := " Read our letters from the harbour every morning before breakfast."
	for i := range 4 {
		covers(p, fmt.Sprint("Report ", i), "The Halyard", "2031-03-04", own(2*i)+" "+own(2*i+1)+line)
	}
	if all, _ := suggested(t, p); len(all) != 0 {
		t.Errorf("suggested are %q", all)
	}
}

func TestWhatALeadConfirmedStandsAndNewArticlesJoinIt(t *testing.T) {
	p := storetest.MustOpen(t, "p.plumb")
	first := covers(p, "Ferries stay in port", "The Halyard", "2031-03-04", own(1)+" "+quoted)
	second := covers(p, "Crews walk out", "Littoral", "2031-03-05", own(3)+" "+quoted)
	found, err := events.Suggest(t.Context(), p)
	if err != nil || len(found) != 1 {
		t.Fatalf("suggested is %+v (%v)", found, err)
	}
	for _, f := range events.Facts("walkout", found[0].Articles) {
		p.Say(t, "L", f.Key, f.Value)
	}
	if all, _ := suggested(t, p); len(all) != 0 {
		t.Errorf("what is confirmed is suggested again: %q", all)
	}
	third := covers(p, "No boats today", "Quay News", "2031-03-06", own(5)+" "+quoted)
	all, names := suggested(t, p)
	if len(all) != 1 || names[0] != "walkout" || len(all[0]) != 3 {
		t.Fatalf("of a third article it is suggested: %q called %q", all, names)
	}
	// Of another event by a lead's word it stays out, whatever its words.
	p.Say(t, "L", annotate.Key{Kind: annotate.KindArticle, Subject: third.ID, Field: annotate.MetaEvent}, "talks")
	if all, _ := suggested(t, p); len(all) != 0 {
		t.Errorf("two events are suggested as one: %q", all)
	}
	// Nor does an article that is like both bring them together.
	covers(p, "Quay empty", "Morning Post", "2031-03-05", own(7)+" "+quoted)
	if all, names = suggested(t, p); len(all) != 1 || slices.Contains(names, "") || len(all[0]) == 4 {
		t.Errorf("an article that is like two events is suggested in %q called %q", all, names)
	}
	known, err := events.Known(t.Context(), p)
	if err != nil || len(known) != 2 || known[1].Name != "walkout" || known[1].Outlets != 2 || known[1].Given {
		t.Errorf("known are %+v (%v)", known, err)
	}
	for _, a := range []*annotate.Article{first, second} {
		p.Say(t, "L", annotate.Assignment{Article: a.ID, Annotator: "A1"}.Key(1), annotate.Yes)
	}
	p.Say(t, "L", annotate.Assignment{Article: first.ID, Annotator: "A2"}.Key(1), annotate.Yes)
	if known, err = events.Known(t.Context(), p); err != nil || !known[1].Given || known[1].Crossed {
		t.Errorf("A2 has one outlet of two, and known is %+v (%v)", known[1], err)
	}
	p.Say(t, "L", annotate.Assignment{Article: second.ID, Annotator: "A2"}.Key(1), annotate.Yes)
	if known, err = events.Known(t.Context(), p); err != nil || !known[1].Crossed {
		t.Errorf("both have both outlets, and known is %+v (%v)", known[1], err)
	}
}

func TestAWithdrawnArticleIsOfNoSuggestion(t *testing.T) {
	p := storetest.MustOpen(t, "p.plumb")
	covers(p, "Ferries stay in port", "The Halyard", "2031-03-04", own(1)+" "+quoted)
	gone := covers(p, "Crews walk out", "Littoral", "2031-03-05", own(3)+" "+quoted)
	p.Say(t, "L", annotate.Key{Kind: annotate.KindArticle, Subject: gone.ID, Field: annotate.MetaWithdrawn}, annotate.Yes)
	if all, _ := suggested(t, p); len(all) != 0 {
		t.Errorf("suggested are %q", all)
	}
}
