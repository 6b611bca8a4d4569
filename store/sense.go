package store

import (
	"slices"
	"strconv"
	"strings"

	"plumbline/annotate/codebook"
)

// Whether another's answer may be seen depends on what its question means, which stands
// in the codebooks and not in SQL. So the connections of an annotator carry it as tables
// of their own: meaning says what each version means by a field, hangs on which other
// fields of the version in force a field hangs, in_force which that is.
const sqlSense = `CREATE TEMP TABLE in_force (codebook TEXT NOT NULL PRIMARY KEY);
CREATE TEMP TABLE meaning (codebook TEXT NOT NULL, field TEXT NOT NULL, sense TEXT NOT NULL, aside INTEGER NOT NULL,
  PRIMARY KEY (codebook, field)) WITHOUT ROWID;
CREATE TEMP TABLE hangs (field TEXT NOT NULL, up TEXT NOT NULL, PRIMARY KEY (field, up)) WITHOUT ROWID`

const (
	// sqlBookOfEntry and sqlBookOfKey find the version of the codebook of a row c.
	sqlBookOfEntry = `(SELECT m.codebook FROM main.entry AS z JOIN main.provenance AS m ON m.number = z.provenance WHERE z.id = c.entry)`
	sqlBookOfKey   = `(SELECT z.codebook FROM main.current_entry AS z WHERE z.subject = c.subject AND z.layer = c.layer AND z.round = c.round
    AND z.annotator = c.annotator AND z.kind = c.kind AND z.field = c.field AND z.target = c.target AND z.option = c.option)`

	// sqlSenseOf is what a version meant by a field; an entry without one is of that in force.
	sqlSenseOf = `(SELECT m.sense FROM temp.meaning AS m
    WHERE m.codebook = coalesce({book}, (SELECT codebook FROM temp.in_force)) AND m.field = {field})`

	sqlAside = `EXISTS (SELECT 1 FROM temp.meaning AS m WHERE m.codebook = coalesce({codebook}, (SELECT codebook FROM temp.in_force))
    AND m.field = {row}.field AND m.aside)`
)

var (
	sqlRowMeans   = senseIn("{codebook}", "{row}.field")
	sqlSameAsSeen = senseIn("seen.codebook", "{row}.field") + ` = ` + sqlRowMeans

	// sqlAnswered holds of a row if the annotator's own answer means the same, or there is
	// none and the question meant the same when they submitted, about that target too; and
	// nothing that the question hangs on waits for them.
	sqlAnswered = `EXISTS (SELECT 1 FROM main.current_entry AS done
    WHERE done.subject = {row}.subject AND done.layer = 'annotation' AND done.round = ` + ownRound("{row}.subject") + `
      AND done.annotator = {me} AND done.kind = 'submission' AND CASE WHEN EXISTS (SELECT 1 ` + sqlMine("{row}.field") + ` AND mine.target = {row}.target)
        THEN EXISTS (SELECT 1 ` + sqlMine("{row}.field") + ` AND mine.target = {row}.target
          AND ` + senseIn("mine.codebook", "{row}.field") + ` = ` + sqlRowMeans + `)
        ELSE ` + senseIn("done.codebook", "{row}.field") + ` = ` + sqlRowMeans + `
          AND ({row}.target = '' OR instr(' ' || done.value || ' ', ' ' || {row}.target || ' ') > 0) END
      AND NOT EXISTS (SELECT 1 FROM temp.hangs AS h WHERE h.field = {row}.field AND CASE WHEN EXISTS (SELECT 1 ` + sqlMine("h.up") + `)
        THEN EXISTS (SELECT 1 ` + sqlMine("h.up") + ` AND ` + senseIn("mine.codebook", "h.up") + ` IS NOT ` + sqlNowMeans("h.up") + `)
        ELSE ` + senseIn("done.codebook", "h.up") + ` IS NOT ` + sqlNowMeans("h.up") + ` END))`
)

// sqlMine are the annotator's own answers to a field in the row's paragraph.
func sqlMine(field string) string {
	return `FROM main.current_entry AS mine WHERE mine.subject = {row}.subject AND mine.layer = 'annotation'
          AND mine.round = ` + ownRound("{row}.subject") + ` AND mine.annotator = {me} AND mine.kind = 'answer' AND mine.value IS NOT NULL AND mine.field = ` + field
}

func sqlNowMeans(field string) string { return senseIn("NULL", field) }

func senseIn(book, field string) string {
	return strings.NewReplacer("{book}", book, "{field}", field).Replace(sqlSenseOf)
}

// senseOf is what a connection runs so that it knows the meanings of all versions.
func senseOf(v *codebook.Versions) []string {
	setup := strings.Split(sqlSense, ";\n")
	setup = append(setup, insertInto("in_force", v.InForce.Hash))
	for hash, book := range v.Held {
		for i := range book.Fields {
			f := &book.Fields[i]
			aside := "0"
			if f.IsAside() {
				aside = "1"
			}
			setup = append(setup, insertInto("meaning", hash, f.Key, book.Sense(f), aside))
		}
	}
	for i := range v.InForce.Fields {
		f := &v.InForce.Fields[i]
		for _, up := range v.InForce.Ancestors(f) {
			setup = append(setup, insertInto("hangs", f.Key, up.Key))
		}
	}
	return setup
}

func insertInto(table string, values ...string) string {
	quoted := make([]string, len(values))
	for i, v := range values {
		quoted[i] = quotedText(v)
	}
	return "INSERT INTO temp." + table + " VALUES (" + strings.Join(quoted, ", ") + ")"
}

func quotedText(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }

// rulesOf names the versions of a project, so that it shows when they have changed.
func rulesOf(v *codebook.Versions) string {
	hashes := []string{v.InForce.Hash, strconv.FormatBool(v.InForce.AsksAboutArticles())}
	for hash := range v.Held {
		hashes = append(hashes, hash)
	}
	slices.Sort(hashes[2:])
	return strings.Join(hashes, " ")
}
