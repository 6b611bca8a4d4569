package form

import (
	"cmp"
	"image/color"
	"slices"
	"strconv"
	"strings"

	"plumbline/annotate/codebook"
	"plumbline/ui/theme"
)

// TagColors are the ground and the ink of an answer in a small box.
func TagColors(f *codebook.Field, value string) (fill, ink color.NRGBA) {
	strong, soft := theme.Current().Family(f.Family)
	if !diverging(f) {
		return soft, strong
	}
	fill = FillOf(f, value, strong)
	return fill, theme.InkOn(fill)
}

// ShownValue is what stands for one value of a field: the text of its option,
// or the value itself where the codebook has none.
func ShownValue(f *codebook.Field, value string) string {
	if o := f.Option(value); o != nil {
		return Shown(o)
	}
	return value
}

// FillOf returns the fill of a chosen option: the stance scale for an ordinal
// field whose values run from -2 to 2, the absent grey off that scale, else
// the family's colour.
func FillOf(f *codebook.Field, value string, strong color.NRGBA) color.NRGBA {
	if !diverging(f) {
		return strong
	}
	if slices.Contains(f.OffScale, value) {
		return theme.Current().Absent
	}
	c := theme.Current()
	if slices.Contains(f.Unordered, value) { // both sides at once
		return theme.Mix(c.StanceOf(-2), c.StanceOf(2), 0.5)
	}
	step, err := strconv.Atoi(value)
	if err != nil {
		return strong
	}
	if step == 0 { // pale, so that it stands between the two sides and not before them
		return theme.Mix(c.StanceOf(0), c.Surface, 0.3)
	}
	return c.StanceOf(step)
}

// diverging reports whether a field's scale has two sides.
func diverging(f *codebook.Field) bool {
	return f.Scale.Ordered && slices.ContainsFunc(f.Options, func(o codebook.Option) bool {
		step, err := strconv.Atoi(o.Value)
		return err == nil && step < 0
	})
}

// Shown is what a control prints for an option.
func Shown(o *codebook.Option) string {
	text := o.Shown
	if text == "" {
		text = o.Value
	}
	return minus(text)
}

// minus draws hyphens at the beginning of a text as dashes, which have the width of the plus,
// and leaves other text alone. (The interface face has no minus sign.)
func minus(text string) string {
	sign, rest, _ := strings.Cut(text, " ")
	if sign == "" || strings.Trim(sign, "-") != "" {
		return text
	}
	return strings.TrimSpace(strings.Repeat("–", len(sign)) + " " + rest)
}

// KeysOf names the keys of a field's options and what they give: signs by their words,
// neighbours that end in the same word together ("1 2 against"), what is off the scale
// before the rest.
func KeysOf(f *codebook.Field) string {
	var off, rest, keys []string
	for i := range f.Options {
		o := &f.Options[i]
		means := meaningOf(o)
		keys = append(keys, o.Key)
		if i+1 < len(f.Options) && o.Words != "" && means == meaningOf(&f.Options[i+1]) {
			continue
		}
		if len(keys) == 1 {
			means = cmp.Or(o.Words, means)
		}
		said := strings.Join(keys, " ") + " " + means
		if keys = nil; slices.Contains(f.OffScale, o.Value) {
			off = append(off, said)
		} else {
			rest = append(rest, said)
		}
	}
	if len(off) == 0 {
		return strings.Join(rest, ", ")
	}
	return strings.Join(off, ", ") + "; " + strings.Join(rest, ", ")
}

// meaningOf is the last of an option's words, or what its control shows.
func meaningOf(o *codebook.Option) string {
	words := strings.Fields(o.Words)
	if len(words) == 0 {
		return Shown(o)
	}
	return words[len(words)-1]
}
