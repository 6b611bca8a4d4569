package review

import "plumbline/annotate/agreement"

// Seed is that of the intervals where nobody chose one, so that a window, a
// report and the command line show the same.
const Seed = 1

// Draws says what intervals stand on: by itself on leaving out each article in
// turn, which draws nothing.
type Draws struct {
	Times int    // of a bootstrap; 0 leaves out articles instead
	Seed  uint64 // of the bootstrap, and of what is shuffled to find who reads differently
	// Paragraphs takes single paragraphs instead of whole articles.
	Paragraphs bool
}

func (d Draws) plan(r *Ratings) agreement.Plan {
	p := agreement.Plan{Draws: d.Times, Seed: d.Seed}
	if !d.Paragraphs {
		p.Articles = r.Clusters
	}
	return p
}

// bounded adds the interval to a coefficient of a part of the ratings, or says
// why there is none, and from how many articles the coefficient comes.
func (r *Ratings) bounded(result agreement.Result, part *agreement.Table, d Draws) agreement.Result {
	result = part.WithInterval(result, d.plan(r))
	result.Articles = r.pairedArticles(part)
	return r.worded(result)
}

// pairedArticles counts the articles with a unit that two annotators labelled.
func (r *Ratings) pairedArticles(part *agreement.Table) int {
	seen := make(map[int32]bool)
	for u := range part.Units() {
		if _, values := part.Unit(u); len(values) > 1 {
			seen[r.Articles[u]] = true
		}
	}
	return len(seen)
}
