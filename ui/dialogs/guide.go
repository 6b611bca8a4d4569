package dialogs

import (
	"fyne.io/fyne/v2/lang"

	"plumbline/ui/modal"
)

// Guide tells in a page how articles are labelled.
func (o Over) Guide() {
	page := modal.NewColumn()
	for _, part := range guide() {
		page.Add(modal.Heading(part[0]), modal.Text(part[1]))
	}
	modal.Show(o.Window, modal.Spec{Title: lang.L("Guide"), Body: page, Confirm: lang.L("Close"), Width: 640})
}

// guide is the page: headings and what stands below each.
func guide() [][2]string {
	return [][2]string{
		{
			lang.L("Label a paragraph"),
			lang.L(
				"The framed paragraph is the current one. Read it and answer the questions at the right, each by the key that its option shows or by a click. A question that is not asked stands dim in its place and says when it is. The rule of the question that takes your keys stands beside the text.",
			),
		},
		{
			lang.L("Go on"),
			lang.L(
				"Enter leads to the next unanswered question and, when none is left, submits the paragraph and goes on to the next one. Tab and Shift+Tab move between the questions, Page Down and Page Up between the paragraphs. Ctrl+Down finds what you left unfinished.",
			),
		},
		{
			lang.L("Mark the words"),
			lang.L(
				"Select the words that decide an answer, then press its option: they are underlined, and the option shows how many passages it has. Drag over them, double click a word, triple click a sentence; or Ctrl+E puts a caret into the text, Shift with the arrows selects, Esc leaves. Space gives words to the answer given last, or says that none show it where words are required. A click on a mark, or F3, takes it up: drag an end or move it by Shift and the arrows, Backspace takes it back. Ctrl+C copies words that are no mark.",
			),
		},
		{
			lang.L("Change your mind"),
			lang.L(
				"Ctrl+Z takes back one answer after the other, also those from before the last start. A submitted paragraph can be changed: go there and answer anew. Backspace takes the answer of a question away.",
			),
		},
		{lang.L("When you are not sure"), lang.L(
			"? marks an answer or a paragraph unsure, / writes a note beside it. F2 shows all definitions of a question.",
		)},
		{
			lang.L("Nothing is lost"),
			lang.L(
				"Every answer is on disk as you give it; Saved in the status bar says so. Close the window whenever you like: the next start opens where you were.",
			),
		},
		{
			lang.L("Your own articles"),
			lang.L(
				"File, New project makes a project with the targets that stance is asked about. Import articles reads files of nearly any kind; you see what was found before anything is written. Practice, where it is offered, shows you the key's answers beside yours.",
			),
		},
		{
			lang.L("Together"),
			lang.L(
				"A lead hands out articles, sends each person a pack, merges what comes back, looks at agreement in Review and decides in Adjudicate. Undo in Dataset takes back what a lead did there, whenever that was. The answers leave by Export.",
			),
		},
		{
			lang.L("Give data away"),
			lang.L(
				"Freeze, in Dataset, keeps exactly what the project holds under a name; Export writes it again in any format, whatever comes later. Package for a repository, at the end of its list, writes a release: tables, codebook, data sheet and report, in which people have other ids and dates are weeks. You see what people wrote in their own words and told of themselves before any of it goes along. Texts may stay out; who has the articles puts them back by plumb rehydrate. Save report…, in Review, writes every number and how it came about as a page, as a .pdf for print, and as tables.",
			),
		},
		{
			lang.L("What the labels say"),
			lang.L(
				"Findings, for leads, opens once something is frozen; opening it earlier is recorded. Each question stands in bars, by outlet, over time and by target, with n beside each. Enter on a bar lists its paragraphs, and Enter there everyone's answers. Outlets are compared only where they report on the same events and the same people labelled both; else it says what is confounded. s saves a picture as SVG, PNG, or its numbers as CSV.",
			),
		},
		{
			lang.L("What comes with a pack"),
			lang.L(
				"What the lead has for you is told at the start: a text to agree to, a ruling that wants another look at answers of yours, a second vote after a meeting, what was decided otherwise than you answered. Dataset, ? lists what you asked, the answers, votes that wait and feedback; ! in Annotate asks the lead. What you agreed to is in Dataset, 4: you may withdraw it at any time. That is nothing that undo takes back; agree again if you go on.",
			),
		},
		{
			lang.L("A model beside people"),
			lang.L(
				"Bring in labels takes a table as a model's: it stands apart from people, in no pack and in no number about them. Review then has a card: the grey bar is how far people agree with each other, the diamond how far the model agrees with them. Whether it stands in for a person is said by a test that needs three people and fifty paragraphs.",
			),
		},
		{
			lang.L("Lead a team"),
			lang.L(
				"Dataset begins with the week: what came in, who waits for what, what is to be decided; Enter on a line leads there. 1 shows the team what divides it most, without names, and takes second votes, or asks everyone for theirs in their own window; 2 lists which articles cover one event, for you to confirm; 3 says how many articles a study needs, of a question as it was answered so far or of one that is only expected; 4 writes what annotators agree to, and the card tells who did. Ctrl+Z takes back what you decided last there. Packs carry all of it: rulings, votes that you ask for, another text to agree to.",
			),
		},
	}
}
