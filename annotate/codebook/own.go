package codebook

import "slices"

// ownKey is the key of the question that the program asks itself.
const ownKey = "outlet_recognised"

// Asking is the version with a question of the program's own after those of its file. It
// is the same version: nothing in the file tells of it.
func (c *Codebook) Asking(f Field) *Codebook {
	if c.Field(f.Key) != nil {
		return c
	}
	with := *c
	f.Own = true
	with.Fields = append(slices.Clone(c.Fields), f)
	return &with
}
