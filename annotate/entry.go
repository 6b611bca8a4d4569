package annotate

import "time"

// ProjectSubject is the subject of entries about the project itself.
const ProjectSubject = "project"

// The fields of a project as they stand in the log.
const (
	ProjectCodebook       = "codebook" // the hash of the version in force
	ProjectTitle          = "title"
	ProjectAbout          = "about"           // a sentence that whoever looks at the answers should know
	ProjectOutletBlind    = "outlet_blind"    // Yes: annotators see no outlet, byline, URL or file name
	ProjectHideCrosslinks = "hide_crosslinks" // Yes: annotators see no cross-links
	ProjectSeed           = "seed"            // of the order of articles, which differs by annotator
	ProjectHideColumns    = "hide_columns"    // Yes: answers stay covered until the lead has decided
	ProjectAuditShare     = "audit_share"     // the share of unanimous paragraphs, in percent, that a lead is given too
	ProjectPracticePass   = "practice_pass"   // the share of practice answers, in percent, required before real work
	ProjectTime           = "time"            // a Timing: how much is kept of the time that people take
	ProjectRepeatShare    = "repeat_share"    // the share of what is submitted, in percent, asked again later
	ProjectRepeatDays     = "repeat_days"     // how many days pass before that, at least RepeatDays
	ProjectTargetsShown   = "targets_shown"   // a Showing: when the names of targets are pointed out in the texts
	ProjectHintsShown     = "hints_shown"     // a Showing: when the words of the list of hints are
	ProjectShownSeed      = "shown_seed"      // of the experiment with either
	ProjectConsent        = "consent"         // the text that annotators agree to before they label
	ProjectHintList       = "hint_list"       // the list of hints, as YAML
	ProjectRepeatAfter    = "repeat_after"    // of programs before format 4: how many other paragraphs came before that
)

// Yes is the value of a log field that only says that something holds.
const Yes = "true"

// The fields of a batch, a set of articles that is handed out and reviewed
// together. Which batch an article belongs to is a field of the article.
const (
	BatchClosed = "closed" // Yes: annotators may see agreement on it
)

// The fields of a reveal.
const (
	RevealAnswers    = "answers"    // others' answers to a paragraph were shown
	RevealOutlet     = "outlet"     // an article's outlet was shown
	RevealRecognised = "recognised" // the annotator recognised the outlet by the text
)

// Layer separates work that must not mix.
type Layer string

// The layers of decisions.
const (
	LayerAnnotation Layer = "annotation"
	LayerPractice   Layer = "practice" // a key of it without annotator is the right answer
	LayerFinal      Layer = "final"    // its keys have no annotator
	LayerModel      Layer = "model"    // its annotators are programs, see ModelPrefix
)

// ModelPrefix begins the ids of annotators that are programs, in the layer of models
// alone. People's ids have
// no ":" in them.
const ModelPrefix = "model:"

// Origin says how a value came about.
type Origin string

// The origins of a value. Derived values are never stored; exports write them.
const (
	OriginAnnotator Origin = "annotator"
	OriginPrefill   Origin = "prefill"
	OriginImport    Origin = "import"
	OriginDerived   Origin = "derived"
	OriginCarried   Origin = "carried" // from a text to its corrected version, see KindAmendment
)

// Key is the question an entry answers. Entries of equal keys replace one
// another; the newest is current. Layer, Round, Annotator and Target are
// zero where they have no meaning.
type Key struct {
	Kind      Kind
	Subject   string
	Layer     Layer
	Round     int
	Annotator string
	Field     string
	Target    string
	Option    string // of the field, where an entry tells of one of several; "" but for evidence
}

// Entry is one line of the log.
type Entry struct {
	ID       string // UUIDv7
	Key      Key
	Value    string // "" = taken back; stored as NULL
	Replaces string // id that was current for the key when this was made, or ""
	// Also names the further heads of the key that its writer knew; nil unless
	// there was more than one (see keyed.heads).
	Also []string
	// Early marks an entry from a file of format 1 to 3, whose program did not
	// name all heads that it knew: among themselves such entries decide by order.
	Early     bool
	Stamp     int64 // orders entries; at least the clock in ms, and above all stamps seen
	DecidedAt time.Time
	ElapsedMS int64  // time this decision took
	Codebook  string // hash of the version in force
	Origin    Origin
	Action    string // entries of one user action share it
	Device    string // the installation that wrote it
	Author    string // the person who wrote it, also where the key has no annotator
	Undoes    string // id of the entry this one reverses, or ""
	// Erased marks an entry that was kept outside of any project and lost its content
	// there to an erasure. In the log the store tells which are.
	Erased bool `json:",omitempty"`
}

// SubmittedNoTargets is the value of a submission in a project without
// targets; otherwise the value joins the ids of the targets that were asked.
const SubmittedNoTargets = "-"
