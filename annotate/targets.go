package annotate

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"plumbline/annotate/sentence"
)

// maxTargetName is the longest name of a target or alias, in code points: it stands
// in a row of the form.
const maxTargetName = 80

// ParseTarget reads "Name=alias,alias" or "Name". The target has the id that
// its name gives it; its place in the form is decided when it is added.
func ParseTarget(s string) (Target, error) {
	name, rest, listed := strings.Cut(s, "=")
	name = strings.TrimSpace(name)
	if err := checkTargetName(s, name); err != nil {
		return Target{}, err
	}
	t := Target{ID: TargetID(name), Name: name}
	if !listed {
		return t, nil
	}
	for alias := range strings.SplitSeq(rest, ",") {
		alias = strings.TrimSpace(alias)
		if err := checkTargetName(s, alias); err != nil {
			return Target{}, err
		}
		if !t.Called(alias) {
			t.Aliases = append(t.Aliases, alias)
		}
	}
	return t, nil
}

func checkTargetName(s, name string) error {
	switch {
	case name == "":
		return Fail(CodeInvalid, "target.empty-name", "Target", sentence.Quoted(s))
	case !utf8.ValidString(name) || strings.ContainsFunc(name, unicode.IsControl):
		return Fail(CodeInvalid, "target.not-shown", "Target", sentence.Quoted(s))
	case strings.Contains(name, "|"):
		return Fail(CodeInvalid, "target.bar", "Target", sentence.Quoted(s))
	case utf8.RuneCountInString(name) > maxTargetName:
		return Fail(CodeInvalid, "target.name-too-long", "Name", sentence.Quoted(name), "Most", maxTargetName)
	}
	return nil
}

// AddTargets writes new targets behind those a project has, in one action. A
// target or alias that the project knows already is refused: a name must mean
// one target.
func AddTargets(pen *Pen, existing, added []Target) ([]Entry, error) {
	if err := CheckTargets(added, existing...); err != nil {
		return nil, err
	}
	last := 0
	for _, t := range existing {
		last = max(last, t.Order)
	}
	pen.Begin()
	var entries []Entry
	for _, t := range added {
		last++
		t.Order = last
		for _, f := range t.Fields() {
			key := Key{Kind: KindTarget, Subject: t.ID, Field: f.Field}
			entries = append(entries, pen.Write(key, f.Value, "", OriginAnnotator))
		}
	}
	return entries, nil
}

// CheckTargets reports the first name or alias among the added targets that
// means another target already.
func CheckTargets(added []Target, existing ...Target) error {
	known := slices.Clone(existing)
	for _, t := range added {
		if err := checkNewTarget(t, known); err != nil {
			return err
		}
		known = append(known, t)
	}
	return nil
}

func checkNewTarget(t Target, known []Target) error {
	for _, k := range known {
		if k.ID == t.ID {
			return Fail(CodeExists, "target.exists", "Target", sentence.Quoted(k.Name))
		}
		for _, name := range t.Names() {
			if k.Called(name) {
				return Fail(CodeExists,
					"target.name-taken", "Name", sentence.Quoted(name), "Target", sentence.Quoted(k.Name))
			}
		}
	}
	return nil
}

// FindTarget finds a target by id, or by name or alias whatever its case. The
// error lists the names there are.
func FindTarget(targets []Target, name string) (Target, error) {
	for _, t := range targets {
		if t.ID == name {
			return t, nil
		}
	}
	var found []Target
	for _, t := range targets {
		if t.Called(name) {
			found = append(found, t)
		}
	}
	switch {
	case len(found) == 1:
		return found[0], nil
	case len(found) > 1:
		return Target{}, Fail(CodeInvalid,
			"target.several", "Name", sentence.Quoted(name), "Targets", TargetNames(found))
	case len(targets) == 0:
		return Target{}, Fail(CodeNotFound, "target.none-at-all", "Name", sentence.Quoted(name))
	default:
		return Target{}, Fail(CodeNotFound,
			"target.none", "Name", sentence.Quoted(name), "Targets", TargetNames(targets))
	}
}

// FindTargets finds the ids of several targets, in the order of the form.
func FindTargets(targets []Target, wanted []string) ([]string, error) {
	asked := make(map[string]bool)
	for _, name := range wanted {
		t, err := FindTarget(targets, name)
		if err != nil {
			return nil, err
		}
		asked[t.ID] = true
	}
	var ids []string
	for _, t := range targets {
		if asked[t.ID] {
			ids = append(ids, t.ID)
		}
	}
	return ids, nil
}

// TargetIDs are the ids of targets, in their order.
func TargetIDs(targets []Target) []string {
	ids := make([]string, len(targets))
	for i, t := range targets {
		ids[i] = t.ID
	}
	return ids
}

// TargetNames lists the names of targets for a sentence.
func TargetNames(targets []Target) string {
	names := make([]string, len(targets))
	for i, t := range targets {
		names[i] = t.Name
	}
	return strings.Join(names, ", ")
}
