package store

import (
	"testing"

	"pgregory.net/rapid"

	"plumbline/annotate"
)

// drawMarks is evidence that somebody may write about a paragraph: some of its words, that
// none show it, or nothing any more.
func drawMarks(rt *rapid.T, para annotate.Paragraph) string {
	text := []rune(para.Text)
	switch rapid.IntRange(0, 5).Draw(rt, "evidence") {
	case 0:
		return ""
	case 1:
		return annotate.NoWords
	}
	var marked []annotate.Passage
	for range rapid.IntRange(1, 3).Draw(rt, "passages") {
		begin := rapid.IntRange(0, len(text)-1).Draw(rt, "begin")
		end := min(len(text), begin+rapid.IntRange(1, 12).Draw(rt, "length"))
		marked = append(marked, annotate.Passage{Begin: begin, End: end}.Trimmed(text))
	}
	return annotate.JoinPassages(annotate.UnitePassages(text, marked))
}

// drawExposure is what a program may say was pointed out in a paragraph, or held back.
func drawExposure(rt *rapid.T) string {
	return rapid.SampledFrom([]string{
		annotate.Exposure{When: annotate.ShowExperiment, Shown: true, Words: 2}.String(),
		annotate.Exposure{When: annotate.ShowExperiment, Words: 2}.String(),
		annotate.Exposure{When: annotate.ShowAtOnce, Shown: true, Words: 1}.String(), "",
	}).Draw(rt, "exposure")
}

func drawTreatment(rt *rapid.T) string {
	return rapid.SampledFrom(annotate.Treatments()).Draw(rt, "treatment")
}

// marksOf is the evidence that stands for the answers of A1, by key.
func marksOf(t testing.TB, p *Project) map[annotate.Key]string {
	t.Helper()
	all := make(map[annotate.Key]string)
	err := p.EachSheet(t.Context(), func(_ *annotate.Article, sheet *annotate.Sheet) error {
		for _, m := range sheet.Evidence() {
			all[sheet.EvidenceKey(m.Slot, m.Option)] = annotate.JoinPassages(m.Passages)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}
