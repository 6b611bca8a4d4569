// Package dataset moves a project's data across its border: it writes the
// labels for analysts to read, and plans what articles, targets and label
// tables bring in before anything is written.
package dataset
