package codebookscreen

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// print asks for a name and writes the rules as a page to be printed from any
// browser.
func (c *Screen) print() {
	name := c.view.Book.ID + "-" + c.view.Book.Version + ".html"
	page := codebook.Printed{Book: c.view.Book, Words: wording()}
	for _, t := range c.view.Targets {
		page.Targets = append(page.Targets, codebook.PrintedTarget{
			Name: t.Name, Aliases: strings.Join(t.Aliases, ", "), Counts: t.Counts, CountsNot: t.CountsNot,
		})
	}
	c.params.Save(name, func(path string) {
		var err error
		c.params.Work(func() { err = writePage(path, page) }, func() {
			if err != nil {
				c.params.OnError(err)
				return
			}
			c.params.OnNotice(lang.L("Written to {{.Path}}; print it from a browser", map[string]any{"Path": path}))
			c.params.OnShown("printed " + path)
		})
	})
}

func writePage(path string, page codebook.Printed) error {
	var b bytes.Buffer
	if err := page.Write(&b); err != nil {
		return err
	}
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		return annotate.Wrap(err, annotate.CodeFailed, "%s", lang.L("{{.File}} cannot be written; choose another folder.", map[string]any{"File": filepath.Base(path)}))
	}
	return nil
}
