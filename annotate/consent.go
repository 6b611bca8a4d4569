package annotate

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"
)

// Consent is what annotators agree to before they label. The words of a lead make its
// version: other words ask everyone again.
type Consent struct{ Text, Version string }

// consentTag keeps versions apart from other hashes.
const consentTag = "plumbline consent 1"

// ConsentTo is the consent that a text asks for; a blank one asks for none.
func ConsentTo(text string) (c Consent, asked bool) {
	text = strings.TrimSpace(text)
	if text == "" {
		return Consent{}, false
	}
	return Consent{text, digest(consentTag, text)[:16]}, true
}

// ConsentSource is what is read to know whether somebody has agreed.
type ConsentSource interface {
	Current(ctx context.Context, key Key) (*Entry, error)
}

// ConsentOf is what a project asks its annotators to agree to, nil for nothing, and whether
// a person has.
func ConsentOf(ctx context.Context, from ConsentSource, person string) (asked *Consent, agreed bool, err error) {
	text, err := from.Current(ctx, Key{Kind: KindProject, Subject: ProjectSubject, Field: ProjectConsent})
	if err != nil || text == nil {
		return nil, false, err
	}
	consent, asks := ConsentTo(text.Value)
	if !asks {
		return nil, false, nil
	}
	word, err := from.Current(ctx, ConsentKey(person, consent.Version))
	return &consent, word != nil && word.Value == Yes, err
}

// ConsentKey is the key under which a person agrees to a version, and withdraws that.
func ConsentKey(person, version string) Key {
	return Key{Kind: KindConsent, Subject: person, Field: version}
}

// Agreed is a person's word on a version of the consent.
type Agreed struct {
	Annotator, Version string
	At                 time.Time
	Withdrawn          bool
}

// Consenting is what a person's words on consents come to.
type Consenting int

// What they come to.
const (
	ConsentMissing   Consenting = iota // nothing was agreed to
	ConsentGiven                       // to the text in force
	ConsentOlder                       // to an older text alone
	ConsentWithdrawn                   // it was taken back, and not given anew
)

// Consenters lists, of each outcome, the people in the order given. now is the text in force,
// without a version if nothing is to be agreed to.
func Consenters(now Consent, words []Agreed, people []string) map[Consenting][]string {
	by := make(map[Consenting][]string)
	for _, id := range people {
		is := ConsentingOf(now, words, id)
		by[is] = append(by[is], id)
	}
	return by
}

// ConsentingOf is what a person's words come to.
func ConsentingOf(now Consent, words []Agreed, id string) (is Consenting) {
	for _, a := range words {
		switch {
		case a.Annotator != id:
		case a.Version == now.Version && !a.Withdrawn:
			return ConsentGiven
		case a.Version == now.Version:
			is = ConsentWithdrawn
		case is == ConsentWithdrawn && a.Withdrawn, is == ConsentMissing && a.Withdrawn:
			is = ConsentWithdrawn
		case is == ConsentMissing:
			is = ConsentOlder
		}
	}
	return is
}

// ConsentVersion is how many people agreed to a version of the consent, and when.
type ConsentVersion struct {
	Version           string
	Agreed, Withdrawn int // people; who withdrew is not among who agreed
	First, Last       time.Time
}

// ConsentVersions counts the words on each version, the oldest first.
func ConsentVersions(words []Agreed) (all []ConsentVersion) {
	for _, a := range words {
		at := slices.IndexFunc(all, func(v ConsentVersion) bool { return v.Version == a.Version })
		if at < 0 {
			at = len(all)
			all = append(all, ConsentVersion{Version: a.Version, First: a.At, Last: a.At})
		}
		v := &all[at]
		if a.Withdrawn {
			v.Withdrawn++
		} else {
			v.Agreed++
		}
		if a.At.Before(v.First) {
			v.First = a.At
		}
		if a.At.After(v.Last) {
			v.Last = a.At
		}
	}
	slices.SortStableFunc(all, func(x, y ConsentVersion) int {
		return cmp.Or(x.First.Compare(y.First), cmp.Compare(x.Version, y.Version))
	})
	return all
}
