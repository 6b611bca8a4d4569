package dataset

import (
	"slices"
	"strconv"
	"time"

	"plumbline/annotate"
)

// Row is one line of an export: one current answer, or a paragraph without
// any, whose fields from Annotator on are then empty.
type Row struct {
	ArticleID    string
	ArticleTitle string
	Outlet       string
	Published    string
	ParagraphID  string
	Position     int
	Text         string
	Event        string
	Stratum      string
	Free         map[string]string // what else is known of the article, by field

	Annotator       string
	Excluded        bool   // a lead left the annotator's answers out: they are here and count nowhere
	Recognised      string // how far the annotator recognised the outlet of the article, where it is hidden; "" where nobody said
	TargetsShown    string // how names of targets were pointed out when this was answered (annotate.Exposure), "" if they were not
	HintsShown      string // the same of hints
	Layer           annotate.Layer
	Round           int // 0 without an answer
	State           annotate.State
	Field           string
	Target          string // its name now
	TargetID        string
	Value           string // labels of a set in codebook order, joined by "|"
	Origin          annotate.Origin
	CodebookID      string
	CodebookVersion string
	Meaning         int  // of the field in that version; answers of another are answers to another question
	NeedsLook       bool // the field means something else in the version in force, so that this answers it no more

	// The rest belongs to a decision and is zero where none was made.
	Revision  int
	DecidedAt time.Time
	ElapsedMS int64

	// Of a final answer, or of the right answer to a practice paragraph.
	Outcome annotate.Outcome // "" while it is not decided
	// OutcomeStale says that it is to be decided again: annotators answer otherwise than when
	// it was decided, or the question means something else.
	OutcomeStale bool
	// OutcomeBlind says that it was decided before annotators' answers were seen.
	OutcomeBlind bool
	DecidedBy    string
	Cause        annotate.Cause
	Reason       string
}

// verdict fills in how the answer came about.
func (r *Row) verdict(v *annotate.Verdict) {
	r.Outcome, r.DecidedBy, r.OutcomeBlind = v.How(), "", v.Blind()
	if r.Outcome == annotate.OutcomeOpen {
		r.Outcome = ""
	}
	if r.Outcome != "" {
		r.DecidedBy = v.Outcome.Entry.Author
	}
	r.Cause, r.Reason = annotate.Cause(v.Cause.Entry.Value), v.Reason.Entry.Value
}

// columnsWith are the columns of an export, in order: those that are always there,
// then those of the free fields of articles.
func columnsWith(free []string) []column {
	all := slices.Clip(columns)
	for _, field := range free {
		all = append(all, column{name: field, cell: func(r *Row) string { return r.Free[field] }})
	}
	return all
}

// column says how one column is read from a row: as words or as a number,
// "" meaning absent in both.
type column struct {
	name   string
	number bool
	cell   func(*Row) string
}

// ofParagraph is the number of leading columns that are equal for all rows of
// one paragraph.
const ofParagraph = 7

var columns = []column{
	{name: "article_id", cell: func(r *Row) string { return r.ArticleID }},
	{name: "article_title", cell: func(r *Row) string { return r.ArticleTitle }},
	{name: "outlet", cell: func(r *Row) string { return r.Outlet }},
	{name: "published", cell: func(r *Row) string { return r.Published }},
	{name: "paragraph_id", cell: func(r *Row) string { return r.ParagraphID }},
	{name: "position", number: true, cell: func(r *Row) string { return strconv.Itoa(r.Position) }},
	{name: "text", cell: func(r *Row) string { return r.Text }},
	{name: "annotator", cell: func(r *Row) string { return r.Annotator }},
	{name: "layer", cell: func(r *Row) string { return string(r.Layer) }},
	{name: "round", number: true, cell: func(r *Row) string { return count(r.Round) }},
	{name: "state", cell: func(r *Row) string { return string(r.State) }},
	{name: "field", cell: func(r *Row) string { return r.Field }},
	{name: "target", cell: func(r *Row) string { return r.Target }},
	{name: "target_id", cell: func(r *Row) string { return r.TargetID }},
	{name: "value", cell: func(r *Row) string { return r.Value }},
	{name: "origin", cell: func(r *Row) string { return string(r.Origin) }},
	{name: "codebook_id", cell: func(r *Row) string { return r.CodebookID }},
	{name: "codebook_version", cell: func(r *Row) string { return r.CodebookVersion }},
	{name: "meaning", number: true, cell: func(r *Row) string { return count(r.Meaning) }},
	{name: "needs_look", cell: func(r *Row) string { return flag(r.NeedsLook) }},
	{name: "revision", number: true, cell: func(r *Row) string { return count(r.Revision) }},
	{name: "decided_at", cell: func(r *Row) string { return moment(r.DecidedAt) }},
	{name: "elapsed_ms", number: true, cell: (*Row).elapsed},
	{name: "outcome", cell: func(r *Row) string { return string(r.Outcome) }},
	{name: "outcome_stale", cell: func(r *Row) string { return flag(r.OutcomeStale) }},
	{name: "outcome_blind", cell: func(r *Row) string { return flag(r.OutcomeBlind) }},
	{name: "decided_by", cell: func(r *Row) string { return r.DecidedBy }},
	{name: "cause", cell: func(r *Row) string { return string(r.Cause) }},
	{name: "reason", cell: func(r *Row) string { return r.Reason }},
	{name: "event", cell: func(r *Row) string { return r.Event }},
	{name: "stratum", cell: func(r *Row) string { return r.Stratum }},
	{name: "excluded", cell: func(r *Row) string { return flag(r.Excluded) }},
	{name: annotate.FieldRecognised, cell: func(r *Row) string { return r.Recognised }},
	{name: annotate.ProjectTargetsShown, cell: func(r *Row) string { return r.TargetsShown }},
	{name: annotate.ProjectHintsShown, cell: func(r *Row) string { return r.HintsShown }},
}

// elapsed is absent where nobody measured the time: for labels from a file, and in a
// project that does not keep it.
func (r *Row) elapsed() string {
	if r.ElapsedMS == 0 || r.Revision == 0 || r.Origin == annotate.OriginImport {
		return ""
	}
	return strconv.FormatInt(r.ElapsedMS, 10)
}

func count(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func flag(set bool) string {
	if set {
		return annotate.Yes
	}
	return ""
}

// moment is UTC in ISO 8601 with milliseconds, as the log keeps it.
func moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format("2006-01-02T15:04:05.000Z")
}
