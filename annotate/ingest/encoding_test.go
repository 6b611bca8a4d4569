package ingest

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/htmlindex"
)

// encoded writes text in a named encoding; htmlindex is the table of the web.
func encoded(t *testing.T, name, text string) []byte {
	t.Helper()
	enc, err := htmlindex.Get(name)
	if err != nil {
		t.Fatal(err)
	}
	out, err := enc.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatalf("%s cannot write this text: %v", name, err)
	}
	return out
}

const (
	english = "The minister\u2019s ferry left at nine.\nNobody was on board, and the company said that it was the weather."
	french  = "Le ministre a été reçu à Tarn.\nLa société a déclaré que c’était à cause de la météo, où l’été s’achève déjà."
	german  = "Die Fähre lief gestern aus.\nNiemand war an Bord, und die Gesellschaft erklärte es mit dem Wetter über der Straße."
	russian = "Паром вышел из порта в девять часов утра.\nНа борту никого не было, и компания объяснила это погодой в проливе."
	arabic  = "غادرت العبارة الميناء في التاسعة صباحا.\nولم يكن على متنها أحد وقالت الشركة إن السبب هو الطقس في المضيق."
	chinese = "渡轮九点离开港口。\n船上没有人，公司说是天气原因，海峡里的风很大，所以没有人上船。"
	japan   = "フェリーは九時に港を出た。\n乗客は一人もいなかった。会社は天気のせいだと言っている。"
)

func TestTheEncodingIsFoundOut(t *testing.T) {
	for _, c := range []struct{ name, prefix, encoding, text, want string }{
		{"UTF-8", "", "utf-8", english, "utf-8"},
		{"UTF-8 with a byte order mark", "\xef\xbb\xbf", "utf-8", french, "utf-8"},
		{"UTF-16LE with a byte order mark", "\xff\xfe", "utf-16le", russian, "utf-16le"},
		{"UTF-16BE with a byte order mark", "\xfe\xff", "utf-16be", "😀" + arabic, "utf-16be"},
		{"UTF-16LE without one", "", "utf-16le", english, "utf-16le"},
		{"UTF-16BE without one, in Russian", "", "utf-16be", russian, "utf-16be"},
		{"UTF-16LE without one, in Arabic", "", "utf-16le", arabic, "utf-16le"},
		{"windows-1252 with one curly apostrophe", "", "windows-1252", english, "windows-1252"},
		{"windows-1252 in French", "", "windows-1252", french, "windows-1252"},
		{"windows-1252 in German", "", "windows-1252", german, "windows-1252"},
		{"windows-1251", "", "windows-1251", russian, "windows-1251"},
		{"KOI8-R", "", "koi8-r", russian, "koi8-r"},
		{"windows-1256", "", "windows-1256", arabic, "windows-1256"},
		{"GB 18030", "", "gb18030", chinese, "gb18030"},
		{"Shift JIS", "", "shift_jis", japan, "shift_jis"},
		{"EUC-JP", "", "euc-jp", japan, "euc-jp"},
		{"ISO-2022-JP", "", "iso-2022-jp", japan, "iso-2022-jp"},
	} {
		t.Run(c.name, func(t *testing.T) {
			data := append([]byte(c.prefix), encoded(t, c.encoding, c.text)...)
			r := mustRead(t, string(data), Options{Split: Line})
			if got := strings.Join(texts(r), "\n"); got != c.text {
				t.Errorf("got %q (%s), want %q", got, r.Encoding, c.text)
			}
			if r.Encoding != c.want {
				t.Errorf("got encoding %q, want %q", r.Encoding, c.want)
			}
		})
	}
}

func TestUTF32WithAByteOrderMarkIsRead(t *testing.T) {
	r := mustRead(t, "\xff\xfe\x00\x00a\x00\x00\x00\n\x00\x00\x00\x00\xf6\x01\x00", Options{})
	if got := strings.Join(texts(r), "|"); got != "a|😀" || r.Encoding != "utf-32le" {
		t.Errorf("got %q as %q, want a|😀 as utf-32le", got, r.Encoding)
	}
}

func TestTheFindingDoesNotChangeFromRunToRun(t *testing.T) {
	data := string(encoded(t, "windows-1250", "Łódź i Gdańsk: prom odpłynął wcześnie, a spółka milczy."))
	first := mustRead(t, data, Options{}).Encoding
	for range 50 {
		if got := mustRead(t, data, Options{}).Encoding; got != first {
			t.Fatalf("got %q after %q for the same bytes", got, first)
		}
	}
}

func TestANamedEncodingIsObeyed(t *testing.T) {
	polish := "Łódź i Gdańsk: prom odpłynął wcześnie"
	r := mustRead(t, string(encoded(t, "windows-1250", polish)), Options{Encoding: " CP1250 "})
	if r.Paragraphs[0].Text != polish || r.Encoding != "windows-1250" {
		t.Errorf("got %q as %q", r.Paragraphs[0].Text, r.Encoding)
	}
	r = mustRead(t, "caf\xe9 \x85", Options{Encoding: "ISO-8859-1"})
	if r.Paragraphs[0].Text != "café …" || r.Encoding != "windows-1252" {
		t.Errorf("ISO-8859-1 must be read as windows-1252, got %q as %q", r.Paragraphs[0].Text, r.Encoding)
	}
	_, err := Read([]byte("x"), Options{Encoding: "klingon"})
	wantCode(t, err, "encoding", `"klingon"`)
	_, err = Read([]byte("caf\xe9"), Options{Encoding: "utf-8"})
	wantCode(t, err, "encoding", "byte 4")
	_, err = Read([]byte("one\n\x81\x20"), Options{Encoding: "shift_jis"})
	wantCode(t, err, "encoding", "line 2", "shift_jis")
}

func TestWhatIsNoTextIsRefusedInOneSentence(t *testing.T) {
	for _, c := range []struct {
		name, data, code string
		says             []string
	}{
		{"nothing", "", "empty", []string{"empty"}},
		{"white space", " \r\n\t\u00a0\u2028\n", "empty", []string{"no text"}},
		{"a byte order mark alone", "\ufeff", "empty", []string{"no text"}},
		{"zero-width characters alone", "\u200b\n\u2060", "empty", []string{"no text"}},
		{"a PDF", "%PDF-1.7\n1 0 obj", "binary", []string{"a PDF"}},
		{"a picture", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary", []string{"a PNG picture"}},
		{"a program", "\x7fELF\x02\x01\x01\x00", "binary", []string{"a program"}},
		{"an archive", "PK\x03\x04\x14\x00\x00\x00photo.jpg", "binary", []string{"a ZIP archive"}},
		{"a Word document", "PK\x03\x04\x14\x00\x06\x00[Content_Types].xml", "binary", []string{"a Word document"}},
		{"an OpenDocument file", "PK\x03\x04\x14\x00mimetypeapplication/vnd.oasis.opendocument.text", "binary", []string{"an OpenDocument file"}},
		{"rich text", "{\\rtf1\\ansi Hello}", "binary", []string{"RTF"}},
		{"NUL bytes in a text", "some text\nwith a \x00 in it, and not of UTF-16", "binary", []string{"NUL", "byte 18", "line 2"}},
		{"a NUL after a byte order mark", "\ufeffa\nb\x00", "binary", []string{"NUL", "line 2"}},
		{"control characters", strings.Repeat("\x01\x02a", 50), "binary", []string{"control characters"}},
		{"bytes at random", "\x9d\x02\x8f\x81\x10\xff\x90\x03\x9d\x81\x04\xfe\x05", "encoding", []string{"no encoding"}},
		{"UTF-8 with one wrong byte", "a’s\nb\xffc’s", "encoding", []string{"byte 8", "line 2", "0xFF"}},
		{"UTF-8 cut short", "a’s b’s\nc\xe2\x80", "encoding", []string{"cut short", "line 2"}},
		{"UTF-16 cut short", "\xff\xfea\x00\n\x00b", "encoding", []string{"UTF-16LE", "line 2"}},
		{"UTF-16 with half a pair", "\xff\xfea\x00\x00\xd8b\x00", "encoding", []string{"byte 5"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Read([]byte(c.data), Options{})
			wantCode(t, err, c.code, c.says...)
		})
	}
}
