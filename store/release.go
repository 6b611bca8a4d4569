package store

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/sentence"
)

// sqlReleases reads the releases that stand.
const sqlReleases = `SELECT {entry} FROM log AS l WHERE l.subject = 'project' AND l.kind = 'release' AND l.value IS NOT NULL AND l.id IN (
  SELECT id FROM current_entry WHERE subject = 'project' AND kind = 'release')
ORDER BY ` + inLogOrder

// Releases lists under which names data were given away, oldest first.
func (x Exchange) Releases(ctx context.Context) (all []annotate.Release, err error) {
	err = x.file.read(ctx, "doing.reading", func(tx *sql.Tx) error {
		written, err := entries(ctx, tx, sqlReleases)
		for i := range written {
			if r, ok := annotate.ReadRelease(&written[i]); ok {
				all = append(all, r)
			}
		}
		return err
	})
	return all, err
}

// GivenAs is what was frozen of what is given away under a name: what its release was of, else
// what is frozen under the name; nil if nothing is.
func (x Exchange) GivenAs(ctx context.Context, name string) (*annotate.Freeze, error) {
	before, err := Log(x).Stands(ctx, annotate.ReleaseKey(name))
	if err != nil {
		return nil, err
	}
	r, _ := annotate.ReadRelease(&before.Entry)
	all, err := x.Freezes(ctx)
	if err != nil {
		return nil, err
	}
	if r.Of == "" && !slices.ContainsFunc(all, func(f annotate.Freeze) bool { return f.Name == name }) {
		return nil, nil
	}
	f, err := annotate.FindFreeze(all, cmp.Or(r.Of, name))
	return &f, err
}

// Release returns the release of a name. Where there is none yet it is recorded, with a
// secret of its own, what it is of (nil for what is frozen under its name) and the attributes
// of people that go along. Later it is of nothing else.
func (x Exchange) Release(
	ctx context.Context, pen *annotate.Pen, name string, of *annotate.Freeze, along annotate.Along,
) (r annotate.Release, err error) {
	if err := x.file.needLead("lead.release"); err != nil {
		return r, err
	}
	if err := annotate.CheckReleaseName(name); err != nil {
		return r, err
	}
	before, err := Log(x).Stands(ctx, annotate.ReleaseKey(name))
	if err != nil {
		return r, err
	}
	root := ""
	if of != nil && of.Name != name {
		root = of.Root
	}
	if r, ok := annotate.ReadRelease(&before.Entry); ok {
		return r, sameRelease(&r, root, &along)
	}
	r = annotate.NewRelease(name)
	r.Of, r.Along = root, along
	pen.Begin()
	written := pen.WriteOver(before, annotate.ReleaseKey(name), r.Value(), annotate.OriginAnnotator)
	r.Author, r.At = written.Author, written.DecidedAt
	return r, Log(x).Append(ctx, written)
}

// sameRelease refuses to give something else away under the name of a release: people have the
// same ids in both, and nothing would hold one against the other.
func sameRelease(r *annotate.Release, root string, along *annotate.Along) error {
	name, had := sentence.Quoted(r.Name), r.Names()
	switch {
	case r.Of != root:
		return annotate.Fail(annotate.CodeExists, "release.of", "Name", name)
	case r.Part == "" && along.Part != "":
		return annotate.Fail(annotate.CodeExists, "release.whole", "Name", name)
	case r.Part != along.Part:
		return annotate.Fail(annotate.CodeExists, "release.part", "Name", name, "Part", r.Part)
	case len(had) == 0 && len(along.Names()) > 0:
		return annotate.Fail(annotate.CodeExists, "release.no-attributes", "Name", name)
	case !slices.Equal(had, along.Names()):
		return annotate.Fail(annotate.CodeExists, "release.attributes", "Name", name, "Attributes", sentence.Names(had))
	case !r.Same(along):
		return annotate.Fail(annotate.CodeExists, "release.counts", "Name", name, "Attributes", sentence.Names(had))
	}
	return nil
}
