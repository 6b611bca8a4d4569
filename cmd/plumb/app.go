package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/alecthomas/kong"

	"plumbline/annotate"
	"plumbline/annotate/meeting"
	"plumbline/annotate/sentence"
	"plumbline/annotate/wholefile"
	"plumbline/cmd/version"
	"plumbline/store"
	"plumbline/store/installation"
)

// commands are what plumb can do, a struct each.
type commands struct {
	Version kong.VersionFlag `help:"Print the version, its commit and the commit's date."`

	New        newCommand        `cmd:"" help:"Create a project."`
	Target     targetCommand     `cmd:"" help:"Add targets to a project: whom or what the paragraphs put in a light."`
	Codebook   codebookCommand   `cmd:"" help:"Show the versions of a project's codebook, say what another would change, or adopt it."`
	Import     importCommand     `cmd:"" help:"Bring articles in from files."`
	Paragraphs paragraphsCommand `cmd:"" help:"List the paragraphs of a project with their ids."`
	Find       findCommand       `cmd:"" help:"Find paragraphs by words, by what is known of their articles and by what people answered."`
	Articles   articlesCommand   `cmd:"" help:"List the articles, who has each and how far they are."`
	Amend      amendCommand      `cmd:"" help:"Let a corrected text take the place of an article: paragraphs that are as they were keep their answers."`
	Article    articleCommand    `cmd:"" help:"Withdraw an article, take it back, or put it into a batch."`
	Person     personCommand     `cmd:"" help:"Take someone up, make them a lead or an annotator, keep something private about them."`
	People     peopleCommand     `cmd:"" help:"List the people, how far they are and how fast."`
	Plan       planCommand       `cmd:"" help:"Say how many articles and annotators a study needs before anybody labels it."`
	Events     eventsCommand     `cmd:"" help:"List which articles cover one event, suggest such, and confirm them."`
	Assign     assignCommand     `cmd:"" help:"Give articles to people."`
	Batch      batchCommand      `cmd:"" help:"Close a set of articles, so that annotators may see others' answers to it, or list the sets."`
	Todo       todoCommand       `cmd:"" help:"List the paragraphs that someone should look at again."`
	Ask        askCommand        `cmd:"" help:"Ask the lead about a paragraph."`
	Feedback   feedbackCommand   `cmd:"" help:"List the answers of a person that were decided otherwise, with the reason."`
	Questions  questionsCommand  `cmd:"" help:"List what annotators ask the lead."`
	Rule       ruleCommand       `cmd:"" help:"Answer what was asked, for one person or as a ruling for everyone, or list the rulings."`
	Repeats    repeatsCommand    `cmd:"" help:"List what people are asked again, to see how far each agrees with themselves."`
	Settings   settingsCommand   `cmd:"" help:"Show and change what holds for the whole project."`
	Labels     labelsCommand     `cmd:"" help:"Bring labels in from a CSV table."`
	Effects    effectsCommand    `cmd:"" help:"Compare answers by whether names of targets or hints were pointed out, where a project makes an experiment of it."`
	Findings   findingsCommand   `cmd:"" help:"Tell what the labels say of targets and outlets: shares with intervals, and the differences that may be named."`
	PassedOver passedOverCommand `cmd:"" help:"List targets that somebody gave absent together with others, and that a colleague saw."`
	Hints      hintsCommand      `cmd:"" help:"Show and set the words that annotators may be pointed to."`
	Consent    consentCommand    `cmd:"" help:"Show and set what annotators agree to before they label, and who did."`
	Practice   practiceCommand   `cmd:"" help:"Give annotators a key to practise by, and show how they did."`
	Export     exportCommand     `cmd:"" help:"Write the current answers as a table."`
	Agree      agreeCommand      `cmd:"" help:"Say how far annotators agree, in a project or in a table of anyone's."`
	Consensus  consensusCommand  `cmd:"" help:"Make one answer of several annotators' labels, in a project or in a table of anyone's."`
	Copy       copyCommand       `cmd:"" help:"Write a clean copy of a project, without what another program added to the file."`
	Pack       packCommand       `cmd:"" help:"Write what one person needs to work to a file of its own."`
	Merge      mergeCommand      `cmd:"" help:"Take in what people did in packs and copies of the project."`
	Rehydrate  rehydrateCommand  `cmd:"" help:"Put the texts back that were left out of a package, from your own copies of the articles."`
	Report     reportCommand     `cmd:"" help:"Write how far annotators agree, with everything behind each number, as one page for a browser."`
	Datasheet  datasheetCommand  `cmd:"" help:"Write what a reader has to know of the data before using it: who, how many, when, by which rules, how reliable."`
	Week       weekCommand       `cmd:"" help:"Tell a lead in at most ten lines what came in, who waits for what, what is to be decided, and what agreement did."`
	Meeting    meetingCommand    `cmd:"" help:"Write what divides annotators most and was not talked over yet, as a sheet for a meeting that names nobody."`
	Vote       voteCommand       `cmd:"" help:"Record what somebody answers again after a discussion, or list such votes."`
	Norming    normingCommand    `cmd:"" help:"Compare blind answers with those after a discussion, and tell who moved toward whom."`
	History    historyCommand    `cmd:"" help:"Tell everything that was ever answered about a paragraph."`
	Backups    backupsCommand    `cmd:"" help:"List the backups of a project, newest first."`
	Restore    restoreCommand    `cmd:"" help:"Check a backup through and write it to a new file."`
	Freeze     freezeCommand     `cmd:"" help:"Keep what a project holds now, so that exports and numbers can be made of it again."`
	Forget     forgetCommand     `cmd:"" help:"Destroy what a person asks to be forgotten, or the text of an article, for good."`
	Check      checkCommand      `cmd:"" help:"Look for damage in a project file."`
}

const about = `Works on Plumbline projects (.plumb files) without a window.

Data goes to the standard output, words about it to the standard error.
The exit code is 0 if the work is done, 1 if problems were found, 2 if the
command was not understood, and 3 if something was refused and nothing changed.
Ctrl+C and SIGTERM end every command within a second, with 3 if it was not done.`

// The exit codes.
const (
	exitDone     = 0
	exitProblems = 1
	exitUsage    = 2
	exitRefused  = 3
)

// errProblems ends a command that did its work and found problems, which it
// has told of.
var errProblems = errors.New("problems found")

// usageError is a command that cannot be meant as it was written.
type usageError struct{ message string }

func (e usageError) Error() string { return e.message }

func misused(format string, args ...any) error {
	return usageError{fmt.Sprintf(format, args...)}
}

// session is what a command works with.
type session struct {
	context.Context
	out   io.Writer                  // data
	words io.Writer                  // everything else
	here  *installation.Installation // once it was needed

	thawed *store.Thawed // what is read instead of the project, if anything
}

// say writes a message for the person; it is never data. A name in it does nothing but
// stand there: only the message itself has several lines.
func (s *session) say(format string, args ...any) {
	for i, arg := range args {
		if name, ok := arg.(string); ok && format != "%s" {
			args[i] = sentence.Visible(name)
		}
	}
	_, _ = fmt.Fprintln(s.words, sentence.VisibleLines(fmt.Sprintf(format, args...))) // nobody is left to tell if this fails
}

// run runs one command and returns the exit code.
func run(args []string, out, words io.Writer) int {
	// A reader that has seen enough closes the pipe; the project is still to be
	// closed in order, so that must not kill the program.
	signal.Ignore(syscall.SIGPIPE)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // who asks twice means it: the second time kills
	ended := make(chan int, 1)
	go func() { ended <- perform(ctx, args, out, words) }()
	select {
	case code := <-ended:
		return code
	case <-ctx.Done():
		return leave(ended, words)
	}
}

// patience is how long a command that was told to stop may take to do so in order.
const patience = 700 * time.Millisecond

// leave waits a moment for a command that was told to stop, and then ends without
// it: it may be deep in a sum. What it was writing in the project is not in it,
// as after a power cut, and half made files are removed.
func leave(ended <-chan int, words io.Writer) int {
	select {
	case code := <-ended:
		return code
	case <-time.After(patience):
	}
	wholefile.RemoveUnfinished()
	_, _ = fmt.Fprintln(words, "Stopped; a change is in the project whole or not at all.")
	return exitRefused
}

// perform runs one command unless the context ends it.
func perform(ctx context.Context, args []string, out, words io.Writer) int {
	s := &session{Context: ctx, out: output{out}, words: words}
	command, code, err := parse(args, s)
	if command != nil {
		err = errors.Join(command.Run(s), s.end())
		code = exitCode(err)
	}
	if err != nil && code != exitDone && !errors.Is(err, errProblems) {
		s.say("%s", errorText(err))
	}
	return code
}

// end removes what was thawed.
func (s *session) end() error {
	if s.thawed == nil {
		return nil
	}
	return s.thawed.Close()
}

// errorText returns the sentence of an error. Only being stopped can reach us without words.
func errorText(err error) string {
	var ours *annotate.Error
	if errors.Is(err, context.Canceled) && !errors.As(err, &ours) {
		return "Stopped; nothing was changed."
	}
	return err.Error()
}

// parse finds the command that is meant. There is none if help was asked for,
// or if the words make no sense.
func parse(args []string, s *session) (command *kong.Context, code int, err error) {
	type ended struct{ code int }
	parser := kong.Must(&commands{},
		kong.Name("plumb"), kong.Description(about), kong.Writers(s.out, s.words),
		formatVars(), kong.Vars{"version": version.Text().String(), "meeting": strconv.Itoa(meeting.Usual)},
		kong.KindMapper(reflect.String, kong.MapperFunc(verbatim)),
		kong.Exit(func(code int) { panic(ended{code}) }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, NoExpandSubcommands: true, WrapUpperBound: 80, NoAppDescFormat: true}),
	)
	defer func() {
		if r := recover(); r != nil {
			e, ok := r.(ended)
			if !ok {
				panic(r)
			}
			command, code, err = nil, e.code, nil
		}
	}()
	if len(args) == 0 {
		args = []string{"--help"}
	}
	command, err = parser.Parse(args)
	if err != nil {
		return nil, exitUsage, misused("%v%s\nSee: %s --help", err, dashed(args), meant(err))
	}
	if name := unnamed(command); name != "" {
		return nil, exitUsage, misused("%s is empty; give a name.\nSee: %s --help", name, meant(err))
	}
	return command, exitDone, nil
}

// verbatim takes an argument as it was given: the name of a file may be of bytes that
// are no characters. What follows the letter of an option may stand behind =.
func verbatim(ctx *kong.DecodeContext, target reflect.Value) error {
	token, err := ctx.Scan.PopValue("string")
	if err == nil {
		value := token.String()
		if token.Type == kong.ShortFlagTailToken {
			value = strings.TrimPrefix(value, "=")
		}
		target.SetString(value)
	}
	return err
}

// dashed tells how a name is written that begins like an option.
func dashed(args []string) string {
	for _, arg := range args {
		if strings.HasPrefix(arg, "-") && !strings.HasPrefix(arg, "--") && strings.Contains(arg, ".") {
			return "\nA name that begins with - is written " + sentence.Argument(arg) + "."
		}
	}
	return ""
}

// unnamed is what should name something and is empty, as it comes out of a script whose
// variable is not set; "" if there is no such thing.
func unnamed(command *kong.Context) string {
	for _, p := range command.Path {
		value := p.Positional
		if p.Flag != nil && strings.HasPrefix(p.Flag.PlaceHolder, "FILE") {
			value = p.Flag.Value
		}
		if value == nil || value.Tag.Has("words") { // of words that are missing the command speaks itself
			continue
		}
		given, listed := value.Target.Interface().([]string)
		if !listed {
			given = []string{value.Target.String()}
		}
		if slices.Contains(given, "") {
			return value.ShortSummary()
		}
	}
	return ""
}

// meant is the command as far as it was understood.
func meant(err error) string {
	var wrong *kong.ParseError
	if errors.As(err, &wrong) && wrong.Context != nil && wrong.Context.Selected() != nil {
		return "plumb " + wrong.Context.Selected().Name
	}
	return "plumb"
}

// exitCode returns the exit code of an error. A reader that closed
// the pipe has what it wanted.
func exitCode(err error) int {
	var usage usageError
	var after afterwards
	switch {
	case err == nil, errors.Is(err, syscall.EPIPE):
		return exitDone
	case errors.Is(err, errProblems), errors.As(err, &after):
		return exitProblems
	case errors.As(err, &usage):
		return exitUsage
	default:
		return exitRefused
	}
}

// afterwards is a failure that came when the work was done and saved.
type afterwards struct{ error }

// output is where data goes. A failure to write is told in a sentence.
type output struct{ io.Writer }

func (o output) Write(p []byte) (int, error) {
	n, err := o.Writer.Write(p)
	switch {
	case err == nil || errors.Is(err, syscall.EPIPE):
	case wholefile.NoRoom(err):
		err = annotate.Wrap(err, annotate.CodeFull, "plumb.output-full")
	default:
		err = annotate.Wrap(err, annotate.CodeFailed, "plumb.output-failed")
	}
	return n, err
}
