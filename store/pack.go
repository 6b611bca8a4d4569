package store

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"time"

	"plumbline/annotate"
	"plumbline/annotate/sentence"
)

// Pack writes what one person needs to work to a new project of its own at
// path, which is merged back when they are done: the articles given to them
// and those for practice, without the ones that were withdrawn; the codebook
// in all its versions, the targets, the project's settings, the batches of
// these articles; the key of right answers to the articles for practice, since
// practice compares with it, and to paragraphs of closed batches that the person has
// submitted; who leads; and everything this person has said about these articles.
//
// Of what they are asked again (AskAgain) the first answers are not in it.
//
// Nothing that others said is in it, nor what was finally decided, nor anybody's
// private attributes. If the project hides outlets and the person is not named
// as a lead, outlets, authors, addresses and file names are not in it either, and of
// paragraphs that annotators are not shown the text is not.
// Entries are as they are in the project, so those that the lead wrote about
// articles, targets and settings bear the lead's id.
//
// begun is the entry that the pack begins with (annotate.NewPack): with the
// articles in its value it goes into the pack and, once that is whole, into the
// project, where it says whose a file is that comes back.
//
// The pack is built anew from the rows that belong into it, and then written by
// VACUUM INTO, so that nothing else lingers in it. It never replaces a file.
func (x Exchange) Pack(ctx context.Context, begun annotate.Entry, path string) (*annotate.PackReport, error) {
	if err := x.file.needLead("lead.make-a-pack"); err != nil {
		return nil, err
	}
	if x.file.readOnly {
		return nil, refuseWrite(x.file)
	}
	target, err := destination(path)
	if err != nil {
		return nil, err
	}
	if err := x.askAgain(ctx, &begun); err != nil {
		return nil, err
	}
	if err := x.tellDecided(ctx, &begun); err != nil {
		return nil, err
	}
	g, err := x.gather(ctx, keepLittle)
	if err != nil {
		return nil, err
	}
	defer g.close()
	k := &packing{gathering: g, report: &annotate.PackReport{Path: path, ID: begun.Key.Subject, Annotator: begun.Key.Annotator}}
	if err := k.choose(); err != nil {
		return nil, explain(err, "doing.making-the-pack", x.file.path)
	}
	if begun.Value, err = k.word(sqlGivenArticles); err != nil {
		return nil, explain(err, "doing.making-the-pack", x.file.path)
	}
	built := filepath.Join(g.folder, "pack.plumb")
	if err := k.makeProject(ctx, built, begun); err != nil {
		return nil, explain(err, "doing.making-the-pack", x.file.path)
	}
	err = build(target, "doing.making-the-pack", func(unfinished string) error {
		db := openPool(built, 1, map[string]string{"mode": "ro", "_txlock": "deferred"})
		defer db.Close()
		if _, err := db.ExecContext(ctx, "VACUUM INTO ?", unfinished); err != nil {
			return err
		}
		return Log(x).Append(ctx, begun)
	})
	if err != nil {
		return nil, err
	}
	return k.report, nil
}

// tellDecided writes before a pack is made what the person is to be told about answers of
// theirs in closed batches, so that the pack has it.
func (x Exchange) tellDecided(ctx context.Context, begun *annotate.Entry) error {
	from := struct {
		Log
		Corpus
		Answers
		Rules
		Team
	}{Log(x), Corpus(x), Answers(x), Rules(x), Team(x)}
	due, err := annotate.DueFeedback(ctx, from, begun.Key.Annotator)
	if err != nil || len(due) == 0 {
		return err
	}
	highest, err := Log(x).HighestStamp(ctx)
	if err != nil {
		return err
	}
	pen := annotate.NewPen(begun.Device, begun.Author, begun.Codebook, highest)
	pen.Now = func() time.Time { return begun.DecidedAt }
	pen.Begin()
	var entries []annotate.Entry
	for i := range due {
		key := annotate.FeedbackKey(due[i].Paragraph.ID, begun.Key.Annotator, due[i].Slot)
		now, err := Log(x).Stands(ctx, key)
		if err != nil {
			return err
		}
		if value := due[i].Value(); now.Entry.Value != value {
			entries = append(entries, pen.WriteOver(now, key, value, annotate.OriginAnnotator))
		}
	}
	if len(entries) == 0 {
		return nil
	}
	return Log(x).Append(ctx, entries...)
}

// askAgain decides before a pack is made what the person is asked again, so that the
// pack has it: theirs is the only program that would otherwise do so.
func (x Exchange) askAgain(ctx context.Context, begun *annotate.Entry) error {
	highest, err := Log(x).HighestStamp(ctx)
	if err != nil {
		return err
	}
	pen := annotate.NewPen(begun.Device, begun.Author, begun.Codebook, highest)
	pen.Now = func() time.Time { return begun.DecidedAt }
	_, err = Team(x).AskAgain(ctx, pen, begun.Key.Annotator)
	return err
}

// packing is a gathering of what goes into a pack.
type packing struct {
	*gathering
	report *annotate.PackReport
	lead   bool // it is for one
}

const (
	sqlGiven = `INSERT INTO given (article, practice)
SELECT a.id, coalesce(p.value IS 'true', 0) FROM ours.article AS a
LEFT JOIN ours.event AS w ON w.subject = a.id AND w.kind = 'article' AND w.field = 'withdrawn'
LEFT JOIN ours.event AS p ON p.subject = a.id AND p.kind = 'article' AND p.field = 'practice'
WHERE w.value IS NOT 'true' AND (p.value IS 'true'
  OR NOT EXISTS (SELECT 1 FROM ours.event WHERE kind = 'assignment' AND value IS NOT NULL)
  OR EXISTS (SELECT 1 FROM ours.current AS s WHERE s.kind = 'assignment' AND s.subject = a.id AND s.layer = 'annotation'
    AND s.annotator = ? AND s.value IS NOT NULL))`

	sqlGivenArticles = `SELECT group_concat(article, ' ') FROM (SELECT article FROM given ORDER BY article)`

	// sqlPackedAbsent are the entries that those in the pack name and that a person
	// kept out of the project.
	sqlPackedAbsent = `INSERT INTO main.absent
SELECT o.id FROM (SELECT id FROM ours.declined UNION SELECT id FROM ours.absent) AS o
WHERE o.id IN (SELECT replaces FROM main.entry UNION ALL SELECT undoes FROM main.entry)
  OR EXISTS (SELECT 1 FROM main.entry AS l WHERE l.also IS NOT NULL AND instr(' ' || l.also || ' ', ' ' || o.id || ' ') > 0)`

	sqlPackedArticles = `INSERT INTO main.article (id, copy_name, paragraphs, file)
SELECT id, copy_name, paragraphs, 0 FROM ours.article WHERE id IN (SELECT article FROM given) ORDER BY arrival`

	// What annotators are not shown is withheld from who is no lead (?1).
	sqlPackedParagraphs = `INSERT INTO main.paragraph (id, article, position, text, text_hash, guess, joined, missing, file)
SELECT p.id, p.article, p.position, iif({withheld}, NULL, p.text), p.text_hash, p.guess, p.joined, iif({withheld}, 'withheld', p.missing), 0
FROM given AS g CROSS JOIN ours.paragraph AS p ON p.article = g.article`

	sqlNamedLead = `SELECT EXISTS (SELECT 1 FROM ours.current WHERE subject = ? AND kind = 'person' AND field = 'role' AND value = 'lead')`

	sqlHidesOutlets = `SELECT EXISTS (SELECT 1 FROM ours.current
WHERE subject = 'project' AND kind = 'project' AND field = 'outlet_blind' AND value = 'true')`
)

// choose collects what goes in and counts it.
func (k *packing) choose() error {
	r := k.report
	known, err := k.number("SELECT EXISTS (SELECT 1 FROM ours.log WHERE subject = ? AND kind = 'person')", r.Annotator)
	if err != nil {
		return err
	}
	if known == 0 {
		return annotate.Fail(annotate.CodeNotFound, "pack.nobody", "File", filepath.Base(k.project), "ID", sentence.Quoted(r.Annotator))
	}
	lead, err := k.number(sqlNamedLead, r.Annotator)
	if err != nil {
		return err
	}
	hides, err := k.number(sqlHidesOutlets)
	if err != nil {
		return err
	}
	k.lead = lead > 0
	r.Blind = hides > 0 && !k.lead
	if err := k.exec(
		"CREATE TABLE given (article TEXT NOT NULL PRIMARY KEY, practice INTEGER NOT NULL) STRICT, WITHOUT ROWID",
	); err != nil {
		return err
	}
	if r.Articles, err = k.change(sqlGiven, r.Annotator); err != nil {
		return err
	}
	if r.Articles == 0 {
		return annotate.Fail(annotate.CodeNotFound, "pack.no-articles", "File", filepath.Base(k.project), "ID", r.Annotator)
	}
	if r.Practice, err = k.number("SELECT count(*) FROM given WHERE practice"); err != nil {
		return err
	}
	return k.collect()
}

// collect copies the rows that go in.
func (k *packing) collect() (err error) {
	r := k.report
	if err := errors.Join(
		k.exec("INSERT INTO main.codebook SELECT hash, id, version, source, 0 FROM ours.codebook"),
		k.exec(sqlPackedArticles),
	); err != nil {
		return err
	}
	withheld := "(NOT ?1 AND p.text IS NOT NULL AND " + hiddenIn("ours", "p") + ")"
	if r.Paragraphs, err = k.change(strings.ReplaceAll(sqlPackedParagraphs, "{withheld}", withheld), k.lead); err != nil {
		return err
	}
	if r.Withheld, err = k.number("SELECT count(*) FROM main.paragraph WHERE missing = 'withheld'"); err != nil {
		return err
	}
	// Entries are let through by kind (see entryKinds); a kind that is not named is not.
	if _, err := k.arrive("ours", letThrough(packedFor), 0, r.Annotator, r.Blind); err != nil {
		return err
	}
	if err := errors.Join(k.endEntries(), k.exec(sqlPackedAbsent)); err != nil {
		return err
	}
	copies, err := k.number("SELECT count(*) FROM main.article WHERE copy_name <> ''")
	if err == nil && copies > 0 && r.Blind {
		r.Notes = append(r.Notes, sentence.Of("pack.copy-names"))
	}
	return err
}

// makeProject makes a project at path of what was gathered, and of nothing
// else but the entry that the pack begins with.
func (k *packing) makeProject(ctx context.Context, path string, begun annotate.Entry) error {
	project, err := k.word("SELECT project FROM ours.identity")
	if err != nil {
		return err
	}
	if err := k.finish(); err != nil {
		return err
	}
	return makeOfGathered(ctx, path, k.path, func(p *Project) error {
		return errors.Join(p.Append(ctx, begun), p.file.callPack(ctx, project, begun.Key.Subject))
	})
}

// makeOfGathered makes a project at path of what was gathered, and lets end write what
// else belongs into it.
func makeOfGathered(ctx context.Context, path, gathered string, end func(*Project) error) error {
	p := newProject(path)
	p.file.writer = openWriter(path, "rwc")
	p.file.reader.whole = p.file.openReaders()
	fill := func() error {
		if err := ours().migrate(ctx, p.file.writer); err != nil {
			return err
		}
		if err := p.file.takeHand(ctx); err != nil {
			return err
		}
		if _, err := p.unite(ctx, gathered, keepLittle); err != nil {
			return err
		}
		return end(p)
	}
	return errors.Join(fill(), p.Close())
}

// callPack writes into a pack which project it is of, and under which id it goes.
func (f *file) callPack(ctx context.Context, project, pack string) error {
	_, err := f.hand.ExecContext(ctx, "UPDATE identity SET project = ?", project)
	if err == nil {
		_, err = f.hand.ExecContext(ctx, "INSERT INTO packed (pack) VALUES (?)", pack)
	}
	return err
}
