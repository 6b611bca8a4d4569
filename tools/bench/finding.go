package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/finding"
	"plumbline/seeds"
	"plumbline/store"
)

// mostWait is how long the first page may be awaited.
const mostWait = 50 * time.Millisecond

// shownFirst is how many paragraphs a search lists in the window.
const shownFirst = 200

// findingFigure measures the first page of a search with the index of words, against
// the same search by reading every paragraph, and how long the index takes to make.
func findingFigure(ctx context.Context, b *bench) ([]figure, error) {
	sizes := []int{10_000, 100_000}
	if b.full {
		sizes = append(sizes, 1_000_000)
	}
	var figures []figure
	for _, paragraphs := range sizes {
		rows, err := b.findIn(ctx, paragraphs)
		if err != nil {
			return nil, err
		}
		figures = append(figures, rows...)
	}
	return figures, nil
}

func (b *bench) findIn(ctx context.Context, paragraphs int) (figures []figure, err error) {
	path := b.path(fmt.Sprintf("find-%d.plumb", paragraphs))
	if err := makeCorpus(ctx, path, paragraphs); err != nil {
		return nil, err
	}
	indexed, err := store.Open(ctx, path, store.Options{Kept: b.path(fmt.Sprintf("kept-%d", paragraphs))})
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, indexed.Close()) }()
	bare, err := store.Open(ctx, path, store.Options{})
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, bare.Close()) }()
	spent, err := timed(func() error { return indexed.IndexWords(ctx) })
	if err != nil {
		return nil, err
	}
	name := thousands(paragraphs) + " paragraphs"
	room, err := roomOf(b.path(fmt.Sprintf("kept-%d", paragraphs)))
	if err != nil {
		return nil, err
	}
	figures = append(figures, figure{
		what: fmt.Sprintf("index of the words of %s, %d MB", name, room>>20), against: "–", n: 1, values: [2]string{short(spent), "–"},
	})
	terms, err := indexed.Terms(ctx)
	if err != nil {
		return nil, err
	}
	first := func(p *store.Project, line string) func() (time.Duration, error) {
		return func() (time.Duration, error) {
			return timed(func() error {
				q, err := finding.Read(line, terms)
				if err == nil {
					_, err = p.Find(ctx, q, shownFirst, shownFirst)
				}
				return err
			})
		}
	}
	for _, c := range []struct{ what, words string }{
		{"a frequent word", wordOf(40)},
		{"a rare word", wordOf(60_000)},
		{"a part of words", wordOf(30_000)[2:7]},
		{"two words that follow one another", wordOf(3) + " " + wordOf(900)},
		{"two frequent words that follow one another", wordOf(3) + " " + wordOf(1)},
		{"two frequent words that never follow one another", wordOf(neverBefore) + " " + wordOf(never)},
		{"a frequent word and the first letters of the next", wordOf(3) + " " + wordOf(900)[:4]},
		{"four signs of a script without spaces", signsOf(3) + signsOf(5)},
		{"no word", "nothinglikeit"},
		{"a frequent word in the articles about an event", wordOf(40) + " event=7"},
		{"a rare word in answered paragraphs", wordOf(9000) + " sourcing=none"},
		{"an answer", "sourcing=none"},
	} {
		p, err := interleave(5, first(indexed, c.words), first(bare, c.words))
		if err != nil {
			return nil, err
		}
		figures = append(figures, figure{
			what:      "first page of a search for " + c.what + ", " + name,
			ours:      p.ours,
			against:   "reading every paragraph",
			reference: p.reference,
			goal:      "50 ms at most",
			met:       p.ours.median() <= mostWait,
		})
	}
	return figures, nil
}

// roomOf is what the files in a folder take.
func roomOf(folder string) (bytes int64, err error) {
	err = filepath.WalkDir(folder, func(_ string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err == nil {
			bytes += info.Size()
		}
		return err
	})
	return bytes, err
}

const (
	inArticle = 25      // paragraphs
	inOne     = 60      // words
	events    = 50      // that articles are about
	answered  = 20      // every so many articles have answers
	signs     = 10      // every so many are of a script without spaces
	allWords  = 300_000 // that there are; a few of them are most of a text
)

// wordOf is one of the invented words.
func wordOf(n int) string {
	var b strings.Builder
	for n += 1000; n > 0; n /= 20 {
		b.WriteByte("bdfghklmnprstvwzjcqx"[n%20])
		b.WriteByte("aeiou"[n%5])
	}
	return b.String()
}

// never is a frequent word that does not follow neverBefore.
const (
	neverBefore = 1
	never       = 0
)

// signsOf is one of the invented words of a script that does not part them.
func signsOf(n int) string { return string([]rune{rune(0x4e00 + n%1500), rune(0x5200 + n/7%1500)}) }

// textOf is a text of invented words, of which a few are most.
func textOf(word func() int, spaceless bool) string {
	var b strings.Builder
	last := -1
	for range inOne {
		n := word()
		if last == neverBefore && n == never {
			n++
		}
		switch {
		case spaceless:
			b.WriteString(signsOf(n))
		default:
			b.WriteString(wordOf(n) + " ")
		}
		last = n
	}
	return strings.TrimSpace(b.String()) + "."
}

// makeCorpus makes a project of articles of invented words.
func makeCorpus(ctx context.Context, path string, paragraphs int) (err error) {
	book, err := codebook.Parse(seeds.Codebook())
	if err != nil {
		return err
	}
	pen := annotate.NewPen("bench", "A1", book.Hash, 0)
	p, err := store.Create(ctx, path, book, pen)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.Close()) }()
	source := rand.New(rand.NewPCG(1, 2))
	frequent := rand.NewZipf(source, 1.07, 3, allWords)
	guesses := make([]string, inArticle)
	for i := range guesses {
		guesses[i] = annotate.GuessBody
	}
	for left := paragraphs / inArticle; left > 0; left -= batch {
		var articles []*annotate.Article
		var about, answers []annotate.Entry
		for range min(left, batch) {
			texts := make([]string, inArticle)
			for i := range texts {
				texts[i] = textOf(func() int { return int(frequent.Uint64()) }, len(articles)%signs == signs-1)
			}
			a := annotate.NewArticle(texts, guesses, nil, "")
			articles = append(articles, a)
			event := annotate.Key{Kind: annotate.KindArticle, Subject: a.ID, Field: annotate.MetaEvent}
			about = append(about, pen.Write(event, fmt.Sprint(source.IntN(events)), "", annotate.OriginImport))
			if len(articles)%answered == 0 {
				for _, para := range a.Paragraphs {
					answers = append(answers, decide(pen, para, 2, "")...)
				}
			}
		}
		if _, err := p.AddArticles(ctx, articles, about); err != nil {
			return err
		}
		if err := p.Append(ctx, answers...); err != nil {
			return err
		}
	}
	return nil
}
