package annotate

import "slices"

// ArticleQuestion is a question about an article as a whole. It is answered once the
// article is finished, by an entry without a paragraph.
type ArticleQuestion struct {
	Field   string
	Options []string
	Setting string // of the project: where it is on, all but leads are asked
}

// FieldRecognised asks whether an annotator knows whose text an article is, though that is
// hidden from them.
const FieldRecognised = "outlet_recognised"

// How far somebody recognised the outlet.
const (
	RecognisedNot   = "no"
	RecognisedGuess = "guess"
	RecognisedKnew  = "knew"
)

// ArticleQuestions lists the questions that the program itself asks about articles.
func ArticleQuestions() []ArticleQuestion {
	return []ArticleQuestion{
		{FieldRecognised, []string{RecognisedNot, RecognisedGuess, RecognisedKnew}, ProjectOutletBlind},
	}
}

// ArticleQuestionOf finds one by its field.
func ArticleQuestionOf(field string) (ArticleQuestion, bool) {
	all := ArticleQuestions()
	i := slices.IndexFunc(all, func(q ArticleQuestion) bool { return q.Field == field })
	if i < 0 {
		return ArticleQuestion{}, false
	}
	return all[i], true
}

// ArticleAnswerKey is the key of an annotator's answer about an article.
func ArticleAnswerKey(article, annotator, field string) Key {
	return Key{
		Kind: KindArticleAnswer, Subject: article, Layer: LayerAnnotation, Round: FirstRound, Annotator: annotator, Field: field,
	}
}
