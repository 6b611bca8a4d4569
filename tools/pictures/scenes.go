package main

import (
	"image"
	"path/filepath"

	"plumbline/seeds"
)

// scene is one picture: a screen, a look, and what is done until it is taken.
type scene struct {
	name string
	size image.Point
	look string
	play func(d *rig)
}

// sample is the project that a first start makes. It has answers of A1 to A4, so
// person is somebody else.
const (
	sample = "sample-project.plumb"
	person = "A5"
)

var usual = image.Pt(1440, 900)

// scenes are all pictures.
func scenes() []scene {
	return []scene{
		{"annotate-light", usual, "light", midWork},
		{"annotate-dark", usual, "dark", midWork},
		{"annotate-1024x700", image.Pt(1024, 700), "light", midWork},
		{"annotate-1366x768", image.Pt(1366, 768), "light", fourTargets},
		{"annotate-arabic", usual, "light", func(d *rig) { otherScript(d, 0) }},
		{"annotate-chinese", usual, "light", func(d *rig) { otherScript(d, 1) }},
		{"find-1366x768", image.Pt(1366, 768), "light", found},
		{"find-dark", image.Pt(1366, 768), "dark", filters},
		{"review-light", usual, "light", reviewing},
		{"review-dark", usual, "dark", reviewing},
		{"review-1366x768", image.Pt(1366, 768), "light", reviewing},
		{"findings-light", usual, "light", findings},
		{"findings-dark", usual, "dark", findings},
		{"findings-1366x768", image.Pt(1366, 768), "light", findings},
		{"adjudicate-light", usual, "light", adjudicating},
		{"adjudicate-dark", usual, "dark", adjudicating},
		{"adjudicate-1366x768", image.Pt(1366, 768), "light", adjudicating},
		{"codebook-light", usual, "light", codebook},
		{"codebook-dark", usual, "dark", codebook},
		{"codebook-1366x768", image.Pt(1366, 768), "light", codebook},
		{"practice-light", usual, "light", practising},
		{"practice-dark", usual, "dark", practising},
		{"practice-1366x768", image.Pt(1366, 768), "light", practising},
		{"dataset-light", usual, "light", dataset},
		{"dataset-dark", usual, "dark", dataset},
		{"import", usual, "light", importParagraphs},
		{"import-dark", image.Pt(1366, 768), "dark", importDifferences},
		{"import-1024x700", image.Pt(1024, 700), "light", importTable},
	}
}

// take plays the scene and writes its picture.
func (s scene) take(programs, into string) error {
	d, err := newRig(programs, s.size, s.look)
	if err != nil {
		return err
	}
	defer d.close()
	s.play(d)
	d.awaitIdle()
	d.do(func() error { return d.picture(filepath.Join(into, s.name+".png")) })
	return d.err
}

// midWork is the sample project, one article done and the next half done: a
// paragraph with a source whose words the outlet vouches for.
func midWork(d *rig) {
	articles := seeds.SampleProject().Articles
	d.open("") // makes the sample
	d.leave()
	d.label(sample, articles[0], len(articles[0].Paragraphs()))
	d.label(sample, articles[1], 16, seeds.Answer{Position: 15, Field: "unsure", Value: "sourcing"})
	d.label(sample, articles[2], 4)
	d.goTo(sample, "revealed", 17)
	d.open(sample)
	d.answer("o Return 3 i Return 1 b 3 3 n c", 9)
}

// found is the sample with paragraphs that have some words and answers.
func found(d *rig) {
	d.open("") // makes the sample
	d.key("ctrl+f")
	d.awaitIdle()
	d.write("harbour sourcing=official")
	d.awaitIdle()
}

// filters are what a search offers, one of them unfolded.
func filters(d *rig) {
	found(d)
	d.key("F4")
	d.awaitIdle()
	d.key("Down", "Down", "Down", "Down", "Down", "Down", "Down", "Right", "Down", "Right")
	d.awaitIdle()
}

// reviewing is the sample under the eyes of its lead, at what the labels of
// Editorializing say.
func reviewing(d *rig) {
	d.open("") // makes the sample
	d.key("ctrl+2")
	d.await("sentences")
	d.await("detail")
	for range 4 {
		d.key("Down")
		d.await("detail")
	}
}

// findings is what the labels of the sample say of the first target, once they are frozen,
// with the paragraphs behind a bar.
func findings(d *rig) {
	d.open("") // makes the sample
	d.leave()
	d.plumb("freeze", sample, "first look")
	d.open(sample)
	d.key("ctrl+6")
	d.await("findings")
	for range 3 {
		d.key("Down")
	}
	d.key("Return", "Right")
	d.awaitIdle()
}

// adjudicating shows the sample in its lead's Adjudicate, a few disagreements decided.
func adjudicating(d *rig) {
	d.open("") // makes the sample
	d.key("ctrl+3")
	d.await("asks")
	d.key("Return")
	d.await("deciding")
	for _, key := range []string{"2", "F6", "Return", "shift+a", "Return", "Next"} {
		d.key(key)
		d.await("deciding")
	}
}

// codebook is the sample's rules, at a question with examples and a condition.
func codebook(d *rig) {
	d.open("") // makes the sample
	d.key("ctrl+4")
	d.await("codebook")
	for range 6 {
		d.key("Down")
	}
}

// practising is a paragraph of practice beside its key, two answers amiss.
func practising(d *rig) {
	d.open("") // makes the sample
	d.key("ctrl+shift+p")
	d.await("place")
	d.answer("n 3 3 3 n n Return", 8)
	d.key("Return") // from the key of the first to the second paragraph
	d.answer("n 4 o 3 3 n l Return 1 Return", 10)
}

// dataset is the sample under the eyes of its lead, with articles handed out, a
// batch for calibration, and outlets hidden from annotators.
func dataset(d *rig) {
	articles := seeds.SampleProject().Articles
	d.open("") // makes the sample
	d.leave()
	d.plumb("person", sample, person, "--role", "lead")
	d.plumb("settings", sample, "--outlet-blind", "yes")
	d.plumb("assign", sample, "--all", "--articles", articles[0].Title, "--batch", "calibration", "--seed", "amberine")
	d.plumb("assign", sample, "--each", "3", "--seed", "amberine")
	d.open(sample)
	d.key("ctrl+5")
	d.await("week") // is read last
}

// fourTargets is a paragraph that asks everything at once.
func fourTargets(d *rig) {
	article := seeds.SampleProject().Articles[1]
	d.plumb("new", "amberine.plumb", "--target", "Corvane=Corvanese,Wexhallow,Kessling", "--target", "Kadreth=Kadrethi",
		"--target", "Amberine=Amberine Council,Amberine states", "--target", "Hestane=Hestani,Ocelle")
	d.importArticle("amberine.plumb", article)
	d.goTo("amberine.plumb", "revealed", 17)
	d.open("amberine.plumb")
	d.answer("o Return 3 i Return 1 b 2 o 4 s 2 s n c", 13)
}

// otherScript is one of the articles in other scripts, the other beside it.
func otherScript(d *rig, which int) {
	articles := seeds.ScriptArticles()
	d.plumb("new", "scripts.plumb", "--target", "Corvane=كورفان,科尔瓦讷", "--target", "Kadreth=كادريث,卡德雷思")
	for i := range articles {
		d.importArticle("scripts.plumb", articles[(which+i)%len(articles)])
	}
	d.open("scripts.plumb")
	d.answer("n 3 a n n Return n a 3 n n Return n 3 a n n Return", 3*7) // submitting takes over the layout guess
	d.answer("o Return 3 d i Return 4 s a n", 8)
}

// importPreview is what was found in an archive, before it is brought in.
func importPreview(d *rig) {
	articles := seeds.SampleProject().Articles
	d.plumb("new", "amberine.plumb", "--target", "Corvane=Corvanese,Wexhallow,Kessling", "--target", "Kadreth=Kadrethi")
	d.importArticle("amberine.plumb", articles[0])
	d.writeArchive("harvest.zip", articles)
	d.open("amberine.plumb")
	d.key("ctrl+i")
	d.awaitIdle()
	d.write("harvest.zip")
	d.awaitIdle()
	d.key("ctrl+Return")
	d.await("preview")
	d.key("Down", "Down")
	d.awaitIdle()
}

// importParagraphs are those of an article that was found, one of them in full.
func importParagraphs(d *rig) {
	importPreview(d)
	d.key("Right", "Down", "Down", "Down", "Down", "Down", "Down")
	d.awaitIdle()
}

// importDifferences are those of a corrected article from the one that is there.
func importDifferences(d *rig) {
	importPreview(d)
	d.key("Home", "d")
	d.awaitIdle()
}

// importTable is what is known of the articles that were found.
func importTable(d *rig) {
	importPreview(d)
	d.key("t", "Right", "Down")
	d.awaitIdle()
}
