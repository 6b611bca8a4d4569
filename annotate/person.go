package annotate

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"plumbline/annotate/sentence"
)

// MaxAnnotatorID is the longest annotator id, in code points.
const MaxAnnotatorID = 24

// CheckAnnotatorID says what is wrong with a proposed annotator id: it is
// short, without spaces, and made of letters, digits, "-", "_" or ".".
func CheckAnnotatorID(id string) error {
	switch {
	case id == "":
		return Fail(CodeInvalid, "person.id-empty")
	case utf8.RuneCountInString(id) > MaxAnnotatorID:
		return Fail(CodeInvalid, "person.id-too-long", "Most", MaxAnnotatorID)
	}
	for _, r := range id {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !strings.ContainsRune("-_.", r) {
			return Fail(CodeInvalid, "person.id-character", "ID", sentence.Quoted(id), "Character", sentence.Character(r))
		}
	}
	return nil
}

// CheckNewPersonID says what is wrong with the id of a person who is new to a
// project: beside what holds for all ids, a spreadsheet must not take it for a
// formula, and it must be able to name a file, as it does in packs and exports for other
// tools. People who are there already keep theirs.
func CheckNewPersonID(id string) error {
	base, _, _ := strings.Cut(strings.ToUpper(id), ".")
	if strings.HasSuffix(id, ".") || slices.Contains(devices, base) || id != "" && base == "" {
		return Fail(CodeInvalid, "person.id-no-file", "ID", sentence.Quoted(id))
	}
	if id != "" && strings.ContainsRune("=+-@", rune(id[0])) {
		return Fail(CodeInvalid, "person.id-begins", "Character", sentence.Character(id[0]))
	}
	return CheckAnnotatorID(id)
}

// devices are what Windows takes for devices wherever a file is called so, whatever its ending
// (https://learn.microsoft.com/windows/win32/fileio/naming-a-file).
var devices = strings.Fields(
	"CON PRN AUX NUL COM0 COM1 COM2 COM3 COM4 COM5 COM6 COM7 COM8 COM9 LPT0 LPT1 LPT2 LPT3 LPT4 LPT5 LPT6 LPT7 LPT8 LPT9",
)

// The fields of a person as they stand in the log.
const (
	PersonJoined = "joined" // Yes from the day the id was first used
	PersonRole   = "role"   // RoleLead or RoleAnnotator
)

// The roles of a person. Where nobody is a lead, everyone is one: a project of
// one person, or of colleagues who share the work, needs no ceremony.
const (
	RoleLead      = "lead" // may also annotate
	RoleAnnotator = "annotator"
)

// MayLead reports whether someone may do what only a lead may, by the roles
// that were decided. Where nobody is a lead, everyone is.
func MayLead(roles map[string]string, id string) bool {
	if roles[id] == RoleLead {
		return true
	}
	for _, role := range roles {
		if role == RoleLead {
			return false
		}
	}
	return true
}

// PersonSummary is one person of a project, and how far they are with what is
// given to them.
type PersonSummary struct {
	ID       string
	Role     string // as it was decided, or ""
	Lead     bool   // they may lead: they were named, or nobody was
	Articles int    // given to them
	Given    bool   // by name, and not because everyone has everything
	Excluded string // why a lead left them out, "" if their answers count
	Tally           // of the paragraphs of these articles
}

// Awaited reports whether anything is awaited of the person: nothing is of whom a lead left
// out, nor of a lead who was given nothing by name and has begun nothing: they lead.
func (s *PersonSummary) Awaited() bool {
	leads := s.Role == RoleLead && !s.Given && s.Begun+s.Submitted == 0
	return s.Excluded == "" && !leads
}

// Left is how much the person still has to submit.
func (s *PersonSummary) Left() UnitCount {
	if !s.Awaited() {
		return UnitCount{}
	}
	return s.Tally.Left()
}

// Viewer is the person for whom a project is read. A lead sees everything; an
// annotator sees nothing of others before they have submitted.
type Viewer struct {
	Annotator string // "" if a program reads that asks for nobody
	Lead      bool
}

// Attribute is something private about a person, which is kept apart: no
// export, pack or agreement has it unless it is asked for.
type Attribute struct{ Annotator, Name, Value string }
