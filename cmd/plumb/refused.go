package main

import (
	"errors"

	"plumbline/annotate"
	"plumbline/annotate/dataset"
)

// refused puts the name of the file before what is wrong with its lines.
func (s *session) refused(path string, err error) error {
	var problems dataset.LabelProblems
	if !errors.As(err, &problems) {
		return err
	}
	for _, p := range problems {
		s.say("%s: %s", path, p)
	}
	return annotate.Wrap(err, annotate.CodeInvalid, "labels.not-taken", "File", path)
}
