package dataset

// KeysHere are those that mean something where the keys are.
func (d *Dataset) KeysHere() []rune {
	var keys []rune
	for _, a := range d.actionsAt() {
		keys = append(keys, a.key)
	}
	return keys
}
