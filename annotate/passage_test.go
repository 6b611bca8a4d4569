package annotate_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"plumbline/annotate"
)

func TestPassagesOfOneOptionHaveOneForm(t *testing.T) {
	text := []rune("né 漢字 <b> \"x\"")
	rapid.Check(t, func(t *rapid.T) {
		marked := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) annotate.Passage {
			return annotate.Passage{Begin: rapid.IntRange(-2, 14).Draw(t, "begin"), End: rapid.IntRange(-2, 16).Draw(t, "end")}
		}), 0, 5).Draw(t, "passages")
		united := annotate.UnitePassages(text, marked)
		value := annotate.JoinPassages(united)
		back, good := annotate.SplitPassages(value)
		if len(united) > 0 && (!good || fmt.Sprint(back) != fmt.Sprint(united)) {
			t.Fatalf("%v comes back from %s as %v", united, value, back)
		}
		if again := annotate.UnitePassages(text, united); fmt.Sprint(again) != fmt.Sprint(united) {
			t.Fatalf("%v united again is %v", united, again)
		}
		for i := range text {
			in := func(all []annotate.Passage) (found bool) {
				for _, p := range all {
					found = found || p.Begin <= i && i < p.End
				}
				return found
			}
			if in(marked) != in(united) {
				t.Fatalf("character %d is in %v and not in %v, or the other way round", i, marked, united)
			}
		}
		for _, p := range marked {
			if trimmed := p.Trimmed(text); trimmed.End <= trimmed.Begin && p.Begin < p.End {
				t.Fatalf("%v trimmed is %v", p, trimmed)
			}
		}
	})
}
