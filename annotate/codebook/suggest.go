package codebook

import (
	"strings"

	"plumbline/annotate/sentence"
)

// suggestion reads "; did you mean x?" if one of the known names is close to the
// given one, and is empty if not.
func suggestion(given string, known []string) sentence.Sentence {
	const longest = 40 // nothing we know is as long, and the comparison is quadratic
	if len(given) > longest {
		return sentence.Sentence{}
	}
	best, least := "", len(given)/3+2
	for _, name := range known {
		if len(name) > longest {
			continue
		}
		if d := editDistance(strings.ToLower(given), name); d < least {
			best, least = name, d
		}
	}
	if best == "" {
		return sentence.Sentence{}
	}
	return sentence.Of("codebook.did-you-mean", "Name", best)
}

// suggest is suggestion, as long as there is room for the problem it goes into.
func (r *reader) suggest(given string, known []string) sentence.Sentence {
	if len(r.problems.found) >= maxProblems {
		return sentence.Sentence{}
	}
	return suggestion(given, known)
}

// editDistance counts the bytes to insert, delete or replace between a and b
// (Levenshtein 1966, one row at a time).
func editDistance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			replace := diagonal
			if a[i] != b[j] {
				replace++
			}
			diagonal = row[j+1]
			row[j+1] = min(replace, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
