package annotate

// Assignment gives an article to a person.
type Assignment struct{ Article, Annotator string }

// Key is the log key of the assignment in a round.
func (a Assignment) Key(round int) Key {
	return Key{Kind: KindAssignment, Subject: a.Article, Layer: LayerAnnotation, Round: round, Annotator: a.Annotator}
}

// ArticleProgress is how far a person is with an article that is given to
// them, or that they have begun.
type ArticleProgress struct {
	Article   string
	Annotator string
	Assigned  bool
	Tally
}

// Batch is a set of articles that is handed out and reviewed together.
type Batch struct {
	Name     string
	Articles int
	Closed   bool // annotators may see agreement on it
}
