package annotate

import (
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
