package main

import (
	"fmt"
	"math/rand/v2"

	"plumbline/annotate/agreement"
	"plumbline/annotate/planning"
)

// sizes are the numbers of articles of a study.
func sizes() []int { return []int{5, 8, 10, 15, 20, 50} }

func introduce(r *report, _ func(int) int) {
	r.line("# What intervals and names are worth: simulated")
	r.line("")
	r.line("Studies and teams are drawn from populations of which the truth is known, and judged by the")
	r.line("code that `plumb agree`, Review and the report use; the rules stand in [agreement.md](agreement.md).")
	r.line("What an annotator sees in a paragraph is the sum of four normal parts: the article, the")
	r.line("paragraph, how the annotator reads this article, and chance; labels follow from where that lies.")
	r.line("Articles have 20 paragraphs where nothing else is said. What is true of a population is its")
	r.line("coefficient over %d articles.", truthArticles)
	r.line("")
}

// alphas is how often the interval of alpha covers.
func alphas(r *report, of func(int) int) {
	n := of(1000)
	r.line("## Intervals of alpha, by articles")
	r.line("")
	r.line("Coverage of the 95 %% interval in percent, in brackets its median width, and after a stroke how many")
	r.line("percent of the studies with a value had no interval, if any; %d studies a cell (standard error 0.7).", n)
	r.line("")
	r.table("population", "alpha", "5 articles", "8", "10", "15", "20", "50", "mean")
	sum, all := 0.0, populations()
	for i := range all {
		p := &all[i]
		found := p.cover([]measure{alphaMeasure()}, sizes(), n, byArticles)[0]
		cells := []string{p.name, fmt.Sprintf("%.3f", found.true)}
		for c := range found.cells {
			cells = append(cells, found.cells[c].words())
		}
		r.row(append(cells, percent(found.mean()))...)
		sum += found.mean() / float64(len(all))
		r.must(found.mean() >= 0.89, "alpha of %s is covered by %.1f %%, not 89 %%", p.name, 100*found.mean())
	}
	r.must(sum >= 0.94, "alpha is covered by %.1f %% on average, not 94 %%", 100*sum)
	r.line("")
	r.line("Mean over all populations and sizes: **%s %%** (to reach: 94, no population under 89).", tenths(sum))
	r.line("Limit: of a rare label the intervals that come out narrow by luck cover less; such results are")
	r.line("marked as not dependable, because fewer than ten articles hold the label.")
	r.line("")
}

// words are coverage, width and how often there is no interval.
func (c *cell) words() string {
	words := fmt.Sprintf("%s (%.2f)", percent(c.coverage()), c.width())
	if none := c.none(); none >= 0.005 {
		words += " / " + percent(none)
	}
	return words
}

// others is the same for the other coefficients.
func others(r *report, of func(int) int) {
	n := of(400)
	r.line("## The other coefficients, by articles")
	r.line("")
	r.line("Mean coverage over 5 to 50 articles in percent, and in brackets the least of them; %d studies a cell.", n)
	r.line("")
	all, measures := populations(), otherMeasures()
	found := make([]map[string]covered, len(all))
	heads := []string{"coefficient"}
	for i := range all {
		p := &all[i]
		heads = append(heads, p.name)
		var fit []measure
		for _, m := range measures {
			if m.fits == nil || m.fits(p) {
				fit = append(fit, m)
			}
		}
		found[i] = make(map[string]covered)
		for _, c := range p.cover(fit, sizes(), n, byArticles) {
			found[i][c.measure] = c
		}
	}
	r.table(heads...)
	for _, m := range measures {
		cells := []string{m.name}
		for i := range all {
			c, ok := found[i][m.name]
			if !ok {
				cells = append(cells, "–")
				continue
			}
			cells = append(cells, fmt.Sprintf("%s (%s)", percent(c.mean()), percent(c.least())))
			r.must(
				c.mean() >= 0.85,
				"%s of %s is covered by %.1f %%: under 85 %% no interval is to be printed",
				m.name,
				all[i].name,
				100*c.mean(),
			)
		}
		r.row(cells...)
	}
	r.line("")
	r.line("None is under 85 %%, the bound below which no interval would be printed.")
	r.line("")
}

// least is the lowest coverage of any size.
func (c *covered) least() float64 {
	least := 1.0
	for i := range c.cells {
		if c.cells[i].intervals > 0 {
			least = min(least, c.cells[i].coverage())
		}
	}
	return least
}

// singles is alpha of tables of single units.
func singles(r *report, of func(int) int) {
	n := of(400)
	r.line("## Tables of single units")
	r.line("")
	r.line("Alpha where nothing is known of articles (`plumb agree --table`): single units are left out.")
	r.line("The same populations, one paragraph to an article; %d studies a cell.", n)
	r.line("")
	r.table("population", "10 units", "20", "50", "100", "mean")
	all := populations()
	for i := range all {
		p := &all[i]
		p.Sizes = func(*rand.Rand) int { return 1 }
		single := func(*planning.Study) agreement.Plan { return agreement.Plan{} }
		found := p.cover([]measure{alphaMeasure()}, []int{10, 20, 50, 100}, n, single)[0]
		cells := []string{p.name}
		for c := range found.cells {
			cells = append(cells, found.cells[c].words())
		}
		r.row(append(cells, percent(found.mean()))...)
		r.must(found.mean() >= 0.85, "alpha of single units of %s is covered by %.1f %%", p.name, 100*found.mean())
	}
	r.line("")
}

// bootstraps is what --draws gives, to compare.
func bootstraps(r *report, of func(int) int) {
	n := of(400)
	r.line("## To compare: the percentile bootstrap of articles")
	r.line("")
	r.line("What `--draws 400` gives on the same populations; %d studies a cell. It covers too seldom, which", n)
	r.line("is why it is an option only.")
	r.line("")
	r.table("population", "5 articles", "8", "10", "15", "20", "50", "mean")
	all := populations()
	for i := range all {
		found := all[i].cover([]measure{alphaMeasure()}, sizes(), n, func(s *planning.Study) agreement.Plan {
			return agreement.Plan{Articles: s.Articles, Draws: 400, Seed: 1, Cores: 1}
		})[0]
		cells := []string{all[i].name}
		for c := range found.cells {
			cells = append(cells, found.cells[c].words())
		}
		r.row(append(cells, percent(found.mean()))...)
	}
	r.line("")
}

// readers is who is named among innocent teams, and in teams of which one reads
// differently.
func readers(r *report, of func(int) int) {
	alarms, faults := of(1000), of(400)
	r.line("## Who reads differently")
	r.line("")
	r.line("Teams answer twelve questions: four of two labels, two of a rare one, two of four labels without")
	r.line("an order, four of four steps, of which one lacks 60 %% of the answers; articles have 8 to 22")
	r.line("paragraphs. False alarms: anybody named, by either rule, of %d teams of equals. Power: the", alarms)
	r.line("first annotator is named, by D or S, of %d teams each where 60 %% of this one's answers are random,", faults)
	r.line("where one label of one question is given 30 points in a hundred more often, and where every value")
	r.line("of one question is one step too high. In percent.")
	r.line("")
	r.table("design", "articles", "false alarms (D, S)", "60 % random: D", "one label too often: D or S", "off by one: D or S")
	for _, d := range designs() {
		r.row(append(d.named(r, alarms, faults), d.lean(oneLabelTooOften, faults), d.lean(offByOne, faults))...)
	}
	r.line("")
	r.line("To reach: false alarms whose 95 %% interval includes 5 %% or less in every design that is judged;")
	r.line("power of 90 %% where four label 15 articles, in pairs of four 36, in pairs of six 60.")
	r.line("")
	tied := design{name: "pairs tied to difficulty", people: 4, articles: 36, each: 2, tied: true}
	told := tied.judge(noFault, faults)
	r.line(
		"Articles are to go to pairs at random: where the hard ones go to the same pair, %s %% of innocent teams",
		percent(share(told.any, faults)),
	)
	r.line("of four with 36 articles are told that somebody reads differently.")
	r.line("")
}

// named is how often anybody is named among equals, and one who answers at random.
func (d *design) named(r *report, alarms, faults int) []string {
	equal := d.judge(noFault, alarms)
	r.must(
		atMost(equal.any, alarms) <= 0.05,
		"%s with %d articles: %.1f %% false alarms", d.name, d.articles, 100*share(equal.any, alarms),
	)
	cells := []string{d.name, fmt.Sprint(d.articles)}
	if !d.judged {
		r.must(equal.judged == 0, "%s with %d articles are judged, which are too few or rings", d.name, d.articles)
		why := "cannot be judged, as is said"
		if equal.byLean > 0 || d.ring {
			why = fmt.Sprintf("D cannot judge, as is said; S %s", tenths(share(equal.byLean, alarms)))
		}
		return append(cells, why, "–")
	}
	r.must(equal.judged == alarms, "%s with %d articles are judged in %d of %d teams only", d.name, d.articles, equal.judged, alarms)
	random := share(d.judge(mostlyRandom, faults).different, faults)
	r.must(
		!d.strong || random >= 0.9,
		"%s with %d articles: who answers at random is named in %.1f %%, not 90 %%", d.name, d.articles, 100*random,
	)
	found := fmt.Sprintf("%s (%s, %s)",
		tenths(share(equal.any, alarms)), tenths(share(equal.byDifferent, alarms)), tenths(share(equal.byLean, alarms)))
	return append(cells, found, percent(random))
}

// lean is the power against a fault that goes one way.
func (d *design) lean(f fault, studies int) string {
	t := d.judge(f, studies)
	if t.leaning == 0 {
		return "–"
	}
	return percent(share(t.leaning, studies))
}

// renamings is which renamings are found, and which are imagined.
func renamings(r *report, of func(int) int) {
	n := of(400)
	r.line("## Would renaming labels explain it?")
	r.line("")
	r.line("Found: the annotator who renames is named with the very renaming, where a fifth of all answers is")
	r.line("random; %d teams each.", n)
	r.line("")
	r.table("renaming", "paragraphs", "found, %")
	for _, x := range renamers() {
		r.row(x.name, fmt.Sprint(x.units), percent(x.found(n)))
	}
	r.line("")
	r.line("Imagined: projects of twelve questions and four annotators on which nobody renames, but so much of")
	r.line("the answers is random, of which anybody is told to; %d projects each.", n)
	r.line("")
	r.table("paragraphs", "10 % random", "50 %", "80 %")
	for _, units := range []int{10, 30, 100} {
		cells := []string{fmt.Sprint(units)}
		for _, miss := range []float64{0.1, 0.5, 0.8} {
			told := innocent(units, miss, n)
			cells = append(cells, tenths(told))
			r.must(atMost(int(told*float64(n)+0.5), n) <= 0.07, "%.1f %% of projects of %d paragraphs are told to rename", 100*told, units)
		}
		r.row(cells...)
	}
	r.line("")
}

// overTime is how often a steady project is told that something changed.
func overTime(r *report, of func(int) int) {
	n := of(400)
	r.line("## Over time")
	r.line("")
	r.line("Projects of twelve questions that do not change, of which any is said to rise or fall between two")
	r.line("windows of so many articles; %d projects each.", n)
	r.line("")
	r.table("articles in a window", "told of a change, %")
	for _, articles := range []int{5, 10, 20} {
		told := steady(articles, n)
		r.row(fmt.Sprint(articles), tenths(told))
		r.must(
			atMost(int(told*float64(n)+0.5), n) <= 0.05,
			"%.1f %% of steady projects of %d articles are told of a change",
			100*told,
			articles,
		)
	}
	r.line("")
}
