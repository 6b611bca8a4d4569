package importing

import (
	"context"
	"sync"

	"plumbline/annotate"
	"plumbline/annotate/ingest/alike"
)

// comparer knows the articles of the project and those that were found. It is
// used from where files are read and from where the session is.
type comparer struct {
	project Project

	lock    sync.Mutex
	loaded  bool
	targets []annotate.Target // of the project
	here    map[string]*annotate.Summary
	near    *alike.Index[key]
}

func newComparer(p Project) *comparer {
	return &comparer{project: p, here: make(map[string]*annotate.Summary), near: alike.NewIndex[key]()}
}

// load reads the project once.
func (c *comparer) load(ctx context.Context) error {
	c.lock.Lock()
	defer c.lock.Unlock()
	if c.loaded {
		return nil
	}
	all, err := c.project.Catalogue(ctx)
	if err != nil {
		return err
	}
	if c.targets, err = c.project.Targets(ctx); err != nil {
		return err
	}
	for i := range all {
		c.here[all[i].ArticleID] = &all[i]
	}
	id, texts := "", []string(nil)
	add := func() {
		if len(texts) > 0 {
			c.near.Add(key{here: id}, alike.Of(texts))
		}
		texts = texts[:0]
	}
	err = c.project.EachParagraph(ctx, func(a *annotate.Article, p annotate.Paragraph) error {
		if a.ID != id {
			add()
			id = a.ID
		}
		if p.Missing == "" {
			texts = append(texts, p.Text)
		}
		return ctx.Err()
	})
	add()
	c.loaded = err == nil
	return err
}

// find is the article of the project with an id, or nil.
func (c *comparer) find(id string) *annotate.Summary {
	c.lock.Lock()
	defer c.lock.Unlock()
	return c.here[id]
}

// add tells what an article is like, and remembers it.
func (c *comparer) add(a *Article, texts []string) {
	m := alike.Of(texts)
	c.lock.Lock()
	defer c.lock.Unlock()
	a.Here = c.here[a.ID]
	// What was read is compared: the person may be putting others right just now.
	same := func(k key) bool { return k.here == a.read.id || k.planned != nil && k.planned.read.id == a.read.id }
	for _, n := range c.near.Like(m, same) {
		l := Like{Share: n.Share, Same: n.Same, ID: n.Key.here, Other: n.Key.planned}
		if here := c.here[l.ID]; here != nil {
			l.Title = here.Meta.Title
		}
		a.Like = append(a.Like, l)
	}
	c.near.Add(key{planned: a}, m)
}

// forget drops the articles of a file that is read anew.
func (c *comparer) forget(f *File) {
	c.lock.Lock()
	defer c.lock.Unlock()
	for _, a := range f.Articles {
		c.near.Remove(key{planned: a})
	}
}
