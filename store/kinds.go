package store

import (
	"slices"
	"strings"

	"plumbline/annotate"
)

// seen says under which conditions, in SQL, an annotator sees entries that are
// not their own. {me} is the annotator, {row} the row, {open} holds of a
// paragraph whose answers by others may be seen.
const (
	seenAlways  = `true`
	seenArticle = `(field NOT IN ('outlet', 'author', 'url', 'file') OR NOT {outlet_blind} OR
    EXISTS (SELECT 1 FROM main.current AS seen WHERE seen.subject = {row}.subject AND seen.layer = 'annotation'
      AND seen.annotator = {me} AND seen.kind = 'reveal' AND seen.field = 'outlet'))`
	seenOthers  = `layer = 'annotation' AND annotator <> {me} AND {open}`
	seenFinal   = `layer = 'final' AND {open}`
	seenAboutMe = `subject = {me}`
	seenErasure = `(subject = {me} OR field = 'text')`
	seenTold    = `annotator = {me} AND layer = ''`
	seenHanded  = `annotator IN ('', {me}) AND layer = ''`
)

var (
	seenKey = `layer = 'practice' AND annotator = '' AND
    EXISTS (SELECT 1 FROM main.progress AS tried WHERE tried.paragraph = {row}.subject AND tried.layer = 'practice'
      AND tried.annotator = {me} AND tried.state = 'submitted') AND ` + strings.ReplaceAll(sqlPractised, "{paragraph}", "{row}.subject")
	// seenVote holds of others' second votes, while they are asked for of none.
	seenVote = seenOthers + ` AND NOT EXISTS (SELECT 1 FROM main.current AS call WHERE call.subject = {row}.subject AND call.layer = ''
    AND call.round = 0 AND call.annotator = '' AND call.kind = 'discussion' AND call.field = {row}.field AND call.target = {row}.target
    AND call.value = '` + annotate.CallOpen + `')`
	// seenCall holds of a question that is to be answered again in a paragraph that the
	// annotator has submitted.
	seenCall = `field <> '' AND EXISTS (SELECT 1 FROM main.progress AS own WHERE own.paragraph = {row}.subject
    AND own.layer = 'annotation' AND own.round = ` + ownRound("{row}.subject") + ` AND own.annotator = {me} AND own.state = 'submitted')`
)

// packed says under which conditions, in SQL, entries go into a pack. ?1 is the
// person it is for, ?2 whether outlets are hidden.
const (
	packedAlways  = `true`
	packedUnits   = `(SELECT id FROM main.paragraph UNION ALL SELECT article FROM given)`
	packedArticle = `subject IN (SELECT article FROM given)
    AND NOT (?2 AND field IN ('outlet', 'author', 'url', 'file'))`
	packedPerson = `(subject = ?1 OR subject IN (
    SELECT subject FROM ours.event WHERE kind = 'person' AND field = 'role' AND value = 'lead'))`
	packedBatch = `subject IN (
    SELECT value FROM ours.event WHERE kind = 'article' AND field = 'batch' AND subject IN (SELECT article FROM given))`
	packedAssignment = `annotator = ?1 AND subject IN (SELECT article FROM given)`
	packedOwn        = `annotator = ?1 AND layer IN ('annotation', 'practice')
    AND subject IN ` + packedUnits + `
    AND NOT (layer = 'annotation' AND round = 1 AND subject IN (
      SELECT subject FROM ours.event WHERE kind = 'repeat' AND annotator = ?1 AND value = 'true'))`
	packedAsked = `annotator = ?1 AND subject IN ` + packedUnits
	packedKey   = `annotator = '' AND layer = 'practice'
    AND subject IN (SELECT p.id FROM given AS g JOIN main.paragraph AS p ON p.article = g.article WHERE g.practice
      UNION ALL SELECT article FROM given WHERE practice)`
	// packedItem is the key of a paragraph of real work. It is open to whom others' answers are: the person
	// has submitted the paragraph, and its batch is closed.
	packedItem = `annotator = '' AND layer = 'practice' AND ` + packedDone + `
    AND subject IN (SELECT id FROM main.paragraph WHERE article IN ` + packedClosed + `
      UNION ALL SELECT article FROM given WHERE article IN ` + packedClosed + `)`
	packedClosed = `(SELECT part.subject FROM ours.event AS part
      JOIN ours.event AS closed ON closed.subject = part.value
        AND closed.kind = 'batch' AND closed.field = 'closed' AND closed.value = 'true'
      WHERE part.kind = 'article' AND part.field = 'batch')`
	packedDone = `subject IN (SELECT paragraph FROM ours.progress
      WHERE layer = 'annotation' AND round = 1 AND annotator = ?1 AND state = 'submitted')
    AND subject NOT IN (SELECT subject FROM ours.event WHERE kind = 'repeat' AND annotator = ?1 AND value = 'true')
    AND subject IN ` + packedUnits
	packedReveal = `annotator = ?1
    AND (subject IN (SELECT article FROM given) OR subject IN (SELECT id FROM main.paragraph))`
	// What is laid down for everyone goes to everyone, whoever has its precedent.
	packedHanded  = `(annotator = '' OR annotator = ?1 AND subject IN ` + packedUnits + `)`
	packedAboutMe = `subject = ?1`
	packedGiven   = `subject IN (SELECT article FROM given)`
	packedPack    = `annotator = ?1`
	packedTheirs  = `annotator = ?1 AND layer IN ('annotation', 'practice')`
	packedCall    = `field <> '' AND ` + packedDone
	packedErasure = `(subject = ?1 OR field = 'text' AND subject IN (SELECT article FROM given))`
	packedWhole   = `annotator = ?1 AND layer IN ('annotation', 'practice') AND subject IN (SELECT article FROM given)
    AND NOT (layer = 'annotation' AND round = 1 AND subject IN (SELECT p.article FROM ours.event AS e JOIN ours.paragraph AS p ON p.id = e.subject
      WHERE e.kind = 'repeat' AND e.annotator = ?1 AND e.value = 'true'))`
)

// entryKind says who sees entries of a kind and when they go into a pack. A kind
// for which no condition is named is seen by its author alone, and in no pack.
type entryKind struct {
	kind         annotate.Kind
	seen, packed []string
}

// entryKinds has a row for each kind of entry.
var entryKinds = []entryKind{
	{annotate.KindProject, []string{seenAlways}, []string{packedAlways}},
	{annotate.KindTarget, []string{seenAlways}, []string{packedAlways}},
	{annotate.KindPerson, []string{seenAlways}, []string{packedPerson}},
	{annotate.KindBatch, []string{seenAlways}, []string{packedBatch}},
	{annotate.KindAssignment, []string{seenAlways}, []string{packedAssignment}},
	{annotate.KindArticle, []string{seenArticle}, []string{packedArticle}},
	{annotate.KindAnswer, []string{seenOthers, seenFinal, seenKey}, []string{packedOwn, packedKey, packedItem}},
	{annotate.KindSubmission, []string{seenOthers}, []string{packedOwn, packedKey, packedItem}},
	{annotate.KindOutcome, []string{seenFinal}, nil},
	{annotate.KindReason, []string{seenFinal, seenKey}, []string{packedKey, packedItem}},
	{annotate.KindCause, []string{seenFinal}, nil},
	{annotate.KindAttribute, []string{seenAboutMe}, nil},
	{annotate.KindReveal, nil, []string{packedReveal}},
	{annotate.KindPack, nil, []string{packedPack}},
	{annotate.KindRepeat, nil, []string{packedAsked}},
	{annotate.KindErasure, []string{seenErasure}, []string{packedErasure}},
	{annotate.KindExclusion, nil, nil},
	{annotate.KindEvidence, []string{seenOthers, seenFinal, seenKey}, []string{packedOwn, packedKey, packedItem}},
	{annotate.KindAmendment, []string{seenAlways}, []string{packedGiven}},
	{annotate.KindExposure, nil, []string{packedOwn}},
	{annotate.KindQuestion, nil, []string{packedOwn}},
	{annotate.KindRuling, []string{seenHanded}, []string{packedHanded}},
	{annotate.KindFeedback, []string{seenTold}, []string{packedAsked}},
	{annotate.KindConsent, []string{seenAboutMe}, []string{packedAboutMe}},
	{annotate.KindArticleAnswer, nil, []string{packedWhole}},
	{annotate.KindVote, []string{seenVote}, []string{packedOwn}},
	{annotate.KindDiscussion, []string{seenCall}, []string{packedCall}},
	{annotate.KindProbability, nil, nil},
	{annotate.KindFreeze, nil, nil},
	{annotate.KindRelease, nil, nil},
	{annotate.KindOpening, nil, nil},
	{annotate.KindFrame, nil, []string{packedTheirs}},
}

// neverSeen are the kinds that an annotator never sees, not even those that bear
// their own name.
var neverSeen = []annotate.Kind{annotate.KindRepeat}

// sheetKinds holds of the entries that make a sheet.
var sheetKinds = `kind IN (` + quotedKinds(slices.DeleteFunc(annotate.Kinds(), func(k annotate.Kind) bool { return !k.OnSheet() })) + `)`

func seenBy(k entryKind) []string    { return k.seen }
func packedFor(k entryKind) []string { return k.packed }

// letThrough is the condition that lets entries through by kind: what no kind
// names, and a kind that names nothing, is not let through.
func letThrough(conditions func(entryKind) []string) string {
	var order []string
	kinds := make(map[string][]annotate.Kind)
	for _, k := range entryKinds {
		for _, c := range conditions(k) {
			if kinds[c] == nil {
				order = append(order, c)
			}
			kinds[c] = append(kinds[c], k.kind)
		}
	}
	parts := make([]string, len(order))
	for i, c := range order {
		parts[i] = "kind IN (" + quotedKinds(kinds[c]) + ")"
		if c != seenAlways {
			parts[i] += " AND " + c
		}
	}
	return strings.Join(parts, "\n  OR ")
}

// sqlOf is the condition that an entry is about such a subject.
func sqlOf(subject annotate.Subject) string {
	whole := slices.DeleteFunc(annotate.Kinds(), func(k annotate.Kind) bool { return k.Of("") != subject || len(k.But()) > 0 })
	parts := []string{"kind IN (" + quotedKinds(whole) + ")"}
	for _, k := range annotate.Kinds() {
		for field, of := range k.But() {
			switch subject {
			case of:
				parts = append(parts, "kind = '"+string(k)+"' AND field = '"+field+"'")
			case k.Of(""):
				parts = append(parts, "kind = '"+string(k)+"' AND field <> '"+field+"'")
			}
		}
	}
	return "(" + strings.Join(parts, " OR ") + ")"
}

// quotedKinds lists kinds as SQL does.
func quotedKinds(kinds []annotate.Kind) string { return quoted(kinds) }

// quoted lists words of our own as SQL does.
func quoted[S ~string](words []S) string {
	all := make([]string, len(words))
	for i, w := range words {
		all[i] = "'" + string(w) + "'"
	}
	return strings.Join(all, ", ")
}
