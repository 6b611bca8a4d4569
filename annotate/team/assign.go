package team

import (
	"cmp"
	"slices"

	"plumbline/annotate"
)

// Article is what planning needs to know of an article.
type Article struct {
	ID         string
	Paragraphs int
}

// Load is what one person has to do.
type Load struct {
	Annotator            string
	Articles, Paragraphs int // with what the plan adds
	NewArticles          int // of them, those that the plan adds
}

// Task is what is to be given out, and to whom.
type Task struct {
	Articles []Article
	Others   []Article // annotated too, but not given out now; they count as load
	People   []string
	Given    []annotate.Assignment // what stands
	Wanted   int                   // of the people to an article; 0 means all of them
	Seed     string
}

// Plan is what an assignment would add.
type Plan struct {
	New   []annotate.Assignment
	Loads []Load // of the people, in the order given
	Rings Rings  // what the pairs form, with those given before
}

// Touched is the number of articles of which the plan adds an assignment.
func (p *Plan) Touched() int {
	seen := make(map[string]bool, len(p.New))
	for _, a := range p.New {
		seen[a.Article] = true
	}
	return len(seen)
}

// Assign gives every article to as many of the people as wanted, and so that
// all have about as much to read: an article goes to those who have the fewest
// paragraphs. With equal loads the seed decides, so that not always the same
// people share an article. Where two are to have each, the second is, among those
// with equal loads, who completes an odd ring of pairs, then who has met the first
// least: pairs at random and as evenly as can be tell a strict annotator from a
// difficult article, which even rings do not.
//
// Who has an article keeps it, and counts in the load and, if they are among the
// people, among the wanted: a plan only adds. After new articles came in, the same
// call gives out those; somebody new gets what the others have by being named alone.
// Between people who began with equal loads the loads never differ by more than
// the largest article: each step adds an article to the least loaded, and what
// it puts them ahead of anyone else by is at most its length.
func Assign(t Task) *Plan {
	p := newPlanner(t)
	if t.Wanted <= 0 {
		t.Wanted = len(p.loads)
	}
	for _, a := range p.inTurn(t.Articles) {
		p.article(a, t.Wanted)
	}
	return p.plan()
}

type planner struct {
	seed  string
	has   map[string]map[string]bool // people by article
	loads []Load
	pairs pairs
	made  Plan
}

func newPlanner(t Task) *planner {
	p := &planner{seed: t.Seed, has: make(map[string]map[string]bool), pairs: make(pairs)}
	at := make(map[string]int)
	for _, id := range t.People {
		if _, twice := at[id]; !twice {
			at[id] = len(p.loads)
			p.loads = append(p.loads, Load{Annotator: id})
		}
	}
	length := make(map[string]int)
	for _, a := range slices.Concat(t.Articles, t.Others) {
		length[a.ID] = a.Paragraphs
		p.has[a.ID] = make(map[string]bool)
	}
	for _, g := range t.Given {
		here := p.has[g.Article]
		if here == nil || here[g.Annotator] {
			continue // of an article that is not annotated any more
		}
		here[g.Annotator] = true
		if i, ok := at[g.Annotator]; ok {
			p.loads[i].add(length[g.Article])
		}
	}
	for _, here := range p.has {
		p.pairs.meet(here)
	}
	return p
}

// inTurn puts the longest articles first, because the shortest balance best,
// and those of one length in an order that the seed decides.
func (p *planner) inTurn(articles []Article) []Article {
	turn := slices.Clone(articles)
	slices.SortFunc(turn, func(a, b Article) int {
		return cmp.Or(cmp.Compare(b.Paragraphs, a.Paragraphs),
			cmp.Compare(draw(p.seed, "turn", a.ID), draw(p.seed, "turn", b.ID)), cmp.Compare(a.ID, b.ID))
	})
	return turn
}

// article gives one article to the least loaded who do not have it.
func (p *planner) article(a Article, wanted int) {
	var free []*Load
	for i := range p.loads {
		if !p.has[a.ID][p.loads[i].Annotator] {
			free = append(free, &p.loads[i])
		}
	}
	slices.SortFunc(free, func(x, y *Load) int {
		return cmp.Or(cmp.Compare(x.Paragraphs, y.Paragraphs),
			cmp.Compare(draw(p.seed, "who", a.ID, x.Annotator), draw(p.seed, "who", a.ID, y.Annotator)))
	})
	missing := wanted - (len(p.loads) - len(free)) // others who have it are not asked for
	for left := max(min(missing, len(free)), 0); left > 0; left-- {
		at := 0
		if wanted == 2 && len(p.has[a.ID]) == 1 {
			at = p.partner(a, free)
		}
		l := free[at]
		free = slices.Delete(free, at, at+1)
		l.add(a.Paragraphs)
		l.NewArticles++
		p.has[a.ID][l.Annotator] = true
		p.made.New = append(p.made.New, annotate.Assignment{Article: a.ID, Annotator: l.Annotator})
	}
	if missing > 0 {
		p.pairs.meet(p.has[a.ID])
	}
}

// partner chooses among the least loaded who joins the one that has an article.
func (p *planner) partner(a Article, free []*Load) int {
	var first string
	for who := range p.has[a.ID] {
		first = who
	}
	best := 0
	for at := 1; at < len(free) && free[at].Paragraphs == free[0].Paragraphs; at++ {
		closes, closed := p.pairs.closesOdd(first, free[at].Annotator), p.pairs.closesOdd(first, free[best].Annotator)
		if closes != closed {
			if closes {
				best = at
			}
			continue
		}
		if p.pairs[pairOf(first, free[at].Annotator)] < p.pairs[pairOf(first, free[best].Annotator)] {
			best = at
		}
	}
	return best
}

func (l *Load) add(paragraphs int) {
	l.Articles++
	l.Paragraphs += paragraphs
}

// plan is what was planned, in an order that does not depend on the planning.
func (p *planner) plan() *Plan {
	slices.SortFunc(p.made.New, func(a, b annotate.Assignment) int {
		return cmp.Or(cmp.Compare(a.Article, b.Article), cmp.Compare(a.Annotator, b.Annotator))
	})
	p.made.Loads = p.loads
	p.made.Rings = ringsOf(p.has)
	return &p.made
}
