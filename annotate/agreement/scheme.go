package agreement

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"plumbline/annotate/sentence"
)

// Scheme is the list of the values that a label can have: categories in their
// declared order, numbers, or sets. A rating refers to a value by its position
// here. Labels are compared as exact strings: "Left" and "left" are two.
type Scheme struct {
	scale    Scale
	labels   []string
	numbers  []float64 // of each value; for labels that are no numbers, their positions
	numeric  bool      // the labels are numbers
	declared bool      // the list is complete, not only what occurs
	elements []string  // of sets
	sets     []bits    // of each value
}

// NewCategories makes a scheme of nominal or ordinal categories in their order.
// Declared says that the list is the whole scheme and not only what occurs.
func NewCategories(scale Scale, categories []string, declared bool) (*Scheme, error) {
	s := &Scheme{scale: scale, labels: slices.Clone(categories), declared: declared, numeric: true}
	seen := make(map[string]bool, len(categories))
	for _, label := range categories {
		if seen[label] {
			return nil, sentence.Fail("scheme.category-twice", "Category", sentence.Quoted(label))
		}
		seen[label] = true
		number, err := ParseNumber(label)
		s.numeric = s.numeric && err == nil
		s.numbers = append(s.numbers, number)
	}
	if !s.numeric || !slices.IsSorted(s.numbers) && !reversed(s.numbers) {
		s.numeric = false // the declared order counts, distances go by position
		for i := range s.numbers {
			s.numbers[i] = float64(i + 1)
		}
	}
	return s, nil
}

// reversed tells whether a scale runs from its highest number down, which
// leaves every distance as it is.
func reversed(numbers []float64) bool {
	down := slices.Clone(numbers)
	slices.Reverse(down)
	return slices.IsSorted(down)
}

// NewNumbers makes a scheme of interval or ratio values, each number once and
// in rising order.
func NewNumbers(scale Scale, numbers []float64) (*Scheme, error) {
	s := &Scheme{scale: scale, numbers: slices.Clone(numbers), numeric: true}
	for i, x := range numbers {
		if !computable(x) {
			return nil, sentence.Fail("scheme.no-number", "Number", x)
		}
		if scale == Ratio && x < 0 {
			return nil, sentence.Fail("scheme.negative-ratio", "Number", x)
		}
		if i > 0 && x <= numbers[i-1] {
			return nil, sentence.Fail("scheme.not-rising", "Number", x, "Before", numbers[i-1])
		}
		s.labels = append(s.labels, strconv.FormatFloat(x, 'f', -1, 64))
	}
	return s, nil
}

// NewSets makes a scheme of sets. Each value lists positions in elements; an
// empty list is the empty set.
func NewSets(elements []string, values [][]int) (*Scheme, error) {
	s := &Scheme{scale: Set, elements: slices.Clone(elements)}
	seen := make(map[string]bool, len(values))
	for _, value := range values {
		set := newBits(len(elements))
		for _, e := range value {
			if e < 0 || e >= len(elements) {
				return nil, fmt.Errorf("a set names element %d of %d", e+1, len(elements))
			}
			set.add(e)
		}
		label := s.setLabel(set)
		if seen[label] {
			return nil, sentence.Fail("scheme.set-twice", "Set", label)
		}
		seen[label] = true
		s.sets = append(s.sets, set)
		s.labels = append(s.labels, label)
	}
	return s, nil
}

// EmptySet is how an explicitly empty set is written in a table.
const EmptySet = "{}"

func (s *Scheme) setLabel(set bits) string {
	var names []string
	for i, name := range s.elements {
		if set.has(i) {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return EmptySet
	}
	return strings.Join(names, "|")
}

// The sizes between which the square of a number is a number that can be added
// up without overflow or loss.
const (
	greatestNumber = 1e100
	leastNumber    = 1e-100
)

// ParseNumber reads a finite number in decimal notation, of a size whose
// distances can be computed.
func ParseNumber(text string) (float64, error) {
	x, err := strconv.ParseFloat(text, 64)
	if err != nil || strings.ContainsAny(text, "xXpP_") || !computable(x) {
		return 0, sentence.Fail("scheme.no-number", "Number", sentence.Quoted(text))
	}
	return x + 0, nil // -0 is 0
}

func computable(x float64) bool {
	size := math.Abs(x)
	return size == 0 || size >= leastNumber && size <= greatestNumber
}

// Scale returns what the labels mean to each other.
func (s *Scheme) Scale() Scale { return s.scale }

// Len returns the number of values.
func (s *Scheme) Len() int { return len(s.labels) }

// Declared tells whether the scheme lists all possible categories. Otherwise
// it lists those that occur, and statistics that depend on their number say so.
func (s *Scheme) Declared() bool { return s.declared }

// Label returns the value at a position as it is written.
func (s *Scheme) Label(value int) string { return s.labels[value] }

// Elements returns the names of which sets are made.
func (s *Scheme) Elements() []string { return slices.Clone(s.elements) }

// Has tells whether the set at a position contains the element at a position.
func (s *Scheme) Has(value, element int) bool { return s.sets[value].has(element) }

func (s *Scheme) nonNegative() bool {
	return len(s.numbers) == 0 || slices.Min(s.numbers) >= 0
}

func (s *Scheme) equal(o *Scheme) bool {
	return s == o || s.scale == o.scale && s.declared == o.declared && slices.Equal(s.labels, o.labels) &&
		slices.Equal(s.numbers, o.numbers) && slices.Equal(s.elements, o.elements) &&
		slices.EqualFunc(s.sets, o.sets, slices.Equal)
}
