//go:build !race

package ingest

import "time"

// longest is how long a hostile file may take.
const longest = 20 * time.Second
