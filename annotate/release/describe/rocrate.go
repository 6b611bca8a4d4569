package describe

import (
	"cmp"
	"fmt"
	"io"
	"path"
	"time"
)

// ROCrate is the name of the file that WriteROCrate writes.
const ROCrate = "ro-crate-metadata.json"

// crateVersion is what the description holds to (https://www.researchobject.org/ro-crate/specification/1.2/).
const crateVersion = "https://w3id.org/ro/crate/1.2"

// WriteROCrate writes the description that repositories of research data read: the package
// as a data set, each of its files as a part of it.
func (p *Package) WriteROCrate(w io.Writer) error {
	var parts, files []object
	for _, f := range p.Files {
		parts = append(parts, object{"@id": f.Path})
		files = append(files, object{
			"@id": f.Path, "@type": "File", "name": path.Base(f.Path), "description": f.Holds, "encodingFormat": f.Media,
			"contentSize": fmt.Sprint(f.Bytes), "sha256": f.SHA256,
		})
	}
	address := cmp.Or(p.licenceAddress(), "#licence")
	graph := []object{
		{"@id": ROCrate, "@type": "CreativeWork", "about": object{"@id": "./"}, "conformsTo": object{"@id": crateVersion}},
		{
			"@id": "./", "@type": "Dataset", "name": cmp.Or(p.Title, p.Name()), "description": p.description(), "version": p.Version,
			"datePublished": p.Released.UTC().Format(time.DateOnly), "license": object{"@id": address},
			"creator": object{"@id": "#creators"}, "hasPart": parts,
		},
		{"@id": address, "@type": "CreativeWork", "name": cmp.Or(p.Licence, notTold), "description": "The licence of the data."},
		{"@id": "#creators", "@type": "Organization", "name": cmp.Or(p.Creators, notTold)},
	}
	return write(w, object{"@context": crateVersion + "/context", "@graph": append(graph, files...)})
}
