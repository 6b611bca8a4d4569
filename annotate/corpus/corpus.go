// Package corpus is what the files of other annotation tools hold: documents with
// their texts, and what each annotator said in them: labels of the whole document,
// spans of words with labels and attributes, and notes. Readers stand in folders
// beside this one; annotate/corpus/formats chooses among them.
//
// Offsets of spans are code points of the document's text, half open, whatever the
// unit was in the file. What a file holds and a corpus cannot is counted and named.
package corpus

import (
	"slices"
	"strings"

	"plumbline/annotate/sentence"
)

// Corpus is what was read from one file, folder or archive.
type Corpus struct {
	Format    string // the reader's name
	Documents []*Document
	Tags      []string // labels that the file declares, used or not
	Offsets   Offsets
	Layout    *Layout // of a table: what its columns hold
	Lost      []Loss
	Doubts    []sentence.Sentence // what a person should look at before they agree
}

// Document is one text and what was said in it.
type Document struct {
	Name  string // as the file names it
	Text  string
	One   bool // the text is one paragraph, whatever line breaks it has
	Works []*Work
	About []Attribute // what else is known of it, where it is written; readers leave it empty
}

// Work is what one annotator did in one document.
type Work struct {
	By     string // as the file names the annotator, "" if it names none
	Labels []Label
	Spans  []Span
	Notes  []string
}

// Label is said of a whole document: the value of a question.
type Label struct{ Question, Value string }

// Span is said of some words: they are of the kind Value of a set of tags.
type Span struct {
	Tags       string // which set of tags, "" where the format has one alone
	Value      string
	Fragments  []Fragment // more than one if the words do not stand together
	Words      string     // as the file has them, "" if it does not repeat them
	Attributes []Attribute
	Note       string
}

// Fragment is a piece of a text, from Begin up to End.
type Fragment struct{ Begin, End int }

// Attribute is what is said of a span beside its label.
type Attribute struct{ Name, Value string }

// Loss is what a file holds and a corpus cannot.
type Loss struct {
	What  Lost
	Named string // as the file names it, "" where it has no name
	Count int
}

// Lost is a kind of what cannot be represented.
type Lost string

// The kinds of losses.
const (
	LostRelation   Lost = "relation"   // a link between spans
	LostEvent      Lost = "event"      // an event with arguments
	LostChain      Lost = "chain"      // a link of a chain of mentions
	LostRegion     Lost = "region"     // a region of a picture, a sound or a film
	LostPrediction Lost = "prediction" // what a model proposed
	LostCancelled  Lost = "cancelled"  // what an annotator skipped
	LostText       Lost = "text"       // labels of a document whose text is not there
	LostWords      Lost = "words"      // spans whose words do not stand where the file says
	LostRange      Lost = "range"      // spans that point outside their text
	LostSource     Lost = "source"     // a document that is no text
	LostNote       Lost = "note"       // a note on something that is lost
	LostRow        Lost = "row"        // a row whose cells do not fit the columns
	LostMissing    Lost = "missing"    // a cell that stands for no answer, by what is in it
	LostOther      Lost = "other"      // anything else, by the name that the file has for it
)

// Lose counts what cannot be represented.
func (c *Corpus) Lose(what Lost, named string) {
	for i := range c.Lost {
		if c.Lost[i].What == what && c.Lost[i].Named == named {
			c.Lost[i].Count++
			return
		}
	}
	c.Lost = append(c.Lost, Loss{what, named, 1})
}

// Work is an annotator's work in the document, begun if there is none.
func (d *Document) Work(by string) *Work {
	for _, w := range d.Works {
		if w.By == by {
			return w
		}
	}
	w := &Work{By: by}
	d.Works = append(d.Works, w)
	return w
}

// Annotators are the names of all who did something, in order of appearance; "" is
// among them if the file does not say who did some of it.
func (c *Corpus) Annotators() []string {
	var names []string
	seen := map[string]bool{}
	for _, d := range c.Documents {
		for _, w := range d.Works {
			if !seen[w.By] {
				seen[w.By] = true
				names = append(names, w.By)
			}
		}
	}
	return names
}

// Used is one label of a question or a set of tags, and how often it was given.
type Used struct {
	Question, Value string
	Count           int
}

// UsedLabels counts the labels of documents, by name.
func (c *Corpus) UsedLabels() []Used {
	return c.count(func(w *Work, add func(question, value string)) {
		for _, l := range w.Labels {
			add(l.Question, l.Value)
		}
	})
}

// AttributeTags is what the values of an attribute are a set of: they are said of the same
// words as the tag.
func AttributeTags(tags, attribute string) string {
	if tags == "" {
		return attribute
	}
	return tags + " " + attribute
}

// UsedTags counts the labels of spans and the values of their attributes, by name.
func (c *Corpus) UsedTags() []Used {
	return c.count(func(w *Work, add func(question, value string)) {
		for i := range w.Spans {
			add(w.Spans[i].Tags, w.Spans[i].Value)
			for _, a := range w.Spans[i].Attributes {
				add(AttributeTags(w.Spans[i].Tags, a.Name), a.Value)
			}
		}
	})
}

func (c *Corpus) count(each func(w *Work, add func(question, value string))) []Used {
	at := map[Label]int{}
	var used []Used
	for _, d := range c.Documents {
		for _, w := range d.Works {
			each(w, func(question, value string) {
				l := Label{question, value}
				i, ok := at[l]
				if !ok {
					i = len(used)
					at[l], used = i, append(used, Used{Question: question, Value: value})
				}
				used[i].Count++
			})
		}
	}
	slices.SortFunc(used, func(a, b Used) int {
		if n := strings.Compare(a.Question, b.Question); n != 0 {
			return n
		}
		return strings.Compare(a.Value, b.Value)
	})
	return used
}
