package store

// The order of the log is by rank, then by id: the stamp, but no more than a day
// after the time at which the entry says it was written. annotate.Entry.After
// says so in Go; here it is said in SQL, and a query says it in no words of its
// own. newest_test.go holds that they agree.
const (
	// sqlRank is the rank of an entry by its stamp and time; the table entry in
	// the schema says the same.
	sqlRank = `CASE typeof(decided) WHEN 'integer' THEN min(stamp, decided + 86400000) ELSE stamp END`

	// inLogOrder sorts entries l, oldest first.
	inLogOrder = `l.rank, l.id`

	// newestFirst sorts entries l, the last in the order of the log at the top.
	newestFirst = `ORDER BY l.rank DESC, l.id DESC`

	// newestOfHand does the same with the entries of one person at one device, who
	// writes no two of one rank.
	newestOfHand = `ORDER BY l.rank DESC`
)
