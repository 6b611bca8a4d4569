package tables

import (
	"strings"
	"unicode"
)

// words are names of columns, folded by plain.
type words map[string]bool

func named(names string) words {
	w := words{}
	for name := range strings.FieldsSeq(names) {
		w[plain(name)] = true
	}
	return w
}

// The names that people give columns, in several languages.
var (
	annotatorNames = named(`
		annotator annotators annotator_id annotator_name coder coder_id rater rater_id worker worker_id user user_id
		username judge judge_id participant participant_id respondent respondent_id labeler labeller reviewer expert
		prolific_id who person kodierer kodiererin kodierer_id codierer codiererin bewerter bewerterin annotierer
		annotateur codeur codeuse évaluateur anotador anotadora codificador codificadora evaluador annotatore
		codificatore valutatore codeerder beoordelaar annoteur koder kodujący оценщик`)
	unitNames = named(`
		paragraph_id unit unit_id item item_id sentence_id segment_id text_id doc_id document_id task_id example_id
		tweet_id post_id snippet_id passage_id uid uuid id nr number no index key einheit einheit_id satz_id absatz_id
		unité unidad unità eenheid`)
	textNames = named(`
		text sentence sentence_text paragraph paragraph_text content body passage segment statement snippet tweet post
		utterance satz absatz inhalt texte phrase paragraphe contenu texto frase párrafo contenido testo paragrafo
		contenuto tekst zin alinea inhoud текст предложение النص 文本 句子 テキスト`)
	noteNames = named(`
		note notes comment comments remark remarks annotator_comment bemerkung bemerkungen kommentar anmerkung
		commentaire remarque comentario nota commento opmerking uwagi`)
	labelNames = named(`
		label labels code codes class category rating answer value annotation judgment judgement score stance bias
		sentiment opinion tone frame vote choice verdict kategorie wert antwort urteil bewertung étiquette catégorie
		réponse etiqueta categoría respuesta etichetta categoria risposta categorie antwoord`)
	asideNames = named(`
		outlet source publisher medium newspaper url link href title headline author byline topic event batch group
		split fold set hit assignment status age gender sex education country nationality language native_language
		english_proficiency time timestamp date created created_at updated_at submitted_at started_at duration seconds
		lead_time elapsed article article_id ip email datum zeit alter geschlecht`)
)

// plain is a column's name without case, spaces and marks.
func plain(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, name)
}

// numbered parts a name like "label_1" or "Label 1" into the name and the number; the
// number is "" for any other.
func numbered(name string) (base, number string) {
	base = strings.TrimRightFunc(name, unicode.IsDigit)
	if number = name[len(base):]; len(number) > 3 {
		return name, ""
	}
	return strings.TrimRight(base, " _-.:#"), number
}
