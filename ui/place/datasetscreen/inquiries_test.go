package datasetscreen_test

import (
	"strconv"
	"testing"

	"fyne.io/fyne/v2"

	"plumbline/annotate"
	"plumbline/ui/place"
	"plumbline/ui/theme"
)

func TestQuestionsAndRulingsAreListedAndEnterAnswersThem(t *testing.T) {
	project := lead(t, newsroom(t))
	article := articleCalled(t, project, "Envoy")
	first, second := article.Paragraphs[0].ID, article.Paragraphs[1].ID
	slot := annotate.Slot{Field: "sourcing"}
	project.Say(t, "A1", annotate.InquiryKey(first, "A1", slot), "Is a report a source?")
	project.Say(t, "A2", annotate.InquiryKey(second, "A2", slot), "And a rumour?\nOr hearsay?")
	ruling := annotate.Ruling{Words: "A rumour is none.", Option: "none", Again: []string{annotate.AllValues}}
	project.Say(t, "L1", annotate.RulingKey(second, "sourcing", ""), ruling.Value())

	p := newPage(t, project, "L1", wide, theme.Choice{})
	p.OnChar('?')
	p.wantText(
		"Questions and rulings",
		"Enter answers, or changes a ruling",
		"Open · 1",
		"A1 · Sources: Is a report a source?",
		"Answered · 1",
		"A2 · Sources: And a rumour?\nOr hearsay?",
		"A rumour is none. So this is",
		"Rulings, the newest first · 1",
		"to be looked at again: all answers",
	)
	p.press(fyne.KeyReturn)
	p.wantDone(place.Rule{Paragraph: first, Field: "sourcing"})
	p.press(fyne.KeyEnd, fyne.KeyReturn)
	p.wantDone(place.Rule{Paragraph: second, Field: "sourcing"})

	p = newPage(t, project, "A1", wide, theme.Choice{})
	p.OnChar('?')
	p.wantText("Sources: Is a report a source?", "A rumour is none.", "Enter leads to the paragraph")
	p.wantNoText("And a rumour?", "A2")
	p.press(fyne.KeyReturn)
	p.wantDone(place.OpenParagraph{Article: article.ID, Number: 1})
}

func TestAQuestionAboutAnArticleAsAWholeIsListedWithoutAParagraph(t *testing.T) {
	project := lead(t, newsroom(t))
	article := articleCalled(t, project, "Envoy")
	project.Say(t, "A1", annotate.InquiryKey(article.ID, "A1", annotate.Slot{}), "Is it news?")

	p := newPage(t, project, "L1", wide, theme.Choice{})
	p.OnChar('?')
	p.wantText("Questions and rulings", "A1 · the paragraph: Is it news?", "Envoy")
	p.wantNoText("¶ " + strconv.Itoa(len(article.Paragraphs)+1))
}
