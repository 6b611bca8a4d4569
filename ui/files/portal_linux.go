package files

import (
	"net/url"
	"os"

	"github.com/rymdport/portal/filechooser"
)

// desktopHasDialogs reports whether a session bus is there to ask for one.
func desktopHasDialogs() bool { return os.Getenv("DBUS_SESSION_BUS_ADDRESS") != "" }

func desktopOpen(ask Ask) ([]string, error) {
	uris, err := filechooser.OpenFile("", ask.Title, &filechooser.OpenFileOptions{
		Multiple: ask.Many, Filters: filters(ask), CurrentFolder: ask.Folder,
	})
	return paths(uris), err
}

func desktopSave(ask Ask) ([]string, error) {
	uris, err := filechooser.SaveFile("", ask.Title, &filechooser.SaveFileOptions{
		Filters: filters(ask), CurrentName: ask.Name, CurrentFolder: ask.Folder,
	})
	return paths(uris), err
}

func filters(ask Ask) []*filechooser.Filter {
	if len(ask.Extensions) == 0 {
		return nil
	}
	rules := make([]filechooser.Rule, len(ask.Extensions))
	name := ""
	for i, e := range ask.Extensions {
		rules[i] = filechooser.Rule{Type: filechooser.GlobPattern, Pattern: "*" + e}
		name += " *" + e
	}
	return []*filechooser.Filter{{Name: name[1:], Rules: rules}}
}

func paths(uris []string) []string {
	var out []string
	for _, u := range uris {
		if parsed, err := url.Parse(u); err == nil && parsed.Path != "" {
			out = append(out, parsed.Path)
		}
	}
	return out
}
