package seeds

import (
	"fmt"
	"path"
	"strings"
)

// Article is one fictional article, verbatim, with what is known about it.
type Article struct {
	Slug      string // file name without its ending
	Text      string // one paragraph per line, as the file holds it
	Title     string
	Outlet    string
	Author    string
	Published string // YYYY-MM-DD
	URL       string
	Remark    string         // says that it is fiction
	Key       []Answer       // in order of position, codebook and targets; empty if there is no key
	Reasons   map[int]string // one sentence for each position of the key
}

// Paragraphs returns the article's paragraphs; position 1 is the first of them.
func (a Article) Paragraphs() []string {
	return strings.Split(strings.TrimSuffix(a.Text, "\n"), "\n")
}

// articleColumns is the header of every articles.csv.
var articleColumns = []string{"file", "title", "outlet", "author", "published", "url", "remark"}

// readArticles reads a folder's articles.csv and the texts it lists, without keys.
func readArticles(folder string) ([]Article, error) {
	rows, err := readTable(path.Join(folder, "articles.csv"), articleColumns)
	if err != nil {
		return nil, err
	}
	articles := make([]Article, 0, len(rows))
	for _, row := range rows {
		text, err := files.ReadFile(path.Join(folder, row[0]))
		if err != nil {
			return nil, fmt.Errorf("reading the text of %q: %w", row[1], err)
		}
		articles = append(articles, Article{
			Slug: strings.TrimSuffix(row[0], ".txt"), Text: string(text),
			Title: row[1], Outlet: row[2], Author: row[3],
			Published: row[4], URL: row[5], Remark: row[6],
		})
	}
	return articles, nil
}
