package form

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/annotate/codebook"
	"plumbline/ui/kit"
	"plumbline/ui/theme"
)

// Rule is what the pane of the rule shows: a question's rule, and what counts as
// its target.
type Rule struct {
	Field  *codebook.Field // nil shows nothing
	Target annotate.Target // of a field that is asked per target
	Was    string          // what was answered under another meaning, in words
	Lead   []LaidDown      // what the lead laid down beside the rule, oldest first
	All    bool            // with the definitions of all options
}

// LaidDown is a ruling of the lead as it stands under a rule: since when, and in words.
type LaidDown struct{ Heading, Words string }

// same reports whether two show the same.
func (r Rule) same(o Rule) bool {
	return r.Field == o.Field && r.Target.ID == o.Target.ID && r.Was == o.Was && r.All == o.All && slices.Equal(r.Lead, o.Lead)
}

// RulePane shows the whole rule of the active question, beside the text. What is
// longer than the pane scrolls.
type RulePane struct {
	OnAll func() // its key was clicked

	rule   Rule
	style  kit.Style
	back   *canvas.Rectangle
	line   *canvas.Rectangle
	pane   *kit.Pane
	scroll *container.Scroll
	root   *fyne.Container
}

// NewRulePane returns an empty pane.
func NewRulePane() *RulePane {
	r := &RulePane{back: canvas.NewRectangle(nil), line: canvas.NewRectangle(nil)}
	r.pane = kit.NewPane(r.draw)
	r.scroll = kit.Scrolled(r.pane, scrollRoom)
	r.root = container.New(r, r.back, r.scroll, r.line)
	return r
}

// scrollRoom keeps the text clear of a scroll bar.
const scrollRoom = 6

// Content is what a window places.
func (r *RulePane) Content() fyne.CanvasObject { return r.root }

// MinSize lets whoever places the pane decide.
func (r *RulePane) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(100, 60) }

// Layout implements fyne.Layout.
func (r *RulePane) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	r.back.Resize(size)
	r.line.Resize(fyne.NewSize(size.Width, theme.Hairline))
	kit.Arrange(r.scroll, 0, ruleTop, size.Width, max(0, size.Height-ruleTop))
	r.scroll.Refresh()
}

// Show shows a rule, from its top where it is another one.
func (r *RulePane) Show(rule Rule) {
	if style := kit.StyleNow(); !r.rule.same(rule) || r.style != style {
		r.rule, r.style = rule, style
		r.back.FillColor, r.line.FillColor = theme.Current().Rail, theme.Current().Line
		r.scroll.Offset = fyne.Position{}
		r.pane.Update()
		r.Layout(nil, r.root.Size())
		r.root.Refresh()
	}
}

// Scroll moves a long rule by most of what is seen of it.
func (r *RulePane) Scroll(pages float32) {
	most := max(r.pane.Size().Height-r.scroll.Size().Height, 0)
	y := max(0, min(most, r.scroll.Offset.Y+pages*r.scroll.Size().Height*0.8))
	r.scroll.ScrollToOffset(fyne.NewPos(0, y))
}

// Whole reports whether the pane shows all of its rule at once.
func (r *RulePane) Whole() bool { return r.pane.Size().Height <= r.scroll.Size().Height }

func (r *RulePane) draw(d *kit.Drawing, width, _ float32) float32 {
	if r.rule.Field == nil {
		return 0
	}
	return drawRule(d, r.rule, width, func() { call(r.OnAll) })
}

// ruleTop is the line above the pane.
const ruleTop = 1

// The measures of the pane.
func rulePad() float32  { return theme.Scaled(14) }
func ruleSize() float32 { return theme.Scaled(12) }

// drawRule draws a rule: question, paragraphs under their headings, what counts
// as the target, and all definitions where they are asked for.
func drawRule(d *kit.Drawing, r Rule, width float32, all func()) float32 {
	c, f, pad, size := theme.Current(), r.Field, rulePad(), ruleSize()
	x, w, y := pad, width-pad-theme.Scaled(8), theme.Scaled(9)
	y += drawRuleTitle(d, r, x, y, w, all) + theme.Scaled(3)
	paragraph := func(runs ...kit.Run) {
		if len(runs) > 0 {
			y += d.Sentences(x, y, w, size, runs...) + theme.Scaled(5)
		}
	}
	paragraph(kit.Run{Text: QuestionOf(f, r.Target.Name), Color: c.Ink, Bold: true})
	if r.Was != "" {
		paragraph(kit.Run{Text: r.Was, Color: c.Warning, Bold: true})
	}
	for _, p := range ruleParagraphs(f.Rule) {
		paragraph(kit.Run{Text: p.heading, Color: c.Ink, Bold: true}, kit.Run{Text: p.text, Color: c.Ink})
	}
	for _, l := range r.Lead {
		paragraph(kit.Run{Text: l.Heading + " ", Color: c.Accent, Bold: true}, kit.Run{Text: l.Words, Color: c.Ink})
	}
	paragraph(targetRuns(r.Target)...)
	if r.All {
		y += drawDefinitions(d, f, x, y, w)
	}
	return y + theme.Scaled(4)
}

// drawRuleTitle names the question, and the key that shows all definitions.
func drawRuleTitle(d *kit.Drawing, r Rule, x, y, w float32, all func()) float32 {
	c, high := theme.Current(), theme.Scaled(19)
	strong, _ := c.Family(r.Field.Family)
	title := r.Field.Label
	if r.Target.Name != "" {
		title += " · " + r.Target.Name
	}
	said := word("definitions")
	if r.All {
		said = word("close")
	}
	hint := kit.Text{Text: said, Size: theme.Scaled(11), Ink: c.Muted}
	hw, cw := kit.Width(hint), kit.CapWidth("F2")
	d.Words(x, y, w-hw-cw-theme.Scaled(12), high, kit.Text{Text: title, Size: theme.Scaled(12.5), Ink: strong, Bold: true})
	d.Words(x+w-cw-hw-theme.Scaled(4), y, hw+1, high, hint)
	d.Cap(x+w-cw, y, cw, high, "F2", kit.PlainCap())
	if all != nil {
		wide := cw + hw + theme.Scaled(4)
		d.Spot(kit.Spot{ID: "all", At: fyne.NewPos(x+w-wide, y), Size: fyne.NewSize(wide, high), Mute: true, Open: all})
	}
	return high
}

// drawDefinitions draws every option with its key, definition and examples.
func drawDefinitions(d *kit.Drawing, f *codebook.Field, x, y, w float32) float32 {
	c, top, indent := theme.Current(), y, theme.Scaled(24)
	y += theme.Scaled(4)
	d.Box(x, y, w, theme.Hairline, 0, c.Line)
	y += theme.Scaled(8)
	for i := range f.Options {
		o := &f.Options[i]
		d.Cap(x, y, kit.CapWidth(o.Key), theme.Scaled(17), o.Key, kit.PlainCap())
		high := d.Sentences(x+indent, y, w-indent, ruleSize(), helpRuns(o)...)
		y += max(high, kit.CapHeight()) + theme.Scaled(7)
	}
	return y - top
}

// QuestionOf is the question with the name of the target in its place.
func QuestionOf(f *codebook.Field, target string) string {
	name := target
	if name == "" {
		name = "…"
	}
	return strings.ReplaceAll(f.Question, "{target}", name)
}

// ruleParagraph is a paragraph of a rule, with the heading it begins with.
type ruleParagraph struct{ heading, text string }

// longestHeading is how many letters a heading has at most.
const longestHeading = 32

// ruleParagraphs divides a rule at its line ends. The beginning of a paragraph up
// to its first ? or : is a heading, where it is short and the rule has several.
func ruleParagraphs(rule string) []ruleParagraph {
	var out []ruleParagraph
	lines := strings.Split(strings.TrimSpace(rule), "\n")
	for _, line := range lines {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		p := ruleParagraph{text: line}
		at := strings.IndexAny(line, "?:.")
		if len(lines) > 1 && at > 0 && at < longestHeading && line[at] != '.' {
			p.heading, p.text = line[:at+1], line[at+1:]
		}
		out = append(out, p)
	}
	return out
}

// targetRuns say what else a target is called, and what counts as it.
func targetRuns(t annotate.Target) []kit.Run {
	c := theme.Current()
	var runs []kit.Run
	add := func(name, text string) {
		if text != "" {
			runs = append(
				runs,
				kit.Run{Text: name + " ", Color: c.Muted},
				kit.Run{Text: strings.TrimRight(text, ". ") + ". ", Color: c.Ink},
			)
		}
	}
	add(lang.L("Also:"), strings.Join(t.Aliases, ", "))
	add(lang.L("Counts:"), t.Counts)
	add(lang.L("Does not:"), t.CountsNot)
	return runs
}
