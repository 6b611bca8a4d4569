package dataset

import (
	"strconv"

	"plumbline/annotate/codebook"
	"plumbline/annotate/dataset/table"
)

// codes are the rules in force as a table: a row for each value of each question, and one
// for each question without values.
func codes(book *codebook.Codebook) *table.Table {
	var rows [][]string
	for i := range book.Fields {
		f := &book.Fields[i]
		of := []string{
			book.ID, book.Version, f.Key, f.Label, f.Question, f.Rule, scaleName(f), f.Metric, strconv.Itoa(f.Meaning),
			flag(f.Required), flag(f.PerTarget),
		}
		if len(f.Options) == 0 {
			rows = append(rows, append(of, "", "", "", "", ""))
		}
		for _, o := range f.Options {
			rows = append(rows, append(of[:len(of):len(of)], o.Value, o.Shown, o.Definition, o.Example, o.NotExample))
		}
	}
	return table.Of("codebook", "One value of one question of the codebook in force.", []table.Column{
		words("codebook_id", "The codebook.", ""),
		words("codebook_version", "Its version.", ""),
		words("field", "The question, by its key.", ""),
		words("label", "The question as the form shows it.", ""),
		words("question", "What is asked; {target} stands for whom or what it is about.", "the label says it"),
		words("rule", "How it is to be answered.", "no rule is written"),
		words("scale", "What kind of answer it takes.", ""),
		words("metric", "What measures agreement on it.", "that of its scale, or none"),
		number("meaning", "The number of its meaning; answers of another are answers to another question.", "", ""),
		flagged("required", "The paragraph is not done without it."),
		flagged("per_target", "It is asked about each target."),
		words("value", "A value as it stands in the data.", "the question has no values of its own"),
		words("shown", "The value as the form shows it.", "the question has no values of its own"),
		words("definition", "What it means.", "not written"),
		words("example", "What is one.", "not written"),
		words("not_example", "What is none.", "not written"),
	}, rows)
}

func scaleName(f *codebook.Field) string {
	if f.Scale == nil {
		return ""
	}
	return f.Scale.Name
}
