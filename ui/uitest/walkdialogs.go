package uitest

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"plumbline/ui/kit"
	"plumbline/ui/modal"
)

// Asking makes a window, and what opens a dialog over it.
type Asking func(t *testing.T) (window fyne.Window, open func())

// WalkDialogs goes through the dialogs of the package whose tests run, one for every
// function that shows one. Wherever the focus is, Escape leaves each, Enter and
// Ctrl+Enter do what the buttons say, when it has closed the focus is given back, and
// labels stand in line with their boxes.
func WalkDialogs(t *testing.T, dialogs map[string]Asking) {
	t.Helper()
	if shown, listed := ShowingDialogs(t, "."), slices.Sorted(maps.Keys(dialogs)); !slices.Equal(shown, listed) {
		t.Errorf("dialogs are shown by\n%q, but here are\n%q", shown, listed)
	}
	for name, ask := range dialogs {
		t.Run(name, func(t *testing.T) {
			stops := escapeEverywhere(t, ask)
			tried := make(map[string]bool)
			for i, stop := range stops {
				if !tried[stop] {
					tried[stop] = true
					enterAt(t, ask, i)
				}
			}
			enterAt(t, ask, nowhere)
			clickDefault(t, ask)
			lookAlong(t, ask)
		})
	}
}

// ShowingDialogs are the functions of a folder that show a dialog, methods with their
// type.
func ShowingDialogs(t *testing.T, folder string) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	var shown []string
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, src, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Body != nil && shows(f) {
				shown = append(shown, nameOf(f))
			}
		}
	}
	slices.Sort(shown)
	return shown
}

func shows(f *ast.FuncDecl) (found bool) {
	ast.Inspect(f.Body, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			p, named := s.X.(*ast.Ident)
			found = found || named && p.Name == "modal" && slices.Contains([]string{"Show", "Message", "Confirm"}, s.Sel.Name)
		}
		return !found
	})
	return found
}

func nameOf(f *ast.FuncDecl) string {
	if f.Recv == nil {
		return f.Name.Name
	}
	of := f.Recv.List[0].Type
	if p, ok := of.(*ast.StarExpr); ok {
		of = p.X
	}
	return fmt.Sprint(of, ".", f.Name.Name)
}

// nowhere is the stop where nothing has the focus, as after a click beside the
// controls.
const nowhere = -1

// escapeEverywhere leaves a dialog from every stop of the focus and returns what the
// stops are.
func escapeEverywhere(t *testing.T, ask Asking) (stops []string) {
	t.Helper()
	w, open := ask(t)
	returned := countReturns(t)
	c := w.Canvas()
	modal.Catch(c, func(*fyne.KeyEvent) {})
	opened(t, c, open)
	stops = stopsOf(c)
	for i := nowhere; i < len(stops); i++ {
		m := modal.Topmost(c)
		goTo(c, i)
		at, before := c.Focused(), *returned
		PressKey(c, fyne.KeyEscape)
		if !m.Closed() {
			t.Fatalf("Escape does not leave the dialog from %s", kindOf(at))
		}
		if c.Overlays().Top() == nil && *returned != before+1 {
			t.Errorf("the focus is given back %d times, want once", *returned-before)
		}
		opened(t, c, open)
	}
	modal.Topmost(c).Close()
	return stops
}

// enterAt presses Enter at a stop, and Ctrl+Enter in another dialog: the key that the
// coloured button names does what it does, and the other does not.
func enterAt(t *testing.T, ask Asking, stop int) {
	t.Helper()
	for _, key := range []string{"Enter", "Ctrl Enter"} {
		if stop == nowhere && key == "Ctrl Enter" {
			continue // the canvas of a test has no shortcuts
		}
		w, open := ask(t)
		c := w.Canvas()
		modal.Catch(c, func(*fyne.KeyEvent) {})
		m := opened(t, c, open)
		goTo(c, stop)
		before := typedIn(c)
		at, named := kindOf(c.Focused()), defaultButton(t, c).State().Key
		if key == "Enter" {
			PressKey(c, fyne.KeyReturn)
		} else {
			pressCtrlEnter(c)
		}
		answered := m.Closed() || m.Problem() != "" || at != "several lines" && typedIn(c) != before
		button := strings.HasPrefix(at, "button ")
		if named == key && !answered {
			t.Errorf("the coloured button names %s, which does nothing at %s", named, at)
		} else if named != key && key == "Enter" && answered && !button {
			t.Errorf("the coloured button names %s, but Enter answers at %s", named, at)
		}
		for o := modal.Topmost(c); o != nil; o = modal.Topmost(c) {
			o.Close()
		}
	}
}

// clickDefault clicks on the coloured button: where it is refused, the keys are in a box.
func clickDefault(t *testing.T, ask Asking) {
	t.Helper()
	w, open := ask(t)
	c := w.Canvas()
	m := opened(t, c, open)
	b := defaultButton(t, c)
	c.Focus(b)
	b.Tapped(nil)
	_, onButton := c.Focused().(*kit.FocusButton)
	if !m.Closed() && m.Problem() != "" && onButton && typedIn(c) != "" {
		t.Errorf("%q is told, and the keys are on a button", m.Problem())
	}
	for o := modal.Topmost(c); o != nil; o = modal.Topmost(c) {
		o.Close()
	}
}

func opened(t *testing.T, c fyne.Canvas, open func()) *modal.Modal {
	t.Helper()
	open()
	m := modal.Topmost(c)
	if m == nil {
		t.Fatal("no dialog is open")
	}
	if c.Focused() == nil {
		t.Fatal("nothing has the focus in the dialog")
	}
	return m
}

func stopsOf(c fyne.Canvas) []string {
	c.Unfocus()
	c.FocusNext()
	first := c.Focused()
	stops := []string{kindOf(first)}
	for c.FocusNext(); c.Focused() != first; c.FocusNext() {
		stops = append(stops, kindOf(c.Focused()))
	}
	return stops
}

func goTo(c fyne.Canvas, stop int) {
	c.Unfocus()
	for range stop + 1 {
		c.FocusNext()
	}
}

// kindOf tells stops apart at which keys mean different things.
func kindOf(f fyne.Focusable) string {
	switch f := f.(type) {
	case nil:
		return "nothing"
	case *kit.FocusButton:
		return "button " + f.State().Label
	case *modal.Entry:
		if f.MultiLine {
			return "several lines"
		}
	}
	return fmt.Sprintf("%T", f)
}

// typedIn is what stands in the entries of the topmost dialog.
func typedIn(c fyne.Canvas) string {
	var texts []string
	for _, o := range test.LaidOutObjects(c.Overlays().Top()) {
		if e, ok := o.(*modal.Entry); ok {
			texts = append(texts, e.Text)
		}
	}
	return strings.Join(texts, "\n")
}

// PressKey gives a key to what has the focus in a window, a dialog say.
func PressKey(c fyne.Canvas, key fyne.KeyName) {
	if f := c.Focused(); f != nil {
		f.TypedKey(&fyne.KeyEvent{Name: key})
	} else {
		c.OnTypedKey()(&fyne.KeyEvent{Name: key})
	}
}

func pressCtrlEnter(c fyne.Canvas) {
	s := &desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierControl}
	if f, ok := c.Focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(s)
	}
}

func defaultButton(t *testing.T, c fyne.Canvas) *kit.FocusButton {
	t.Helper()
	for _, o := range test.LaidOutObjects(c.Overlays().Top()) {
		if b, ok := o.(*kit.FocusButton); ok && (b.State().Key == "Enter" || b.State().Key == "Ctrl Enter") {
			return b
		}
	}
	t.Fatal("no button names Enter")
	return nil
}

func countReturns(t *testing.T) *int {
	t.Helper()
	returned := new(int)
	before := modal.ReturnFocus
	modal.ReturnFocus = func() { *returned++; before() }
	t.Cleanup(func() { modal.ReturnFocus = before })
	return returned
}
