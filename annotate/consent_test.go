package annotate_test

import (
	"reflect"
	"testing"
	"time"

	"plumbline/annotate"
)

func TestWhoAgreedToWhatIsTold(t *testing.T) {
	old, _ := annotate.ConsentTo("You read articles.")
	now, _ := annotate.ConsentTo("You read sad articles.")
	day := func(n int) time.Time { return time.Date(2031, 3, n, 9, 0, 0, 0, time.UTC) }
	words := []annotate.Agreed{
		{Annotator: "both", Version: old.Version, At: day(1)},
		{Annotator: "both", Version: now.Version, At: day(5)},
		{Annotator: "gone", Version: now.Version, At: day(6), Withdrawn: true},
		{Annotator: "gone", Version: old.Version, At: day(1)},
		{Annotator: "left early", Version: old.Version, At: day(2), Withdrawn: true},
		{Annotator: "older", Version: old.Version, At: day(3)},
	}
	people := []string{"both", "gone", "left early", "nobody", "older"}
	want := map[annotate.Consenting][]string{
		annotate.ConsentGiven: {"both"}, annotate.ConsentOlder: {"older"},
		annotate.ConsentWithdrawn: {"gone", "left early"}, annotate.ConsentMissing: {"nobody"},
	}
	if got := annotate.Consenters(now, words, people); !reflect.DeepEqual(got, want) {
		t.Errorf("they are %v, want %v", got, want)
	}
	versions := []annotate.ConsentVersion{
		{Version: old.Version, Agreed: 3, Withdrawn: 1, First: day(1), Last: day(3)},
		{Version: now.Version, Agreed: 1, Withdrawn: 1, First: day(5), Last: day(6)},
	}
	if got := annotate.ConsentVersions(words); !reflect.DeepEqual(got, versions) {
		t.Errorf("the versions are %+v, want %+v", got, versions)
	}
}
