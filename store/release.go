package store

import (
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

// Release returns the release of a name. Where there is none yet it is recorded, with a
// secret of its own and the attributes of people that go along.
func (x Exchange) Release(
	ctx context.Context, pen *annotate.Pen, name string, along annotate.Along,
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
	if r, ok := annotate.ReadRelease(&before.Entry); ok {
		if had := r.Names(); !slices.Equal(had, along.Names()) {
			return r, annotate.Fail(
				annotate.CodeExists,
				"release.attributes",
				"Name",
				sentence.Quoted(name),
				"Attributes",
				sentence.Names(had),
			)
		}
		return r, nil
	}
	r = annotate.NewRelease(name)
	r.Along = along
	pen.Begin()
	written := pen.WriteOver(before, annotate.ReleaseKey(name), r.Value(), annotate.OriginAnnotator)
	r.Author, r.At = written.Author, written.DecidedAt
	return r, Log(x).Append(ctx, written)
}
