package annotate

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"plumbline/annotate/sentence"
)

// betweenNames parts the authors of an article.
var betweenNames = regexp.MustCompile(`\s*(?:[;,&/|]|\s(?:and|und|et|y|e|en|i|og|och|ja|ve|и)\s)\s*`)

// afterOutlet is what stands behind the name of some outlets: where it appears.
var afterOutlet = regexp.MustCompile(`\s*\([^()]*\)\s*$`)

// shortestName is how many code points a name has at least by which a text is taken to
// name somebody.
const shortestName = 3

// shortestWord is how many code points a word has at least by which a byline is taken to tell
// the outlet.
const shortestWord = 4

// ordinary are words in the names of outlets and authors that stand in any line beside an
// article: they tell of none.
var ordinary = []string{
	"daily", "desk", "e-mail", "editor", "editors", "email", "from", "mail", "media", "news", "newsletter", "newspaper", "online",
	"post", "press", "radio", "report", "reporter", "staff", "sunday", "times", "today", "weekly", "writer",
	"nachrichten", "redaktion", "sonntag", "zeitung", "diario", "noticias", "giornale",
}

// Source is whose text an article is.
type Source struct{ Outlet, Author string }

// Source is whose text the article is known to be.
func (m Meta) Source() Source { return Source{Outlet: m.Outlet, Author: m.Author} }

// NamedIn reports whether a text names the outlet or one of its authors by their whole
// names, whatever the case.
func (s Source) NamedIn(text string) bool {
	names := s.names()
	if len(names) == 0 {
		return false
	}
	folded := FoldText(text)
	for _, name := range names {
		if containsWord(folded, FoldText(name)) {
			return true
		}
	}
	return false
}

// ToldIn reports whether a byline tells the outlet or one of its authors: by the whole name,
// or by any word of it that is not an ordinary one, such as Ledger of Ledger Daily. In running
// text such a word is none (NamedIn).
func (s Source) ToldIn(byline string) bool {
	if s.NamedIn(byline) {
		return true
	}
	folded := FoldText(byline)
	for _, name := range s.names() {
		for _, word := range strings.FieldsFunc(FoldText(name), unicode.IsSpace) {
			word = strings.TrimFunc(word, unicode.IsPunct)
			if utf8.RuneCountInString(word) >= shortestWord && !slices.Contains(ordinary, word) && containsWord(folded, word) {
				return true
			}
		}
	}
	return false
}

// names are the outlet, without an article before it and its place behind it, and each
// author.
func (s Source) names() (names []string) {
	outlet := strings.TrimSpace(afterOutlet.ReplaceAllString(s.Outlet, ""))
	if bare, article := strings.CutPrefix(outlet, "The "); article && strings.Contains(bare, " ") {
		outlet = bare
	}
	for _, name := range append([]string{outlet}, betweenNames.Split(s.Author, -1)...) {
		if name = strings.TrimSpace(name); utf8.RuneCountInString(name) >= shortestName {
			names = append(names, name)
		}
	}
	return names
}

// Naming is where an article names its own source in text that is shown to those who are
// not to know it.
type Naming struct {
	Articles   int
	Paragraphs []Flagged // by title and place; without questions
}

// Words tells a lead of it.
func (n Naming) Words() sentence.Sentence {
	return sentence.Of("source.named", "Count", len(n.Paragraphs), "Articles", n.Articles)
}
