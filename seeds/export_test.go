package seeds

// The readers behind the exported functions, so that a test sees their errors.
var (
	ReadSample   = readSample
	ReadArticles = readArticles
)
