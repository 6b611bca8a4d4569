package files

import (
	"net/url"
	"os"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
	"fyne.io/fyne/v2/lang"
	"github.com/rymdport/portal"
	"github.com/rymdport/portal/filechooser"
)

// systemDialogs asks by the desktop's portal, nil where no session bus leads to one.
func systemDialogs(window fyne.Window) system {
	if os.Getenv("DBUS_SESSION_BUS_ADDRESS") == "" {
		return nil
	}
	return func(ask Ask) ([]string, error) { return askPortal(handleOf(window), ask) }
}

func askPortal(parent string, ask Ask) ([]string, error) {
	var uris []string
	var err error
	if ask.kind == toSave {
		uris, err = filechooser.SaveFile(parent, ask.Title, &filechooser.SaveFileOptions{
			Filters: filters(ask), CurrentName: ask.Name, CurrentFolder: ask.Folder,
		})
	} else {
		uris, err = filechooser.OpenFile(parent, ask.Title, &filechooser.OpenFileOptions{
			Multiple: ask.Many, Directory: ask.kind == toFolder, Filters: filters(ask), CurrentFolder: ask.Folder,
		})
	}
	return paths(uris), err
}

// handleOf names the window to the portal, so that its dialog stays before it.
func handleOf(window fyne.Window) (handle string) {
	native, ok := window.(driver.NativeWindow)
	if !ok {
		return ""
	}
	native.RunNative(func(context any) {
		if x, ok := context.(driver.X11WindowContext); ok {
			handle = portal.FormatX11WindowHandle(x.WindowHandle)
		}
	})
	return handle
}

func filters(ask Ask) []*filechooser.Filter {
	if len(ask.Extensions) == 0 {
		return nil
	}
	name, globs := patterns(ask.Extensions)
	var rules []filechooser.Rule
	for _, glob := range globs {
		rules = append(rules, filechooser.Rule{Type: filechooser.GlobPattern, Pattern: glob})
		if upper := strings.ToUpper(glob); upper != glob {
			rules = append(rules, filechooser.Rule{Type: filechooser.GlobPattern, Pattern: upper})
		}
	}
	all := []filechooser.Rule{{Type: filechooser.GlobPattern, Pattern: "*"}}
	return []*filechooser.Filter{{Name: name, Rules: rules}, {Name: lang.L("All files"), Rules: all}}
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
