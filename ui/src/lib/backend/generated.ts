// Generated from crates/service/src/command_table.rs and the types it names; do not edit.
// UPDATE_TYPES=1 cargo test -p muster-service --test types

/**
 * How one person saw something that others saw differently.
 */
export type Account = { 
/**
 * Handle of the person.
 */
person: string, 
/**
 * How they saw it.
 */
text: string, 
/**
 * What it rests on.
 */
evidence?: Array<Passage>, };

/**
 * How one person saw it.
 */
export type AccountView = { 
/**
 * Handle; empty where nobody knows who they are.
 */
person: string, 
/**
 * Name.
 */
name: string, 
/**
 * How they saw it.
 */
text: string, 
/**
 * What it rests on.
 */
evidence: Array<EvidenceView>, };

/**
 * Something done in a response.
 */
export type Act = { "kind": "item_answered" } & ItemAnswered | { "kind": "said" } & Said | { "kind": "meeting_place_set" } & MeetingPlaceSet | { "kind": "loop_step_set" } & LoopStepSet | { "kind": "time_box_set" } & TimeBoxSet | { "kind": "role_assumed" } & RoleAssumed | { "kind": "role_released" } & RoleReleased | { "kind": "person_joined" } & PersonJoined | { "kind": "person_left" } & PersonLeft | { "kind": "tiredness_said" } & TirednessSaid | { "kind": "page_made" } & PageMade | { "kind": "page_answered" } & PageAnswered | { "kind": "standing_set" } & StandingSet | { "kind": "decision_detailed" } & DecisionDetailed | { "kind": "decision_put" } & DecisionPut | { "kind": "decision_given" } & DecisionGiven | { "kind": "question_owned" } & QuestionOwned | { "kind": "ask_read_back" } & AskReadBack | { "kind": "ask_answered" } & AskAnswered | { "kind": "mark_answered" } & MarkAnswered | { "kind": "mark_passed" } & MarkPassed | { "kind": "update_drafted" } & UpdateDrafted | { "kind": "update_sent" } & UpdateSent | { "kind": "update_dropped" } & UpdateDropped | { "kind": "cadence_set" } & CadenceSet | { "kind": "update_snoozed" } & UpdateSnoozed | { "kind": "update_made_due" } & UpdateMadeDue | { "kind": "handover_prepared" } & HandoverPrepared | { "kind": "handover_read_back" } & HandoverReadBack | { "kind": "handover_accepted" } & HandoverAccepted | { "kind": "handover_dropped" } & HandoverDropped | { "kind": "recovery_verified" } & RecoveryVerified | { "kind": "audience_waived" } & AudienceWaived | { "kind": "temporary_change_noted" } & TemporaryChangeNoted | { "kind": "temporary_change_undone" } & TemporaryChangeUndone | { "kind": "reporting_clock_started" } & ReportingClockStarted | { "kind": "reporting_clock_stopped" } & ReportingClockStopped | { "kind": "review_chosen" } & ReviewChosen | { "kind": "survey_chosen" } & SurveyChosen | { "kind": "idea_jotted" } & IdeaJotted | { "kind": "stood_down" } & StoodDown | { "kind": "reopened" } & Reopened | { "kind": "severity_sized" } & SeveritySized | { "kind": "incident_related" } & IncidentRelated | { "kind": "clock_jumped" } & ClockJumped;

/**
 * Does something in a response.
 */
export type ActRequest = { 
/**
 * Id or reference.
 */
incident: string, 
/**
 * What.
 */
act: Act, };

/**
 * What an observer saw of what was hoped for after an inject.
 */
export type AfterAnswer = { 
/**
 * Which inject.
 */
inject: string, 
/**
 * What was hoped for.
 */
expected: string, 
/**
 * Their name.
 */
observer: string, 
/**
 * What they saw.
 */
rating: Rating, 
/**
 * In their words.
 */
observed: string, 
/**
 * Seconds of the drill clock after its start.
 */
after: number, };

/**
 * Something to make better.
 */
export type AfterArea = { 
/**
 * The event; absent while it is only what was noted.
 */
id?: string, 
/**
 * What was seen.
 */
observation: string, 
/**
 * What came of it.
 */
consequence: string, 
/**
 * What is proposed.
 */
recommendation: string, 
/**
 * Handle of who takes it; empty when nobody did.
 */
owner: string, 
/**
 * Their name.
 */
ownerName: string, 
/**
 * By when.
 */
due?: string, 
/**
 * Key of the objective it is about; empty for none.
 */
objectiveKey: string, 
/**
 * The same in words.
 */
objective: string, 
/**
 * How it stands.
 */
state: IdeaState, 
/**
 * Until when it soaks; absent once it is decided.
 */
soaksUntil?: string, 
/**
 * Why it was decided so.
 */
reason: string, 
/**
 * What is worth a thought.
 */
hints: Array<IdeaHint>, 
/**
 * Where it was noted; empty when it was written for the report.
 */
whence: string, };

/**
 * What was noted and could become a strength or an area. Nothing in it was made up.
 */
export type AfterDraft = { 
/**
 * The event that noted it.
 */
from: string, 
/**
 * What it could become.
 */
sort: DraftSort, 
/**
 * What was noted.
 */
text: string, 
/**
 * What was proposed.
 */
recommendation: string, 
/**
 * Handle of who takes it; empty when nobody said.
 */
owner: string, 
/**
 * Their name.
 */
ownerName: string, 
/**
 * By when.
 */
due?: string, 
/**
 * Key of the objective it is about; empty for none.
 */
objective: string, 
/**
 * Where it was noted, in words.
 */
whence: string, };

/**
 * What an observer wrote.
 */
export type AfterNote = { 
/**
 * Their name; empty when nobody gave one.
 */
observer: string, 
/**
 * What.
 */
text: string, 
/**
 * Seconds of the drill clock after its start.
 */
after: number, };

/**
 * An objective with what was seen of it.
 */
export type AfterObjective = { 
/**
 * Its key.
 */
key: string, 
/**
 * What was to be seen.
 */
text: string, 
/**
 * What each observer saw.
 */
ratings: Array<AfterRating>, 
/**
 * Whether observers saw it differently.
 */
differently: boolean, 
/**
 * What was seen of what was hoped for after single injects.
 */
answers: Array<AfterAnswer>, 
/**
 * What observers wrote about it.
 */
notes: Array<AfterNote>, };

/**
 * What an observer saw of an objective.
 */
export type AfterRating = { 
/**
 * Their name.
 */
observer: string, 
/**
 * What they saw.
 */
rating: Rating, 
/**
 * In their words.
 */
remark: string, 
/**
 * The line of the log that shows it; empty when they named none.
 */
evidence: string, 
/**
 * Seconds of the drill clock after its start.
 */
after: number, };

/**
 * After-action report and improvement plan of a drill.
 */
export type AfterReport = { 
/**
 * What people call the drill.
 */
reference: string, 
/**
 * The title the players saw.
 */
title: string, 
/**
 * What was played.
 */
scenario: string, 
/**
 * What players were told.
 */
synopsis: string, 
/**
 * What was really going on; the drill is over, so it may be told.
 */
truth: string, 
/**
 * How it was played.
 */
mode: DrillMode, 
/**
 * Whether it was stopped because something real happened.
 */
stopped: boolean, 
/**
 * The zone of its times.
 */
zone: Zone, 
/**
 * When the report was made.
 */
madeAt: string, 
/**
 * When the drill began, by the machine's clock.
 */
beganAt: string | null, 
/**
 * How many minutes its own clock ran.
 */
minutes: number, 
/**
 * Names of those who played.
 */
players: Array<string>, 
/**
 * Names of those who observed.
 */
observers: Array<string>, 
/**
 * Objectives with what was seen of them.
 */
objectives: Array<AfterObjective>, 
/**
 * What observers wrote that belongs to no objective.
 */
notes: Array<AfterNote>, 
/**
 * What went well.
 */
strengths: Array<AfterStrength>, 
/**
 * What is to be better.
 */
areas: Array<AfterArea>, 
/**
 * How it went with promises of the next word.
 */
cadence: Cadence, 
/**
 * What reached the players and what they did.
 */
course: Array<CourseRow>, 
/**
 * What was said in the hot wash, in the order of its questions.
 */
hotWash: Array<AfterSaid>, 
/**
 * How sure the players were before and after, as far as it may be shown.
 */
confidence: Confidence, 
/**
 * The course of the incident it was made from beside theirs.
 */
courses?: Courses, };

/**
 * Something that was said in the hot wash.
 */
export type AfterSaid = { 
/**
 * The event.
 */
id: string, 
/**
 * To which question.
 */
part: HotWashPart, 
/**
 * What.
 */
text: string, 
/**
 * Name of who said it; empty when no name was wanted.
 */
by: string, 
/**
 * By when, where it was a promise.
 */
due?: string, };

/**
 * Something that went well and is to stay so.
 */
export type AfterStrength = { 
/**
 * The event; absent while it is only what was noted.
 */
id?: string, 
/**
 * What.
 */
text: string, 
/**
 * The objective it is about, in words; empty for none.
 */
objective: string, 
/**
 * Where it was noted; empty when it was written for the report.
 */
whence: string, };

/**
 * What came after: for the talk, the report and the plan.
 */
export type AfterView = { 
/**
 * When the talk began, by the machine's clock.
 */
hotWashAt: string | null, 
/**
 * How many minutes it has.
 */
hotWashMinutes: number, 
/**
 * When it was over.
 */
hotWashEndedAt: string | null, 
/**
 * What was said in it.
 */
said: Array<HotWashView>, 
/**
 * What went well and is to stay so.
 */
strengths: Array<StrengthView>, 
/**
 * What is to be better.
 */
improvements: Array<ImprovementView>, };

/**
 * A part of a meeting.
 */
export type AgendaBlock = { 
/**
 * Its key.
 */
key: string, 
/**
 * What it is called.
 */
title: string, 
/**
 * How long, in minutes.
 */
minutes: number, 
/**
 * What the facilitator may say or ask.
 */
script?: string, };

/**
 * An agenda that is offered.
 */
export type AgendaOffer = { 
/**
 * What for.
 */
sort: MeetingKind, 
/**
 * How long.
 */
minutes: number, 
/**
 * Its blocks.
 */
blocks: Array<AgendaBlock>, };

/**
 * A clock needs somebody: a banner to be seen, or a sound as well.
 */
export type Alarm = { 
/**
 * The incident with the worst gap.
 */
incident: string, 
/**
 * What people say aloud, such as `INC-0042`.
 */
reference: string, 
/**
 * Its clock: the audience, the event or the item.
 */
key: string, 
/**
 * In words.
 */
text: string, 
/**
 * Whether it is to be heard.
 */
sound: boolean, 
/**
 * Names of who is reminded; empty when nobody has a role yet.
 */
to: Array<string>, };

/**
 * A field of an alert.
 */
export type AlertField = { 
/**
 * Its name.
 */
name: string, 
/**
 * Its value.
 */
value: string, };

/**
 * An open incident that may be the same.
 */
export type Alike = { 
/**
 * Which.
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
 * Why, in words.
 */
reason: string, };

/**
 * The clocks of every open incident, and of those that are over but owe somebody the last word.
 */
export type AllClocks = { 
/**
 * In the order of the board.
 */
incidents: Array<IncidentClocks>, };

/**
 * What a due instant rests on.
 */
export type Anchor = "promise" | "interval" | "first" | "change" | "snooze";

/**
 * What became of an answer.
 */
export type AnswerOutcome = "taken" | "known" | "refused";

/**
 * What an observer saw of what was hoped for.
 */
export type AnswerView = { 
/**
 * The event.
 */
id: string, 
/**
 * Handle of the observer.
 */
observer: string, 
/**
 * Their name.
 */
name: string, 
/**
 * What was seen.
 */
rating: Rating, 
/**
 * What the players did.
 */
observed: string, 
/**
 * When, by the drill clock.
 */
at: string, };

/**
 * What a person answered for the whole source.
 */
export type Answers = { 
/**
 * When it began, for offsets.
 */
start?: string, 
/**
 * The zone of its clocks.
 */
zone?: Zone, 
/**
 * The day of its first line, for times of day.
 */
date?: string, };

/**
 * The answers of a survey were thrown away. They lie apart from the log, so that nothing brings them back.
 */
export type AnswersDropped = { 
/**
 * The survey.
 */
survey: string, 
/**
 * How many there were.
 */
answers: number, };

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
 * Something an inject shows.
 */
export type Artefact = { 
/**
 * Its key, unique in the scenario.
 */
key: string, 
/**
 * What stands above it.
 */
title: string, 
/**
 * What it shows, in words, for people who do not see it.
 */
caption?: string, 
/**
 * What it is.
 */
content: Content, };

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
 * What became of an ask.
 */
export type AskAnswer = "finished" | "more_time" | "blocked" | "dropped";

/**
 * An ask was answered.
 */
export type AskAnswered = { 
/**
 * The line of the ask.
 */
ask: string, 
/**
 * How.
 */
answer: AskAnswer, 
/**
 * Minutes more, from now, for "more time".
 */
minutes?: number, 
/**
 * What was said.
 */
remark?: string, };

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
 * Somebody who was asked to do something said it back.
 */
export type AskReadBack = { 
/**
 * The line of the ask.
 */
ask: string, };

/**
 * Something one person was asked to do.
 */
export type AskView = { 
/**
 * The line.
 */
id: string, 
/**
 * Handle.
 */
person: string, 
/**
 * Name.
 */
name: string, 
/**
 * What.
 */
text: string, 
/**
 * When they were asked.
 */
at: string, 
/**
 * From when its time runs: the asking, or the last time that they were given more.
 */
from: string, 
/**
 * End of the time box; absent without one.
 */
dueAt: string | null, 
/**
 * How often it was given more time.
 */
extended: number, 
/**
 * When they said it back.
 */
readBackAt: string | null, 
/**
 * How it ended; absent while it is open.
 */
ended: AskAnswer | null, 
/**
 * When it ended or was blocked.
 */
endedAt: string | null, 
/**
 * What was said about it last.
 */
remark: string, 
/**
 * The sentence to say when the time is up.
 */
say: string, };

/**
 * What a file leaves open.
 */
export type Asked = "start" | "zone" | "date";

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
 * Somebody was there, or left.
 */
export type Attended = { 
/**
 * The meeting.
 */
meeting: string, 
/**
 * Handle.
 */
person: string, 
/**
 * Whether they are there.
 */
there: boolean, };

/**
 * Somebody who is told.
 */
export type Audience = { 
/**
 * Its key, such as `customers`.
 */
key: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Whether a name, a host or jargon is out of place there.
 */
outside: boolean, 
/**
 * Whether an expected time of repair may be said there.
 */
mayHearEta: boolean, 
/**
 * IANA zone its times are written in; empty for the incident's own.
 */
zone?: string, 
/**
 * Where updates go, as a remark for the person who sends.
 */
to?: string, };

/**
 * Why an audience is not told of the end.
 */
export type AudienceWaived = { 
/**
 * Which audience.
 */
audience: string, 
/**
 * Why.
 */
reason: string, };

/**
 * It was said who somebody in a source is.
 */
export type AuthorKnown = { 
/**
 * The source.
 */
source: string, 
/**
 * What the source calls them by.
 */
author: string, 
/**
 * Handle of who they are; absent when nobody in the directory.
 */
person?: string, };

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
 * What a mark became.
 */
export type Became = "log_line" | "question" | "cue" | "evidence" | "theme";

/**
 * One belief.
 */
export type BeliefView = { 
/**
 * The line.
 */
id: string, 
/**
 * What it says.
 */
text: string, 
/**
 * What kind of line it is.
 */
entry: EntryKind, 
/**
 * How it stands.
 */
standing: Standing, 
/**
 * Since when.
 */
since: string, 
/**
 * The line that says why.
 */
because: string | null, 
/**
 * That line's text.
 */
becauseText: string, 
/**
 * Why, in words.
 */
remark: string, 
/**
 * Name of who finds out; empty when nobody does.
 */
owner: string, 
/**
 * By when.
 */
by: string | null, };

/**
 * A meeting went on to a part of its agenda.
 */
export type BlockBegan = { 
/**
 * The meeting.
 */
meeting: string, 
/**
 * Key of the part.
 */
block: string, };

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
 * How many are closed in all, drills among them.
 */
closedTotal: number, 
/**
 * How many of them are drills, which are no incidents.
 */
closedDrills: number, };

/**
 * Asks for the board.
 */
export type BoardRequest = { 
/**
 * How many closed incidents to list.
 */
closed: number, };

/**
 * An answer given to a question.
 */
export type BriefAnswer = { 
/**
 * What was asked.
 */
question: string, 
/**
 * What was answered.
 */
answer: string, };

/**
 * The twelve parts of a handover brief.
 */
export type BriefField = "severity" | "history" | "plan" | "tasks" | "people" | "promises" | "temporary" | "contingencies" | "constraints" | "unknowns" | "places" | "read_back";

/**
 * One part of a handover brief.
 */
export type BriefPart = { 
/**
 * Which of the twelve.
 */
field: BriefField, 
/**
 * What it says.
 */
text: string, };

/**
 * A bundle on disk.
 */
export type BundleFile = { 
/**
 * Where it lies.
 */
path: string, };

/**
 * An incident or a drill in a bundle.
 */
export type BundleItem = { 
/**
 * Which.
 */
id: string, 
/**
 * What people say aloud here; empty for a drill that has not begun.
 */
reference: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Whether it is an exercise.
 */
isDrill: boolean, };

/**
 * What is in a bundle, and what of it is not here yet.
 */
export type BundleLook = { 
/**
 * The name of the file.
 */
name: string, 
/**
 * When it was made, by the clock of the machine that made it.
 */
madeAt: string, 
/**
 * By which program.
 */
madeBy: string, 
/**
 * By whom; empty when nobody had said who they are.
 */
by: string, 
/**
 * The end of the id of the machine that made it.
 */
device: string, 
/**
 * Whether it was made here.
 */
own: boolean, 
/**
 * What it carries.
 */
incidents: Array<BundleLookItem>, 
/**
 * How many entries of the directory are new.
 */
people: number, 
/**
 * How many entries are new in all. With none there is nothing to take in.
 */
taken: number, 
/**
 * How many entries are here already.
 */
held: number, 
/**
 * What people should know before they take it in, one sentence each.
 */
notes: Array<string>, };

/**
 * One incident of a bundle.
 */
export type BundleLookItem = { 
/**
 * What it is called there: its reference, its title, whether it is an exercise.
 */
item: BundleItem, 
/**
 * What it is called here, or will be; empty for a drill that has not begun.
 */
here: string, 
/**
 * Whether it is here already.
 */
known: boolean, 
/**
 * How many lines are new.
 */
lines: number, 
/**
 * How many other entries are new: what was set, done, delivered, reviewed.
 */
others: number, 
/**
 * How many entries are here already.
 */
held: number, };

/**
 * What a bundle of an incident would carry.
 */
export type BundleOffer = { 
/**
 * A name for the file, such as `INC-0042-card-payments.muster`.
 */
fileName: string, 
/**
 * The incident, and those that are handled as part of it.
 */
incidents: Array<BundleItem>, 
/**
 * How many people and services of the directory go along, with their contacts.
 */
people: number, 
/**
 * How many pictures.
 */
pictures: number, 
/**
 * What stays on this machine, one sentence each.
 */
stays: Array<string>, };

/**
 * A bundle was taken in.
 */
export type BundleTaken = { 
/**
 * The incidents, as they are called here.
 */
incidents: Array<BundleLookItem>, 
/**
 * How many entries were new.
 */
taken: number, 
/**
 * How many entries were here already.
 */
held: number, 
/**
 * How many pictures were new.
 */
pictures: number, 
/**
 * The streams that grew.
 */
streams: Array<string>, };

/**
 * Writes a bundle.
 */
export type BundleWrite = { 
/**
 * Id or reference.
 */
incident: string, 
/**
 * Where to.
 */
path: string, };

/**
 * A bundle that was written.
 */
export type BundleWritten = { 
/**
 * Where it lies.
 */
path: string, 
/**
 * Its size in bytes.
 */
bytes: number, 
/**
 * How many events it holds.
 */
events: number, };

/**
 * How it went with promises of the next word.
 */
export type Cadence = { 
/**
 * How many updates went out.
 */
sent: number, 
/**
 * How many promises of the next word fell due.
 */
promised: number, 
/**
 * How many of them were kept.
 */
kept: number, 
/**
 * How many came later.
 */
late: number, 
/**
 * How many were open at the end, past their time.
 */
open: number, 
/**
 * Every update, and every promise that was open, in order.
 */
rows: Array<CadenceRow>, };

/**
 * How often an audience hears.
 */
export type CadenceMode = "every" | "on_change" | "off";

/**
 * An update, or a promise that was open at the end.
 */
export type CadenceRow = { 
/**
 * For whom.
 */
audience: string, 
/**
 * Seconds of the drill clock after its start.
 */
after: number, 
/**
 * When it had been promised, in the same seconds; absent for a first word.
 */
promised?: number, 
/**
 * Seconds after the promise.
 */
lateSeconds: number, 
/**
 * Whether it went out.
 */
sent: boolean, 
/**
 * The same in words, such as `7 min late`.
 */
words: string, };

/**
 * How often an audience hears was changed for this incident.
 */
export type CadenceSet = { 
/**
 * Which audience.
 */
audience: string, 
/**
 * How.
 */
mode: CadenceMode, 
/**
 * Minutes between updates, for `every`.
 */
minutes?: number, 
/**
 * Why.
 */
reason: string, };

/**
 * A person was given the parts about them to comment on.
 */
export type CalibrationMade = { 
/**
 * The interview.
 */
interview: string, 
/**
 * The code of the file, which its answer bears too.
 */
code: string, 
/**
 * Keys of the parts it holds.
 */
parts: Array<string>, };

/**
 * A file for a person to comment on.
 */
export type CalibrationMadeFile = { 
/**
 * The name that is offered.
 */
fileName: string, 
/**
 * The page, complete in itself.
 */
text: string, 
/**
 * The code it bears.
 */
code: string, 
/**
 * What was written into the log.
 */
change: Change, };

/**
 * A person's comments came back.
 */
export type CalibrationReturned = { 
/**
 * The event that made the file.
 */
calibration: string, 
/**
 * What they said.
 */
comments: Array<Comment>, };

/**
 * A file with a person's comments.
 */
export type CalibrationTake = { 
/**
 * Id or reference of the incident.
 */
incident: string, 
/**
 * What the file says.
 */
text: string, };

/**
 * A file with the parts about one person, and what came back.
 */
export type CalibrationView = { 
/**
 * The event that made it.
 */
id: string, 
/**
 * The code it bears.
 */
code: string, 
/**
 * When it was made.
 */
madeAt: string, 
/**
 * How many parts it holds.
 */
parts: number, 
/**
 * The event by which comments came back.
 */
returned: string | null, 
/**
 * When they came back.
 */
returnedAt: string | null, 
/**
 * What was said.
 */
comments: Array<CommentView>, };

/**
 * A meeting that does not take place.
 */
export type CalledOff = { 
/**
 * As it was planned.
 */
meeting: Meeting, 
/**
 * Why; may be empty.
 */
reason: string, 
/**
 * When it was called off.
 */
at: string, };

/**
 * Somebody who may take a seat.
 */
export type Candidate = { 
/**
 * Handle.
 */
person: string, 
/**
 * Name.
 */
name: string, 
/**
 * Team; may be empty.
 */
team: string, 
/**
 * Whether they said that they are willing.
 */
willing: boolean, 
/**
 * How they were in the incident, in a few words; empty when they were not.
 */
wasIn: string, 
/**
 * Names of those in the incident whose manager they are.
 */
manages: Array<string>, 
/**
 * When they last led a review or an interview; absent when never.
 */
lastLed?: string, };

/**
 * A checklist card.
 */
export type Card = { 
/**
 * Its key, such as `a`; lower case letters, digits, `-`.
 */
key: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Whether it leads step by step; otherwise people work from memory and then confirm.
 */
readDo: boolean, 
/**
 * First and last minute after the declaration; absent for a card of another moment.
 */
minutes?: [number, number], 
/**
 * What is said when it is complete.
 */
say?: string, 
/**
 * Its items, five to nine of them.
 */
items: Array<Item>, };

/**
 * What was done to a card.
 */
export type CardChange = "built_in" | "written" | "put_away" | "taken_away";

/**
 * How a card came to be what it is.
 */
export type CardHistory = { 
/**
 * Its versions, earliest first.
 */
versions: Array<CardVersion>, };

/**
 * Asks for the versions of a card.
 */
export type CardHistoryRequest = { 
/**
 * Its key.
 */
key: string, };

/**
 * A card of a file.
 */
export type CardRead = { 
/**
 * The card.
 */
card: Card, 
/**
 * How it stands to what is there.
 */
news: News, };

/**
 * A version of a card.
 */
export type CardVersion = { 
/**
 * When it was made; absent for what the program brings.
 */
at?: string, 
/**
 * Name of who made it; empty when that is not known, and for what the program brings.
 */
by: string, 
/**
 * What was done.
 */
change: CardChange, 
/**
 * The card as YAML, as it is written to a file; empty while there was none.
 */
text: string, };

/**
 * A checklist card of this incident.
 */
export type CardView = { 
/**
 * Its key, such as `a`.
 */
key: string, 
/**
 * Its title.
 */
title: string, 
/**
 * `read_do` or `do_confirm`.
 */
readDo: boolean, 
/**
 * First and last minute it belongs to; absent for a card without minutes.
 */
minutes: [number, number] | null, 
/**
 * Its items.
 */
items: Array<ItemView>, 
/**
 * How many are answered or do not apply.
 */
answered: number, 
/**
 * When the last of them was answered; absent while some are open.
 */
completeAt: string | null, 
/**
 * What is said when it is complete.
 */
say: string, };

/**
 * Which cards to write out.
 */
export type CardsExport = { 
/**
 * Their keys; all of them when empty.
 */
keys: Array<string>, };

/**
 * Writes cards out to a file.
 */
export type CardsFile = { 
/**
 * Which.
 */
export: CardsExport, 
/**
 * Where to.
 */
path: string, };

/**
 * What a file of cards holds.
 */
export type CardsPreview = { 
/**
 * The cards that would be added or changed, and those that are there as they are.
 */
cards: Array<CardRead>, 
/**
 * What is wrong, one sentence each; nothing can be imported while there is something.
 */
problems: Array<string>, };

/**
 * Cards as YAML.
 */
export type CardsText = { 
/**
 * The text of the file.
 */
text: string, };

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
streams: Array<string>, 
/**
 * What kinds of events arrived, each once; empty when nobody looked.
 */
kinds: Array<string>, };

/**
 * By which way an update went out. Nothing goes out by itself: a person says so.
 */
export type Channel = "plain" | "chat" | "mail" | "status_page" | "file" | "spoken";

/**
 * A line of a chat.
 */
export type ChatLine = { 
/**
 * When, as it is shown, such as `02:14`.
 */
at?: string, 
/**
 * Who.
 */
who: string, 
/**
 * What they wrote.
 */
text: string, };

/**
 * One word to whoever sends an update.
 */
export type Check = { 
/**
 * A stable name: `cause`, `cause_guess`, `root_cause`, `name`, `promise`, `jargon`, `host`, `next_missing`,
 * `next_differs`, `zone_missing`, `zone_other`, `outage`, `blame`, `too_long`.
 */
code: string, 
/**
 * In words.
 */
message: string, 
/**
 * Where it begins, in UTF-16 units; with `end` the same when it is about the whole text.
 */
start: number, 
/**
 * Where it ends, in UTF-16 units.
 */
end: number, 
/**
 * How much it weighs.
 */
weight: Weight, };

/**
 * The sound of an alarm. Every one is short and soft.
 */
export type Chime = "off" | "bell" | "wood" | "rise";

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
 * The machine's clock jumped.
 */
export type ClockJumped = { 
/**
 * What it would have said.
 */
from: string, 
/**
 * What it said.
 */
to: string, };

/**
 * How the drill clock goes on, so that a screen can count along.
 */
export type ClockReading = { 
/**
 * From this instant of the machine's clock on.
 */
wall: string, 
/**
 * What the drill clock says then.
 */
drill: string, 
/**
 * How many drill seconds a second has; 0 while it stands.
 */
rate: number, 
/**
 * The speed that was chosen.
 */
speed: number, 
/**
 * What it said when the drill began.
 */
begins: string, };

/**
 * The clock of one audience.
 */
export type ClockView = { 
/**
 * Its key.
 */
audience: string, 
/**
 * Its name.
 */
name: string, 
/**
 * How often it hears.
 */
mode: CadenceMode, 
/**
 * Minutes between updates, as they hold now.
 */
minutes: number | null, 
/**
 * When the next word is due; absent when it hears on change or not at all.
 */
dueAt: string | null, 
/**
 * What that rests on.
 */
anchor: Anchor | null, 
/**
 * What the ring counts from.
 */
from: string | null, 
/**
 * The instant the current cadence was set aside until; it stays visible while snoozed.
 */
snoozed: SnoozeView | null, 
/**
 * Why it is slower, on change or off; what changed when it is due by a change; else empty.
 */
reason: string, 
/**
 * The last update that was sent.
 */
last: SentView | null, 
/**
 * A draft that waits.
 */
draft: string | null, 
/**
 * Whether slowing down can be offered now.
 */
maySlow: boolean, 
/**
 * Names of who is reminded: deputy or communications; never the commander while somebody else is there.
 */
reminded: Array<string>, };

/**
 * What a passage can be marked with.
 */
export type Code = { 
/**
 * Its key, such as `detection`.
 */
key: string, 
/**
 * What it is called.
 */
name: string, 
/**
 * The group it stands in.
 */
group?: string, 
/**
 * Its colour, by name.
 */
colour: CodeColour, 
/**
 * Its shape, so that colour is not the only sign.
 */
shape: CodeShape, 
/**
 * What it is for, so that two people mark alike.
 */
memo?: string, 
/**
 * The key of the code it became part of; its marks count as that one's.
 */
mergedInto?: string, };

/**
 * The colour of a code, by the name of its token in the palette. It is never the only sign of a code.
 */
export type CodeColour = "blue" | "amber" | "green" | "violet" | "rose" | "teal" | "grey";

/**
 * The shape of a code: how its line is drawn, and its sign beside the text.
 */
export type CodeShape = "solid" | "double" | "dotted" | "dashed" | "wavy";

/**
 * A code with how often it is used.
 */
export type CodeUse = { 
/**
 * The code.
 */
code: Code, 
/**
 * How many marks count as this code's, those of codes that became part of it too.
 */
marks: number, };

/**
 * The codes of a review.
 */
export type Codebook = { 
/**
 * Every code, in order, those that became part of another too.
 */
codes: Array<CodeUse>, 
/**
 * Keys of the codes that lie under 1 to 9. A code keeps its place while it is used.
 */
recent: Array<string>, };

/**
 * What became of the codes of a file.
 */
export type CodesTaken = { 
/**
 * Keys of those that were not here before.
 */
added: Array<string>, 
/**
 * How those that were here read before, for whoever takes it back.
 */
before: Array<Code>, };

/**
 * Which column is what. Columns are counted from 0.
 */
export type ColumnMap = { 
/**
 * Where the time stands.
 */
when: WhenColumns, 
/**
 * The zone of the time in the same row: an IANA name, `UTC`, `+02:00`.
 */
zone?: number, 
/**
 * Who; the first of these that says something.
 */
who: Array<number>, 
/**
 * What happened; those that say something, joined.
 */
text: Array<number>, 
/**
 * What kind of line it is. A word that is no kind of ours stands in front of the text.
 */
kind?: number, 
/**
 * The room, channel or system.
 */
room?: number, 
/**
 * What names the row in every export of the same list.
 */
key?: number, };

/**
 * What a person said about one part of what was written about them.
 */
export type Comment = { 
/**
 * The part: the note or section.
 */
part: string, 
/**
 * What they said.
 */
text: string, };

/**
 * A comment was looked at.
 */
export type CommentSettled = { 
/**
 * The event by which it came back.
 */
returned: string, 
/**
 * Which part.
 */
part: string, 
/**
 * What it changed; empty when nothing.
 */
changed: string, };

/**
 * A comment on one part.
 */
export type CommentView = { 
/**
 * The part.
 */
part: string, 
/**
 * What the part says now.
 */
about: string, 
/**
 * What the person said.
 */
text: string, 
/**
 * Whether somebody looked at it.
 */
settled: boolean, 
/**
 * What it changed; empty when nothing.
 */
changed: string, };

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
 * An update before it is sent.
 */
export type Composed = { 
/**
 * Key of the audience.
 */
audience: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Where updates go, as a remark for the person who sends.
 */
to: string, 
/**
 * IANA zone its readers read times in.
 */
zone: string, 
/**
 * Its subject.
 */
subject: string, 
/**
 * What it says.
 */
text: string, 
/**
 * When it says the next word comes; absent when it is over or the audience hears on change.
 */
nextBy?: string, 
/**
 * What the last update said.
 */
previous?: string, 
/**
 * When it was sent.
 */
previousAt?: string, 
/**
 * What stands out in the text. It never blocks.
 */
checks: Array<Check>, 
/**
 * What stands out in the subject.
 */
subjectChecks: Array<Check>, 
/**
 * The draft that waits and was taken up, or that this would take the place of.
 */
draft?: string, 
/**
 * Why the team's own template was not used, in one sentence.
 */
problem?: string, };

/**
 * What a player does.
 */
export type Condition = { "kind": "role_assigned", 
/**
 * Which.
 */
role: Role, } | { "kind": "severity_set", 
/**
 * To this one or a higher one; any when absent.
 */
severity?: Severity, } | { "kind": "statement_written", 
/**
 * It holds one of these words; any when empty.
 */
words?: Array<string>, } | { "kind": "update_sent", 
/**
 * Key of the audience; any when empty.
 */
audience?: string, } | { "kind": "ask_made", 
/**
 * The line holds one of these words; any when empty.
 */
words?: Array<string>, } | { "kind": "entry_written", 
/**
 * Of this kind; of any when absent.
 */
entry?: EntryKind, 
/**
 * It holds one of these words; any when empty.
 */
words?: Array<string>, } | { "kind": "item_answered", 
/**
 * Key of the card.
 */
card: string, 
/**
 * Key of the item; any item of the card when empty.
 */
item?: string, } | { "kind": "decision_recorded", 
/**
 * It holds one of these words; any when empty.
 */
words?: Array<string>, } | { "kind": "seen", 
/**
 * What to look for, in words.
 */
text: string, };

/**
 * How sure people are, as far as it may be shown.
 */
export type Confidence = { 
/**
 * What is asked.
 */
questions: Array<string>, 
/**
 * Which side can be answered now; absent when none.
 */
asks?: Side, 
/**
 * Whether answers are closed.
 */
closed: boolean, 
/**
 * Before the clock started.
 */
before: ConfidenceSide, 
/**
 * After the drill.
 */
after: ConfidenceSide, };

/**
 * Says how sure somebody is. Nobody learns who.
 */
export type ConfidenceAdd = { 
/**
 * Id or reference of the incident the players work on.
 */
incident: string, 
/**
 * Before or after.
 */
side: Side, 
/**
 * To the first question, from 1 to 5.
 */
team: number, 
/**
 * To the second, from 1 to 5.
 */
own: number, };

/**
 * Nobody is asked any more how sure they are: what was answered may be looked at.
 */
export type ConfidenceClosed = { 
/**
 * A remark.
 */
remark?: string, };

/**
 * How many answered.
 */
export type ConfidenceCount = { 
/**
 * So many.
 */
answers: number, };

/**
 * What is shown of the answers to a question.
 */
export type ConfidenceFigure = { 
/**
 * The middle.
 */
median: number, 
/**
 * How often each step was chosen, from 1 on; empty where too few answered.
 */
counts: Array<number>, };

/**
 * What is shown of one time.
 */
export type ConfidenceSide = { 
/**
 * How many answered.
 */
answers: number, 
/**
 * A figure for each question; empty when nothing is shown.
 */
figures: Array<ConfidenceFigure>, 
/**
 * Why something is not shown; empty when all is.
 */
hidden: string, };

/**
 * What the person agreed to.
 */
export type ConsentGiven = { 
/**
 * The interview.
 */
interview: string, 
/**
 * Whether they agree to be interviewed at all.
 */
agreed: boolean, 
/**
 * Whether it may be recorded.
 */
recording: boolean, 
/**
 * Whether what they say may be used in the report.
 */
inReport: boolean, 
/**
 * Handles of who may read the notes beside the facilitator.
 */
readers?: Array<string>, 
/**
 * How they are named.
 */
naming: Naming, 
/**
 * When notes are deleted.
 */
deleteBy?: string, };

/**
 * What a person agreed to.
 */
export type ConsentView = { 
/**
 * The event.
 */
id: string, 
/**
 * When.
 */
at: string, 
/**
 * Whether they agreed to be interviewed.
 */
agreed: boolean, 
/**
 * Whether it may be recorded.
 */
recording: boolean, 
/**
 * Whether what they say may be used in the report.
 */
inReport: boolean, 
/**
 * Handles of who may read the notes beside the facilitator.
 */
readers: Array<string>, 
/**
 * How they are named.
 */
naming: Naming, 
/**
 * What they are called where others read; empty when not named.
 */
called: string, 
/**
 * When notes are to be deleted.
 */
deleteBy: string | null, 
/**
 * What follows from it, one sentence each.
 */
meaning: Array<string>, };

/**
 * What an artefact is.
 */
export type Content = { "kind": "text", 
/**
 * It.
 */
text: string, } | { "kind": "chat", 
/**
 * The channel.
 */
channel?: string, 
/**
 * The lines, in order.
 */
lines: Array<ChatLine>, } | { "kind": "log", 
/**
 * Where it comes from.
 */
source?: string, 
/**
 * The lines, in order.
 */
lines: Array<string>, } | { "kind": "alert", 
/**
 * The system.
 */
source: string, 
/**
 * What it says.
 */
summary: string, 
/**
 * Fields of its payload.
 */
fields?: Array<AlertField>, } | { "kind": "mail", 
/**
 * From whom.
 */
from: string, 
/**
 * To whom.
 */
to: string, 
/**
 * Subject line.
 */
subject: string, 
/**
 * Text.
 */
text: string, } | { "kind": "picture", 
/**
 * `image/png`, `image/jpeg`, `image/gif`, `image/webp` or `image/svg+xml`.
 */
mediaType: string, 
/**
 * Hash under which it is kept beside the log.
 */
hash?: string, 
/**
 * The picture itself as base64, for one that travels in the file.
 */
data?: string, } | { "kind": "graph", 
/**
 * Unit of the values, such as `%`.
 */
unit?: string, 
/**
 * First minute, before the start of the drill when negative.
 */
from: number, 
/**
 * Last minute.
 */
to: number, 
/**
 * The most the axis shows; what is needed when absent.
 */
most?: number, 
/**
 * Values are divided by this, for graphs that need decimals; 1 when absent.
 */
scale?: number, 
/**
 * Its lines, four at most.
 */
series: Array<Series>, };

/**
 * What has to be known about somebody beside what they say.
 */
export type Context = { 
/**
 * Roles they held, the earliest first.
 */
roles: Array<Role>, 
/**
 * Whether they were on call; absent when nobody said.
 */
onCall?: boolean, 
/**
 * Their team; empty when unknown.
 */
team: string, 
/**
 * What their own clock said, such as `03:09`; empty when their zone is unknown.
 */
local: string, 
/**
 * Whether that was outside of their hours, or at night where their hours are unknown.
 */
offHours: boolean, };

/**
 * Some of a conversation.
 */
export type Conversation = { 
/**
 * How many there are.
 */
total: number, 
/**
 * Where the first of these stands.
 */
from: number, 
/**
 * Messages and lines of the log in the order of time.
 */
items: Array<ConversationItem>, };

/**
 * A message or a line that holds the words.
 */
export type ConversationHit = { 
/**
 * Where it stands.
 */
index: number, 
/**
 * When.
 */
at?: string, 
/**
 * What it says.
 */
text: string, 
/**
 * Whether it is a line of the log.
 */
isLine: boolean, };

/**
 * Where words were found.
 */
export type ConversationHits = { 
/**
 * In the order of time.
 */
hits: Array<ConversationHit>, };

/**
 * A message or a line of the log.
 */
export type ConversationItem = { 
/**
 * The message.
 */
message?: Message, 
/**
 * The line of the log.
 */
line?: Line, 
/**
 * What has to be known about who said it, as it was then.
 */
context?: Context, 
/**
 * Whether it was read.
 */
read: boolean, 
/**
 * The marks on it, in the order in which they were made.
 */
marks: Array<Mark>, };

/**
 * Which conversation: of an incident, without what is hidden.
 */
export type ConversationOf = { 
/**
 * Id or reference of the incident.
 */
incident: string, 
/**
 * Sources that are hidden.
 */
hidden: Array<string>, 
/**
 * Whether the log of the incident is hidden.
 */
noLog: boolean, };

/**
 * Where something stands.
 */
export type ConversationPlace = { 
/**
 * Counted from 0; absent when it is not there or hidden.
 */
index?: number, 
/**
 * How many there are.
 */
total: number, };

/**
 * Asks where something stands: a message, a line, or the first that is not before an instant.
 */
export type ConversationPlaceRequest = { 
/**
 * Which conversation.
 */
of: ConversationOf, 
/**
 * The source of a message.
 */
source?: string, 
/**
 * The number of a message.
 */
place?: number, 
/**
 * A line of the log.
 */
line?: string, 
/**
 * An instant.
 */
at?: string, };

/**
 * Asks for some of a conversation.
 */
export type ConversationRequest = { 
/**
 * Which.
 */
of: ConversationOf, 
/**
 * From where, counted from 0.
 */
from: number, 
/**
 * How many.
 */
count: number, };

/**
 * Looks for words.
 */
export type ConversationSearch = { 
/**
 * Which conversation.
 */
of: ConversationOf, 
/**
 * The words; the last one as a beginning.
 */
words: string, 
/**
 * How many hits at most.
 */
limit: number, };

/**
 * A stretch of a conversation.
 */
export type ConversationStretch = { 
/**
 * Which conversation.
 */
of: ConversationOf, 
/**
 * The first.
 */
from: number, 
/**
 * The last, included.
 */
to: number, };

/**
 * A text for the clipboard.
 */
export type CopyText = { 
/**
 * The text.
 */
text: string, };

/**
 * When the first line of a kind came on either course.
 */
export type CourseFirst = { 
/**
 * Which kind.
 */
kind: EntryKind, 
/**
 * Then; absent when there was none.
 */
then?: number, 
/**
 * In the drill; absent when there was none.
 */
now?: number, };

/**
 * Something on a course.
 */
export type CoursePoint = { 
/**
 * Seconds after the start.
 */
after: number, 
/**
 * What it was.
 */
kind: EntryKind, 
/**
 * What was written.
 */
text: string, };

/**
 * Something in the course of the drill.
 */
export type CourseRow = { 
/**
 * Seconds of the drill clock after its start.
 */
after: number, 
/**
 * Whether it reached the players, or they did it.
 */
side: CourseSide, 
/**
 * What it was, such as `Phone` or `Decision`.
 */
what: string, 
/**
 * What it said.
 */
text: string, };

/**
 * Who did something in the course of a drill.
 */
export type CourseSide = "inject" | "players";

/**
 * Something that was done or decided in the incident a scenario was made from.
 */
export type CourseStep = { 
/**
 * Minute after the start at which it was known.
 */
minute: number, 
/**
 * What it was.
 */
kind: EntryKind, 
/**
 * What was written.
 */
text: string, };

/**
 * What was done in the incident a drill was made from, beside what the players did.
 */
export type Courses = { 
/**
 * How far the time line goes.
 */
seconds: number, 
/**
 * What was done then.
 */
then: Array<CoursePoint>, 
/**
 * What the players did.
 */
now: Array<CoursePoint>, 
/**
 * When the first of each kind came. Neither is better for being earlier.
 */
firsts: Array<CourseFirst>, };

/**
 * A list as CSV, safe to open in a spreadsheet.
 */
export type CsvText = { 
/**
 * The text of the file.
 */
text: string, };

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
 * What belongs to a decision beside its one line.
 */
export type DecisionDetailed = { 
/**
 * The line of the decision.
 */
entry: string, 
/**
 * What could have been done.
 */
options?: Array<string>, 
/**
 * What was proposed, where that is not what was decided.
 */
proposal?: string, 
/**
 * Strong objections that were raised; "none" is an answer too.
 */
objections?: string, 
/**
 * Handle of who decided.
 */
decidedBy?: string, 
/**
 * When to look at it again.
 */
revisitAt?: string, };

/**
 * A hard decision was answered.
 */
export type DecisionGiven = { 
/**
 * The event that put it.
 */
put: string, 
/**
 * What was decided.
 */
answer: string, };

/**
 * A hard decision was put before somebody who may make it.
 */
export type DecisionPut = { 
/**
 * What is to be decided.
 */
text: string, 
/**
 * Handle of who may decide.
 */
before: string, 
/**
 * By when an answer is needed.
 */
by: string, };

/**
 * One decision.
 */
export type DecisionView = { 
/**
 * The line.
 */
id: string, 
/**
 * What was decided.
 */
text: string, 
/**
 * When.
 */
at: string, 
/**
 * What could have been done.
 */
options: Array<string>, 
/**
 * What was proposed, where that is not what was decided.
 */
proposal: string, 
/**
 * Strong objections.
 */
objections: string, 
/**
 * Name of who decided.
 */
decidedBy: string, 
/**
 * When to look at it again.
 */
revisitAt: string | null, };

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
 * What made an inject come.
 */
export type DeliveredBy = "hand" | "clock" | "trigger" | "fallback";

/**
 * How an inject reaches those it is for.
 */
export type Delivery = "alert" | "chat" | "phone" | "email" | "media" | "executive" | "customer" | "regulator" | "image" | "read_aloud";

/**
 * People saw something differently. Accounts stand beside each other and are not merged.
 */
export type DifferenceNoted = { 
/**
 * The one that is written anew; absent for a new one.
 */
difference?: string, 
/**
 * What it is about, as an open question.
 */
question: string, 
/**
 * How each saw it.
 */
accounts: Array<Account>, 
/**
 * Key of the proposal that it was made from; empty for one made by hand.
 */
proposal?: string, };

/**
 * Two accounts that are worth a look.
 */
export type DifferenceProposal = { 
/**
 * What it is known by, as long as what it rests on stays the same.
 */
key: string, 
/**
 * Why these two.
 */
sort: DifferenceSort, 
/**
 * In words.
 */
why: string, 
/**
 * What could be asked.
 */
question: string, 
/**
 * How each saw it.
 */
accounts: Array<AccountView>, 
/**
 * When what they differ about was; absent where nobody can know.
 */
at: string | null, };

/**
 * What seemed to differ is not talked about.
 */
export type DifferencePutAway = { 
/**
 * The card; absent for a proposal that nobody took up.
 */
difference?: string, 
/**
 * Key of the proposal; empty for a card.
 */
proposal?: string, 
/**
 * What it was about.
 */
question: string, 
/**
 * Why.
 */
reason: string, };

/**
 * Why two accounts were put beside each other.
 */
export type DifferenceSort = "marks" | "told" | "times" | "objection" | "hypothesis";

/**
 * A card for talking.
 */
export type DifferenceView = { 
/**
 * The event by which it was first made.
 */
id: string, 
/**
 * What is asked.
 */
question: string, 
/**
 * How each saw it.
 */
accounts: Array<AccountView>, 
/**
 * The proposal it was made from; empty for one made by hand.
 */
proposal: string, 
/**
 * When it was made.
 */
at: string, 
/**
 * How often it was written anew.
 */
edits: number, 
/**
 * It as a part of a meeting.
 */
block: AgendaBlock, 
/**
 * The meeting whose agenda it stands on.
 */
meeting: string | null, };

/**
 * Where accounts differ.
 */
export type Differences = { 
/**
 * What could be talked about, in the order in which it came up.
 */
proposed: Array<DifferenceProposal>, 
/**
 * Cards that somebody made or took over.
 */
cards: Array<DifferenceView>, 
/**
 * What was put away, the latest first.
 */
putAway: Array<PutAway>, };

/**
 * How much a scenario asks of the people who play it.
 */
export type Difficulty = "easy" | "medium" | "hard";

/**
 * Which part of the directory is asked for; all of it when nothing is said.
 */
export type DirectoryRequest = { 
/**
 * Only who and what holds each of these words.
 */
words?: string, 
/**
 * Only people of this team.
 */
team?: string, 
/**
 * Only this person.
 */
person?: string, 
/**
 * How many people at most; everybody when absent.
 */
count?: number, 
/**
 * After how many people.
 */
from?: number, };

/**
 * The directory, or a part of it.
 */
export type DirectoryView = { 
/**
 * People, by name.
 */
people: Array<Person>, 
/**
 * How many people fit what was asked for.
 */
found: number, 
/**
 * How many people there are.
 */
total: number, 
/**
 * Services, by name; all that fit the words.
 */
services: Array<Service>, 
/**
 * How many services there are.
 */
servicesTotal: number, 
/**
 * Records that may be one person; only a person can tell. The first of them where a part was asked for.
 */
duplicates: Array<Duplicates>, 
/**
 * Everybody who is named by them.
 */
named: Array<Person>, };

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
 * A section of a draft.
 */
export type DraftSection = { 
/**
 * Key of the section it is for.
 */
key: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Its sentences.
 */
sentences: Array<DraftSentence>, 
/**
 * The section as Markdown, to be taken over.
 */
text: string, };

/**
 * One sentence of a draft.
 */
export type DraftSentence = { 
/**
 * As Markdown, with links to what it rests on.
 */
text: string, 
/**
 * What it was made of: "milestone", "decision in the log", "marked “surprise”".
 */
from: string, 
/**
 * What it rests on.
 */
evidence: Array<Passage>, };

/**
 * What something that was noted could become.
 */
export type DraftSort = "strength" | "area" | "note";

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
 * Something done in a drill.
 */
export type DrillAct = { "kind": "drill_planned" } & DrillPlanned | { "kind": "drill_seat_taken" } & DrillSeatTaken | { "kind": "drill_seat_left" } & DrillSeatLeft | { "kind": "drill_started" } & DrillStarted | { "kind": "drill_paused" } & DrillPaused | { "kind": "drill_resumed" } & DrillResumed | { "kind": "drill_jumped" } & DrillJumped | { "kind": "drill_speed_set" } & DrillSpeedSet | { "kind": "inject_delivered" } & InjectDelivered | { "kind": "inject_held" } & InjectHeld | { "kind": "inject_skipped" } & InjectSkipped | { "kind": "inject_improvised" } & InjectImprovised | { "kind": "inject_edited" } & InjectEdited | { "kind": "inject_answered" } & InjectAnswered | { "kind": "objective_rated" } & ObjectiveRated | { "kind": "observer_noted" } & ObserverNoted | { "kind": "drill_stopped_real_world" } & DrillStoppedRealWorld | { "kind": "drill_ended" } & DrillEnded | { "kind": "hot_wash_began" } & HotWashBegan | { "kind": "hot_wash_noted" } & HotWashNoted | { "kind": "hot_wash_ended" } & HotWashEnded | { "kind": "strength_noted" } & StrengthNoted | { "kind": "improvement_jotted" } & ImprovementJotted | { "kind": "improvement_decided" } & ImprovementDecided | { "kind": "note_set_aside" } & NoteSetAside | { "kind": "confidence_closed" } & ConfidenceClosed;

/**
 * Does something in a drill.
 */
export type DrillActRequest = { 
/**
 * Id or reference of the incident the players work on.
 */
incident: string, 
/**
 * What.
 */
act: DrillAct, };

/**
 * Everything that came after a drill.
 */
export type DrillAfter = { 
/**
 * How far the drill has come.
 */
standing: DrillStanding, 
/**
 * The hot wash with its clock.
 */
talk: AfterView, 
/**
 * The report as it stands.
 */
report: AfterReport, 
/**
 * The same as it will be read: HTML without a page around it.
 */
body: string, 
/**
 * What was noted and is neither taken up nor set aside.
 */
drafts: Array<AfterDraft>, 
/**
 * Who is there.
 */
seats: Array<DrillSeatView>, 
/**
 * What undo would take back, in words.
 */
undo?: string, };

/**
 * What is played, for the facilitator.
 */
export type DrillBrief = { 
/**
 * Its key in the library.
 */
scenario: string, 
/**
 * Its title.
 */
title: string, 
/**
 * What players are told.
 */
synopsis: string, 
/**
 * What is really going on.
 */
truth: string, 
/**
 * How long it runs.
 */
minutes: number, 
/**
 * How much it asks.
 */
difficulty: Difficulty, 
/**
 * The severities it passes through.
 */
severityPath: Array<Severity>, 
/**
 * Who is needed.
 */
roles: Array<RoleNeeded>, 
/**
 * People whom nobody plays.
 */
cast: Array<Persona>, 
/**
 * How one sees that it went well.
 */
successSigns: Array<string>, 
/**
 * What to talk about afterwards.
 */
debrief: Array<string>, 
/**
 * What to take care of.
 */
safety: string, 
/**
 * The incident it was made from.
 */
fromIncident: string | null, 
/**
 * What was done in that incident.
 */
course: Array<CourseStep>, };

/**
 * What can be played.
 */
export type DrillChoice = { 
/**
 * Its key in the library.
 */
key: string, 
/**
 * Its title.
 */
title: string, 
/**
 * What players are told.
 */
synopsis: string, 
/**
 * How long it runs, in minutes of the drill clock.
 */
minutes: number, 
/**
 * How much it asks.
 */
difficulty: Difficulty, 
/**
 * How many injects it has.
 */
injects: number, 
/**
 * How many objectives.
 */
objectives: number, };

/**
 * The clock of a drill.
 */
export type DrillClockReply = { 
/**
 * How it goes on; absent for what runs on the machine's clock.
 */
clock?: ClockReading, 
/**
 * Whether it stands still for good because something real happened.
 */
stopped: boolean, };

/**
 * The drill is over.
 */
export type DrillEnded = { 
/**
 * What the drill clock said.
 */
at: string, };

/**
 * The drill clock was put forward. What lies between is due, never lost.
 */
export type DrillJumped = { 
/**
 * To this instant of the drill.
 */
to: string, };

/**
 * A drill was put together.
 */
export type DrillMade = { 
/**
 * The incident the players will work on.
 */
incident: string, 
/**
 * What was appended.
 */
change: Change, };

/**
 * How a drill is played.
 */
export type DrillMode = "facilitated" | "wheel" | "solo";

/**
 * What an observer wrote.
 */
export type DrillNoteView = { 
/**
 * The event.
 */
id: string, 
/**
 * Handle of the observer; empty when nobody gave a name.
 */
observer: string, 
/**
 * Their name.
 */
name: string, 
/**
 * What they saw.
 */
text: string, 
/**
 * Key of the objective it is about.
 */
objective: string, 
/**
 * When, by the drill clock.
 */
at: string, };

/**
 * How a drill stands on the board.
 */
export type DrillOnBoard = { 
/**
 * How far it is.
 */
standing: DrillStanding, 
/**
 * Its clock.
 */
clock: ClockReading, };

/**
 * A closed incident to play.
 */
export type DrillPast = { 
/**
 * Its id or reference.
 */
incident: string, 
/**
 * Whether names become roles.
 */
namesToRoles: boolean, };

/**
 * The drill clock was stopped for a while.
 */
export type DrillPaused = { 
/**
 * What the drill clock said.
 */
at: string, };

/**
 * Puts a drill together.
 */
export type DrillPlan = { 
/**
 * The scenario, by its key in the library; not asked where an incident is named.
 */
scenario: string, 
/**
 * A closed incident of our own that is played as it happened, without a scenario in the library.
 */
past?: DrillPast, 
/**
 * The title the players see; the scenario's own when empty.
 */
title: string, 
/**
 * How it is played.
 */
mode: DrillMode, 
/**
 * The number by which chance chose, where it did.
 */
seed?: number, };

/**
 * A drill was put together. What is played is kept whole: a scenario that is edited later changes nothing here.
 */
export type DrillPlanned = { 
/**
 * The incident the players will work on.
 */
incident: string, 
/**
 * The title the players see.
 */
title: string, 
/**
 * How it is played.
 */
mode: DrillMode, 
/**
 * The scenario, in the shape of the library's.
 */
scenario: unknown, 
/**
 * What chance chose by, where chance chose.
 */
seed?: number, };

/**
 * The drills of a team, and what was seen in each.
 */
export type DrillProgress = { 
/**
 * Earliest first.
 */
drills: Array<ProgressDrill>, 
/**
 * In the order in which they were first played.
 */
objectives: Array<ProgressRow>, 
/**
 * How many drills are left out because one person played them.
 */
leftOut: number, };

/**
 * A drill with what can be taken back in it.
 */
export type DrillReply = { 
/**
 * The drill.
 */
view: DrillView, 
/**
 * What undo would take back, in words.
 */
undo?: string, 
/**
 * What redo would do again, in words.
 */
redo?: string, };

/**
 * Asks for the report of a drill as a file.
 */
export type DrillReportRequest = { 
/**
 * Id or reference of the incident the players worked on.
 */
incident: string, 
/**
 * What it is written as.
 */
format: ReportFormat, };

/**
 * The report of a drill as a file.
 */
export type DrillReportText = { 
/**
 * Its text.
 */
text: string, 
/**
 * What to call it.
 */
fileName: string, };

/**
 * The drill clock goes on.
 */
export type DrillResumed = { 
/**
 * What the drill clock said.
 */
at: string, };

/**
 * A drill in the list.
 */
export type DrillRow = { 
/**
 * The incident the players work on.
 */
incident: string, 
/**
 * What people say aloud; empty before it began.
 */
reference: string, 
/**
 * Its title.
 */
title: string, 
/**
 * What is played.
 */
scenario: string, 
/**
 * How it is played.
 */
mode: DrillMode, 
/**
 * How far it has come.
 */
standing: DrillStanding, 
/**
 * When it was planned, or began.
 */
at: string, 
/**
 * How many minutes its clock ran.
 */
minutes: number, 
/**
 * Names of who plays.
 */
players: Array<string>, 
/**
 * How many injects reached the players.
 */
delivered: number, 
/**
 * How many there are.
 */
injects: number, 
/**
 * How many objectives were rated.
 */
rated: number, 
/**
 * How many there are.
 */
objectives: number, };

/**
 * A drill that has begun and is not over, or was stopped.
 */
export type DrillRuns = { 
/**
 * The incident the players work on.
 */
incident: string, 
/**
 * Such as `DRILL-0003`.
 */
reference: string, 
/**
 * What the players see above it.
 */
title: string, 
/**
 * How it stands.
 */
standing: DrillStanding, };

/**
 * What somebody does in a drill.
 */
export type DrillSeat = "facilitator" | "player" | "observer" | "note_taker" | "simulator";

/**
 * Somebody gave a seat back.
 */
export type DrillSeatLeft = { 
/**
 * The event by which it was taken.
 */
taken: string, };

/**
 * Somebody took a seat.
 */
export type DrillSeatTaken = { 
/**
 * Which.
 */
seat: DrillSeat, 
/**
 * Handle.
 */
person: string, 
/**
 * The role a player begins in.
 */
role?: Role, };

/**
 * Somebody in a seat.
 */
export type DrillSeatView = { 
/**
 * The event by which it was taken.
 */
taken: string, 
/**
 * Which.
 */
seat: DrillSeat, 
/**
 * Handle.
 */
person: string, 
/**
 * Their name.
 */
name: string, 
/**
 * The role a player began in.
 */
role: Role | null, };

/**
 * The drill clock runs at another speed.
 */
export type DrillSpeedSet = { 
/**
 * How many drill seconds a second has.
 */
speed: number, };

/**
 * Asks chance for something to play.
 */
export type DrillSpin = { 
/**
 * How hard; anything when absent.
 */
difficulty?: Difficulty, 
/**
 * Among what.
 */
among: WheelOf, 
/**
 * The number to choose by; the same number chooses the same.
 */
seed: number, };

/**
 * What chance chose.
 */
export type DrillSpun = { 
/**
 * Key of the scenario; absent when it is a past incident, or there is nothing.
 */
scenario?: string, 
/**
 * The past incident, where it is one.
 */
past?: PastChoice, 
/**
 * Its title.
 */
title: string, 
/**
 * Among how many.
 */
among: number, 
/**
 * How many closed incidents there are that could be played, whatever they ask.
 */
closed: number, };

/**
 * How far a drill has come.
 */
export type DrillStanding = "planned" | "running" | "paused" | "stopped" | "ended";

/**
 * The drill began: its clock runs.
 */
export type DrillStarted = { 
/**
 * What the drill clock said then.
 */
begins: string, 
/**
 * How fast it runs.
 */
speed?: number, };

/**
 * Something real happened: the drill stands still for good.
 */
export type DrillStoppedRealWorld = { 
/**
 * What the drill clock said.
 */
at: string, };

/**
 * A drill for the console: everything, also what no player may see.
 */
export type DrillView = { 
/**
 * The stream of the drill.
 */
drill: string, 
/**
 * The incident the players work on.
 */
incident: string, 
/**
 * What people say aloud; empty before it began.
 */
reference: string, 
/**
 * The title the players see.
 */
title: string, 
/**
 * How it is played.
 */
mode: DrillMode, 
/**
 * How far it has come.
 */
standing: DrillStanding, 
/**
 * Its clock; absent before it began.
 */
clock: ClockReading | null, 
/**
 * What is played; absent when this program cannot read it.
 */
brief: DrillBrief | null, 
/**
 * Every inject, in the order in which it was planned.
 */
injects: Array<InjectView>, 
/**
 * Key of the inject that comes next, or that waits for a person.
 */
next: string | null, 
/**
 * What was delivered outside the plan.
 */
improvised: Array<PlayersInject>, 
/**
 * The objectives with their ratings.
 */
objectives: Array<ObjectiveView>, 
/**
 * Who is there.
 */
seats: Array<DrillSeatView>, 
/**
 * What observers wrote, latest first.
 */
notes: Array<DrillNoteView>, 
/**
 * What the players' screens say.
 */
live: LiveView, 
/**
 * What came after: hot wash, strengths, improvements.
 */
after: AfterView, 
/**
 * How many minutes its clock has run.
 */
minutes: number, };

/**
 * Every drill.
 */
export type Drills = { 
/**
 * What can be played, in the order of the library.
 */
scenarios: Array<DrillChoice>, 
/**
 * Running ones first, then planned ones, then the latest.
 */
rows: Array<DrillRow>, };

/**
 * The drills whose clock runs or stands for a while, and those that were stopped for something real.
 */
export type DrillsRunning = { 
/**
 * In the order of the board.
 */
drills: Array<DrillRuns>, };

/**
 * Whether another talk would still bring something new.
 */
export type DryView = { 
/**
 * Whether the last talks brought nothing new.
 */
dry: boolean, 
/**
 * In words.
 */
words: string, 
/**
 * Every theme, those of most talks first.
 */
themes: Array<ThemeView>, };

/**
 * Records that may be one person.
 */
export type Duplicates = { 
/**
 * Two or more, by name.
 */
people: Array<string>, 
/**
 * Whether they have the same name; otherwise the same address or number.
 */
sameName: boolean, };

/**
 * What an earlier review found.
 */
export type EarlierFinding = { 
/**
 * What it is.
 */
sort: FindingKind, 
/**
 * What it says.
 */
text: string, };

/**
 * An idea of an earlier incident that says much the same.
 */
export type EarlierIdea = { 
/**
 * The incident.
 */
incident: string, 
/**
 * As people say it aloud.
 */
reference: string, 
/**
 * What it said.
 */
text: string, 
/**
 * What became of it.
 */
state: IdeaState, 
/**
 * Why, or what was expected of it.
 */
reason: string, 
/**
 * Handle of who was to do it; empty when nobody.
 */
owner: string, 
/**
 * When that was decided.
 */
at: string, };

/**
 * An earlier incident on the same things.
 */
export type EarlierIncident = { 
/**
 * Which.
 */
incident: string, 
/**
 * As people say it aloud.
 */
reference: string, 
/**
 * Its title.
 */
title: string, 
/**
 * When it was declared.
 */
at: string, 
/**
 * What both have in common, in words.
 */
reason: string, 
/**
 * How its review stands.
 */
standing: ReviewStanding, 
/**
 * How deep that goes.
 */
tier?: ReviewTier, 
/**
 * What it found, what says most first.
 */
findings: Array<EarlierFinding>, };

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
 * Something a claim could rest on.
 */
export type EvidenceOffer = { 
/**
 * What it is.
 */
sort: OfferSort, 
/**
 * The passage, with its words.
 */
evidence: EvidenceView, 
/**
 * What is to be known of it: the code of a mark, the kind of a finding, the caption of a picture.
 */
about: string, 
/**
 * A picture of it.
 */
picture?: string, };

/**
 * A passage with what a reader needs to know of it.
 */
export type EvidenceView = { 
/**
 * Where it is.
 */
passage: Passage, 
/**
 * The address by which Markdown names it.
 */
address: string, 
/**
 * Where it comes from: the name of a source, or the log.
 */
whence: string, 
/**
 * Its words, as far as they are known here.
 */
quote: string, 
/**
 * When; absent for a message, whose time is in its source.
 */
at?: string, 
/**
 * Whether it is still there.
 */
there: boolean, };

/**
 * A card with the incident in whose review it was written.
 */
export type ExpertiseCard = { 
/**
 * The card.
 */
card: ExpertiseView, 
/**
 * What people call the incident.
 */
reference: string, };

/**
 * Who knows what, out of every review.
 */
export type ExpertiseCards = { 
/**
 * By what they are about.
 */
cards: Array<ExpertiseCard>, };

/**
 * A card of expertise is put away.
 */
export type ExpertiseStruck = { 
/**
 * The card.
 */
card: string, };

/**
 * Who knows what.
 */
export type ExpertiseView = { 
/**
 * The event that wrote it first.
 */
id: string, 
/**
 * Handle of the person.
 */
person: string, 
/**
 * Name of the person.
 */
name: string, 
/**
 * Handle of the service, or what it is about.
 */
about: string, 
/**
 * Name of the service, or what it is about.
 */
aboutName: string, 
/**
 * What they know.
 */
knows: string, 
/**
 * How they came to know it.
 */
how: string, 
/**
 * Where a newcomer finds it.
 */
place: string, };

/**
 * It was written down who knows what.
 */
export type ExpertiseWritten = { 
/**
 * The card that is written anew; absent for a new one.
 */
card?: string, 
/**
 * Handle of the person.
 */
person: string, 
/**
 * Handle of the service, or what it is about.
 */
about: string, 
/**
 * What they know.
 */
knows: string, 
/**
 * How they came to know it.
 */
how?: string, 
/**
 * Where a newcomer finds it.
 */
place?: string, };

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
 * What if what an inject waits for does not come in time, or, once it was delivered, nothing follows from it.
 */
export type Fallback = { 
/**
 * Minutes: after the start for an inject that waits for players, after its delivery for any other.
 */
within: number, 
/**
 * Key of the inject that comes then; its own key for "deliver this one anyway".
 */
deliver?: string, 
/**
 * What the facilitator may hint at.
 */
hint?: string, };

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
 * Routine lines too: items ticked, clocks put off, who joined.
 */
routine: boolean, 
/**
 * Only lines of the incident itself, not of those that are handled as part of it.
 */
own: boolean, 
/**
 * Only lines that hold these words, in any case.
 */
text?: string, };

/**
 * An open question was answered.
 */
export type FindingAnswered = { 
/**
 * The finding.
 */
finding: string, 
/**
 * The answer.
 */
text: string, };

/**
 * What a review found.
 */
export type FindingKind = "contributing_factor" | "helped" | "surprise" | "difficulty" | "risk" | "theme" | "question" | "learning" | "cue";

/**
 * Which part of a scenario something is about.
 */
export type FindingPart = "head" | "objective" | "role" | "persona" | "inject" | "artefact";

/**
 * A finding is no longer meant.
 */
export type FindingStruck = { 
/**
 * The finding.
 */
finding: string, 
/**
 * Why.
 */
reason?: string, };

/**
 * Something that was found.
 */
export type FindingView = { 
/**
 * The event by which it was first written.
 */
id: string, 
/**
 * What it is.
 */
sort: FindingKind, 
/**
 * What it says.
 */
text: string, 
/**
 * What it rests on; nothing when nobody said.
 */
evidence: Array<EvidenceView>, 
/**
 * Handle of the person it is for; empty for nobody.
 */
person: string, 
/**
 * Their name.
 */
name: string, 
/**
 * When it was first written.
 */
at: string, 
/**
 * How often it was written anew.
 */
edits: number, 
/**
 * The answer, when it is a question and somebody answered it.
 */
answer: string, };

/**
 * Something was found, or a finding was written anew.
 */
export type FindingWritten = { 
/**
 * The finding that is written anew; absent for a new one, whose id is the event's id.
 */
finding?: string, 
/**
 * What it is.
 */
sort: FindingKind, 
/**
 * What it says.
 */
text: string, 
/**
 * What it rests on.
 */
evidence?: Array<Passage>, 
/**
 * Handle of the person it is for, such as who is to be asked.
 */
person?: string, };

/**
 * What stands in the way of opening a survey.
 */
export type FormFault = "no_question" | "too_many" | "no_text" | "same_key" | "no_scale" | "no_choice" | "too_long" | "groups" | "below_lowest" | "not_told" | "spread_first";

/**
 * How a form looks while it is put together.
 */
export type FormLook = { 
/**
 * How many minutes it takes.
 */
minutes: number, 
/**
 * What stands in its way; absent when nothing does.
 */
fault?: FormFault, 
/**
 * The same in words; empty when nothing does.
 */
words: string, };

/**
 * A kind of file.
 */
export type Format = "slack" | "vtt" | "srt" | "zoom_chat" | "irc" | "whats_app" | "mattermost" | "chat" | "pager_duty" | "alertmanager" | "grafana" | "datadog" | "new_relic" | "sentry" | "statuspage" | "muster" | "alert" | "timesketch_csv" | "timesketch_jsonl" | "csv";

/**
 * A kind of file that it may be.
 */
export type FormatGuess = { 
/**
 * Which.
 */
format: Format, 
/**
 * In words, after "as".
 */
words: string, };

/**
 * What a review holds.
 */
export type Glance = { 
/**
 * Messages that were brought in, and lines of the log.
 */
lines: number, 
/**
 * Interviews that were planned and not called off.
 */
interviews: number, 
/**
 * The meeting that comes next.
 */
meeting?: MeetingSoon, };

/**
 * A line of a graph.
 */
export type GraphLine = { 
/**
 * What it shows.
 */
name: string, 
/**
 * Its path, as SVG writes it.
 */
path: string, 
/**
 * Its dashes, as SVG writes them; empty for a solid line.
 */
dash: string, };

/**
 * A graph, ready to be drawn.
 */
export type GraphPicture = { 
/**
 * Width of the drawing.
 */
width: number, 
/**
 * Height of the drawing.
 */
height: number, 
/**
 * Its lines.
 */
lines: Array<GraphLine>, 
/**
 * What stands below, at minutes.
 */
below: Array<GraphTick>, 
/**
 * What stands at the left, at values.
 */
left: Array<GraphTick>, 
/**
 * Where the start of the drill stands; absent when it is not in sight.
 */
start?: number, 
/**
 * The whole in words, for people who do not see it.
 */
words: string, };

/**
 * A tick of an axis.
 */
export type GraphTick = { 
/**
 * Where it is.
 */
at: number, 
/**
 * What stands there.
 */
text: string, };

/**
 * What is shown of a group.
 */
export type GroupResult = { 
/**
 * What its people chose.
 */
label: string, 
/**
 * How many answered.
 */
count: number, 
/**
 * The middle.
 */
median?: number, 
/**
 * Single answers from low to high, where enough people answered.
 */
dots: Array<number>, };

/**
 * The questions that size a severity.
 */
export type Guide = { 
/**
 * In order.
 */
questions: Array<GuideQuestion>, };

/**
 * One answer.
 */
export type GuideAnswer = { 
/**
 * In words.
 */
text: string, 
/**
 * At least this severity.
 */
severity: Severity, 
/**
 * Whether it warrants waking people at night.
 */
page: boolean, };

/**
 * Answers to the severity guide.
 */
export type GuideAnswers = { 
/**
 * The incident it is about; its guide is the one it began with. The present guide when absent.
 */
incident?: string, 
/**
 * One each.
 */
answers: Array<GuideChoice>, };

/**
 * What was answered to one question.
 */
export type GuideChoice = { 
/**
 * Key of the question.
 */
question: string, 
/**
 * Which answer, from 0; absent for "unsure".
 */
answer?: number, };

/**
 * One question.
 */
export type GuideQuestion = { 
/**
 * Its key.
 */
key: string, 
/**
 * What is asked.
 */
text: string, 
/**
 * What can be answered. "Unsure" counts as the highest.
 */
answers: Array<GuideAnswer>, };

/**
 * The severity guide and what the answers so far come to.
 */
export type GuideReply = { 
/**
 * The questions.
 */
guide: Guide, 
/**
 * What it comes to.
 */
result: GuideResult, };

/**
 * What the answers come to.
 */
export type GuideResult = { 
/**
 * The severity; absent while nothing was answered.
 */
suggested: Severity | null, 
/**
 * Whether people are to be woken for it.
 */
pageNow: boolean, 
/**
 * The answers that decide, in words.
 */
why: Array<string>, 
/**
 * Every question that was answered, with its answer in words.
 */
answers: Array<BriefAnswer>, 
/**
 * How many questions are still open.
 */
open: number, };

/**
 * A report that was handed out.
 */
export type HandedOut = { 
/**
 * Its code.
 */
code: string, 
/**
 * For whom.
 */
audience: string, 
/**
 * As what.
 */
format: string, 
/**
 * When.
 */
at: string, 
/**
 * What its readers said, as far as they sent it back.
 */
readers: Array<Reader>, };

/**
 * Whoever takes over said yes.
 */
export type HandoverAccepted = { 
/**
 * The brief.
 */
handover: string, };

/**
 * A brief as it can be given now.
 */
export type HandoverBrief = { 
/**
 * Name of who holds the role now; empty when nobody does.
 */
from: string, 
/**
 * Its twelve parts.
 */
parts: Array<BriefPart>, };

/**
 * Fills a brief.
 */
export type HandoverBriefRequest = { 
/**
 * Id or reference.
 */
incident: string, 
/**
 * The role that changes hands.
 */
role: Role, 
/**
 * Handle of who takes over; empty when that is not known yet.
 */
to: string, };

/**
 * A brief that was not given yet.
 */
export type HandoverDraft = { 
/**
 * The role that changes hands.
 */
role: Role, 
/**
 * Handle of who takes over; empty when that is not known yet.
 */
to: string, 
/**
 * What is written so far.
 */
parts: Array<BriefPart>, };

/**
 * A handover was called off.
 */
export type HandoverDropped = { 
/**
 * The brief.
 */
handover: string, 
/**
 * Why.
 */
reason?: string, };

/**
 * A brief was written for whoever takes over a role.
 */
export type HandoverPrepared = { 
/**
 * The role that changes hands.
 */
role: Role, 
/**
 * Handle of who takes over.
 */
to: string, 
/**
 * The brief as it was given.
 */
brief: Array<BriefPart>, };

/**
 * Whoever takes over said in their own words what they heard.
 */
export type HandoverReadBack = { 
/**
 * The brief.
 */
handover: string, 
/**
 * What they said.
 */
text: string, };

/**
 * Asks for a sheet.
 */
export type HandoverSheetRequest = { 
/**
 * Id or reference.
 */
incident: string, 
/**
 * As what.
 */
format: SheetFormat, 
/**
 * Which handover; absent for the latest one that was not called off. Without one, the brief as it can be given
 * now.
 */
handover?: string, 
/**
 * A brief that is being written, in the place of any that was given.
 */
draft?: HandoverDraft, };

/**
 * A handover.
 */
export type HandoverView = { 
/**
 * The event.
 */
id: string, 
/**
 * The role.
 */
role: Role, 
/**
 * Name of who gives.
 */
from: string, 
/**
 * Handle of who takes.
 */
to: string, 
/**
 * Name of who takes.
 */
toName: string, 
/**
 * The brief as it was given.
 */
brief: Array<BriefPart>, 
/**
 * When.
 */
at: string, 
/**
 * What was read back; empty until then.
 */
readBack: string, 
/**
 * When.
 */
readBackAt: string | null, 
/**
 * When it was accepted.
 */
acceptedAt: string | null, 
/**
 * When it was called off.
 */
droppedAt: string | null, 
/**
 * What is open while it waits for the yes: what goes with the role, then what stays with others.
 */
open: Array<PassView>, };

/**
 * Hands that were counted.
 */
export type HandsCounted = { 
/**
 * The event.
 */
id: string, 
/**
 * What was asked about.
 */
about: string, 
/**
 * To how many it was new.
 */
new: number, 
/**
 * How many were there.
 */
of: number, 
/**
 * When.
 */
at: string, };

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
 * Who was heard.
 */
export type Heard = { 
/**
 * People, in the order of their first word; those who said nothing last, in the order in which they came.
 */
people: Array<HeardPerson>, 
/**
 * How many messages programs wrote.
 */
programs: number, 
/**
 * Whether any source says how long somebody spoke.
 */
timed: boolean, };

/**
 * Somebody who was heard, or was there.
 */
export type HeardPerson = { 
/**
 * Handle, where it is known who they are.
 */
person?: string, 
/**
 * Name.
 */
name: string, 
/**
 * How many messages.
 */
messages: number, 
/**
 * How many seconds they spoke; 0 where no source says.
 */
seconds: number, 
/**
 * Their first word; absent for those who said nothing.
 */
first?: string, 
/**
 * What has to be known beside it, as it was at their first word.
 */
context: Context, };

/**
 * Something built in that was put away.
 */
export type HiddenThing = { 
/**
 * What it is.
 */
shelf: Shelf, 
/**
 * Its key.
 */
key: string, 
/**
 * What it is called.
 */
title: string, };

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
 * By when the learning meeting is best held, while people still remember.
 */
export type HoldWithin = { 
/**
 * By when.
 */
by: string, 
/**
 * How many days that is.
 */
days: number, 
/**
 * Whether only working days count.
 */
working: boolean, 
/**
 * Since when they count.
 */
since: string, };

/**
 * The talk right after the drill began: fifteen minutes.
 */
export type HotWashBegan = { 
/**
 * How many minutes it has.
 */
minutes: number, };

/**
 * That talk is over.
 */
export type HotWashEnded = { 
/**
 * What was said.
 */
remark?: string, };

/**
 * Somebody said something in that talk.
 */
export type HotWashNoted = { 
/**
 * To which question.
 */
part: HotWashPart, 
/**
 * What.
 */
text: string, 
/**
 * Handle of who said it; empty when no name is wanted.
 */
by?: string, 
/**
 * By when, where it is a promise.
 */
due?: string, };

/**
 * The four questions of the talk right after a drill.
 */
export type HotWashPart = "surprised" | "waited" | "keep" | "change";

/**
 * Something that was said in the hot wash.
 */
export type HotWashView = { 
/**
 * The event.
 */
id: string, 
/**
 * To which question.
 */
part: HotWashPart, 
/**
 * What.
 */
text: string, 
/**
 * Name of who said it; empty when no name was wanted.
 */
by: string, 
/**
 * By when, where it was a promise.
 */
due: string | null, };

/**
 * It was decided what becomes of an idea.
 */
export type IdeaDecided = { 
/**
 * The idea.
 */
idea: string, 
/**
 * What becomes of it.
 */
state: IdeaState, 
/**
 * Handle of who does it.
 */
owner?: string, 
/**
 * What it buys.
 */
purpose?: Purpose, 
/**
 * What it costs.
 */
cost?: string, 
/**
 * What is expected to be different then.
 */
effect?: string, 
/**
 * By when.
 */
due?: string, 
/**
 * Why, above all when it is declined.
 */
reason?: string, 
/**
 * The idea it is merged into.
 */
into?: string, };

/**
 * What became of an idea.
 */
export type IdeaDecision = { 
/**
 * The event.
 */
id: string, 
/**
 * When.
 */
at: string, 
/**
 * Handle of who does it; empty when nobody.
 */
owner: string, 
/**
 * Their name.
 */
ownerName: string, 
/**
 * What it buys.
 */
purpose?: Purpose, 
/**
 * What it costs.
 */
cost: string, 
/**
 * What is expected to be different.
 */
effect: string, 
/**
 * By when.
 */
due?: string, 
/**
 * Why.
 */
reason: string, 
/**
 * The idea it went into.
 */
into?: string, };

/**
 * Something worth a thought about an idea. A hint, never a bar.
 */
export type IdeaHint = "too_vague" | "before_soak" | "no_owner" | "no_purpose";

/**
 * An idea for later was jotted down. It is not an action item.
 */
export type IdeaJotted = { 
/**
 * What.
 */
text: string, 
/**
 * The line it came from.
 */
from?: string, };

/**
 * What became of an idea. Until it is decided, its standing follows from the soak.
 */
export type IdeaState = "jotted" | "soaking" | "proposed" | "kept" | "declined" | "merged" | "done";

/**
 * An idea for later.
 */
export type IdeaView = { 
/**
 * The event.
 */
id: string, 
/**
 * What.
 */
text: string, 
/**
 * When.
 */
at: string, 
/**
 * The line it came from.
 */
from: string | null, };

/**
 * An idea was jotted, or written anew. It is not an action item.
 */
export type IdeaWritten = { 
/**
 * The idea that is written anew; absent for a new one, whose id is the event's id.
 */
idea?: string, 
/**
 * What.
 */
text: string, 
/**
 * What it rests on.
 */
evidence?: Array<Passage>, 
/**
 * Where in the incident's log it was jotted, when it comes from there.
 */
from?: string, };

/**
 * Every idea of a review.
 */
export type Ideas = { 
/**
 * In the order in which they were had.
 */
ideas: Array<ReviewIdea>, 
/**
 * How long they soak, in working days.
 */
soakDays: number, 
/**
 * When the last learning meeting ended, from which the soak counts.
 */
learnedAt?: string, 
/**
 * When the learning meeting is to be that has not ended; the soak begins with its end.
 */
meetingAt?: string, 
/**
 * That nothing is to be done; absent as long as nobody said so, and once an idea is kept after all.
 */
none?: NoneBecause, };

/**
 * Writes the ideas of a review out.
 */
export type IdeasExport = { 
/**
 * Id or reference of the incident.
 */
incident: string, 
/**
 * How.
 */
format: IdeasFormat, };

/**
 * The form of a list of ideas.
 */
export type IdeasFormat = "csv" | "markdown";

/**
 * It was decided what becomes of it.
 */
export type ImprovementDecided = { 
/**
 * The event by which it was jotted.
 */
idea: string, 
/**
 * What becomes of it.
 */
to: IdeaState, 
/**
 * Why.
 */
reason?: string, };

/**
 * Something to make better. It soaks as the ideas of a review do.
 */
export type ImprovementJotted = { 
/**
 * What was seen.
 */
observation: string, 
/**
 * What came of it.
 */
consequence?: string, 
/**
 * What is proposed.
 */
recommendation?: string, 
/**
 * Handle of who takes it.
 */
owner?: string, 
/**
 * By when.
 */
due?: string, 
/**
 * The objective it is about.
 */
objective?: string, 
/**
 * What was noted before and says so.
 */
from?: string, 
/**
 * The improvement that is said anew.
 */
improvement?: string, };

/**
 * Something to make better.
 */
export type ImprovementView = { 
/**
 * The event.
 */
id: string, 
/**
 * What was seen.
 */
observation: string, 
/**
 * What came of it.
 */
consequence: string, 
/**
 * What is proposed.
 */
recommendation: string, 
/**
 * Name of who takes it.
 */
owner: string, 
/**
 * By when.
 */
due: string | null, 
/**
 * Key of the objective it is about.
 */
objective: string, 
/**
 * When it was jotted, by the machine's clock: the soak counts from it.
 */
at: string, 
/**
 * What was decided.
 */
state: IdeaState, 
/**
 * Why.
 */
reason: string, };

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
 * How the drill stands that has a console; absent for what is real, or was declared without one.
 */
drill?: DrillOnBoard, 
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
 * Open incidents that may be the same. Those that were linked, merged or found to be separate are left out.
 */
sharesWith: Array<Shared>, 
/**
 * Incidents that its log says it is linked with.
 */
linked: Array<string>, 
/**
 * Incidents that were merged into this one itself.
 */
merged: Array<Neighbour>, };

/**
 * The clocks of one incident.
 */
export type IncidentClocks = { 
/**
 * Which.
 */
id: string, 
/**
 * What people say aloud.
 */
reference: string, 
/**
 * Whether it is an exercise.
 */
isDrill: boolean, 
/**
 * Name of who commands; empty when nobody does.
 */
commander: string, 
/**
 * How many clocks are late.
 */
overdue: number, 
/**
 * The next three.
 */
timers: Array<Timer>, };

/**
 * Names an incident.
 */
export type IncidentOnly = { 
/**
 * Id or reference.
 */
incident: string, };

/**
 * How this incident stands to another.
 */
export type IncidentRelated = { 
/**
 * The other.
 */
other: string, 
/**
 * How.
 */
relation: RelationKind, 
/**
 * Why.
 */
reason?: string, };

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
 * How many lines stand. This and what follows counts the lines of merged incidents, too.
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
 * Open incidents that share services, people or words with it and were not found to be separate, and those that
 * were linked.
 */
alsoOpen: Array<Shared>, 
/**
 * Incidents that are handled as part of it, through others too. Their lines stand among its own.
 */
merged: Array<Neighbour>, 
/**
 * The incident that this one is handled as part of.
 */
mergedInto?: Neighbour, 
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
 * Something that players learn.
 */
export type Inject = { 
/**
 * Its key, unique in the scenario.
 */
key: string, 
/**
 * One line: what it is about. For the facilitator.
 */
title: string, 
/**
 * What it is for those who play.
 */
kind: InjectKind, 
/**
 * How it reaches them.
 */
delivery: Delivery, 
/**
 * Who or what it comes from, such as `Support` or a person of the cast.
 */
from?: string, 
/**
 * Whom it is for.
 */
to: Array<Recipient>, 
/**
 * What they get to read or hear.
 */
text: string, 
/**
 * What whoever delivers it should know: how to say it, what to answer. Never shown to players.
 */
script?: string, 
/**
 * Keys of the artefacts that come with it.
 */
artefacts?: Array<string>, 
/**
 * What we hope to see.
 */
expected?: string, 
/**
 * Keys of the objectives it tests.
 */
objectives?: Array<string>, 
/**
 * What observers should look at.
 */
observe?: string, 
/**
 * When it comes.
 */
trigger: Trigger, 
/**
 * What if what it waits for does not come, or what we hope to see does not.
 */
fallback?: Fallback, 
/**
 * Whether the scenario is whole without it.
 */
optional?: boolean, };

/**
 * What the players did about an inject was seen, or not.
 */
export type InjectAnswered = { 
/**
 * Its key.
 */
inject: string, 
/**
 * Handle of the observer.
 */
observer: string, 
/**
 * What was seen of what was hoped for.
 */
rating: Rating, 
/**
 * What they did.
 */
observed?: string, };

/**
 * An inject reached the players.
 */
export type InjectDelivered = { 
/**
 * Its key.
 */
inject: string, 
/**
 * What made it come.
 */
by: DeliveredBy, 
/**
 * The line of the players' log that its pictures stand in, where it has any.
 */
line?: string, };

/**
 * An inject was changed before it came. What is absent stays.
 */
export type InjectEdited = { 
/**
 * Its key.
 */
inject: string, 
/**
 * In one line.
 */
text?: string, 
/**
 * The whole of it.
 */
full?: string, 
/**
 * To whom.
 */
to?: string, 
/**
 * Seconds of the drill after its start.
 */
after?: number, };

/**
 * An inject does not come by itself, or it does again.
 */
export type InjectHeld = { 
/**
 * Its key.
 */
inject: string, 
/**
 * Whether it is held.
 */
on: boolean, };

/**
 * The facilitator made an inject up, and it reached the players at once.
 */
export type InjectImprovised = { 
/**
 * In one line.
 */
text: string, 
/**
 * The whole of it.
 */
full?: string, 
/**
 * How it comes, in the scenario's words.
 */
delivery?: string, 
/**
 * Who says it.
 */
from?: string, 
/**
 * To whom.
 */
to?: string, };

/**
 * What an inject is for the people who play.
 */
export type InjectKind = "information" | "event" | "media" | "executive" | "customer" | "regulator" | "contingency";

/**
 * An inject is left out, or comes after all.
 */
export type InjectSkipped = { 
/**
 * Its key.
 */
inject: string, 
/**
 * Whether it is left out.
 */
on: boolean, 
/**
 * Why.
 */
reason?: string, };

/**
 * How an inject stands.
 */
export type InjectStanding = "planned" | "due" | "proposed" | "held" | "delivered" | "skipped";

/**
 * An inject for the facilitator.
 */
export type InjectView = { 
/**
 * Its key.
 */
key: string, 
/**
 * From 1.
 */
number: number, 
/**
 * What it is about.
 */
title: string, 
/**
 * What players get to read or hear.
 */
text: string, 
/**
 * What whoever delivers it should know.
 */
script: string, 
/**
 * What it is.
 */
sort: InjectKind, 
/**
 * How it comes.
 */
delivery: Delivery, 
/**
 * Who says it.
 */
from: string, 
/**
 * Whom it is for.
 */
to: Array<Recipient>, 
/**
 * What we hope to see.
 */
expected: string, 
/**
 * What observers should look at.
 */
observe: string, 
/**
 * Keys of the objectives it tests.
 */
objectives: Array<string>, 
/**
 * Titles of what comes with it.
 */
artefacts: Array<string>, 
/**
 * The same as it is shown.
 */
shown: Array<ShownArtefact>, 
/**
 * When it comes, in words, such as `when somebody asks for the logs`.
 */
when: string, 
/**
 * What if not, in words; empty when nothing.
 */
otherwise: string, 
/**
 * Seconds of the drill clock after its start at which it comes, as far as that is known.
 */
after: number | null, 
/**
 * The same as an instant of the drill clock.
 */
dueAt: string | null, 
/**
 * How it stands.
 */
standing: InjectStanding, 
/**
 * When it came.
 */
deliveredAt: string | null, 
/**
 * What made it come.
 */
deliveredBy: DeliveredBy | null, 
/**
 * What was seen of what was hoped for.
 */
answers: Array<AnswerView>, 
/**
 * Why it is left out.
 */
reason: string, };

/**
 * The talk began.
 */
export type InterviewBegan = { 
/**
 * The interview.
 */
interview: string, };

/**
 * An interview does not take place.
 */
export type InterviewDropped = { 
/**
 * The interview.
 */
interview: string, 
/**
 * Why.
 */
reason?: string, };

/**
 * The talk ended.
 */
export type InterviewEnded = { 
/**
 * The interview.
 */
interview: string, };

/**
 * One interview of the review of an incident.
 */
export type InterviewOnly = { 
/**
 * Id or reference of the incident.
 */
incident: string, 
/**
 * The interview.
 */
interview: string, };

/**
 * Somebody is to be interviewed. The interview's id is the event's id.
 */
export type InterviewPlanned = { 
/**
 * Handle of the person.
 */
person: string, 
/**
 * Why them.
 */
reason?: string, 
/**
 * How long, in minutes.
 */
minutes: number, 
/**
 * Handle of who interviews.
 */
interviewer?: string, };

/**
 * What is to be asked, in order.
 */
export type InterviewPrepared = { 
/**
 * The interview.
 */
interview: string, 
/**
 * What to say first.
 */
opening?: string, 
/**
 * What to ask.
 */
prompts: Array<Prompt>, };

/**
 * An interview was gone through afterwards.
 */
export type InterviewSummed = { 
/**
 * The interview.
 */
interview: string, 
/**
 * Up to three themes.
 */
themes?: Array<string>, 
/**
 * What is still open.
 */
open?: Array<string>, 
/**
 * Handle of whom to ask next.
 */
next?: string, 
/**
 * Whether the person was thanked.
 */
thanked: boolean, };

/**
 * Everything about the interviews of a review.
 */
export type Interviews = { 
/**
 * Whom to ask, those with the most reasons first.
 */
whom: Array<WhomView>, 
/**
 * Every interview, in the order in which they were planned.
 */
talks: Array<TalkView>, 
/**
 * Whether another talk would still bring something new.
 */
dry: DryView, 
/**
 * Who knows what.
 */
expertise: Array<ExpertiseView>, };

/**
 * The interviews of a review.
 */
export type InterviewsView = { 
/**
 * What follows from the log.
 */
interviews: Interviews, 
/**
 * How much was said off the record, by interview. Nothing of it is in the log.
 */
sealed: Array<SealedCount>, };

/**
 * An item of a card.
 */
export type Item = { 
/**
 * Its key, unique in the card.
 */
key: string, 
/**
 * What it asks.
 */
text: string, 
/**
 * Latest minute after the declaration.
 */
minute?: number, 
/**
 * What it is for.
 */
purpose?: string, 
/**
 * Where it comes from.
 */
source?: string, 
/**
 * A sentence to say.
 */
say?: string, 
/**
 * What its answer records.
 */
records?: string, 
/**
 * The fact it is bound to.
 */
binding: ItemBinding, 
/**
 * Key of an item that must be answered before it comes up again, for deferral.
 */
after?: string, };

/**
 * What somebody answered to one question.
 */
export type ItemAnswer = { 
/**
 * The question.
 */
key: string, 
/**
 * The place on the scale; the number of what was chosen, from 0; 1 for yes.
 */
number?: number, 
/**
 * Words.
 */
text?: string, };

/**
 * A checklist item was answered, deferred, passed over, or opened again.
 */
export type ItemAnswered = { 
/**
 * The card it stands on.
 */
card: string, 
/**
 * The item.
 */
item: string, 
/**
 * How it stands now.
 */
state: ItemState, 
/**
 * What the answer records, such as who commands; or why it does not apply.
 */
remark?: string, 
/**
 * When a deferred item comes back.
 */
until?: string, };

/**
 * The fact an item is bound to: it ticks itself when the fact is there, and links to the line that did it.
 */
export type ItemBinding = "none" | "commander" | "deputy_and_scribe" | "meeting_place" | "severity" | "statement" | "any_update" | "all_updates" | "expert" | "decision" | "ask" | "evidence" | "asks_answered" | "time_box" | "recovery" | "review" | "survey" | "related" | "reporting_clock" | "temporary" | "said";

/**
 * How a checklist item stands.
 */
export type ItemState = "open" | "done" | "deferred" | "not_applicable";

/**
 * A checklist item of this incident.
 */
export type ItemView = { 
/**
 * Its key, such as `a1`.
 */
key: string, 
/**
 * What it asks.
 */
text: string, 
/**
 * Latest minute after the declaration; absent when it has none.
 */
minute: number | null, 
/**
 * What it is for.
 */
purpose: string, 
/**
 * Where it comes from.
 */
source: string, 
/**
 * A sentence to say; empty when there is none.
 */
say: string, 
/**
 * What the answer records, in a word or two, such as "name".
 */
records: string, 
/**
 * What it is bound to, if to anything.
 */
binding: ItemBinding, 
/**
 * How it stands.
 */
state: ItemState, 
/**
 * What its answer recorded.
 */
remark: string, 
/**
 * When a deferred item comes back.
 */
until: string | null, 
/**
 * When it was answered.
 */
at: string | null, 
/**
 * Who answered it, by name; empty when nobody said who they are or it ticked itself.
 */
by: string, 
/**
 * The line that answered it by itself.
 */
line: string | null, 
/**
 * Whether it answered itself.
 */
byItself: boolean, 
/**
 * Whether its minute has passed and it is open.
 */
late: boolean, 
/**
 * Whether this is where the person was before an interruption.
 */
here: boolean, };

/**
 * Names a long job, so that its progress can be told and it can be stopped.
 */
export type JobRequest = { 
/**
 * Any word the caller chose.
 */
job: string, };

/**
 * What was known at an instant.
 */
export type KnownAt = { 
/**
 * The instant.
 */
at: string, 
/**
 * Whether it had been declared by then.
 */
declared: boolean, 
/**
 * It in a few words, each without a full stop.
 */
words: Array<string>, 
/**
 * Title; empty before the declaration.
 */
title: string, 
/**
 * Severity; absent until somebody had sized it.
 */
severity: Severity | null, 
/**
 * What readers were told.
 */
phase: Phase, 
/**
 * The statement; absent until one was written.
 */
statement: KnownStatement | null, 
/**
 * What was believed.
 */
ledger: Ledger, 
/**
 * Who was on the call, and who had left.
 */
roster: Array<PresentView>, 
/**
 * Roles that somebody held.
 */
roles: Array<RoleView>, 
/**
 * The clock of each audience that had been promised a word, or waited for one.
 */
promises: Array<ClockView>, 
/**
 * What had been sent, earliest first.
 */
told: Array<UpdateView>, 
/**
 * How many lines the log had.
 */
lines: number, 
/**
 * Its latest lines, in the order in which they were written down.
 */
latest: Array<KnownLine>, };

/**
 * A line of the log as it stood.
 */
export type KnownLine = { 
/**
 * The line.
 */
id: string, 
/**
 * When it happened.
 */
at: string, 
/**
 * When it was known.
 */
knownAt: string, 
/**
 * What it is.
 */
sort: EntryKind, 
/**
 * What it says.
 */
text: string, 
/**
 * Name of who wrote it; empty when nobody said.
 */
who: string, };

/**
 * What was known.
 */
export type KnownSort = "statement" | "fact" | "hypothesis" | "milestone";

/**
 * The statement as it stood.
 */
export type KnownStatement = { 
/**
 * Which version, counted from 1.
 */
version: number, 
/**
 * What it said, as one paragraph.
 */
text: string, 
/**
 * Since when.
 */
at: string, };

/**
 * How something stood from an instant on.
 */
export type KnownStep = { 
/**
 * From when.
 */
at: string, 
/**
 * How it stood; absent for a statement and a milestone.
 */
standing: Standing | null, };

/**
 * Something that was known.
 */
export type KnownThing = { 
/**
 * The line, or the event.
 */
id: string, 
/**
 * What it is, as it stands at the end.
 */
sort: KnownSort, 
/**
 * What it says.
 */
text: string, 
/**
 * How it stood from when; the first is when it was known at all.
 */
steps: Array<KnownStep>, };

/**
 * One thing in a lane.
 */
export type LaneItem = { 
/**
 * What they have to do with it.
 */
sort: LaneSort, 
/**
 * When it was.
 */
at: string, 
/**
 * When it was known.
 */
knownAt: string, 
/**
 * What it says; empty for messages, which are read where they stand.
 */
text: string, 
/**
 * The line of the log.
 */
line: string | null, 
/**
 * The source of messages.
 */
source: string | null, 
/**
 * The number of the first message.
 */
place: number, 
/**
 * How many messages.
 */
count: number, };

/**
 * What somebody has to do with something.
 */
export type LaneSort = "did" | "named" | "wrote" | "spoke" | "told";

/**
 * From when to when somebody was there.
 */
export type LaneSpan = { 
/**
 * From when.
 */
from: string, 
/**
 * Until when; absent while it lasts.
 */
until: string | null, };

/**
 * One hint. It says what to do instead and blocks nothing.
 */
export type LanguageHint = { 
/**
 * Where it begins: bytes of the UTF-8 text, or UTF-16 units after [`super::in_utf16`].
 */
start: number, 
/**
 * Where it ends, in the same units.
 */
end: number, 
/**
 * Which rule.
 */
rule: RuleId, 
/**
 * How sure it is: 1 underlined, 2 a quiet hint, 3 only listed before publishing.
 */
tier: number, 
/**
 * Whether people write about themselves.
 */
gentle: boolean, 
/**
 * What to write instead.
 */
offer: string, 
/**
 * Questions whose answers make the better sentence.
 */
help: string, };

/**
 * What is believed.
 */
export type Ledger = { 
/**
 * Taken for true.
 */
facts: Array<BeliefView>, 
/**
 * Hypotheses, open ones first.
 */
hypotheses: Array<BeliefView>, 
/**
 * Decisions.
 */
decisions: Array<DecisionView>, 
/**
 * Questions, open ones first.
 */
questions: Array<BeliefView>, 
/**
 * Hard decisions put before somebody.
 */
put: Array<PutView>, };

/**
 * Takes away what a team wrote, or puts away what is built in.
 */
export type LibraryClear = { 
/**
 * What it is.
 */
shelf: Shelf, 
/**
 * Its key.
 */
key: string, 
/**
 * Whether the built-in one is put away too.
 */
hides: boolean, 
/**
 * The place of what is built in among the others, from 0; where it stands when absent.
 */
place?: number, };

/**
 * Writes something of the library.
 */
export type LibraryPut = { 
/**
 * What it is.
 */
shelf: Shelf, 
/**
 * Its key on the shelf.
 */
key: string, 
/**
 * Its place among the others, from 0; where it stood when absent.
 */
place?: number, 
/**
 * The thing itself, in the shape of its shelf.
 */
value: unknown, };

/**
 * Which library is meant.
 */
export type LibraryRequest = { 
/**
 * The incident whose library it is: it keeps the one it was declared with. The present one when absent.
 */
incident?: string, };

/**
 * Everything that stands in the library.
 */
export type LibraryView = { 
/**
 * Checklist cards, in order.
 */
cards: Array<Card>, 
/**
 * Audiences, in order.
 */
audiences: Array<Audience>, 
/**
 * The cadence policy.
 */
policy: Policy, 
/**
 * Templates of updates.
 */
templates: Array<Template>, 
/**
 * The severity guide.
 */
guide: Guide, 
/**
 * Sentences for moments of pressure.
 */
scripts: Array<Script>, 
/**
 * What roles do.
 */
roleCards: Array<RoleCard>, 
/**
 * Duties to report, in order.
 */
regimes: Array<Regime>, 
/**
 * What passages of a conversation are marked with, in order.
 */
codes: Array<Code>, 
/**
 * Questions of the loop.
 */
stepCards: Array<StepCard>, 
/**
 * Questions for interviews, in the order of a talk.
 */
probes: Array<Probe>, 
/**
 * What the team wrote for itself; everything else is built in.
 */
own: Array<OwnThing>, 
/**
 * What is built in and was put away.
 */
hidden: Array<HiddenThing>, };

/**
 * One line of the log.
 */
export type Line = { 
/**
 * The event it began with.
 */
id: string, 
/**
 * The incident it is of, when that is another one, handled as part of the one that was asked for.
 */
of?: LineOf, 
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
 * What a line is.
 */
export type LineKind = "message" | "joined" | "left" | "notice" | "alert" | "removed";

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
 * The incident a line is of.
 */
export type LineOf = { 
/**
 * Which.
 */
id: string, 
/**
 * What people say aloud.
 */
reference: string, };

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
version: number, } | { "kind": "act", 
/**
 * The kind of act.
 */
act: string, } | { "kind": "newer", 
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
 * A line that shows something.
 */
export type LiveLine = { 
/**
 * The line.
 */
id: string, 
/**
 * When, by the drill clock.
 */
at: string, 
/**
 * What it says.
 */
text: string, };

/**
 * What the players' screens say.
 */
export type LiveView = { 
/**
 * Name of who commands; empty when nobody does.
 */
commander: string, 
/**
 * How many items of the first half hour are answered.
 */
answered: number, 
/**
 * How many there are.
 */
items: number, 
/**
 * The clock that is due next, in words; empty when none runs.
 */
clock: string, 
/**
 * When it is due.
 */
dueAt: string | null, 
/**
 * The last line of the log.
 */
lastLine: string, 
/**
 * When it was known.
 */
lastAt: string | null, 
/**
 * How many lines there are.
 */
lines: number, 
/**
 * How many updates went out.
 */
updates: number, 
/**
 * The latest lines, latest first: what an observer can point at.
 */
recent: Array<LiveLine>, };

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
 * Where the commander is in the current round.
 */
export type LoopStep = "assess" | "stabilise" | "update" | "verify";

/**
 * The commander went on to a step of the loop.
 */
export type LoopStepSet = { 
/**
 * From 1; a new round begins with `assess`.
 */
round: number, 
/**
 * The step that begins.
 */
step: LoopStep, 
/**
 * What came of the step before: what was assessed, tried, told or verified.
 */
outcome?: string, };

/**
 * A mail draft to open.
 */
export type MailDraft = { 
/**
 * `mailto:` with a subject and a body, nothing else.
 */
mailto: string, };

/**
 * A mark as it stands.
 */
export type Mark = { 
/**
 * The event that made it.
 */
id: string, 
/**
 * What is marked.
 */
passage: Passage, 
/**
 * Key of the code that counts; of one that the code it was given became part of, if it did.
 */
code: string, 
/**
 * A note on it; empty for none.
 */
note: string, 
/**
 * Who made it, by name; empty when nobody said.
 */
by: string, 
/**
 * When.
 */
at: string, 
/**
 * What it became, as far as that still holds.
 */
used: Array<MarkUse>, };

/**
 * An answer at a ten-minute mark.
 */
export type MarkAnswerView = { 
/**
 * To which question.
 */
question: MarkQuestion, 
/**
 * What.
 */
answer: string, };

/**
 * A question of the ten-minute mark was answered.
 */
export type MarkAnswered = { 
/**
 * Which mark, in minutes since the declaration.
 */
mark: number, 
/**
 * Which question.
 */
question: MarkQuestion, 
/**
 * What was said.
 */
answer: string, };

/**
 * A mark was taken away.
 */
export type MarkCleared = { 
/**
 * The mark.
 */
mark: string, };

/**
 * A passage was marked. The mark's id is the event's id.
 */
export type MarkMade = { 
/**
 * The passage.
 */
passage: Passage, 
/**
 * Key of the code.
 */
code: string, 
/**
 * A note on it.
 */
note?: string, };

/**
 * The note on a mark was changed.
 */
export type MarkNoted = { 
/**
 * The mark.
 */
mark: string, 
/**
 * What it says now.
 */
note: string, };

/**
 * A ten-minute mark passed without an answer.
 */
export type MarkPassed = { 
/**
 * Which mark, in minutes since the declaration.
 */
mark: number, 
/**
 * What stayed unanswered.
 */
questions: Array<MarkQuestion>, };

/**
 * What is asked at every ten-minute mark.
 */
export type MarkQuestion = "severity" | "missing" | "update";

/**
 * A mark was given another code.
 */
export type MarkRecoded = { 
/**
 * The mark.
 */
mark: string, 
/**
 * Key of the code.
 */
code: string, };

/**
 * What a mark became.
 */
export type MarkUse = { 
/**
 * What.
 */
became: Became, 
/**
 * The line or the finding.
 */
target: string, };

/**
 * Makes something of a mark.
 */
export type MarkUseRequest = { 
/**
 * Id or reference of the incident.
 */
incident: string, 
/**
 * The mark.
 */
mark: string, 
/**
 * What it becomes.
 */
became: Became, 
/**
 * In words; what is marked when empty.
 */
text: string, 
/**
 * Handle of the person it is for, such as who is to be asked.
 */
person: string, 
/**
 * The finding that rests on it, when it becomes evidence; absent for a new one.
 */
finding?: string, 
/**
 * What a new finding is; worth knowing when absent. For what becomes evidence.
 */
sort?: FindingKind, };

/**
 * A mark became something else.
 */
export type MarkUsed = { 
/**
 * The mark.
 */
mark: string, 
/**
 * What it became.
 */
became: Became, 
/**
 * What came of it: a line, a finding.
 */
target: string, };

/**
 * A ten-minute mark that waits for answers.
 */
export type MarkView = { 
/**
 * Which, in minutes since the declaration.
 */
mark: number, 
/**
 * When it was.
 */
at: string, 
/**
 * What is still open.
 */
open: Array<MarkQuestion>, 
/**
 * What was answered.
 */
answered: Array<MarkAnswerView>, };

/**
 * What marking needs.
 */
export type Marking = { 
/**
 * The codes, and which lie under 1 to 9.
 */
codebook: Codebook, 
/**
 * How many messages and lines there are.
 */
total: number, 
/**
 * How many of them were read.
 */
read: number, 
/**
 * How many marks there are, those on what is hidden too.
 */
marks: number, 
/**
 * Where reading stopped last.
 */
stopped?: number, 
/**
 * The whole conversation in equal parts, from its beginning to its end.
 */
rail: Array<RailPart>, };

/**
 * Marks.
 */
export type MarksReply = { 
/**
 * How many there are.
 */
total: number, 
/**
 * Those that were asked for.
 */
marks: Array<Mark>, };

/**
 * Asks for marks.
 */
export type MarksRequest = { 
/**
 * Id or reference of the incident.
 */
incident: string, 
/**
 * Only those of this code.
 */
code?: string, 
/**
 * From where, counted from 0.
 */
from: number, 
/**
 * How many.
 */
count: number, };

/**
 * A meeting.
 */
export type Meeting = { 
/**
 * The event that planned it first.
 */
id: string, 
/**
 * What it is for.
 */
sort: MeetingKind, 
/**
 * When it is to begin.
 */
at: string, 
/**
 * How long it is planned, in minutes.
 */
minutes: number, 
/**
 * Where.
 */
place: string, 
/**
 * What is done in it.
 */
agenda: Array<MeetingBlock>, 
/**
 * How many times the plan was changed.
 */
changes: number, 
/**
 * How far it has come.
 */
standing: MeetingStanding, 
/**
 * When it began.
 */
began?: string, 
/**
 * When it ended.
 */
ended?: string, 
/**
 * What runs now.
 */
running?: RunningBlock, 
/**
 * Who is invited, and who is there, in order of arrival.
 */
people: Array<MeetingPerson>, 
/**
 * Handles of who is there and has not spoken yet, in order of arrival. Never an order of merit.
 */
quiet: Array<string>, 
/**
 * What was put aside.
 */
parked: Array<ParkedItem>, 
/**
 * Hands that were counted.
 */
hands: Array<HandsCounted>, };

/**
 * Whether a learning meeting was worth it to those who came. It is about the meeting, and ranks nobody.
 */
export type MeetingBar = { 
/**
 * Somebody learned something.
 */
learned: boolean, 
/**
 * At least half would come again.
 */
again: boolean, 
/**
 * Both.
 */
reached: boolean, 
/**
 * In words.
 */
words: string, };

/**
 * A meeting began.
 */
export type MeetingBegan = { 
/**
 * The meeting.
 */
meeting: string, };

/**
 * A part of a meeting, as it went.
 */
export type MeetingBlock = { 
/**
 * The block.
 */
block: AgendaBlock, 
/**
 * When it was to begin.
 */
due: string, 
/**
 * When it began first; absent until then.
 */
began?: string, 
/**
 * How many seconds were spent on it, up to the instant the view is of.
 */
spent: number, };

/**
 * A meeting does not take place.
 */
export type MeetingDropped = { 
/**
 * The meeting.
 */
meeting: string, 
/**
 * Why.
 */
reason?: string, };

/**
 * A meeting ended.
 */
export type MeetingEnded = { 
/**
 * The meeting.
 */
meeting: string, };

/**
 * What a meeting is for.
 */
export type MeetingKind = "learning" | "actions";

/**
 * A meeting of the review of an incident.
 */
export type MeetingOnly = { 
/**
 * Id or reference of the incident.
 */
incident: string, 
/**
 * The meeting.
 */
meeting: string, };

/**
 * Somebody who is invited or there.
 */
export type MeetingPerson = { 
/**
 * Handle.
 */
person: string, 
/**
 * Name.
 */
name: string, 
/**
 * Whether they are there; before the meeting nobody is.
 */
there: boolean, 
/**
 * Whether they have said something.
 */
spoke: boolean, 
/**
 * Whether they were invited.
 */
invited: boolean, };

/**
 * Where people meet: the call and the channel.
 */
export type MeetingPlaceSet = { 
/**
 * Any text: a link, a number, a room.
 */
place: string, };

/**
 * A meeting was planned, or its plan was changed.
 */
export type MeetingPlanned = { 
/**
 * The meeting that is changed; absent for a new one, whose id is the event's id.
 */
meeting?: string, 
/**
 * What it is for.
 */
sort: MeetingKind, 
/**
 * When it begins.
 */
at: string, 
/**
 * What is done in it.
 */
agenda: Array<AgendaBlock>, 
/**
 * Handles of who is invited.
 */
invited?: Array<string>, 
/**
 * Where.
 */
place?: string, };

/**
 * A meeting that is still to come, or goes on.
 */
export type MeetingSoon = { 
/**
 * The meeting.
 */
id: string, 
/**
 * What it is for.
 */
sort: MeetingKind, 
/**
 * When it begins.
 */
at: string, };

/**
 * How far a meeting has come.
 */
export type MeetingStanding = "not_begun" | "running" | "ended";

/**
 * Meetings of a review, and what is needed to plan one.
 */
export type Meetings = { 
/**
 * Every meeting that was not called off, earliest first.
 */
meetings: Array<Meeting>, 
/**
 * Those that were called off, the last one first.
 */
calledOff: Array<CalledOff>, 
/**
 * Agendas to begin with; the usual length of each kind first.
 */
offers: Array<AgendaOffer>, 
/**
 * By when the learning meeting is best held; absent where it does not press.
 */
holdWithin?: HoldWithin, 
/**
 * Who may want to come: everybody named in the log, and who works on the review.
 */
suggested: Array<MeetingPerson>, 
/**
 * Questions that somebody new would ask: those of the review first.
 */
questions: Array<NaiveQuestion>, };

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
 * One message.
 */
export type Message = { 
/**
 * Its source.
 */
source: string, 
/**
 * Its number in the source.
 */
place: number, 
/**
 * When, with its source's clock put right.
 */
at?: string, 
/**
 * How long it went on, in milliseconds.
 */
lasted?: number, 
/**
 * Who, as the source names them.
 */
who: string, 
/**
 * Handle of who they are, where that is known.
 */
person?: string, 
/**
 * What it is.
 */
kind: LineKind, 
/**
 * The room of the source.
 */
room: string, 
/**
 * What it says.
 */
text: string, 
/**
 * As it stood in the original, where that differs.
 */
original?: string, 
/**
 * Where it stands in the original.
 */
spot: string, 
/**
 * Whether it was changed after it was sent.
 */
edited: boolean, 
/**
 * Whether a newer export no longer has it.
 */
gone: boolean, 
/**
 * Whether a newer export says it differently than the first.
 */
changed: boolean, 
/**
 * The number of the message it answers.
 */
replyTo?: string, 
/**
 * Names of files that came with it.
 */
files: Array<string>, 
/**
 * Those of them that are pictures and were beside the conversation; the others are not in what was brought in.
 */
pictures: Array<MessagePicture>, 
/**
 * How others answered with a sign.
 */
reactions: Array<Reaction>, };

/**
 * A picture that came with a message.
 */
export type MessagePicture = { 
/**
 * As the message names it.
 */
name: string, 
/**
 * Under which it is kept.
 */
hash: string, 
/**
 * What it is, such as `image/png`.
 */
mediaType: string, 
/**
 * Width in pixels; 0 when unknown.
 */
width: number, 
/**
 * Height in pixels; 0 when unknown.
 */
height: number, };

/**
 * Messages as they stand.
 */
export type Messages = { 
/**
 * In the order asked for; those that are not there are left out.
 */
messages: Array<Message>, };

/**
 * Asks for a few messages of a source: those that hold some words, or those nearest to an instant.
 */
export type MessagesFind = { 
/**
 * Id or reference of the incident.
 */
incident: string, 
/**
 * The source.
 */
source: string, 
/**
 * All of these words; empty for any.
 */
words: string, 
/**
 * Nearest to this instant, by the source's clock as it is read now; its beginning when absent.
 */
near?: string, };

/**
 * Asks for messages of a source by their numbers.
 */
export type MessagesRequest = { 
/**
 * Id or reference of the incident.
 */
incident: string, 
/**
 * The source.
 */
source: string, 
/**
 * Numbers of messages.
 */
places: Array<number>, };

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
 * A question that somebody new would ask.
 */
export type NaiveQuestion = { 
/**
 * What is asked.
 */
text: string, 
/**
 * The open question of the review it comes from; absent for one that is brought along.
 */
finding?: string, };

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
 * One who speaks in a source, with how many lines.
 */
export type Names = { 
/**
 * What the file calls them by.
 */
id: string, 
/**
 * As a reader wants to see it.
 */
name: string, 
/**
 * E-mail address, where the file has it.
 */
email: string, 
/**
 * Whether it is a program.
 */
isProgram: boolean, 
/**
 * How many lines.
 */
lines: number, };

/**
 * How a person is named where others read.
 */
export type Naming = "name" | "role" | "unnamed";

/**
 * Another incident.
 */
export type Neighbour = { 
/**
 * Which.
 */
id: string, 
/**
 * Its reference.
 */
reference: string, 
/**
 * Its title.
 */
title: string, };

/**
 * Other incidents beside one.
 */
export type Neighbours = { 
/**
 * Open ones that may be the same. Those that were linked, merged or found to be separate are left out.
 */
alike: Array<Alike>, 
/**
 * Those that are handled as part of this one, until that is taken back.
 */
merged: Array<Neighbour>, };

/**
 * Hands were counted: to whom was it new?
 */
export type NewToYou = { 
/**
 * The meeting.
 */
meeting: string, 
/**
 * What was asked about.
 */
about: string, 
/**
 * To how many it was new.
 */
new: number, 
/**
 * How many were there.
 */
of: number, };

/**
 * How something that was read stands to what is there.
 */
export type News = "new" | "changed" | "same";

/**
 * The next step, for the strip.
 */
export type NextStep = { 
/**
 * Its place, such as "Card A, 5 of 7" or "Round 2".
 */
place: string, 
/**
 * What to do.
 */
text: string, 
/**
 * The item it is; empty in the loop.
 */
card: string, 
/**
 * The item it is; empty in the loop.
 */
item: string, };

/**
 * It was decided that nothing is to be done.
 */
export type NoActions = { 
/**
 * Why.
 */
because: string, };

/**
 * A nomination.
 */
export type Nomination = { 
/**
 * The event.
 */
id: string, 
/**
 * Handle of who said so; empty when nobody gave a name.
 */
by: string, 
/**
 * Their name; empty when nobody gave one.
 */
name: string, 
/**
 * Why.
 */
why: string, 
/**
 * What they saw.
 */
signals: Array<Signal>, 
/**
 * When.
 */
at: string, };

/**
 * What was answered to the nominations.
 */
export type NominationAnswerView = { 
/**
 * The event.
 */
id: string, 
/**
 * Whether it is discussed.
 */
discuss: boolean, 
/**
 * Why.
 */
reason: string, 
/**
 * When.
 */
at: string, };

/**
 * A nomination was looked at.
 */
export type NominationAnswered = { 
/**
 * The incident.
 */
incident: string, 
/**
 * Whether it is discussed; otherwise it is passed over.
 */
discuss: boolean, 
/**
 * Why.
 */
reason?: string, };

/**
 * That nothing is to be done.
 */
export type NoneBecause = { 
/**
 * The event.
 */
id: string, 
/**
 * Why.
 */
because: string, 
/**
 * When.
 */
at: string, };

/**
 * A note was corrected.
 */
export type NoteAmended = { 
/**
 * The note.
 */
note: string, 
/**
 * What it is.
 */
sort: NoteKind, 
/**
 * What it says.
 */
text: string, };

/**
 * What a note of an interview is. What was understood is never taken for what was said.
 */
export type NoteKind = "heard" | "observed" | "interpretation" | "quote" | "question" | "theme" | "follow_up";

/**
 * Something that was noted is neither a strength nor to be made better, or it may be after all.
 */
export type NoteSetAside = { 
/**
 * The event that noted it.
 */
note: string, 
/**
 * Whether it is set aside.
 */
on: boolean, };

/**
 * A note is no longer meant.
 */
export type NoteStruck = { 
/**
 * The note.
 */
note: string, };

/**
 * Something was written down in a talk. The note's id is the event's id.
 */
export type NoteTaken = { 
/**
 * The interview.
 */
interview: string, 
/**
 * What it is.
 */
sort: NoteKind, 
/**
 * What it says.
 */
text: string, 
/**
 * The prompt it answers.
 */
prompt?: string, 
/**
 * The passage it is about.
 */
passage?: Passage, 
/**
 * How sure the person was, from 0 to 10, in their own words.
 */
confidence?: number, 
/**
 * Handle of who follows it up.
 */
owner?: string, };

/**
 * A note.
 */
export type NoteView = { 
/**
 * The event that took it.
 */
id: string, 
/**
 * When.
 */
at: string, 
/**
 * What it is.
 */
sort: NoteKind, 
/**
 * What it says.
 */
text: string, 
/**
 * Whether the person said it, in these words or others.
 */
said: boolean, 
/**
 * Key of the prompt it answers.
 */
prompt: string, 
/**
 * What it is about.
 */
passage: Passage | null, 
/**
 * How sure the person was, from 0 to 10.
 */
confidence: number | null, 
/**
 * Name of who follows it up.
 */
owner: string, 
/**
 * Whether it was corrected.
 */
amended: boolean, };

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
 * What something to look at is about.
 */
export type NoticeSort = "words" | "hollow" | "pictures";

/**
 * Something to practise, so put that an observer can see whether it was there.
 */
export type Objective = { 
/**
 * Its key, unique in the scenario.
 */
key: string, 
/**
 * What is to be seen.
 */
text: string, 
/**
 * How an observer tells.
 */
signs?: Array<string>, };

/**
 * An observer rated an objective. The latest rating of an observer counts.
 */
export type ObjectiveRated = { 
/**
 * Its key.
 */
objective: string, 
/**
 * Handle of the observer.
 */
observer: string, 
/**
 * What was seen.
 */
rating: Rating, 
/**
 * The line of the incident's log that shows it.
 */
evidence?: string, 
/**
 * What was seen, in words.
 */
remark?: string, };

/**
 * An objective with what observers saw.
 */
export type ObjectiveView = { 
/**
 * Its key.
 */
key: string, 
/**
 * What is to be seen.
 */
text: string, 
/**
 * How an observer tells.
 */
signs: Array<string>, 
/**
 * The latest rating of each observer, in the order in which they first rated.
 */
ratings: Array<RatingView>, 
/**
 * Keys of the injects that test it.
 */
injects: Array<string>, };

/**
 * An observer wrote down what they saw.
 */
export type ObserverNoted = { 
/**
 * Handle of the observer; empty when nobody gave a name.
 */
observer?: string, 
/**
 * What they saw.
 */
text: string, 
/**
 * The objective it is about.
 */
objective?: string, };

/**
 * What a claim could rest on.
 */
export type OfferSort = "mark" | "picture" | "finding" | "quote" | "message" | "line";

/**
 * An address to open outside.
 */
export type OpenLink = { 
/**
 * `http`, `https` or `mailto`; nothing else is opened.
 */
url: string, };

/**
 * An opened note.
 */
export type OpenedNote = { 
/**
 * Its number, by chance.
 */
id: string, 
/**
 * What was said.
 */
text: string, };

/**
 * In which order lines are read.
 */
export type Order = "arrival" | "happened";

/**
 * What came of a step of the loop.
 */
export type OutcomeView = { 
/**
 * In which round.
 */
round: number, 
/**
 * Of which step.
 */
step: LoopStep, 
/**
 * In words.
 */
text: string, 
/**
 * When.
 */
at: string, 
/**
 * The line that says it.
 */
line: string, };

/**
 * Something the team wrote for itself.
 */
export type OwnThing = { 
/**
 * What it is.
 */
shelf: Shelf, 
/**
 * Its key.
 */
key: string, 
/**
 * Whether there is a built-in one to go back to.
 */
replaces: boolean, };

/**
 * Whether the checklist keeps up with the clock.
 */
export type Pace = "ahead" | "on_pace" | "behind";

/**
 * What became of a page.
 */
export type PageAnswer = "acknowledged" | "declined" | "escalated";

/**
 * A page was answered, or went on to somebody else.
 */
export type PageAnswered = { 
/**
 * The page.
 */
page: string, 
/**
 * How.
 */
answer: PageAnswer, 
/**
 * Handle of whom it went on to.
 */
to?: string, };

/**
 * Somebody was paged.
 */
export type PageMade = { 
/**
 * Handle.
 */
person: string, 
/**
 * For what.
 */
reason?: string, };

/**
 * A page.
 */
export type PageView = { 
/**
 * The event.
 */
id: string, 
/**
 * Handle.
 */
person: string, 
/**
 * Name.
 */
name: string, 
/**
 * For what.
 */
reason: string, 
/**
 * When.
 */
at: string, 
/**
 * What became of it.
 */
answer: PageAnswer | null, 
/**
 * When.
 */
answeredAt: string | null, 
/**
 * Name of whom it went on to.
 */
to: string, 
/**
 * When it should go on to somebody else.
 */
escalateAt: string, };

/**
 * Something was put aside for later.
 */
export type Parked = { 
/**
 * The meeting.
 */
meeting: string, 
/**
 * What.
 */
text: string, };

/**
 * Something that was put aside.
 */
export type ParkedItem = { 
/**
 * The event.
 */
id: string, 
/**
 * What.
 */
text: string, 
/**
 * When.
 */
at: string, };

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
 * Something that is open when a role changes hands.
 */
export type PassView = { 
/**
 * What it is.
 */
what: Passing, 
/**
 * What it says.
 */
text: string, 
/**
 * Name of who has it now; empty when nobody does.
 */
owner: string, 
/**
 * Whether it goes to the one who takes over.
 */
passes: boolean, };

/**
 * A stretch of what was said or written, that a mark, a claim or a question points at.
 *
 * It lies in one source, or in the incident's own log when `source` is absent; then `line` names the line. It may be
 * a note of an interview, too; its words are shown only as far as the person agreed. Offsets count UTF-16 units, as
 * the page does, so that both sides mean the same place.
 */
export type Passage = { 
/**
 * The source; absent for the incident's log.
 */
source?: string, 
/**
 * The line of the log; absent for a source.
 */
line?: string, 
/**
 * The note of an interview; absent for everything else.
 */
note?: string, 
/**
 * The number of its first message in the source; 0 for a line of the log.
 */
place: number, 
/**
 * The number of its last message; the same as `place` within one message.
 */
last: number, 
/**
 * Where it begins in the first message.
 */
from: number, 
/**
 * Where it ends in the last message, not included; 0 for all of it.
 */
to: number, 
/**
 * The words themselves, shortened, so that a claim can be read where the source is missing.
 */
quote?: string, };

/**
 * What can be open when a role changes hands.
 */
export type Passing = "ask" | "question" | "change" | "promise" | "report";

/**
 * A closed incident that can be played.
 */
export type PastChoice = { 
/**
 * Which.
 */
incident: string, 
/**
 * Such as `INC-0042`.
 */
reference: string, 
/**
 * When it was declared.
 */
declaredAt: string, 
/**
 * How much it asks, as far as its size and length say.
 */
difficulty: Difficulty, };

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
 * Two records that are one person.
 */
export type PeopleMerge = { 
/**
 * Who stays.
 */
keep: string, 
/**
 * Who is no longer listed.
 */
drop: string, };

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
zone: string, 
/**
 * Working hours there as `09:00-17:30`; empty when unknown.
 */
hours: string, 
/**
 * Handle of their manager; empty when unknown.
 */
manager: string, 
/**
 * Whether they said that they are willing to lead reviews and interviews.
 */
interviews: boolean, };

/**
 * Somebody came to the call, or changed how they follow it.
 */
export type PersonJoined = { 
/**
 * Handle.
 */
person: string, 
/**
 * Whether they take part; otherwise they listen.
 */
engaged: boolean, 
/**
 * Whether they are on call; absent when nobody said.
 */
onCall?: boolean, };

/**
 * The lane of one person.
 */
export type PersonLane = { 
/**
 * Handle, where it is known who they are.
 */
person: string | null, 
/**
 * Name.
 */
name: string, 
/**
 * What has to be known beside it, as it was when they first appear.
 */
context: Context, 
/**
 * When they first appear.
 */
first: string, 
/**
 * When they were on the call.
 */
there: Array<LaneSpan>, 
/**
 * What stands in it, in order of time.
 */
items: Array<LaneItem>, };

/**
 * Somebody left the call.
 */
export type PersonLeft = { 
/**
 * Handle.
 */
person: string, };

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
zone: string, 
/**
 * Working hours there as `09:00-17:30`; empty when unknown.
 */
hours: string, 
/**
 * Handle of their manager; empty when unknown, absent to leave it as it is.
 */
manager?: string, 
/**
 * Whether they are willing to lead reviews and interviews; absent to leave it as it is.
 */
interviews?: boolean, };

/**
 * Somebody of the story whom nobody plays.
 */
export type Persona = { 
/**
 * What is typed after `@`, unique in the scenario.
 */
handle: string, 
/**
 * As it is shown.
 */
name: string, 
/**
 * What they are, such as "database expert, on leave".
 */
part: string, 
/**
 * Whether they are there when the clock starts.
 */
present?: boolean, 
/**
 * What they know, for whoever speaks for them.
 */
knows?: string, 
/**
 * What they say when asked, word for word: where somebody plays alone nobody speaks for them.
 */
says?: string, };

/**
 * What readers are told about where the response stands.
 */
export type Phase = "investigating" | "identified" | "monitoring" | "resolved";

/**
 * A change of phase.
 */
export type PhaseAt = { 
/**
 * Minutes after the declaration.
 */
minute: number, 
/**
 * To which.
 */
phase: Phase, };

/**
 * A phase, as readers were told.
 */
export type PhaseBand = { 
/**
 * Which.
 */
phase: Phase, 
/**
 * From when.
 */
from: string, 
/**
 * Until when.
 */
until: string, };

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
 * Something that reached the players.
 */
export type PlayersInject = { 
/**
 * The event by which it came.
 */
id: string, 
/**
 * When, by the drill clock.
 */
at: string, 
/**
 * Seconds of the drill clock after its start.
 */
after: number, 
/**
 * How it came, in words, such as `Phone`.
 */
delivery: string, 
/**
 * Who says it.
 */
from: string, 
/**
 * Whom it is for, in words.
 */
to: string, 
/**
 * What it says.
 */
text: string, 
/**
 * What came with it.
 */
artefacts: Array<ShownArtefact>, };

/**
 * Somebody of the story whom the program speaks for.
 */
export type PlayersPerson = { 
/**
 * What is typed after `@`.
 */
handle: string, 
/**
 * Their name.
 */
name: string, 
/**
 * What they are.
 */
part: string, };

/**
 * A drill for the players: only what reached them.
 */
export type PlayersView = { 
/**
 * The incident they work on.
 */
incident: string, 
/**
 * What people say aloud; empty before it began.
 */
reference: string, 
/**
 * Its title.
 */
title: string, 
/**
 * What they are told before it begins.
 */
synopsis: string, 
/**
 * How far it has come.
 */
standing: DrillStanding, 
/**
 * Its clock; absent before it began.
 */
clock: ClockReading | null, 
/**
 * What reached them, latest first.
 */
injects: Array<PlayersInject>, 
/**
 * Whom somebody who plays alone can ask by naming them in the log; empty where people voice them.
 */
people: Array<PlayersPerson>, };

/**
 * How it went for each person.
 */
export type PointsOfView = { 
/**
 * The instant they are looked at; absent for all that is known now.
 */
at: string | null, 
/**
 * People in the order in which they first appear.
 */
lanes: Array<PersonLane>, 
/**
 * How many notes of interviews are left out, because their words may not be used or not under their name.
 */
leftOut: number, };

/**
 * A cadence policy.
 */
export type Policy = { 
/**
 * Its rules. A severity and audience without a rule hears nothing by policy.
 */
rules: Array<Rule>, 
/**
 * Minutes before due at which the one quiet banner comes.
 */
bannerMinutes: number, 
/**
 * Interruptions in any thirty minutes.
 */
budget: number, 
/**
 * Minutes until an unanswered page goes on.
 */
pageMinutes: number, 
/**
 * Hours in command until the soft and the firm word about handing over.
 */
commandHours: [number, number], 
/**
 * Services of these tiers move one severity up in the table.
 */
tiersUp?: Array<number>, };

/**
 * A policy to be played through a whole incident.
 */
export type PolicyPlay = { 
/**
 * The policy; it need not be the one in the library.
 */
policy: Policy, 
/**
 * At which severity.
 */
severity: Severity, 
/**
 * How long the incident lasts.
 */
minutes: number, 
/**
 * When which phase begins.
 */
phases: Array<PhaseAt>, 
/**
 * The tier of the service that it names.
 */
tier?: number, };

/**
 * When each audience would hear.
 */
export type PolicyPlayed = { 
/**
 * Every update, earliest first.
 */
points: Array<PreviewPoint>, 
/**
 * What is wrong with the policy, one sentence each.
 */
problems: Array<string>, };

/**
 * Surveys of several incidents, taken together.
 */
export type Pool = { 
/**
 * The surveys.
 */
surveys: Array<string>, 
/**
 * Their incidents.
 */
references: Array<string>, 
/**
 * How many different people answered, at the least.
 */
people: number, 
/**
 * From how many answers on scores are shown.
 */
minimum: number, 
/**
 * What is shown.
 */
results: SurveyResults, };

/**
 * How exactly an instant is known.
 */
export type Precision = "exact" | "about" | "before" | "between";

/**
 * Somebody on the call, or who was.
 */
export type PresentView = { 
/**
 * Handle.
 */
person: string, 
/**
 * Name.
 */
name: string, 
/**
 * Team; empty when unknown.
 */
team: string, 
/**
 * IANA zone; empty when unknown.
 */
zone: string, 
/**
 * Whether they take part.
 */
engaged: boolean, 
/**
 * Whether they are on call.
 */
onCall: boolean | null, 
/**
 * Since when they are here.
 */
from: string, 
/**
 * When they left.
 */
until: string | null, 
/**
 * When they said that they are tired.
 */
tiredAt: string | null, 
/**
 * Their local time as `HH:MM`; empty when their zone is unknown.
 */
local: string, 
/**
 * Whether that is night for them (22 to 7), or outside their working hours.
 */
offHours: boolean, };

/**
 * What was understood of a source.
 */
export type Preview = { 
/**
 * How many lines were understood.
 */
lines: number, 
/**
 * How many of them people said.
 */
said: number, 
/**
 * How many parts were left out.
 */
leftOut: number, 
/**
 * How many troubles there were in all.
 */
troubles: number, 
/**
 * The earliest instant; absent while something has to be answered.
 */
first?: string, 
/**
 * The latest instant.
 */
last?: string, 
/**
 * What has to be answered before the lines have instants.
 */
asked: Array<Asked>, 
/**
 * Who speaks, most lines first. Counts of lines say how much of the file is whose, and nothing about people.
 */
people: Array<Names>, };

/**
 * One line before it is brought in.
 */
export type PreviewLine = { 
/**
 * When; absent while something has to be answered.
 */
at?: string, 
/**
 * Who.
 */
who: string, 
/**
 * What it is.
 */
kind: LineKind, 
/**
 * The room.
 */
room: string, 
/**
 * What it says.
 */
text: string, 
/**
 * Where it stands in the file.
 */
spot: string, };

/**
 * One update of a preview.
 */
export type PreviewPoint = { 
/**
 * Whole minutes after the declaration.
 */
minute: number, 
/**
 * Who hears.
 */
audience: string, 
/**
 * Why then.
 */
reason: Anchor, };

/**
 * A question of an interview.
 *
 * `{time}`, `{event}`, `{person}` and `{condition}` stand for what it is asked about.
 */
export type Probe = { 
/**
 * Its key, such as `cues.8`.
 */
key: string, 
/**
 * What it looks for.
 */
family: ProbeFamily, 
/**
 * What is asked.
 */
text: string, 
/**
 * Whether it is left out until a team asks for it.
 */
off: boolean, };

/**
 * What a question of an interview looks for.
 */
export type ProbeFamily = "opening" | "context" | "cues" | "knowledge" | "experience" | "expectation" | "goals" | "options" | "basis" | "uncertainty" | "pressure" | "tools" | "guidance" | "help" | "closing" | "boundary";

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
 * A drill that is over.
 */
export type ProgressDrill = { 
/**
 * The incident its players worked on.
 */
incident: string, 
/**
 * What people call it.
 */
reference: string, 
/**
 * Key of what was played.
 */
scenario: string, 
/**
 * Its title.
 */
title: string, 
/**
 * When it began, by the machine's clock.
 */
at: string, 
/**
 * What was seen in it.
 */
objectives: Array<ProgressObjective>, };

/**
 * The mark of one drill.
 */
export type ProgressMark = { 
/**
 * Which drill, by its incident.
 */
incident: string, 
/**
 * What observers saw together.
 */
mark: TeamMark, 
/**
 * How many saw it.
 */
seen: number, 
/**
 * How many saw a part of it.
 */
partly: number, 
/**
 * How many did not see it.
 */
notSeen: number, };

/**
 * What was seen of an objective in a drill.
 */
export type ProgressObjective = { 
/**
 * Its key in the scenario.
 */
key: string, 
/**
 * What was to be seen.
 */
text: string, 
/**
 * What observers saw together.
 */
mark: TeamMark, 
/**
 * How many saw it.
 */
seen: number, 
/**
 * How many saw a part of it.
 */
partly: number, 
/**
 * How many did not see it.
 */
notSeen: number, };

/**
 * An objective over drills.
 */
export type ProgressRow = { 
/**
 * What was to be seen, as it was put last.
 */
text: string, 
/**
 * One for each drill that had it, earliest first.
 */
marks: Array<ProgressMark>, };

/**
 * A word that was promised.
 */
export type PromiseArc = { 
/**
 * Key of the audience.
 */
audience: string, 
/**
 * Its name.
 */
name: string, 
/**
 * When it was promised.
 */
from: string, 
/**
 * By when.
 */
due: string, 
/**
 * When it came; absent while it did not.
 */
keptAt: string | null, 
/**
 * How many seconds after the promise it came; 0 when it was kept.
 */
lateSeconds: number, };

/**
 * Something to put to a person.
 */
export type Prompt = { 
/**
 * Its key within the sheet.
 */
key: string, 
/**
 * The probe it was made from; empty for one of the interviewer's own.
 */
probe?: string, 
/**
 * What is asked.
 */
text: string, 
/**
 * What it is about.
 */
passage?: Passage, };

/**
 * What an action buys.
 */
export type Purpose = "prevent" | "detect" | "mitigate" | "respond" | "learn";

/**
 * Something that was put away.
 */
export type PutAway = { 
/**
 * The card; absent for a proposal.
 */
difference: string | null, 
/**
 * The proposal; empty for a card made by hand.
 */
proposal: string, 
/**
 * What was asked.
 */
question: string, 
/**
 * How each saw it; nothing where what a proposal rested on is gone.
 */
accounts: Array<AccountView>, 
/**
 * Why.
 */
reason: string, 
/**
 * When.
 */
at: string, };

/**
 * A hard decision before somebody who may make it.
 */
export type PutView = { 
/**
 * The event.
 */
id: string, 
/**
 * What is to be decided.
 */
text: string, 
/**
 * Name of who may decide.
 */
before: string, 
/**
 * By when.
 */
by: string, 
/**
 * What was decided.
 */
answer: string, 
/**
 * When.
 */
answeredAt: string | null, };

/**
 * What a question does to its answer.
 */
export type QuestionForm = "why" | "counterfactual" | "who" | "leading" | "compound" | "yes_no" | "hindsight" | "opinion";

/**
 * One hint about a question.
 */
export type QuestionHint = { 
/**
 * Where it begins: bytes of the UTF-8 text, or UTF-16 units after [`super::in_utf16`].
 */
start: number, 
/**
 * Where it ends, in the same units.
 */
end: number, 
/**
 * Which form.
 */
form: QuestionForm, 
/**
 * What it does to the answer.
 */
why: string, 
/**
 * What can be asked instead.
 */
offer: string, };

/**
 * An open question got an owner.
 */
export type QuestionOwned = { 
/**
 * The line of the question.
 */
entry: string, 
/**
 * Handle of who finds out.
 */
owner: string, 
/**
 * By when.
 */
by?: string, };

/**
 * Questions to look at.
 */
export type Questions = { 
/**
 * The questions.
 */
texts: Array<string>, };

/**
 * What was seen in questions.
 */
export type QuestionsSeen = { 
/**
 * For each question, in order; places count UTF-16 units.
 */
hints: Array<Array<QuestionHint>>, };

/**
 * Where an incident stands in the queue.
 */
export type QueueGroup = "asked" | "to_begin" | "running" | "done" | "without";

/**
 * One incident of the queue.
 */
export type QueueRow = { 
/**
 * The incident.
 */
incident: string, 
/**
 * As people say it aloud.
 */
reference: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Its severity.
 */
severity?: Severity, 
/**
 * Whether it is an exercise.
 */
isDrill: boolean, 
/**
 * When the incident was over; when it was declared while it goes on.
 */
at: string, 
/**
 * Where it stands in the queue.
 */
group: QueueGroup, 
/**
 * How the review stands.
 */
standing: ReviewStanding, 
/**
 * Who asked for it, earliest first.
 */
nominations: Array<Nomination>, 
/**
 * The latest answer to that.
 */
answer?: NominationAnswerView, 
/**
 * How deep it goes.
 */
tier?: TierChoice, 
/**
 * Who sits where.
 */
seats: Array<SeatView>, 
/**
 * How far it is.
 */
progress: ReviewProgress, 
/**
 * What was said when it was closed.
 */
closed?: string, 
/**
 * When something was last decided about it.
 */
movedAt: string, };

/**
 * A part of the whole.
 */
export type RailPart = { 
/**
 * How many messages and lines of it were read.
 */
read: number, 
/**
 * How many there are.
 */
of: number, 
/**
 * Keys of the codes of marks that begin in it, each once.
 */
codes: Array<string>, };

/**
 * What an observer saw of an objective.
 */
export type Rating = "seen" | "partly" | "not_seen";

/**
 * A rating of an objective.
 */
export type RatingView = { 
/**
 * The event.
 */
id: string, 
/**
 * Handle of the observer.
 */
observer: string, 
/**
 * Their name.
 */
name: string, 
/**
 * What was seen.
 */
rating: Rating, 
/**
 * The line of the log that shows it.
 */
evidence: string | null, 
/**
 * What was seen, in words.
 */
remark: string, 
/**
 * When, by the drill clock.
 */
at: string, };

/**
 * How others answered with a sign.
 */
export type Reaction = { 
/**
 * The sign, or its name where the sign is not known: `+1`, `eyes`.
 */
sign: string, 
/**
 * How many.
 */
count: number, };

/**
 * A reader who said that they read it.
 */
export type Reader = { 
/**
 * Who; empty when they did not say.
 */
reader: string, 
/**
 * What they learned; empty when nothing.
 */
learned: string, };

/**
 * A reader said that they read it.
 */
export type ReaderSaid = { 
/**
 * The code of the report.
 */
code: string, 
/**
 * The code of the answer, so that one counts once.
 */
answer: string, 
/**
 * Who; empty when they did not say.
 */
reader?: string, 
/**
 * What they learned; empty when nothing.
 */
learned?: string, };

/**
 * The file of a reader.
 */
export type ReaderTake = { 
/**
 * Id or reference of the incident.
 */
incident: string, 
/**
 * What stands in the file.
 */
text: string, };

/**
 * What came of it.
 */
export type ReaderTaken = { 
/**
 * Whether it was taken in before.
 */
known: boolean, 
/**
 * What was written.
 */
change: Change, };

/**
 * One reason to ask somebody.
 */
export type ReasonView = { 
/**
 * Which.
 */
why: WhyAsk, 
/**
 * In words.
 */
text: string, };

/**
 * Whom an inject is for.
 */
export type Recipient = "everyone" | "commander" | "deputy" | "communications" | "scribe" | "expert" | "customer_liaison" | "observer";

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
 * Somebody saw for themselves that it works again.
 */
export type RecoveryVerified = { 
/**
 * Handle.
 */
by: string, 
/**
 * By which signal.
 */
signal: string, };

/**
 * A duty to report, from which a clock can be started. Whether it applies, people decide with counsel.
 */
export type Regime = { 
/**
 * Its key, such as `gdpr`.
 */
key: string, 
/**
 * What must be reported, to whom, in one line.
 */
name: string, 
/**
 * What starts the clock.
 */
anchor: string, 
/**
 * Hours from what starts it; absent where the limit is counted in other days than those of the calendar.
 */
hours?: number, 
/**
 * The limit in words.
 */
limit: string, 
/**
 * What else to know before it is relied on.
 */
note?: string, 
/**
 * Where it is written.
 */
source: string, 
/**
 * As of when, such as `2026-11`.
 */
asOf: string, };

/**
 * Another incident it stands in relation to.
 */
export type RelatedView = { 
/**
 * The event.
 */
id: string, 
/**
 * The other.
 */
other: string, 
/**
 * How.
 */
relation: RelationKind, 
/**
 * Why.
 */
reason: string, 
/**
 * When.
 */
at: string, };

/**
 * How an incident stands to another.
 */
export type RelationKind = "linked" | "merged_into" | "separate";

/**
 * How what was told stands to what was known.
 */
export type RemarkSort = "first" | "ahead" | "behind" | "kept" | "late" | "waits";

/**
 * The response began again.
 */
export type Reopened = { 
/**
 * Why.
 */
reason: string, };

/**
 * A report, ready to be laid out.
 */
export type Report = { 
/**
 * The code that readers' answers bear.
 */
code: string, 
/**
 * What people call the incident.
 */
reference: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Whether it was an exercise.
 */
isDrill: boolean, 
/**
 * Its severity; absent when nobody sized it.
 */
severity?: Severity, 
/**
 * How deep the review went; absent when nobody chose.
 */
tier?: ReviewTier, 
/**
 * For whom it is.
 */
audience: ReportAudience, 
/**
 * Whether people are named.
 */
names: boolean, 
/**
 * The zone of its times.
 */
zone: Zone, 
/**
 * When it was made.
 */
madeAt: string, 
/**
 * The bare facts, for the first page.
 */
facts: Array<ReportFact>, 
/**
 * What is worth knowing, for the first page, as Markdown.
 */
front: string, 
/**
 * The rest, in order.
 */
sections: Array<ReportSection>, 
/**
 * What claims rest on, by number.
 */
evidence: Array<ReportEvidence>, 
/**
 * Pictures of what claims rest on.
 */
images: Array<ReportImage>, 
/**
 * What is not in it, and why.
 */
leftOut: Array<string>, };

/**
 * Whom a report is for.
 */
export type ReportAudience = "participants" | "everybody" | "outside";

/**
 * Something a claim rests on.
 */
export type ReportEvidence = { 
/**
 * Its number, from 1.
 */
number: number, 
/**
 * Where it comes from.
 */
whence: string, 
/**
 * When; absent when only its source knows.
 */
at?: string, 
/**
 * Its words.
 */
quote: string, 
/**
 * Whether it is still there.
 */
there: boolean, };

/**
 * A bare fact.
 */
export type ReportFact = { 
/**
 * What.
 */
name: string, 
/**
 * Its value, in words.
 */
value: string, };

/**
 * What a report is written as.
 */
export type ReportFormat = "html" | "markdown" | "json";

/**
 * A picture.
 */
export type ReportImage = { 
/**
 * Hash of its bytes.
 */
hash: string, 
/**
 * What it is, such as `image/png`.
 */
mediaType: string, 
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
caption: string, 
/**
 * The number of the evidence it belongs to; 0 for a line that is not cited.
 */
number: number, };

/**
 * A report was handed out.
 */
export type ReportMade = { 
/**
 * For whom.
 */
audience: string, 
/**
 * The format.
 */
format: string, 
/**
 * Whether people are named; otherwise roles stand for them.
 */
names: boolean, 
/**
 * Keys of its parts.
 */
parts?: Array<string>, 
/**
 * The code that readers' answers bear.
 */
code?: string, };

/**
 * Something to look at before a report is handed out. It is listed and blocks nothing.
 */
export type ReportNotice = { 
/**
 * What it is about.
 */
sort: NoticeSort, 
/**
 * Key of the section; empty for what is in no section.
 */
section: string, 
/**
 * Where it stands, in words.
 */
title: string, 
/**
 * The words, or how many claims or pictures.
 */
words: string, 
/**
 * What to write instead, or to do.
 */
offer: string, 
/**
 * Questions whose answers make the better sentence.
 */
help: string, };

/**
 * A part of a report.
 */
export type ReportPart = "front" | "narrative" | "findings" | "differences" | "talks" | "survey" | "timeline" | "ideas" | "evidence";

/**
 * A report before it is handed out.
 */
export type ReportPreview = { 
/**
 * The report.
 */
report: Report, 
/**
 * The parts that are in it.
 */
parts: Array<ReportPart>, 
/**
 * The same as a piece of HTML in which nothing runs; pictures are named by their hash.
 */
body: string, 
/**
 * What to look at before it is handed out. It blocks nothing.
 */
before: Array<ReportNotice>, 
/**
 * Reports that were handed out.
 */
handedOut: Array<HandedOut>, };

/**
 * What a report is to be.
 */
export type ReportRequest = { 
/**
 * Id or reference of the incident.
 */
incident: string, 
/**
 * For whom.
 */
audience: ReportAudience, 
/**
 * Whether people are named.
 */
names: boolean, 
/**
 * Its parts; absent for those its readers usually get.
 */
parts?: Array<ReportPart>, 
/**
 * The zone of its times; absent for the person's own.
 */
zone?: string, };

/**
 * A section of a report. Links to evidence have the form `#evidence-3`.
 */
export type ReportSection = { 
/**
 * The part it belongs to.
 */
part: ReportPart, 
/**
 * Its key.
 */
key: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Its text as Markdown, headings from the third level on.
 */
text: string, };

/**
 * A report as a file.
 */
export type ReportText = { 
/**
 * Its text.
 */
text: string, 
/**
 * What to call it.
 */
fileName: string, 
/**
 * The code that readers' answers bear; to be noted once it is handed out.
 */
code: string, 
/**
 * The parts that are in it.
 */
parts: Array<ReportPart>, };

/**
 * Asks for a report as a file.
 */
export type ReportTextRequest = { 
/**
 * What it is to be.
 */
report: ReportRequest, 
/**
 * As what.
 */
format: ReportFormat, };

/**
 * A reporting clock began: an authority, a contract, a customer must be told by then.
 */
export type ReportingClockStarted = { 
/**
 * Which rule.
 */
name: string, 
/**
 * What it counts from.
 */
anchor: string, 
/**
 * By when.
 */
due: string, 
/**
 * On what grounds.
 */
remark?: string, };

/**
 * A reporting clock was met or found not to apply.
 */
export type ReportingClockStopped = { 
/**
 * The event that started it.
 */
clock: string, 
/**
 * How.
 */
remark: string, };

/**
 * A reporting clock.
 */
export type ReportingView = { 
/**
 * The event.
 */
id: string, 
/**
 * Which rule.
 */
name: string, 
/**
 * What it counts from.
 */
anchor: string, 
/**
 * By when.
 */
due: string, 
/**
 * On what grounds.
 */
remark: string, 
/**
 * When it stopped.
 */
stoppedAt: string | null, 
/**
 * How.
 */
stopped: string, };

/**
 * Everything about a response beside its log.
 */
export type Response = { 
/**
 * The instant it was computed for.
 */
at: string, 
/**
 * When it was declared.
 */
declaredAt: string, 
/**
 * Whole minutes since the declaration.
 */
minute: number, 
/**
 * Where people meet; empty when nobody said.
 */
place: string, 
/**
 * Checklist cards, in order.
 */
cards: Array<CardView>, 
/**
 * Key of the current card: the first with open items whose time has come. Empty when all are complete.
 */
currentCard: string, 
/**
 * Whether the thirty-minute rail is shown; after it, the loop.
 */
rail: boolean, 
/**
 * How the checklist keeps up.
 */
pace: Pace, 
/**
 * The loop.
 */
round: RoundView, 
/**
 * Roles, those of the first minutes also when nobody holds them.
 */
roles: Array<RoleView>, 
/**
 * Who is on the call, who left.
 */
roster: Array<PresentView>, 
/**
 * Pages, earliest first.
 */
pages: Array<PageView>, 
/**
 * Quiet warnings; never more than a few.
 */
hints: Array<ResponseHint>, 
/**
 * Asks, the next due first; finished ones last.
 */
asks: Array<AskView>, 
/**
 * The ten-minute mark that waits for answers.
 */
mark: MarkView | null, 
/**
 * One clock per audience.
 */
clocks: Array<ClockView>, 
/**
 * Every running clock, the next due first.
 */
timers: Array<Timer>, 
/**
 * What is believed.
 */
ledger: Ledger, 
/**
 * Drafts that have not been sent.
 */
drafts: Array<UpdateView>, 
/**
 * Updates that were sent, earliest first.
 */
sent: Array<UpdateView>, 
/**
 * Handovers, earliest first.
 */
handovers: Array<HandoverView>, 
/**
 * What is left before it can end.
 */
standDown: StandDown, 
/**
 * Other incidents it was linked to or kept apart from.
 */
related: Array<RelatedView>, 
/**
 * The step that the strip shows.
 */
next: NextStep, };

/**
 * A quiet warning. It never blocks.
 */
export type ResponseHint = { 
/**
 * A stable name, such as `commander_is_expert`.
 */
code: string, 
/**
 * In words.
 */
text: string, 
/**
 * How much it weighs.
 */
weight: Weight, };

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
 * What is shown of a question, or of some that belong together.
 */
export type ResultRow = { 
/**
 * The key of the question, `load` or `safety`.
 */
key: string, 
/**
 * What it is about.
 */
about: string, 
/**
 * What was asked.
 */
text: string, 
/**
 * How it was answered.
 */
scale: string, 
/**
 * The ends of the scale, or what could be chosen.
 */
labels: Array<string>, 
/**
 * The lowest figure of the scale.
 */
low: number, 
/**
 * The highest.
 */
high: number, 
/**
 * Whether a high answer means the opposite of its neighbours'.
 */
reversed: boolean, 
/**
 * How many answered; absent where that would say too much.
 */
count?: number, 
/**
 * The middle.
 */
median?: number, 
/**
 * Single answers from low to high, where enough people answered.
 */
dots: Array<number>, 
/**
 * How often each was chosen, in the order of the labels; no, then yes.
 */
counts: Array<number>, 
/**
 * What people wrote, shuffled.
 */
words: Array<string>, 
/**
 * The same for groups that are large enough.
 */
groups: Array<GroupResult>, 
/**
 * How many are in no group that is shown.
 */
others: number, 
/**
 * Why something of it is not shown; empty when all is.
 */
hidden: string, };

/**
 * Something done in a review.
 */
export type ReviewAct = { "kind": "review_nominated" } & ReviewNominated | { "kind": "nomination_answered" } & NominationAnswered | { "kind": "tier_set" } & TierSet | { "kind": "seat_taken" } & SeatTaken | { "kind": "seat_left" } & SeatLeft | { "kind": "review_closed" } & ReviewClosed | { "kind": "review_reopened" } & ReviewReopened | { "kind": "source_imported" } & SourceImported | { "kind": "source_shifted" } & SourceShifted | { "kind": "source_renamed" } & SourceRenamed | { "kind": "source_removed" } & SourceRemoved | { "kind": "author_known" } & AuthorKnown | { "kind": "mark_made" } & MarkMade | { "kind": "mark_noted" } & MarkNoted | { "kind": "mark_recoded" } & MarkRecoded | { "kind": "mark_cleared" } & MarkCleared | { "kind": "mark_used" } & MarkUsed | { "kind": "stretch_read" } & StretchRead | { "kind": "finding_written" } & FindingWritten | { "kind": "finding_struck" } & FindingStruck | { "kind": "finding_answered" } & FindingAnswered | { "kind": "difference_noted" } & DifferenceNoted | { "kind": "difference_put_away" } & DifferencePutAway | { "kind": "section_written" } & SectionWritten | { "kind": "section_struck" } & SectionStruck | { "kind": "sections_ordered" } & SectionsOrdered | { "kind": "meeting_planned" } & MeetingPlanned | { "kind": "meeting_dropped" } & MeetingDropped | { "kind": "meeting_began" } & MeetingBegan | { "kind": "block_began" } & BlockBegan | { "kind": "meeting_ended" } & MeetingEnded | { "kind": "attended" } & Attended | { "kind": "spoke" } & Spoke | { "kind": "parked" } & Parked | { "kind": "new_to_you" } & NewToYou | { "kind": "soak_set" } & SoakSet | { "kind": "idea_written" } & IdeaWritten | { "kind": "idea_decided" } & IdeaDecided | { "kind": "no_actions" } & NoActions | { "kind": "report_made" } & ReportMade | { "kind": "reader_said" } & ReaderSaid;

/**
 * Does something in the review of an incident.
 */
export type ReviewActRequest = { 
/**
 * Id or reference of the incident.
 */
incident: string, 
/**
 * What.
 */
act: ReviewAct, };

/**
 * How deep the review goes, or that there is none.
 */
export type ReviewChosen = { 
/**
 * How deep.
 */
tier: ReviewTier, 
/**
 * Why.
 */
reason: string, 
/**
 * Handle of who writes the first draft.
 */
drafter?: string, };

/**
 * The review is done.
 */
export type ReviewClosed = { 
/**
 * Where it can be read, or what is left.
 */
remark?: string, };

/**
 * Something of a review that holds the words.
 */
export type ReviewHit = { 
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
 * What it is; absent for a message that was brought in.
 */
sort?: WrittenSort, 
/**
 * What it belongs to: a finding, a note, an idea; for a message its source.
 */
id: string, 
/**
 * Where it stands, as far as the id does not say so: the key of a section, the address of a marked passage, the
 * interview of a note, the meeting, the number of a message.
 */
place: string, 
/**
 * Who, for a message.
 */
who: string, 
/**
 * What it says, around the words.
 */
text: string, 
/**
 * Where the words stand in it, as pairs of UTF-16 offsets.
 */
marks: Array<[number, number]>, 
/**
 * When, where that is known.
 */
at?: string, };

/**
 * What was found in reviews.
 */
export type ReviewHits = { 
/**
 * What people wrote, latest first, and behind it messages, those that came in last first.
 */
hits: Array<ReviewHit>, };

/**
 * An idea.
 */
export type ReviewIdea = { 
/**
 * The event that first said it.
 */
id: string, 
/**
 * What it says.
 */
text: string, 
/**
 * When it was had.
 */
at: string, 
/**
 * Whether it was jotted while the incident went on.
 */
inIncident: boolean, 
/**
 * What it rests on.
 */
evidence: Array<Passage>, 
/**
 * How it stands.
 */
state: IdeaState, 
/**
 * Until when it soaks; absent once it is decided, and while its soak has not begun.
 */
soaksUntil?: string, 
/**
 * What was decided.
 */
decision?: IdeaDecision, 
/**
 * What is worth a thought.
 */
hints: Array<IdeaHint>, 
/**
 * Ideas of earlier incidents that say much the same, most alike first.
 */
repeats: Array<EarlierIdea>, };

/**
 * Somebody thinks that an incident is worth a closer look.
 */
export type ReviewNominated = { 
/**
 * The incident.
 */
incident: string, 
/**
 * Handle of who says so; empty when nobody gave a name.
 */
by?: string, 
/**
 * Why, in one sentence.
 */
why: string, 
/**
 * What they saw.
 */
signals?: Array<Signal>, };

/**
 * A part of the review's screen.
 */
export type ReviewPart = "scope" | "transcript" | "interviews" | "narrative" | "survey" | "meetings" | "actions" | "report";

/**
 * How far a review is.
 */
export type ReviewProgress = { 
/**
 * How many sources are in.
 */
sources: number, 
/**
 * How many of a hundred lines were read; absent when nobody reads here.
 */
read?: number, 
/**
 * How many interviews were held.
 */
interviews: number, 
/**
 * How many are to be held in all.
 */
interviewsPlanned: number, 
/**
 * How many sections of the account hold something.
 */
sections: number, 
/**
 * When the next meeting is, or when the last one was.
 */
meeting?: string, 
/**
 * Whether that one was held.
 */
meetingHeld: boolean, };

/**
 * Every incident that has to do with a review.
 */
export type ReviewQueue = { 
/**
 * What waits for a word first, then what goes on, then what is done.
 */
rows: Array<QueueRow>, };

/**
 * The review goes on.
 */
export type ReviewReopened = { 
/**
 * Why.
 */
reason: string, };

/**
 * What the review is to be.
 */
export type ReviewScope = { 
/**
 * The incident.
 */
incident: string, 
/**
 * The review.
 */
review: string, 
/**
 * How it stands.
 */
standing: ReviewStanding, 
/**
 * Whether anything was done in it; a depth chosen while standing down begins nothing.
 */
begun: boolean, 
/**
 * Who asked for it, earliest first.
 */
nominations: Array<Nomination>, 
/**
 * The latest answer to that.
 */
answer?: NominationAnswerView, 
/**
 * How deep; absent until somebody chose.
 */
tier?: TierChoice, 
/**
 * The parts of the screen that a review of this depth needs; the others can still be opened.
 */
parts: Array<ReviewPart>, 
/**
 * Who sits where.
 */
seats: Array<SeatView>, 
/**
 * What was said when it was closed; absent while it is open.
 */
closed?: string, };

/**
 * What the choice of depth and people rests on.
 */
export type ReviewScopeView = { 
/**
 * What every depth means, the least first.
 */
guides: Array<TierGuide>, 
/**
 * Who may take a seat: first who is willing, was not in it and led longest ago.
 */
candidates: Array<Candidate>, 
/**
 * Earlier incidents on the same things, the likest first.
 */
earlier: Array<EarlierIncident>, 
/**
 * How far it is.
 */
progress: ReviewProgress, };

/**
 * Asks for what holds words in reviews: written there, or brought in.
 */
export type ReviewSearch = { 
/**
 * As typed: all words, the last one as a beginning.
 */
words: string, 
/**
 * Only in the review of this incident.
 */
incident?: string, };

/**
 * How a review stands.
 */
export type ReviewStanding = "unasked" | "nominated" | "passed_over" | "open" | "none" | "closed";

/**
 * How deep a review goes.
 */
export type ReviewTier = "none" | "light" | "standard" | "deep";

/**
 * A review: what every part of its screen needs.
 */
export type ReviewView = { 
/**
 * The incident, as people say it aloud.
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
 * Whether it is an exercise.
 */
isDrill: boolean, 
/**
 * What the review is to be.
 */
scope: ReviewScope, 
/**
 * How much there is in it, and what comes next.
 */
glance: Glance, 
/**
 * How many answers there are to its surveys.
 */
answers: number, 
/**
 * What undo would take back, in words.
 */
undo?: string, 
/**
 * What redo would do again, in words.
 */
redo?: string, };

/**
 * What somebody does in a response.
 */
export type Role = "commander" | "deputy" | "communications" | "scribe" | "expert" | "customer_liaison" | "observer";

/**
 * Somebody took a role.
 */
export type RoleAssumed = { 
/**
 * Which.
 */
role: Role, 
/**
 * Handle of the person.
 */
person: string, 
/**
 * What an expert is the expert for.
 */
area?: string, };

/**
 * What a role does, in one line.
 */
export type RoleCard = { 
/**
 * Which.
 */
role: Role, 
/**
 * What it does and does not do.
 */
text: string, 
/**
 * Minute after the declaration until which somebody should hold it.
 */
minute?: number, };

/**
 * A role that players take.
 */
export type RoleNeeded = { 
/**
 * Which.
 */
role: Role, 
/**
 * Whether it can be left empty.
 */
optional?: boolean, 
/**
 * What to tell whoever takes it.
 */
note?: string, };

/**
 * Somebody gave a role back.
 */
export type RoleReleased = { 
/**
 * The event by which it was assumed.
 */
tenure: string, };

/**
 * A role and who holds it.
 */
export type RoleView = { 
/**
 * Which.
 */
role: Role, 
/**
 * Everyone who holds it now.
 */
holders: Array<TenureView>, 
/**
 * Everyone who held it before, earliest first.
 */
before: Array<TenureView>, 
/**
 * What it does and does not do, in one line.
 */
card: string, 
/**
 * Whether its minute has passed and nobody holds it.
 */
missing: boolean, };

/**
 * A room that can be chosen.
 */
export type Room = { 
/**
 * What it is chosen by: its folder in the export, or its id where it has none.
 */
key: string, 
/**
 * What people call it; for talks without a name, who is in them.
 */
name: string, 
/**
 * What it is.
 */
kind: RoomKind, 
/**
 * Whether it was closed.
 */
archived: boolean, 
/**
 * What it was about when it was exported: its topic, or else its purpose.
 */
topic: string, 
/**
 * The first day with messages.
 */
first?: string, 
/**
 * The last day with messages.
 */
last?: string, 
/**
 * On how many days something was written.
 */
dayFiles: number, 
/**
 * How many bytes that is, before it is understood; how long reading takes goes with it.
 */
bytes: number, };

/**
 * What a room is.
 */
export type RoomKind = "public" | "private" | "direct" | "group" | "unlisted";

/**
 * The loop of assess, stabilise, update, verify.
 */
export type RoundView = { 
/**
 * From 1; 0 before the loop began.
 */
round: number, 
/**
 * The current step.
 */
step: LoopStep, 
/**
 * What came of the steps so far, latest first.
 */
outcomes: Array<OutcomeView>, 
/**
 * What is done until the next assessment.
 */
boxText: string, 
/**
 * When to assess again; absent without a time box.
 */
boxUntil: string | null, 
/**
 * The line that set the time box.
 */
boxLine: string | null, };

/**
 * How often one audience hears at one severity.
 */
export type Rule = { 
/**
 * At which severity.
 */
severity: Severity, 
/**
 * Which audience.
 */
audience: string, 
/**
 * How.
 */
mode: CadenceMode, 
/**
 * Minutes after the declaration until the first word; absent when the first follows `minutes`.
 */
first?: number, 
/**
 * Minutes after the first until its scope is told.
 */
second?: number, 
/**
 * Minutes between updates. For an audience that hears on change: not more often than that.
 */
minutes?: number, 
/**
 * Minutes between updates while monitoring.
 */
monitoring?: number, 
/**
 * Minutes between updates after two hours, offered and never taken by itself.
 */
long?: number, 
/**
 * Also at a change of phase.
 */
atPhase: boolean, 
/**
 * Only when impact on this audience is confirmed by somebody; the first word is not due before.
 */
ifConfirmed: boolean, };

/**
 * What a hint is about. Stored values are stable: people mute rules by them.
 */
export type RuleId = "counterfactual" | "omission" | "human_error" | "character" | "fault" | "why_not" | "if_only" | "did_not" | "verdict" | "judgement" | "awareness" | "belittling" | "lack" | "root_cause" | "hidden";

/**
 * The part that runs now.
 */
export type RunningBlock = { 
/**
 * Its key.
 */
key: string, 
/**
 * Since when.
 */
since: string, 
/**
 * When its minutes are used up, what was spent on it earlier counted.
 */
until: string, 
/**
 * Seconds left; negative when it is over its time.
 */
left: number, 
/**
 * Key of the part that comes after it; absent for the last.
 */
next?: string, };

/**
 * A sentence of the program's was said aloud.
 */
export type Said = { 
/**
 * What it was for, such as `card.a` or `script.executive`.
 */
script: string, 
/**
 * What was said.
 */
text: string, };

/**
 * What one audience was told.
 */
export type SaidAudience = { 
/**
 * Its key.
 */
key: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Whether it is outside.
 */
outside: boolean, 
/**
 * What it was told, and drafts that nobody confirmed, in order of time.
 */
told: Array<Told>, };

/**
 * What was told beside what was known.
 */
export type SaidKnown = { 
/**
 * The instant it is looked at.
 */
at: string, 
/**
 * Who was told what; audiences in the order of the library, those that heard nothing too.
 */
audiences: Array<SaidAudience>, 
/**
 * What was known, in the order in which it was.
 */
known: Array<KnownThing>, 
/**
 * Where the two stand apart, and what came of promises, in order of time.
 */
remarks: Array<SaidRemark>, };

/**
 * One thing that stands apart, in neutral words.
 */
export type SaidRemark = { 
/**
 * What it is about.
 */
sort: RemarkSort, 
/**
 * Key of the audience; absent when it is about all of them.
 */
audience: string | null, 
/**
 * The instant it stands at.
 */
at: string, 
/**
 * How many seconds lie between.
 */
seconds: number, 
/**
 * The update, or the draft.
 */
told: string | null, 
/**
 * What was known.
 */
known: string | null, 
/**
 * In words.
 */
text: string, };

/**
 * A text to save where a person says.
 */
export type SaveText = { 
/**
 * The name that is offered.
 */
fileName: string, 
/**
 * The text.
 */
text: string, };

/**
 * Whether lines can be saved.
 */
export type Saving = "ok" | "disk_full" | "read_only" | "failed";

/**
 * What is played.
 */
export type Scenario = { 
/**
 * Its key in the library, such as `expired-at-midnight`.
 */
key: string, 
/**
 * Its title, for those who choose it. Players see the title of the start, because this one may give it away.
 */
title: string, 
/**
 * What players are told before it begins.
 */
synopsis: string, 
/**
 * What is really going on. For the facilitator alone.
 */
truth?: string, 
/**
 * How long it runs, in minutes of the drill clock.
 */
minutes: number, 
/**
 * How much it asks.
 */
difficulty: Difficulty, 
/**
 * The severities it passes through when it is sized well, in order.
 */
severityPath?: Array<Severity>, 
/**
 * What is to be practised; three to five.
 */
objectives: Array<Objective>, 
/**
 * Who is needed to play it.
 */
roles: Array<RoleNeeded>, 
/**
 * People of the story whom nobody plays: the facilitator, or the program, speaks for them.
 */
cast?: Array<Persona>, 
/**
 * How it stands when the clock starts.
 */
start: StartState, 
/**
 * What players learn, in the order in which it is planned.
 */
injects: Array<Inject>, 
/**
 * What injects show.
 */
artefacts?: Array<Artefact>, 
/**
 * How one sees that it went well.
 */
successSigns?: Array<string>, 
/**
 * What to talk about afterwards.
 */
debrief?: Array<string>, 
/**
 * Links to what happened elsewhere and gave the idea.
 */
inspiration?: Array<string>, 
/**
 * What to take care of, so that nobody and nothing real is touched.
 */
safety?: string, 
/**
 * The incident it was made from, as its stream; absent for one that was invented.
 */
fromIncident?: string, 
/**
 * What was done and decided in that incident. Hidden from players until they ask or it is over.
 */
course?: Array<CourseStep>, };

/**
 * A scenario on the shelf.
 */
export type ScenarioCard = { 
/**
 * Its key.
 */
key: string, 
/**
 * Its title, for those who choose it.
 */
title: string, 
/**
 * What players are told.
 */
synopsis: string, 
/**
 * How long it runs, in minutes of the drill clock.
 */
minutes: number, 
/**
 * How much it asks.
 */
difficulty: Difficulty, 
/**
 * How many injects it has.
 */
injects: number, 
/**
 * What is practised, in words.
 */
objectives: Array<string>, 
/**
 * Whether the team wrote it.
 */
own: boolean, 
/**
 * Whether there is a built-in one to go back to.
 */
replaces: boolean, 
/**
 * The incident it was made from.
 */
fromIncident?: string, };

/**
 * A scenario as it stands or as somebody writes it.
 */
export type ScenarioDraft = { 
/**
 * It.
 */
scenario: Scenario, };

/**
 * Which scenario to write out, and how.
 */
export type ScenarioExport = { 
/**
 * Its key.
 */
key: string, 
/**
 * How.
 */
form: ScenarioForm, };

/**
 * Writes a scenario out to a file.
 */
export type ScenarioFile = { 
/**
 * Which, and how.
 */
export: ScenarioExport, 
/**
 * Where to.
 */
path: string, };

/**
 * Something to look at in a scenario.
 */
export type ScenarioFinding = { 
/**
 * Whether the scenario has no meaning like this. Everything else is only worth a thought.
 */
refuses: boolean, 
/**
 * What it is about.
 */
part: FindingPart, 
/**
 * Which one of the parts of its kind, from 0; absent for the head.
 */
index?: number, 
/**
 * The field, where it is about one.
 */
field?: string, 
/**
 * One sentence.
 */
text: string, };

/**
 * How a scenario is written out.
 */
export type ScenarioForm = "yaml" | "list" | "markdown" | "skillaegis" | "manual" | "guide" | "evaluation" | "cards";

/**
 * A scenario that was made of an incident.
 */
export type ScenarioMade = { 
/**
 * What was written.
 */
change: Change, 
/**
 * Its key.
 */
key: string, 
/**
 * Its title.
 */
title: string, };

/**
 * Which incident to make a scenario of.
 */
export type ScenarioOfIncident = { 
/**
 * The incident.
 */
incident: string, 
/**
 * Whether names become roles.
 */
namesToRoles: boolean, };

/**
 * Which scenario.
 */
export type ScenarioOnly = { 
/**
 * Its key.
 */
key: string, };

/**
 * Every scenario of the library, without what it says.
 */
export type ScenarioShelf = { 
/**
 * In order.
 */
scenarios: Array<ScenarioCard>, };

/**
 * A file that may hold scenarios.
 */
export type ScenarioText = { 
/**
 * What the file is called.
 */
name: string, 
/**
 * What is in it.
 */
text: string, 
/**
 * The scenario that a list comes into; a scenario of its own when absent.
 */
into?: Scenario, 
/**
 * Whether its injects come beside those there, and do not take their place.
 */
beside: boolean, };

/**
 * A scenario, looked at.
 */
export type ScenarioView = { 
/**
 * It.
 */
scenario: Scenario, 
/**
 * What to look at in it.
 */
findings: Array<ScenarioFinding>, 
/**
 * What it shows, with graphs drawn.
 */
shown: Array<ShownArtefact>, };

/**
 * What a file holds.
 */
export type ScenariosRead = { 
/**
 * What it was taken for.
 */
form: string, 
/**
 * The scenarios in it.
 */
scenarios: Array<Scenario>, 
/**
 * What was left out or guessed, one sentence each.
 */
notes: Array<string>, 
/**
 * Why nothing could be read, in one sentence.
 */
problem?: string, };

/**
 * A sentence for a moment of pressure.
 */
export type Script = { 
/**
 * Its key, such as `executive`.
 */
key: string, 
/**
 * The moment.
 */
moment: string, 
/**
 * What to say.
 */
say: string, 
/**
 * What to do then.
 */
then: string, };

/**
 * Something that was said off the record.
 */
export type SealedAdd = { 
/**
 * Id or reference of the incident.
 */
incident: string, 
/**
 * The interview.
 */
interview: string, 
/**
 * What was said.
 */
text: string, };

/**
 * How much was said off the record in an interview.
 */
export type SealedCount = { 
/**
 * The interview.
 */
interview: string, 
/**
 * How many sealed notes there are.
 */
count: number, };

/**
 * Throws away what was said off the record.
 */
export type SealedDelete = { 
/**
 * Id or reference of the incident.
 */
incident: string, 
/**
 * The interview.
 */
interview: string, 
/**
 * The note; all of the interview when absent.
 */
note?: string, };

/**
 * What was said off the record, in an order by chance.
 */
export type SealedNotes = { 
/**
 * What could be opened.
 */
notes: Array<OpenedNote>, 
/**
 * How many notes the key of this machine does not open.
 */
unreadable: number, };

/**
 * Opens what was said off the record.
 */
export type SealedRead = { 
/**
 * Id or reference of the incident.
 */
incident: string, 
/**
 * The interview.
 */
interview: string, 
/**
 * Whether a person said that they mean to read it; refused otherwise.
 */
offTheRecord: boolean, };

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
 * Only in this incident and in those that are handled as part of it.
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
 * What somebody does in a review.
 */
export type Seat = "facilitator" | "partner" | "note_taker";

/**
 * Somebody gave a seat back.
 */
export type SeatLeft = { 
/**
 * The event by which it was taken.
 */
taken: string, };

/**
 * Somebody took a seat in the review.
 */
export type SeatTaken = { 
/**
 * Which.
 */
seat: Seat, 
/**
 * Handle.
 */
person: string, };

/**
 * Who sits where.
 */
export type SeatView = { 
/**
 * The event by which it was taken.
 */
id: string, 
/**
 * Which.
 */
seat: Seat, 
/**
 * Handle.
 */
person: string, 
/**
 * Name.
 */
name: string, 
/**
 * Since when.
 */
since: string, };

/**
 * A section was taken out.
 */
export type SectionStruck = { 
/**
 * Its key.
 */
section: string, };

/**
 * A section of the narrative.
 */
export type SectionView = { 
/**
 * Its key.
 */
key: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Its place among the others.
 */
place: number, 
/**
 * What belongs into it; empty for a section of the team's own.
 */
help: string, 
/**
 * Its text as Markdown; empty while nobody wrote.
 */
text: string, 
/**
 * Whether a person wrote it.
 */
written: boolean, 
/**
 * When it was written last.
 */
at?: string, 
/**
 * What its links name, in the order in which they stand in the text, each once.
 */
evidence: Array<EvidenceView>, 
/**
 * The claims that rest on nothing.
 */
hollow: Array<Stretch>, };

/**
 * A section of the narrative was written.
 */
export type SectionWritten = { 
/**
 * Its key.
 */
section: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Its place among the others, from 0.
 */
place: number, 
/**
 * Its text as Markdown.
 */
text: string, };

/**
 * The sections of the narrative were put into another order.
 */
export type SectionsOrdered = { 
/**
 * Their keys. One that is not among them stays behind those it stood behind.
 */
sections: Array<string>, };

/**
 * The last update of an audience.
 */
export type SentView = { 
/**
 * The event.
 */
id: string, 
/**
 * When.
 */
at: string, 
/**
 * What it said.
 */
text: string, 
/**
 * By which way.
 */
channel: Channel, 
/**
 * When the next word was promised.
 */
nextBy: string | null, };

/**
 * A line of a graph, described by how it moves: it begins at a value, and changes.
 */
export type Series = { 
/**
 * What it shows.
 */
name: string, 
/**
 * Its value at the left edge.
 */
start: number, 
/**
 * How far it trembles to either side.
 */
wobble?: number, 
/**
 * How it moves, in order of minutes.
 */
changes?: Array<SeriesChange>, };

/**
 * A movement of a line: from where it is to a value, over some minutes; it stays there until the next.
 */
export type SeriesChange = { 
/**
 * When it begins.
 */
minute: number, 
/**
 * The value it reaches.
 */
to: number, 
/**
 * Minutes it takes; 0 for at once.
 */
over?: number, 
/**
 * Whether there is nothing to be seen from here on until the next change: the data is missing.
 */
gap?: boolean, };

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
team: string, 
/**
 * 1 for the most important ones; 0 when unknown.
 */
tier: number, 
/**
 * How to reach whoever runs it.
 */
contact: string, 
/**
 * Where it is written down what to do.
 */
runbook: string, };

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
team: string, 
/**
 * 1 for the most important ones; 0 when unknown.
 */
tier: number, 
/**
 * How to reach whoever runs it.
 */
contact: string, 
/**
 * Where it is written down what to do.
 */
runbook: string, };

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
dismissed: Array<string>, 
/**
 * What a missed promise sounds like.
 */
chime: Chime, 
/**
 * How loud it is, in percent.
 */
chimeVolume: number, };

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
 * The severity guide was walked through.
 */
export type SeveritySized = { 
/**
 * What it came to.
 */
suggested: Severity, 
/**
 * Whether it said to wake people.
 */
pageNow: boolean, 
/**
 * Question and answer, in words.
 */
answers: Array<BriefAnswer>, };

/**
 * Who talked for how long.
 */
export type ShareView = { 
/**
 * How long the interviewer talked, in milliseconds, up to the last turn.
 */
interviewer: number, 
/**
 * How long the other talked, in milliseconds, up to the last turn.
 */
other: number, 
/**
 * Whose turn it is: the interviewer's or not; absent while nobody counts.
 */
turn: boolean | null, 
/**
 * Since when.
 */
since: string | null, 
/**
 * From how many hundredths on the interviewer talks much.
 */
limit: number, };

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
 * Handles of services that both name.
 */
services: Array<string>, 
/**
 * Handles of people who are named in both.
 */
people: Array<string>, 
/**
 * Words that both say.
 */
words: Array<string>, 
/**
 * All of it in words; empty for what is linked and shares nothing.
 */
reason: string, 
/**
 * Whether somebody linked the two.
 */
linked: boolean, };

/**
 * What an interview can be prepared from, and what was chosen.
 */
export type Sheet = { 
/**
 * The interview.
 */
interview: string, 
/**
 * Name of the person.
 */
name: string, 
/**
 * What to say first: as written, else as it is offered.
 */
opening: string, 
/**
 * What to read aloud before anything else, one sentence each.
 */
consent: Array<string>, 
/**
 * What was chosen, in order.
 */
prompts: Array<SheetPrompt>, 
/**
 * What can be asked about what this person wrote, said or did.
 */
cues: Array<SheetPrompt>, 
/**
 * Questions from the bank, by what they look for.
 */
families: Array<SheetFamily>, };

/**
 * Questions that look for the same.
 */
export type SheetFamily = { 
/**
 * What they look for.
 */
family: ProbeFamily, 
/**
 * In words.
 */
label: string, 
/**
 * The questions, with what they are about filled in.
 */
probes: Array<Prompt>, };

/**
 * What a sheet is written as.
 */
export type SheetFormat = "html" | "markdown" | "plain";

/**
 * A question on the sheet.
 */
export type SheetPrompt = { 
/**
 * The question.
 */
prompt: Prompt, 
/**
 * What it is: `Cue, 03:11:26`, or its family.
 */
label: string, 
/**
 * The instant it is about.
 */
at: string | null, 
/**
 * What a better form of it would be, if it judges or leads.
 */
hints: Array<QuestionHint>, };

/**
 * What kind of thing of the library.
 */
export type Shelf = "card" | "audience" | "policy" | "template" | "guide" | "script" | "role_card" | "regime" | "probe" | "code" | "scenario";

/**
 * What an inject shows, with its graph drawn where it is one.
 */
export type ShownArtefact = { 
/**
 * The artefact.
 */
artefact: Artefact, 
/**
 * Its graph.
 */
graph?: GraphPicture, };

/**
 * When something is asked.
 */
export type Side = "before" | "after";

/**
 * What makes an incident worth a closer look. Severity is only one of many.
 */
export type Signal = "many_teams" | "new" | "boring" | "unforeseen_use" | "nearly_worse" | "repeat" | "much_talk" | "confusion" | "moment" | "one_person" | "corner_case" | "curious";

/**
 * Why a clock was put off.
 */
export type SnoozeReason = "vendor_wait" | "drafting" | "approval" | "other";

/**
 * A clock that was put off.
 */
export type SnoozeView = { 
/**
 * Until when.
 */
until: string, 
/**
 * Why.
 */
reason: SnoozeReason, 
/**
 * Why, in words.
 */
remark: string, };

/**
 * How long ideas are left alone.
 */
export type SoakSet = { 
/**
 * In working days.
 */
days: number, };

/**
 * Asks for a file or for a folder.
 */
export type SourceDialog = { 
/**
 * Whether a folder is asked for.
 */
folder: boolean, };

/**
 * What came of bringing it in.
 */
export type SourceDone = { 
/**
 * The source; absent when these very bytes were in the review already.
 */
source?: string, 
/**
 * New, different and gone messages.
 */
changed: [number, number, number], 
/**
 * Parts that were left out.
 */
leftOut: number, 
/**
 * What was appended.
 */
change: Change, };

/**
 * A conversation or time line from elsewhere was brought in. The first import of a source names it.
 */
export type SourceImported = { 
/**
 * The source, when this is a newer export of it; absent for the first import.
 */
source?: string, 
/**
 * What it is called.
 */
name: string, 
/**
 * The format it was read as, such as `slack`.
 */
format: string, 
/**
 * The name of the file.
 */
file: string, 
/**
 * The file itself, kept under its hash.
 */
original: string, 
/**
 * The rooms that were chosen; empty for all.
 */
rooms?: Array<string>, 
/**
 * What a person answered about its clocks and columns.
 */
answers: unknown, 
/**
 * How many lines are in it after this import, removed ones too.
 */
lines: number, 
/**
 * How many of them this import added, changed and took away.
 */
changed: [number, number, number], 
/**
 * The first instant.
 */
first?: string, 
/**
 * The last instant.
 */
last?: string, 
/**
 * A digest of every line, so that a check can tell whether they are still what was imported.
 */
digest: string, };

/**
 * What is to be looked at: a file or folder that a person chose, or a text that they pasted.
 */
export type SourceLook = { 
/**
 * Id or reference of the incident.
 */
incident: string, 
/**
 * The file or folder.
 */
path?: string, 
/**
 * The pasted text.
 */
text?: string, };

/**
 * What a file probably is.
 */
export type SourceLooked = { 
/**
 * What it is called.
 */
name: string, 
/**
 * Its size in bytes; a folder's is 0.
 */
size: number, 
/**
 * What it may be, most likely first, each with its words ("a Slack export").
 */
formats: Array<FormatGuess>, 
/**
 * The rooms of an export of many; empty for anything else.
 */
rooms: Array<Room>, 
/**
 * What a table looks like; absent for anything else.
 */
table?: TableSample, 
/**
 * Whether these very bytes are in the review already.
 */
known: boolean, };

/**
 * What a newer export says differently.
 */
export type SourceNews = { 
/**
 * Messages that are new.
 */
added: number, 
/**
 * Messages that read differently.
 */
changed: number, 
/**
 * Messages that are no longer there.
 */
gone: number, 
/**
 * Some of those that read differently: before and after.
 */
examples: Array<[string, string]>, };

/**
 * Who speaks in a source.
 */
export type SourcePerson = { 
/**
 * What the source calls them by.
 */
id: string, 
/**
 * As a reader wants to see it.
 */
name: string, 
/**
 * Handle of who they are, as somebody said or the directory suggests.
 */
person?: string, 
/**
 * Their name, where the directory has them.
 */
called?: string, 
/**
 * Whether somebody said so.
 */
said: boolean, 
/**
 * How many messages.
 */
messages: number, };

/**
 * What was understood.
 */
export type SourcePreview = { 
/**
 * Counts, instants, what has to be answered, who speaks.
 */
found: Preview, 
/**
 * For each who speaks, the handle in the directory that is probably them; in the order of `found.people`.
 */
matches: Array<string | null>, 
/**
 * The first lines.
 */
lines: Array<PreviewLine>, 
/**
 * What was not understood.
 */
troubles: Array<Trouble>, 
/**
 * Of a newer export: how many messages are new, different, gone.
 */
news?: SourceNews, };

/**
 * How a file is to be read.
 */
export type SourceReading = { 
/**
 * Id or reference of the incident.
 */
incident: string, 
/**
 * The file or folder.
 */
path?: string, 
/**
 * The pasted text.
 */
text?: string, 
/**
 * As what.
 */
format: Format, 
/**
 * The rooms that were chosen; empty for all.
 */
rooms: Array<string>, 
/**
 * What was answered about its clocks.
 */
answers: Answers, 
/**
 * Which column is what.
 */
columns?: ColumnMap, 
/**
 * The source of which this is a newer export.
 */
newerOf?: string, 
/**
 * What it is called; the file's name when absent.
 */
name?: string, 
/**
 * A name for the work, so that it can be stopped.
 */
job: string, };

/**
 * A source is no longer part of the review.
 */
export type SourceRemoved = { 
/**
 * The source.
 */
source: string, 
/**
 * Why.
 */
reason?: string, };

/**
 * A source was given another name.
 */
export type SourceRenamed = { 
/**
 * The source.
 */
source: string, 
/**
 * Its name.
 */
name: string, };

/**
 * A source's clock was put right: all its lines move by the same amount.
 */
export type SourceShifted = { 
/**
 * The source.
 */
source: string, 
/**
 * What its clock said at some instant.
 */
from: string, 
/**
 * What it was.
 */
to: string, 
/**
 * How that is known.
 */
reason?: string, };

/**
 * One source.
 */
export type SourceView = { 
/**
 * Which.
 */
id: string, 
/**
 * What it is called.
 */
name: string, 
/**
 * As what it was read.
 */
format: string, 
/**
 * The name of the file it came from last.
 */
file: string, 
/**
 * How many lines.
 */
lines: number, 
/**
 * The first instant, with its clock put right.
 */
first?: string, 
/**
 * The last instant.
 */
last?: string, 
/**
 * By how many seconds its clock was put right.
 */
shift: number, 
/**
 * When it was brought in last.
 */
importedAt: string, 
/**
 * How often newer exports were brought in.
 */
newer: number, 
/**
 * Who speaks.
 */
people: Array<SourcePerson>, 
/**
 * Whether its lines are in this store; a review from another machine may name a source that did not come along.
 */
here: boolean, 
/**
 * The rooms that were chosen the last time; empty for all.
 */
rooms: Array<string>, 
/**
 * What was answered about its clocks the last time.
 */
clocks: Answers, 
/**
 * Which column was what the last time.
 */
columns?: ColumnMap, };

/**
 * Everything that was brought into a review.
 */
export type Sources = { 
/**
 * In the order in which they were brought in.
 */
sources: Array<SourceView>, };

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
 * Somebody spoke.
 */
export type Spoke = { 
/**
 * The meeting.
 */
meeting: string, 
/**
 * Handle.
 */
person: string, };

/**
 * What is left before it can end.
 */
export type StandDown = { 
/**
 * Who saw that it works again; empty until then.
 */
verifiedBy: string, 
/**
 * By which signal.
 */
signal: string, 
/**
 * When.
 */
verifiedAt: string | null, 
/**
 * Each audience: told of the end, waived with a reason, or neither.
 */
audiences: Array<ToldView>, 
/**
 * Temporary changes.
 */
temporary: Array<TemporaryView>, 
/**
 * Reporting clocks.
 */
reporting: Array<ReportingView>, 
/**
 * How deep the review goes; absent until chosen.
 */
review: ReviewTier | null, 
/**
 * Why.
 */
reviewReason: string, 
/**
 * Name of who drafts it.
 */
drafter: string, 
/**
 * Whether people are asked; absent until chosen.
 */
survey: boolean | null, 
/**
 * Ideas jotted on the way.
 */
ideas: Array<IdeaView>, 
/**
 * Asks that are still open.
 */
openAsks: number, 
/**
 * When the response ended.
 */
stoodDownAt: string | null, 
/**
 * What is still missing, in words; it never blocks.
 */
missing: Array<string>, };

/**
 * How a line stands in the ledger of what is believed.
 */
export type Standing = "fact" | "open" | "supported" | "dropped" | "answered" | "none";

/**
 * How a line of the log stands in the ledger.
 */
export type StandingSet = { 
/**
 * The line.
 */
entry: string, 
/**
 * How it stands.
 */
standing: Standing, 
/**
 * The line that says why.
 */
because?: string, 
/**
 * Why, in words.
 */
remark?: string, };

/**
 * A line that is in the log when the clock starts.
 */
export type StartLine = { 
/**
 * What it is.
 */
kind: EntryKind, 
/**
 * What it says.
 */
text: string, };

/**
 * How it stands when the clock starts.
 */
export type StartState = { 
/**
 * Title of the incident as it is declared, and what players see of the scenario; "Exercise" when empty.
 */
title?: string, 
/**
 * Severity at the start; absent when the players size it.
 */
severity?: Severity, 
/**
 * Statement at the start; empty when the players write it.
 */
statement?: string, 
/**
 * Services it is about, as handle or in words.
 */
services?: Array<string>, 
/**
 * Time of day in the story, as `02:10`; empty when it does not matter.
 */
clock?: string, 
/**
 * Lines that are in the log already.
 */
lines?: Array<StartLine>, };

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
 * The same as one paragraph, composed from its parts.
 */
paragraph: string, 
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
 * A question per step of the loop.
 */
export type StepCard = { 
/**
 * Which.
 */
step: LoopStep, 
/**
 * What is asked.
 */
text: string, };

/**
 * The response ended.
 */
export type StoodDown = { 
/**
 * Where to go with what comes up later.
 */
remark?: string, };

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
 * The narrative and what was found.
 */
export type Story = { 
/**
 * How deep the review goes; absent while nobody chose.
 */
tier?: ReviewTier, 
/**
 * The sections, in order.
 */
sections: Array<StorySection>, 
/**
 * Sections that were put away, with what stood in them.
 */
away: Array<SectionView>, 
/**
 * What was found, by kind.
 */
findings: Array<FindingView>, };

/**
 * A draft of the narrative.
 */
export type StoryDraft = { 
/**
 * Sections that something was written for.
 */
sections: Array<DraftSection>, };

/**
 * Asks for what a claim could rest on.
 */
export type StoryEvidence = { 
/**
 * Id or reference of the incident.
 */
incident: string, 
/**
 * Words that it is to hold; empty for what stands out anyway.
 */
words: string, };

/**
 * What a claim could rest on.
 */
export type StoryOffers = { 
/**
 * Marks, pictures, findings, what people said, messages and lines of the log, in this order.
 */
offers: Array<EvidenceOffer>, };

/**
 * A section with hints at its words.
 */
export type StorySection = { 
/**
 * The section.
 */
section: SectionView, 
/**
 * Words that blame, with something better to write; places in UTF-16 units.
 */
hints: Array<LanguageHint>, };

/**
 * Something that went well and is to stay so.
 */
export type StrengthNoted = { 
/**
 * What.
 */
text: string, 
/**
 * The objective it is about.
 */
objective?: string, 
/**
 * What was noted before and says so.
 */
from?: string, };

/**
 * Something that went well.
 */
export type StrengthView = { 
/**
 * The event.
 */
id: string, 
/**
 * What.
 */
text: string, 
/**
 * Key of the objective it is about.
 */
objective: string, };

/**
 * A stretch of a text in UTF-16 units, as the page counts them.
 */
export type Stretch = { 
/**
 * Where it begins.
 */
from: number, 
/**
 * Where it ends, not included.
 */
to: number, };

/**
 * A stretch was read.
 */
export type StretchRead = { 
/**
 * The source; absent for the incident's log.
 */
source?: string, 
/**
 * The number of its first message.
 */
from: number, 
/**
 * The number of its last message.
 */
to: number, };

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
 * Where the strip is shown.
 */
export type StripOpened = { 
/**
 * Whether the page shows it at its own top: no window can stay above others here.
 */
docked: boolean, };

/**
 * What came of an interview.
 */
export type SumView = { 
/**
 * Themes.
 */
themes: Array<string>, 
/**
 * What is still open.
 */
open: Array<string>, 
/**
 * Handle of whom to ask next.
 */
next: string, 
/**
 * Name of whom to ask next.
 */
nextName: string, 
/**
 * Whether the person was thanked.
 */
thanked: boolean, };

/**
 * An answer from a sheet of paper, or given at this machine.
 */
export type SurveyAnswer = { 
/**
 * Id or reference of the incident.
 */
incident: string, 
/**
 * The survey.
 */
survey: string, 
/**
 * The code of the sheet; absent where there is none.
 */
code?: string, 
/**
 * What was answered.
 */
response: SurveyResponse, };

/**
 * What came of it.
 */
export type SurveyAnswered = { 
/**
 * Whether it was taken, or its sheet was typed in before.
 */
outcome: AnswerOutcome, 
/**
 * How many answers there are now.
 */
collected: number, };

/**
 * What came of opening or closing a survey.
 */
export type SurveyChanged = { 
/**
 * The survey.
 */
survey: string, 
/**
 * What was written.
 */
change: Change, };

/**
 * Whether people are asked how it went for them.
 */
export type SurveyChosen = { 
/**
 * Yes or no.
 */
wanted: boolean, 
/**
 * Why, where somebody said it.
 */
reason?: string, };

/**
 * No more answers are taken.
 */
export type SurveyClosed = { 
/**
 * The survey.
 */
survey: string, 
/**
 * How many there were.
 */
answers: number, };

/**
 * A file that came back.
 */
export type SurveyFile = { 
/**
 * What it is called.
 */
name: string, 
/**
 * What it says.
 */
text: string, };

/**
 * What came of a file.
 */
export type SurveyFileTaken = { 
/**
 * What it is called.
 */
name: string, 
/**
 * What became of it.
 */
outcome: AnswerOutcome, 
/**
 * In words.
 */
words: string, };

/**
 * A question of a survey.
 */
export type SurveyItem = { 
/**
 * Its key, such as `R6`.
 */
key: string, 
/**
 * What it is about, such as `Coordination`.
 */
about?: string, 
/**
 * What is asked.
 */
text: string, 
/**
 * How it is answered: `load` (0 to 100 in steps of 5), `agree` (1 to 5), `yes_no`, `yes_no_text`, `choice`, `text`.
 */
scale: string, 
/**
 * What the ends of the scale say, or what can be chosen.
 */
labels?: Array<string>, 
/**
 * Whether a high answer means the opposite of its neighbours'.
 */
reversed: boolean, 
/**
 * Whether "prefer not to say" is offered.
 */
optional: boolean, 
/**
 * Whether only a middle of all answers is ever shown, never single ones.
 */
groupOnly?: boolean, 
/**
 * Whether other answers may be shown apart for each choice made here.
 */
groups?: boolean, };

/**
 * Looks at a form while it is put together.
 */
export type SurveyLook = { 
/**
 * What is asked.
 */
items: Array<SurveyItem>, 
/**
 * From how many answers on scores are shown.
 */
minimum: number, 
/**
 * From how many on single answers and remarks are.
 */
minimumSpread: number, 
/**
 * Whether everybody was told that it is fewer than usual.
 */
told: boolean, };

/**
 * One survey of the review of an incident.
 */
export type SurveyOnly = { 
/**
 * Id or reference of the incident.
 */
incident: string, 
/**
 * The survey.
 */
survey: string, };

/**
 * Opens a survey: from then on nothing of its form and its rules changes.
 */
export type SurveyOpen = { 
/**
 * Id or reference of the incident.
 */
incident: string, 
/**
 * What it is called.
 */
title: string, 
/**
 * What is said before the first question.
 */
intro: string, 
/**
 * What is asked.
 */
items: Array<SurveyItem>, 
/**
 * From how many answers on scores are shown.
 */
minimum: number, 
/**
 * From how many on single answers and remarks are.
 */
minimumSpread: number, 
/**
 * Whether everybody was told that it is fewer than usual.
 */
told: boolean, 
/**
 * How many people are asked.
 */
people: number, 
/**
 * Their handles, where somebody says.
 */
asked: Array<string>, 
/**
 * Whether it is about the meeting.
 */
meeting: boolean, };

/**
 * People are asked how it went for them. The survey's id is the event's id. Answers are kept apart from the log.
 */
export type SurveyOpened = { 
/**
 * What it is called.
 */
title: string, 
/**
 * What is said before the first question.
 */
intro?: string, 
/**
 * What is asked.
 */
items: Array<SurveyItem>, 
/**
 * How many answers there must be before scores are shown.
 */
minimum: number, 
/**
 * How many before single answers and remarks are shown.
 */
minimumSpread: number, 
/**
 * To whose key answers are sealed.
 */
recipient: string, 
/**
 * How many people are asked.
 */
people: number, 
/**
 * Whether it asks about the review's meeting, and not about the incident.
 */
meeting?: boolean, 
/**
 * Whether everybody was told that results are shown from fewer answers than usual.
 */
told?: boolean, 
/**
 * Handles of who is asked, where somebody said; never of who answered.
 */
asked?: Array<string>, };

/**
 * Asks for sheets to print.
 */
export type SurveyPaper = { 
/**
 * Id or reference of the incident.
 */
incident: string, 
/**
 * The survey.
 */
survey: string, 
/**
 * How many.
 */
copies: number, };

/**
 * What somebody answered.
 */
export type SurveyResponse = { 
/**
 * To the questions that they answered.
 */
answers: Array<ItemAnswer>, 
/**
 * Their name, when they want the facilitator to know whose answer it is; else empty.
 */
released?: string, };

/**
 * What is shown of a survey.
 */
export type SurveyResults = { 
/**
 * How many answers there are.
 */
answers: number, 
/**
 * Whether anything but that is shown.
 */
shown: boolean, 
/**
 * Why not; empty when it is.
 */
hidden: string, 
/**
 * Figures over several questions.
 */
indexes: Array<ResultRow>, 
/**
 * Question by question.
 */
items: Array<ResultRow>, 
/**
 * For a survey about a meeting.
 */
bar?: MeetingBar, 
/**
 * Answers that their people gave to the facilitator by name.
 */
released: Array<SurveyResponse>, };

/**
 * Files that came back.
 */
export type SurveyTake = { 
/**
 * Id or reference of the incident.
 */
incident: string, 
/**
 * The survey.
 */
survey: string, 
/**
 * In any order.
 */
files: Array<SurveyFile>, };

/**
 * What came of files.
 */
export type SurveyTaken = { 
/**
 * File by file.
 */
files: Array<SurveyFileTaken>, 
/**
 * How many answers there are now.
 */
collected: number, };

/**
 * A survey on screen.
 */
export type SurveyView = { 
/**
 * The event that opened it.
 */
id: string, 
/**
 * What was asked of whom.
 */
open: SurveyOpened, 
/**
 * The names of who is asked, in the order of their handles.
 */
askedNames: Array<string>, 
/**
 * When it was opened.
 */
openedAt: string, 
/**
 * When it was closed.
 */
closedAt?: string, 
/**
 * When answers were thrown away last.
 */
droppedAt?: string, 
/**
 * How many were thrown away.
 */
dropped: number, 
/**
 * How many minutes it takes.
 */
minutes: number, 
/**
 * Whether some of its questions are adapted from a validated instrument.
 */
adapted: boolean, 
/**
 * How many answers there are.
 */
collected: number, 
/**
 * How many of them the key of this machine does not open.
 */
unreadable: number, 
/**
 * What is shown; absent until it is closed. Looks at different times, while answers come in, could be taken from
 * each other.
 */
results?: SurveyResults, };

/**
 * The surveys of a review.
 */
export type SurveysView = { 
/**
 * In the order in which they were opened.
 */
surveys: Array<SurveyView>, 
/**
 * Surveys of this review taken together with those of others, where each has too few answers.
 */
pools: Array<Pool>, 
/**
 * What is asked about an incident unless somebody chooses.
 */
reviewItems: Array<SurveyItem>, 
/**
 * What is asked about a learning meeting.
 */
meetingItems: Array<SurveyItem>, 
/**
 * Keys of questions that were made after a validated instrument.
 */
adapted: Array<string>, 
/**
 * What is said of them.
 */
adaptedWords: string, 
/**
 * What people are promised before they answer.
 */
promise: string, };

/**
 * What a person sees of a table before it is read.
 */
export type TableSample = { 
/**
 * What stands above each column.
 */
headers: Array<string>, 
/**
 * The first rows.
 */
rows: Array<Array<string>>, 
/**
 * What the columns probably are.
 */
map: ColumnMap, 
/**
 * For each column the ways in which its times can be read; empty for a column without times.
 */
formats: Array<Array<TimeFormat>>, 
/**
 * Under which a mapping is remembered.
 */
signature: string, };

/**
 * Something done in an interview or a survey of a review.
 */
export type TalkAct = { "kind": "interview_planned" } & InterviewPlanned | { "kind": "interview_dropped" } & InterviewDropped | { "kind": "interview_prepared" } & InterviewPrepared | { "kind": "consent_given" } & ConsentGiven | { "kind": "interview_began" } & InterviewBegan | { "kind": "interview_ended" } & InterviewEnded | { "kind": "turn_taken" } & TurnTaken | { "kind": "note_taken" } & NoteTaken | { "kind": "note_amended" } & NoteAmended | { "kind": "note_struck" } & NoteStruck | { "kind": "interview_summed" } & InterviewSummed | { "kind": "calibration_made" } & CalibrationMade | { "kind": "calibration_returned" } & CalibrationReturned | { "kind": "comment_settled" } & CommentSettled | { "kind": "expertise_written" } & ExpertiseWritten | { "kind": "expertise_struck" } & ExpertiseStruck | { "kind": "survey_opened" } & SurveyOpened | { "kind": "survey_closed" } & SurveyClosed | { "kind": "answers_dropped" } & AnswersDropped;

/**
 * Does something in an interview or a survey of the review of an incident.
 */
export type TalkActRequest = { 
/**
 * Id or reference of the incident.
 */
incident: string, 
/**
 * What.
 */
act: TalkAct, };

/**
 * How an interview stands.
 */
export type TalkStanding = "planned" | "prepared" | "agreed" | "declined" | "running" | "ended" | "summed" | "dropped";

/**
 * An interview.
 */
export type TalkView = { 
/**
 * The event that planned it.
 */
id: string, 
/**
 * Handle of the person.
 */
person: string, 
/**
 * Name of the person.
 */
name: string, 
/**
 * Why them.
 */
reason: string, 
/**
 * How long it is to be, in minutes.
 */
minutes: number, 
/**
 * Handle of who interviews; empty when nobody said.
 */
interviewer: string, 
/**
 * Name of who interviews.
 */
interviewerName: string, 
/**
 * How it stands.
 */
standing: TalkStanding, 
/**
 * Why it does not take place.
 */
dropped: string, 
/**
 * What to say first.
 */
opening: string, 
/**
 * What to ask, in order.
 */
prompts: Array<Prompt>, 
/**
 * What the person agreed to; absent as long as nobody asked.
 */
consent: ConsentView | null, 
/**
 * When it began.
 */
began: string | null, 
/**
 * When it ended.
 */
ended: string | null, 
/**
 * Who talked for how long.
 */
share: ShareView, 
/**
 * What was written down; empty once the notes are to be deleted.
 */
notes: Array<NoteView>, 
/**
 * How many notes there are, hidden ones too.
 */
heldNotes: number, 
/**
 * Whether the day came by which the notes are to be deleted.
 */
deletionDue: boolean, 
/**
 * What came of it.
 */
summed: SumView | null, 
/**
 * Files that were given to the person to comment on, earliest first.
 */
calibrations: Array<CalibrationView>, };

/**
 * What observers saw together.
 */
export type TeamMark = "seen" | "partly" | "not_seen" | "differently" | "not_rated";

/**
 * What an update to an audience looks like: minijinja.
 */
export type Template = { 
/**
 * Its key, such as `customers.investigating`.
 */
key: string, 
/**
 * Subject line.
 */
subject?: string, 
/**
 * Text.
 */
text: string, };

/**
 * A template, filled.
 */
export type TemplateFilled = { 
/**
 * The subject.
 */
subject: string, 
/**
 * The text.
 */
text: string, 
/**
 * The names that a template may use.
 */
names: Array<string>, };

/**
 * Fills a template while it is written.
 */
export type TemplatePreview = { 
/**
 * Its key, such as `customers.investigating`.
 */
key: string, 
/**
 * Its subject line.
 */
subject: string, 
/**
 * Its text.
 */
text: string, 
/**
 * Id or reference; an example when absent.
 */
incident?: string, };

/**
 * Something was changed that must be changed back.
 */
export type TemporaryChangeNoted = { 
/**
 * What.
 */
text: string, 
/**
 * Handle of who changes it back.
 */
owner?: string, 
/**
 * The note that this one takes the place of, where somebody else changes it back from now on.
 */
replaces?: string, };

/**
 * A temporary change was changed back, or stays on purpose.
 */
export type TemporaryChangeUndone = { 
/**
 * The event that noted it.
 */
change: string, 
/**
 * What was done.
 */
remark?: string, };

/**
 * A temporary change.
 */
export type TemporaryView = { 
/**
 * The event.
 */
id: string, 
/**
 * What.
 */
text: string, 
/**
 * Name of who changes it back.
 */
owner: string, 
/**
 * When it was noted.
 */
at: string, 
/**
 * When it was undone.
 */
undoneAt: string | null, 
/**
 * What was done.
 */
remark: string, };

/**
 * Somebody's time in a role.
 */
export type TenureView = { 
/**
 * The event by which it was assumed.
 */
id: string, 
/**
 * Handle.
 */
person: string, 
/**
 * Name, or the handle when the directory does not know it.
 */
name: string, 
/**
 * What an expert is the expert for.
 */
area: string, 
/**
 * Since when.
 */
from: string, 
/**
 * Until when; absent while it lasts.
 */
until: string | null, };

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
 * A theme.
 */
export type ThemeView = { 
/**
 * In the words in which it was written first.
 */
text: string, 
/**
 * Names of those in whose talks it came up.
 */
from: Array<string>, };

/**
 * How deep it goes.
 */
export type TierChoice = { 
/**
 * How deep.
 */
tier: ReviewTier, 
/**
 * Why.
 */
reason: string, 
/**
 * When it was chosen.
 */
at: string, 
/**
 * Whether it was chosen while standing down, and not here.
 */
atStandDown: boolean, };

/**
 * What a depth means.
 */
export type TierGuide = { 
/**
 * Which.
 */
tier: ReviewTier, 
/**
 * How long it takes.
 */
takes: string, 
/**
 * When it fits, in one sentence.
 */
fits: string, 
/**
 * What is done, one sentence each.
 */
holds: Array<string>, 
/**
 * The parts of the screen it needs.
 */
parts: Array<ReviewPart>, };

/**
 * How deep the review goes.
 */
export type TierSet = { 
/**
 * The incident.
 */
incident: string, 
/**
 * How deep; `none` is a decision too.
 */
tier: ReviewTier, 
/**
 * Why.
 */
reason: string, };

/**
 * The next step was announced with its time box; the end is when to assess again.
 */
export type TimeBoxSet = { 
/**
 * What is done until then.
 */
text?: string, 
/**
 * When to assess again.
 */
until: string, };

/**
 * How a time is written. Whether a clock has 12 or 24 hours is seen from each value.
 */
export type TimeFormat = "year_first" | "day_first" | "month_first" | "epoch" | "clock" | "elapsed";

/**
 * The time of an incident, from end to end.
 */
export type TimeLine = { 
/**
 * Where it begins: the impact or the declaration.
 */
from: string, 
/**
 * Where it ends: with the incident, or with the last thing that was known.
 */
to: string, 
/**
 * What stands on it, in order of the instant at which it was known.
 */
moments: Array<TimeMark>, 
/**
 * The phases, one after the other.
 */
phases: Array<PhaseBand>, 
/**
 * Words that were promised, and when they came.
 */
promises: Array<PromiseArc>, };

/**
 * Something on the line.
 */
export type TimeMark = { 
/**
 * The event.
 */
id: string, 
/**
 * What it is.
 */
sort: TimeSort, 
/**
 * When it was known.
 */
at: string, 
/**
 * In words.
 */
text: string, 
/**
 * How many stand there, for marks within one minute; 1 for everything else.
 */
count: number, };

/**
 * What stands on the line.
 */
export type TimeSort = "phase" | "severity" | "statement" | "milestone" | "update" | "mark";

/**
 * A running clock of any kind.
 */
export type Timer = { 
/**
 * What it is about.
 */
kind: TimerKind, 
/**
 * The audience, the event or the item it belongs to.
 */
key: string, 
/**
 * In words, such as "Customers" or "Ana: check replica lag".
 */
label: string, 
/**
 * When it is up.
 */
dueAt: string, 
/**
 * What it counts from.
 */
from: string, 
/**
 * The sentence to say when it is up; empty when there is none.
 */
say: string, };

/**
 * What a clock is about.
 */
export type TimerKind = "update" | "ask" | "time_box" | "page" | "decision" | "revisit" | "item" | "reporting" | "command";

/**
 * Somebody said that they are too tired to go on safely.
 */
export type TirednessSaid = { 
/**
 * Handle.
 */
person: string, };

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
 * An update, or a draft of one.
 */
export type Told = { 
/**
 * The event.
 */
id: string, 
/**
 * When it was sent or drafted.
 */
at: string, 
/**
 * Its subject.
 */
subject: string, 
/**
 * What it says.
 */
text: string, 
/**
 * Whether it went out; a draft counts as told only when somebody says so.
 */
confirmed: boolean, 
/**
 * By which way; absent for a draft.
 */
channel: Channel | null, 
/**
 * When it says the next word comes.
 */
nextBy: string | null, 
/**
 * How many seconds after its promise it came; 0 when it was kept or nothing had been promised.
 */
lateSeconds: number, };

/**
 * Whether an audience was told of the end.
 */
export type ToldView = { 
/**
 * Its key.
 */
audience: string, 
/**
 * Its name.
 */
name: string, 
/**
 * When it was told.
 */
toldAt: string | null, 
/**
 * Why it is not told.
 */
waived: string, };

/**
 * When an inject comes. Triggers propose; in a led drill the facilitator delivers.
 */
export type Trigger = { "kind": "at", 
/**
 * Minutes after the start.
 */
minute: number, } | { "kind": "after", 
/**
 * Key of the other inject.
 */
inject: string, 
/**
 * Minutes after it.
 */
minutes: number, } | { "kind": "when", 
/**
 * What.
 */
condition: Condition, 
/**
 * Minute before which it does not come, whatever is done.
 */
fromMinute?: number, } | { "kind": "by_hand" };

/**
 * One part of a source that was not understood, or only in part.
 */
export type Trouble = { 
/**
 * Where it stands, as a person would look for it: `line 310`, `general/2016-01-04.json, message 12`.
 */
place: string, 
/**
 * One sentence: what is wrong and what became of it.
 */
message: string, 
/**
 * Whether the line was left out; otherwise it came in without what is meant.
 */
leftOut: boolean, };

/**
 * It was the other's turn to talk.
 */
export type TurnTaken = { 
/**
 * The interview.
 */
interview: string, 
/**
 * Whether it is the interviewer's turn.
 */
interviewer: boolean, };

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
 * Reads an update while it is written.
 */
export type UpdateCheck = { 
/**
 * Id or reference.
 */
incident: string, 
/**
 * Key of the audience.
 */
audience: string, 
/**
 * Its subject.
 */
subject: string, 
/**
 * What it says.
 */
text: string, 
/**
 * When the next word is promised.
 */
nextBy?: string, };

/**
 * What stands out in an update. It never blocks.
 */
export type UpdateChecks = { 
/**
 * In the text.
 */
checks: Array<Check>, 
/**
 * In the subject.
 */
subjectChecks: Array<Check>, };

/**
 * Drafts an update for an audience, or takes up the draft that waits.
 */
export type UpdateCompose = { 
/**
 * Id or reference.
 */
incident: string, 
/**
 * Key of the audience.
 */
audience: string, 
/**
 * Drafts anew from what is known now, also when a draft waits.
 */
anew: boolean, };

/**
 * An update for an audience was drafted. It has not been sent.
 */
export type UpdateDrafted = { 
/**
 * For whom.
 */
audience: string, 
/**
 * Its subject line, where it has one.
 */
subject?: string, 
/**
 * What it says.
 */
text: string, 
/**
 * When it says the next word comes.
 */
nextBy?: string, 
/**
 * The draft that it takes the place of.
 */
replaces?: string, };

/**
 * A draft will not be sent.
 */
export type UpdateDropped = { 
/**
 * The draft.
 */
draft: string, 
/**
 * Why.
 */
reason?: string, };

/**
 * Makes an update ready to leave by one way.
 */
export type UpdateFormat = { 
/**
 * Id or reference.
 */
incident: string, 
/**
 * Its subject.
 */
subject: string, 
/**
 * What it says.
 */
text: string, 
/**
 * By which way.
 */
channel: Channel, 
/**
 * Mail addresses, separated by commas; for other ways anything.
 */
to: string, };

/**
 * An update ready to leave.
 */
export type UpdateFormatted = { 
/**
 * What is copied.
 */
text: string, 
/**
 * The mail draft as a link; absent for other ways, and when it is too long for one.
 */
mailto?: string, 
/**
 * A name for the file, such as `INC-0042-update.txt`.
 */
fileName: string, 
/**
 * What the file holds.
 */
fileText: string, 
/**
 * What a person should know, such as that a file is needed.
 */
note?: string, };

/**
 * Something changed so much that an update is due now.
 */
export type UpdateMadeDue = { 
/**
 * Which audience; absent for all.
 */
audience?: string, 
/**
 * What changed.
 */
reason: string, };

/**
 * A person said that an update went out.
 */
export type UpdateSent = { 
/**
 * The draft that was sent; absent when it was said or sent without one.
 */
draft?: string, 
/**
 * To whom.
 */
audience: string, 
/**
 * What the mail was called, where it was one.
 */
subject?: string, 
/**
 * What was said.
 */
text: string, 
/**
 * By which way.
 */
channel: Channel, 
/**
 * To which address, channel or list.
 */
to?: string, 
/**
 * When the next word was promised.
 */
nextBy?: string, 
/**
 * The promise that this kept or missed, as it stood then.
 */
dueAt?: string, };

/**
 * An audience's clock was put off.
 */
export type UpdateSnoozed = { 
/**
 * Which audience.
 */
audience: string, 
/**
 * Until when.
 */
until: string, 
/**
 * Why, from the list.
 */
reason: SnoozeReason, 
/**
 * Why, in words.
 */
remark?: string, };

/**
 * A draft, or an update that was sent.
 */
export type UpdateView = { 
/**
 * The event.
 */
id: string, 
/**
 * For whom.
 */
audience: string, 
/**
 * Its subject.
 */
subject: string, 
/**
 * What it says.
 */
text: string, 
/**
 * When it was drafted or sent.
 */
at: string, 
/**
 * When it says the next word comes.
 */
nextBy: string | null, 
/**
 * By which way it went; absent for a draft.
 */
channel: Channel | null, 
/**
 * To whom; empty for a draft.
 */
to: string, 
/**
 * Seconds after the promise; 0 when it was kept or nothing had been promised.
 */
lateSeconds: number, };

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
 * How far everything reaches that is read, and how much there is where.
 */
export type ViewExtent = { 
/**
 * The first instant of all of it.
 */
from: string, 
/**
 * The last one.
 */
to: string, 
/**
 * When the incident begins.
 */
incidentFrom: string, 
/**
 * When it ends.
 */
incidentTo: string, 
/**
 * How many messages and lines there are in each of as many equal parts of it.
 */
counts: Array<number>, };

/**
 * Asks how it went for each person.
 */
export type ViewsRequest = { 
/**
 * Which conversation is laid beside the log.
 */
of: ConversationOf, 
/**
 * As it was known at this instant; absent for now, with what people told since.
 */
at?: string, 
/**
 * From when what was said is laid out; with the incident when absent.
 */
from?: string, 
/**
 * Until when.
 */
to?: string, };

/**
 * How much a hint weighs.
 */
export type Weight = "quiet" | "notice" | "firm";

/**
 * Among what the wheel of misfortune spins.
 */
export type WheelOf = "anything" | "past" | "scenarios";

/**
 * Where the time stands.
 */
export type WhenColumns = { "is": "nowhere" } | { "is": "one", 
/**
 * Which.
 */
column: number, 
/**
 * How it is written.
 */
format: TimeFormat, } | { "is": "date_and_time", 
/**
 * The column of the date.
 */
date: number, 
/**
 * The column of the time of day.
 */
time: number, 
/**
 * How the date is written.
 */
format: TimeFormat, };

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
 * Somebody to ask.
 */
export type WhomView = { 
/**
 * Handle.
 */
person: string, 
/**
 * Name.
 */
name: string, 
/**
 * Why them.
 */
reasons: Array<ReasonView>, 
/**
 * The interview with them, if there is one.
 */
interview: string | null, };

/**
 * What makes somebody worth asking.
 */
export type WhyAsk = "led" | "worked" | "not_on_call" | "alone" | "owner" | "newcomer" | "customers" | "night" | "nominated" | "named" | "heard";

/**
 * What a text is.
 */
export type WrittenSort = "scope" | "section" | "finding" | "difference" | "mark" | "note" | "talk" | "expertise" | "meeting" | "idea" | "reader";

/**
 * A time zone of the IANA database, such as `Europe/Berlin`.
 */
export type Zone = string;

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
  /** The response beside its log: checklist, roles, asks, clocks, ledger, handover, stand-down. */
  response: { request: IncidentRequest; reply: Response };
  /** Does something in a response: answers an item, takes a role, answers an ask, says that an update went out. */
  act: { request: ActRequest; reply: Change };
  /** The next clocks of every open incident. */
  clocks: { request: Empty; reply: AllClocks };
  /** Says that somebody types: what is not urgent waits a moment. */
  typing: { request: IncidentRequest; reply: Empty };
  /** The twelve parts of a handover brief, filled from the log as it stands. */
  handover_brief: { request: HandoverBriefRequest; reply: HandoverBrief };
  /** A handover as one printable page, as Markdown or as plain text. */
  handover_sheet: { request: HandoverSheetRequest; reply: ExportText };
  /** One printable page with what somebody needs who leaves the desk. */
  grab_sheet: { request: IncidentOnly; reply: ExportText };
  /** Drafts an update for an audience, or takes up the draft that waits. */
  update_compose: { request: UpdateCompose; reply: Composed };
  /** Reads an update while it is written, and says what stands out. */
  update_check: { request: UpdateCheck; reply: UpdateChecks };
  /** Makes an update ready to leave: for the clipboard, a chat, a mail draft, a file. */
  update_format: { request: UpdateFormat; reply: UpdateFormatted };
  /** Fills a template while it is written. */
  template_preview: { request: TemplatePreview; reply: TemplateFilled };
  /** Other incidents: open ones that may be the same, and those that were merged into this one. */
  neighbours: { request: IncidentOnly; reply: Neighbours };
  /** Takes back the last thing done here in this session. */
  undo: { request: IncidentOnly; reply: Undone };
  /** Does again what was taken back. */
  redo: { request: IncidentOnly; reply: Undone };
  /** What was being typed when the window closed or the machine stopped. */
  draft_load: { request: DraftKey; reply: DraftText };
  /** Keeps what is being typed. */
  draft_save: { request: DraftSave; reply: Empty };
  /** People and services. */
  directory: { request: DirectoryRequest; reply: DirectoryView };
  /** Adds or changes a person. */
  person_save: { request: PersonSave; reply: Change };
  /** Adds or changes a service. */
  service_save: { request: ServiceSave; reply: Change };
  /** Reads a list of people without adding them. */
  people_preview: { request: PeopleCsv; reply: PeoplePreview };
  /** Adds the people of a list. */
  people_import: { request: PeopleCsv; reply: PeopleImported };
  /** Writes everybody out as a list that can be read again. */
  people_export: { request: Empty; reply: CsvText };
  /** Says that two records are one person; whatever names the one means the other from then on. */
  people_merge: { request: PeopleMerge; reply: Change };
  /** Everything that stands in the library, and whose it is. */
  library: { request: LibraryRequest; reply: LibraryView };
  /** Writes something of the library: a card, an audience, the policy, a template, the guide. */
  library_set: { request: LibraryPut; reply: Change };
  /** Goes back to what is built in, takes away what a team added, or puts away what is built in. */
  library_clear: { request: LibraryClear; reply: Change };
  /** Reads a file of cards without adding them. */
  cards_import_preview: { request: CardsText; reply: CardsPreview };
  /** Adds the cards of a file. */
  cards_import: { request: CardsText; reply: Change };
  /** Every version of a card: who changed it when, and what it said. */
  card_history: { request: CardHistoryRequest; reply: CardHistory };
  /** Writes cards out as YAML. */
  cards_export: { request: CardsExport; reply: ExportText };
  /** Writes cards out to a file; never replaces a good file with half a one. */
  cards_export_file: { request: CardsFile; reply: ExportedFile };
  /** Writes the codebook out as YAML. */
  codes_export: { request: Empty; reply: ExportText };
  /** Adds the codes of a file to the codebook, or changes those of the same keys. */
  codes_import: { request: CardsText; reply: CodesTaken };
  /** Plays a policy through a whole incident: when each audience would hear. */
  policy_preview: { request: PolicyPlay; reply: PolicyPlayed };
  /** Sizes an incident by the questions of the severity guide. Without answers, the questions alone. */
  guide_answer: { request: GuideAnswers; reply: GuideReply };
  /** Every scenario of the library, without what it says. */
  scenarios: { request: Empty; reply: ScenarioShelf };
  /** One scenario, with what to look at in it. */
  scenario: { request: ScenarioOnly; reply: ScenarioView };
  /** Looks at a scenario as somebody writes it, without keeping it. */
  scenario_look: { request: ScenarioDraft; reply: ScenarioView };
  /** Reads a file of scenarios, or a list of injects, without keeping it. */
  scenario_read: { request: ScenarioText; reply: ScenariosRead };
  /** Writes a scenario out: YAML, a list, Markdown, for SkillAegis, on paper. */
  scenario_export: { request: ScenarioExport; reply: ExportText };
  /** Writes a scenario out to a file; never replaces a good file with half a one. */
  scenario_export_file: { request: ScenarioFile; reply: ExportedFile };
  /** Makes a scenario of a closed incident and puts it in the library. */
  scenario_make: { request: ScenarioOfIncident; reply: ScenarioMade };
  /** Finds words in everything that was written. */
  search: { request: SearchRequest; reply: SearchReply };
  /** The same in all reviews: in what was written there and in what was brought in. */
  search_reviews: { request: ReviewSearch; reply: ReviewHits };
  /** Keeps a picture and says what it is. */
  attachment_add: { request: AttachmentAdd; reply: Attachment };
  /** Writes an incident out as text. */
  export_text: { request: ExportRequest; reply: ExportText };
  /** Writes an incident out to a file; never replaces a good file with half a one. */
  export_file: { request: ExportFile; reply: ExportedFile };
  /** What a bundle of an incident would carry to another machine, and what stays. */
  bundle_offer: { request: IncidentOnly; reply: BundleOffer };
  /** Writes an incident out as a bundle; never replaces a good file with half a one. */
  bundle_write: { request: BundleWrite; reply: BundleWritten };
  /** What is in a bundle, and what of it is new here. Writes nothing. */
  bundle_look: { request: BundleFile; reply: BundleLook };
  /** Takes a bundle in, all of it or nothing. It cannot be taken out again. */
  bundle_take: { request: BundleFile; reply: BundleTaken };
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
  /** The review of an incident: what it is to be, who leads it. */
  review: { request: IncidentOnly; reply: ReviewView };
  /** Does something in a review. */
  review_act: { request: ReviewActRequest; reply: Change };
  /** Does something in an interview or a survey of a review. */
  talk_act: { request: TalkActRequest; reply: Change };
  /** Every review that is asked for, goes on or was done, and how far it is. */
  review_queue: { request: Empty; reply: ReviewQueue };
  /** What the choice of depth and people rests on: what each depth means, who may lead, earlier incidents. */
  review_scope: { request: IncidentOnly; reply: ReviewScopeView };
  /** What a file, a folder or a pasted text probably is. Reads no message. */
  source_look: { request: SourceLook; reply: SourceLooked };
  /** What would come of bringing it in. Writes nothing. */
  source_preview: { request: SourceReading; reply: SourcePreview };
  /** Brings it in, in one step that can be taken back. */
  source_import: { request: SourceReading; reply: SourceDone };
  /** Everything that was brought into a review. */
  sources: { request: IncidentOnly; reply: Sources };
  /** A few messages of a source, by words or by time. */
  messages_find: { request: MessagesFind; reply: Messages };
  /** Messages of a source by their numbers. */
  messages: { request: MessagesRequest; reply: Messages };
  /** The interviews of a review: whom to ask, each talk, when it runs dry, who knows what. */
  interviews: { request: IncidentOnly; reply: InterviewsView };
  /** Who knows what about which service, out of every review. */
  expertise: { request: Empty; reply: ExpertiseCards };
  /** What an interview can be prepared from, and what was chosen. */
  interview_sheet: { request: InterviewOnly; reply: Sheet };
  /** Looks at questions as they would be asked, and says which of them judge or lead. */
  question_look: { request: Questions; reply: QuestionsSeen };
  /** Erases what was written down in an interview. It cannot be taken back. */
  interview_erase: { request: InterviewOnly; reply: Change };
  /** Makes the file with one person's own parts, for them to comment on. */
  calibration_make: { request: InterviewOnly; reply: CalibrationMadeFile };
  /** Takes in the file with a person's comments. */
  calibration_take: { request: CalibrationTake; reply: Change };
  /** Keeps something that was said off the record, sealed. */
  sealed_add: { request: SealedAdd; reply: SealedCount };
  /** Opens what was said off the record in an interview, after a person said that they mean to. */
  sealed_read: { request: SealedRead; reply: SealedNotes };
  /** Throws away what was said off the record: one note, or all of an interview. It cannot be taken back. */
  sealed_delete: { request: SealedDelete; reply: SealedCount };
  /** Meetings of a review: what was planned, how far they have come, who has not been heard. */
  meetings: { request: IncidentOnly; reply: Meetings };
  /** The invitation to a meeting as a calendar file, or word that it is called off. */
  meeting_invitation: { request: MeetingOnly; reply: ExportText };
  /** Ideas of a review: what soaks until when, what was decided, what was had before. */
  ideas: { request: IncidentOnly; reply: Ideas };
  /** The ideas of a review as a list. */
  ideas_export: { request: IdeasExport; reply: ExportText };
  /** Some of what was said and written, all sources and the log in one order. */
  conversation: { request: ConversationRequest; reply: Conversation };
  /** Where a message, a line or an instant stands in that order. */
  conversation_place: { request: ConversationPlaceRequest; reply: ConversationPlace };
  /** Finds words in it. */
  conversation_search: { request: ConversationSearch; reply: ConversationHits };
  /** Says that a stretch of it was read. */
  conversation_read: { request: ConversationStretch; reply: Change };
  /** What marking needs: codes, how much was read, where marks are. */
  marking: { request: ConversationOf; reply: Marking };
  /** The marks of a review, in the order in which they were made. */
  marks: { request: MarksRequest; reply: MarksReply };
  /** Makes a line, a question, a cue, evidence or a theme of a mark. */
  mark_use: { request: MarkUseRequest; reply: Change };
  /** Who was heard in the conversation, in the order of their first word. */
  heard: { request: IncidentOnly; reply: Heard };
  /** The time of an incident from end to end: phases, severities, updates, marks, promises. */
  time_line: { request: ConversationOf; reply: TimeLine };
  /** What was known at an instant: statement, ledger, who was there, promises, the last lines. */
  known_at: { request: IncidentRequest; reply: KnownAt };
  /** What each audience was told beside what was known, now or as it was known at an instant. */
  said_known: { request: IncidentRequest; reply: SaidKnown };
  /** How it went for each person, now or as it was known at an instant. */
  points_of_view: { request: ViewsRequest; reply: PointsOfView };
  /** How far what is read reaches before and after the incident. */
  view_extent: { request: ConversationOf; reply: ViewExtent };
  /** Where accounts differ: what is proposed, the cards, what was put away. */
  differences: { request: ConversationOf; reply: Differences };
  /** The narrative of a review with what its claims rest on, what was found, and hints at words that blame. */
  story: { request: IncidentOnly; reply: Story };
  /** A draft of the narrative, made only of what was written. */
  story_draft: { request: IncidentOnly; reply: StoryDraft };
  /** What a claim of the narrative could rest on, by words. */
  story_evidence: { request: StoryEvidence; reply: StoryOffers };
  /** A report as it would be handed out, and what readers of earlier ones said. */
  report_preview: { request: ReportRequest; reply: ReportPreview };
  /** A report as the text of a file. */
  report_text: { request: ReportTextRequest; reply: ReportText };
  /** Takes in the file in which a reader says that they read a report. One answer counts once. */
  reader_take: { request: ReaderTake; reply: ReaderTaken };
  /** The surveys of a review; of their answers what may be shown. */
  surveys: { request: IncidentOnly; reply: SurveysView };
  /** How long a form takes, and what stands in its way. */
  survey_look: { request: SurveyLook; reply: FormLook };
  /** Opens a survey; its form and its rules stay as they are from then on. */
  survey_open: { request: SurveyOpen; reply: SurveyChanged };
  /** Closes a survey; then what may be shown of it is. */
  survey_close: { request: SurveyOnly; reply: SurveyChanged };
  /** Throws the answers of a survey away for good; that it was done stays noted. */
  survey_discard: { request: SurveyOnly; reply: SurveyChanged };
  /** The form as one file that needs nothing else. */
  survey_form: { request: SurveyOnly; reply: ExportText };
  /** The form on paper. */
  survey_paper: { request: SurveyPaper; reply: ExportText };
  /** Takes in files that came back; each counts once. */
  survey_take: { request: SurveyTake; reply: SurveyTaken };
  /** Takes in an answer from paper, or one given at this machine. */
  survey_answer: { request: SurveyAnswer; reply: SurveyAnswered };
  /** Takes back the last thing done in a review in this session. */
  review_undo: { request: IncidentOnly; reply: Undone };
  /** Does again what was taken back last in a review. */
  review_redo: { request: IncidentOnly; reply: Undone };
  /** Every drill: planned, running, over. */
  drills: { request: Empty; reply: Drills };
  /** The drills that are under way, for a screen that shows none of them. */
  drills_running: { request: Empty; reply: DrillsRunning };
  /** Puts a drill together from a scenario, or from a past incident. */
  drill_plan: { request: DrillPlan; reply: DrillMade };
  /** Lets chance choose what is played, scenario or past incident, by a number that can be given again. */
  drill_spin: { request: DrillSpin; reply: DrillSpun };
  /** A drill for its console: also what no player may see. */
  drill: { request: IncidentOnly; reply: DrillReply };
  /** A drill for its players: only what reached them. */
  drill_players: { request: IncidentOnly; reply: PlayersView };
  /** The clock of a drill; nothing for what is real, or was declared without a console. */
  drill_clock_read: { request: IncidentOnly; reply: DrillClockReply };
  /** Does something in a drill: runs its clock, delivers, rates, notes. */
  drill_act: { request: DrillActRequest; reply: Change };
  /** Something real happened: freezes a drill for good. */
  drill_stop: { request: IncidentOnly; reply: Change };
  /** Takes back the last thing done in a drill in this session; the clock and what came stay. */
  drill_undo: { request: IncidentOnly; reply: Undone };
  /** Does again what was taken back last in a drill. */
  drill_redo: { request: IncidentOnly; reply: Undone };
  /** What came after a drill: hot wash, report, plan, what was noted. */
  drill_after: { request: IncidentOnly; reply: DrillAfter };
  /** The report of a drill as a file. */
  drill_report_text: { request: DrillReportRequest; reply: DrillReportText };
  /** How a team comes along over drills, objective by objective. */
  drill_progress: { request: Empty; reply: DrillProgress };
  /** Says how sure somebody is before or after a drill; sealed, without a name. */
  confidence_add: { request: ConfidenceAdd; reply: ConfidenceCount };
  /** Stops a long job. */
  cancel: { request: JobRequest; reply: Empty };
}

/** Every command that only the window can carry out. */
export interface WindowCommands {
  /** Asks where to save an export, and writes it there. `null` path when the person changed their mind. */
  export_dialog: { request: ExportRequest; reply: ExportChosen };
  /** Asks where to save a bundle, and writes it there. `null` path when the person changed their mind. */
  bundle_save_dialog: { request: IncidentOnly; reply: ExportChosen };
  /** Asks which bundle to look into. */
  bundle_dialog: { request: Empty; reply: ChosenPath };
  /** Asks which file to read people from. */
  people_dialog: { request: Empty; reply: ChosenText };
  /** Asks which file to read cards from. */
  library_dialog: { request: Empty; reply: ChosenText };
  /** Asks which file to read codes from. */
  codes_dialog: { request: Empty; reply: ChosenText };
  /** Asks which file to read a scenario from. */
  scenario_dialog: { request: Empty; reply: ChosenText };
  /** Asks where to save cards, and writes them there. `null` path when the person changed their mind. */
  cards_dialog: { request: CardsExport; reply: ExportChosen };
  /** Asks which file, or which folder, to bring into a review. */
  source_dialog: { request: SourceDialog; reply: ChosenPath };
  /** Asks which backup to restore. */
  backup_dialog: { request: Empty; reply: ChosenPath };
  /** Opens a web or mail address outside, after a person pressed it. */
  open_link: { request: OpenLink; reply: Empty };
  /** Shows the folder of the store in the file manager. */
  show_store: { request: Empty; reply: Empty };
  /** Takes the picture out of the clipboard, where the webview does not hand it to the page. */
  clipboard_picture: { request: Empty; reply: PastedPicture };
  /** Puts a text into the clipboard. */
  copy_text: { request: CopyText; reply: Empty };
  /** Opens a mail draft in the person's mail program. Nothing is sent. */
  mail_draft: { request: MailDraft; reply: Empty };
  /** Asks where to save a text, and writes it there. No path when the person changed their mind. */
  save_text: { request: SaveText; reply: ChosenPath };
  /** Prints what the window shows. */
  print_page: { request: Empty; reply: Empty };
  /** Opens the strip, a small window above others, for an incident. */
  strip_open: { request: IncidentOnly; reply: StripOpened };
  /** Closes the strip. */
  strip_close: { request: Empty; reply: Empty };
  /** Opens the room view of a meeting in a second window, for a projector. */
  room_open: { request: MeetingOnly; reply: StripOpened };
  /** Closes the room view. */
  room_close: { request: Empty; reply: Empty };
  /** Opens the players' window of a drill, or brings it to the front. `docked` when this machine cannot make one. */
  players_open: { request: IncidentOnly; reply: StripOpened };
  /** Puts the players' window away. */
  players_close: { request: Empty; reply: Empty };
  /** Something real happened: freezes the drill and brings the main window to the front. */
  real_world: { request: IncidentOnly; reply: Empty };
  /** Says that the page is drawn and usable, so that start-up can be measured. */
  page_ready: { request: Empty; reply: Empty };
}
