// Generated from crates/service/src/command_table.rs and the types it names; do not edit.
// UPDATE_TYPES=1 cargo test -p muster-service --test types

/**
 * What the window needs to open.
 */
export type AppStart = { 
/**
 * Version of the program.
 */
version: string, 
/**
 * Where the store lies.
 */
storePath: string, 
/**
 * What state it is in.
 */
store: StoreState, 
/**
 * What a person should know, such as a store in a synced folder.
 */
warnings: Array<Notice>, 
/**
 * Settings of this machine.
 */
settings: Settings, 
/**
 * Zone of the machine, used when no other is set.
 */
systemZone: string, 
/**
 * Who I am, when that was said.
 */
me?: Person, 
/**
 * This copy of the store.
 */
device: string, 
/**
 * The instant by the program's clock.
 */
now: string, };

/**
 * An event that was appended.
 */
export type Appended = { 
/**
 * Which.
 */
id: string, 
/**
 * Its number on this device.
 */
seq: number, 
/**
 * Its kind.
 */
event: string, 
/**
 * When it was written down.
 */
recordedAt: string, };

/**
 * Something one person is asked to do.
 */
export type Ask = { 
/**
 * Who is asked.
 */
person: Mention, 
/**
 * The time box in minutes, if one was given.
 */
minutes: number | null, 
/**
 * What is asked, when it differs from the line's text.
 */
task: string | null, };

/**
 * Something one person was asked to do.
 */
export type AskBody = { 
/**
 * Handle of the person.
 */
person: string, 
/**
 * The time box in minutes.
 */
minutes?: number, };

/**
 * A picture kept beside the log under its hash.
 */
export type Attachment = { 
/**
 * Hash of its bytes.
 */
hash: string, 
/**
 * What it is, found from its bytes, such as `image/png`.
 */
mediaType: string, 
/**
 * Size in bytes.
 */
size: number, 
/**
 * Width in pixels; 0 when unknown.
 */
width: number, 
/**
 * Height in pixels; 0 when unknown.
 */
height: number, 
/**
 * What a person wrote under it.
 */
caption?: string, };

/**
 * A picture.
 */
export type AttachmentAdd = { 
/**
 * Its bytes in base64.
 */
base64: string, 
/**
 * What a person wrote under it.
 */
caption: string, };

/**
 * A backup.
 */
export type BackupInfo = { 
/**
 * Where it lies.
 */
path: string, 
/**
 * When it was taken.
 */
at: string, 
/**
 * Why: `daily`, `asked`, `before_migration`, `before_restore`.
 */
reason: string, 
/**
 * How many events it holds; absent when it was not opened to see.
 */
events?: number, 
/**
 * Its size in bytes.
 */
bytes: number, };

/**
 * Takes a backup.
 */
export type BackupRequest = { 
/**
 * Names the job.
 */
job: string, 
/**
 * Where to; absent for the usual folder.
 */
path?: string, };

/**
 * Backups, newest first.
 */
export type Backups = { 
/**
 * They.
 */
backups: Array<BackupInfo>, 
/**
 * The folder they lie in.
 */
folder: string, };

/**
 * One line of a paste.
 */
export type BatchLine = { 
/**
 * Line number in the paste, from 1.
 */
number: number, 
/**
 * The line as it was pasted; spans in `line` count in it.
 */
source: string, 
/**
 * How it was read.
 */
line: ParsedLine, };

/**
 * The board.
 */
export type Board = { 
/**
 * Every open incident and drill, most severe first, then longest open.
 */
open: Array<IncidentCard>, 
/**
 * The latest closed ones, latest first.
 */
closed: Array<IncidentCard>, 
/**
 * How many are closed in all.
 */
closedTotal: number, };

/**
 * Asks for the board.
 */
export type BoardRequest = { 
/**
 * How many closed incidents to list.
 */
closed: number, };

/**
 * What a change appended. It is on the disk when this arrives.
 */
export type Change = { 
/**
 * The events, in order.
 */
events: Array<Appended>, 
/**
 * The streams that grew.
 */
streams: Array<string>, };

/**
 * Tells every window which streams grew.
 */
export type Changed = { 
/**
 * Which; empty when anything may have (a restore).
 */
streams: Array<string>, };

/**
 * A file that was chosen.
 */
export type ChosenPath = { 
/**
 * Where it lies; absent when the person changed their mind.
 */
path?: string, };

/**
 * A file that was chosen and read.
 */
export type ChosenText = { 
/**
 * Its name; absent when the person changed their mind.
 */
name?: string, 
/**
 * Its text.
 */
text: string, };

/**
 * One offer at the cursor.
 */
export type Completion = { 
/**
 * What is offered.
 */
kind: CompletionKind, 
/**
 * What replaces the word under the cursor, without a space after it.
 */
insert: string, 
/**
 * What the list shows first.
 */
label: string, 
/**
 * What the list shows beside it.
 */
detail: string, 
/**
 * Not in the directory yet: offered all the same.
 */
isNew: boolean, 
/**
 * The piece of the input to replace.
 */
replace: Span, };

/**
 * What a completion offers.
 */
export type CompletionKind = "person" | "service" | "kind" | "milestone";

/**
 * What could stand at the cursor, best first.
 */
export type Completions = { 
/**
 * At most twelve.
 */
completions: Array<Completion>, };

/**
 * What is known about a damaged store.
 */
export type DamageReport = { 
/**
 * One sentence.
 */
message: string, 
/**
 * Where a copy was put aside.
 */
copy?: string, 
/**
 * How many events can still be read.
 */
readable: number, 
/**
 * The newest backup that was opened and found good.
 */
backup?: BackupInfo, };

/**
 * What was said when declaring.
 */
export type Declaration = { 
/**
 * The title.
 */
title: string, 
/**
 * The severity, if one was named. When unsure, the caller takes the higher one.
 */
severity: Severity | null, 
/**
 * Whether it is an exercise.
 */
isDrill: boolean, 
/**
 * What the writer may want to know.
 */
hints: Array<Hint>, };

/**
 * Declares an incident.
 */
export type Declare = { 
/**
 * As typed; a severity and the word "drill" in front are understood.
 */
text: string, 
/**
 * Says the severity otherwise than in the text.
 */
severity?: Severity, 
/**
 * Says that it is an exercise otherwise than in the text.
 */
isDrill: boolean, };

/**
 * The line an incident is declared with, while it is typed.
 */
export type DeclareParse = { 
/**
 * As typed, such as `sev1 Card payments declined`.
 */
text: string, };

/**
 * A declared incident.
 */
export type Declared = { 
/**
 * Which.
 */
id: string, 
/**
 * What people say aloud.
 */
reference: string, 
/**
 * The events it took.
 */
change: Change, };

/**
 * The directory.
 */
export type DirectoryView = { 
/**
 * Everybody, by name.
 */
people: Array<Person>, 
/**
 * Every service, by name.
 */
services: Array<Service>, };

/**
 * Names something that is being typed.
 */
export type DraftKey = { 
/**
 * The incident's id; empty for the board.
 */
incident: string, 
/**
 * Which field, such as `composer` or `statement`.
 */
field: string, };

/**
 * Keeps what is being typed.
 */
export type DraftSave = { 
/**
 * The incident's id; empty for the board.
 */
incident: string, 
/**
 * Which field.
 */
field: string, 
/**
 * The text; empty forgets it.
 */
text: string, 
/**
 * When its first key was pressed.
 */
startedAt?: string, };

/**
 * What was being typed.
 */
export type DraftText = { 
/**
 * The text; empty when there is none.
 */
text: string, 
/**
 * When its first key was pressed.
 */
startedAt?: string, };

/**
 * Nothing to say.
 */
export type Empty = Record<symbol, never>;

/**
 * What a line of the log is.
 */
export type EntryKind = "observation" | "action" | "decision" | "hypothesis" | "question" | "evidence" | "milestone" | "handover" | "update" | "note";

/**
 * Why a command failed. A code exists only if the user interface branches on it.
 */
export type ErrorCode = "invalid_request" | "not_found" | "rejected" | "disk_full" | "read_only" | "store_failed" | "store_busy" | "store_damaged" | "store_unusable" | "cancelled" | "internal";

/**
 * A failure as the user interface sees it.
 */
export type ErrorReply = { 
/**
 * What kind.
 */
code: ErrorCode, 
/**
 * One sentence: what, where.
 */
message: string, 
/**
 * The field of the request it is about.
 */
field?: string, 
/**
 * What to do.
 */
hint?: string, 
/**
 * Whether the same again may succeed.
 */
retryable: boolean, };

/**
 * A file that was chosen and written.
 */
export type ExportChosen = { 
/**
 * Where it lies; absent when the person changed their mind.
 */
path?: string, };

/**
 * Writes an incident to a file.
 */
export type ExportFile = { 
/**
 * What and how.
 */
export: ExportRequest, 
/**
 * Where to.
 */
path: string, };

/**
 * What an incident is written out as.
 */
export type ExportFormat = "markdown" | "csv" | "json" | "html";

/**
 * Writes an incident out.
 */
export type ExportRequest = { 
/**
 * Id or reference.
 */
incident: string, 
/**
 * As what.
 */
format: ExportFormat, 
/**
 * In which order.
 */
order: Order, 
/**
 * Which lines.
 */
filter: Filter, };

/**
 * An incident as text.
 */
export type ExportText = { 
/**
 * The text.
 */
text: string, 
/**
 * A name for the file, such as `INC-0042-card-payments.md`.
 */
fileName: string, };

/**
 * A file that was written.
 */
export type ExportedFile = { 
/**
 * Where it lies.
 */
path: string, 
/**
 * Its size in bytes.
 */
bytes: number, };

/**
 * Which lines are shown.
 */
export type Filter = { 
/**
 * Only these kinds; empty for all.
 */
kinds: Array<EntryKind>, 
/**
 * Only lines that name this person.
 */
person?: string, 
/**
 * Only lines that name this service.
 */
service?: string, 
/**
 * Only pinned lines.
 */
pinned: boolean, 
/**
 * Only lines kept for the review.
 */
flagged: boolean, 
/**
 * Only lines with pictures.
 */
pictures: boolean, 
/**
 * Struck lines too.
 */
struck: boolean, 
/**
 * Only lines that hold these words, in any case.
 */
text?: string, };

/**
 * When something happened, as exactly as is known, and the zone in which the person said it.
 *
 * `until` is set for [`Precision::Between`] only and is never earlier than `at`.
 */
export type Happened = { 
/**
 * The instant, or the earlier end of the span.
 */
at: string, 
/**
 * How exactly `at` is known.
 */
precision: Precision, 
/**
 * The later end, for "between".
 */
until?: string, 
/**
 * IANA name of the zone the time was entered in, such as `Europe/Berlin`.
 */
zone: string, };

/**
 * Whether lines can be saved right now.
 */
export type Health = { 
/**
 * What holds.
 */
state: Saving, 
/**
 * One sentence when something is wrong.
 */
message?: string, 
/**
 * What to do about it.
 */
hint?: string, 
/**
 * Events in the log.
 */
events: number, 
/**
 * Size of the store in bytes.
 */
bytes: number, 
/**
 * When the latest backup was taken.
 */
lastBackup?: string, };

/**
 * A remark on how a line was read.
 */
export type Hint = { 
/**
 * What it is about.
 */
code: HintCode, 
/**
 * One sentence for a person.
 */
message: string, 
/**
 * The piece of the input it is about.
 */
span: Span, };

/**
 * What a hint is about.
 */
export type HintCode = "unknown_kind" | "kind_repeated" | "milestone_missing" | "unknown_person" | "unknown_service" | "ambiguous" | "short_form" | "bad_time" | "time_repeated" | "time_too_far" | "other_day" | "future" | "clock_gap" | "clock_fold" | "span_reversed" | "ask_unclear" | "same_as_above" | "unknown_severity" | "title_missing";

/**
 * One line that holds the words.
 */
export type Hit = { 
/**
 * The incident.
 */
incident: string, 
/**
 * Its reference.
 */
reference: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Whether it is an exercise.
 */
isDrill: boolean, 
/**
 * The line.
 */
line: string, 
/**
 * What the line is.
 */
kind: EntryKind, 
/**
 * What it says.
 */
text: string, 
/**
 * Where the words stand in it, as pairs of UTF-16 offsets.
 */
marks: Array<[number, number]>, 
/**
 * When it happened.
 */
at: string, 
/**
 * Whether it is struck.
 */
struck: boolean, };

/**
 * One incident on the board.
 */
export type IncidentCard = { 
/**
 * Which.
 */
id: string, 
/**
 * What people say aloud, such as `INC-0042`.
 */
reference: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Its severity; absent until somebody has sized it.
 */
severity?: Severity, 
/**
 * What readers are told.
 */
phase: Phase, 
/**
 * Whether it is an exercise.
 */
isDrill: boolean, 
/**
 * When it was declared.
 */
declaredAt: string, 
/**
 * When impact began, if that was set; the clock counts from here, else from the declaration.
 */
impactAt?: string, 
/**
 * When it was over.
 */
resolvedAt?: string, 
/**
 * When the latest line was written.
 */
lastAt: string, 
/**
 * How many lines were written.
 */
lines: number, 
/**
 * The statement that counts; empty when none was written.
 */
statement: string, 
/**
 * The latest line.
 */
lastLine: string, 
/**
 * Handles of the services it names.
 */
services: Array<string>, 
/**
 * References of open incidents that name a service of this one.
 */
sharesWith: Array<Shared>, };

/**
 * Names an incident.
 */
export type IncidentOnly = { 
/**
 * Id or reference.
 */
incident: string, };

/**
 * Asks for an incident, perhaps as it was known at an earlier minute.
 */
export type IncidentRequest = { 
/**
 * Its id or its reference (`INC-0042`, `42`).
 */
incident: string, 
/**
 * As it was known at this instant; absent for now.
 */
at?: string, };

/**
 * An incident without its log.
 */
export type IncidentView = { 
/**
 * Which.
 */
id: string, 
/**
 * What people say aloud.
 */
reference: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Its severity; absent until somebody has sized it.
 */
severity?: Severity, 
/**
 * What readers are told.
 */
phase: Phase, 
/**
 * Whether it is an exercise.
 */
isDrill: boolean, 
/**
 * Every version of the statement, earliest first.
 */
statements: Array<StatementVersion>, 
/**
 * Every milestone, set or not, in their usual order.
 */
milestones: Array<MilestoneView>, 
/**
 * When it was declared.
 */
declaredAt: string, 
/**
 * What the running clock counts from: impact if that is known, else the declaration.
 */
clockFrom: string, 
/**
 * Whether the clock counts from impact.
 */
clockFromImpact: boolean, 
/**
 * When it was over; the clock stands then.
 */
resolvedAt?: string, 
/**
 * How many lines stand.
 */
lines: number, 
/**
 * How many are struck.
 */
struck: number, 
/**
 * How many pictures there are.
 */
pictures: number, 
/**
 * How many events only a newer Muster understands.
 */
newer: number, 
/**
 * Pinned lines, in order of arrival.
 */
pinned: Array<Line>, 
/**
 * People named in lines, with how often.
 */
people: Array<Named>, 
/**
 * Services named in lines, with how often.
 */
services: Array<Named>, 
/**
 * Open incidents that name the same services.
 */
alsoOpen: Array<Shared>, 
/**
 * What undo would take back; absent when there is nothing.
 */
undo?: string, 
/**
 * What redo would do again.
 */
redo?: string, 
/**
 * The earlier minute it is shown at.
 */
at?: string, };

/**
 * Names a long job, so that its progress can be told and it can be stopped.
 */
export type JobRequest = { 
/**
 * Any word the caller chose.
 */
job: string, };

/**
 * One line of the log.
 */
export type Line = { 
/**
 * The event it began with.
 */
id: string, 
/**
 * Where it comes from.
 */
origin: LineOrigin, 
/**
 * What it is.
 */
kind: EntryKind, 
/**
 * What it says; empty when erased.
 */
text: string, 
/**
 * When it happened.
 */
happened: Happened, 
/**
 * When the responders knew.
 */
knownAt: string, 
/**
 * When it was written down.
 */
recordedAt: string, 
/**
 * Seconds between happening and writing down, when that is a minute or more; else 0.
 */
lateSeconds: number, 
/**
 * Who wrote it down, by name.
 */
author?: string, 
/**
 * People it names; the first did or said it.
 */
people: Array<NameRef>, 
/**
 * Services it names.
 */
services: Array<NameRef>, 
/**
 * Pinned.
 */
pinned: boolean, 
/**
 * Kept for the review.
 */
flagged: boolean, 
/**
 * Struck.
 */
struck?: StrikeView, 
/**
 * How often it was corrected.
 */
edits: number, 
/**
 * What was erased from it.
 */
erased?: StrikeView, 
/**
 * The ask that it is.
 */
ask?: AskBody, 
/**
 * Web addresses in it.
 */
links: Array<string>, 
/**
 * Pictures with it.
 */
attachments: Array<Attachment>, };

/**
 * Writes a line.
 */
export type LineAdd = { 
/**
 * Id or reference.
 */
incident: string, 
/**
 * As typed.
 */
text: string, 
/**
 * When the first key was pressed: the line is stamped with this unless it says a time.
 */
startedAt?: string, 
/**
 * Pictures with it.
 */
attachments: Array<Attachment>, };

/**
 * Corrects a line; what is absent stays.
 */
export type LineAmend = { 
/**
 * Id or reference of the incident.
 */
incident: string, 
/**
 * The line.
 */
line: string, 
/**
 * Another text; `@person` and `#service` in it are understood.
 */
text?: string, 
/**
 * Another time, as typed.
 */
when?: string, 
/**
 * Another kind.
 */
kind?: EntryKind, 
/**
 * Other people, by handle.
 */
people?: Array<string>, 
/**
 * Other services, by handle.
 */
services?: Array<string>, 
/**
 * Other pictures, or other captions.
 */
attachments?: Array<Attachment>, };

/**
 * Asks what could stand at the cursor.
 */
export type LineComplete = { 
/**
 * As typed so far.
 */
text: string, 
/**
 * The cursor, in UTF-16 code units.
 */
cursor: number, };

/**
 * Everything that was done to a line.
 */
export type LineHistory = { 
/**
 * Earliest first.
 */
steps: Array<LineStep>, };

/**
 * A mark on a line.
 */
export type LineMark = { 
/**
 * Id or reference of the incident.
 */
incident: string, 
/**
 * The line.
 */
line: string, 
/**
 * On or off.
 */
on: boolean, };

/**
 * Where a line comes from.
 */
export type LineOrigin = { "kind": "written" } | { "kind": "declared" } | { "kind": "title" } | { "kind": "severity", 
/**
 * To this; absent when erased.
 */
severity?: Severity, } | { "kind": "phase", 
/**
 * To this.
 */
phase: Phase, } | { "kind": "milestone", 
/**
 * Which.
 */
milestone: Milestone, } | { "kind": "statement", 
/**
 * From 1.
 */
version: number, } | { "kind": "newer", 
/**
 * The kind of event.
 */
event: string, };

/**
 * A line while it is written.
 */
export type LineParse = { 
/**
 * As typed so far.
 */
text: string, 
/**
 * When the first key was pressed; absent for now.
 */
startedAt?: string, };

/**
 * A line and a reason.
 */
export type LineReason = { 
/**
 * Id or reference of the incident.
 */
incident: string, 
/**
 * The line.
 */
line: string, 
/**
 * Why.
 */
reason?: string, };

/**
 * Names a line.
 */
export type LineRequest = { 
/**
 * Id or reference of the incident.
 */
incident: string, 
/**
 * The line.
 */
line: string, };

/**
 * One thing done to a line.
 */
export type LineStep = { 
/**
 * When it was written down.
 */
at: string, 
/**
 * Who.
 */
by?: string, 
/**
 * In words, such as "changed the text".
 */
what: string, 
/**
 * The text from then on.
 */
text: string, 
/**
 * The time from then on.
 */
happened: Happened, 
/**
 * The kind from then on.
 */
kind: EntryKind, };

/**
 * Writes many pasted lines in one step.
 */
export type LinesAdd = { 
/**
 * Id or reference.
 */
incident: string, 
/**
 * As pasted.
 */
text: string, 
/**
 * What times without a date count from; the same as in the preview.
 */
startedAt?: string, 
/**
 * Numbers of the lines to leave out.
 */
skip: Array<number>, };

/**
 * What was understood of them.
 */
export type LinesPreview = { 
/**
 * One each, in order.
 */
lines: Array<BatchLine>, };

/**
 * Many pasted lines.
 */
export type LinesText = { 
/**
 * As pasted.
 */
text: string, 
/**
 * What times without a date count from; absent for now.
 */
startedAt?: string, };

/**
 * Where a line stands.
 */
export type LogPlace = { 
/**
 * Its index; absent when the filter hides it.
 */
index?: number, 
/**
 * How many lines there are.
 */
total: number, };

/**
 * Asks where a line stands.
 */
export type LogPlaceRequest = { 
/**
 * Id or reference.
 */
incident: string, 
/**
 * As it was known at this instant; absent for now.
 */
at?: string, 
/**
 * In which order.
 */
order: Order, 
/**
 * Through which filter.
 */
filter: Filter, 
/**
 * The line.
 */
line: string, };

/**
 * Some lines.
 */
export type LogSlice = { 
/**
 * How many lines there are in this order through this filter.
 */
total: number, 
/**
 * Index of the first line below.
 */
from: number, 
/**
 * The lines.
 */
lines: Array<Line>, };

/**
 * Asks for some lines.
 */
export type LogSliceRequest = { 
/**
 * Id or reference.
 */
incident: string, 
/**
 * As it was known at this instant; absent for now.
 */
at?: string, 
/**
 * In which order.
 */
order: Order, 
/**
 * Which lines.
 */
filter: Filter, 
/**
 * Index of the first; counts from the end when negative (-1 is the last).
 */
from: number, 
/**
 * How many, at most 1,000.
 */
count: number, };

/**
 * A person or service named in a line.
 */
export type Mention = { 
/**
 * The directory's handle when it is known, else as typed; without `@` or `#`.
 */
handle: string, 
/**
 * The name in the directory; `None` when it is not there yet.
 */
name: string | null, 
/**
 * Whether it stood before the text: such a person did it, such a service is what it was done to.
 */
leading: boolean, 
/**
 * Where it was first named.
 */
span: Span, };

/**
 * Named instants of an incident. Durations are derived from them and never stored.
 */
export type Milestone = "impact_began" | "detected" | "declared" | "mustered" | "diagnosed" | "stabilised" | "resolved";

/**
 * Takes back a named instant.
 */
export type MilestoneClear = { 
/**
 * Id or reference.
 */
incident: string, 
/**
 * Which.
 */
milestone: Milestone, };

/**
 * Sets a named instant.
 */
export type MilestoneSet = { 
/**
 * Id or reference.
 */
incident: string, 
/**
 * Which.
 */
milestone: Milestone, 
/**
 * When, as typed; absent for now.
 */
when?: string, 
/**
 * What is said about it.
 */
text: string, };

/**
 * A named instant.
 */
export type MilestoneView = { 
/**
 * Which.
 */
milestone: Milestone, 
/**
 * When; absent when it was not set.
 */
happened?: Happened, 
/**
 * Seconds since the clock's start; negative when before it.
 */
offsetSeconds?: number, 
/**
 * Whether it can be taken back (the declaration itself cannot).
 */
clearable: boolean, };

/**
 * Somebody or something as a line names it.
 */
export type NameRef = { 
/**
 * What was typed.
 */
handle: string, 
/**
 * As it is shown; the handle when the directory does not know it.
 */
name: string, };

/**
 * Somebody or something named, with how often.
 */
export type Named = { 
/**
 * What is typed.
 */
handle: string, 
/**
 * As it is shown.
 */
name: string, 
/**
 * Whether the directory knows it.
 */
known: boolean, 
/**
 * Team, and for people how to reach them, when the directory knows.
 */
detail: string, 
/**
 * In how many lines.
 */
lines: number, };

/**
 * A plain warning.
 */
export type Notice = { 
/**
 * Names it, so that it can be put away.
 */
id: string, 
/**
 * One sentence.
 */
message: string, 
/**
 * What to do.
 */
hint: string, };

/**
 * An address to open outside.
 */
export type OpenLink = { 
/**
 * `http`, `https` or `mailto`; nothing else is opened.
 */
url: string, };

/**
 * In which order lines are read.
 */
export type Order = "arrival" | "happened";

/**
 * A line as it was understood. Reading never fails: what is not grammar is text.
 */
export type ParsedLine = { 
/**
 * What the line is.
 */
kind: EntryKind, 
/**
 * Whether a `/kind` was typed; otherwise `kind` is our guess.
 */
kindGiven: boolean, 
/**
 * The named instant, for `/m detected`.
 */
milestone: Milestone | null, 
/**
 * When it happened.
 */
happened: Happened, 
/**
 * Whether a time was stated; otherwise `happened` is when the person began to write.
 */
whenGiven: boolean, 
/**
 * People in the line, each once, in the order they appear.
 */
people: Array<Mention>, 
/**
 * Services in the line, each once, in the order they appear.
 */
services: Array<Mention>, 
/**
 * `!`: keep it in sight.
 */
pinned: boolean, 
/**
 * `*`: keep it for the review.
 */
flagged: boolean, 
/**
 * `=> ana 5m`: somebody was asked to do it.
 */
ask: Ask | null, 
/**
 * Web addresses in the text.
 */
links: Array<string>, 
/**
 * What is left to read. Leading mentions are taken out; those inside a sentence stay, as `@handle`.
 */
text: string, 
/**
 * What the writer may want to know. Never a refusal.
 */
hints: Array<Hint>, 
/**
 * What each piece of the input was read as, in order and without overlap.
 */
tokens: Array<Token>, };

/**
 * What the clipboard holds as a picture.
 */
export type PastedPicture = { 
/**
 * Its bytes in base64; absent when there is none.
 */
base64?: string, };

/**
 * A list of people as CSV.
 */
export type PeopleCsv = { 
/**
 * The text of the file.
 */
text: string, };

/**
 * What was imported.
 */
export type PeopleImported = { 
/**
 * How many were added.
 */
new: number, 
/**
 * How many were changed.
 */
changed: number, 
/**
 * How many were there already.
 */
same: number, 
/**
 * Rows that were not understood, one sentence each.
 */
problems: Array<string>, 
/**
 * The events it took.
 */
change: Change, };

/**
 * What a list of people holds.
 */
export type PeoplePreview = { 
/**
 * Those who would be added or changed.
 */
people: Array<Person>, 
/**
 * How many are new.
 */
new: number, 
/**
 * How many are in the directory and would be changed.
 */
changed: number, 
/**
 * How many are in the directory as they are.
 */
same: number, 
/**
 * Rows that were not understood, one sentence each.
 */
problems: Array<string>, };

/**
 * A person.
 */
export type Person = { 
/**
 * Who.
 */
id: string, 
/**
 * What is typed after `@`.
 */
handle: string, 
/**
 * As it is shown.
 */
name: string, 
/**
 * Their team.
 */
team: string, 
/**
 * Any way to reach them.
 */
contact: string, 
/**
 * IANA zone name; empty when unknown.
 */
zone: string, };

/**
 * Adds or changes a person.
 */
export type PersonSave = { 
/**
 * Who; absent for somebody new.
 */
id?: string, 
/**
 * What is typed after `@`; made from the name when empty.
 */
handle: string, 
/**
 * As it is shown.
 */
name: string, 
/**
 * Their team.
 */
team: string, 
/**
 * Any way to reach them.
 */
contact: string, 
/**
 * IANA zone name; empty when unknown.
 */
zone: string, };

/**
 * What readers are told about where the response stands.
 */
export type Phase = "investigating" | "identified" | "monitoring" | "resolved";

/**
 * Changes the phase.
 */
export type PhaseSet = { 
/**
 * Id or reference.
 */
incident: string, 
/**
 * To this.
 */
phase: Phase, };

/**
 * How exactly an instant is known.
 */
export type Precision = "exact" | "about" | "before" | "between";

/**
 * How far a long job is.
 */
export type Progress = { 
/**
 * The word the caller chose.
 */
job: string, 
/**
 * What is done of `total`.
 */
done: number, 
/**
 * Of how many; 0 when unknown.
 */
total: number, };

/**
 * After damage: what to go on with.
 */
export type RecoverRequest = { 
/**
 * Names the job.
 */
job: string, 
/**
 * Which way.
 */
choice: Recovery, };

/**
 * What to go on with after damage.
 */
export type Recovery = "backup_and_readable" | "readable_only";

/**
 * Restores a backup.
 */
export type RestoreRequest = { 
/**
 * Names the job.
 */
job: string, 
/**
 * The backup.
 */
path: string, };

/**
 * What was restored.
 */
export type Restored = { 
/**
 * How many events the store holds now.
 */
events: number, 
/**
 * How many of them were saved from the damaged or earlier store.
 */
rescued: number, 
/**
 * Where what stood there before is kept.
 */
keptAside?: string, };

/**
 * Whether lines can be saved.
 */
export type Saving = "ok" | "disk_full" | "read_only" | "failed";

/**
 * How hits are found and ordered.
 */
export type SearchMode = "newest" | "ranked" | "substring";

/**
 * What was found.
 */
export type SearchReply = { 
/**
 * The hits.
 */
hits: Array<Hit>, 
/**
 * Where to page on; absent when that was all.
 */
next?: string, };

/**
 * Asks for lines that hold words.
 */
export type SearchRequest = { 
/**
 * As typed.
 */
words: string, 
/**
 * How.
 */
mode: SearchMode, 
/**
 * Only in this incident.
 */
incident?: string, 
/**
 * How many at most, up to 200.
 */
limit: number, 
/**
 * Only hits after this one, to page on.
 */
after?: string, };

/**
 * A service.
 */
export type Service = { 
/**
 * Which.
 */
id: string, 
/**
 * What is typed after `#`.
 */
handle: string, 
/**
 * As it is shown.
 */
name: string, 
/**
 * The team that runs it.
 */
team: string, };

/**
 * Adds or changes a service.
 */
export type ServiceSave = { 
/**
 * Which; absent for a new one.
 */
id?: string, 
/**
 * What is typed after `#`; made from the name when empty.
 */
handle: string, 
/**
 * As it is shown.
 */
name: string, 
/**
 * The team that runs it.
 */
team: string, };

/**
 * Settings of this machine; not part of the log.
 */
export type Settings = { 
/**
 * Who I am.
 */
me: string | null, 
/**
 * IANA zone name; `None` follows the machine.
 */
zone: string | null, 
/**
 * `system`, `dark` or `light`.
 */
theme: Theme, 
/**
 * Size of the text in percent, 80 to 200.
 */
textSize: number, 
/**
 * Order of the log.
 */
order: Order, 
/**
 * Warnings that were put away.
 */
dismissed: Array<string>, };

/**
 * The size of the response. When unsure, the higher one.
 */
export type Severity = "sev1" | "sev2" | "sev3" | "sev4" | "sev5";

/**
 * Changes the severity.
 */
export type SeveritySet = { 
/**
 * Id or reference.
 */
incident: string, 
/**
 * To this.
 */
severity: Severity, 
/**
 * Why.
 */
reason?: string, };

/**
 * Something two open incidents have in common.
 */
export type Shared = { 
/**
 * The other incident.
 */
id: string, 
/**
 * Its reference.
 */
reference: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Handles of what both name.
 */
services: Array<string>, };

/**
 * A piece of the input, counted in UTF-16 code units because the composer is written in JavaScript.
 */
export type Span = { 
/**
 * First code unit.
 */
start: number, 
/**
 * One past the last code unit.
 */
end: number, };

/**
 * A version of the statement.
 */
export type StatementVersion = { 
/**
 * The event.
 */
id: string, 
/**
 * From 1.
 */
version: number, 
/**
 * What it says; empty when erased.
 */
text: string, 
/**
 * When it was written down.
 */
at: string, 
/**
 * Who wrote it.
 */
by?: string, 
/**
 * Whether its text was erased.
 */
erased: boolean, };

/**
 * What state the store is in.
 */
export type StoreState = { "kind": "ready" } | { "kind": "damaged", 
/**
 * What was found.
 */
report: DamageReport, } | { "kind": "refused", 
/**
 * One sentence.
 */
message: string, 
/**
 * What to do.
 */
hint: string, };

/**
 * Who struck or erased a line, when and why.
 */
export type StrikeView = { 
/**
 * When.
 */
at: string, 
/**
 * Who.
 */
by?: string, 
/**
 * Why.
 */
reason?: string, };

/**
 * A text of an incident: its statement or its title.
 */
export type TextSet = { 
/**
 * Id or reference.
 */
incident: string, 
/**
 * The text.
 */
text: string, };

/**
 * How the window looks.
 */
export type Theme = "system" | "dark" | "light";

/**
 * A piece of the input and what it was read as.
 */
export type Token = { 
/**
 * Where it stands.
 */
span: Span, 
/**
 * What it was read as.
 */
role: TokenRole, };

/**
 * What a piece of the input was read as.
 */
export type TokenRole = "kind" | "milestone" | "when" | "person" | "service" | "pin" | "flag" | "ask" | "link" | "text";

/**
 * What undo or redo did.
 */
export type Undone = { 
/**
 * In words, such as "added a line"; absent when there was nothing to do.
 */
label?: string, 
/**
 * What it appended.
 */
change: Change, 
/**
 * What undo would take back next.
 */
undo?: string, 
/**
 * What redo would do again next.
 */
redo?: string, };

/**
 * What checking found.
 */
export type VerifyReport = { 
/**
 * How many events were checked.
 */
events: number, 
/**
 * What is wrong, one sentence each; empty when all is well. At most 100.
 */
problems: Array<string>, 
/**
 * How many problems there are in all.
 */
problemCount: number, 
/**
 * How many bodies were erased on purpose.
 */
erased: number, 
/**
 * How long it took, in milliseconds.
 */
tookMs: number, };

/**
 * A time as it is typed, such as `-5m` or `~14:02`.
 */
export type WhenParse = { 
/**
 * As typed.
 */
text: string, 
/**
 * What "ago" counts from; absent for now.
 */
startedAt?: string, };

/**
 * A time that was understood.
 */
export type WhenRead = { 
/**
 * When.
 */
happened: Happened, 
/**
 * What to know about it.
 */
hints: Array<Hint>, };

/**
 * Time zone names.
 */
export type Zones = { 
/**
 * All of them, in alphabetical order.
 */
zones: Array<string>, };

/** Every command of the service. */
export interface Commands {
  /** What the window needs to open: settings, the state of the store, warnings. */
  app_start: { request: Empty; reply: AppStart };
  /** Whether lines can be saved right now. */
  health: { request: Empty; reply: Health };
  /** Saves who I am, my zone, theme and text size. */
  settings_save: { request: Settings; reply: Settings };
  /** Every time zone by name. */
  zones: { request: Empty; reply: Zones };
  /** Every open incident and the latest closed ones. */
  board: { request: BoardRequest; reply: Board };
  /** Reads the one line an incident is declared with. */
  declare_parse: { request: DeclareParse; reply: Declaration };
  /** Declares an incident or a drill. */
  declare: { request: Declare; reply: Declared };
  /** An incident without its log: title, severity, phase, statement, milestones, names. */
  incident: { request: IncidentRequest; reply: IncidentView };
  /** Some lines of a log, in an order, through a filter. */
  log_slice: { request: LogSliceRequest; reply: LogSlice };
  /** Where a line stands in that order. */
  log_place: { request: LogPlaceRequest; reply: LogPlace };
  /** Everything that was done to a line. */
  line_history: { request: LineRequest; reply: LineHistory };
  /** Reads a line while it is written. */
  line_parse: { request: LineParse; reply: ParsedLine };
  /** What could stand at the cursor. */
  line_complete: { request: LineComplete; reply: Completions };
  /** Reads a time as it is typed. */
  when_parse: { request: WhenParse; reply: WhenRead };
  /** Writes a line. */
  line_add: { request: LineAdd; reply: Change };
  /** Reads many pasted lines. */
  lines_preview: { request: LinesText; reply: LinesPreview };
  /** Writes many pasted lines in one step. */
  lines_add: { request: LinesAdd; reply: Change };
  /** Corrects a line. */
  line_amend: { request: LineAmend; reply: Change };
  /** Strikes a line. */
  line_strike: { request: LineReason; reply: Change };
  /** Brings a struck line back. */
  line_restore: { request: LineRequest; reply: Change };
  /** Pins or unpins a line. */
  line_pin: { request: LineMark; reply: Change };
  /** Keeps a line for the review, or no longer. */
  line_flag: { request: LineMark; reply: Change };
  /** Erases what a line says, for good. */
  line_erase: { request: LineReason; reply: Change };
  /** Writes a version of the incident statement. */
  statement_write: { request: TextSet; reply: Change };
  /** Gives the incident another title. */
  title_set: { request: TextSet; reply: Change };
  /** Changes the severity. */
  severity_set: { request: SeveritySet; reply: Change };
  /** Changes what readers are told. */
  phase_set: { request: PhaseSet; reply: Change };
  /** Sets a named instant. */
  milestone_set: { request: MilestoneSet; reply: Change };
  /** Takes back a named instant. */
  milestone_clear: { request: MilestoneClear; reply: Change };
  /** Takes back the last thing done here in this session. */
  undo: { request: IncidentOnly; reply: Undone };
  /** Does again what was taken back. */
  redo: { request: IncidentOnly; reply: Undone };
  /** What was being typed when the window closed or the machine stopped. */
  draft_load: { request: DraftKey; reply: DraftText };
  /** Keeps what is being typed. */
  draft_save: { request: DraftSave; reply: Empty };
  /** People and services. */
  directory: { request: Empty; reply: DirectoryView };
  /** Adds or changes a person. */
  person_save: { request: PersonSave; reply: Change };
  /** Adds or changes a service. */
  service_save: { request: ServiceSave; reply: Change };
  /** Reads a list of people without adding them. */
  people_preview: { request: PeopleCsv; reply: PeoplePreview };
  /** Adds the people of a list. */
  people_import: { request: PeopleCsv; reply: PeopleImported };
  /** Finds words in everything that was written. */
  search: { request: SearchRequest; reply: SearchReply };
  /** Keeps a picture and says what it is. */
  attachment_add: { request: AttachmentAdd; reply: Attachment };
  /** Writes an incident out as text. */
  export_text: { request: ExportRequest; reply: ExportText };
  /** Writes an incident out to a file; never replaces a good file with half a one. */
  export_file: { request: ExportFile; reply: ExportedFile };
  /** Checks every event and every table. */
  verify: { request: JobRequest; reply: VerifyReport };
  /** Takes a backup and proves that it restores. */
  backup: { request: BackupRequest; reply: BackupInfo };
  /** The backups that are there, newest first. */
  backups: { request: Empty; reply: Backups };
  /** Puts a backup in the place of the store. What stood there is kept aside. */
  restore: { request: RestoreRequest; reply: Restored };
  /** After damage: what to go on with. */
  recover: { request: RecoverRequest; reply: Restored };
  /** Stops a long job. */
  cancel: { request: JobRequest; reply: Empty };
}

/** Every command that only the window can carry out. */
export interface WindowCommands {
  /** Asks where to save an export, and writes it there. `null` path when the person changed their mind. */
  export_dialog: { request: ExportRequest; reply: ExportChosen };
  /** Asks which file to read people from. */
  people_dialog: { request: Empty; reply: ChosenText };
  /** Asks which backup to restore. */
  backup_dialog: { request: Empty; reply: ChosenPath };
  /** Opens a web or mail address outside, after a person pressed it. */
  open_link: { request: OpenLink; reply: Empty };
  /** Shows the folder of the store in the file manager. */
  show_store: { request: Empty; reply: Empty };
  /** Takes the picture out of the clipboard, where the webview does not hand it to the page. */
  clipboard_picture: { request: Empty; reply: PastedPicture };
  /** Prints what the window shows. */
  print_page: { request: Empty; reply: Empty };
  /** Says that the page is drawn and usable, so that start-up can be measured. */
  page_ready: { request: Empty; reply: Empty };
}
