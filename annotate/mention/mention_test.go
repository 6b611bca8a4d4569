package mention_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"plumbline/annotate"
	"plumbline/annotate/mention"
)

// namesOf looks for names; the number of one is its place.
func namesOf(names ...string) *mention.Names {
	n := &mention.Names{}
	for i, name := range names {
		n.Add(name, i)
	}
	return n
}

// shown are the words that mentions cover.
func shown(text string, found []mention.Mention) string {
	var words []string
	for _, m := range found {
		words = append(words, string([]rune(text)[m.Start:m.End]))
	}
	return strings.Join(words, "|")
}

func TestNamesAreFoundAsWholeWordsHoweverTheyAreWritten(t *testing.T) {
	for _, c := range []struct{ names, text, want string }{
		{"Corvane", "Corvane and CORVANE’s pro-Corvane party, not Corvanese.", "Corvane|CORVANE|Corvane"},
		{"Iran", "Iranian oil, TIran, Iran2, Iran.", "Iran"},
		{"Île-Nord", "l'I\u0302le‑Nord", "I\u0302le‑Nord"},
		{"Straße", "in der STRASSE", "STRASSE"},
		{"D'Ambra", "D’Ambra’s men", "D’Ambra"},
		{"New Port", "the New\u00a0 Port opens", "New\u00a0 Port"},
		{"Россия", "россия, российский", "россия"},
		{"إيران", "وبإيران، إيراني، إيرانُ", "إيران|إيرانُ"},
		{"ישראל", "בישראל, ישראלים", "ישראל"},
		{"भारत", "भारत ने कहा, भारतीय", "भारत"},
		{"中国", "他说中国将参加。", "中国"},
		{"ไทย", "ประเทศไทยประกาศ", "ไทย"},
		{"이란", "이란은 말했다", "이란"},
		{"गा", "गाा", ""},
		{"WHO", "who said so? The WHO.", "WHO"},
		{"WHO|Who", "who said so? The WHO.", "who|WHO"},
		{"Unesco", "UNESCO, unesco", "UNESCO|unesco"},
		{"a😀", "a😀 b", "a😀"},
		{"", "anything", ""},
		{" ", "a  b", ""},
	} {
		if got := shown(c.text, namesOf(strings.Split(c.names, "|")...).In(c.text)); got != c.want {
			t.Errorf("of %q in %q is found %q, want %q", c.names, c.text, got, c.want)
		}
	}
}

func TestTheLongestNameCounts(t *testing.T) {
	names := namesOf("New Port", "Port University", "New Port Times", "Port", "New")
	for text, want := range map[string]string{
		"New Port University":  "New|Port University",
		"New Port Times":       "New Port Times",
		"New Port, Port":       "New Port|Port",
		"New Port New Port":    "New Port|New Port",
		"a new port universal": "new port",
	} {
		if got := shown(text, names.In(text)); got != want {
			t.Errorf("in %q is found %q, want %q", text, got, want)
		}
	}
}

func TestAMentionSaysWhoseNameItIs(t *testing.T) {
	targets := []annotate.Target{{Name: "Corvane", Aliases: []string{"the Republic"}}, {Name: "Tessaly"}}
	var got []int
	for _, m := range mention.OfTargets(targets).In("Tessaly met the Republic; Corvane agreed.") {
		got = append(got, m.Of)
	}
	if !slices.Equal(got, []int{1, 0, 0}) {
		t.Errorf("the mentions are of %v", got)
	}
}

// hard draws texts of letters that are hard to compare.
var hard = rapid.StringOfN(rapid.RuneFrom([]rune("aAeiİıſsSßﬁ'’ -é\u0301Łæåσςكأاوּِהش한각कि中国ไท😀2.\u00ad\u200f")), 0, 30, -1)

func TestMentionsAreInOrderWithinTheTextAndNoneOverAnother(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := hard.Draw(t, "text")
		names := namesOf(rapid.SliceOfN(hard, 0, 6).Draw(t, "names")...)
		end := 0
		for _, m := range names.In(text) {
			if m.Start < end || m.End <= m.Start || m.End > utf8.RuneCountInString(text) {
				t.Fatalf("%v follows what ends at %d", m, end)
			}
			end = m.End
		}
	})
}

// What stops at a name when the rest is given absent must find it marked, too, unless a
// longer name covers it or it is an acronym in small letters.
func TestWhatIsNamedInATextIsFoundInIt(t *testing.T) {
	names := rapid.SampledFrom([]string{"Corvane", "Île", "Straße", "إيران", "ישראל", "中国", "ไทย", "이란", "Łódź", "O’Dell"})
	parts := rapid.SampledFrom([]string{" ", "a", "’s", "-", "و", "ב", "是", "ๆ", "은", "é", ".", "É"})
	rapid.Check(t, func(t *rapid.T) {
		name := names.Draw(t, "name")
		text := strings.Join(
			rapid.SliceOfN(parts, 0, 3).Draw(t, "before"),
			"",
		) + name + strings.Join(
			rapid.SliceOfN(parts, 0, 3).Draw(t, "after"),
			"",
		)
		named := annotate.Target{Name: name}.NamedIn(text)
		if found := namesOf(name).In(text); named && len(found) == 0 {
			t.Fatalf("%q is named in %q and not found", name, text)
		}
	})
}

func TestManyNamesCostHardlyMoreThanOne(t *testing.T) {
	one, many := namesOf("Name of the 77th Province"), &mention.Names{}
	for i := range 2000 {
		many.Add("Name of the "+strconv.Itoa(i)+"th Province", i)
		many.Add("Name"+strings.Repeat("o", i%60), i)
	}
	text := strings.Repeat("The Name of the 77th Province, Émile’s name, and namoooo. ", 1800)
	if found := many.In(text); len(found) != 2*1800 {
		t.Errorf("%d names are found, want %d", len(found), 2*1800)
	}
	least := func(n *mention.Names) time.Duration {
		best := time.Hour
		for range 5 {
			begun := time.Now()
			n.In(text)
			best = min(best, time.Since(begun))
		}
		return best
	}
	if alone, all := least(one), least(many); all > 20*alone {
		t.Errorf("one name is looked for in %v, 4,000 in %v", alone, all)
	}
}

func BenchmarkALongText(b *testing.B) {
	names := &mention.Names{}
	for i := range 2000 {
		names.Add("Name of the "+strconv.Itoa(i)+"th Province", i)
	}
	text := strings.Repeat("The Name of the 77th Province, Émile’s name, and namoooo. ", 1800)
	b.ReportAllocs()
	for b.Loop() {
		names.In(text)
	}
}
