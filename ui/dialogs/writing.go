package dialogs

import (
	"fyne.io/fyne/v2/lang"

	"plumbline/ui/modal"
)

// Writing tells how far a file is that is being written, and lets that be stopped. Tell
// changes how far it is said to be; done takes it away if it is still there.
func (o Over) Writing(path, begun string, stop func()) (tell func(words string), done func()) {
	far := modal.Text(begun)
	m := modal.Show(o.Window, modal.Spec{
		Title: lang.L("Being written"), Width: 560,
		Body: modal.NewColumn(
			modal.Text(path),
			far,
			modal.Text(lang.L("The file appears when it is whole. You can go on working meanwhile; Export shows this again.")),
		),
		Confirm: lang.L("Go on working"),
		Further: []modal.Further{{Label: lang.L("Stop writing"), Do: stop}},
	})
	return far.SetText, func() {
		if !m.Closed() {
			m.Close()
		}
	}
}
