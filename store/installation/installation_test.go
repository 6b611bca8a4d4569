package installation

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/google/uuid"
)

// childVariable makes the test binary save settings again and again, as a
// second program.
const childVariable = "PLUMBLINE_INSTALLATION_TEST_CHILD"

func TestMain(m *testing.M) {
	if os.Getenv(childVariable) != "" {
		for i := range 100 {
			in := Load()
			in.AddRecent(fmt.Sprintf("/projects/%d.plumb", i%20))
			if err := in.Save(); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
			if i == 0 {
				fmt.Println(in.DeviceID())
			}
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func mustLoad(t *testing.T) *Installation {
	t.Helper()
	in := Load()
	if err := in.Homeless(); err != nil {
		t.Fatalf("Load: %v", err)
	}
	return in
}

// atHome moves everything into a folder of the test.
func atHome(t *testing.T) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "home")
	t.Setenv(home, folder)
	return folder
}

func TestWhatIsSavedIsLoaded(t *testing.T) {
	folder := atHome(t)
	in := mustLoad(t)
	if in.Theme != System || in.TextScale != 1 || in.LastProject != "" || in.DataDir() != folder || in.ConfigDir() != folder {
		t.Errorf("a new installation is %+v", in)
	}
	if _, err := uuid.Parse(in.DeviceID()); err != nil {
		t.Errorf("the device id %q is no UUID", in.DeviceID())
	}
	in.Theme, in.TextScale, in.Window = Dark, 1.5, Size{1366, 768}
	in.AddRecent("/projects/one.plumb")
	in.AddRecent("/projects/two.plumb")
	in.SetPerson("/projects/one.plumb", "A1")
	if err := in.Save(); err != nil {
		t.Fatalf("Save: %v", err)
	}
	again := mustLoad(t)
	if diff := cmp.Diff(in, again, cmpopts.IgnoreUnexported(Installation{})); diff != "" {
		t.Errorf("what is loaded differs (-saved +loaded):\n%s", diff)
	}
	if again.DeviceID() != in.DeviceID() {
		t.Error("the device id changed")
	}
	if again.LastProject != "/projects/two.plumb" {
		t.Errorf("the last project is %q", again.LastProject)
	}
}

func TestRecentProjectsAreTheNewestFirstAndBounded(t *testing.T) {
	atHome(t)
	in := mustLoad(t)
	for i := range 30 {
		in.AddRecent(fmt.Sprintf("/projects/%d.plumb", i))
	}
	in.AddRecent("/projects/25.plumb")
	if len(in.Recent) != MostRecent || in.Recent[0].Path != "/projects/25.plumb" || in.Recent[1].Path != "/projects/29.plumb" {
		t.Errorf("the recent projects are %+v", in.Recent)
	}
	in.SetPerson("/projects/25.plumb", "A1")
	in.Forget("/projects/25.plumb")
	if in.Recent[0].Path != "/projects/29.plumb" || in.LastProject != "" || len(in.Person) != 0 {
		t.Errorf("after forgetting the newest: %+v", in)
	}
}

func TestADamagedFileIsKeptAsideAndTheDeviceStays(t *testing.T) {
	for name, content := range map[string]string{
		"no JSON": "{\"theme\": \"da", "a list": "[1, 2]", "wrong kinds": `{"theme": 7}`, "empty": "", "binary": "\x00\xff\x00",
	} {
		t.Run(name, func(t *testing.T) {
			folder := atHome(t)
			device := mustLoad(t).DeviceID()
			file := filepath.Join(folder, "settings.json")
			if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
			in := mustLoad(t)
			if in.DeviceID() != device || in.Theme != System || in.TextScale != 1 || len(in.Recent) != 0 {
				t.Errorf("after the damage: %+v, device %s, was %s", in, in.DeviceID(), device)
			}
			aside, err := filepath.Glob(file + ".damaged-*")
			if err != nil || len(aside) != 1 {
				t.Fatalf("kept aside: %q (%v)", aside, err)
			}
			if kept, _ := os.ReadFile(aside[0]); string(kept) != content {
				t.Errorf("kept aside is %q, want %q", kept, content)
			}
		})
	}
}

func TestValuesNoWindowCanUseAreMended(t *testing.T) {
	folder := atHome(t)
	mustLoad(t)
	strange := `{"theme": "pink", "text_scale": 900, "window": {"width": -5, "height": 1e9}, "recent": [{"path": ""}, {"path": "/a"}, {"path": "/a"}]}`
	if err := os.WriteFile(filepath.Join(folder, "settings.json"), []byte(strange), 0o600); err != nil {
		t.Fatal(err)
	}
	in := mustLoad(t)
	if in.Theme != System || in.TextScale != 1 || in.Window != (Size{}) || len(in.Recent) != 1 {
		t.Errorf("strange settings become %+v", in)
	}
}

func TestADamagedDeviceIDIsMadeAnew(t *testing.T) {
	folder := atHome(t)
	mustLoad(t)
	if err := os.WriteFile(filepath.Join(folder, "device"), []byte("not an id"), 0o600); err != nil {
		t.Fatal(err)
	}
	id := mustLoad(t).DeviceID()
	if _, err := uuid.Parse(id); err != nil || mustLoad(t).DeviceID() != id {
		t.Errorf("the device id is %q, then %q", id, mustLoad(t).DeviceID())
	}
}

func TestProgramsSavingAtOnceNeverCorruptTheFileAndShareOneDevice(t *testing.T) {
	folder := atHome(t)
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	devices := make([]string, 4)
	var running sync.WaitGroup
	for i := range devices {
		running.Add(1)
		go func() {
			defer running.Done()
			cmd := exec.Command(program)
			cmd.Env = append(os.Environ(), childVariable+"=1", home+"="+folder)
			out, err := cmd.CombinedOutput()
			if err != nil {
				t.Errorf("a program failed: %v: %s", err, out)
			}
			devices[i] = strings.TrimSpace(string(out))
		}()
	}
	running.Wait()
	in := mustLoad(t)
	if len(in.Recent) == 0 {
		t.Error("nothing was saved")
	}
	if slices.ContainsFunc(devices, func(id string) bool { return id != in.DeviceID() }) {
		t.Errorf("the programs took the device ids %q, the file says %s", devices, in.DeviceID())
	}
	left, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range left {
		if f.Name() != "device" && f.Name() != "settings.json" {
			t.Errorf("%s was left behind", f.Name())
		}
	}
}

func TestWithoutAFolderEverythingLastsUntilTheEndAndTheReasonIsSaid(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv(home, filepath.Join(file, "below"))
	in := Load()
	if err := in.Homeless(); err == nil || !strings.Contains(err.Error(), home) {
		t.Errorf("Load says %v, want a sentence naming %s", err, home)
	}
	if _, err := uuid.Parse(in.DeviceID()); err != nil || in.Theme != System || in.ConfigDir()+in.ProjectsDir()+in.BackupsDir() != "" {
		t.Errorf("the installation is %+v", in)
	}
	in.AddRecent("/projects/one.plumb")
	if err := in.Save(); err == nil {
		t.Error("it is saved nowhere and says that it is")
	}
	if err := in.Rescues().Keep(rescueOf("A1")); err == nil {
		t.Error("a rescue is kept nowhere and said to be kept")
	}
}

func TestWithoutTheVariableTheFoldersAreTheUsers(t *testing.T) {
	user := t.TempDir()
	t.Setenv(home, "")
	for _, name := range []string{"HOME", "APPDATA"} {
		t.Setenv(name, user)
	}
	t.Setenv("XDG_CONFIG_HOME", "")
	t.Setenv("XDG_DATA_HOME", "")
	in := mustLoad(t)
	for _, folder := range []string{in.ConfigDir(), in.DataDir()} {
		if !strings.HasPrefix(folder, user) || filepath.Base(folder) != "plumbline" {
			t.Errorf("a folder of %s is %s", user, folder)
		}
	}
	in.AddRecent("x.plumb")
	if !filepath.IsAbs(in.LastProject) || time.Since(in.Recent[0].Opened) > time.Minute {
		t.Errorf("the last project is %q, opened %v", in.LastProject, in.Recent[0].Opened)
	}
}

func TestWhatIsNoFileOfOursIsSetAside(t *testing.T) {
	for _, name := range []string{"settings.json", "device"} {
		for kind, plant := range map[string]func(path string) error{
			"a folder":          func(path string) error { return os.Mkdir(path, 0o700) },
			"a huge file":       func(path string) error { return os.WriteFile(path, make([]byte, mostOfSettings+1), 0o600) },
			"an endless device": func(path string) error { return os.Symlink("/dev/zero", path) },
		} {
			t.Run(name+" is "+kind, func(t *testing.T) {
				folder := atHome(t)
				mustLoad(t)
				file := filepath.Join(folder, name)
				if err := os.Remove(file); err != nil && name == "device" {
					t.Fatal(err)
				}
				if err := plant(file); err != nil {
					t.Fatal(err)
				}
				in := mustLoad(t)
				if _, err := uuid.Parse(in.DeviceID()); err != nil || in.Theme != System {
					t.Errorf("it loads %+v with the device %q", in, in.DeviceID())
				}
				if err := in.Save(); err != nil {
					t.Errorf("Save: %v", err)
				}
				if aside, err := filepath.Glob(file + ".damaged-*"); err != nil || len(aside) != 1 {
					t.Errorf("set aside: %q (%v)", aside, err)
				}
			})
		}
	}
}
