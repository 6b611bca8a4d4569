package document

// The limits of one file, whatever is packed in it.
const (
	MaxBytes    = 64 << 20      // of a file, and of a file packed in it
	MaxUnpacked = 128 << 20     // of all that is unpacked from one file
	MaxPacked   = 2             // archives inside each other
	MaxArticles = 100_000       // of one file
	MaxBlocks   = 1_000_000     // paragraphs of one file that is no plain text
	MaxParts    = 200_000       // files in one archive
	MaxFields   = 512           // columns of a table, keys of an object
	MaxValues   = 2_000_000     // cells beside the texts of all tables in one file
	MaxDepth    = 200           // elements, groups or objects inside each other
	MaxMarkup   = 2_000_000_000 // work that the markup of all pages in one file makes
)

// spent is what reading one file took so far, by all that is packed in it.
type spent struct {
	unpacked int64 // bytes
	blocks   int   // of the parts that were read
	pieces   int   // blocks of the pieces of HTML that were read
	values   int
	markup   int
	share    float64 // of the file, as it was told last
}

// Crowded refuses more blocks than are read of one file, or is nil.
func (in *Input) Crowded(blocks int) error {
	if blocks <= MaxBlocks {
		return nil
	}
	return in.Fail("too_many", "ingest.too-many-paragraphs", "Paragraphs", blocks, "Most", MaxBlocks)
}

// SpendPieces counts the blocks of a piece of HTML, of which a feed, a table or a book
// has many, and refuses more than are read of one file.
func (in *Input) SpendPieces(blocks int) error {
	in.spent.pieces += blocks
	return in.Crowded(in.spent.pieces)
}

// SpendValues counts cells that say something about an article, and refuses more than
// are kept of one file.
func (in *Input) SpendValues(n int) error {
	if in.spent.values += n; in.spent.values <= MaxValues {
		return nil
	}
	return in.Fail("too_many", "ingest.too-many-values", "Most", MaxValues)
}

// SpendMarkup counts the work that the markup of a page makes, and refuses more than is
// done for one file: pages of a whole archive are read, sixty that are made to take a
// minute are not.
func (in *Input) SpendMarkup(work int) error {
	if in.spent.markup += work; in.spent.markup <= MaxMarkup {
		return nil
	}
	return in.Fail("too_many", "ingest.too-much-markup")
}
