package agreement

import "maps"

// Sentences returns every sentence that explains a result, by its code, with
// the places for names and numbers in fmt's notation.
func Sentences() map[Code]string { return maps.Clone(sentences) }
