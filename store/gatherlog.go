package store

import (
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/sentence"
)

const (
	// differs holds if an entry f stands otherwise as o.
	differs = `f.kind <> o.kind OR f.subject <> o.subject OR f.layer <> o.layer OR f.round <> o.round OR f.annotator <> o.annotator
   OR f.field <> o.field OR f.target <> o.target OR f.option <> o.option
   OR f.also IS NOT o.also OR f.early <> o.early OR f.replaces IS NOT o.replaces
   OR NOT (f.erased OR o.erased) AND (f.value IS NOT o.value OR f.elapsed_ms <> o.elapsed_ms)
   OR f.stamp <> o.stamp OR f.decided IS NOT o.decided OR f.codebook IS NOT o.codebook
   OR f.origin <> o.origin OR f.action <> o.action OR f.device <> o.device OR f.author <> o.author OR f.undoes IS NOT o.undoes`

	// sqlKnownEntries counts the entries that stand in {other} too, and finds one
	// that has another content there.
	sqlKnownEntries = `SELECT count(*), coalesce(max(CASE WHEN ` + differs + ` THEN f.id END), '')
FROM f.entry AS n
CROSS JOIN {other}.entry AS k ON k.id = n.id
CROSS JOIN f.log AS f ON f.id = n.id
CROSS JOIN {other}.log AS o ON o.id = n.id`

	// lettingIn holds of what is the sender's own work, and of what a person said
	// yes to.
	lettingIn = newHere + ` AND (?1 <> '' AND {whose} = ?1 OR {claim} IN ({accepted}) AND ` + notDeclined + `)`

	// newHere holds of an entry l that the project does not have.
	newHere = `NOT EXISTS (SELECT 1 FROM ours.entry AS o WHERE o.id = l.id)`

	// notDeclined holds of an entry or an article l that nobody said no to before.
	notDeclined = `NOT EXISTS (SELECT 1 FROM ours.declined AS d WHERE d.id = l.id)`
)

// takeLog collects the entries that are new and may come in, and lists the
// others. Only where other files brought some of them are those compared.
func (i *intake) takeLog() error {
	total, err := i.gathering.number("SELECT count(*) FROM f.entry")
	if err != nil {
		return err
	}
	known, err := i.knownEntries("ours")
	if err != nil {
		return err
	}
	if err := i.findSender(known < total); err != nil {
		return err
	}
	if i.file.New.Entries, err = i.arrive("f", i.fill(lettingIn), i.number, i.file.Sender); err != nil {
		return err
	}
	outside := 0
	if known+i.file.New.Entries < total {
		if _, err := i.knownEntries("main"); err != nil {
			return err
		}
	}
	if known+i.file.New.Entries < total || len(i.options.Answers) > 0 {
		if outside, err = i.listEntries(); err != nil {
			return err
		}
	}
	i.file.Same.Entries = total - i.file.New.Entries - outside
	return i.exec(sqlOutside, i.number)
}

// knownEntries counts the entries that stand elsewhere too, where each must be
// the same.
func (i *intake) knownEntries(other string) (n int, err error) {
	var id string
	if err := i.conn.QueryRowContext(i.ctx, strings.ReplaceAll(sqlKnownEntries, "{other}", other)).Scan(&n, &id); err != nil {
		return 0, err
	}
	if id != "" {
		return 0, i.refuse(annotate.CodeInvalid, "merge.entry-differs", "Entry", id, "Other", i.holder(other))
	}
	return n, nil
}

func (i *intake) warn(key string, params ...any) {
	i.file.Warnings = append(i.file.Warnings, sentence.Of(key, params...))
}
