// The one table of commands: name, request, reply. Read by three macros: the service makes its dispatcher and the
// TypeScript contract from it, the window its handlers, the window's build script its permissions.
// `read` changes nothing; `write` returns the events it appended; `long` reports progress and can be cancelled.
commands! {
    /// What the window needs to open: settings, the state of the store, warnings.
    app_start: wire::Empty => wire::AppStart, read;
    /// Whether lines can be saved right now.
    health: wire::Empty => wire::Health, read;
    /// Saves who I am, my zone, theme and text size.
    settings_save: wire::Settings => wire::Settings, write;
    /// Every time zone by name.
    zones: wire::Empty => wire::Zones, read;

    /// Every open incident and the latest closed ones.
    board: wire::BoardRequest => wire::Board, read;
    /// Reads the one line an incident is declared with.
    declare_parse: wire::DeclareParse => muster_core::line::Declaration, read;
    /// Declares an incident or a drill.
    declare: wire::Declare => wire::Declared, write;

    /// An incident without its log: title, severity, phase, statement, milestones, names.
    incident: wire::IncidentRequest => wire::IncidentView, read;
    /// Some lines of a log, in an order, through a filter.
    log_slice: wire::LogSliceRequest => wire::LogSlice, read;
    /// Where a line stands in that order.
    log_place: wire::LogPlaceRequest => wire::LogPlace, read;
    /// Everything that was done to a line.
    line_history: wire::LineRequest => wire::LineHistory, read;

    /// Reads a line while it is written.
    line_parse: wire::LineParse => muster_core::line::ParsedLine, read;
    /// What could stand at the cursor.
    line_complete: wire::LineComplete => wire::Completions, read;
    /// Reads a time as it is typed.
    when_parse: wire::WhenParse => wire::WhenRead, read;
    /// Writes a line.
    line_add: wire::LineAdd => wire::Change, write;
    /// Reads many pasted lines.
    lines_preview: wire::LinesText => wire::LinesPreview, read;
    /// Writes many pasted lines in one step.
    lines_add: wire::LinesAdd => wire::Change, write;
    /// Corrects a line.
    line_amend: wire::LineAmend => wire::Change, write;
    /// Strikes a line.
    line_strike: wire::LineReason => wire::Change, write;
    /// Brings a struck line back.
    line_restore: wire::LineRequest => wire::Change, write;
    /// Pins or unpins a line.
    line_pin: wire::LineMark => wire::Change, write;
    /// Keeps a line for the review, or no longer.
    line_flag: wire::LineMark => wire::Change, write;
    /// Erases what a line says, for good.
    line_erase: wire::LineReason => wire::Change, write;

    /// Writes a version of the incident statement.
    statement_write: wire::TextSet => wire::Change, write;
    /// Gives the incident another title.
    title_set: wire::TextSet => wire::Change, write;
    /// Changes the severity.
    severity_set: wire::SeveritySet => wire::Change, write;
    /// Changes what readers are told.
    phase_set: wire::PhaseSet => wire::Change, write;
    /// Sets a named instant.
    milestone_set: wire::MilestoneSet => wire::Change, write;
    /// Takes back a named instant.
    milestone_clear: wire::MilestoneClear => wire::Change, write;

    /// The response beside its log: checklist, roles, asks, clocks, ledger, handover, stand-down.
    response: wire::IncidentRequest => muster_core::response::Response, read;
    /// Does something in a response: answers an item, takes a role, answers an ask, says that an update went out.
    act: wire::ActRequest => wire::Change, write;
    /// The next clocks of every open incident.
    clocks: wire::Empty => wire::AllClocks, read;
    /// Says that somebody types: what is not urgent waits a moment.
    typing: wire::IncidentRequest => wire::Empty, read;

    /// The twelve parts of a handover brief, filled from the log as it stands.
    handover_brief: wire::HandoverBriefRequest => wire::HandoverBrief, read;
    /// A handover as one printable page, as Markdown or as plain text.
    handover_sheet: wire::HandoverSheetRequest => wire::ExportText, read;
    /// One printable page with what somebody needs who leaves the desk.
    grab_sheet: wire::IncidentOnly => wire::ExportText, read;
    /// Drafts an update for an audience, or takes up the draft that waits.
    update_compose: wire::UpdateCompose => wire::Composed, read;
    /// Reads an update while it is written, and says what stands out.
    update_check: wire::UpdateCheck => wire::UpdateChecks, read;
    /// Makes an update ready to leave: for the clipboard, a chat, a mail draft, a file.
    update_format: wire::UpdateFormat => wire::UpdateFormatted, read;
    /// Fills a template while it is written.
    template_preview: wire::TemplatePreview => wire::TemplateFilled, read;

    /// Other incidents: open ones that may be the same, and those that were merged into this one.
    neighbours: wire::IncidentOnly => wire::Neighbours, read;

    /// Takes back the last thing done here in this session.
    undo: wire::IncidentOnly => wire::Undone, write;
    /// Does again what was taken back.
    redo: wire::IncidentOnly => wire::Undone, write;

    /// What was being typed when the window closed or the machine stopped.
    draft_load: wire::DraftKey => wire::DraftText, read;
    /// Keeps what is being typed.
    draft_save: wire::DraftSave => wire::Empty, write;

    /// People and services.
    directory: wire::DirectoryRequest => wire::DirectoryView, read;
    /// Adds or changes a person.
    person_save: wire::PersonSave => wire::Change, write;
    /// Adds or changes a service.
    service_save: wire::ServiceSave => wire::Change, write;
    /// Reads a list of people without adding them.
    people_preview: wire::PeopleCsv => wire::PeoplePreview, read;
    /// Adds the people of a list.
    people_import: wire::PeopleCsv => wire::PeopleImported, write;
    /// Writes everybody out as a list that can be read again.
    people_export: wire::Empty => wire::CsvText, read;
    /// Says that two records are one person; whatever names the one means the other from then on.
    people_merge: wire::PeopleMerge => wire::Change, write;

    /// Everything that stands in the library, and whose it is.
    library: wire::LibraryRequest => wire::LibraryView, read;
    /// Writes something of the library: a card, an audience, the policy, a template, the guide.
    library_set: wire::LibraryPut => wire::Change, write;
    /// Goes back to what is built in, takes away what a team added, or puts away what is built in.
    library_clear: wire::LibraryClear => wire::Change, write;
    /// Reads a file of cards without adding them.
    cards_import_preview: wire::CardsText => wire::CardsPreview, read;
    /// Adds the cards of a file.
    cards_import: wire::CardsText => wire::Change, write;
    /// Every version of a card: who changed it when, and what it said.
    card_history: wire::CardHistoryRequest => wire::CardHistory, read;
    /// Writes cards out as YAML.
    cards_export: wire::CardsExport => wire::ExportText, read;
    /// Writes cards out to a file; never replaces a good file with half a one.
    cards_export_file: wire::CardsFile => wire::ExportedFile, write;
    /// Writes the codebook out as YAML.
    codes_export: wire::Empty => wire::ExportText, read;
    /// Adds the codes of a file to the codebook, or changes those of the same keys.
    codes_import: wire::CardsText => wire::CodesTaken, write;
    /// Plays a policy through a whole incident: when each audience would hear.
    policy_preview: wire::PolicyPlay => wire::PolicyPlayed, read;
    /// Sizes an incident by the questions of the severity guide. Without answers, the questions alone.
    guide_answer: wire::GuideAnswers => wire::GuideReply, read;

    /// Every scenario of the library, without what it says.
    scenarios: wire::Empty => wire::ScenarioShelf, read;
    /// One scenario, with what to look at in it.
    scenario: wire::ScenarioOnly => wire::ScenarioView, read;
    /// Looks at a scenario as somebody writes it, without keeping it.
    scenario_look: wire::ScenarioDraft => wire::ScenarioView, read;
    /// Reads a file of scenarios, or a list of injects, without keeping it.
    scenario_read: wire::ScenarioText => wire::ScenariosRead, read;
    /// Writes a scenario out: YAML, a list, Markdown, for SkillAegis, on paper.
    scenario_export: wire::ScenarioExport => wire::ExportText, read;
    /// Writes a scenario out to a file; never replaces a good file with half a one.
    scenario_export_file: wire::ScenarioFile => wire::ExportedFile, write;
    /// Makes a scenario of a closed incident and puts it in the library.
    scenario_make: wire::ScenarioOfIncident => wire::ScenarioMade, write;

    /// Finds words in everything that was written.
    search: wire::SearchRequest => wire::SearchReply, read;
    /// The same in all reviews: in what was written there and in what was brought in.
    search_reviews: wire::ReviewSearch => wire::ReviewHits, read;

    /// Keeps a picture and says what it is.
    attachment_add: wire::AttachmentAdd => muster_core::event::Attachment, write;

    /// Writes an incident out as text.
    export_text: wire::ExportRequest => wire::ExportText, read;
    /// Writes an incident out to a file; never replaces a good file with half a one.
    export_file: wire::ExportFile => wire::ExportedFile, write;

    /// What a bundle of an incident would carry to another machine, and what stays.
    bundle_offer: wire::IncidentOnly => wire::BundleOffer, read;
    /// Writes an incident out as a bundle; never replaces a good file with half a one.
    bundle_write: wire::BundleWrite => wire::BundleWritten, write;
    /// What is in a bundle, and what of it is new here. Writes nothing.
    bundle_look: wire::BundleFile => wire::BundleLook, read;
    /// Takes a bundle in, all of it or nothing. It cannot be taken out again.
    bundle_take: wire::BundleFile => wire::BundleTaken, write;

    /// Checks every event and every table.
    verify: wire::JobRequest => wire::VerifyReport, long;
    /// Takes a backup and proves that it restores.
    backup: wire::BackupRequest => wire::BackupInfo, long;
    /// The backups that are there, newest first.
    backups: wire::Empty => wire::Backups, read;
    /// Puts a backup in the place of the store. What stood there is kept aside.
    restore: wire::RestoreRequest => wire::Restored, long;
    /// After damage: what to go on with.
    recover: wire::RecoverRequest => wire::Restored, long;
    /// The review of an incident: what it is to be, who leads it.
    review: wire::IncidentOnly => wire::ReviewView, read;
    /// Does something in a review.
    review_act: wire::ReviewActRequest => wire::Change, write;
    /// Does something in an interview or a survey of a review.
    talk_act: wire::TalkActRequest => wire::Change, write;
    /// Every review that is asked for, goes on or was done, and how far it is.
    review_queue: wire::Empty => wire::ReviewQueue, read;
    /// What the choice of depth and people rests on: what each depth means, who may lead, earlier incidents.
    review_scope: wire::IncidentOnly => wire::ReviewScopeView, read;
    /// What a file, a folder or a pasted text probably is. Reads no message.
    source_look: wire::SourceLook => wire::SourceLooked, read;
    /// What would come of bringing it in. Writes nothing.
    source_preview: wire::SourceReading => wire::SourcePreview, long;
    /// Brings it in, in one step that can be taken back.
    source_import: wire::SourceReading => wire::SourceDone, long;
    /// Everything that was brought into a review.
    sources: wire::IncidentOnly => wire::Sources, read;
    /// A few messages of a source, by words or by time.
    messages_find: wire::MessagesFind => wire::Messages, read;
    /// Messages of a source by their numbers.
    messages: wire::MessagesRequest => wire::Messages, read;
    /// The interviews of a review: whom to ask, each talk, when it runs dry, who knows what.
    interviews: wire::IncidentOnly => wire::InterviewsView, read;
    /// Who knows what about which service, out of every review.
    expertise: wire::Empty => wire::ExpertiseCards, read;
    /// What an interview can be prepared from, and what was chosen.
    interview_sheet: wire::InterviewOnly => wire::Sheet, read;
    /// Looks at questions as they would be asked, and says which of them judge or lead.
    question_look: wire::Questions => wire::QuestionsSeen, read;
    /// Erases what was written down in an interview. It cannot be taken back.
    interview_erase: wire::InterviewOnly => wire::Change, write;
    /// Makes the file with one person's own parts, for them to comment on.
    calibration_make: wire::InterviewOnly => wire::CalibrationMadeFile, write;
    /// Takes in the file with a person's comments.
    calibration_take: wire::CalibrationTake => wire::Change, write;
    /// Keeps something that was said off the record, sealed.
    sealed_add: wire::SealedAdd => wire::SealedCount, write;
    /// Opens what was said off the record in an interview, after a person said that they mean to.
    sealed_read: wire::SealedRead => wire::SealedNotes, read;
    /// Throws away what was said off the record: one note, or all of an interview. It cannot be taken back.
    sealed_delete: wire::SealedDelete => wire::SealedCount, write;
    /// Meetings of a review: what was planned, how far they have come, who has not been heard.
    meetings: wire::IncidentOnly => muster_core::review::Meetings, read;
    /// The invitation to a meeting as a calendar file, or word that it is called off.
    meeting_invitation: wire::MeetingOnly => wire::ExportText, read;
    /// Ideas of a review: what soaks until when, what was decided, what was had before.
    ideas: wire::IncidentOnly => muster_core::review::Ideas, read;
    /// The ideas of a review as a list.
    ideas_export: wire::IdeasExport => wire::ExportText, read;
    /// Some of what was said and written, all sources and the log in one order.
    conversation: wire::ConversationRequest => wire::Conversation, read;
    /// Where a message, a line or an instant stands in that order.
    conversation_place: wire::ConversationPlaceRequest => wire::ConversationPlace, read;
    /// Finds words in it.
    conversation_search: wire::ConversationSearch => wire::ConversationHits, read;
    /// Says that a stretch of it was read.
    conversation_read: wire::ConversationStretch => wire::Change, write;
    /// What marking needs: codes, how much was read, where marks are.
    marking: wire::ConversationOf => wire::Marking, read;
    /// The marks of a review, in the order in which they were made.
    marks: wire::MarksRequest => wire::MarksReply, read;
    /// Makes a line, a question, a cue, evidence or a theme of a mark.
    mark_use: wire::MarkUseRequest => wire::Change, write;
    /// Who was heard in the conversation, in the order of their first word.
    heard: wire::IncidentOnly => muster_core::review::Heard, read;
    /// The time of an incident from end to end: phases, severities, updates, marks, promises.
    time_line: wire::ConversationOf => muster_core::review::TimeLine, read;
    /// What was known at an instant: statement, ledger, who was there, promises, the last lines.
    known_at: wire::IncidentRequest => muster_core::review::KnownAt, read;
    /// What each audience was told beside what was known, now or as it was known at an instant.
    said_known: wire::IncidentRequest => muster_core::review::SaidKnown, read;
    /// How it went for each person, now or as it was known at an instant.
    points_of_view: wire::ViewsRequest => muster_core::review::PointsOfView, read;
    /// How far what is read reaches before and after the incident.
    view_extent: wire::ConversationOf => wire::ViewExtent, read;
    /// Where accounts differ: what is proposed, the cards, what was put away.
    differences: wire::ConversationOf => muster_core::review::Differences, read;
    /// The narrative of a review with what its claims rest on, what was found, and hints at words that blame.
    story: wire::IncidentOnly => wire::Story, read;
    /// A draft of the narrative, made only of what was written.
    story_draft: wire::IncidentOnly => wire::StoryDraft, read;
    /// What a claim of the narrative could rest on, by words.
    story_evidence: wire::StoryEvidence => wire::StoryOffers, read;
    /// A report as it would be handed out, and what readers of earlier ones said.
    report_preview: wire::ReportRequest => wire::ReportPreview, read;
    /// A report as the text of a file.
    report_text: wire::ReportTextRequest => wire::ReportText, read;
    /// Takes in the file in which a reader says that they read a report. One answer counts once.
    reader_take: wire::ReaderTake => wire::ReaderTaken, write;
    /// The surveys of a review; of their answers what may be shown.
    surveys: wire::IncidentOnly => wire::SurveysView, read;
    /// How long a form takes, and what stands in its way.
    survey_look: wire::SurveyLook => muster_core::review::survey::FormLook, read;
    /// Opens a survey; its form and its rules stay as they are from then on.
    survey_open: wire::SurveyOpen => wire::SurveyChanged, write;
    /// Closes a survey; then what may be shown of it is.
    survey_close: wire::SurveyOnly => wire::SurveyChanged, write;
    /// Throws the answers of a survey away for good; that it was done stays noted.
    survey_discard: wire::SurveyOnly => wire::SurveyChanged, write;
    /// The form as one file that needs nothing else.
    survey_form: wire::SurveyOnly => wire::ExportText, read;
    /// The form on paper.
    survey_paper: wire::SurveyPaper => wire::ExportText, read;
    /// Takes in files that came back; each counts once.
    survey_take: wire::SurveyTake => wire::SurveyTaken, write;
    /// Takes in an answer from paper, or one given at this machine.
    survey_answer: wire::SurveyAnswer => wire::SurveyAnswered, write;
    /// Takes back the last thing done in a review in this session.
    review_undo: wire::IncidentOnly => wire::Undone, write;
    /// Does again what was taken back last in a review.
    review_redo: wire::IncidentOnly => wire::Undone, write;

    /// Every drill: planned, running, over.
    drills: wire::Empty => wire::Drills, read;
    /// The drills that are under way, for a screen that shows none of them.
    drills_running: wire::Empty => wire::DrillsRunning, read;
    /// Puts a drill together from a scenario, or from a past incident.
    drill_plan: wire::DrillPlan => wire::DrillMade, write;
    /// Lets chance choose what is played, scenario or past incident, by a number that can be given again.
    drill_spin: wire::DrillSpin => wire::DrillSpun, read;
    /// A drill for its console: also what no player may see.
    drill: wire::IncidentOnly => wire::DrillReply, read;
    /// A drill for its players: only what reached them.
    drill_players: wire::IncidentOnly => muster_core::drill::play::PlayersView, read;
    /// The clock of a drill; nothing for what is real, or was declared without a console.
    drill_clock_read: wire::IncidentOnly => wire::DrillClockReply, read;
    /// Does something in a drill: runs its clock, delivers, rates, notes.
    drill_act: wire::DrillActRequest => wire::Change, write;
    /// Something real happened: freezes a drill for good.
    drill_stop: wire::IncidentOnly => wire::Change, write;
    /// Takes back the last thing done in a drill in this session; the clock and what came stay.
    drill_undo: wire::IncidentOnly => wire::Undone, write;
    /// Does again what was taken back last in a drill.
    drill_redo: wire::IncidentOnly => wire::Undone, write;
    /// What came after a drill: hot wash, report, plan, what was noted.
    drill_after: wire::IncidentOnly => wire::DrillAfter, read;
    /// The report of a drill as a file.
    drill_report_text: wire::DrillReportRequest => wire::DrillReportText, read;
    /// How a team comes along over drills, objective by objective.
    drill_progress: wire::Empty => muster_core::drill::after::DrillProgress, read;
    /// Says how sure somebody is before or after a drill; sealed, without a name.
    confidence_add: wire::ConfidenceAdd => wire::ConfidenceCount, write;

    /// Stops a long job.
    cancel: wire::JobRequest => wire::Empty, read;
}

// Commands that only the window can carry out.
window_commands! {
    /// Asks where to save an export, and writes it there. `null` path when the person changed their mind.
    export_dialog: wire::ExportRequest => wire::ExportChosen;
    /// Asks where to save a bundle, and writes it there. `null` path when the person changed their mind.
    bundle_save_dialog: wire::IncidentOnly => wire::ExportChosen;
    /// Asks which bundle to look into.
    bundle_dialog: wire::Empty => wire::ChosenPath;
    /// Asks which file to read people from.
    people_dialog: wire::Empty => wire::ChosenText;
    /// Asks which file to read cards from.
    library_dialog: wire::Empty => wire::ChosenText;
    /// Asks which file to read codes from.
    codes_dialog: wire::Empty => wire::ChosenText;
    /// Asks which file to read a scenario from.
    scenario_dialog: wire::Empty => wire::ChosenText;
    /// Asks where to save cards, and writes them there. `null` path when the person changed their mind.
    cards_dialog: wire::CardsExport => wire::ExportChosen;
    /// Asks which file, or which folder, to bring into a review.
    source_dialog: wire::SourceDialog => wire::ChosenPath;
    /// Asks which backup to restore.
    backup_dialog: wire::Empty => wire::ChosenPath;
    /// Opens a web or mail address outside, after a person pressed it.
    open_link: wire::OpenLink => wire::Empty;
    /// Shows the folder of the store in the file manager.
    show_store: wire::Empty => wire::Empty;
    /// Takes the picture out of the clipboard, where the webview does not hand it to the page.
    clipboard_picture: wire::Empty => wire::PastedPicture;
    /// Puts a text into the clipboard.
    copy_text: wire::CopyText => wire::Empty;
    /// Opens a mail draft in the person's mail program. Nothing is sent.
    mail_draft: wire::MailDraft => wire::Empty;
    /// Asks where to save a text, and writes it there. No path when the person changed their mind.
    save_text: wire::SaveText => wire::ChosenPath;
    /// Prints what the window shows.
    print_page: wire::Empty => wire::Empty;
    /// Opens the strip, a small window above others, for an incident.
    strip_open: wire::IncidentOnly => wire::StripOpened;
    /// Closes the strip.
    strip_close: wire::Empty => wire::Empty;
    /// Opens the room view of a meeting in a second window, for a projector.
    room_open: wire::MeetingOnly => wire::StripOpened;
    /// Closes the room view.
    room_close: wire::Empty => wire::Empty;
    /// Opens the players' window of a drill, or brings it to the front. `docked` when this machine cannot make one.
    players_open: wire::IncidentOnly => wire::StripOpened;
    /// Puts the players' window away.
    players_close: wire::Empty => wire::Empty;
    /// Something real happened: freezes the drill and brings the main window to the front.
    real_world: wire::IncidentOnly => wire::Empty;
    /// Says that the page is drawn and usable, so that start-up can be measured.
    page_ready: wire::Empty => wire::Empty;
}
