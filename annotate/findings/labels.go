package findings

import (
	"strconv"

	"plumbline/annotate/codebook"
	"plumbline/annotate/picture"
)

// Drawn are the labels of a distribution as a picture has them, each in its ink.
func (d *Distribution) Drawn() []picture.Label {
	labels := make([]picture.Label, len(d.Labels))
	inks := d.inks()
	for i, value := range d.Labels {
		labels[i] = picture.Label{Name: value, Ink: inks[i]}
		if o := d.field.Option(value); o != nil {
			labels[i].Name, labels[i].Words = o.Shown, o.Words
		}
	}
	return labels
}

// hueOf is the hue of a family of questions.
func hueOf(family string) picture.Hue {
	switch family {
	case "stance":
		return picture.Stance
	case "sourcing":
		return picture.Sourcing
	case "editorial":
		return picture.Editorial
	}
	return picture.Other
}

// inks are those of the parts of a stack: deep and pale in turn, the steps of a scale from
// one side to the other, what is beside it in an ink of its own.
func (d *Distribution) inks() []picture.Ink {
	inks := make([]picture.Ink, len(d.Labels))
	sides := d.sides()
	hues := []picture.Hue{hueOf(d.Question.Family), picture.Middle, picture.For, picture.Against, picture.Sourcing, picture.Editorial}
	for i := range d.Labels {
		inks[i] = picture.Ink{Hue: hues[i/2%len(hues)], Pale: i%2 == 1}
		if sides != nil {
			inks[i].Hue = sides[i]
		}
	}
	return inks
}

// sides are the hues of a scale that has two: numbers below and above 0. Nil is none.
func (d *Distribution) sides() []picture.Hue {
	below, above := false, false
	hues := make([]picture.Hue, len(d.Labels))
	for i, value := range d.Labels {
		x, err := strconv.ParseFloat(value, 64)
		switch {
		case err != nil || !d.field.OnScale(value):
			hues[i] = picture.Aside
		case x < 0:
			hues[i], below = picture.Against, true
		case x > 0:
			hues[i], above = picture.For, true
		default:
			hues[i] = picture.Middle
		}
	}
	if !below || !above || d.field.Scale != codebook.Ordinal {
		return nil
	}
	return hues
}
