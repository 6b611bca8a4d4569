package describe

import (
	"cmp"
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"plumbline/annotate/dataset/table"
)

// Croissant is the name of the file that WriteCroissant writes.
const Croissant = "croissant.json"

// croissantVersion is what the description holds to (https://docs.mlcommons.org/croissant/docs/croissant-spec-1.1.html).
const croissantVersion = "http://mlcommons.org/croissant/1.1"

// dataTypes are the types of columns in Croissant.
var dataTypes = map[table.Type]string{
	table.Text: "sc:Text", table.Integer: "cr:Int64", table.Number: "cr:Float64", table.Moment: "sc:DateTime", table.Flag: "sc:Boolean",
}

// WriteCroissant writes the description that programs for machine learning read: each file
// a FileObject, each table a RecordSet over its CSV, or over its Parquet where it has no CSV.
func (p *Package) WriteCroissant(w io.Writer) error {
	var files, records []object
	for i := range p.Files {
		files = append(files, p.Files[i].fileObject())
	}
	for i := range p.Tables {
		records = append(records, p.Tables[i].recordSet())
	}
	return write(w, object{
		"@context": json.RawMessage(croissantContext), "@type": "sc:Dataset", "conformsTo": croissantVersion,
		"name": p.Name(), "description": p.description(), "version": p.Version, "url": "./",
		"license":       cmp.Or(p.licenceAddress(), p.Licence, notTold),
		"creator":       object{"@type": "sc:Organization", "name": cmp.Or(p.Creators, notTold)},
		"datePublished": p.Released.UTC().Format(time.DateOnly),
		"distribution":  files, "recordSet": records,
	})
}

func (f *File) fileObject() object {
	return object{
		"@type": "cr:FileObject", "@id": f.Path, "name": f.Path, "description": f.Holds, "contentUrl": f.Path,
		"encodingFormat": f.Media, "contentSize": fmt.Sprintf("%d B", f.Bytes), "sha256": f.SHA256,
	}
}

func (t *Table) recordSet() object {
	from := t.Files[0]
	for _, f := range t.Files {
		if f.Media == CSV {
			from = f
		}
	}
	var fields []object
	for _, c := range t.Columns {
		id := t.Name + "/" + c.Name
		fields = append(fields, object{
			"@type": "cr:Field", "@id": id, "name": id, "description": c.Meaning, "dataType": dataTypes[c.Type],
			"source": object{"fileObject": object{"@id": from.Path}, "extract": object{"column": c.Name}},
		})
	}
	return object{"@type": "cr:RecordSet", "@id": t.Name, "name": t.Name, "description": t.Meaning, "field": fields}
}

// croissantContext says where the words of the description are explained.
//
//go:embed context.json
var croissantContext string
