package annotate

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"plumbline/annotate/sentence"
)

// Release is a name under which the data of a project were given away, with the secret
// from which people have other ids in them. Who has the secret can tell who is who, so it
// stands in the lead's project alone; and the same release gives the same ids again.
type Release struct {
	Name string `json:"-"`

	Secret string `json:"secret"`
	// Of is the root of the freeze that is given away, where it has another name than the release.
	Of string `json:"of,omitempty"`
	Along

	Author string    `json:"-"`
	At     time.Time `json:"-"`
}

// Along is what goes along with a release: which part of the articles and answers, and the
// attributes of people.
type Along struct {
	Part string                    `json:"part,omitempty"` // what it was narrowed to, "" for nothing
	Told map[string]map[string]int `json:"told,omitempty"` // by attribute, by value, how many
	// Together is, of several attributes, how many told the same of all of them: by values in
	// the order of the attributes' names, joined by TogetherBy.
	Together map[string]int `json:"together,omitempty"`
}

// Same reports whether the same attributes were told by as many.
func (a *Along) Same(as *Along) bool {
	return maps.EqualFunc(a.Told, as.Told, maps.Equal[map[string]int]) && maps.Equal(a.Together, as.Together)
}

// TogetherBy stands between values of several attributes; it is in no value.
const TogetherBy = "\x1f"

// Names are the attributes, sorted.
func (a *Along) Names() []string { return slices.Sorted(maps.Keys(a.Told)) }

// ReleaseKey is the key of the release of a name.
func ReleaseKey(name string) Key {
	return Key{Kind: KindRelease, Subject: ProjectSubject, Field: name}
}

// secretBytes is how many bytes a secret has.
const secretBytes = 32

// NewRelease is a release with a secret that nobody can guess.
func NewRelease(name string) Release {
	secret := make([]byte, secretBytes)
	_, _ = rand.Read(secret) // it never fails
	return Release{Name: name, Secret: hex.EncodeToString(secret)}
}

// CheckReleaseName says what is wrong with a proposed name.
func CheckReleaseName(name string) error {
	if !isShownName(name) {
		return Fail(CodeInvalid, "release.name", "Name", sentence.Quoted(Visible(name)))
	}
	return nil
}

// isShownName reports whether a name is one line and what is seen of it.
func isShownName(name string) bool {
	_, bad := unseen(name, false)
	return !bad && strings.TrimSpace(name) == name && name != "" && utf8.RuneCountInString(name) <= MaxName
}

// Value is what the log says of the release.
func (r *Release) Value() string {
	value, _ := json.Marshal(r) // of texts and numbers
	return string(value)
}

// ReadRelease reads the release that an entry tells of; ok is false for one that tells of none.
func ReadRelease(e *Entry) (r Release, ok bool) {
	if !isRelease(e.Value) || json.Unmarshal([]byte(e.Value), &r) != nil {
		return Release{}, false
	}
	r.Name, r.Author, r.At = e.Key.Field, e.Author, e.DecidedAt
	return r, true
}

// isRelease reports whether a value is a release in the one form in which they are stored.
func isRelease(value string) bool {
	var r Release
	if json.Unmarshal([]byte(value), &r) != nil {
		return false
	}
	secret, err := hex.DecodeString(r.Secret)
	return err == nil && len(secret) == secretBytes && r.Value() == value
}

// pseudonymTag keeps ids of people apart from other things that a secret may be mixed with.
const pseudonymTag = "plumbline pseudonym 1\x00"

// Pseudonym is the id that a person has in the release. It says nothing of them, also not
// by its place among the others, and another release has another. A program keeps its name.
func (r *Release) Pseudonym(id string) string {
	if id == "" || strings.HasPrefix(id, ModelPrefix) {
		return id
	}
	mix := hmac.New(sha256.New, []byte(r.Secret))
	mix.Write([]byte(pseudonymTag + id))
	const letters = 10 // of five bits: two of a thousand people have the same once in two thousand million releases
	return "p-" + strings.ToLower(base32.StdEncoding.EncodeToString(mix.Sum(nil)))[:letters]
}
