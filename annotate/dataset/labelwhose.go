package dataset

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"plumbline/annotate"
	"plumbline/annotate/sentence"
)

// Whose says whose labels some rows of a table are: the annotator, who in the final
// layer is who decided; the layer; the round. In a row as it was read, "" and 0 stand for
// what the table does not say.
type Whose struct {
	Annotator string
	Layer     annotate.Layer
	Round     int
}

// whose reads the columns that say it.
func whose(annotator, layer, round string) (w Whose, problem sentence.Sentence) {
	w = Whose{Annotator: annotator, Layer: annotate.Layer(layer)}
	switch w.Layer {
	case "", annotate.LayerAnnotation, annotate.LayerPractice, annotate.LayerFinal, annotate.LayerModel:
	default:
		return w, sentence.Of("labels.no-layer", "Layer", short(layer))
	}
	if round == "" {
		return w, sentence.Sentence{}
	}
	n, err := strconv.Atoi(round)
	if err != nil || n < annotate.FirstRound || n > annotate.MaxRound {
		return w, sentence.Of("labels.no-round", "Round", short(round), "Most", annotate.MaxRound)
	}
	w.Round = n
	return w, sentence.Sentence{}
}

// whose is whose labels a row of the table is taken as, or why it cannot be: the table
// contradicts what was said of it, or nobody says.
func (o LabelImport) whose(l Label) (w Whose, reason sentence.Text) {
	w = l.Whose
	switch {
	case o.Key && w.Annotator != "":
		return w, sentence.Of("labels.key-of-nobody", "Annotator", short(w.Annotator))
	case o.Annotator != "" && w.Annotator != "" && o.Annotator != w.Annotator:
		return w, sentence.Of("labels.of-another", "Annotator", short(w.Annotator), "As", short(o.Annotator))
	case o.Layer != "" && w.Layer != "" && o.Layer != w.Layer:
		return w, sentence.Of("labels.of-another-layer", "Layer", w.Layer, "As", o.Layer)
	}
	w.Annotator = cmp.Or(w.Annotator, o.Annotator)
	w.Layer = cmp.Or(w.Layer, o.Layer, layerOf(w.Annotator))
	w.Round = cmp.Or(w.Round, annotate.FirstRound)
	if o.Key {
		return w, nil
	}
	if w.Annotator == "" {
		return w, sentence.Of("labels.of-nobody")
	}
	return w, w.fault()
}

// ofNobody reports whether it is said of no row whose it is, which is one thing to put right
// and not one a row.
func (o LabelImport) ofNobody(labels []Label) bool {
	named := func(l Label) bool { return l.Whose.Annotator != "" }
	return o.Annotator == "" && !o.Key && len(labels) > 1 && !slices.ContainsFunc(labels, named)
}

// layerOf is where the labels of somebody belong of whom nothing else is told.
func layerOf(annotator string) annotate.Layer {
	if annotate.IsModel(annotator) {
		return annotate.LayerModel
	}
	return annotate.LayerAnnotation
}

// fault is why nobody of the id has labels in the layer, or nil: models have theirs apart
// from people.
func (w *Whose) fault() sentence.Text {
	check := annotate.CheckAnnotatorID
	model := annotate.IsModel(w.Annotator)
	switch {
	case w.Layer == annotate.LayerModel && w.Round != annotate.FirstRound:
		return sentence.Of("labels.model-round", "Round", w.Round)
	case w.Layer == annotate.LayerModel:
		check = annotate.CheckModelID
	case model:
		return sentence.Of("labels.model-elsewhere", "Model", short(w.Annotator), "Layer", w.Layer)
	}
	if err := check(w.Annotator); err != nil {
		return sentence.Of("failure.cause", "Cause", err)
	}
	return nil
}

// paragraphOf is one paragraph as one annotator labels it.
type paragraphOf struct {
	Whose
	paragraph string
}

// byParagraph gathers the labels of each paragraph, person by person, in order of
// appearance. A row that cannot be anybody's is a problem.
func (p *labelPlanner) byParagraph(o LabelImport, labels []Label) [][]Label {
	if o.ofNobody(labels) {
		p.problems.add(0, "labels.all-of-nobody")
		return nil
	}
	people := make(map[Whose]int)
	at := make(map[paragraphOf]int)
	var groups [][][]Label // by person and paragraph
	for _, l := range labels {
		w, reason := o.whose(l)
		if reason != nil {
			p.problems.add(l.Line, "labels.row", "Row", questionName(l.Field, l.Target, l.Value), "Reason", reason)
			continue
		}
		l.Whose = w
		if w.Layer == annotate.LayerFinal {
			w.Annotator = "" // questions hang on each other, whoever decided them
		}
		person, ok := people[w]
		if !ok {
			person = len(groups)
			people[w], groups = person, append(groups, nil)
		}
		key := paragraphOf{w, l.ParagraphID}
		i, ok := at[key]
		if !ok {
			i = len(groups[person])
			at[key], groups[person] = i, append(groups[person], nil)
		}
		groups[person][i] = append(groups[person][i], l)
	}
	var all [][]Label
	for _, of := range groups {
		all = append(all, of...)
	}
	return all
}

// turnToPerson goes on with the labels of another person, layer or round: what they write
// is an action of their own.
func (p *labelPlanner) turnToPerson(ctx context.Context, w Whose) error {
	if w == p.whose {
		return nil
	}
	previous := p.whose
	p.whose, p.annotator = w, w.Annotator
	if w.Layer == annotate.LayerFinal {
		p.annotator = "" // final answers are nobody's: who decided is their author
	}
	previous.Annotator = w.Annotator
	if w.Layer != annotate.LayerFinal || w != previous { // final answers are on one sheet, whoever decided
		p.article, p.sheets, p.conflicts = "", nil, nil
	}
	switch {
	case w.Layer == annotate.LayerModel:
		p.pen.Author = p.author // a program writes nothing by itself
		if !slices.Contains(p.plan.Models, w.Annotator) {
			p.plan.Models = append(p.plan.Models, w.Annotator)
		}
	case w.Annotator != "":
		p.pen.Author = w.Annotator
	}
	p.pen.Begin()
	return p.join(ctx)
}
