package seeds

import (
	"fmt"
	"path"
	"strconv"
)

// Answer is one row of a key: the right value of one question of a paragraph.
type Answer struct {
	Position int    // of the paragraph, from 1
	Field    string // key of the codebook's field
	Target   string // name of the target, "" for a field not asked per target
	Value    string // labels of a set joined by "|" in codebook order
}

// readKey reads the key of answers that belongs to an article.
func readKey(folder, slug string) ([]Answer, error) {
	name := path.Join(folder, slug+".key.csv")
	rows, err := readTable(name, []string{"position", "field", "target", "value"})
	if err != nil {
		return nil, err
	}
	key := make([]Answer, 0, len(rows))
	for i, row := range rows {
		position, err := strconv.Atoi(row[0])
		if err != nil {
			return nil, fmt.Errorf("%s, row %d: the position %q is not a number", name, i+1, row[0])
		}
		key = append(key, Answer{Position: position, Field: row[1], Target: row[2], Value: row[3]})
	}
	return key, nil
}

// readReasons reads why each paragraph of an article is answered as its key says.
func readReasons(folder, slug string) (map[int]string, error) {
	name := path.Join(folder, slug+".reasons.csv")
	rows, err := readTable(name, []string{"position", "reason"})
	if err != nil {
		return nil, err
	}
	reasons := make(map[int]string, len(rows))
	for i, row := range rows {
		position, err := strconv.Atoi(row[0])
		if err != nil {
			return nil, fmt.Errorf("%s, row %d: the position %q is not a number", name, i+1, row[0])
		}
		if _, twice := reasons[position]; twice {
			return nil, fmt.Errorf("%s, row %d: position %d has a reason already", name, i+1, position)
		}
		reasons[position] = row[1]
	}
	return reasons, nil
}
