package annotate_test

import (
	"testing"

	"plumbline/annotate"
)

func TestNamedIn(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       bool
	}{
		{"Corvane", "Trade with Corvane will grow.", true},
		{"Corvane", "CORVANE", true},
		{"Corvane", "Corvane's harbour", true},
		{"Corvane", "Corvane’s harbour", true},
		{"Corvane", "the pro-Corvane party", true},
		{"Corvane", "“Corvane”", true},
		{"Corvane", "the Corvanese", false},
		{"Iran", "Iranian oil", false},
		{"Iran", "Iranian oil from Iran.", true},
		{"Iran", "TIran", false},
		{"Iran", "Iran2", false},
		{"Île-Nord", "l'île-nord", true},
		{"Ile", "L'\u0049\u0302le", false},
		{"Île", "l'I\u0302le", true}, // composed another way
		{"Straße", "in der STRASSE", true},
		{"United Cities", "the United Cities' envoy", true},
		{"Россия", "россия и мир", true},
		{"Россия", "российский", false},
		{"إيران", "سافر إلى إيران أمس", true},
		{"إيران", "وإيران", true},
		{"إيران", "وبإيران", true},
		{"إيران", "إيراني", false},
		{"إيران", "ميزانإيران", false},
		{"إيران", "إيرانُ", true},
		{"ישראל", "בישראל", true},
		{"ישראל", "ישראלים", false},
		{"भारत", "भारत ने कहा", true},
		{"भारत", "भारतीय", false},
		{"中国", "他说中国将参加。", true},
		{"ไทย", "ประเทศไทยประกาศ", true},
		{"이란", "이란은 말했다", true},
		{"Corvane", "", false},
		{"", "anything", false},
		{"  ", "a  b", false},
	} {
		if got := (annotate.Target{Name: c.name}).NamedIn(c.text); got != c.want {
			t.Errorf("%q named in %q: %v, want %v", c.name, c.text, got, c.want)
		}
		if got := (annotate.Target{Name: "Nowhere", Aliases: []string{"no one", c.name}}).NamedIn(c.text); got != c.want {
			t.Errorf("alias %q named in %q: %v, want %v", c.name, c.text, got, c.want)
		}
	}
}
