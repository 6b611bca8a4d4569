package annotate

// Whereabouts says what became of the files of a project while it was open.
type Whereabouts string

// What can become of a project's files.
const (
	WhereOpened Whereabouts = ""            // all lie where they were opened
	Gone        Whereabouts = "gone"        // moved, renamed or deleted
	Replaced    Whereabouts = "replaced"    // another file has the name
	FolderGone  Whereabouts = "folder gone" // the folder is not there, or the drive
	LogGone     Whereabouts = "log gone"    // what SQLite keeps beside the file was deleted or replaced
)
