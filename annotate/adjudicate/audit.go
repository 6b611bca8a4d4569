package adjudicate

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"math"
	"strconv"

	"plumbline/annotate"
)

// audit is the share of the paragraphs on which all agree that a lead is given as well,
// because agreement is not always right. Which they are follows from the project's seed.
type audit struct {
	share float64 // from 0 to 1
	seed  string
}

func readAudit(ctx context.Context, from Source) (a audit, err error) {
	percent, err := from.Setting(ctx, annotate.ProjectAuditShare)
	if err != nil || percent == "" {
		return a, err
	}
	if a.seed, err = from.Setting(ctx, annotate.ProjectSeed); err != nil {
		return a, err
	}
	share, err := strconv.ParseFloat(percent, 64)
	if err != nil {
		return a, nil // of a program that says it otherwise
	}
	a.share = share / 100
	return a, nil
}

// takes reports whether a paragraph is in the share.
func (a audit) takes(paragraph string) bool {
	if a.share <= 0 {
		return false
	}
	sum := sha256.Sum256([]byte("audit\n" + a.seed + "\n" + paragraph))
	return float64(binary.BigEndian.Uint64(sum[:8]))/math.MaxUint64 < a.share
}
