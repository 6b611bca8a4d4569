// Package annotate is the domain: articles and their paragraphs, the people
// and targets of a project, and the append-only log in which everything
// anyone says about them is an entry that is never changed or deleted.
package annotate
