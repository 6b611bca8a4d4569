package report

import (
	"fmt"

	"plumbline/annotate/agreement"
	"plumbline/annotate/datasheet"
	"plumbline/annotate/paper"
)

// method is how the labels came about.
func (t telling) method() paper.Section {
	section := paper.Section{ID: "method", Title: "How the labels came about"}
	for _, item := range datasheet.Method(t.Study) {
		section.Blocks = append(section.Blocks, paper.Headed(item.Asks))
		for _, said := range item.Told {
			section.Blocks = append(section.Blocks, paper.Says(said))
		}
		if item.Rows == nil {
			continue
		}
		table := &paper.Table{Head: paper.Texts(item.Rows.Head...)}
		for _, row := range item.Rows.Rows {
			table.Rows = append(table.Rows, paper.Texts(row...))
		}
		section.Blocks = append(section.Blocks, paper.Beside(table))
	}
	return section
}

// measuring is how the numbers came about.
func (t telling) measuring() paper.Section {
	intervals := "Every interval is one of 95 % that stands on whole articles, as the paragraphs of one resemble each other: each " +
		"article is left out in turn (jackknife), of the logarithm of the disagreement, with Student's t; no random number is drawn. "
	if t.Draws.Times > 0 {
		intervals = fmt.Sprintf(
			"Every interval is one of 95 %% from %d draws of whole articles (bootstrap, seed %d). ",
			t.Draws.Times,
			t.Draws.Seed,
		)
	}
	if events, ok := t.Overview.EventWords(t.Draws); ok {
		intervals += events.String() + " "
	}
	said := []string{
		"Agreement is of the first answers that annotators submitted, each without knowing the others'; what was answered after others' " +
			"answers were shown, drafts, repeats and practice are left out. Answers to a question count together only if it meant the same.",
		"Krippendorff's α is measured by the metric of each question: nominal, ordinal by the ranks in use, of sets by MASI. Where a " +
			"question hangs on another it is also measured on those answers alone that have a value on the scale.",
		intervals + fmt.Sprintf("Who reads differently is found by %d shuffles with seed %d.", agreement.Shuffles, t.Draws.Seed),
		"Percent agreement is not corrected for chance. Cohen's κ is of two annotators; of more there is Light's, the mean over pairs. " +
			"Fleiss' and Conger's κ differ in whose habits make chance: everybody's, or each annotator's own. AC1, and weighted AC2, are Gwet's.",
	}
	section := paper.Section{ID: "measuring", Title: "How agreement was measured"}
	for _, words := range said {
		section.Blocks = append(section.Blocks, paper.Says(words))
	}
	return section
}

// sources are where the formulas come from.
func (t telling) sources() paper.Section {
	said := []string{
		"Percent agreement, Fleiss' kappa: Fleiss 1971, Psychological Bulletin 76:378-382.",
		"Krippendorff's alpha: Krippendorff 2018, Content Analysis, 4th ed., ch. 12; Hayes and Krippendorff 2007, Communication Methods and " +
			"Measures 1:77-89; of sets by MASI: Passonneau 2006, LREC.",
		"Cohen's kappa: Cohen 1960, Educational and Psychological Measurement 20:37-46; weighted 1968, Psychological Bulletin 70:213-220.",
		"Scott's pi: Scott 1955, Public Opinion Quarterly 19:321-325. Conger's kappa: Conger 1980, Psychological Bulletin 88:322-328. " +
			"Light's kappa: Light 1971, Psychological Bulletin 76:365-377.",
		"Gwet's AC1 and AC2: Gwet 2008, British Journal of Mathematical and Statistical Psychology 61:29-48; Handbook of Inter-Rater " +
			"Reliability, 4th ed. 2014. Brennan-Prediger: Brennan and Prediger 1981, Educational and Psychological Measurement 41:687-699.",
	}
	if len(t.Words) > 0 {
		said = append(
			said,
			"Words marked: Krippendorff, Mathet, Bouvry and Widlöcher 2016, Quality & Quantity 50:2347-2364; gamma: Mathet, "+
				"Widlöcher and Métivier 2015, Computational Linguistics 41:437-479.",
		)
	}
	if t.Draws.Times > 0 {
		said = append(
			said,
			"Intervals by drawing: Efron and Tibshirani 1993, An Introduction to the Bootstrap; of alpha: Hayes and Krippendorff 2007.",
		)
	}
	said = append(said, "Intervals by leaving out: Hughes 2022, arXiv 2210.13265.")
	return paper.Section{ID: "sources", Title: "Sources", Blocks: []paper.Block{{List: said}}}
}
