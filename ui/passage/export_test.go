package passage

import "plumbline/annotate/typeset"

// UseCatalog replaces the catalog of faces, so that tests depend on no font of
// the system.
func UseCatalog(c *typeset.Catalog) {
	shared.Lock()
	shared.catalog = c
	shared.Unlock()
}
