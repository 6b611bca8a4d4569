package findings

import (
	"fmt"

	"plumbline/annotate/review"
	"plumbline/annotate/sentence"
)

// Words say why two outlets cannot be compared.
func (c Confounded) Words() sentence.Sentence {
	params := []any{"First", c.First, "Second", c.Second}
	switch c.Why {
	case NoCommonEvent:
		return sentence.Of("findings.no-common-event", params...)
	case NobodyLabelled:
		return sentence.Of("findings.nobody-crossed", append(params, "Events", c.Events)...)
	default:
		return sentence.Of("findings.too-few-events", append(params, "Least", LeastEvents)...)
	}
}

// Words tell a difference, with its label as it is to be read.
func (d Difference) Words(label string) sentence.Sentence {
	points := func(x float64) string { return fmt.Sprintf("%+.0f", 100*x) }
	return sentence.Of("findings.differs", "First", d.First, "Second", d.Second, "Label", sentence.Quoted(label),
		"Value", points(d.Value), "Low", points(d.Bounds[0]), "High", points(d.Bounds[1]), "Events", d.Events,
		"Question", review.NameOf(d.Question, d.What))
}

// LookedWords tell how many differences were looked at, and how many of them may be named.
func (f *Findings) LookedWords() sentence.Sentence {
	named := 0
	for _, d := range f.Differences {
		named += boolInt(d.Named)
	}
	words := sentence.Of("findings.none-named")
	if named > 0 {
		words = sentence.Of("findings.named", sentence.Counted, named)
	}
	return sentence.Of("findings.looked", sentence.Counted, f.Looked, "Named", words)
}

// Apart says why no outlets are compared at all; ok is false where some are, or where it is
// said of each two.
func (f *Findings) Apart() (words sentence.Sentence, ok bool) {
	named := f.named()
	switch {
	case len(f.Outlets) == 0:
		return words, false
	case len(named) == 0:
		return sentence.Of("findings.no-outlets"), true
	case len(named) == 1:
		return sentence.Of("findings.one-outlet", "Outlet", named[0]), true
	case f.Events == 0:
		return sentence.Of("findings.no-events"), true
	}
	return words, false
}

// CorrectedWords say when a difference is named.
func CorrectedWords() sentence.Sentence { return sentence.Of("findings.corrected") }

// of says on how many events, and articles of no event, it stands.
func (p *Part) of() sentence.Sentence {
	events := sentence.Of("picture.of-events", sentence.Counted, p.Clusters-p.Alone)
	alone := sentence.Of("picture.of-articles", sentence.Counted, p.Alone)
	switch p.Alone {
	case 0:
		return events
	case p.Clusters:
		return alone
	}
	return sentence.Of("picture.of-both", "Events", events, "Articles", alone)
}
