package annotate

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
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
		return Errorf(CodeInvalid, "The target %q has an empty name or alias; write \"Name\" or \"Name=alias,alias\".", s)
	case !utf8.ValidString(name) || strings.ContainsFunc(name, unicode.IsControl):
		return Errorf(CodeInvalid, "The target %q contains characters that cannot be shown; type its name again.", s)
	case strings.Contains(name, "|"):
		return Errorf(CodeInvalid, "The target %q contains \"|\"; part aliases by commas.", s)
	case utf8.RuneCountInString(name) > maxTargetName:
		return Errorf(CodeInvalid, "The name or alias %q is longer than %d characters; give a short one.", name, maxTargetName)
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
			return Errorf(CodeExists, "The target %q is there already; a target is added once.", k.Name)
		}
		for _, name := range t.names() {
			if k.Called(name) {
				return Errorf(CodeExists,
					"%q already means the target %q; give each target names of its own.", name, k.Name)
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
		return Target{}, Errorf(CodeInvalid,
			"%q means more than one target (%s); give the target's id.", name, TargetNames(found))
	case len(targets) == 0:
		return Target{}, Errorf(CodeNotFound, "There is no target %q: the project has no targets.", name)
	default:
		return Target{}, Errorf(CodeNotFound,
			"There is no target %q; the targets are %s.", name, TargetNames(targets))
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
