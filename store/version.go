package store

import sqlite3 "github.com/mattn/go-sqlite3"

// SQLiteVersion is the version of the SQLite library inside the program.
func SQLiteVersion() string {
	version, _, _ := sqlite3.Version()
	return version
}
