// Command plumb works on Plumbline projects without a window: it creates
// them, brings articles and labels in, writes exports and checks the file.
package main

import "os"

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}
