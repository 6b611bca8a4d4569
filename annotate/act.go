package annotate

import "slices"

// Act says of an entry whether it is an act of its own beside answering, and whether an
// undo takes it back.
type Act int

// The acts. What is answered by keys is undone where it is answered, and what the program
// notes by itself is not undone at all: neither is an act.
const (
	ActNone   Act = iota
	ActUndone     // a decision, which is taken back by writing what was before
	ActStays      // it tells of what has happened, or other things rest on it
)

// Act is what an entry is by its key and author. A practice key is decided like a ruling,
// though it is made of answers.
func (e *Entry) Act() Act {
	told := e.Key.Kind.told()
	switch k := e.Key; {
	case e.Origin == OriginImport, e.Origin == OriginCarried:
		return ActNone
	case told.onSheet && k.Layer == LayerPractice && k.Annotator == "":
		return ActUndone
	case k.Kind == KindPerson && Whose(e) != "", k.Kind == KindFrame && k.Field == FrameOrder:
		return ActNone // written as somebody begins to work
	case k.Kind == KindProject && k.Field == ProjectCodebook:
		return ActStays
	}
	return told.act
}

// ActKinds are the kinds of entries among which acts are.
func ActKinds() []Kind {
	return slices.DeleteFunc(Kinds(), func(k Kind) bool { return k.told().act == ActNone })
}

// Acts are those of some actions that are acts, without what else they wrote.
func Acts(actions []Action) (acts []Action) {
	for _, a := range actions {
		a.Entries = slices.DeleteFunc(slices.Clone(a.Entries), func(e Entry) bool { return e.Act() == ActNone })
		if len(a.Entries) > 0 {
			acts = append(acts, a)
		}
	}
	return acts
}

// Stays reports whether an action is of those that no undo takes back.
func (a *Action) Stays() bool {
	return slices.ContainsFunc(a.Entries, func(e Entry) bool { return e.Act() == ActStays })
}
