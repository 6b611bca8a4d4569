package unitizing

import "context"

// Summary is every measure of spans, the most readable first.
func (u *Unitizations) Summary(ctx context.Context, plan GammaPlan) ([]Result, error) {
	results := u.F1()
	results = append(results, u.AlphaU2016()...)
	results = append(results, u.AlphaU1995()...)
	gamma, err := u.Gamma(ctx, plan)
	return append(results, gamma), err
}
