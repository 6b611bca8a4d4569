package store

import (
	"fmt"
	"os"
	"testing"

	"go.uber.org/goleak"
)

// childVariable names the part that the test binary plays when a test starts
// it again as a second program.
const childVariable = "PLUMBLINE_STORE_TEST_CHILD"

func TestMain(m *testing.M) {
	if part := os.Getenv(childVariable); part != "" {
		play, ok := parts[part]
		if !ok {
			fmt.Fprintf(os.Stderr, "there is no part %q\n", part)
			os.Exit(2)
		}
		if err := play(os.Args[1:]); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	goleak.VerifyTestMain(m)
}
