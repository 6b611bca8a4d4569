// Package lint pins the linter and deadcode in a module of its own, and tests
// that the linter refuses what ARCHITECTURE.md forbids, tools/unreachable what
// no program reaches, and that names keep to the words of docs/glossary.md.
package lint
