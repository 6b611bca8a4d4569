package annotate

// Salvaged is what came of salvaging a damaged project into a new one.
type Salvaged struct {
	Base     string // the backup that it was built upon, "" if none was sound
	Articles int
	Entries  int
	Lost     []Lost // what could not be brought over
}

// Lost is something of a damaged project that could not be brought over.
type Lost struct {
	What string // LostEntry and its like
	ID   string // "" if not even that can be read
	Why  error
}

// What can be lost.
const (
	LostEntry    = "entry"
	LostArticle  = "article"
	LostCodebook = "codebook"
	LostUnknown  = "unknown" // entries that are counted and cannot be found
)
