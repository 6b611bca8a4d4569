package annotate_test

import (
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"plumbline/annotate"
)

// anyText is any string of Go, invalid UTF-8 included.
var anyText = rapid.OneOf(rapid.String(), rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }))

func TestEveryOffsetRoundTrips(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		text := anyText.Draw(rt, "text")
		n := utf8.RuneCountInString(text)
		for i := range n + 1 {
			if got := annotate.CodePointOffset(text, annotate.ByteOffset(text, i)); got != i {
				rt.Fatalf("offset %d of %q comes back as %d", i, text, got)
			}
		}
		for b := range len(text) + 1 {
			i := annotate.CodePointOffset(text, b)
			if at := annotate.ByteOffset(text, i); at > b || i < n && annotate.ByteOffset(text, i+1) <= b {
				rt.Fatalf("byte %d of %q is in code point %d, which begins at byte %d", b, text, i, at)
			}
		}
		from := rapid.IntRange(0, n).Draw(rt, "from")
		to := rapid.IntRange(from, n).Draw(rt, "to")
		whole := annotate.Slice(text, 0, from) + annotate.Slice(text, from, to) + annotate.Slice(text, to, n)
		if whole != text || utf8.RuneCountInString(annotate.Slice(text, from, to)) != to-from && utf8.ValidString(text) {
			rt.Fatalf("cut at %d and %d, %q becomes %q", from, to, text, whole)
		}
	})
}

func TestOffsetsBeyondTheTextAreClamped(t *testing.T) {
	const text = "a€😀"
	for _, c := range []struct{ codePoint, byteOffset int }{{-1, 0}, {0, 0}, {1, 1}, {2, 4}, {3, 8}, {9, 8}} {
		if got := annotate.ByteOffset(text, c.codePoint); got != c.byteOffset {
			t.Errorf("code point %d is at byte %d, want %d", c.codePoint, got, c.byteOffset)
		}
	}
	for byteOffset, want := range map[int]int{-5: 0, 0: 0, 1: 1, 2: 1, 3: 1, 4: 2, 7: 2, 8: 3, 99: 3} {
		if got := annotate.CodePointOffset(text, byteOffset); got != want {
			t.Errorf("byte %d is in code point %d, want %d", byteOffset, got, want)
		}
	}
	if got := annotate.Slice(text, 2, 1); got != "" {
		t.Errorf("a span that ends before it begins is %q", got)
	}
}
