package storetest

import (
	"context"
	"fmt"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// Raise puts a version of the codebook in force in which a question means something else,
// and returns what puts the one before in force again.
func (p *Team) Raise(field string) (restore func()) {
	p.t.Helper()
	first, err := p.Codebook(context.Background())
	if err != nil {
		p.t.Fatal(err)
	}
	text := strings.Replace(string(first.Source), "version: "+first.Version, "version: "+first.Version+"-"+field, 1)
	at := strings.Index(text, "key: "+field+"\n")
	if at < 0 {
		p.t.Fatalf("the codebook has no question %s", field)
	}
	was := first.Field(field).Meaning
	raised := strings.Replace(text[at:], fmt.Sprintf("meaning: %d", was), fmt.Sprintf("meaning: %d", was+1), 1)
	second, err := codebook.Parse([]byte(text[:at] + raised))
	if err != nil {
		p.t.Fatal(err)
	}
	p.adopt(second)
	return func() { p.adopt(first) }
}

// adopt puts a version in force; from then on people answer under it.
func (p *Team) adopt(book *codebook.Codebook) {
	p.t.Helper()
	if err := p.Adopt(context.Background(), book, p.Pen("L")); err != nil {
		p.t.Fatal(err)
	}
	p.pens = make(map[string]*annotate.Pen)
}
