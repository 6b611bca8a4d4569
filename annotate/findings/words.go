package findings

import "plumbline/annotate/sentence"

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
