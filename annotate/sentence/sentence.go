// Package sentence holds the words in which the rooms below the window tell a
// person something: what went wrong, what is odd, why a number is undefined.
// Code names a sentence by its key and gives the values it speaks of; the
// English words stand in en.json, or are the key where something brings its own
// (Own). The command line says them in English, the window in the language of
// its user.
package sentence

import (
	"fmt"
	"reflect"
	"strings"
)

// Text is what can be said in a language: a sentence, or a list of them.
type Text interface {
	// String says it in English.
	String() string
	// In says it in the words of a language.
	In(words Words) string
}

// Words says one sentence in a language. It gets the English pattern for what
// the language lacks. Count is nil unless the sentence goes by a number.
// Parameters that are sentences themselves are said already.
type Words func(key, english string, count *int, params map[string]any) string

// Teller is an error, or anything else, that has a text for people.
type Teller interface{ Text() Text }

// Sentence is a key of en.json and the values for the places in its words. The
// zero Sentence says nothing.
type Sentence struct {
	key    string
	params []any // name, value, name, value ...
}

// Of makes a sentence of its key and of pairs of a parameter's name and value,
// as in Of("file.not-found", "File", path). A value may be a Text, or an error
// that has one.
func Of(key string, params ...any) Sentence { return Sentence{key: key, params: params} }

// Own makes a sentence that is its own key, as the words of screens are: for what
// brings its words along, such as the name of a file format. It has no parameters.
func Own(words string) Sentence { return Sentence{key: words} }

// Key names the sentence: "" if it says nothing.
func (s Sentence) Key() string { return s.key }

// Variant is the sentence of the key with a dot and a name after it, where the
// catalogue has one, or else the sentence itself.
func (s Sentence) Variant(name string) Sentence {
	if key := s.key + "." + name; s.key != "" && catalogue()[key] != (Pattern{}) {
		s.key = key
	}
	return s
}

// String returns the sentence in English.
func (s Sentence) String() string { return s.In(English) }

// Text is the sentence itself.
func (s Sentence) Text() Text { return s }

// MarshalText writes the English words, so that JSON has one string.
func (s Sentence) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// In returns the sentence in the words of a language.
func (s Sentence) In(words Words) string {
	if s.key == "" {
		return ""
	}
	params := make(map[string]any, len(s.params)/2)
	var count *int
	for i := 0; i+1 < len(s.params); i += 2 {
		name, value := s.params[i].(string), s.params[i+1]
		if n, ok := value.(int); ok && name == Counted {
			count = &n
		}
		params[name] = rendered(value, words)
	}
	english := pattern(s.key)
	if english.One == "" {
		count = nil
	}
	return words(s.key, english.of(count), count, params)
}

// rendered is a value as it stands in a sentence. A name in it does nothing but
// stand there.
func rendered(value any, words Words) any {
	switch v := value.(type) {
	case Text:
		return v.In(words)
	case Teller:
		return v.Text().In(words)
	case error:
		return VisibleLines(v.Error())
	case fmt.Stringer:
		return Visible(v.String())
	}
	if v := reflect.ValueOf(value); v.Kind() == reflect.String {
		return Visible(v.String())
	}
	return value
}

// Counted is the parameter by whose number a sentence is in the singular or in
// the plural.
const Counted = "Count"

// English fills values into an English pattern.
func English(_, english string, _ *int, params map[string]any) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(english, "{{.")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		name, after, _ := strings.Cut(rest, "}}")
		fmt.Fprint(&b, params[name])
		english = after
	}
}

// Failure is an error that is a sentence and nothing more.
type Failure struct{ Sentence }

// Fail makes a Failure of a key and its parameters.
func Fail(key string, params ...any) *Failure { return &Failure{Of(key, params...)} }

func (f *Failure) Error() string { return f.String() }
