package annotate

import (
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
)

// Treatment is something that is pointed out in the texts while people annotate: the names
// of targets, or the words of the project's hints. It points and answers nothing; what it
// does to answers can be seen where it is an experiment.
type Treatment struct {
	Field string // ProjectTargetsShown or ProjectHintsShown: of the setting and of its exposures
	When  Showing
	Seed  string // of the experiment
}

// Showing says when something is pointed out. A project that says nothing points nothing
// out.
type Showing string

// When something is pointed out.
const (
	ShowNever      Showing = ""
	ShowAfter      Showing = "after"      // once the paragraph is submitted
	ShowAtOnce     Showing = "at_once"    // from the beginning
	ShowExperiment Showing = "experiment" // from the beginning in half of the articles of each annotator, drawn from a seed, else never
)

// Showings lists them in the order in which they are offered.
func Showings() []Showing { return []Showing{ShowNever, ShowAfter, ShowAtOnce, ShowExperiment} }

// ReadShowing reads the setting of a treatment. What this program does not know points
// nothing out.
func ReadShowing(value string) Showing {
	if s := Showing(value); slices.Contains(Showings(), s) {
		return s
	}
	return ShowNever
}

// Treatments are the fields of all treatments there are.
func Treatments() []string { return []string{ProjectTargetsShown, ProjectHintsShown} }

// IsTreatment reports whether a field is that of a treatment.
func IsTreatment(field string) bool { return slices.Contains(Treatments(), field) }

// ReadTreatment reads a treatment from the settings of a project.
func ReadTreatment(field string, setting func(field string) string) Treatment {
	return Treatment{Field: field, When: ReadShowing(setting(field)), Seed: setting(ProjectShownSeed)}
}

// armTag keeps the draw of arms apart from other hashes.
const armTag = "plumbline arm 1"

// ShownTo reports in which arm of the experiment an annotator is with an article. It
// follows from the seed alone, so that nobody chooses it, every computer knows it, and it
// is the same when something is asked again.
func (t Treatment) ShownTo(annotator, article string) bool {
	sum, _ := hex.DecodeString(digest(armTag, t.Field, t.Seed, annotator, article))
	return sum[0]&1 == 1
}

// Shows reports whether it is pointed out to an annotator in a paragraph of an article that
// they have submitted or not.
func (t Treatment) Shows(annotator, article string, submitted bool) bool {
	switch t.When {
	case ShowAtOnce:
		return true
	case ShowAfter:
		return submitted
	case ShowExperiment:
		return t.ShownTo(annotator, article)
	}
	return false
}

// Exposure is what an entry says of a treatment: that so many words of a paragraph were
// pointed out, or, in an experiment, were not.
type Exposure struct {
	When  Showing
	Shown bool
	Words int // that are there to be pointed out
}

const (
	exposureShown  = "shown"
	exposureHidden = "hidden"
)

// String is the exposure as it stands in the log.
func (x Exposure) String() string {
	how := exposureHidden
	if x.Shown {
		how = exposureShown
	}
	return strings.Join([]string{string(x.When), how, strconv.Itoa(x.Words)}, " ")
}

// ReadExposure reads the value of an exposure to a treatment.
func ReadExposure(value string) (x Exposure, ok bool) {
	parts := strings.Split(value, " ")
	if len(parts) != 3 {
		return x, false
	}
	x.When, x.Shown = ReadShowing(parts[0]), parts[1] == exposureShown
	words, err := strconv.Atoi(parts[2])
	x.Words = words
	return x, x.When != ShowNever && err == nil && words >= 0 && x.String() == value
}

// Exposes is the exposure of an annotator to a treatment in a paragraph with so many words
// to point out; there is none while it points nothing out.
func (t Treatment) Exposes(annotator, article string, words int, submitted bool) (Exposure, bool) {
	shown := t.Shows(annotator, article, submitted)
	return Exposure{t.When, shown, words}, shown || t.When == ShowExperiment
}

// ExposureKey is the key of the exposure of an annotator to a treatment.
func ExposureKey(field, paragraph, annotator string, round int) Key {
	return Key{Kind: KindExposure, Subject: paragraph, Layer: LayerAnnotation, Round: round, Annotator: annotator, Field: field}
}

// Exposures are all that was ever pointed out, or held back in an experiment: by key, each
// in the order of the log. What was no longer pointed out has an empty value.
type Exposures map[Key][]Entry

// At is how an answer to a paragraph was given: the exposure that stood when it was
// written. There is none where nothing was pointed out by then.
func (x Exposures) At(field string, answer *Entry) (Exposure, bool) {
	all := x[ExposureKey(field, answer.Key.Subject, answer.Key.Annotator, answer.Key.Round)]
	for i := len(all) - 1; i >= 0; i-- {
		if answer.After(&all[i]) {
			return ReadExposure(all[i].Value)
		}
	}
	return Exposure{}, false
}

// Manner says in one word how an answer was given: "at_once", "after", and in an experiment
// "shown" or "hidden".
func (x Exposure) Manner() string {
	if x.When != ShowExperiment {
		return string(x.When)
	}
	return strings.Split(x.String(), " ")[1]
}
