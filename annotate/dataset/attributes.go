package dataset

import (
	"encoding/csv"
	"io"

	"plumbline/annotate"
	"plumbline/annotate/wholefile"
)

// WriteAttributes writes the private attributes of people to a file of their
// own, and nothing else: annotator, attribute, value. No other export has them.
func WriteAttributes(path string, attributes []annotate.Attribute) error {
	return wholefile.Replace(path, func(w io.Writer) error {
		out := csv.NewWriter(w)
		if err := out.Write([]string{"annotator", "attribute", "value"}); err != nil {
			return err
		}
		for _, a := range attributes {
			if err := out.Write([]string{a.Annotator, a.Name, a.Value}); err != nil {
				return err
			}
		}
		out.Flush()
		return out.Error()
	})
}
