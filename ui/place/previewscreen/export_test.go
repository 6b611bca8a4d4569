package previewscreen

// KeysHere are the keys that buttons of the card where the keys are show.
func (d *Screen) KeysHere() (keys []string) {
	for _, a := range d.actionsAt() {
		keys = append(keys, a.Key)
	}
	return keys
}
