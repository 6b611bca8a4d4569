package rtf

import (
	"errors"
	"strings"
	"testing"

	"plumbline/annotate/ingest/document"
)

func textOf(t *testing.T, data string) string {
	t.Helper()
	found, err := read(t.Context(), document.NewInput("a.rtf", []byte(data), "", nil))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, b := range found.Articles[0].Blocks {
		got = append(got, b.Text)
	}
	return strings.Join(got, "|")
}

func TestCharactersAreReadByFontPageAndUnicode(t *testing.T) {
	for _, c := range []struct{ name, rtf, want string }{
		{"paragraphs", `{\rtf1\ansi One.\par Two.}`, "One.|Two."},
		{"the document's page", `{\rtf1\ansi\ansicpg1250 za\'bf\'f3\'b3\'e6}`, "zażółć"},
		{"the font's page", `{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}}\f1\'cf\'e0\f0  caf\'e9}`, "Па café"},
		{"two bytes a character", `{\rtf1{\fonttbl{\f0\fcharset128 A;}}\f0\'93\'fa\'96\'7b}`, "日本"},
		{"unicode with fallback", `{\rtf1\uc1 caf\u233?}`, "café"},
		{"unicode with two bytes of fallback", `{\rtf1\uc2 \u24180\'94\'4e.}`, "年."},
		{"a pair of surrogates", `{\rtf1\u-10240?\u-8438?}`, "\U0001030A"},
		{"half a pair", `{\rtf1 a\u-10240? b\u-8438? c}`, "a\uFFFD b\uFFFD c"},
		{"signs", `{\rtf1 a\emdash b\~c\-d\_e\tab f\line g}`, "a—b\u00a0c\u00add\u2011e\tf\ng"},
		{"braces", `{\rtf1 a\{b\}c\\d}`, `a{b}c\d`},
		{"hidden and deleted", `{\rtf1 a{\v no}{\deleted no}b\v no\v0 c}`, "abc"},
		{"what is to be ignored", `{\rtf1{\*\generator X;}{\info{\title T}}{\header head}{\pict 0102}a{\field{\*\fldinst PAGE}{\fldrslt 7}}}`, "a7"},
		{"binary data", "{\\rtf1 a{\\pict\\bin3 }{x}b}", "ab"},
		{"a note at the end", `{\rtf1 One{\footnote A note.} goes on.\par Two.}`, "One goes on.|Two.|A note."},
		{"cells", `{\rtf1\trowd\intbl a\cell b\cell\row\pard c\par}`, "a|b|c"},
		{"the number of a list", `{\rtf1{\listtext 3.\tab}Oktober\par{\listtext\'b7\tab}Punkt\par}`, "3. Oktober|Punkt"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := textOf(t, c.rtf); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func FuzzRTF(f *testing.F) {
	for _, s := range []string{`{\rtf1\ansi One.\par Two.}`, `{\rtf1\uc2\u-10240??\'e9{\*\x}\bin2 ab}`, `{\rtf1{\fonttbl{\f1\fcharset128 A;}}\f1\'93\'fa}`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		found, err := read(t.Context(), document.NewInput("a.rtf", data, "", nil))
		var ours *document.Error
		if err != nil && !errors.As(err, &ours) {
			t.Errorf("the error is no sentence: %v", err)
		}
		if err == nil {
			for _, b := range found.Articles[0].Blocks {
				if strings.ToValidUTF8(b.Text, "") != b.Text {
					t.Errorf("%q is no UTF-8", b.Text)
				}
			}
		}
	})
}
