package sentence

import (
	"fmt"
	"math"
	"strings"
)

// Quoted is text from elsewhere: it stands in quotation marks, on one line, and
// shows what cannot be seen.
type Quoted string

func (q Quoted) String() string { return fmt.Sprintf("%q", string(q)) }

// Character is one character, shown as Quoted shows a text.
type Character rune

func (c Character) String() string { return fmt.Sprintf("%q", rune(c)) }

// Decimal is a number with two decimals.
type Decimal float64

func (d Decimal) String() string { return fmt.Sprintf("%.2f", float64(d)) }

// Tenths is a number with one decimal.
type Tenths float64

func (t Tenths) String() string { return fmt.Sprintf("%.1f", float64(t)) }

// SignedTenths is a difference with one decimal and its sign, which 0.0 has not.
type SignedTenths float64

func (t SignedTenths) String() string {
	if tenths := math.Round(float64(t) * 10); tenths != 0 {
		return fmt.Sprintf("%+.1f", tenths/10)
	}
	return "0.0"
}

// Share is a part of one in whole percent. What is there never reads 0 %, and what is not
// all never 100 %.
type Share float64

func (s Share) String() string {
	switch whole := math.Round(float64(s) * 100); {
	case whole == 0 && s > 0:
		return "<1 %"
	case whole == 100 && s < 1:
		return ">99 %"
	default:
		return fmt.Sprintf("%.0f %%", whole)
	}
}

// SignedPoints is a difference of shares in points of a hundred with its sign, which 0 has
// not.
type SignedPoints float64

func (p SignedPoints) String() string {
	if whole := int(math.Round(float64(p) * 100)); whole != 0 {
		return fmt.Sprintf("%+d", whole)
	}
	return "0"
}

// Hex is a byte in two hexadecimal digits.
type Hex byte

func (h Hex) String() string { return fmt.Sprintf("%02X", byte(h)) }

// Short is the beginning of an id, enough for people to tell it by.
func Short(id string) string { return Start(id, 12) }

// Start is the beginning of a text that may be long.
func Start(text string, most int) string { return fmt.Sprintf("%.*s", most, text) }

// Beginning is the beginning of a text that may be long, with a sign if it goes on.
func Beginning(text string, most int) string {
	if start := Start(text, most); start != text {
		return strings.TrimRight(start, " ") + "…"
	}
	return text
}

// List is several values, or texts, one after another.
type List struct {
	Between any // a string, or a text such as " or "
	Parts   []any
}

// Names lists names with commas between them.
func Names[S ~string](names []S) List { return Joined(", ", names) }

// Joined puts values one after another.
func Joined[V any](between any, values []V) List {
	list := List{Between: between}
	for _, name := range values {
		list.Parts = append(list.Parts, name)
	}
	return list
}

// Each puts the texts of several one after another.
func Each[T Teller](between string, tellers []T) List {
	list := List{Between: between}
	for _, t := range tellers {
		list.Parts = append(list.Parts, t.Text())
	}
	return list
}

// String returns the list in English.
func (l List) String() string { return l.In(English) }

// In returns the list in the words of a language.
func (l List) In(words Words) string {
	texts := make([]string, len(l.Parts))
	for i, part := range l.Parts {
		texts[i] = fmt.Sprint(rendered(part, words))
	}
	between, ours := l.Between.(string)
	if !ours {
		between = fmt.Sprint(rendered(l.Between, words))
	}
	return strings.Join(texts, between)
}
