package workspace

import "context"

// offerToEndErasure offers a lead to remove what an earlier erasure could not.
func (w *Workspace) offerToEndErasure() {
	project := w.project
	if project.ReadOnly() || !w.viewer.Lead || !project.ErasureUnfinished() {
		return
	}
	w.window.OfferToEndErasure(func() {
		var err error
		w.options.Step(func() { err = project.EndErasure(context.Background()) }, func() {
			if err != nil {
				w.window.Failed(err)
				return
			}
			w.window.ErasureEnded()
		})
	})
}
