// Package lint pins the linter in a module of its own and tests that the
// linter's configuration refuses what ARCHITECTURE.md forbids.
package lint
