package codebook

import (
	"slices"
	"strings"
	"testing"
)

// endingBook can end its form by a question about pictures.
const endingBook = `id: ending
version: "1"
fields:
  - {key: kind, label: K, question: Q, scale: nominal, options: [{value: text, key: t}, {value: picture, key: p}]}
  - {key: legible, label: L, question: Q, scale: nominal, ends_form_on: ["no"], options: [{value: "yes", key: y}, {value: "no", key: n}]}
  - {key: tone, label: T, question: Q, scale: nominal, options: [{value: calm, key: c}]}
  - {key: note, label: N, question: Q, scale: text}
`

// Parse refuses a condition on such a question; a book that has one all the same
// asks what makes sense.
func TestAQuestionThatIsAskedOnlySometimesCanEndTheForm(t *testing.T) {
	book, err := Parse([]byte(endingBook))
	if err != nil {
		t.Fatal(err)
	}
	book.Field("legible").ShowIf = FieldIs{Field: "kind", Values: []string{"picture"}}
	for _, c := range []struct{ name, answers, asked string }{
		{"while its condition is not met it is not asked", "kind=text", "kind tone note"},
		{"asked, it ends nothing before it is answered", "kind=picture", "kind legible tone note"},
		{"another answer ends nothing", "kind=picture legible=yes", "kind legible tone note"},
		{"once it ends the form, it stays without what it was asked after", "kind=picture legible=no", "legible note"},
		{"its answer rests while it is hidden, and ends nothing", "kind=text legible=no", "kind tone note"},
	} {
		asked := ask(book, "", nil, strings.Fields(c.answers)...)
		if got := strings.Join(names(asked.Questions()), " "); got != c.asked {
			t.Errorf("%s: with %s asked are %q, want %q", c.name, c.answers, got, c.asked)
		}
	}
}

func TestAFieldThatAsksForTheEndingValueIsAskedInSpiteOfIt(t *testing.T) {
	book := defaultBook(t)
	answers := map[string]string{"unit_type": "unusable"}
	ask := func() []string {
		var keys []string
		for _, q := range book.Ask(Facts{Answer: func(field, _ string) (string, bool) {
			value, ok := answers[field]
			return value, ok
		}}).Questions() {
			if q.Field.Choosable() {
				keys = append(keys, q.Field.Key)
			}
		}
		return keys
	}
	if got := ask(); !slices.Equal(got, []string{"unit_type", "unusable_reason"}) {
		t.Errorf("of an unusable paragraph %q are asked", got)
	}
	answers["unit_type"] = "furniture"
	if got := ask(); !slices.Equal(got, []string{"unit_type"}) {
		t.Errorf("of furniture %q are asked", got)
	}
}
