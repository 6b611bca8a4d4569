package team

import (
	"cmp"
	"slices"

	"plumbline/annotate"
)

// Article is what planning needs to know of an article.
type Article struct {
	ID            string
	Paragraphs    int
	Event, Outlet string // what it covers and where, as far as that is known
}

// ArticleOf is what planning needs of what is known of an article.
func ArticleOf(s annotate.Summary) Article {
	return Article{ID: s.ArticleID, Paragraphs: s.Paragraphs, Event: s.Meta.Event, Outlet: s.Meta.Outlet}
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
	New      []annotate.Assignment
	Loads    []Load   // of the people, in the order given
	Rings    Rings    // what the pairs form, with those given before
	Crossing Crossing // of the events, with what was given before
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
// Articles on one event go to the same people, so that annotators lie across its outlets,
// and what outlets differ by is no difference between annotators.
//
// Who has an article keeps it, and counts in the load and, if they are among the
// people, among the wanted: a plan only adds. After new articles came in, the same
// call gives out those; somebody new gets what the others have by being named alone.
// Between people who began with equal loads the loads never differ by more than
// the largest article, or event: each step adds one to the least loaded, and what
// it puts them ahead of anyone else by is at most its length.
func Assign(t Task) *Plan {
	p := newPlanner(t)
	if t.Wanted <= 0 {
		t.Wanted = len(p.loads)
	}
	for _, block := range p.inTurn(t.Articles) {
		p.block(block, t.Wanted)
	}
	plan := p.plan()
	plan.Crossing = CrossingOf(slices.Concat(t.Articles, t.Others), slices.Concat(t.Given, plan.New))
	return plan
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
	paragraphs := make(map[string]int)
	for _, a := range slices.Concat(t.Articles, t.Others) {
		paragraphs[a.ID] = a.Paragraphs
		p.has[a.ID] = make(map[string]bool)
	}
	for _, g := range t.Given {
		here := p.has[g.Article]
		if here == nil || here[g.Annotator] {
			continue // of an article that is not annotated any more
		}
		here[g.Annotator] = true
		if i, ok := at[g.Annotator]; ok {
			p.loads[i].add(paragraphs[g.Article])
		}
	}
	for _, here := range p.has {
		p.pairs.meet(here)
	}
	return p
}

// inTurn puts the longest articles first, or events, because the shortest balance best,
// and those of one length in an order that the seed decides.
func (p *planner) inTurn(articles []Article) [][]Article {
	turn := blocks(articles)
	slices.SortFunc(turn, func(a, b []Article) int {
		return cmp.Or(cmp.Compare(length(b), length(a)),
			cmp.Compare(draw(p.seed, "turn", blockID(a)), draw(p.seed, "turn", blockID(b))), cmp.Compare(blockID(a), blockID(b)))
	})
	return turn
}

// block gives the articles of one event, or a single one, to the same people: those who
// have most of them already, then the least loaded.
func (p *planner) block(block []Article, wanted int) {
	var free []*Load
	for i := range p.loads {
		free = append(free, &p.loads[i])
	}
	slices.SortFunc(free, func(x, y *Load) int {
		return cmp.Or(cmp.Compare(p.holds(y, block), p.holds(x, block)), cmp.Compare(x.Paragraphs, y.Paragraphs),
			cmp.Compare(draw(p.seed, "who", blockID(block), x.Annotator), draw(p.seed, "who", blockID(block), y.Annotator)))
	})
	given := len(p.made.New)
	for chosen := 0; chosen < wanted && len(free) > 0; chosen++ {
		at := 0
		if wanted == 2 && len(p.has[block[0].ID]) == 1 && p.holds(free[0], block) == 0 {
			at = p.partner(block[0], free)
		}
		p.give(free[at], block, wanted)
		free = slices.Delete(free, at, at+1)
	}
	if len(p.made.New) == given {
		return
	}
	for _, a := range block {
		p.pairs.meet(p.has[a.ID])
	}
}

// give gives a person the articles of a block that not as many as wanted of the people have.
func (p *planner) give(l *Load, block []Article, wanted int) {
	for _, a := range block {
		if p.has[a.ID][l.Annotator] || p.among(a) >= wanted {
			continue
		}
		l.add(a.Paragraphs)
		l.NewArticles++
		p.has[a.ID][l.Annotator] = true
		p.made.New = append(p.made.New, annotate.Assignment{Article: a.ID, Annotator: l.Annotator})
	}
}

// among counts those of the people who have an article; others who have it are not asked for.
func (p *planner) among(a Article) (n int) {
	for i := range p.loads {
		if p.has[a.ID][p.loads[i].Annotator] {
			n++
		}
	}
	return n
}

// holds counts the articles of a block that a person has.
func (p *planner) holds(l *Load, block []Article) (n int) {
	for _, a := range block {
		if p.has[a.ID][l.Annotator] {
			n++
		}
	}
	return n
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
