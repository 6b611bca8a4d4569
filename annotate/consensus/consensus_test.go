package consensus_test

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"plumbline/annotate/agreement"
	"plumbline/annotate/agreement/table"
	"plumbline/annotate/consensus"
)

type fataler interface{ Fatal(...any) }

func newVotes(t fataler, annotators, units, labels int, votes []consensus.Vote) *consensus.Votes {
	v, err := consensus.NewVotes(annotators, units, labels, votes)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestMajority(t *testing.T) {
	v := newVotes(t, 4, 4, 3, []consensus.Vote{
		{Annotator: 0, Unit: 0, Value: 2},
		{Annotator: 1, Unit: 0, Value: 2},
		{Annotator: 2, Unit: 0, Value: 0},
		{Annotator: 0, Unit: 1, Value: 2},
		{Annotator: 1, Unit: 1, Value: 0},
		{Annotator: 3, Unit: 3, Value: 1},
	})
	verdicts := consensus.Majority(v)
	t.Run("The label with the most votes wins", func(t *testing.T) {
		want := consensus.Verdict{Votes: 3, Label: 2, Shares: []float64{1.0 / 3, 0, 2.0 / 3}}
		if !reflect.DeepEqual(verdicts[0], want) {
			t.Errorf("%+v, want %+v", verdicts[0], want)
		}
	})
	t.Run("A tie is a tie and not its first label", func(t *testing.T) {
		want := consensus.Verdict{Votes: 2, Label: consensus.NoLabel, Tied: []int{0, 2}, Shares: []float64{0.5, 0, 0.5}}
		if !reflect.DeepEqual(verdicts[1], want) {
			t.Errorf("%+v, want %+v", verdicts[1], want)
		}
	})
	t.Run("A unit without votes has no label and no shares", func(t *testing.T) {
		if want := (consensus.Verdict{Label: consensus.NoLabel}); !reflect.DeepEqual(verdicts[2], want) {
			t.Errorf("%+v, want %+v", verdicts[2], want)
		}
	})
	t.Run("A single vote wins", func(t *testing.T) {
		if verdicts[3].Label != 1 {
			t.Errorf("%+v", verdicts[3])
		}
	})
}

func TestTiesInThePatientsOfDawidAndSkene(t *testing.T) {
	x := readExample(t, "ds_dawid_skene1979.csv", "nominal", []string{"1", "2", "3", "4"})
	for u, verdict := range consensus.Majority(x.votes) {
		best := slices.Max(verdict.Shares)
		winners := 0
		for _, share := range verdict.Shares {
			if share == best {
				winners++
			}
		}
		if (winners > 1) != (verdict.Label == consensus.NoLabel) {
			t.Errorf("%s: %d labels share the first place, the verdict is %d", x.Units[u], winners, verdict.Label)
		}
	}
}

func TestNewVotesRefusesWhatThereIsNot(t *testing.T) {
	for _, vote := range []consensus.Vote{{Annotator: 2}, {Unit: 2}, {Value: 2}, {Annotator: -1}, {Unit: -1}, {Value: -1}} {
		if _, err := consensus.NewVotes(2, 2, 2, []consensus.Vote{{}, vote}); err == nil {
			t.Errorf("%+v was taken", vote)
		}
	}
}

// drawVotes makes votes, some units and annotators without any.
func drawVotes(t *rapid.T, labels int) *consensus.Votes {
	annotators, units := rapid.IntRange(1, 5).Draw(t, "annotators"), rapid.IntRange(1, 12).Draw(t, "units")
	var votes []consensus.Vote
	for range rapid.IntRange(0, 40).Draw(t, "votes") {
		votes = append(votes, consensus.Vote{
			Annotator: int32(rapid.IntRange(0, annotators-1).Draw(t, "annotator")),
			Unit:      int32(rapid.IntRange(0, units-1).Draw(t, "unit")),
			Value:     int32(rapid.IntRange(0, labels-1).Draw(t, "label")),
		})
	}
	return newVotes(t, annotators, units, labels, votes)
}

func TestEveryVerdictIsAWinnerATieOrNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := drawVotes(t, rapid.IntRange(1, 4).Draw(t, "labels"))
		mace := consensus.MACE(v, consensus.MACEPlan{Restarts: 2})
		for name, verdicts := range map[string][]consensus.Verdict{
			"majority": consensus.Majority(v), "Dawid-Skene": consensus.DawidSkene(v).Verdicts, "MACE": mace.Verdicts,
		} {
			for _, verdict := range verdicts {
				checkVerdict(t, name, verdict)
			}
		}
		for _, c := range mace.Competence {
			if c != consensus.NoCompetence && !(c > 0 && c <= 1) {
				t.Fatalf("a competence is %v", c)
			}
		}
		if math.IsNaN(mace.LogMarginal) || math.IsNaN(consensus.DawidSkene(v).LogLikelihood) {
			t.Fatal("a likelihood is no number")
		}
	})
}

func checkVerdict(t *rapid.T, method string, v consensus.Verdict) {
	if v.Votes == 0 {
		if v.Label != consensus.NoLabel || v.Tied != nil || v.Shares != nil {
			t.Fatalf("%s of no votes: %+v", method, v)
		}
		return
	}
	sum := 0.0
	for _, share := range v.Shares {
		sum += share
		if !(share >= 0 && share <= 1+1e-12) {
			t.Fatalf("%s: a share is %v", method, share)
		}
	}
	if math.Abs(sum-1) > 1e-9 {
		t.Fatalf("%s: the shares sum to %v", method, sum)
	}
	if (v.Label == consensus.NoLabel) != (len(v.Tied) > 1) {
		t.Fatalf("%s: %+v is neither a winner nor a tie", method, v)
	}
}

func TestAnnotatorsWhoAgreeAreBelieved(t *testing.T) {
	var votes []consensus.Vote
	for u := range int32(30) {
		for a := range int32(3) {
			votes = append(votes, consensus.Vote{Annotator: a, Unit: u, Value: u % 3})
		}
	}
	v := newVotes(t, 3, 30, 3, votes)
	for name, verdicts := range map[string][]consensus.Verdict{
		"majority": consensus.Majority(v), "Dawid-Skene": consensus.DawidSkene(v).Verdicts,
		"MACE": consensus.MACE(v, consensus.MACEPlan{}).Verdicts,
	} {
		for u, verdict := range verdicts {
			if verdict.Label != u%3 || verdict.Shares[u%3] < 0.9 {
				t.Errorf("%s: unit %d is %+v, want %d", name, u, verdict, u%3)
			}
		}
	}
}

func TestTheOrderOfVotesIsIrrelevantToDawidAndSkene(t *testing.T) {
	x := readExample(t, "ds_10x300_cat3_miss40.csv", "nominal", []string{"left", "none", "right"})
	votes := make([]consensus.Vote, len(x.Ratings))
	for i, rating := range x.Ratings {
		votes[len(votes)-1-i] = consensus.Vote(rating)
	}
	turned := newVotes(t, len(x.Annotators), len(x.Units), 3, votes)
	a, b := consensus.DawidSkene(x.votes), consensus.DawidSkene(turned)
	for u := range a.Verdicts {
		for k, share := range a.Verdicts[u].Shares {
			if math.Abs(share-b.Verdicts[u].Shares[k]) > 1e-7 {
				t.Errorf("%s: %v and %v", x.Units[u], share, b.Verdicts[u].Shares[k])
			}
		}
	}
}

func TestMACEDependsOnItsSeedAloneAndMoreRestartsAreNoWorse(t *testing.T) {
	x := readExample(t, "mace_8x300_cat3_spammers.csv", "nominal", []string{"left", "none", "right"})
	first := consensus.MACE(x.votes, consensus.MACEPlan{Restarts: 3, Seed: 4})
	if again := consensus.MACE(x.votes, consensus.MACEPlan{Restarts: 3, Seed: 4}); !reflect.DeepEqual(first, again) {
		t.Error("the same seed gives another fit")
	}
	more := consensus.MACE(x.votes, consensus.MACEPlan{Restarts: 12, Seed: 4})
	if more.LogMarginal < first.LogMarginal {
		t.Errorf("12 restarts reach %v, 3 of them %v", more.LogMarginal, first.LogMarginal)
	}
	if !more.Converged {
		t.Errorf("the best fit has not converged after %d rounds", more.Rounds)
	}
}

func TestASetIsDecidedElementByElement(t *testing.T) {
	labels := readSets(t)
	votes := make([]consensus.Vote, len(labels.Ratings))
	for i, rating := range labels.Ratings {
		votes[i] = consensus.Vote(rating)
	}
	v := newVotes(t, len(labels.Annotators), len(labels.Units), labels.Scheme.Len(), votes)
	byMajority := func(_ int, v *consensus.Votes) []consensus.Verdict { return consensus.Majority(v) }
	got := consensus.PerElement(v, len(labels.Scheme.Elements()), labels.Scheme.Has, byMajority)
	want := []consensus.SetVerdict{
		{Votes: 3, In: []int{0, 1}, Shares: []float64{1, 2.0 / 3, 1.0 / 3}}, // a|b, a|b|c, a
		{Votes: 2, Tied: []int{0, 2}, Shares: []float64{0.5, 0, 0.5}},       // a, c
		{Votes: 3, Shares: []float64{1.0 / 3, 1.0 / 3, 0}},                  // {}, a, b
		{Votes: 1, Shares: []float64{0, 0, 0}},                              // {}
		{},                                                                  // no label
	}
	for u := range want {
		if fmt.Sprint(got[u]) != fmt.Sprint(want[u]) {
			t.Errorf("%s: %+v, want %+v", labels.Units[u], got[u], want[u])
		}
	}
	fits := 0
	consensus.PerElement(v, 3, labels.Scheme.Has, func(_ int, v *consensus.Votes) []consensus.Verdict {
		fits++
		return consensus.DawidSkene(v).Verdicts
	})
	if fits != 3 {
		t.Errorf("%d elements were decided, want 3", fits)
	}
}

func readSets(t *testing.T) *table.Labels {
	t.Helper()
	labels, err := table.Read(
		strings.NewReader("annotator,unit,label\nA,u1,a|b\nB,u1,a|b|c\nC,u1,a\nA,u2,a\nB,u2,c\nA,u3,{}\nB,u3,a\nC,u3,b\nA,u4,{}\nA,u5,\n"),
		table.Form{Scale: agreement.Set},
	)
	if err != nil {
		t.Fatal(err)
	}
	return labels
}

func BenchmarkConsensus(b *testing.B) {
	for _, units := range []int{1000, 10_000} {
		var votes []consensus.Vote
		for u := range int32(units) {
			for a := range int32(5) {
				votes = append(votes, consensus.Vote{Annotator: a, Unit: u, Value: (u + (u*a)%7/6) % 4})
			}
		}
		v := newVotes(b, 5, units, 4, votes)
		b.Run(fmt.Sprintf("dawid_skene/5x%d", units), func(b *testing.B) {
			for b.Loop() {
				consensus.DawidSkene(v)
			}
		})
		b.Run(fmt.Sprintf("mace/5x%d", units), func(b *testing.B) {
			for b.Loop() {
				consensus.MACE(v, consensus.MACEPlan{})
			}
		})
	}
}
