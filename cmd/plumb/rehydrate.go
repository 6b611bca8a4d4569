package main

import (
	"archive/zip"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/ingest"
	"plumbline/annotate/release"
	"plumbline/store"
)

type rehydrateCommand struct {
	Package string `arg:"" name:"PACKAGE" help:"The folder or .zip that was written without texts (plumb export --format package --without-text)."`
	From    string `required:"" placeholder:"FOLDER|PROJECT" help:"Where your own copies of the articles are: a folder with files as plumb import reads them, or a project."`
	Output  string `short:"o" required:"" placeholder:"FOLDER|FILE.zip" help:"Write the package with its texts here."`
}

// Run puts texts back that were left out of a package.
func (c *rehydrateCommand) Run(s *session) error {
	texts, err := c.texts(s)
	if err != nil {
		return err
	}
	files, closeFiles, err := c.open()
	if err != nil {
		return err
	}
	defer closeFiles()
	progress := newProgress(s.words)
	done, err := release.Rehydrate(s, files, texts, c.Output, func(file string) { progress.show("Writing %s", file) })
	progress.end()
	if err != nil {
		return err
	}
	s.say("%s put back, written to %s.", amount(done.Found, "text"), c.Output)
	if done.Missing > 0 {
		s.say("Of %s no copy was found: the same words in the same paragraph are looked for, to the letter.", amount(done.Missing, "text"))
		return errProblems
	}
	return nil
}

// open opens the package, a folder or an archive.
func (c *rehydrateCommand) open() (files fs.FS, closeFiles func(), err error) {
	if info, err := os.Stat(c.Package); err == nil && info.IsDir() {
		return os.DirFS(c.Package), func() {}, nil
	}
	archive, err := zip.OpenReader(c.Package)
	if err != nil {
		return nil, nil, annotate.Wrap(err, annotate.CodeInvalid, "rehydrate.no-package", "File", c.Package)
	}
	return archive, func() { _ = archive.Close() }, nil
}

// texts are the paragraphs of the reader's own copies.
func (c *rehydrateCommand) texts(s *session) (release.Texts, error) {
	texts := make(release.Texts)
	if strings.EqualFold(filepath.Ext(c.From), ".plumb") {
		err := s.read(c.From, func(p *store.Project) error {
			return p.EachParagraph(s, func(_ *annotate.Article, q annotate.Paragraph) error {
				texts.Add(q.Text)
				return nil
			})
		})
		return texts, err
	}
	err := filepath.WalkDir(c.From, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return annotate.Wrap(err, annotate.CodeNotFound, "rehydrate.no-copies", "File", c.From)
		}
		if entry.IsDir() {
			return s.Err()
		}
		file, err := ingest.ReadFile(s, path, ingest.Options{})
		if err != nil {
			return s.Err() // it is no article, and looked at no further
		}
		for _, result := range file.Articles {
			for _, text := range result.Texts() {
				texts.Add(text)
			}
		}
		return nil
	})
	return texts, err
}
