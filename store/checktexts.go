package store

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/annotate/sentence"
)

// editions names the texts of which several versions are in use.
func (c *checking) editions() error {
	groups, err := editions(c.ctx, c.tx)
	for _, versions := range groups {
		var names []sentence.Sentence
		for _, v := range versions {
			names = append(
				names,
				sentence.Of("check.edition", "Title", sentence.Quoted(v.Meta.Title), "Article", sentence.Short(v.ArticleID)),
			)
		}
		c.note(ProblemEditions, versions[0].ArticleID, "check.editions", "Articles", sentence.Joined(", ", names),
			"Kept", sentence.Short(versions[0].ArticleID), "Other", sentence.Short(versions[1].ArticleID))
	}
	return err
}

// forgotten says that an erasure is to be ended on this computer.
func (c *checking) forgotten() error {
	if c.of.unswept.Load() {
		c.note(ProblemForgotten, "", "check.forgotten")
	}
	return nil
}

func (c *checking) codebooks() error {
	err := c.each("SELECT hash, id, version, source FROM codebook", func(rows *sql.Rows) error {
		var hash, id, version string
		var source []byte
		if err := rows.Scan(&hash, &id, &version, &source); err != nil {
			return err
		}
		sum := sha256.Sum256(source)
		if hex.EncodeToString(sum[:]) != hash {
			c.problem(ProblemIdentity, hash, "check.codebook-hash", "ID", id, "Version", version)
		}
		book, err := codebook.Parse(source)
		if err != nil {
			c.problem(ProblemIdentity, hash, "check.codebook-unreadable", "ID", id, "Version", version, "Cause", err)
		} else if book.ID != id || book.Version != version {
			c.problem(
				ProblemIdentity,
				hash,
				"check.codebook-named-otherwise",
				"ID",
				id,
				"Version",
				version,
				"OwnID",
				book.ID,
				"OwnVersion",
				book.Version,
			)
		}
		return nil
	})
	if err != nil {
		return err
	}
	c.versions, err = c.of.versions(c.ctx, c.tx)
	if err == nil {
		c.book = c.versions.InForce
	} else {
		c.problem(ProblemReference, "", "check.no-codebook")
	}
	return nil
}

func (c *checking) articles() error {
	type row struct {
		id, copyName string
		paragraphs   int
	}
	var all []row
	err := c.each("SELECT id, copy_name, paragraphs FROM article ORDER BY arrival", func(rows *sql.Rows) error {
		var r row
		err := rows.Scan(&r.id, &r.copyName, &r.paragraphs)
		all = append(all, r)
		return err
	})
	if err != nil {
		return err
	}
	for _, r := range all {
		if err := c.article(r.id, r.copyName, r.paragraphs); err != nil {
			return err
		}
	}
	return nil
}

func (c *checking) article(id, copyName string, count int) error {
	a := &annotate.Article{ID: id, CopyName: copyName}
	before := len(c.found)
	err := c.each(sqlTextsOf, func(rows *sql.Rows) error {
		var p annotate.Paragraph
		var hash string
		err := rows.Scan(&p.ID, &p.Position, &p.Text, &hash, &p.Guess, &p.Joined, &p.Missing)
		a.Paragraphs = append(a.Paragraphs, p)
		c.paragraph(a, hash)
		return err
	}, id)
	if err != nil {
		return err
	}
	if n := len(a.Paragraphs); n != count {
		c.problem(ProblemIdentity, id, "check.article-paragraphs", "Article", sentence.Short(id), "Paragraphs", n, "Count", count)
	}
	var wrong *annotate.Error
	switch problems := slices.ContainsFunc(c.found[before:], func(p Problem) bool { return !p.Note }); {
	case problems: // which say what is wrong
	case errors.As(annotate.CheckArticle(a), &wrong):
		c.problem(ProblemIdentity, id, "check.article-wrong", "Reason", wrong.Message)
	case errors.As(annotate.CheckNewArticle(a), &wrong):
		c.note(ProblemIdentity, id, "check.article-wrong", "Reason", wrong.Message)
	}
	return nil
}

// paragraph checks the last paragraph of a that was read.
func (c *checking) paragraph(a *annotate.Article, hash string) {
	n := len(a.Paragraphs)
	p := &a.Paragraphs[n-1]
	if p.Position != n || p.ID != annotate.ParagraphID(a.ID, p.Position) {
		c.problem(ProblemIdentity, p.ID, "check.paragraph-id", "Paragraph", p.Position, "Article", sentence.Short(a.ID))
	}
	switch {
	case p.Missing == annotate.Erased:
		c.note(ProblemMissing, p.ID, "check.text-erased", "Paragraph", p.Position, "Article", sentence.Short(a.ID))
	case p.Missing != "":
		c.note(ProblemMissing, p.ID, "check.text-withheld", "Paragraph", p.Position, "Article", sentence.Short(a.ID))
	case hash != annotate.TextHash(p.Text):
		c.problem(ProblemIdentity, p.ID, "check.paragraph-text", "Paragraph", p.Position, "Article", sentence.Short(a.ID))
	}
}

// known reads from the log itself which targets and people there ever were.
func (c *checking) known() error {
	c.targets, c.people, c.outside = map[string]bool{}, map[string]bool{}, map[string]bool{}
	err := c.each("SELECT id FROM declined UNION SELECT id FROM absent", func(rows *sql.Rows) error {
		var id string
		err := rows.Scan(&id)
		c.outside[id] = true
		return err
	})
	if err != nil {
		return err
	}
	return c.each("SELECT DISTINCT kind, subject FROM log WHERE kind IN ('target', 'person')", func(rows *sql.Rows) error {
		var kind annotate.Kind
		var id string
		if err := rows.Scan(&kind, &id); err != nil {
			return err
		}
		if kind == annotate.KindTarget {
			c.targets[id] = true
		} else {
			c.people[id] = true
		}
		return nil
	})
}
