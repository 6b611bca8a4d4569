package document

import "plumbline/annotate/sentence"

// Error is a file that was refused: a stable code and one sentence that says
// what is wrong, where, and what to do.
type Error struct {
	Code    string
	Message sentence.Sentence
	File    string // the file, and the part of it, or ""
	// Encodings are the likeliest, the first first, if the code is
	// "encoding_unsure": a person has to choose.
	Encodings []Candidate
}

// Candidate is an encoding that a file may have, and one line read by it.
type Candidate struct{ Encoding, Line string }

func (e *Error) Error() string { return e.Message.String() }

// OfAll reports an error about all that is packed in a file, and not about one part.
func (e *Error) OfAll() bool {
	switch e.Message.Key() {
	case "ingest.unpacks-too-large", "ingest.too-many-paragraphs", "ingest.too-many-values", "ingest.too-much-markup":
		return true
	}
	return false
}

// Text is the sentence, for those who say it in another language.
func (e *Error) Text() sentence.Text { return e.Message }

// Fail refuses the file that the parameters name.
func Fail(code, key string, params ...any) *Error {
	if len(params) > 1 && params[0] == "File" && params[1] == "" { // bytes that came without a name
		params[1] = sentence.Of("ingest.the-file")
	}
	e := &Error{Code: code, Message: sentence.Of(key, params...)}
	if len(params) > 1 && params[0] == "File" {
		e.File, _ = params[1].(string)
	}
	return e
}

// Fail refuses the input.
func (in *Input) Fail(code, key string, params ...any) *Error {
	return Fail(code, key, append([]any{"File", in.Name}, params...)...)
}
