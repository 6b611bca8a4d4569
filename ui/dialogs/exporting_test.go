package dialogs

import (
	"testing"

	"plumbline/annotate/dataset"
)

func TestTheNameOfAnExportFollowsItsFormat(t *testing.T) {
	for _, c := range []struct {
		path   string
		format *dataset.Format
		want   string
	}{
		{"/a/sample.plumb", dataset.CSV, "/a/sample.csv"},
		{"/a/sample.csv", dataset.JSONLines, "/a/sample.jsonl"},
		{"/a/sample.jsonl", dataset.SpreadsheetCSV, "/a/sample.csv"},
		{"/a/sample", dataset.JSONLines, "/a/sample.jsonl"},
	} {
		if got := withExtension(c.path, c.format); got != c.want {
			t.Errorf("%s becomes %s, want %s", c.path, got, c.want)
		}
	}
}
