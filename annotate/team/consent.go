package team

import (
	"regexp"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/sentence"
)

// ConsentDraft is a text to agree to, as the settings of a project suggest it: a lead
// reads it, changes what is not so, and fills in what a program cannot know.
func ConsentDraft(setting func(field string) string, say sentence.Words) string {
	keys := []string{"consent.task", timingKey(setting(annotate.ProjectTime))}
	if share := setting(annotate.ProjectRepeatShare); share != "" && share != "0" {
		keys = append(keys, "consent.repeats")
	}
	for _, field := range annotate.Treatments() {
		if annotate.ReadShowing(setting(field)) != annotate.ShowNever {
			keys = append(keys, "consent.shown")
			break
		}
	}
	keys = append(keys, "consent.release", "consent.withdrawal", "consent.content", "consent.contact")
	lines := make([]string, len(keys))
	for i, key := range keys {
		lines[i] = sentence.Of(key).In(say)
	}
	return strings.Join(lines, "\n\n") + "\n"
}

// unfilled is a place of a draft that is to be filled in.
var unfilled = regexp.MustCompile(`\[(Say|Name)[^\]]*\]`)

// CheckConsent refuses a text that still has a place to fill in.
func CheckConsent(text string) error {
	if open := unfilled.FindString(text); open != "" {
		return annotate.Fail(annotate.CodeInvalid, "consent.placeholder", "Words", sentence.Quoted(open))
	}
	return nil
}

func timingKey(setting string) string {
	switch annotate.ReadTiming(setting) {
	case annotate.TimePerSitting:
		return "consent.time-of-sittings"
	case annotate.TimePerAnswer:
		return "consent.time-of-answers"
	}
	return "consent.no-time"
}

// ReadAttributes reads private attributes, a name and a value a line.
func ReadAttributes(text string) (map[string]string, error) {
	all := make(map[string]string)
	for line := range strings.SplitSeq(text, "\n") {
		if strings.TrimSpace(line) == "" {
			continue
		}
		name, value, ok := strings.Cut(line, "=")
		name, value = strings.TrimSpace(name), strings.TrimSpace(value)
		if !ok || name == "" || value == "" {
			return nil, annotate.Fail(annotate.CodeInvalid, "attribute.no-name-and-value", "Line", strings.TrimSpace(line))
		}
		if _, twice := all[name]; twice {
			return nil, annotate.Fail(annotate.CodeInvalid, "attribute.twice", "Name", name)
		}
		all[name] = value
	}
	return all, nil
}
