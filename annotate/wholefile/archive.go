package wholefile

import (
	"archive/zip"
	"io"
	"time"
)

// archived is when every file in an archive is said to have been written, so that the same
// files are the same bytes: the earliest that archives know. Without it their date is day 0
// of month 0, which no calendar takes.
var archived = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// CreateIn begins the next file of an archive, by its path in it with slashes.
func CreateIn(archive *zip.Writer, path string) (io.Writer, error) {
	return archive.CreateHeader(&zip.FileHeader{Name: path, Method: zip.Deflate, Modified: archived})
}
