//go:build race

package ingest

import "time"

// longest is how long a hostile file may take where the detector of data races
// looks at every access to memory, which takes about ten times as long.
const longest = 200 * time.Second
