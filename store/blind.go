package store

import (
	"context"
	"slices"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// What an annotator may see, as views that stand before the tables of the same
// names: on a connection that has them, "log" means the view, and every query
// there is or ever will be reads through it. {me} is the annotator.
//
// The rows of the log and of what is current are let through by kind (see
// entryKinds), and a kind that is not named is not let through:
//
//   - what holds for the whole project, and everything of the annotator's own
//     but what is planned for them in silence (neverSeen);
//   - of articles, all but the outlet, author, URL and file name where the
//     project hides them, unless the annotator has a reveal of that outlet;
//   - of others' answers, and of what was finally decided, that of paragraphs
//     which the annotator has submitted and whose batch the lead has closed,
//     and of those whose answers were revealed to them: question by question, as
//     far as the annotator's own answer, or the reveal, is of the same meaning;
//   - the right answers to a paragraph that they may practise (sqlPractised), once they have
//     submitted it in practice;
//   - of private attributes and consents, their own;
//   - the lead's rulings that are handed to them.
//
// What they are asked again (sqlAskedAgain) looks as if it had never been answered: of their
// own entries about it the first round is not let through at all, the second stands in its
// place, and others' answers wait for that.
var sqlVisible = `(annotator = {me} AND layer IN ('annotation', 'practice') AND kind NOT IN (` + quotedKinds(neverSeen) + `)
  OR ` + letThrough(seenBy) + `)`

// sqlAskedAgain holds of a paragraph that the annotator is asked again. The round that stands
// for their own work on it is the second then.
const (
	sqlAskedAgain = `EXISTS (SELECT 1 FROM main.current AS asked WHERE asked.subject = {paragraph} AND asked.layer = '' AND asked.round = 0
    AND asked.annotator = {me} AND asked.kind = 'repeat' AND asked.field = '' AND asked.target = '' AND asked.option = ''
    AND asked.value = 'true')`
	sqlOwnRound = `CASE WHEN ` + sqlAskedAgain + ` THEN 2 ELSE 1 END`

	// sqlArticlesAgain are the articles with such a paragraph.
	sqlArticlesAgain = `(SELECT part.article FROM main.event AS asked CROSS JOIN main.paragraph AS part ON part.id = asked.subject
    WHERE asked.kind = 'repeat' AND asked.annotator = {me} AND asked.value = 'true')`
)

// sqlDone begins a query that finds the round, own.round, in which the annotator has submitted a
// paragraph whose batch is closed.
var sqlDone = `SELECT 1 FROM main.progress AS own
    CROSS JOIN main.current AS batch ON batch.subject = ` + articleOf("own.paragraph") + ` AND batch.layer = '' AND batch.round = 0
      AND batch.annotator = '' AND batch.kind = 'article' AND batch.field = 'batch' AND batch.target = ''
    CROSS JOIN main.current AS closed ON closed.subject = batch.value AND closed.layer = '' AND closed.round = 0
      AND closed.annotator = '' AND closed.kind = 'batch' AND closed.field = 'closed' AND closed.target = '' AND closed.value = 'true'
    WHERE own.paragraph = {paragraph} AND own.layer = 'annotation' AND own.annotator = {me} AND own.state = 'submitted'`

// sqlOpen holds of a paragraph whose answers by others may be seen.
var sqlOpen = `(EXISTS (SELECT 1 FROM main.current AS seen WHERE seen.subject = {paragraph} AND seen.layer = 'annotation'
    AND seen.annotator = {me} AND seen.kind = 'reveal' AND seen.field = 'answers')
  OR EXISTS (` + sqlDone + ` AND own.round = ` + sqlOwnRound + `))`

// sqlPractised holds of a paragraph that may be practised: its article is for practice, or it is
// real work that the annotator is done with and is not asked again. Packs hold the same keys (packedItem).
var sqlPractised = `(EXISTS (SELECT 1 FROM main.current AS apart WHERE apart.subject = ` + articleOf("{paragraph}") + ` AND apart.layer = ''
    AND apart.round = 0 AND apart.annotator = '' AND apart.kind = 'article' AND apart.field = 'practice' AND apart.target = ''
    AND apart.value = 'true')
  OR EXISTS (` + sqlDone + ` AND own.round = 1) AND NOT ` + sqlAskedAgain + ` AND {paragraph} NOT IN ` + sqlArticlesAgain + `)`

// sqlOpenQuestion holds of a row about a question that may be seen: in a paragraph that
// was revealed when the question meant the same; in one that is open because it is
// submitted, if the annotator's own answer means the same, or, where they have none, the
// question meant the same when they submitted it, and nothing that it hangs on waits to
// be answered again. Remarks are seen when nothing waits. What a version nobody holds
// asked means nothing, and is seen by nobody.
var sqlOpenQuestion = `(EXISTS (SELECT 1 FROM main.current_entry AS seen
    WHERE seen.subject = {row}.subject AND seen.layer = 'annotation' AND seen.annotator = {me} AND seen.kind = 'reveal'
      AND seen.field = 'answers' AND ({row}.field = '' OR ` + sqlSameAsSeen + `))
  OR EXISTS (` + strings.ReplaceAll(sqlDone, "{paragraph}", "{row}.subject") + ` AND own.round = ` + ownRound("{row}.subject") + `
      AND CASE WHEN {row}.field = '' THEN 1 WHEN ` + sqlAside + ` THEN own.look = 0 ELSE ` + sqlAnswered + ` END))`

// sqlSetting holds where the project has a setting.
const sqlSetting = `EXISTS (SELECT 1 FROM main.current WHERE subject = 'project' AND layer = '' AND round = 0 AND annotator = ''
  AND kind = 'project' AND field = '{setting}' AND target = '' AND value = 'true')`

// annotatorsView stands before a table or a view of the same name.
type annotatorsView struct{ name, query string }

// annotatorsViews are the views by what they stand for. A paragraph that is hidden
// (sqlHidden) is not there at all, and counts nowhere.
var annotatorsViews = []annotatorsView{
	{"log", "SELECT " + keyIn("l", "subject") + ", " + columnsIn("l", entryRest) + ` FROM main.log AS l WHERE ` + rowOf("l", "l.codebook")},
	{"current_entry", "SELECT " + keyIn("l", "subject") + ", " + columnsIn("l", entryRest+" revision line") +
		` FROM main.current_entry AS l WHERE ` + rowOf("l", "l.codebook")},
	{"current", "SELECT " + keyIn("c", "subject") + ", " + columnsIn("c", keyRest+" entry stamp revision value") +
		` FROM main.current AS c WHERE ` + rowOf("c", sqlBookOfEntry)},
	{"event", "SELECT " + keyIn("c", "subject") + ", " + columnsIn("c", keyRest+" revision value") +
		` FROM main.event AS c WHERE ` + rowOf("c", sqlBookOfKey)},
	{"rival", "SELECT " + keyIn("h", "subject") + ", " + columnsIn("h", keyRest+" entry value") +
		` FROM main.rival AS h WHERE ` + rowOf("h", strings.ReplaceAll(sqlBookOfEntry, "c.", "h."))},
	{"declined", `SELECT * FROM main.declined WHERE false`},
	{"absent", `SELECT * FROM main.absent WHERE false`},
	{"progress", "SELECT " + keyIn("g", "paragraph") + `, g.state, g.unsure, g.look FROM main.progress AS g
  WHERE annotator = {me} AND layer IN ('annotation', 'practice') AND NOT ` + replacedIn("g", "paragraph") + `
  OR annotator <> {me} AND layer = 'annotation' AND ` + strings.ReplaceAll(sqlOpen, "{paragraph}", "g.paragraph")},
	{"counter", `SELECT layer, round, annotator, article, begun - ` + hidden("g.state <> ''") + ` AS begun,
  submitted - ` + hidden("g.state = 'submitted'") + ` AS submitted, unsure - ` + hidden("g.unsure = 1") + ` AS unsure,
  look - ` + hidden("g.look = 1") + ` AS look FROM main.counter AS n
WHERE n.annotator = {me} AND NOT (n.layer = 'annotation' AND n.round IN (1, 2) AND n.article IN ` + sqlArticlesAgain + `)
UNION ALL SELECT g.layer, g.round, g.annotator, p.article, sum(g.state <> ''), sum(g.state = 'submitted'), sum(g.unsure), sum(g.look)
FROM ` + sqlUnitIDs + ` AS p CROSS JOIN progress AS g ON g.paragraph = p.id AND g.layer = 'annotation' AND g.annotator = {me}
WHERE p.article IN ` + sqlArticlesAgain + ` GROUP BY p.article, g.layer, g.round, g.annotator
UNION ALL SELECT n.layer, n.round, n.annotator, n.article, n.begun, 0, 0, 0 FROM main.counter AS n
WHERE n.layer = 'practice' AND n.round = 1 AND n.annotator = '' AND EXISTS (SELECT 1 FROM ` + sqlUnitIDs + ` AS p
  CROSS JOIN main.progress AS k ON k.paragraph = p.id AND k.layer = 'practice' AND k.round = 1 AND k.annotator = '' AND k.state <> ''
  WHERE p.article = n.article AND ` + strings.ReplaceAll(sqlPractised, "{paragraph}", "p.id") + `)`},
	{"paragraph", `SELECT p.* FROM main.paragraph AS p WHERE NOT ` + hiddenIn("main", "p")},
	{"article", `SELECT arrival, id, CASE WHEN {outlet_blind} THEN '' ELSE copy_name END AS copy_name,
  paragraphs - CASE WHEN {hides} THEN
    (SELECT count(*) FROM main.paragraph AS q WHERE q.article = a.id AND ` + hiddenIn("main", "q") + `) ELSE 0 END AS paragraphs
  FROM main.article AS a`},
	{"scope", hiddenTable("scope")},
	{"slot", hiddenTable("slot")},
	{"writer", hiddenTable("writer")},
	{"provenance", hiddenTable("provenance")},
	{"entry", hiddenTable("entry")},
	{"latest", hiddenTable("latest")},
	{"head", hiddenTable("head")},
	{"place", `SELECT * FROM main.place WHERE annotator = {me}`},
}

// openTables hold nothing that anybody might not see.
var openTables = []string{"codebook", "identity", "packed", "goose_db_version", "sqlite_sequence"}

// hiddenTable is the view of a table that is read through other views alone.
func hiddenTable(name string) string { return "SELECT * FROM main." + name + " WHERE false" }

// What the views of entries show beside the key by which they are found.
const (
	keyRest   = "kind field target option"
	entryRest = "id " + keyRest + " value replaces also early stamp decided_at elapsed_ms codebook origin action device author undoes" +
		" erased rank decided"
)

func columnsIn(alias, names string) string {
	return alias + "." + strings.ReplaceAll(names, " ", ", "+alias+".")
}

// keyIn is whose say on what a row is: the second round of what the annotator is asked
// again goes by the number of the first.
func keyIn(alias, subject string) string {
	return strings.NewReplacer("{row}", alias, "{subject}", subject).Replace(`{row}.{subject}, {row}.layer, CASE WHEN {row}.round = 2
  AND {row}.layer = 'annotation' AND {row}.annotator = {me} AND `) + askedIn(alias, subject) +
		strings.ReplaceAll(` THEN 1 ELSE {row}.round END AS round, {row}.annotator`, "{row}", alias)
}

// replacedIn holds of a row of the first round in whose place the second stands.
func replacedIn(alias, subject string) string {
	return strings.ReplaceAll(`({row}.round = 1 AND {row}.layer = 'annotation' AND {row}.annotator = {me} AND `, "{row}", alias) +
		askedIn(alias, subject) + `)`
}

// askedIn holds of a row about what is asked again: a paragraph, or an article with one.
func askedIn(alias, subject string) string {
	if subject == "paragraph" {
		return asked(alias + "." + subject)
	}
	return `(` + asked(
		alias+"."+subject,
	) + ` OR ` + alias + `.kind = 'article_answer' AND ` + alias + `.subject IN ` + sqlArticlesAgain + `)`
}

func asked(paragraph string) string {
	return strings.ReplaceAll(sqlAskedAgain, "{paragraph}", paragraph)
}

func ownRound(paragraph string) string {
	return strings.ReplaceAll(sqlOwnRound, "{paragraph}", paragraph)
}

// rowOf is the condition on a row of the log or of what is current, whose version of the
// codebook the SQL in codebook finds.
func rowOf(alias, codebook string) string {
	return strings.NewReplacer("{row}", alias, "{codebook}", codebook).Replace(strings.ReplaceAll(sqlVisible, "{open}", sqlOpenQuestion)) +
		` AND NOT ` + replacedIn(alias, "subject")
}

// hidden counts the paragraphs of an article's counter that are hidden and meet a
// condition.
func hidden(condition string) string {
	return `CASE WHEN {hides} THEN (SELECT count(*) FROM main.paragraph AS q
    JOIN main.progress AS g ON g.paragraph = q.id AND g.layer = n.layer AND g.round = n.round AND g.annotator = n.annotator
    WHERE q.article = n.article AND ` + hiddenIn("main", "q") + ` AND ` + condition + `) ELSE 0 END`
}

// viewOf is what a connection runs so that it shows only what an annotator may
// see. The views that every project has are repeated, because those in the file
// would read the tables; their words are ours, never the file's.
func viewOf(ctx context.Context, annotator string, v *codebook.Versions) ([]string, error) {
	fill := strings.NewReplacer(
		"{me}", quotedText(annotator),
		"{outlet_blind}", settingIn("main", annotate.ProjectOutletBlind),
		"{hides}", "("+settingIn("main", annotate.ProjectOutletBlind)+" OR "+settingIn("main", annotate.ProjectHideCrosslinks)+")",
	)
	setup := []string{"PRAGMA temp_store = MEMORY", "PRAGMA query_only = off"}
	setup = append(setup, senseOf(v)...)
	for _, v := range annotatorsViews {
		setup = append(setup, "CREATE TEMP VIEW "+v.name+" AS "+fill.Replace(v.query))
	}
	s := ours()
	l, err := s.layout(ctx, s.latest)
	if err != nil {
		return nil, err
	}
	for _, p := range l {
		stands := slices.ContainsFunc(annotatorsViews, func(v annotatorsView) bool { return v.name == p.name })
		if p.kind == "view" && !stands {
			setup = append(setup, strings.Replace(p.words, "CREATE VIEW", "CREATE TEMP VIEW", 1))
		}
	}
	return append(setup, "PRAGMA query_only = on"), nil
}
