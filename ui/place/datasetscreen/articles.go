package datasetscreen

import (
	"fyne.io/fyne/v2/lang"

	"plumbline/ui/card"
	"plumbline/ui/modal"
	"plumbline/ui/place"
	"plumbline/ui/theme"
)

// articlesCard lists the articles, with what can be done to them.
type articlesCard struct {
	part
	*card.Table
}

func newArticles(p part) *articlesCard {
	t := &articlesCard{part: p}
	t.Table = p.board.Table(t.drawArticles, card.Rows{
		Count: func() int { return t.work.Listed() },
		ID:    func(i int) string { return "article " + t.work.Row(i).ID },
		Draw:  t.drawArticle,
	})
	return t
}

// actions are what can be done to the marked articles, or the one where
// the keys are.
func (t *articlesCard) actions() []card.Action {
	if len(t.view().Articles) == 0 {
		return t.importAction()
	}
	open := []card.Action{
		{
			ID:    "find",
			Label: lang.L("Find"),
			Key:   "/",
			Tip: lang.L(
				"List only the articles with some words, or of an event, a batch or another column; Ctrl+F does it from any card",
			),
			Do: t.find,
		},
		{ID: "details", Label: lang.L("Details"), Key: "d", Tip: lang.L("Title, date and origin of the article"), Do: t.detailsOfArticle},
	}
	if t.work.Narrowed() != "" {
		open = append(open, card.Action{
			ID: "all", Label: lang.L("List all"), Key: "z", Tip: lang.L("List the other articles again; Esc does it too"), Do: t.listAll,
		})
	}
	if !t.work.May() {
		return open
	}
	chosen := t.chosen()
	withdraw := card.Action{
		ID: "withdraw", Label: lang.L("Withdraw"), Key: "w", Do: t.withdraw,
		Tip: lang.L("Ask, count and export these articles no more; nothing that was answered is lost"),
	}
	if t.work.AllWithdrawn(chosen) {
		withdraw.Label, withdraw.Tip = lang.L("Restore"), lang.L("Ask, count and export these articles again")
	}
	if len(chosen) == 1 && t.work.AllWithdrawn(chosen) {
		open = append(open, card.Action{
			ID:    "forget text",
			Label: lang.L("Forget text"),
			Key:   "x",
			Tip:   lang.L("Destroy for good the words of this article and what was said in words about it; answers by options stay"),
			Do:    func() { t.forgetText(chosen[0]) },
		})
	}
	if len(t.view().People) > 0 {
		open = append(
			open,
			card.Action{
				ID:    "assign",
				Label: lang.L("Assign"),
				Key:   "a",
				Tip:   lang.L("Give articles to people; you see everyone's load before anything is written"),
				Do:    t.assignDialog,
			},
		)
	}
	open = append(open, t.practiceAction(chosen))
	if keep, ok := t.keepAction(chosen); ok {
		open = append(open, keep)
	}
	return append(append(
		open,
		card.Action{
			ID:    "batch",
			Label: lang.L("Batch"),
			Key:   "b",
			Tip:   lang.L("Put these articles into a set that is handed out and reviewed together"),
			Do:    t.batchDialog,
		},
		withdraw,
	), t.importAction()...)
}

// practiceAction sets the chosen articles apart for practice alone, or brings
// them back where all of them are apart.
func (t *articlesCard) practiceAction(chosen []string) card.Action {
	a := card.Action{
		ID:    "practice",
		Label: lang.L("Practice"),
		Key:   "p",
		Tip:   lang.L("For practice alone: out of the queue, agreement and exports; answers are kept"),
	}
	if t.work.AllPractice(chosen) {
		a.Label, a.Tip = lang.L("Real work"), lang.L("Back into the queue, agreement and exports")
	}
	a.Do = func() { t.askApart(chosen) }
	return a
}

// askApart asks first where somebody has submitted something of the articles.
func (t *articlesCard) askApart(ids []string) {
	n := t.work.SubmittedIn(ids)
	if n == 0 || t.work.AllPractice(ids) {
		t.setApart(ids)
		return
	}
	modal.Confirm(
		t.host.Window(), lang.L("For practice alone"),
		lang.N(
			"{{.Count}} submitted paragraphs leave the queue, agreement and exports with these articles. The answers are kept.",
			n, map[string]any{"Count": n},
		),
		lang.L("For practice alone"), func() { t.setApart(ids) },
	)
}

func (t *articlesCard) setApart(ids []string) {
	count := map[string]any{"Count": len(ids)}
	switch apart, ok := t.work.SetApart(ids); {
	case ok && apart:
		t.host.Notice(lang.L("For practice alone: {{.Count}}", count))
	case ok:
		t.host.Notice(lang.L("Real work again: {{.Count}}", count))
	}
}

// withdraw takes the chosen articles out of use, or brings them back where all
// of them are out.
func (t *articlesCard) withdraw() {
	ids := t.chosen()
	count := map[string]any{"Count": len(ids)}
	switch withdrawn, ok := t.work.Withdraw(ids); {
	case ok && withdrawn:
		t.host.Notice(lang.L("Withdrawn: {{.Count}}", count))
	case ok:
		t.host.Notice(lang.L("Restored: {{.Count}}", count))
	}
}

// chosen are the marked articles, else the one where the keys are.
func (t *articlesCard) chosen() []string { return t.work.Chosen(t.At) }

func (t *articlesCard) mark(id string) {
	t.work.Mark(id)
	t.Sync()
}

func (t *articlesCard) importAction() []card.Action {
	if !t.work.May() {
		return nil
	}
	return []card.Action{
		{
			ID:    "import",
			Label: lang.L("Import"),
			Key:   "i",
			Tip:   lang.L("Bring in articles from files; you see what is found before anything is written"),
			Do:    t.does(place.Import),
			Main:  len(t.view().Articles) == 0,
		},
	}
}

func (t *articlesCard) articleColumns(width float32) articleColumns {
	pad := card.Pad()
	c := articleColumns{title: pad + theme.Scaled(26), countWidth: theme.Scaled(38), doneWidth: theme.Scaled(142)}
	if !t.work.May() { // nothing to mark articles for
		c.title = pad
	}
	right := width - pad - c.doneWidth
	c.done = right
	right -= theme.Scaled(18) + c.countWidth
	c.count = right
	if width > theme.Scaled(560) {
		c.batchWidth = theme.Scaled(104)
		right -= theme.Scaled(10) + c.batchWidth
		c.batch = right
	}
	if width > theme.Scaled(700) {
		c.dateWidth = theme.Scaled(82)
		right -= theme.Scaled(10) + c.dateWidth
		c.date = right
	}
	if width > theme.Scaled(800) && !t.view().HidesOutlet() {
		c.outletWidth = theme.Scaled(150)
		right -= theme.Scaled(10) + c.outletWidth
		c.outlet = right
	}
	c.titleWidth = right - theme.Scaled(12) - c.title
	return c
}

// mostMarks is how many people are shown each by a mark of their own.
const mostMarks = 6

func (t *articlesCard) detailsOfArticle() {
	if a := t.work.Row(t.At); a != nil {
		t.host.Do(place.ShowDetails{Article: a.ID})
	}
}
