package main

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"

	"plumbline/seeds"
)

// importArticle imports an article into a project of the home folder.
func (d *rig) importArticle(project string, a seeds.Article) {
	file := d.writeFile(a)
	d.plumb("import", project, file, "--title", a.Title, "--outlet", a.Outlet, "--author", a.Author, "--published", a.Published)
}

// writeFile writes an article into the home folder and returns its name there.
func (d *rig) writeFile(a seeds.Article) string {
	name := a.Slug + ".txt"
	d.do(func() error { return os.WriteFile(d.path(name), []byte(a.Text), 0o600) })
	return name
}

// writeArchive writes articles into an archive, the first of them corrected in two
// words, with a file beside them whose encoding it leaves open.
func (d *rig) writeArchive(name string, articles []seeds.Article) {
	var packed bytes.Buffer
	all := zip.NewWriter(&packed)
	add := func(name, text string) {
		d.do(func() error {
			w, err := all.Create(name)
			if err == nil {
				_, err = w.Write([]byte(text))
			}
			return err
		})
	}
	for i, a := range articles {
		text := a.Text
		if i == 0 {
			text = strings.NewReplacer(" on Monday", " on Tuesday", " said ", " told reporters ").Replace(text)
		}
		add(a.Slug+".txt", a.Title+"\n\nBy "+a.Author+"\n\n"+a.Published+"\n\n"+strings.TrimSpace(strings.TrimPrefix(text, a.Title)))
	}
	add("letter.txt", "Mark \xb9 \xea\n")
	d.do(all.Close)
	d.do(func() error { return os.WriteFile(d.path(name), packed.Bytes(), 0o600) })
}

// label answers the first paragraphs of an article by its key, and then some
// more questions.
func (d *rig) label(project string, a seeds.Article, paragraphs int, more ...seeds.Answer) {
	ids := d.paragraphs(project, a)
	d.do(func() error {
		var table bytes.Buffer
		rows := csv.NewWriter(&table)
		_ = rows.Write([]string{"paragraph_id", "field", "target", "value"}) // Error tells of a failure
		for _, answer := range append(a.Key, more...) {
			if answer.Position <= paragraphs {
				_ = rows.Write([]string{ids[answer.Position], answer.Field, answer.Target, answer.Value})
			}
		}
		rows.Flush()
		if err := rows.Error(); err != nil {
			return err
		}
		return os.WriteFile(d.path("labels.csv"), table.Bytes(), 0o600)
	})
	d.plumb("labels", project, "labels.csv", "--as", person)
}

// paragraphs finds the ids of an article's paragraphs by their positions.
func (d *rig) paragraphs(project string, a seeds.Article) map[int]string {
	lines := d.plumb("paragraphs", project, "--json")
	headline, ids := a.Paragraphs()[0], map[int]string{}
	d.do(func() error {
		article := ""
		for line := range strings.Lines(lines) {
			var p struct {
				Article   string `json:"article_id"`
				Paragraph string `json:"paragraph_id"`
				Position  int
				Text      string
			}
			if err := json.Unmarshal([]byte(line), &p); err != nil {
				return err
			}
			if p.Position == 1 && p.Text == headline {
				article = p.Article
			}
			if p.Article == article {
				ids[p.Position] = p.Paragraph
			}
		}
		if len(ids) != len(a.Paragraphs()) {
			return fmt.Errorf("of %q %d paragraphs were found, want %d", a.Title, len(ids), len(a.Paragraphs()))
		}
		return nil
	})
	return ids
}

// goTo opens the article in which a word stands, goes to one of its
// paragraphs, and leaves; the window opens there the next time.
func (d *rig) goTo(project, word string, position int) {
	d.open(project)
	d.key("ctrl+f")
	d.write(word)
	d.awaitIdle()
	d.key("Return")
	d.await("at")
	d.key("ctrl+g")
	d.write(strconv.Itoa(position))
	d.key("Return")
	d.awaitIdle()
	d.leave()
}
