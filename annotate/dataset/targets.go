package dataset

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"plumbline/annotate"
)

// maxName is the longest name of a target or alias, in code points: it stands
// in a row of the form.
const maxName = 80

// ParseTarget reads "Name=alias,alias" or "Name". The target has the id that
// its name gives it; its place in the form is decided when it is added.
func ParseTarget(s string) (annotate.Target, error) {
	name, rest, listed := strings.Cut(s, "=")
	name = strings.TrimSpace(name)
	if err := checkName(s, name); err != nil {
		return annotate.Target{}, err
	}
	t := annotate.Target{ID: annotate.TargetID(name), Name: name}
	if !listed {
		return t, nil
	}
	for alias := range strings.SplitSeq(rest, ",") {
		alias = strings.TrimSpace(alias)
		if err := checkName(s, alias); err != nil {
			return annotate.Target{}, err
		}
		if !called(t, alias) {
			t.Aliases = append(t.Aliases, alias)
		}
	}
	return t, nil
}

func checkName(s, name string) error {
	switch {
	case name == "":
		return annotate.Errorf(annotate.CodeInvalid, "The target %q has an empty name or alias; write \"Name\" or \"Name=alias,alias\".", s)
	case !utf8.ValidString(name) || strings.ContainsFunc(name, unicode.IsControl):
		return annotate.Errorf(annotate.CodeInvalid, "The target %q contains characters that cannot be shown; type its name again.", s)
	case strings.Contains(name, "|"):
		return annotate.Errorf(annotate.CodeInvalid, "The target %q contains \"|\"; part aliases by commas.", s)
	case utf8.RuneCountInString(name) > maxName:
		return annotate.Errorf(annotate.CodeInvalid, "The name or alias %q is longer than %d characters; give a short one.", name, maxName)
	}
	return nil
}

// AddTargets writes new targets behind those a project has, in one action. A
// target or alias that the project knows already is refused: a name must mean
// one target.
func AddTargets(pen *annotate.Pen, existing, added []annotate.Target) ([]annotate.Entry, error) {
	if err := CheckTargets(added, existing...); err != nil {
		return nil, err
	}
	last := 0
	for _, t := range existing {
		last = max(last, t.Order)
	}
	pen.Begin()
	var entries []annotate.Entry
	for _, t := range added {
		last++
		t.Order = last
		for _, f := range t.Fields() {
			key := annotate.Key{Kind: annotate.KindTarget, Subject: t.ID, Field: f.Field}
			entries = append(entries, pen.Write(key, f.Value, "", annotate.OriginAnnotator))
		}
	}
	return entries, nil
}

// CheckTargets reports the first name or alias among the added targets that
// means another target already.
func CheckTargets(added []annotate.Target, existing ...annotate.Target) error {
	known := slices.Clone(existing)
	for _, t := range added {
		if err := checkNew(t, known); err != nil {
			return err
		}
		known = append(known, t)
	}
	return nil
}

func checkNew(t annotate.Target, known []annotate.Target) error {
	for _, k := range known {
		if k.ID == t.ID {
			return annotate.Errorf(annotate.CodeExists, "The target %q is there already; a target is added once.", k.Name)
		}
		for _, name := range names(t) {
			if called(k, name) {
				return annotate.Errorf(annotate.CodeExists,
					"%q already means the target %q; give each target names of its own.", name, k.Name)
			}
		}
	}
	return nil
}

// FindTarget finds a target by id, or by name or alias whatever its case. The
// error lists the names there are.
func FindTarget(targets []annotate.Target, name string) (annotate.Target, error) {
	for _, t := range targets {
		if t.ID == name {
			return t, nil
		}
	}
	var found []annotate.Target
	for _, t := range targets {
		if called(t, name) {
			found = append(found, t)
		}
	}
	switch {
	case len(found) == 1:
		return found[0], nil
	case len(found) > 1:
		return annotate.Target{}, annotate.Errorf(annotate.CodeInvalid,
			"%q means more than one target (%s); give the target's id.", name, targetNames(found))
	case len(targets) == 0:
		return annotate.Target{}, annotate.Errorf(annotate.CodeNotFound, "There is no target %q: the project has no targets.", name)
	default:
		return annotate.Target{}, annotate.Errorf(annotate.CodeNotFound,
			"There is no target %q; the targets are %s.", name, targetNames(targets))
	}
}

// FindTargets finds the ids of several targets, in the order of the form.
func FindTargets(targets []annotate.Target, wanted []string) ([]string, error) {
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

// AskedIn lists the targets that are asked in an article, in the order of the
// form: all of the project unless the article is narrowed to some.
func AskedIn(meta annotate.Meta, targets []annotate.Target) []annotate.Target {
	if len(meta.Targets) == 0 {
		return targets
	}
	var asked []annotate.Target
	for _, t := range targets {
		if slices.Contains(meta.Targets, t.ID) {
			asked = append(asked, t)
		}
	}
	return asked
}

func targetIDs(targets []annotate.Target) []string {
	ids := make([]string, len(targets))
	for i, t := range targets {
		ids[i] = t.ID
	}
	return ids
}

func names(t annotate.Target) []string { return append([]string{t.Name}, t.Aliases...) }

// called reports whether name is the target's name or an alias.
func called(t annotate.Target, name string) bool {
	folded := annotate.FoldText(name)
	return slices.ContainsFunc(names(t), func(n string) bool { return annotate.FoldText(n) == folded })
}

func targetNames(targets []annotate.Target) string {
	list := make([]string, len(targets))
	for i, t := range targets {
		list[i] = t.Name
	}
	return strings.Join(list, ", ")
}
