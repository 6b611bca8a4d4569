package wordindex

import (
	"cmp"
	"context"
	"errors"
	"slices"
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
	sqlWhereabouts = `SELECT f.rowid, a.id FROM texts AS f JOIN article AS a ON a.number = f.rowid >> 20
WHERE texts MATCH ? AND f.rowid > ? ORDER BY f.rowid LIMIT ?`

	// sqlWordsByParts reads the words that have some parts and end on a text.
	sqlWordsByParts = `SELECT w.word FROM part AS p JOIN word AS w ON w.number = p.rowid WHERE part MATCH ? AND instr(w.word, ?) LIMIT ?`
	sqlWordsByText  = `SELECT word FROM word WHERE instr(word, ?) LIMIT ?`

	// mostWords is how many words with a part are looked for. A part of more words tells
	// too little to be worth it.
	mostWords = 2000
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
// which all of the words stand. Of very many words the longest tell enough.
func (x *Index) Query(ctx context.Context, words ...search.Words) (Query, error) {
	if err := x.isSame(ctx, x.db); err != nil {
		return Query{}, err
	}
	var needs []search.Need
	for _, w := range words {
		needs = append(needs, w.Needs()...)
	}
	if len(needs) > mostNeeds {
		slices.SortStableFunc(needs, func(a, b search.Need) int { return cmp.Compare(len(b.Term), len(a.Term)) })
		needs = needs[:mostNeeds]
	}
	var all []string
	for _, n := range needs {
		terms, err := x.terms(ctx, n)
		if err != nil {
			return Query{}, err
		}
		if terms != "" {
			all = append(all, terms)
		}
	}
	return Query{strings.Join(all, " AND ")}, nil
}

// terms writes a need as a condition on texts; "" if it is too vague to be one.
func (x *Index) terms(ctx context.Context, n search.Need) (string, error) {
	switch {
	case !n.Before && !n.After:
		return quoted(n.Term), nil
	case !n.Before:
		return quoted(n.Term) + " *", nil
	}
	words, err := x.words(ctx, n.Term)
	if err != nil || len(words) > mostWords {
		return "", err
	}
	var any []string
	for _, word := range words {
		if n.After || strings.HasSuffix(word, n.Term) {
			any = append(any, quoted(word))
		}
	}
	if len(any) == 0 {
		return quoted(n.Term), nil // no word has it; it is none itself
	}
	return "(" + strings.Join(any, " OR ") + ")", nil
}

// words are those that have a part, at most one more than mostWords.
func (x *Index) words(ctx context.Context, part string) (words []string, err error) {
	query, args := sqlWordsByText, []any{part, mostWords + 1}
	if utf8.RuneCountInString(part) >= partLength {
		query, args = sqlWordsByParts, []any{parts(part), part, mostWords + 1}
	}
	rows, err := x.db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var word string
		if err := rows.Scan(&word); err != nil {
			return nil, err
		}
		words = append(words, word)
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
		if err := rows.Scan(&p.Number, &p.Article); err != nil {
			return nil, err
		}
		p.Position = int(p.Number & (1<<positionBits - 1))
		all = append(all, p)
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		return nil, err
	}
	return all, x.isSame(ctx, x.db)
}
