package exchanging

import (
	"context"
	"slices"
	"strings"

	"plumbline/annotate"
)

// Freeze gives what the project holds now a name, and tells then when it stands. The
// next export is of that.
func (s *Session) Freeze(name string, then func(annotate.Freeze)) error {
	name = strings.TrimSpace(name)
	if err := annotate.CheckFreezeName(name); err != nil {
		return err
	}
	if slices.ContainsFunc(s.view.Freezes, func(f annotate.Freeze) bool { return f.Name == name }) {
		return annotate.Fail(annotate.CodeExists, "freeze.taken", "Name", name)
	}
	pen, err := s.options.Pen()
	if err != nil {
		return err
	}
	var frozen annotate.Freeze
	s.options.Work(func() { frozen, err = s.options.Files.Freeze(context.Background(), pen, name) }, func() {
		switch {
		case s.closed:
			return
		case err != nil:
			s.screen.Failed(err)
			return
		}
		s.choice.AsOf = frozen.Root
		then(frozen)
		s.options.Written()
		s.Reload()
	})
	return nil
}

// Frozen is what the next export is of, nil for the project as it is now.
func (s *Session) Frozen() *annotate.Freeze {
	for i := range s.view.Freezes {
		if f := &s.view.Freezes[i]; f.Root == s.choice.AsOf {
			return f
		}
	}
	return nil
}
