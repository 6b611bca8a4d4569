package rtf

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"unicode/utf16"

	"plumbline/annotate/ingest/charset"
	"plumbline/annotate/ingest/document"
	"plumbline/annotate/sentence"
)

// state is what a group inherits and its end restores.
type state struct {
	destination string // "" is the text; else what the group is for
	skip        bool   // nothing in it is text
	hidden      bool
	uc          int // fallback characters after each \u
	font        int
	note        bool
}

// reader reads control words and text one after the other.
type reader struct {
	in    *document.Input
	data  []byte
	at    int
	now   state
	stack []state

	page    string         // of the document
	fonts   map[int]string // their pages
	info    map[string]string
	bytes   []byte // not decoded yet
	high    rune   // half a pair of surrogates, or 0
	drop    int    // fallback characters still to be dropped
	star    bool   // the group begins with \*
	text    strings.Builder
	value   strings.Builder // of a destination that is read
	note    strings.Builder // the note being read
	notes   []string
	table   bool
	article document.Article
}

func (r *reader) run(ctx context.Context) error {
	for n := 0; r.at < len(r.data); n++ {
		if n%100_000 == 0 {
			if err := errors.Join(ctx.Err(), r.in.Crowded(len(r.article.Blocks))); err != nil {
				return err
			}
			r.in.Step(r.at, len(r.data), sentence.Sentence{})
		}
		switch c := r.data[r.at]; c {
		case '{':
			r.at++
			if len(r.stack) == maxGroups {
				return r.in.Fail("nested_too_deep", "ingest.groups-too-deep", "Most", maxGroups)
			}
			r.flush()
			r.drop = 0
			r.stack = append(r.stack, r.now)
		case '}':
			r.at++
			if r.endGroup() {
				return nil
			}
		case '\\':
			r.at++
			r.control()
		case '\r', '\n':
			r.at++
		case 0:
			r.at++
		default:
			r.at++
			r.byte(c)
		}
	}
	r.flush()
	return nil
}

// endGroup restores what held before the group; true after the last.
func (r *reader) endGroup() bool {
	r.flush()
	r.drop = 0
	r.star = false
	if len(r.stack) == 0 {
		return true
	}
	before := r.stack[len(r.stack)-1]
	r.stack = r.stack[:len(r.stack)-1]
	if r.now.destination != before.destination {
		r.endDestination(r.now.destination)
	}
	if r.now.note && !before.note {
		r.notes = append(r.notes, r.note.String())
		r.note.Reset()
	}
	r.now = before
	return len(r.stack) == 0
}

func (r *reader) endDestination(name string) {
	if value := strings.TrimSpace(r.value.String()); name == "title" || name == "author" {
		r.info[name] = value
	} else if name == "listtext" && strings.ContainsFunc(value, isCount) {
		r.text.WriteString(value + " ")
	}
	r.value.Reset()
}

func isCount(c rune) bool { return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z' && c < 0x80 }

// control reads what follows a backslash.
func (r *reader) control() {
	if r.at == len(r.data) {
		return
	}
	c := r.data[r.at]
	if !letter(c) {
		r.at++
		r.symbol(c)
		return
	}
	start := r.at
	for r.at < len(r.data) && letter(r.data[r.at]) && r.at-start < 40 {
		r.at++
	}
	word := string(r.data[start:r.at])
	start = r.at
	if r.at < len(r.data) && r.data[r.at] == '-' {
		r.at++
	}
	for r.at < len(r.data) && r.data[r.at] >= '0' && r.data[r.at] <= '9' && r.at-start < 12 {
		r.at++
	}
	n, err := strconv.Atoi(string(r.data[start:r.at]))
	if r.at < len(r.data) && r.data[r.at] == ' ' {
		r.at++
	}
	r.word(word, n, err == nil)
}

func letter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

func (r *reader) symbol(c byte) {
	switch c {
	case '\'':
		if r.at+2 <= len(r.data) {
			if n, err := strconv.ParseUint(string(r.data[r.at:r.at+2]), 16, 8); err == nil {
				r.at += 2
				r.byte(byte(n))
			}
		}
	case '*':
		r.star = true
	case '~':
		r.rune('\u00a0')
	case '-':
		r.rune('\u00ad')
	case '_':
		r.rune('\u2011')
	case '\r', '\n':
		r.paragraph()
	case '{', '}', '\\':
		r.byte(c)
	}
}

// byte adds a byte of text, to be decoded when its run is complete.
func (r *reader) byte(c byte) {
	r.star = false
	if r.drop > 0 {
		r.drop--
		return
	}
	r.lone()
	r.bytes = append(r.bytes, c)
}

// rune adds a character.
func (r *reader) rune(c rune) {
	if r.drop > 0 {
		r.drop--
		return
	}
	r.lone()
	r.flush()
	r.write(string(c))
}

// unit adds a character written as a UTF-16 unit.
func (r *reader) unit(n int) {
	r.flush()
	c := rune(uint16(n))
	switch {
	case r.high != 0 && utf16.IsSurrogate(c) && c >= 0xDC00:
		r.write(string(utf16.DecodeRune(r.high, c)))
		r.high = 0
	case c >= 0xD800 && c < 0xDC00:
		r.lone()
		r.high = c
	default:
		r.lone()
		if utf16.IsSurrogate(c) {
			c = 0xFFFD
		}
		if c != 0 {
			r.write(string(c))
		}
	}
	r.drop = r.now.uc
}

// lone writes half a pair that nothing completes.
func (r *reader) lone() {
	if r.high != 0 {
		r.high = 0
		r.flush()
		r.write("\uFFFD")
	}
}

// flush decodes the bytes of a run.
func (r *reader) flush() {
	if len(r.bytes) == 0 {
		return
	}
	data := r.bytes
	r.bytes = r.bytes[:0]
	if r.now.skip {
		return
	}
	page := r.page
	if p := r.fonts[r.now.font]; p != "" {
		page = p
	}
	if decode := charset.Page(page); decode != nil {
		r.write(decode(data))
		return
	}
	r.write(strings.ToValidUTF8(string(data), "\uFFFD"))
}

func (r *reader) write(s string) {
	switch {
	case r.now.skip || r.now.hidden:
	case r.now.destination != "":
		if r.value.Len() < 10_000 {
			r.value.WriteString(s)
		}
	case r.now.note:
		r.note.WriteString(s)
	default:
		r.text.WriteString(s)
	}
}

// paragraph ends one, where there is text.
func (r *reader) paragraph() {
	r.lone()
	r.flush()
	switch {
	case r.now.note:
		r.write("\n")
	case !r.now.skip && r.now.destination == "":
		r.endBlock()
	}
}

func (r *reader) endBlock() {
	kind := document.Running
	if r.table {
		kind = document.Table
	}
	r.article.Block(kind, r.text.String())
	r.text.Reset()
}
