package review_test

import (
	"math"
	"testing"

	"plumbline/annotate/codebook"
	"plumbline/annotate/review"
)

func TestTheDistanceOfTwoAnswersIsThatOfTheirScale(t *testing.T) {
	options := func(values ...string) (all []codebook.Option) {
		for _, v := range values {
			all = append(all, codebook.Option{Value: v})
		}
		return all
	}
	nominal := &codebook.Field{Scale: codebook.Nominal, Options: options("lede", "caption")}
	stance := &codebook.Field{Scale: codebook.Ordinal, Options: options("-2", "-1", "0", "1", "2", "absent"), OffScale: []string{"absent"}}
	strength := &codebook.Field{Scale: codebook.Ordinal, Options: options("1", "2", "3"), ValueWhenHidden: "0"}
	set := &codebook.Field{Scale: codebook.Set, Options: options("none", "official", "expert", "document")}
	for _, c := range []struct {
		name  string
		field *codebook.Field
		a, b  string
		want  float64
	}{
		{"equal", nominal, "lede", "lede", 0},
		{"another kind", nominal, "lede", "caption", 1},
		{"one step of four", stance, "-1", "0", 1. / 4},
		{"the ends", stance, "-2", "2", 1},
		{"off the scale", stance, "absent", "0", 1},
		{"a hidden answer has its place", strength, "0", "2", 2. / 3},
		{"equal sets", set, "official|expert", "official|expert", 0},
		{"a set in the other: 1 - 2/3 * 1/2", set, "official", "official|expert", 2. / 3},
		{"sets that overlap: 1 - 1/3 * 1/3", set, "official|expert", "official|document", 8. / 9},
		{"sets apart", set, "none", "official", 1},
		{"no answer", set, "", "official", 1},
		{"neither answered", set, "", "", 0},
		{"a value that is none", nominal, "lede", "poem", 1},
	} {
		if got := review.Distance(c.field, c.a, c.b); math.Abs(got-c.want) > 1e-12 {
			t.Errorf("%s: the distance is %v, want %v", c.name, got, c.want)
		}
		if got := review.Distance(c.field, c.b, c.a); math.Abs(got-c.want) > 1e-12 {
			t.Errorf("%s, the other way: the distance is %v, want %v", c.name, got, c.want)
		}
	}
}
