package main

import (
	"plumbline/annotate"
	"plumbline/annotate/dataset"
	"plumbline/store"
)

// checkWhose refuses ids that nobody can have in the layer.
func (c *labelsCommand) checkWhose() error {
	check := annotate.CheckAnnotatorID
	if annotate.IsModel(c.As) {
		check = annotate.CheckModelID
	}
	switch layer := annotate.Layer(c.Layer); {
	case c.As == "":
		return nil
	case annotate.IsModel(c.As) && layer != "" && layer != annotate.LayerModel:
		return misused("%s is a model: its labels go with --layer model, apart from those of people.", c.As)
	case !annotate.IsModel(c.As) && layer == annotate.LayerModel:
		return misused("--layer model goes with --as model:NAME, not %s.", c.As)
	}
	if err := check(c.As); err != nil {
		return misused("%v", err)
	}
	return nil
}

// author is who writes the labels: a model writes nothing by itself.
func (c *labelsCommand) author() string {
	if annotate.IsModel(c.As) {
		return ""
	}
	return c.As
}

// remove takes the labels of a model out again.
func (c *labelsCommand) remove(s *session) error {
	switch {
	case c.Remove == "":
		return misused("Name a table of labels, or a model with --remove model:NAME.")
	case c.File != "" || c.As != "" || c.Layer != "":
		return misused("--remove takes the labels of a model out; leave FILE, --as and --layer out.")
	case !annotate.IsModel(c.Remove):
		return misused("--remove takes model:NAME, not %s; what a person answered stays in the log.", c.Remove)
	}
	return s.change(c.Project, func(p *store.Project) error {
		pen, err := s.pen(p, "")
		if err != nil {
			return err
		}
		taken, err := dataset.RemoveModel(s, p, pen, c.Remove)
		if err == nil {
			s.say("%s of %s taken out.", amount(taken, "label"), c.Remove)
		}
		return err
	})
}
