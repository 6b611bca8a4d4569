package corpus

import (
	"bytes"
	"encoding/json"
)

// JSON is a value as JSON, in which "<" and "&" stay readable.
func JSON(value any) ([]byte, error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		return nil, err
	}
	return bytes.TrimRight(out.Bytes(), "\n"), nil
}
