package annotate

// OpenedOutlets are the findings about outlets.
const OpenedOutlets = "outlets"

// OpenedEarly is what the log says of findings that were opened before anything was frozen.
const OpenedEarly = "before any freeze"

// OpeningKey is the key of the opening of findings.
func OpeningKey(what string) Key {
	return Key{Kind: KindOpening, Subject: ProjectSubject, Field: what}
}
