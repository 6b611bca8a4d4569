package agreement

// shares adds up what each cluster holds of the expected disagreement: its labels,
// each by how far it is expected to lie from another. Clusters of very unequal
// shares count as few.
type shares struct {
	weights        []float64 // of a label of each value
	sum, squares   float64   // over clusters, of their shares
	pure           []float64 // of each value, the clusters that hold nothing else
	holding        float64   // clusters that hold anything
	own            float64   // of this cluster
	values         []int     // that this cluster holds
	parts          []float64 // of its share, by value
	with, of, both []float64 // of each value, over clusters: its part, its square, part times share
}

func newShares(weights []float64) *shares {
	n := len(weights)
	return &shares{
		weights: weights, pure: make([]float64, n), parts: make([]float64, n),
		with: make([]float64, n), of: make([]float64, n), both: make([]float64, n),
	}
}

// row takes the next cluster, as often as there are others like it: of its parts those
// from one place to another are its labels by value. It returns how many it has.
func (s *shares) row(at []int32, parts []float64, from, to int, times float64) (labels float64) {
	s.own, s.values = 0, s.values[:0]
	for i, place := range at {
		if p := int(place); p >= from && p < to {
			s.hold(p-from, parts[i])
			labels += parts[i]
		}
	}
	s.end(times)
	return labels
}

func (s *shares) hold(value int, labels float64) {
	part := labels * s.weights[value]
	s.values, s.parts[value] = append(s.values, value), part
	s.own += part
}

// end counts the cluster as often as there are others like it.
func (s *shares) end(times float64) {
	s.sum += times * s.own
	s.squares += times * s.own * s.own
	if len(s.values) > 0 {
		s.holding += times
	}
	for _, v := range s.values {
		if len(s.values) == 1 {
			s.pure[v] += times
		}
		s.with[v] += times * s.parts[v]
		s.of[v] += times * s.parts[v] * s.parts[v]
		s.both[v] += times * s.parts[v] * s.own
	}
}

// evenly is as how many clusters of equal shares they count.
func (s *shares) evenly() float64 {
	if s.squares == 0 {
		return 0
	}
	return s.sum * s.sum / s.squares
}

// evenlyBut is the same of what they hold beside one value, if that is fewer.
func (s *shares) evenlyBut(value int) float64 {
	sum, squares := s.sum-s.with[value], s.squares-2*s.both[value]+s.of[value]
	if squares <= residue*s.squares {
		return s.evenly()
	}
	return min(s.evenly(), sum*sum/squares)
}
