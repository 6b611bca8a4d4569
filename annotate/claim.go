package annotate

import (
	"slices"
	"strings"
)

// Claim is what an entry of a foreign file would do to a project beyond adding
// its sender's own work. Such entries are listed by claim, and a person says yes
// or no to each.
type Claim string

// The claims.
const (
	ClaimRole       Claim = "role"       // who leads
	ClaimPerson     Claim = "person"     // who takes part
	ClaimPrivate    Claim = "private"    // what is privately known of people
	ClaimConsent    Claim = "consent"    // what others agreed to
	ClaimExclusion  Claim = "exclusion"  // whose answers do not count
	ClaimErasure    Claim = "erasure"    // what is destroyed
	ClaimSettings   Claim = "settings"   // what holds for the whole project
	ClaimCodebook   Claim = "codebook"   // which version of the rules is in force
	ClaimTarget     Claim = "target"     // whom or what is asked about
	ClaimArticle    Claim = "article"    // texts, and what is known of them
	ClaimWithdrawal Claim = "withdrawal" // which articles are out of use
	ClaimBatch      Claim = "batch"      // which articles belong together, and whether they are closed
	ClaimAssignment Claim = "assignment" // who is given what
	ClaimRepeat     Claim = "repeat"     // what is asked again
	ClaimAnswer     Claim = "answer"     // others' work
	ClaimKey        Claim = "key"        // which articles are for practice, and the right answers to them
	ClaimFinal      Claim = "final"      // final answers and how they came about
	ClaimModel      Claim = "model"      // answers of programs
	ClaimQuestion   Claim = "question"   // others' questions to the lead
	ClaimRuling     Claim = "ruling"     // what the lead replied
	ClaimDiscussion Claim = "discussion" // what was talked over in meetings
	ClaimPack       Claim = "pack"       // for whom packs were made
	ClaimFreeze     Claim = "freeze"     // what was frozen
	ClaimRelease    Claim = "release"    // under which names data were given away
	ClaimOpening    Claim = "opening"    // which findings were opened
)

// Claims lists every claim there is, those that change most for everyone first.
func Claims() []Claim {
	return []Claim{
		ClaimRole, ClaimPerson, ClaimPrivate, ClaimConsent, ClaimExclusion, ClaimErasure, ClaimSettings, ClaimCodebook,
		ClaimTarget, ClaimArticle, ClaimWithdrawal, ClaimBatch, ClaimAssignment, ClaimRepeat, ClaimAnswer, ClaimKey,
		ClaimFinal, ClaimModel, ClaimQuestion, ClaimRuling, ClaimDiscussion, ClaimPack, ClaimFreeze, ClaimRelease, ClaimOpening,
	}
}

// Known reports whether c is one of Claims.
func (c Claim) Known() bool { return slices.Contains(Claims(), c) }

// Own says which entries of a kind are somebody's own work.
type Own int

// The rules of own work. In each, the author is the person.
const (
	OwnNone   Own = iota // none is: it is a matter of the project, whoever wrote it
	OwnWork              // what a person did for themselves, in the layers where people annotate
	OwnPerson            // what a person tells of themselves
	OwnJoined            // that a person took part for the first time
	OwnAsked             // what a person was asked, which their own program decides in silence
)

// OwnLayers are the layers in which people annotate for themselves.
func OwnLayers() []Layer { return []Layer{LayerAnnotation, LayerPractice} }

// Own says which entries of the kind are somebody's own work.
func (k Kind) Own() Own { return k.told().own }

// Claims is what entries of the kind are listed as: by field, with "" for all
// other fields. One on sheets is listed by its layer instead, see LayerClaim.
func (k Kind) Claims() map[string]Claim { return k.told().claims }

// LayerClaim is what entries of a kind without Claims are listed as in a layer;
// practice keys have no annotator.
func LayerClaim(l Layer, keyed bool) Claim {
	switch {
	case l == LayerFinal:
		return ClaimFinal
	case l == LayerModel:
		return ClaimModel
	case l == LayerPractice && !keyed:
		return ClaimKey
	}
	return ClaimAnswer
}

// ClaimOf is what an entry of the key is listed as when it is not its sender's
// own work; "" for a kind that is not known.
func ClaimOf(k Key) Claim {
	if !k.Kind.Known() {
		return ""
	}
	claims := k.Kind.Claims()
	if claims == nil {
		return LayerClaim(k.Layer, k.Annotator != "")
	}
	if claim, ok := claims[k.Field]; ok {
		return claim
	}
	return claims[""]
}

// Whose is the person whose own work the entry is by what it says of itself,
// which nothing proves; "" if it is nobody's own, but changes what others said
// or what holds for the project.
func Whose(e *Entry) string {
	k := e.Key
	if e.Author == "" || strings.HasPrefix(e.Author, ModelPrefix) {
		return ""
	}
	own := false
	switch k.Kind.Own() {
	case OwnWork:
		own = k.Annotator == e.Author && slices.Contains(OwnLayers(), k.Layer)
	case OwnPerson:
		own = k.Subject == e.Author
	case OwnJoined:
		own = k.Subject == e.Author && k.Field == PersonJoined
	case OwnAsked:
		own = k.Annotator == e.Author
	}
	if !own {
		return ""
	}
	return e.Author
}

// Sender is whose own work a file brings: the person whom the pack was made for
// if the project knows it, otherwise the only one of whose own work anything is
// new. It is "" if that is nobody or several people; then nothing in the file is
// one person's.
func Sender(packedFor string, workers []string) string {
	switch {
	case packedFor != "":
		return packedFor
	case len(workers) == 1:
		return workers[0]
	}
	return ""
}

// BetweenLeads reports whether what a file holds beside its sender's work is the
// word of another lead, so that it is one question: the file is a copy of this
// project and no pack, and everything that is listed was written by people who
// lead here or by the command line, or is somebody's own work that they had
// taken in.
func BetweenLeads(copied bool, listers []string, roles map[string]string) bool {
	if !copied {
		return false
	}
	for _, id := range listers {
		if id != "" && !MayLead(roles, id) {
			return false
		}
	}
	return true
}
