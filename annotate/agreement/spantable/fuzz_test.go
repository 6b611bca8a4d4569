package spantable_test

import (
	"bytes"
	"context"
	"errors"
	"testing"

	"plumbline/annotate/agreement/spantable"
	"plumbline/annotate/agreement/unitizing"
	"plumbline/annotate/tabular"
)

// FuzzRead reads anything as a table of spans: what it takes can be measured, what it
// does not take it says.
func FuzzRead(f *testing.F) {
	f.Add([]byte("annotator,unit,start,end,label\nA,t,0,4,x\nB,t,1,4,x\nB,u,,,\n"))
	f.Add([]byte("label;end;start;unit;annotator\n\"a\nb\";9;3;t;A\n"))
	f.Add([]byte("annotator,unit,start,end,label\nA,t,0,1099511627776,x\nB,t,3,1,y\n"))
	f.Fuzz(func(t *testing.T, table []byte) {
		u, err := spantable.Read(bytes.NewReader(table), spantable.Form{})
		var problem *tabular.Problem
		if err != nil {
			if !errors.As(err, &problem) || problem.Error() == "" {
				t.Fatalf("%q is refused with %v", table, err)
			}
			return
		}
		if u.Spans() > 40 {
			return
		}
		results, err := u.Summary(context.Background(), unitizing.GammaPlan{Seed: 1, Precision: 1, MostDraws: 1})
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range results {
			if (r.Value == nil) != (r.State == "undefined") || r.Value == nil && len(r.Reason) == 0 {
				t.Errorf("%s of %q is %v, %s, because %q", r.Statistic, table, r.Value, r.State, r.Reason)
			}
		}
	})
}
