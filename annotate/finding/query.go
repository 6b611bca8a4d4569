// Package finding is what is asked of a project's paragraphs in one line: words that stand
// in them, what is known of their articles, and what people answered. It reads such a
// line and decides, paragraph by paragraph, whether it is meant; who asks is shown no
// more by it than they may see anyway, because it decides over what they may see.
package finding

import (
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/search"
)

// Query is what is looked for. All of it has to hold of a paragraph; several values of
// one filter are alternatives. The zero value finds everything.
type Query struct {
	Line     string             // as it was typed
	Words    []search.Words     // each stands in the text
	Articles annotate.Selection // the article is one of these
	Units    []string           // the layout says that it is one of these
	Sheet    Sheet              // somebody's answers are such
	Divided  []Divided          // people differ so
}

// Sheet is what one person's answers to a paragraph have to be, all on the same sheet.
type Sheet struct {
	Layer      annotate.Layer // "" for that of annotation
	Annotators []string       // it is of one of them
	Labels     []Label        // of each question that is named it has one of the labels
	Unsure     []Mark         // it is marked so
	Texts      []Text         // of each free text that is named it has one of these
}

// Label is an answer to a question, "" for none.
type Label struct{ Field, Value string }

// Mark says whether something is to be there at all, or of a question.
type Mark struct {
	Not   bool
	Field string // "" for any
}

// Text is what a free text has to be.
type Text struct {
	Field string
	Not   bool         // there is none
	Words search.Words // that stand in it; none if there is to be any
}

// Divided says whether people are to differ, on any question or on one; to agree takes two.
type Divided = Mark

// OfArticles reports whether nothing but articles are chosen.
func (q *Query) OfArticles() bool {
	return len(q.Articles) > 0 && len(q.Words) == 0 && len(q.Units) == 0 && !q.OfAnswers()
}

// IsEmpty reports whether everything is meant.
func (q *Query) IsEmpty() bool {
	return len(q.Words) == 0 && len(q.Articles) == 0 && len(q.Units) == 0 && !q.OfAnswers()
}

// OfAnswers reports whether it takes the answers to a paragraph to decide.
func (q *Query) OfAnswers() bool { return q.OfSheet() || len(q.Divided) > 0 }

// OfSheet reports whether there has to be a sheet.
func (q *Query) OfSheet() bool {
	s := &q.Sheet
	return s.Layer != "" || len(s.Annotators)+len(s.Labels)+len(s.Unsure)+len(s.Texts) > 0
}

// HasText reports whether a paragraph is meant as far as its text and layout tell.
func (q *Query) HasText(p *annotate.Paragraph) bool {
	if len(q.Units) > 0 && !slices.Contains(q.Units, p.Guess) {
		return false
	}
	return !slices.ContainsFunc(q.Words, func(w search.Words) bool { return !w.In(p.Text) })
}
