package search_test

import (
	"reflect"
	"testing"

	"plumbline/annotate/search"
)

func TestWhatSeveralWordsMarkIsInOrderAndNoneOverAnother(t *testing.T) {
	words := []search.Words{search.For("harbour wall"), search.For("wall"), search.For("the"), search.For("nowhere"), search.For("our w")}
	got := search.SpansOf("Walls: the harbour wall", words)
	if want := []search.Span{{0, 4}, {7, 10}, {11, 23}}; !reflect.DeepEqual(got, want) {
		t.Errorf("marked is %v, want %v", got, want)
	}
	if got := search.SpansOf("anything", nil); len(got) != 0 {
		t.Errorf("without words %v is marked", got)
	}
}

func TestAShortenedTextEndsWithAWord(t *testing.T) {
	for _, c := range []struct {
		text string
		most int
		want string
	}{{"The harbour opens", 17, "The harbour opens"}, {"The harbour opens", 13, "The harbour …"}, {"Harbourmasters", 6, "Harbou …"}, {"", 5, ""}} {
		if got := search.Shorten(c.text, c.most); got != c.want {
			t.Errorf("%q is shortened to %q, want %q", c.text, got, c.want)
		}
	}
}
