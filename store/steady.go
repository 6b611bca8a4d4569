package store

/*
typedef struct sqlite3 sqlite3;
int sqlite3_auto_extension(void (*)(void));
int sqlite3_db_config(sqlite3 *, int, ...);

enum { ENABLE_QPSG = 1007 };

static int steady(sqlite3 *db) { return sqlite3_db_config(db, ENABLE_QPSG, 1, (int *)0); }

static int keep_plans(void) { return sqlite3_auto_extension((void (*)(void))steady); }
*/
import "C"

// SQLite plans a statement anew for other values, in case another plan suits them better,
// and the driver forgets the values after each use: a statement that is kept
// (keptStatements) would be prepared every time all the same, which takes a hundred times
// as long as to run it through an annotator's views. No index of ours suits some values
// only, so every connection is told to keep its plans.
func init() { C.keep_plans() }
