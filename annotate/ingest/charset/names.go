package charset

import "strings"

// NameDecoder returns what decodes the names of files, by the likeliest
// encoding of all of them together.
func NameDecoder(all []byte) func(name string) string {
	guesses := rank(all, "")
	return func(name string) string {
		for _, g := range guesses {
			if text, ok := tryDecode(g.page.enc, []byte(name)); ok {
				return text
			}
		}
		return strings.ToValidUTF8(name, "?")
	}
}

// Page decodes bytes of a named encoding, what it does not have as U+FFFD.
// Nil means that there is no such encoding.
func Page(name string) func(data []byte) string {
	p := pageNamed(name)
	if p == nil {
		return nil
	}
	return func(data []byte) string {
		out, err := p.enc.NewDecoder().Bytes(data)
		if err != nil {
			return strings.Repeat("\uFFFD", len(data))
		}
		return string(out)
	}
}
