// Package hint reads a project's list of hints: words that annotators are pointed to, each
// with the reason. A hint points to a place in the text and answers nothing.
package hint

import (
	"strings"

	"go.yaml.in/yaml/v4"

	"plumbline/annotate/mention"
)

// The limits of a list.
const (
	MaxSize   = 256 << 10 // bytes of a file
	MaxWords  = 2000      // in all
	MaxWord   = 80        // code points of a word or phrase
	MaxReason = 200       // code points of a reason, and of the name of a list
)

// List is what a project hints at.
type List struct {
	Name  string
	Hints []Hint
}

// Hint is words that are pointed to for one reason.
type Hint struct {
	Reason string
	Words  []string
}

// Words counts the words of a list.
func (l *List) Words() int {
	n := 0
	for _, h := range l.Hints {
		n += len(h.Words)
	}
	return n
}

// Finder looks for the words of a list; a mention is of a hint by its place.
func (l *List) Finder() *mention.Names {
	n := &mention.Names{}
	for i, h := range l.Hints {
		for _, word := range h.Words {
			n.Add(word, i)
		}
	}
	return n
}

// YAML writes a list as a project keeps it; Parse reads it back.
func (l *List) YAML() (string, error) {
	f := file{Name: l.Name}
	for _, h := range l.Hints {
		f.Hints = append(f.Hints, fileHint(h))
	}
	var b strings.Builder
	err := yaml.NewEncoder(&b).Encode(f)
	return b.String(), err
}

// file is a list as it is written.
type file struct {
	Name  string     `yaml:"name"`
	Hints []fileHint `yaml:"hints"`
}

type fileHint struct {
	Reason string   `yaml:"reason"`
	Words  []string `yaml:"words"`
}
