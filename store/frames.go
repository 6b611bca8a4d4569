package store

import (
	"context"
	"database/sql"

	"plumbline/annotate"
)

const sqlFrames = `SELECT {entry} FROM log AS l WHERE l.kind = 'frame' AND l.value IS NOT NULL ORDER BY ` + inLogOrder

// Frames lists by what articles were found that became a batch or somebody's order of
// work, oldest first, as far as the one who looks may see it.
func (t Team) Frames(ctx context.Context) (frames []annotate.Frame, err error) {
	err = t.file.read(ctx, "doing.reading-the-batches", func(tx *sql.Tx) error {
		all, err := entries(ctx, tx, sqlFrames)
		for i := range all {
			if f, ok := annotate.ReadFrame(&all[i]); ok {
				frames = append(frames, f)
			}
		}
		return err
	})
	return frames, err
}
