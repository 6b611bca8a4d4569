package dialogs

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2/lang"

	"plumbline/annotate"
	"plumbline/ui/modal"
)

// mostBackupRoom is a petabyte, in megabytes.
const mostBackupRoom = 1 << 30

// BackupRoom asks how many megabytes the backups of a project may take.
func (o Over) BackupRoom(now int, save func(megabytes int)) {
	entry := modal.NewEntry(strconv.Itoa(now), strconv.Itoa(now))
	modal.Show(o.Window, modal.Spec{
		Title: lang.L("Room for backups"),
		Body: modal.NewColumn(
			modal.Heading(lang.L("Megabytes that the backups of each project may take on this computer")),
			entry,
			modal.Text(lang.L(
				"Plumbline keeps a backup when a project is opened and every hour in use, if anything changed. Older ones give way to newer ones; the newest always stays. Those beside the project count too, and are never deleted. It holds from the next time a project is opened.",
			)),
		),
		Confirm: lang.L("Save"), Cancel: lang.L("Cancel"), Width: 520, InitialFocus: entry,
		OnConfirm: func() error {
			megabytes, err := strconv.Atoi(strings.TrimSpace(entry.Text))
			if err != nil || megabytes < 1 || megabytes > mostBackupRoom {
				return annotate.Fail(annotate.CodeInvalid, "backup.room", "Most", mostBackupRoom)
			}
			save(megabytes)
			return nil
		},
	})
}
