package corpus

// Layout is what the columns of a table hold. It is found out, put right by a person,
// and used again.
type Layout struct {
	Names   []string `yaml:"-" json:"-"`                           // of all columns, in their order
	Given   bool     `yaml:"-" json:"-"`                           // a person said what every column holds
	Unit    string   `yaml:"unit,omitempty" json:"unit,omitempty"` // the column that names what is rated
	Text    string   `yaml:"text,omitempty" json:"text,omitempty"`
	Note    string   `yaml:"note,omitempty" json:"note,omitempty"`
	Ratings []Rating `yaml:"ratings" json:"ratings"`
	Missing []string `yaml:"missing,omitempty" json:"missing,omitempty"` // cells that stand for no answer, beside empty ones
	Seats   bool     `yaml:"-" json:"-"`                                 // columns are numbered and name nobody: who filled them is unknown
	Aside   []Aside  `yaml:"aside,omitempty" json:"aside,omitempty"`     // columns that are left alone
}

// Rating is a column of labels: what question they answer, and who gave them, which
// the column Named says of each row, or Who of all.
type Rating struct {
	Column   string `yaml:"column" json:"column"`
	Question string `yaml:"question" json:"question"`
	Named    string `yaml:"named,omitempty" json:"named,omitempty"`
	Who      string `yaml:"who,omitempty" json:"who,omitempty"`
}

// Aside is a column that is left alone, and why.
type Aside struct {
	Column string `yaml:"column" json:"column"`
	Why    Beside `yaml:"why" json:"why"`
}

// Beside is why a column is left alone.
type Beside string

// Why columns are left alone.
const (
	BesideUnit   Beside = "unit"   // it says the same of a unit whoever rated it
	BesidePerson Beside = "person" // it says the same of a person whatever they rated
	BesideName   Beside = "name"   // its name is not that of a label
	BesideValues Beside = "values" // too many different cells, or too long ones
)

// Shape is how a table is laid out.
type Shape string

// The shapes of tables.
const (
	ShapeLong  Shape = "long"  // a row a rating, one column names the annotator
	ShapeWide  Shape = "wide"  // a row a unit, with columns for each annotator
	ShapeAlone Shape = "alone" // a row a unit, as one annotator rated it
)

// Shape tells how the table is laid out.
func (l *Layout) Shape() Shape {
	for _, r := range l.Ratings {
		if r.Who != "" || r.Named != l.Ratings[0].Named {
			return ShapeWide
		}
	}
	if len(l.Ratings) > 0 && l.Ratings[0].Named != "" {
		return ShapeLong
	}
	return ShapeAlone
}
