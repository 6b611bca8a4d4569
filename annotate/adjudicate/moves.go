package adjudicate

import (
	"context"
	"slices"

	"plumbline/annotate"
)

// GoTo puts an item on the desk.
func (d *Desk) GoTo(ctx context.Context, i int) error {
	d.LeaveReason()
	d.quiet()
	if i < 0 || i >= len(d.items) {
		return nil
	}
	if err := d.lay(ctx, d.items[i].Disputes[0].Paragraph); err != nil {
		return err
	}
	d.arrive(i)
	return nil
}

// Next skips to the item after this one without deciding, Previous goes back.
func (d *Desk) Next(ctx context.Context) error { return d.step(ctx, 1) }

// Previous is the opposite of Next.
func (d *Desk) Previous(ctx context.Context) error { return d.step(ctx, -1) }

func (d *Desk) step(ctx context.Context, by int) error {
	d.quiet()
	for i := d.at + by; i >= 0 && i < len(d.items); i += by {
		if d.items[i].State() != Moot {
			return d.GoTo(ctx, i)
		}
	}
	d.LeaveReason()
	kind := NoticeLast
	if by < 0 {
		kind = NoticeFirst
	}
	d.tell(Notice{Kind: kind})
	return nil
}

// advance goes to the next item that waits, after the last one to the first;
// if none does, what lies on the desk stays.
func (d *Desk) advance(ctx context.Context) error {
	for i := range d.items {
		next := (d.at + 1 + i) % len(d.items)
		if d.items[next].State().Waits() {
			return d.GoTo(ctx, next)
		}
	}
	if d.is == nil && len(d.items) > 0 {
		return d.GoTo(ctx, 0)
	}
	if d.is != nil {
		d.tell(Notice{Kind: NoticeAllDone})
	}
	return nil
}

// lay reads a paragraph and what was said of it, unless it lies there.
func (d *Desk) lay(ctx context.Context, paragraph string) error {
	queued := d.saver.Queue() // before the sheets are read, so that none falls between
	sheets, err := d.store.SheetsOn(ctx, paragraph)
	if err != nil {
		return err
	}
	highest, err := d.store.HighestStamp(ctx)
	if err != nil {
		return err
	}
	d.pen.Seen(highest)
	article := d.article
	if at := placeOf(article, paragraph); at < 0 {
		if article, err = d.store.Article(ctx, sheets[0].Paragraph.Article); err != nil {
			return err
		}
	}
	seen, err := d.wasSeen(ctx, paragraph)
	if err != nil {
		return err
	}
	d.article = article
	d.is = d.docket.Open(article, article.Paragraphs[placeOf(article, paragraph)], sheets)
	for _, a := range queued {
		for _, e := range a.Entries {
			if e.Key.Subject == paragraph && e.Key.Layer == annotate.LayerFinal {
				d.is.Final.Renew(e)
			}
		}
	}
	d.covered = d.hides && !seen
	d.is.blank = func(slot annotate.Slot) bool { return d.covered && d.is.Disputed(slot) }
	if !d.covered && !seen {
		d.reveal()
	}
	return nil
}

func placeOf(a *annotate.Article, paragraph string) int {
	if a == nil {
		return -1
	}
	return slices.IndexFunc(a.Paragraphs, func(p annotate.Paragraph) bool { return p.ID == paragraph })
}

// arrive makes an item what is to be decided of the case.
func (d *Desk) arrive(i int) {
	d.at, d.slots = i, nil
	for _, dispute := range d.items[i].Disputes {
		d.slots = append(d.slots, dispute.Slot)
	}
	d.arrived = d.options.Now()
	d.outlined, d.cursor, d.lead = nil, "", ""
	d.uncover()
	d.activateFirst()
}

// show puts a paragraph on the desk, with the item that a question of it
// belongs to.
func (d *Desk) show(ctx context.Context, paragraph string, slot annotate.Slot) error {
	if err := d.lay(ctx, paragraph); err != nil {
		return err
	}
	at := -1
	for i, item := range d.items {
		for _, dispute := range item.Disputes {
			if dispute.Paragraph == paragraph && (dispute.Slot == slot || at < 0) {
				at = i
			}
		}
	}
	if at >= 0 {
		d.arrive(at)
	} else {
		d.at, d.slots = -1, []annotate.Slot{slot}
		d.activateFirst()
	}
	return nil
}
