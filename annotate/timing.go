package annotate

// Timing says how much a project keeps of the time that its people take. A project
// that says nothing keeps none.
type Timing string

// The timings, in the order in which they are offered.
const (
	TimeOff        Timing = ""        // no entry says how long it took
	TimePerSitting Timing = "sitting" // no entry does; sittings are added up, from first to last decision
	TimePerAnswer  Timing = "answer"  // every entry says how long the decision took
)

// Timings lists the timings in the order in which they are offered.
func Timings() []Timing { return []Timing{TimeOff, TimePerSitting, TimePerAnswer} }

// ReadTiming reads the setting ProjectTime. What this program does not know keeps no time.
func ReadTiming(value string) Timing {
	switch t := Timing(value); t {
	case TimePerSitting, TimePerAnswer:
		return t
	}
	return TimeOff
}

// TimingKey is what a lead gives the timing to.
func TimingKey() Key { return Key{Kind: KindProject, Subject: ProjectSubject, Field: ProjectTime} }
