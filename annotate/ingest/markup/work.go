package markup

import (
	"strings"

	"golang.org/x/net/html"
)

// What markup costs, as document.MaxMarkup counts it: in bytes of text that are copied
// once more. Measured on pages that consist of one thing alone.
const (
	elementWork = 300
	linkWork    = 900 // beside that of its element: its address is read
	nodeWork    = 50  // for each element around it, of those that no page needs
	usualDepth  = 20  // of a page's text
)

// work is what the elements of a text cost, wherever they stand.
func work(text string) int {
	return elements(text)*elementWork + (strings.Count(text, "<a")+strings.Count(text, "<A"))*linkWork
}

// NestedWork is what it costs that elements stand deep in each other, for those who look
// at each with all that is in it.
func NestedWork(doc *html.Node) int {
	work, depth := 0, 0
	for n := doc; n != nil; {
		work += (nodeWork + len(n.Data)) * max(0, depth-usualDepth)
		if n.FirstChild != nil {
			n, depth = n.FirstChild, depth+1
			continue
		}
		for n != nil && n.NextSibling == nil {
			n, depth = n.Parent, depth-1
		}
		if n != nil {
			n = n.NextSibling
		}
	}
	return work
}
