// Command simulate draws studies from known populations.
package main

import (
	"fmt"
	"os"
	"strconv"
)

func main() {
	n, _ := strconv.Atoi(os.Args[1])
	last, _ := strconv.Atoi(os.Args[2])
	for _, d := range designs() {
		for f := noFault; f <= fault(last); f++ {
			t := d.judge(f, n)
			fmt.Printf("%-14s %3d fault %d judged %.2f any %.3f (D %.3f S %.3f) first D %.2f D or S %.2f\n", d.name, d.articles, f, share(t.judged, n), share(t.any, n), share(t.byDifferent, n), share(t.byLean, n), share(t.different, n), share(t.leaning, n))
		}
	}
}
