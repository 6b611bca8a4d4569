package sentence

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"sync"
)

//go:embed en.json
var english []byte

// Pattern is the English of one sentence, with places such as {{.File}}.
type Pattern struct {
	One   string `json:"one"` // where Count is 1; "" if the sentence goes by no number
	Other string `json:"other"`
}

// catalogue is read when the first sentence is said, which most runs never do.
var catalogue = sync.OnceValue(func() map[string]Pattern {
	all := map[string]Pattern{}
	if err := json.Unmarshal(english, &all); err != nil {
		panic(fmt.Sprintf("sentence: en.json: %v", err))
	}
	return all
})

// pattern is the English of a key; a key that is not there stands for itself.
func pattern(key string) Pattern {
	if p, ok := catalogue()[key]; ok {
		return p
	}
	return Pattern{Other: key}
}

// UnmarshalJSON reads a pattern, or one for the singular and one for others.
func (p *Pattern) UnmarshalJSON(src []byte) error {
	if len(src) > 0 && src[0] == '"' {
		return json.Unmarshal(src, &p.Other)
	}
	type both Pattern
	return json.Unmarshal(src, (*both)(p))
}

func (p Pattern) of(count *int) string {
	if count != nil && *count == 1 {
		return p.One
	}
	return p.Other
}
