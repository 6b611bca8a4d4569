package dataset

import (
	"slices"

	"plumbline/annotate"
	"plumbline/annotate/dataset/table"
)

// column says what one column holds and how it is read from a row, "" meaning absent.
type column struct {
	table.Column
	cell func(*Row) string
}

// number reports whether the cells of a column are numbers.
func (c *column) number() bool { return c.Type == table.Integer || c.Type == table.Number }

// ofParagraph is the number of leading columns that are equal for all rows of one
// paragraph: those before the annotator's.
func ofParagraph(list []column) int {
	return slices.IndexFunc(list, func(c column) bool { return c.Name == "annotator" })
}

// Why cells are empty.
const (
	unknown    = "not known of the article"
	unanswered = "the row is a paragraph without answers"
	undecided  = "the row is no decision"
	ofEveryone = "the row is of all annotators together"
)

// columns are those of every export of answers, in order.
var columns = []column{
	{words("article_id", "The article, by a hash of its text.", ""), func(r *Row) string { return r.ArticleID }},
	{words("article_title", "The title of the article.", unknown), func(r *Row) string { return r.ArticleTitle }},
	{words("outlet", "Where the article was published.", unknown), func(r *Row) string { return r.Outlet }},
	{
		words(
			"published",
			"When it was published, as precisely as it is known: a year, a month, a day or a moment.",
			unknown,
		),
		func(r *Row) string { return r.Published },
	},
	{
		words(
			"paragraph_id",
			"The paragraph, by a hash of the article and its position; of the article as a whole, the id of the article.",
			"",
		),
		func(r *Row) string { return r.ParagraphID },
	},
	{
		number(
			"position",
			"The position of the paragraph in its article, from 1; 0 for the article as a whole.",
			"",
			"",
		),
		(*Row).number,
	},
	{words("text", "The paragraph, verbatim.", "the text is not here"), func(r *Row) string { return r.Text }},
	{
		words(
			"annotator",
			"Who answered, by a short id; model:NAME for a program.",
			ofEveryone+", final, or "+unanswered,
		),
		func(r *Row) string { return r.Annotator },
	},
	{
		words("layer", "What kind of answer it is: annotation, one annotator's; final, what counts for the project; practice; "+
			"soft, the share of annotators who gave the value; majority, what more of them gave than any other; model, a program's.", unanswered),
		func(r *Row) string { return string(r.Layer) },
	},
	{
		number(
			"round",
			"Which time the paragraph was answered: 1, or more where it was asked again.",
			"",
			unanswered,
		),
		func(r *Row) string { return count(r.Round) },
	},
	{
		words(
			"state",
			"Whether the annotator submitted the answer (submitted), still works on it (draft), or is to "+
				"look again as the question changed (again).",
			unanswered,
		),
		func(r *Row) string { return string(r.State) },
	},
	{words("field", "The question, by its key in the codebook.", unanswered), func(r *Row) string { return r.Field }},
	{
		words(
			"target",
			"Whom or what the question is asked about, by name.",
			"the question is about the paragraph",
		),
		func(r *Row) string { return r.Target },
	},
	{words("target_id", "The target by its id.", "the question is about the paragraph"), func(r *Row) string { return r.TargetID }},
	{
		words(
			"value",
			"The answer: a value of the codebook, several joined by |, or the words of a note.",
			"a disagreement that stays, a tie, or "+unanswered,
		),
		func(r *Row) string { return r.Value },
	},
	{
		words(
			"origin",
			"How the answer came about: annotator, prefill (a guess that stood), import, carried (from an "+
				"earlier version of the text), or derived: from other answers or, of a model, no label but how probable it holds the value.",
			unanswered+", or it is computed",
		),
		func(r *Row) string { return string(r.Origin) },
	},
	{words("codebook_id", "The codebook under which it was answered.", unanswered), func(r *Row) string { return r.CodebookID }},
	{words("codebook_version", "The version of that codebook.", unanswered), func(r *Row) string { return r.CodebookVersion }},
	{
		number(
			"meaning",
			"The number of the question's meaning in that version; answers of another are answers to another question.",
			"",
			unanswered,
		),
		func(r *Row) string { return count(r.Meaning) },
	},
	{
		flagged(
			"needs_look",
			"The question means something else in the version in force, so that this answers it no more.",
		),
		func(r *Row) string { return flag(r.NeedsLook) },
	},
	{
		number(
			"revision",
			"How often the answer was given anew, from 1.",
			"times",
			undecided,
		),
		func(r *Row) string { return count(r.Revision) },
	},
	{
		table.Column{
			Name:    "decided_at",
			Type:    table.Moment,
			Meaning: "When the answer was given, in UTC.",
			Missing: undecided,
		},
		func(r *Row) string { return moment(r.DecidedAt) },
	},
	{number("elapsed_ms", "How long the answer took.", "milliseconds", "nobody measured it"), (*Row).elapsed},
	{
		words(
			"outcome",
			"How a final answer came about: unanimous, majority, decided, or kept (the disagreement stays); "+
				"of the layer majority: unanimous, majority, plurality (the most, and no more than half), single, or tie.",
			"it is not decided",
		),
		func(r *Row) string { return string(r.Outcome) },
	},
	{
		flagged(
			"outcome_stale",
			"Annotators answer otherwise than when it was decided.",
		),
		func(r *Row) string { return flag(r.OutcomeStale) },
	},
	{
		flagged(
			"outcome_blind",
			"It was decided before annotators' answers were seen.",
		),
		func(r *Row) string { return flag(r.OutcomeBlind) },
	},
	{
		flagged(
			"outcome_by_rule",
			"It was decided with all others that a rule fits, and nobody looked at it.",
		),
		func(r *Row) string { return flag(r.OutcomeByRule) },
	},
	{words("decided_by", "Who decided, by a short id.", "it is not decided"), func(r *Row) string { return r.DecidedBy }},
	{
		words(
			"cause",
			"What divided the annotators: slip, rule_unclear, rule_missing or text_ambiguous.",
			"nobody said",
		),
		func(r *Row) string { return string(r.Cause) },
	},
	{words("reason", "Why it was decided so.", "nobody said"), func(r *Row) string { return r.Reason }},
	{words("event", "What the article reports on.", unknown), func(r *Row) string { return r.Event }},
	{words("stratum", "The stratum of the sample in which the article was drawn.", unknown), func(r *Row) string { return r.Stratum }},
	{flagged("excluded", "The annotator's answers are here and count nowhere."), func(r *Row) string { return flag(r.Excluded) }},
	{
		words(
			"ruling",
			"Whether this was answered before or after the lead's newest ruling on the question: before or after.",
			"there is no ruling on it",
		),
		func(r *Row) string { return r.Ruling },
	},
	{
		words(
			annotate.FieldRecognised,
			"How far the annotator recognised the outlet where it was hidden: no, guess or knew.",
			"nobody said",
		),
		func(r *Row) string { return r.Recognised },
	},
	{
		words(
			annotate.ProjectTargetsShown,
			"Whether names of targets were pointed out in the text when this was answered: at_once or after, or by experiment shown or hidden.",
			"they were not",
		),
		func(r *Row) string { return r.TargetsShown },
	},
	{
		words(
			annotate.ProjectHintsShown,
			"Whether words of the list of hints were pointed out in the text when this was answered, as targets_shown says it of names.",
			"they were not",
		),
		func(r *Row) string { return r.HintsShown },
	},
}

// computed are the columns of what several answers come to, which follow where it is
// exported.
var computed = []column{
	{
		number(
			"votes",
			"How many submitted answers it comes from.",
			"answers",
			"somebody gave the answer",
		),
		func(r *Row) string { return count(r.Votes) },
	},
	{
		table.Column{
			Name:    "share",
			Type:    table.Number,
			Meaning: "The share of the votes that the value has; of the layer model, how probable it is.",
			Missing: "somebody gave the answer",
		},
		(*Row).share,
	},
}

// columnsOf are the columns of an export of some layers: those that are always there,
// those of free fields of articles, and those of what is computed, without what it hides.
func columnsOf(free []string, layers []annotate.Layer, hides Hides) []column {
	all := slices.Clip(columns)
	for _, field := range free {
		all = append(all, freeColumn(field))
	}
	if slices.ContainsFunc(layers, isComputed) {
		all = append(all, computed...)
	}
	return hides.columns(all)
}

// freeColumn is the column of a field that a project names itself.
func freeColumn(field string) column {
	return column{words(field, "A field that the project names itself.", unknown), func(r *Row) string { return r.Free[field] }}
}

func words(name, meaning, missing string) table.Column {
	return table.Column{Name: name, Type: table.Text, Meaning: meaning, Missing: missing}
}

func number(name, meaning, unit, missing string) table.Column {
	return table.Column{Name: name, Type: table.Integer, Meaning: meaning, Unit: unit, Missing: missing}
}

func flagged(name, meaning string) table.Column {
	return table.Column{Name: name, Type: table.Flag, Meaning: meaning, Missing: "no"}
}

// described are columns without how they are read.
func described(list []column) []table.Column {
	all := make([]table.Column, len(list))
	for i := range list {
		all[i] = list[i].Column
	}
	return all
}
