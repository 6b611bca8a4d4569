package keys_test

import (
	"testing"
	"unicode"

	"plumbline/ui/keys"
)

func TestTheCharacterOfAKeyUnderManyLayouts(t *testing.T) {
	for _, c := range []struct {
		layout          string
		typed, position string // what is typed, and the places of the keys on a US keyboard
		shift           bool
		want            string
	}{
		{"us", "abz19/ ", "abz19/\x00", false, "abz19/ "},
		{"us with Shift", "AZ?!", "az/1", true, "AZ?!"},
		{"us with Caps Lock", "AN1", "an1", false, "AN1"},
		{"fr letters", "aqzwm", "qawz\x00", false, "aqzwm"},
		{"fr digits row", "&é\"'(-è_çà", "1234567890", false, "1234567890"},
		{"fr digits with Shift", "1234567890", "1234567890", true, "1234567890"},
		{"fr digits row with Caps Lock", "&É\"'(-È_ÇÀ", "1234567890", false, "1234567890"},
		{"fr slash and question mark", "/?", ".m", true, "/?"},
		{"fr slash place", "!", "/", false, "/"},
		{"de letters", "zy", "yz", false, "zy"},
		{"de slash and question mark", "/?", "7-", true, "/?"},
		{"de sharp s", "ß", "\x00", false, "ß"},
		{"de minus and plus, in the places of / and ]", "-+", "/\x00", false, "-+"},
		{"es minus, in the place of /", "-", "/", false, "-"},
		{"us signs", "-=", "\x00\x00", false, "-="},
		{"fr minus is in the place of 6", "-", "6", false, "6"},
		{"de digits with Shift are signs", "!§$%", "1345", true, "!§$%"},
		{"ru letters by place", "фисвуапршо", "abcdefghij", false, "abcdefghij"},
		{"ru capitals by place", "ФТ", "an", true, "an"},
		{"ru slash place", ".", "/", false, "/"},
		{"ru question mark", "?", "7", true, "?"},
		{"ru comma with Shift", ",", "/", true, ","},
		{"ara letters by place", "شىظ", "an/", false, "an/"},
		{"ara digits", "٠١٢٣٤٥٦٧٨٩", "0123456789", false, "0123456789"},
		{"ara question mark place", "؟", "/", true, "?"},
		{"Persian digits", "۰۱۲۳۴۵۶۷۸۹", "0123456789", false, "0123456789"},
		{"Devanagari digits", "०१२३४५६७८९", "0123456789", false, "0123456789"},
		{"wide digits", "０９", "09", false, "09"},
		{"tr dotless i by place", "ı", "i", false, "i"},
		{"tr i", "i", "\x00", false, "i"},
		{"tr capital dotted i, by Caps Lock", "İ", "\x00", false, "i"},
		{"tr capital dotless i, by Caps Lock", "I", "i", false, "I"},
		{"tr slash place", ".", "/", false, "/"},
		{"no place known", "ф٣", "\x00\x00", false, "ф3"},
	} {
		t.Run(c.layout, func(t *testing.T) {
			places, want := []rune(c.position), []rune(c.want)
			for i, typed := range []rune(c.typed) {
				if got := keys.Char(typed, places[i], c.shift); got != want[i] {
					t.Errorf("%q in the place of %q counts as %q, want %q", typed, places[i], got, want[i])
				}
			}
		})
	}
}

func TestDecimalDigitsOfEveryScriptAreDigits(t *testing.T) {
	seen := 0
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if !unicode.Is(unicode.Nd, r) {
			continue
		}
		// Unicode assigns the decimal digits of a script in order (UAX 44), so
		// the eleventh of a run begins the next ten.
		want := '0' + rune(seen%10)
		if got := keys.Char(r, 0, false); got != want {
			t.Fatalf("%U counts as %q, want %q", r, got, want)
		}
		seen++
	}
	if seen < 500 {
		t.Fatalf("only %d decimal digits are known", seen)
	}
}
