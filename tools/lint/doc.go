// Package lint pins the linter and deadcode in a module of its own, and tests
// that the linter refuses what ARCHITECTURE.md forbids, and tools/unreachable
// what no program reaches.
package lint
