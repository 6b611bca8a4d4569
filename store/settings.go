package store

import (
	"context"
	"database/sql"
	"errors"
)

const sqlSettingNow = `SELECT coalesce(value, '') FROM current WHERE subject = 'project' AND layer = '' AND round = 0
  AND annotator = '' AND kind = 'project' AND field = ? AND target = ''`

// Setting returns what stands for a Project field, "" if nothing does.
func (r Rules) Setting(ctx context.Context, field string) (string, error) {
	value, err := readSetting(ctx, &r.file.reader, field)
	return value, explain(err, "doing.reading-the-project-settings", r.file.path)
}

func readSetting(ctx context.Context, q querier, field string) (value string, err error) {
	err = q.QueryRowContext(ctx, sqlSettingNow, field).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return value, err
}
