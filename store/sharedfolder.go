package store

import (
	"path/filepath"
	"strings"

	"plumbline/annotate/sentence"
)

// synchronised are folders that a service copies to other computers while
// programs write in them.
var synchronised = map[string]string{
	"dropbox": "Dropbox", "onedrive": "OneDrive", "google drive": "Google Drive", "googledrive": "Google Drive",
	"mobile documents": "iCloud Drive", "icloud drive": "iCloud Drive", "icloudrive": "iCloud Drive",
	"nextcloud": "Nextcloud", "owncloud": "ownCloud", "syncthing": "Syncthing", "seafile": "Seafile", "pcloud drive": "pCloud",
	"box sync": "Box", "mega": "MEGA", "megasync": "MEGA",
}

// sharedFolder says, to go on after "it lies", if path is in a folder on which
// SQLite's locks cannot be relied on: one that is synchronised or on a network
// drive.
func sharedFolder(path string) (where sentence.Sentence, shared bool) {
	for _, folder := range strings.Split(strings.ToLower(filepath.ToSlash(filepath.Dir(path))), "/") {
		name, _, _ := strings.Cut(folder, " - ") // "OneDrive - The Institute"
		if service, known := synchronised[name]; known {
			return sentence.Of("shared.synchronised", "Service", service), true
		}
	}
	if onNetwork(path) {
		return sentence.Of("shared.network-drive"), true
	}
	return where, false
}

// SharedFolder says, to go on after "it lies", if the project is in a folder that
// is synchronised or on a network drive; any other is not shared.
func (p *Project) SharedFolder() (where sentence.Sentence, shared bool) {
	return sharedFolder(p.file.path)
}
