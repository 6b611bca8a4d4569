package release

import (
	"context"

	"plumbline/annotate"
)

// Look is what somebody has to see who decides what of people goes along with a package.
type Look struct {
	Words []FreeWords // what people wrote in their own words
	Word  string      // stands for exactly these
	Told  map[string]map[string]int

	attributes []annotate.Attribute
	team       []string
	earlier    []annotate.Release
}

// Look reads what of people could go along with a package, beside what went along with
// earlier releases.
func (p *Package) Look(ctx context.Context, from Source, earlier []annotate.Release) (*Look, error) {
	l := &Look{Told: make(map[string]map[string]int), earlier: earlier}
	var err error
	if l.Words, l.Word, err = ReadFreeWords(ctx, p.Export, from); err != nil {
		return nil, err
	}
	if l.attributes, err = from.Attributes(ctx); err != nil {
		return nil, err
	}
	if len(l.attributes) == 0 {
		return l, nil
	}
	if l.team, err = Team(ctx, p.Export, from); err != nil {
		return nil, err
	}
	of := toldBy(l.attributes)
	for name := range of {
		l.Told[name] = of.counted([]string{name}, l.team)
	}
	return l, nil
}

// Attributes lists the attributes that are kept of people.
func (l *Look) Attributes() []string { return sortedKeys(l.Told) }

// Along counts what people told of attributes, or refuses that they go along.
func (l *Look) Along(names []string) (annotate.Along, error) {
	return Told(l.attributes, names, l.team, l.earlier)
}

// Hold holds what is wanted of people against what protects them, before anything is
// recorded: the attributes of the package, and notes and reasons if somebody has looked at
// exactly those that there are; seen is the word that stands for them, or "".
func (p *Package) Hold(ctx context.Context, from Source, seen string, earlier []annotate.Release) error {
	p.Release.Part = partOf(&p.Export)
	if seen == "" && len(p.Attributes) == 0 {
		return nil
	}
	l, err := p.Look(ctx, from, earlier)
	if err != nil {
		return err
	}
	if seen != "" && seen != l.Word {
		return annotate.Fail(annotate.CodeInvalid, "release.not-seen")
	}
	p.Notes = seen != ""
	if len(p.Attributes) == 0 {
		return nil
	}
	p.Release.Along, err = l.Along(p.Attributes)
	p.Release.Part = partOf(&p.Export)
	return err
}
