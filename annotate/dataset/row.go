package dataset

import (
	"math"
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
	Meaning         int    // of the field in that version; answers of another are answers to another question
	Ruling          string // whether this was answered before or after the newest ruling on the question; "" where there is none
	NeedsLook       bool   // the field means something else in the version in force, so that this answers it no more

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
	// OutcomeByRule says that it was decided by a rule, and that nobody looked at it.
	OutcomeByRule bool
	DecidedBy     string
	Cause         annotate.Cause
	Reason        string

	// Of what several answers come to (LayerSoft, LayerMajority) or of an estimate.
	Votes int     // how many submitted answers it comes from; 0 for what somebody gave
	Share float64 // of the votes that the value has, or how probable it is
	// Weighed says that Share is how probable a model whose labels were brought in holds Value.
	Weighed bool

	// Evidence is what the answer rests on, by its options.
	Evidence []annotate.MarkedOption
}

// verdict fills in how the answer came about.
func (r *Row) verdict(v *annotate.Verdict) {
	r.Outcome, r.DecidedBy, r.OutcomeBlind, r.OutcomeByRule = v.How(), "", v.Blind(), v.ByRule()
	if r.Outcome == annotate.OutcomeOpen {
		r.Outcome = ""
	}
	if r.Outcome != "" {
		r.DecidedBy = v.Outcome.Entry.Author
	}
	r.Cause, r.Reason = annotate.Cause(v.Cause.Entry.Value), v.Reason.Entry.Value
}

// elapsed is absent where nobody measured the time: for labels from a file, and in a
// project that does not keep it.
func (r *Row) elapsed() string {
	if r.ElapsedMS == 0 || r.Revision == 0 || r.Origin == annotate.OriginImport {
		return ""
	}
	return strconv.FormatInt(r.ElapsedMS, 10)
}

// share is absent where nothing was counted.
func (r *Row) share() string {
	if r.Votes == 0 && !r.Weighed || r.Outcome == OutcomeTie {
		return ""
	}
	return shareWords(r.Share)
}

// shareWords are a share in its shortest form to six digits.
func shareWords(share float64) string {
	const digits = 1e6
	return strconv.FormatFloat(math.Round(share*digits)/digits, 'f', -1, 64)
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
