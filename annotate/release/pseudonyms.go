package release

import (
	"context"
	"slices"
	"strings"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
)

// impersonal is what names nobody, so that a release hands it on as it is. What a Source
// has besides it is not let through until a pseudonymous project says how.
type impersonal interface {
	Article(ctx context.Context, id string) (*annotate.Article, error)
	Articles(ctx context.Context) ([]annotate.Article, error)
	Batches(ctx context.Context) ([]annotate.Batch, error)
	Codebook(ctx context.Context) (*codebook.Codebook, error)
	CodebookByHash(ctx context.Context, hash string) (*codebook.Codebook, error)
	Destroyed(ctx context.Context) (annotate.Destroyed, error)
	EachParagraph(ctx context.Context, visit func(*annotate.Article, annotate.Paragraph) error) error
	Setting(ctx context.Context, field string) (string, error)
	Targets(ctx context.Context) ([]annotate.Target, error)
}

// pseudonymous is a project in which people have the ids of a release. Whatever reads it
// reads no other: rows, data sheet and report are made of it as they are of a project.
type pseudonymous struct {
	impersonal
	from    Source
	release annotate.Release
	who     map[string]string // the id in the project, by pseudonym
	names   map[string]string // pseudonyms that were made, by id in the project
	reasons bool              // why leads left somebody out is told
}

// newPseudonymous reads who there is.
func newPseudonymous(ctx context.Context, from Source, r annotate.Release, reasons bool) (*pseudonymous, error) {
	p := &pseudonymous{
		impersonal: from, from: from, release: r, reasons: reasons, who: make(map[string]string), names: make(map[string]string),
	}
	people, err := from.People(ctx)
	for _, one := range people {
		p.who[p.name(one.ID)] = one.ID
	}
	return p, err
}

// name is the pseudonym of a person, which is made once: sheets name people at every answer.
func (p *pseudonymous) name(id string) string {
	made, ok := p.names[id]
	if !ok {
		made = p.release.Pseudonym(id)
		p.names[id] = made
	}
	return made
}

// People are in the order of their pseudonyms, so that the order tells nothing either.
func (p *pseudonymous) People(ctx context.Context) ([]annotate.PersonSummary, error) {
	people, err := p.from.People(ctx)
	people = slices.Clone(people)
	for i := range people {
		people[i].ID = p.name(people[i].ID)
		if people[i].Excluded != "" && !p.reasons {
			people[i].Excluded = reasonKept
		}
	}
	slices.SortFunc(people, func(a, b annotate.PersonSummary) int { return strings.Compare(a.ID, b.ID) })
	return people, err
}

// reasonKept stands for why a lead left somebody out.
const reasonKept = "told in the project alone"

// Current finds what is said of a person by their pseudonym.
func (p *pseudonymous) Current(ctx context.Context, key annotate.Key) (*annotate.Entry, error) {
	if key.Kind.Of(key.Field) == annotate.OfPerson {
		key.Subject = p.who[key.Subject]
	}
	e, err := p.from.Current(ctx, key)
	if e == nil || err != nil {
		return e, err
	}
	renamed := e.Renamed(p.name)
	return &renamed, nil
}

// EachSheet gives the sheets of one paragraph, layer and round in the order of pseudonyms.
func (p *pseudonymous) EachSheet(ctx context.Context, visit func(*annotate.Article, *annotate.Sheet) error) error {
	var of annotate.Article
	var sheets []*annotate.Sheet
	give := func() error {
		slices.SortFunc(sheets, func(a, b *annotate.Sheet) int { return strings.Compare(a.Annotator, b.Annotator) })
		for _, s := range sheets {
			if err := visit(&of, s); err != nil {
				return err
			}
		}
		sheets = sheets[:0]
		return nil
	}
	err := p.from.EachSheet(ctx, func(a *annotate.Article, s *annotate.Sheet) error {
		if len(sheets) > 0 && !beside(sheets[0], s) {
			if err := give(); err != nil {
				return err
			}
		}
		if of.ID != a.ID {
			of = *a
		}
		sheets = append(sheets, s.Renamed(p.name))
		return nil
	})
	if err != nil {
		return err
	}
	return give()
}

// beside reports whether two sheets differ in nothing but whose they are.
func beside(a, b *annotate.Sheet) bool {
	return a.Paragraph.ID == b.Paragraph.ID && a.Layer == b.Layer && a.Round == b.Round
}

// Recognised is by who recognised an outlet.
func (p *pseudonymous) Recognised(ctx context.Context) (map[annotate.Key]string, error) {
	answers, err := p.from.Recognised(ctx)
	renamed := make(map[annotate.Key]string, len(answers))
	for key, value := range answers {
		key.Annotator = p.name(key.Annotator)
		renamed[key] = value
	}
	return renamed, err
}

// Exposures are by who saw something.
func (p *pseudonymous) Exposures(ctx context.Context) (annotate.Exposures, error) {
	exposures, err := p.from.Exposures(ctx)
	renamed := make(annotate.Exposures, len(exposures))
	for key, all := range exposures {
		key.Annotator = p.name(key.Annotator)
		for i := range all {
			renamed[key] = append(renamed[key], all[i].Renamed(p.name))
		}
	}
	return renamed, err
}

// Rulings are by their authors and by whom they are for.
func (p *pseudonymous) Rulings(ctx context.Context) (annotate.Rulings, error) {
	rulings, err := p.from.Rulings(ctx)
	rulings = slices.Clone(rulings)
	for i := range rulings {
		rulings[i].Author, rulings[i].For = p.name(rulings[i].Author), p.name(rulings[i].For)
	}
	return rulings, err
}

// Consents are of people.
func (p *pseudonymous) Consents(ctx context.Context) ([]annotate.Agreed, error) {
	words, err := p.from.Consents(ctx)
	words = slices.Clone(words)
	for i := range words {
		words[i].Annotator = p.name(words[i].Annotator)
	}
	return words, err
}

// Adoptions are by who adopted a version of the codebook.
func (p *pseudonymous) Adoptions(ctx context.Context) ([]annotate.Adopted, error) {
	adopted, err := p.from.Adoptions(ctx)
	adopted = slices.Clone(adopted)
	for i := range adopted {
		adopted[i].By = p.name(adopted[i].By)
	}
	return adopted, err
}

// Attributes are none here: those that may go along are a table of their own.
func (p *pseudonymous) Attributes(context.Context) ([]annotate.Attribute, error) { return nil, nil }

// Assignments are by whom articles were given to.
func (p *pseudonymous) Assignments(ctx context.Context, round int) ([]annotate.Assignment, error) {
	given, err := p.from.Assignments(ctx, round)
	given = slices.Clone(given)
	for i := range given {
		given[i].Annotator = p.name(given[i].Annotator)
	}
	return given, err
}

// Frames are by who made them; orders of work, which are somebody's own, stay out.
func (p *pseudonymous) Frames(ctx context.Context) ([]annotate.Frame, error) {
	frames, err := p.from.Frames(ctx)
	frames = slices.DeleteFunc(slices.Clone(frames), func(f annotate.Frame) bool { return f.Annotator != "" })
	for i := range frames {
		frames[i].Author = p.name(frames[i].Author)
	}
	return frames, err
}

// Repeated is by who was asked again.
func (p *pseudonymous) Repeated(ctx context.Context) ([]annotate.Repeated, error) {
	repeated, err := p.from.Repeated(ctx)
	repeated = slices.Clone(repeated)
	for i := range repeated {
		repeated[i].Annotator = p.name(repeated[i].Annotator)
	}
	return repeated, err
}

// Queue is that of a person by their pseudonym.
func (p *pseudonymous) Queue(ctx context.Context, who string, layer annotate.Layer, round int) ([]annotate.Summary, error) {
	return p.from.Queue(ctx, p.who[who], layer, round)
}

// Sheets are those of a person by their pseudonym.
func (p *pseudonymous) Sheets(
	ctx context.Context, article string, layer annotate.Layer, round int, who string,
) (map[string]*annotate.Sheet, error) {
	sheets, err := p.from.Sheets(ctx, article, layer, round, p.who[who])
	renamed := make(map[string]*annotate.Sheet, len(sheets))
	for paragraph, s := range sheets {
		renamed[paragraph] = s.Renamed(p.name)
	}
	return renamed, err
}
