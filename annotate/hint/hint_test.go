package hint_test

import (
	"reflect"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"plumbline/annotate/hint"
)

func TestAListIsReadAsItStands(t *testing.T) {
	list, err := hint.Parse(
		[]byte(
			"name: Doubt\nhints:\n  - reason: who says so?\n    words: [alleged, so‑called]\n  - {reason: praise, words: [\"heroic  deed\"]}\n",
		),
	)
	if err != nil {
		t.Fatal(err)
	}
	want := &hint.List{Name: "Doubt", Hints: []hint.Hint{
		{Reason: "who says so?", Words: []string{"alleged", "so‑called"}}, {Reason: "praise", Words: []string{"heroic deed"}},
	}}
	if !reflect.DeepEqual(list, want) {
		t.Errorf("read is %+v, want %+v", list, want)
	}
	if list.Words() != 3 {
		t.Errorf("%d words are counted, want 3", list.Words())
	}
}

func TestAMentionOfAHintNamesItsReason(t *testing.T) {
	list := &hint.List{
		Name:  "x",
		Hints: []hint.Hint{{Reason: "doubt", Words: []string{"so-called"}}, {Reason: "praise", Words: []string{"heroic"}}},
	}
	var reasons []string
	for _, m := range list.Finder().In("A Heroic, so‑called expert; unheroic.") {
		reasons = append(reasons, list.Hints[m.Of].Reason)
	}
	if got := strings.Join(reasons, " "); got != "praise doubt" {
		t.Errorf("the reasons are %q", got)
	}
}

func TestWhatIsWrongInAListIsToldWithItsLine(t *testing.T) {
	many := "name: x\nhints:\n- reason: r\n  words: ["
	for i := range hint.MaxWords + 1 {
		many += "w" + strconv.Itoa(i) + ", "
	}
	for src, want := range map[string]string{
		"":                                 "there is nothing in the file",
		" # nothing\n":                     "there is nothing in the file",
		"- a":                              "Line 1 of the list of hints: a map with name, hints",
		"name: x":                          "Line 1 of the list of hints: hints: is to be a list",
		"name: x\nhints: []":               "hints: is to be a list",
		"hints: [{reason: r, words: [a]}]": "the name is missing",
		"name: x\nhints:\n- words: [a]":    "Line 3 of the list of hints: the reason is missing",
		"name: x\nhints:\n- reason: r":     "Line 3 of the list of hints: words: is to be a list",
		"name: x\nhints:\n- reason: r\n  words:\n  - a\n  - 'A'": "Line 6 of the list of hints: \"A\" is compared like \"a\"",
		"name: x\nhints:\n- reason: r\n  words: ['…']":           "neither letter nor digit",
		"name: x\nhints:\n- reason: r\n  words: [[a]]":           "the word is missing",
		"name: x\nhints:\n- reason: r\n  word: [a]":              "Line 4 of the list of hints: the key \"word\" is not known",
		"name: x\nname: y":                                          "", // YAML has no key twice
		"a: &a [1]\nhints: *a":                                      "the key \"a\" is not known",
		"name: x\nhints: &a\n- *a":                                  "",
		"name: \"a\\u0007\"\nhints: [{reason: r, words: [a]}]":      "a control character cannot stand in the name",
		"name: x\nhints: [{reason: r, words: [" + long(81) + "]}]":  "the word is longer than 80 characters",
		"name: x\nhints: [{reason: " + long(201) + ", words: [a]}]": "the reason is longer than 200 characters",
		"name: \xff":                        "not UTF-8",
		"{":                                 "cannot be read as YAML",
		strings.Repeat("[", 99):             "cannot be read as YAML",
		many + "]":                          "there are more than 2000 words",
		strings.Repeat(" ", hint.MaxSize+1): "larger than 256 KiB",
	} {
		_, err := hint.Parse([]byte(src))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("of %.60q is told %v, want %q", src, err, want)
		}
	}
}

func long(n int) string { return strings.Repeat("a", n) }

func TestAListComesBackFromItsYAML(t *testing.T) {
	words := rapid.StringOfN(rapid.RuneFrom([]rune("abcé ß:#-'\"[]{}!&*?|>%@`中ك😀0")), 1, 20, -1)
	rapid.Check(t, func(t *rapid.T) {
		list := &hint.List{Name: "N" + strings.Join(strings.Fields(words.Draw(t, "name")), " ")}
		for i := range rapid.IntRange(1, 4).Draw(t, "hints") {
			list.Hints = append(list.Hints, hint.Hint{
				Reason: "R" + strings.Join(strings.Fields(words.Draw(t, "reason")), " "),
				Words:  []string{"w" + strconv.Itoa(i) + strings.Join(strings.Fields(words.Draw(t, "word")), " ")},
			})
		}
		src, err := list.YAML()
		if err != nil {
			t.Fatal(err)
		}
		again, err := hint.Parse([]byte(src))
		if err != nil || !reflect.DeepEqual(again, list) {
			t.Fatalf("%+v comes back as %+v, %v, from\n%s", list, again, err, src)
		}
	})
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("name: Doubt\nhints:\n  - reason: who says so?\n    words: [alleged, so-called]\n"))
	f.Add([]byte("name: &a x\nhints: [*a, {reason: *a, words: [*a]}]"))
	f.Fuzz(func(t *testing.T, src []byte) {
		list, err := hint.Parse(src)
		if err != nil {
			return
		}
		list.Finder().In(string(src))
		kept, err := list.YAML()
		if err != nil {
			t.Fatal(err)
		}
		if again, err := hint.Parse([]byte(kept)); err != nil || !reflect.DeepEqual(again, list) {
			t.Fatalf("it comes back as %+v, %v", again, err)
		}
	})
}
