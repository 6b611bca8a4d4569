package alike

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

var report = []string{
	"Ferry workers walk out over new rota",
	"Crews on the four ferries across the Lower Marn stopped work at six on Thursday morning, and the first boats to the islands stayed at the quay.",
	"“We asked for a rota that a person with children can live with,” said Ilse Brandt, who speaks for the crews.",
	"The company said the new rota had been agreed in the spring and that it would not be changed before the season ends.",
	"Islanders have been told to use the buses over the long bridge, which take two hours more.",
}

func TestTextsThatDifferInHowTheyAreWrittenAreTheSame(t *testing.T) {
	composed := []string{"Café “Zum Hafen” – closed…"}
	for _, other := range []string{
		"Cafe\u0301 “Zum Hafen” – closed…", "Café \"Zum Hafen\" - closed...", "Café\u00a0„Zum Hafen“ —  closed…", "Ca\u00adfé “Zum\u200b Hafen” – closed…\ufeff",
	} {
		if Of(composed).Plain != Of([]string{other}).Plain {
			t.Errorf("%q is another text", other)
		}
	}
	if Of(composed).Plain == Of([]string{"Cafe “Zum Hafen” – closed…"}).Plain {
		t.Error("another letter is told to be another way of writing")
	}
}

func TestAPlainTextIsWhatATypewriterWouldMakeOfIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching("[ -~\\t\x7f`é]{0,12}").Draw(t, "text")
		if got, want := Plain(text), typed(text); got != want {
			t.Errorf("%q is plainly %q, want %q", text, got, want)
		}
	})
}

func TestNearlyTheSameTextIsFoundAmongThousands(t *testing.T) {
	x := NewIndex[string]()
	x.Add("report", Of(report))
	for i := range 2000 {
		x.Add(fmt.Sprint("other ", i), Of([]string{
			fmt.Sprintf("Council of ward %d votes on road %d", i, i*7),
			fmt.Sprintf(
				"The vote of %d to %d came late, and member %d left the hall before it was counted by clerk %d of the town.",
				i%60,
				i%40,
				i,
				i*3,
			),
		}))
	}
	none := func(string) bool { return false }
	corrected := append([]string(nil), report...)
	corrected[3] = "The company said the new rota had been agreed in the summer and that it would not be changed before the season ends."
	if near := x.Like(Of(corrected), none); len(near) != 1 || near[0].Key != "report" || near[0].Same || near[0].Share < 0.7 {
		t.Errorf("the corrected text is like %+v", near)
	}
	if share := Share(report, corrected); share < 0.85 || share > 0.97 {
		t.Errorf("of the corrected text %.2f stands in the report", share)
	}
	plain := strings.Split(strings.NewReplacer("“", `"`, "”", `"`).Replace(strings.Join(report, "\n")), "\n")
	if near := x.Like(Of(plain), none); len(near) == 0 || !near[0].Same {
		t.Errorf("the text with other quotation marks is like %+v", near)
	}
	if near := x.Like(Of(report[1:3]), none); len(near) != 1 || near[0].Share < 0.6 {
		t.Errorf("a part of the report is like %+v", near)
	}
	if near := x.Like(Of([]string{"Nothing of this stands anywhere else, as far as is known to anyone at all."}), none); len(near) != 0 {
		t.Errorf("a text of its own is like %+v", near)
	}
	x.Remove("report")
	if near := x.Like(Of(corrected), none); len(near) != 0 {
		t.Errorf("what was removed is found as %+v", near)
	}
}

func TestScriptsWithoutSpacesAreComparedByCharacters(t *testing.T) {
	old := []string{"市政府星期一宣布新桥将在五月开放，渡轮服务将继续到月底，居民表示欢迎。"}
	now := []string{"市政府星期二宣布新桥将在五月开放，渡轮服务将继续到月底，居民表示欢迎。"}
	if share := Share(old, now); share < 0.6 || share > 0.95 {
		t.Errorf("%.2f of one stands in the other", share)
	}
}

func TestDifferencesAreShownWordByWord(t *testing.T) {
	now := []string{
		report[0],
		"A new first paragraph that was in no version before.",
		report[1],
		strings.Replace(report[2], "“", `"`, 1),
		strings.Replace(report[3], "spring", "summer", 1),
	}
	var told []string
	for _, c := range Differences(report, now) {
		line := fmt.Sprint(c.How, c.Old, c.Now)
		for _, r := range c.Runs {
			switch {
			case !r.Now:
				line += " -" + r.Text
			case !r.Old:
				line += " +" + r.Text
			}
		}
		told = append(told, line)
	}
	want := []string{"0 0 0", "4 -1 1", "0 1 2", `1 2 3 -“ +"`, "2 3 4 -spring +summer", "3 4 -1"}
	if strings.Join(told, "\n") != strings.Join(want, "\n") {
		t.Errorf("told is\n%s\nwant\n%s", strings.Join(told, "\n"), strings.Join(want, "\n"))
	}
}

func TestEveryWordOfBothTextsStandsInTheDifferences(t *testing.T) {
	for _, pair := range [][2]string{
		{"", "one"}, {"one two", "two one"}, {"a b c d e", "x b y d z"}, {"The e\u0301tude.", "The étude!"}, {"same", "same"},
	} {
		old, now := "", ""
		for _, r := range runs(pair[0], pair[1]) {
			if r.Old {
				old += r.Text
			}
			if r.Now {
				now += r.Text
			}
		}
		if old != pair[0] || now != pair[1] {
			t.Errorf("of %q and %q stand %q and %q", pair[0], pair[1], old, now)
		}
	}
}
