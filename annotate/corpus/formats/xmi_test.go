package formats_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"plumbline/annotate/corpus"
)

// xmi is a CAS of a text, with annotations in it. Their texts have the id 2.
func xmi(text, annotations string) string {
	return `<?xml version="1.0" encoding="UTF-8"?><xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore"
xmlns:seg="http:///de/tudarmstadt/ukp/dkpro/core/api/segmentation/type.ecore" xmlns:ner="http:///de/tudarmstadt/ukp/dkpro/core/api/ner/type.ecore"
xmlns:meta="http:///de/tudarmstadt/ukp/dkpro/core/api/metadata/type.ecore" xmlns:custom="http:///webanno/custom.ecore" xmi:version="2.0">
<cas:NULL xmi:id="0"/><meta:DocumentMetaData xmi:id="1" sofa="2" begin="0" end="9" documentTitle="ferry.txt" documentId="ada"/>
` + annotations + `<cas:Sofa xmi:id="2" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="` + text + `"/>
<cas:View sofa="2" members="1"/></xmi:XMI>`
}

// pairs are documents as a project has them in both formats, each with what both say.
var pairs = map[string]struct {
	tsv, xmi string
	says     []string
	lost     []corpus.Loss
}{
	"a sign of two units": {
		"#T_SP=webanno.custom.Span|value\n\n\n#Text=Tide 😊 turns\n1-1\t0-4\tTide\t_\t\n1-2\t5-7\t😊\t*\t\n1-3\t8-13\tturns\tEVENT\t\n",
		xmi("Tide &#128522; turns", `<custom:Span xmi:id="3" sofa="2" begin="5" end="7"/>
<custom:Span xmi:id="4" sofa="2" begin="8" end="13" value="EVENT"/>`),
		[]string{`: SpanEVENT [{7 12}] "turns"`, `: SpanSpan [{5 6}] "😊"`},
		nil,
	},
	"a line break in a sentence": {
		"#T_SP=webanno.custom.Span|value\n\n\n#Text=Low water\n#Text=at noon\n1-1\t0-3\tLow\t*[1]\t\n1-2\t4-9\twater\t*[1]\t\n" +
			"1-3\t10-12\tat\t*[1]\t\n1-4\t13-17\tnoon\t_\t\n",
		xmi("Low water&#10;at noon", `<custom:Span xmi:id="3" sofa="2" begin="0" end="12"/>`),
		[]string{`: SpanSpan [{0 12}] "Low water\nat"`},
		nil,
	},
	"stacked over several tokens": {
		"#T_SP=webanno.custom.Span|value\n\n\n#Text=Bo sails\n1-1\t0-2\tBo\tPERSON[1]|CREW[2]\t\n1-2\t3-8\tsails\tPERSON[1]|CREW[2]\t\n",
		xmi(
			"Bo sails",
			`<custom:Span xmi:id="3" sofa="2" begin="0" end="8" value="PERSON"/><custom:Span xmi:id="4" sofa="2" begin="0" end="8" value="CREW"/>`,
		),
		[]string{`: SpanCREW [{0 8}] "Bo sails"`, `: SpanPERSON [{0 8}] "Bo sails"`},
		nil,
	},
	"sentences without a space between": {
		"#T_SP=webanno.custom.Span|value\n\n\n#Text=ebb\n1-1\t0-3\tebb\t_\t\n\n#Text=flow\n2-1\t3-7\tflow\tTIDE\t\n",
		xmi("ebbflow", `<custom:Span xmi:id="3" sofa="2" begin="3" end="7" value="TIDE"/>`),
		[]string{`: SpanTIDE [{3 7}] "flow"`},
		nil,
	},
	"the beginning of a token": {
		"#T_SP=webanno.custom.Span|value\n\n\n#Text=Boats\n1-1\t0-5\tBoats\t_\t\n1-1.1\t0-4\tBoat\tSHIP\t\n",
		xmi("Boats", `<custom:Span xmi:id="3" sofa="2" begin="0" end="4" value="SHIP"/>`),
		[]string{`: SpanSHIP [{0 4}] "Boat"`},
		nil,
	},
	"sentences with ids": {
		"#T_SP=webanno.custom.Span|value\n\n\n#Sentence.id=s1\n#Text=Ada rows .\n1-1\t0-3\tAda\tPERSON\t\n1-2\t4-8\trows\t_\t\n1-3\t9-10\t.\t_\t\n\n" +
			"#Sentence.id=s2\n#Text=Bo waits .\n2-1\t11-13\tBo\tPERSON\t\n2-2\t14-19\twaits\t_\t\n2-3\t20-21\t.\t_\t\n",
		xmi(
			"Ada rows .&#10;Bo waits .",
			`<seg:Sentence xmi:id="5" sofa="2" begin="0" end="10" id="s1"/><seg:Token xmi:id="6" sofa="2" begin="0" end="3" order="0"/>
<custom:Span xmi:id="3" sofa="2" begin="0" end="3" value="PERSON"/><custom:Span xmi:id="4" sofa="2" begin="11" end="13" value="PERSON"/>`,
		),
		[]string{`: SpanPERSON [{0 3}] "Ada"`, `: SpanPERSON [{11 13}] "Bo"`},
		nil,
	},
	"a chain": {
		"#T_CH=webanno.custom.SimpleLink|referenceRelation|referenceType\n\n\n#Text=It was she\n1-1\t0-2\tIt\t*->1-1\t*[1]\t\n" +
			"1-2\t3-6\twas\t*->1-2\t*[1]\t\n1-3\t7-10\tshe\t*->1-2\t*[1]\t\n",
		xmi(
			"It was she",
			`<custom:SimpleLink xmi:id="3" sofa="2" begin="0" end="2" next="4"/><custom:SimpleLink xmi:id="4" sofa="2" begin="3" end="10"/>
<custom:SimpleChain xmi:id="5" sofa="2" first="3"/>`,
		),
		nil,
		[]corpus.Loss{{What: corpus.LostChain, Named: "SimpleLink", Count: 2}},
	},
	"slots and relations": {
		"#T_SP=webanno.custom.Act|ROLE_webanno.custom.Act:roles_webanno.custom.ActRoles|webanno.custom.Who|kind\n#T_SP=webanno.custom.Who|\n" +
			"#T_RL=webanno.custom.Near|value|BT_webanno.custom.Who\n\n\n#Text=Bo pays Ada\n1-1\t0-2\tBo\t_\t_\t_\t*\t_\t_\t\n" +
			"1-2\t3-7\tpays\tgiver;taker\t1-1;1-3\tsale\t_\t_\t_\t\n1-3\t8-11\tAda\t_\t_\t_\t*\tside\t1-1\t\n",
		xmi("Bo pays Ada", `<custom:Who xmi:id="3" sofa="2" begin="0" end="2"/><custom:Who xmi:id="4" sofa="2" begin="8" end="11"/>
<custom:ActRoles xmi:id="5" role="giver" target="3"/><custom:ActRoles xmi:id="6" role="taker" target="4"/>
<custom:Act xmi:id="7" sofa="2" begin="3" end="7" roles="5 6" kind="sale"/><custom:Near xmi:id="8" sofa="2" begin="8" end="11" Governor="3" Dependent="4" value="side"/>`),
		[]string{`: Actsale [{3 7}] "pays"`, `: WhoWho [{0 2}] "Bo"`, `: WhoWho [{8 11}] "Ada"`},
		[]corpus.Loss{{What: corpus.LostRelation, Named: "ActRoles", Count: 2}, {What: corpus.LostRelation, Named: "Near", Count: 1}},
	},
	"a feature called value": {
		"#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value\n\n\n#Text=Ada rows\n1-1\t0-3\tAda\thttp://kb.example/a\tPER\t\n1-2\t4-8\trows\t_\t_\t\n",
		xmi("Ada rows", `<ner:NamedEntity xmi:id="3" sofa="2" begin="0" end="3" value="PER" identifier="http://kb.example/a"/>`),
		[]string{`: NamedEntityPER [{0 3}] "Ada" identifier=http://kb.example/a`},
		nil,
	},
}

func TestATableOfWebAnnoAndTheXMIOfTheSameDocumentSayTheSame(t *testing.T) {
	for _, what := range slices.Sorted(maps.Keys(pairs)) {
		pair := pairs[what]
		table, cas := read(t, "a.tsv", "#FORMAT=WebAnno TSV 3.3\n"+pair.tsv), read(t, "a.xmi", pair.xmi)
		for _, c := range []*corpus.Corpus{table, cas} {
			if got := slices.Sorted(slices.Values(statements(c))); !slices.Equal(got, pair.says) {
				t.Errorf("%s: %s says %q and is to say %q", what, c.Format, got, pair.says)
			}
			slices.SortFunc(c.Lost, func(a, b corpus.Loss) int { return strings.Compare(a.Named, b.Named) })
			if !slices.Equal(c.Lost, pair.lost) {
				t.Errorf("%s: of %s is lost %v, and is to be %v", what, c.Format, c.Lost, pair.lost)
			}
		}
		if a, b := strings.Fields(table.Documents[0].Text), strings.Fields(cas.Documents[0].Text); !slices.Equal(a, b) {
			t.Errorf("%s: the texts are %q and %q", what, a, b)
		}
	}
}

const typeSystem = `<?xml version="1.0" encoding="UTF-8"?><typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier"><types>
<typeDescription><name>webanno.custom.Base</name><supertypeName>uima.tcas.Annotation</supertypeName><features>
<featureDescription><name>rank</name><rangeTypeName>uima.cas.Integer</rangeTypeName></featureDescription></features></typeDescription>
<typeDescription><name>webanno.custom.Claim</name><supertypeName>webanno.custom.Base</supertypeName><features>
<featureDescription><name>about</name><rangeTypeName>webanno.custom.Claim</rangeTypeName></featureDescription></features></typeDescription>
</types></typeSystemDescription>`

func TestTheFileOfTypesTellsNumbersFromOtherAnnotations(t *testing.T) {
	cas := xmi(
		"Tide turns",
		`<custom:Claim xmi:id="3" sofa="2" begin="0" end="4" rank="4"/><custom:Claim xmi:id="4" sofa="2" begin="5" end="10" rank="3" about="3"/>`,
	)
	with := mustRead(t, archiveOf(t, "ferry.zip", map[string]string{"a.xmi": cas, "TypeSystem.xml": typeSystem}))
	wantStatements(t, with, `: Claim4 [{0 4}] "Tide"`, `: Claim3 [{5 10}] "turns"`)
	wantLost(t, with, corpus.Loss{What: corpus.LostRelation, Named: "Claim.about", Count: 1})
	without := read(t, "a.xmi", cas) // a number that is an id may be either
	wantStatements(t, without, `: ClaimClaim [{0 4}] "Tide"`, `: ClaimClaim [{5 10}] "turns"`)
}

func TestLabelsOfADocumentAndSeveralValuesAreReadFromXMI(t *testing.T) {
	c := read(t, "a.xmi", xmi("Tide", `<custom:Topic xmi:id="3" sofa="2" value="sea" genre="news"/><custom:Checked xmi:id="4" sofa="2"/>
<custom:Span xmi:id="5" sofa="2" begin="0" end="4"><value>low</value><value>slow</value></custom:Span>
<custom:Span xmi:id="6" sofa="2" begin="0" end="4" marks="7"/><cas:StringArray xmi:id="7"><elements>wet</elements></cas:StringArray>`))
	wantStatements(
		t,
		c,
		": Topic=sea",
		": Topic genre=news",
		": Checked=Checked",
		`: Spanlow [{0 4}] "Tide" value=slow`,
		`: Spanwet [{0 4}] "Tide"`,
	)
	wantLost(t, c)
	if c.Documents[0].Name != "ferry.txt" {
		t.Errorf("the document is called %q", c.Documents[0].Name)
	}
}

// TestAWholeProjectOfINCEpTIONIsReadFromItsArchiveAndFromItsFolder has an archive for each
// piece of work, as projects are exported.
func TestAWholeProjectOfINCEpTIONIsReadFromItsArchiveAndFromItsFolder(t *testing.T) {
	piece := func(by, label string) string {
		return fileOf(t, archiveOf(t, "piece.zip", map[string]string{
			"TypeSystem.xml": typeSystem,
			by + ".xmi":      xmi("Tide turns", fmt.Sprintf(`<custom:Span xmi:id="3" sofa="2" begin="0" end="4" value="%s"/>`, label)),
		}))
	}
	files := map[string]string{
		"annotation/ferry.txt/webanno1export.zip": piece("ada", "LOW"),
		"annotation/ferry.txt/webanno2export.zip": piece("bo", "HIGH"),
		"annotation/ferry.txt/INITIAL_CAS.zip": fileOf(
			t,
			archiveOf(t, "i.zip", map[string]string{"INITIAL_CAS.xmi": xmi("Tide turns", "")}),
		),
		"source/ferry.txt": "Tide turns",
		"log/old.zip":      fileOf(t, archiveOf(t, "old.zip", map[string]string{"a.csv": "text,label\nOld,x\n"})),
	}
	for _, path := range []string{archiveOf(t, "project.zip", files), folderOf(t, files)} {
		c := mustRead(t, path)
		wantStatements(t, c, `ada: SpanLOW [{0 4}] "Tide"`, `bo: SpanHIGH [{0 4}] "Tide"`)
		if len(c.Documents) != 1 || c.Documents[0].Name != "ferry.txt" {
			t.Errorf("documents are %+v", c.Documents)
		}
	}
}

func TestXMIOfXML11IsReadAndATableBesideItIsNotReadTwice(t *testing.T) {
	cas := strings.Replace(
		xmi("Low&#x1;tide", `<custom:Span xmi:id="3" sofa="2" begin="4" end="8" value="SEA"/>`),
		`version="1.0"`,
		`version="1.1"`,
		1,
	)
	tsv := "#FORMAT=WebAnno TSV 3.3\n\n\n#Text=Low tide\n1-1\t0-3\tLow\t\n"
	c := mustRead(t, folderOf(t, map[string]string{"a.xmi": cas, "a.tsv": tsv, "b.tsv": tsv}))
	wantStatements(t, c, `: SpanSEA [{4 8}] "tide"`)
	wantLost(t, c, corpus.Loss{What: corpus.LostSource, Named: "b.tsv", Count: 1})
}

func TestOffsetsOfXMIAreUTF16UnitsUnlessWordsSayOtherwise(t *testing.T) {
	for unit, begin := range map[corpus.Unit]int{corpus.CodePoints: 2, corpus.UTF16: 3} {
		c := read(
			t,
			"a.xmi",
			xmi("😀 Tide turns", fmt.Sprintf(`<custom:Span xmi:id="3" sofa="2" begin="%d" end="%d" value="SEA"/>`, begin, begin+4)),
		)
		wantStatements(t, c, `: SpanSEA [{2 6}] "Tide"`)
		if c.Offsets.Unit != unit {
			t.Errorf("offsets from %d are %+v", begin, c.Offsets)
		}
	}
}
