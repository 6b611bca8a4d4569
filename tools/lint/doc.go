// Package lint pins the linter and deadcode in a module of its own, and tests
// that the linter refuses what ARCHITECTURE.md forbids, tools/unreachable what
// no program reaches, that names keep to the words of docs/glossary.md, and that
// the files for Windows are right Go.
package lint
