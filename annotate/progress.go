package annotate

// Tally counts paragraphs by state for one annotator.
type Tally struct {
	Paragraphs int // in the article or project, and articles as a whole where they are asked about
	Wholes     int // of them
	Begun      int // draft or submitted
	Submitted  int
	WholesDone int // of what is submitted, articles as a whole
	Unsure     int // with anything marked unsure
	Look       int // to be looked at again: a question changed its meaning, or came since
}

// Plus adds up two tallies.
func (t Tally) Plus(o Tally) Tally {
	return Tally{
		Paragraphs: t.Paragraphs + o.Paragraphs, Wholes: t.Wholes + o.Wholes, Begun: t.Begun + o.Begun,
		Submitted: t.Submitted + o.Submitted, WholesDone: t.WholesDone + o.WholesDone, Unsure: t.Unsure + o.Unsure, Look: t.Look + o.Look,
	}
}

// Left is how much is still to be submitted.
func (t Tally) Left() UnitCount {
	return UnitCount{max(t.Paragraphs-t.Submitted, 0), max(t.Wholes-t.WholesDone, 0)}
}

// Done is how much was submitted.
func (t Tally) Done() UnitCount { return UnitCount{t.Submitted, t.WholesDone} }

// AddWhole adds articles as a whole to what there is to do.
func (t *Tally) AddWhole(n int) { t.Paragraphs, t.Wholes = t.Paragraphs+n, t.Wholes+n }

// Summary is one row of an annotator's queue.
type Summary struct {
	ArticleID string
	Meta      Meta
	Round     int
	Asked     []string // the paragraphs that are asked; nil means all
	Twice     int      // paragraphs answered differently in two places, as far as they were looked for
	Ruled     int      // paragraphs that a ruling wants to be looked at again, as far as they were looked for
	Tally
}

// Bookmark is where an annotator's window was: an article and a paragraph in it.
type Bookmark struct {
	Article   string
	Paragraph string
}

// Found is a paragraph that a search found, or an article as a whole, with the title of the
// article.
type Found struct {
	Paragraph Paragraph
	Title     string
}

// Collected are the articles in which something was found, in order, and how much it is in
// each: paragraphs, and the article as a whole.
type Collected struct {
	Articles []string
	Found    map[string]int
	Wholes   map[string]bool // those that were found as a whole, which counts in Found
}

// Add adds what was found of an article.
func (c *Collected) Add(p *Paragraph) {
	if c.Found == nil {
		c.Found, c.Wholes = make(map[string]int), make(map[string]bool)
	}
	if c.Found[p.Article]++; c.Found[p.Article] == 1 {
		c.Articles = append(c.Articles, p.Article)
	}
	if p.Whole() {
		c.Wholes[p.Article] = true
	}
}

// Has reports whether anything was found in an article.
func (c Collected) Has(article string, _ Meta) bool { return c.Found[article] > 0 }

// Findings are what a search found: the first of it, and how much there is as far as it was
// counted.
type Findings struct {
	First  []Found
	Total  int  // paragraphs, and articles as a whole
	Wholes int  // of them
	More   bool // than Total
}
