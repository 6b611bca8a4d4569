package wordindex

import (
	"context"
	"errors"
	"strings"
	"unicode/utf8"

	"plumbline/annotate/search"
)

// Spot is where a text stands, and its number in the index.
type Spot struct {
	Article  string
	Position int
	Number   int64
}

const (
	sqlWhereabouts = `SELECT f.rowid, a.id, f.rowid - a.number FROM texts AS f
JOIN article AS a ON a.number = (SELECT max(number) FROM article WHERE number <= f.rowid)
WHERE texts MATCH ? AND f.rowid > ? ORDER BY f.rowid LIMIT ?`

	// sqlWordsByParts reads the words that have some parts and so a text.
	sqlWordsByParts = `SELECT w.number, w.word FROM part AS p JOIN word AS w ON w.number = p.rowid WHERE part MATCH ? AND instr(w.word, ?) LIMIT ?`
	sqlWordsByText  = `SELECT number, word FROM word WHERE instr(word, ?) LIMIT ?`
	sqlWordsByStart = `SELECT number, word FROM word WHERE word >= ? AND word < ? LIMIT ?`
	sqlWordsByEnd   = `SELECT number, word FROM word WHERE backwards >= ? AND backwards < ? LIMIT ?`

	// mostWords is how many words with a part are looked for. A part of more words tells
	// too little to be worth it.
	mostWords = 2000
	// mostPairs is how many pairs are looked for where words go on: of more, those of the
	// most common words, and the rest of the words alone.
	mostPairs = 700
	// mostNeeds is how many terms a text is looked for by, and how many parts a word.
	mostNeeds = 24
	// part is how long the parts of words are that the index knows.
	partLength = 3
)

// Query is what the index is asked for: the terms that texts have in which some words
// stand.
type Query struct{ terms string }

// IsVague reports that any text may be meant, so that the index is of no help.
func (q Query) IsVague() bool { return q.terms == "" }

// Query works out what the index has to be asked for so that it names every text in
// which all of the words stand. Of very many words the first tell enough.
func (x *Index) Query(ctx context.Context, words ...search.Words) (Query, error) {
	if err := x.isSame(ctx, x.db); err != nil {
		return Query{}, err
	}
	var all []string
	left := mostNeeds
	for _, w := range words {
		needs := w.Needs()
		needs = needs[:min(len(needs), left)]
		left -= len(needs)
		conditions, err := x.conditions(ctx, needs)
		if err != nil {
			return Query{}, err
		}
		all = append(all, conditions...)
	}
	return Query{strings.Join(all, " AND ")}, nil
}

// conditions are what a text has to have in which terms that are as needs say follow one
// another: each two of them as a pair, and what is in none, or may be one of several, alone.
func (x *Index) conditions(ctx context.Context, needs []search.Need) (all []string, err error) {
	found := make([][]word, len(needs))
	for i, n := range needs {
		if found[i], err = x.terms(ctx, n); err != nil {
			return nil, err
		}
	}
	told := make([]bool, len(needs))
	for i := range max(len(needs)-1, 0) {
		if both := following(found[i], found[i+1]); len(both) > 0 {
			all = append(all, anyOf(both))
			told[i], told[i+1] = true, true
		}
	}
	for i, n := range needs {
		if (!told[i] || n.Before || n.After) && len(found[i]) > 0 {
			all = append(all, anyOf(written(found[i])))
		}
	}
	return all, nil
}

// word is a word in the index. Words are numbered as they come up, so that the common
// ones have the lowest numbers.
type word struct {
	number int64
	text   string
}

func written(words []word) (texts []string) {
	for _, w := range words {
		texts = append(texts, w.text)
	}
	return texts
}

// terms are those in the index that are as a need says, none if there are too many. Where
// there are none it is the need's own, which is in no text.
func (x *Index) terms(ctx context.Context, n search.Need) (terms []word, err error) {
	switch {
	case n.Before && n.After:
		terms, err = x.words(ctx, n.Term)
	case n.Before:
		end := backwards(n.Term)
		terms, err = x.read(ctx, sqlWordsByEnd, end, end+lastCharacter)
	case n.After:
		terms, err = x.read(ctx, sqlWordsByStart, n.Term, n.Term+lastCharacter)
	default:
		return []word{{text: n.Term}}, nil
	}
	switch {
	case len(terms) > mostWords:
		return nil, err
	case len(terms) == 0:
		return []word{{text: n.Term}}, err
	}
	return terms, err
}

// lastCharacter comes after every other.
const lastCharacter = "\U0010ffff"

// anyOf is the condition that a text has one of some terms.
func anyOf(terms []string) string {
	return `("` + strings.Join(terms, `" OR "`) + `")`
}

// words are those that have a part, at most one more than mostWords.
func (x *Index) words(ctx context.Context, part string) (words []word, err error) {
	if utf8.RuneCountInString(part) >= partLength {
		return x.read(ctx, sqlWordsByParts, parts(part), part)
	}
	return x.read(ctx, sqlWordsByText, part)
}

// read reads at most one word more than mostWords.
func (x *Index) read(ctx context.Context, query string, args ...any) (words []word, err error) {
	rows, err := x.db.QueryContext(ctx, query, append(args, mostWords+1)...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var w word
		if err := rows.Scan(&w.number, &w.text); err != nil {
			return nil, err
		}
		words = append(words, w)
	}
	return words, rows.Err()
}

// parts asks for parts of three characters that a text has, for so many at most: each
// word that has them is compared with the whole text anyway.
func parts(text string) string {
	runes := []rune(text)
	var all []string
	for i := range min(len(runes)-partLength+1, mostNeeds) {
		all = append(all, quoted(string(runes[i:i+partLength])))
	}
	return strings.Join(all, " AND ")
}

func quoted(term string) string { return `"` + term + `"` }

// Spots names texts that may hold what is looked for, in the order in which they were
// added, from the one after a number on and no more than most.
func (x *Index) Spots(ctx context.Context, q Query, after int64, most int) ([]Spot, error) {
	rows, err := x.db.QueryContext(ctx, sqlWhereabouts, q.terms, after, most)
	if err != nil {
		return nil, errors.Join(err, x.isSame(ctx, x.db))
	}
	defer rows.Close()
	var all []Spot
	for rows.Next() {
		var p Spot
		if err := rows.Scan(&p.Number, &p.Article, &p.Position); err != nil {
			return nil, err
		}
		all = append(all, p)
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		return nil, err
	}
	return all, x.isSame(ctx, x.db)
}
