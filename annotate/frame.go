package annotate

import (
	"encoding/json"
	"time"
)

// FrameOrder is the field of a frame that is one person's order of work, and no batch.
const FrameOrder = "order"

// Frame is a set of articles that was found, and is worked on because of it: what it was
// looked for by, and how much that was. Who reads the answers has to know it, as whatever
// was not found was not in the sample.
type Frame struct {
	Batch     string `json:"-"` // that the articles became, or "" for an order of work
	Annotator string `json:"-"` // whose order of work it is, or ""

	Query      string `json:"query"`
	Articles   int    `json:"articles"`
	Paragraphs int    `json:"paragraphs"`       // that were found in them, and articles as a whole
	Wholes     int    `json:"wholes,omitempty"` // of what was found, articles as a whole

	Author string    `json:"-"`
	At     time.Time `json:"-"`
}

// Add adds an article of which so much was found.
func (f *Frame) Add(units int, whole bool) {
	f.Articles++
	f.Paragraphs += units
	if whole {
		f.Wholes++
	}
}

// Units is how much was found.
func (f Frame) Units() UnitCount { return UnitCount{f.Paragraphs, f.Wholes} }

// Key is the key of the frame in the log. An order of work is somebody's own.
func (f Frame) Key() Key {
	if f.Annotator == "" {
		return Key{Kind: KindFrame, Subject: f.Batch}
	}
	return Key{
		Kind: KindFrame, Subject: f.Annotator, Layer: LayerAnnotation, Round: FirstRound, Annotator: f.Annotator, Field: FrameOrder,
	}
}

// Value is what the log says of the frame.
func (f Frame) Value() string {
	value, _ := json.Marshal(f) // of a text and numbers
	return string(value)
}

// ReadFrame reads the frame that an entry tells of; ok is false for one that tells of none.
func ReadFrame(e *Entry) (f Frame, ok bool) {
	if !isFrame(e.Value) || json.Unmarshal([]byte(e.Value), &f) != nil {
		return Frame{}, false
	}
	f.Author, f.At = e.Author, e.DecidedAt
	if e.Key.Field == FrameOrder {
		f.Annotator = e.Key.Annotator
	} else {
		f.Batch = e.Key.Subject
	}
	return f, true
}

// isFrame reports whether a value is one in the one form in which frames are stored.
func isFrame(value string) bool {
	var f Frame
	err := json.Unmarshal([]byte(value), &f)
	counts := f.Articles > 0 && f.Paragraphs >= f.Articles && f.Wholes >= 0 && f.Wholes <= f.Articles
	return err == nil && f.Query != "" && counts && f.Value() == value
}
