package agreement

import mathbits "math/bits"

// bits is a set of elements, one bit each.
type bits []uint64

func newBits(elements int) bits { return make(bits, (elements+63)/64) }

func (b bits) add(element int) { b[element/64] |= 1 << (element % 64) }

func (b bits) has(element int) bool { return b[element/64]>>(element%64)&1 == 1 }

// compare returns how many elements two sets share, how many either has, and
// whether one of them contains the other.
func (b bits) compare(c bits) (shared, either int, nested bool) {
	var onlyB, onlyC int
	for i, x := range b {
		y := c[i]
		shared += mathbits.OnesCount64(x & y)
		onlyB += mathbits.OnesCount64(x &^ y)
		onlyC += mathbits.OnesCount64(y &^ x)
	}
	return shared, shared + onlyB + onlyC, onlyB == 0 || onlyC == 0
}
