package annotate

import (
	"strings"

	"plumbline/annotate/codebook"
	"plumbline/annotate/sentence"
)

// FieldRecognised asks of an article as a whole whether its annotator knows whose text it
// is, though that is hidden from them. It stands in no codebook: the program asks it of all
// but leads where the project hides outlets, in the form and by the keys of all questions
// about articles. It is about who answers, not about the article, so that nothing is
// decided about it.
const FieldRecognised = "outlet_recognised"

// How far somebody recognised the outlet.
const (
	RecognisedNot   = "no"
	RecognisedGuess = "guess"
	RecognisedKnew  = "knew"
)

// Recognised lists how far somebody can recognise an outlet, in the order in which it is
// asked.
func Recognised() []string { return []string{RecognisedNot, RecognisedGuess, RecognisedKnew} }

// OutletQuestion is the question in the words of somebody who says sentences.
func OutletQuestion(say func(sentence.Text) string) codebook.Field {
	option := func(value string, shown, means sentence.Text) codebook.Option {
		return codebook.Option{Value: value, Key: value[:1], Shown: say(shown), Definition: say(means)}
	}
	return codebook.Field{
		Key: FieldRecognised, Own: true, Article: true, Required: true, Meaning: 1,
		Label: say(sentence.Of("outlet.label")), Question: say(sentence.Of("outlet.question")), Rule: say(sentence.Of("outlet.rule")),
		Scale: codebook.Nominal, Metric: codebook.Nominal.Metrics[0].Name,
		Options: []codebook.Option{
			option(RecognisedNot, sentence.Of("outlet.no"), sentence.Of("outlet.no.means")),
			option(RecognisedGuess, sentence.Of("outlet.guess"), sentence.Of("outlet.guess.means")),
			option(RecognisedKnew, sentence.Of("outlet.knew"), sentence.Of("outlet.knew.means")),
		},
	}
}

var outletInEnglish = OutletQuestion(sentence.Text.String)

// WithOutlet is a codebook that asks about the outlet too, in English.
func WithOutlet(book *codebook.Codebook) *codebook.Codebook { return book.Asking(outletInEnglish) }

var outletAlone = WithOutlet(&codebook.Codebook{})

// under is the version by which an entry is held to its question: the one that it names,
// but of the outlet, which no version tells of.
func (e *Entry) under(books Books) *codebook.Codebook {
	if e.Key.Field == FieldRecognised {
		return outletAlone
	}
	book := books(e.Codebook)
	if book != nil && strings.Contains(e.Value, FieldRecognised) { // a doubt about it
		return WithOutlet(book)
	}
	return book
}

// OutletKey is the key of an annotator's answer in the first round.
func OutletKey(article, annotator string) Key {
	return Key{
		Kind: KindAnswer, Subject: article, Layer: LayerAnnotation, Round: FirstRound, Annotator: annotator, Field: FieldRecognised,
	}
}

// recall lets an answer about the outlet stand that a program wrote before the question was
// one about articles like all others, by an entry of its own kind, unless it was answered
// since. It was given when the article was finished, and so is a submission as well.
func (s *Sheet) recall(slot Slot) {
	if slot.Field != FieldRecognised {
		return
	}
	key := s.Key(slot.Field, slot.Target)
	now := s.Answers[slot]
	key.Kind = KindArticleAnswer
	old := s.beside[key]
	if old.Entry.Value == "" {
		return
	}
	if s.Submission == nil {
		done := old.Entry
		done.ID, done.Key, done.Value, done.Replaces, done.Also = "", s.SubmissionKey(), SubmittedNoTargets, "", nil
		s.Submission = &Current{Entry: done}
	}
	if now.Entry.Key.Kind == KindAnswer {
		if now.Entry.Value != "" {
			return
		}
		s.beside[now.Entry.Key] = now // it was taken back since
	}
	s.Answers[slot] = old
}
