package store

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"plumbline/annotate"
)

// Whose own work an entry is, and what it is listed as otherwise, stands in
// annotate. Here the same is said in SQL of an entry l; claims_test.go holds that
// both agree.
var (
	// sqlWhose is annotate.Whose, '' for nobody.
	sqlWhose = `CASE WHEN ` + ownWork() + ` THEN l.author ELSE '' END`

	// sqlClaim is annotate.ClaimOf.
	sqlClaim = `CASE ` + claimsByKind() + claimsByLayer() + ` END`
)

// ownWork holds of an entry that is its author's own work.
func ownWork() string {
	rules := map[annotate.Own]string{
		annotate.OwnWork:   `l.annotator = l.author AND l.layer IN (` + quoted(annotate.OwnLayers()) + `)`,
		annotate.OwnPerson: `l.subject = l.author`,
		annotate.OwnJoined: `l.subject = l.author AND l.field = '` + annotate.PersonJoined + `'`,
		annotate.OwnAsked:  `l.annotator = l.author`,
	}
	var parts []string
	for _, own := range slices.Sorted(maps.Keys(rules)) {
		of := slices.DeleteFunc(annotate.Kinds(), func(k annotate.Kind) bool { return k.Own() != own })
		parts = append(parts, `l.kind IN (`+quotedKinds(of)+`) AND `+rules[own])
	}
	return `l.author <> '' AND substr(l.author, 1, ` + strconv.Itoa(len(annotate.ModelPrefix)) + `) <> '` + annotate.ModelPrefix + `'
  AND (` + strings.Join(parts, ` OR `) + `)`
}

// claimsByKind are the cases of the kinds that are listed by their field.
func claimsByKind() string {
	var b strings.Builder
	for _, k := range annotate.Kinds() {
		claims := k.Claims()
		for _, field := range slices.Backward(slices.Sorted(maps.Keys(claims))) { // "" for all others comes last
			b.WriteString(`WHEN l.kind = '` + string(k) + `'`)
			if field != "" {
				b.WriteString(` AND l.field = '` + field + `'`)
			}
			b.WriteString(` THEN '` + string(claims[field]) + "'\n  ")
		}
	}
	return b.String()
}

// claimsByLayer are the cases of the kinds that are listed by their layer.
func claimsByLayer() string {
	of := slices.DeleteFunc(annotate.Kinds(), func(k annotate.Kind) bool { return k.Claims() != nil })
	var b strings.Builder
	for _, layer := range []annotate.Layer{annotate.LayerFinal, annotate.LayerModel, annotate.LayerPractice} {
		for _, keyed := range []bool{true, false} {
			is := map[bool]string{true: `<>`, false: `=`}[keyed]
			b.WriteString(`WHEN l.kind IN (` + quotedKinds(of) + `) AND l.layer = '` + string(layer) + `' AND l.annotator ` + is +
				` '' THEN '` + string(annotate.LayerClaim(layer, keyed)) + "'\n  ")
		}
	}
	return b.String() + `WHEN l.kind IN (` + quotedKinds(of) + `) THEN '` + string(annotate.LayerClaim("", false)) + `' ELSE ''`
}
