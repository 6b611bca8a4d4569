package seeds

// The readers behind the exported functions, so that a test sees their errors.
var (
	ReadSample   = readSample
	ReadArticles = readArticles
	ReadAnswers  = readAnswers
)

// Compose applies an annotator's differences to a key as the files are read.
func Compose(key, differences []Answer) ([]Answer, error) {
	sheets := newSheets(key)
	for _, difference := range differences {
		if err := sheets.change(difference); err != nil {
			return nil, err
		}
	}
	return sheets.inFormOrder(nil), nil
}
