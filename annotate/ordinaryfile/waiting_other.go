//go:build !unix

package ordinaryfile

// withoutWaiting is nothing where pipes are no files.
const withoutWaiting = 0
