# Meetings of the committee for officers: the calendar, agendas, decisions and papers.
committee-meeting = Please choose a meeting, or add one:
committee-meeting-name = meeting
committee-new = Add a meeting
committee-new-words = new meeting | add meeting
agenda-line-planned = { $day } ({ $cases } on the agenda)
agenda-line-held = { $day } (held, { $cases } cases)
committee-all = All meetings
committee-all-words = list of meetings | meetings
committee-this = Back to this meeting
committee-this-words = back to it | this meeting
committee-unknown = There is no such meeting.

# The card of a meeting
committee-title-planned = **Committee meeting: { $day }**
committee-title-held = **Committee meeting: { $day }** (held)
committee-title-cancelled = **Committee meeting: { $day }** (cancelled)
committee-card-papers = Papers are taken until { $cutoff }
committee-card-papers-closed = Papers were taken until { $cutoff } (closed: adding a case needs a reason)
committee-agenda =
    { $cases ->
        [0] There is no case on the agenda
        [one] Agenda: { $cases } case, { $undecided } undecided
       *[other] Agenda: { $cases } cases, { $undecided } undecided
    }
committee-component = - { $component }: { $cases }; cost { $cost }; grant { $grant }{ $unknown ->
        [0] {""}
       *[other] {" "}({ $unknown } of them without a sum)
    }
committee-samples = Sample data, not real cases, among them: { $cases }
committee-ready = Cases that can be added: { $cases }
committee-nothing-to-do = There is nothing to do for this meeting now.
committee-action = What would you like to do?
committee-action-name = task
committee-do-record = Record decisions
committee-do-record-words = record | decisions
committee-do-put = Add cases
committee-do-put-words = add | put on the agenda
committee-do-cases = Show the agenda
committee-do-cases-words = agenda | cases
committee-do-take-off = Take a case off
committee-do-take-off-words = take off | remove a case
committee-do-pack = Meeting papers
committee-do-pack-words = papers | pack | meeting pack
committee-do-cutoff = Change the closing time for papers
committee-do-cutoff-words = closing time | change cut-off | cut-off
committee-do-held = Record that the meeting was held
committee-do-held-words = held | it was held
committee-do-reopen = Correct a recorded decision
committee-do-reopen-words = correct | correct a decision
committee-do-cancel = Cancel the meeting
committee-do-cancel-words = cancel meeting | call it off
committee-pick = { $cases ->
        [one] { $cases } case is
       *[other] { $cases } cases are
    } on the agenda. Press one for its details:
committee-to-meeting = Back to the meeting
committee-to-meeting-words = meeting | to the meeting

# Cases
agenda-case = { $reference } { $company } ({ $component })
agenda-case-sample = { $reference } { $company } ({ $component }, sample)
committee-item = - { $case }
agenda-not-known = not known
agenda-grant = { $grant } ({ $limit })
agenda-limit-share = { $rule } of the cost, { $sources }
agenda-limit-cap = up to { $rule }, { $sources }
agenda-limit-cost-missing = cannot be worked out: the cost is not known
agenda-limit-unknown = the rules of this phase state no sum
agenda-decided-approve = approved, { $grant }
agenda-decided-other = approved, { $grant } (by the rules { $rules })
agenda-decided-reject = not approved
agenda-decided-defer = put off

# The calendar
committee-day = On which day is the meeting? For example 15/12 or 15 Dec.
committee-day-name = day of the meeting
committee-taken = There is a meeting on { $day } already.
committee-usual-over = Papers would usually be taken until { $cutoff }, but that is over.
committee-papers = Papers are usually taken until { $cutoff } (7 days before the meeting, 18:00). Is that right?
committee-papers-name = closing of papers
committee-close-usual = As usual
committee-close-usual-words = usual | yes | ok
committee-close-other = Another time
committee-close-other-words = other | change it
committee-cutoff-day = Until which day are papers taken?
committee-cutoff-day-name = last day for papers
committee-cutoff-time = Until what time on that day? For example 18:00.
committee-cutoff-time-name = closing time
committee-added = The meeting on { $day } has been added. Cases that are ready can be put on its agenda.
committee-cutoff-changed = Papers are now taken until { $cutoff }.
committee-cancelled = The meeting is cancelled. { $cases ->
        [0] {""}
        [one] { $cases } case is ready for another meeting, and the applicant has been told.
       *[other] { $cases } cases are ready for another meeting, and the applicants have been told.
    }
committee-held = Recorded: the meeting was held, and nothing on its agenda is left undecided.

# The agenda
committee-case-name = cases
committee-case = Which cases are added? Choose one by one, or type one or more references. Chosen: { $chosen }
committee-every = Add all
committee-every-words = all | all of them | all cases
committee-late-reason = Papers closed on { $cutoff }. Why is this added all the same? (Only staff see it.)
committee-late-reason-name = reason for adding late
committee-one = Which case?
committee-one-name = case
committee-reason = What is the reason? (Only staff see it.)
committee-reason-name = reason
committee-put = { $cases ->
        [one] { $cases } case has
       *[other] { $cases } cases have
    } been put on the agenda, and the applicants have been told.
committee-taken-off = { $reference } has been taken off the agenda and its applicant told. It can go to another meeting.
committee-reopened = { $reference } is on the agenda again: please record the decision anew. If the applicant has been told of the earlier decision, they will be told of this too.

# Confirming
committee-confirm =
    { $what }
    Is that right?
committee-confirm-name = confirmation
committee-confirm-yes = Yes, do it
committee-confirm-yes-words = yes | ok | confirm
committee-confirm-no = Change nothing
committee-confirm-no-words = no | do not
committee-value =
    Please check (page { $page } of { $pages }):
    { $lines }
committee-page-next = Next page
committee-page-next-words = next | go on
committee-page-stop = Stop, change nothing
committee-page-stop-words = stop
committee-what-add = **Add a meeting on { $day }**, papers until { $cutoff }
committee-what-cutoff = **Papers are taken until:** { $before } → { $after }
committee-what-cancel = **Cancel the meeting on { $day }.** { $cases ->
        [0] There is no case on its agenda.
        [one] { $cases } case goes back to "ready", and the applicant is told.
       *[other] { $cases } cases go back to "ready", and the applicants are told.
    }
committee-what-held = **The meeting on { $day } was held**; nothing on its agenda is undecided.
committee-what-put = **Put on the agenda of { $day }: { $cases ->
        [one] { $cases } case
       *[other] { $cases } cases
    }.** The applicants are told.
committee-what-take-off = **Take off the agenda of { $day }**; the applicant is told:
committee-what-reopen = **Correct a recorded decision** ({ $before }). The case goes back to the agenda and is decided anew:
committee-what-record = **Record the decisions of { $day }:** { $approve } approved ({ $total } in all), { $reject } not approved, { $defer } put off; { $left } left undecided. The applicants are told.

# Decisions
committee-how = { $cases } cases are undecided. How would you like to record them? Everything is listed before it is recorded.
committee-how-name = way of recording
committee-how-each = One by one
committee-how-each-words = each | one after another
committee-how-rules = Approve all at the sums by the rules
committee-how-rules-words = approve all | all
committee-decision =
    Case { $place } of { $of }: **{ $case }**
    Cost: { $cost }
    Grant by the rules: { $grant }
    What did the committee decide?
committee-decision-name = decision
committee-decide-approve = Approve
committee-decide-approve-words = approved | approved it
committee-decide-reject = Do not approve
committee-decide-reject-words = reject | rejected | not approved
committee-decide-defer = Put off
committee-decide-defer-words = defer | deferred
committee-decide-later = Record later
committee-decide-later-words = later | skip
committee-decide-rest = Approve this and all others at the sums by the rules
committee-decide-rest-words = approve the rest | approve all
committee-grant = How much was approved for { $reference }? ({ $limit })
committee-grant-name = grant
committee-because = { $reference }: for what reason? The applicant will read it. Chosen: { $chosen }
committee-because-name = reason
committee-text = { $reference }: please type the reason (at most 300 characters). The applicant will read it.
committee-text-name = reason
committee-zh-hans =
    "{ $name }" in Simplified Chinese; a proposal, please read it:
    { $proposal }
    Type another text if it needs changing.
committee-zh-hans-name = Simplified Chinese text
committee-en =
    "{ $name }" in English?
    { $text }
committee-en-name = English text
committee-read-back = - { $case }: **{ $decision }**
committee-recorded = Recorded: { $approve } approved, { $reject } not approved, { $defer } put off. { $left ->
        [0] Every case on the agenda is decided.
        [one] { $left } case is still undecided.
       *[other] { $left } cases are still undecided.
    }
committee-ask-changed = These cases have just been changed, and nothing is recorded yet: { $cases }. Please look at them again; your other answers are kept.
committee-meeting-changed = The meeting has just been changed, and nothing is recorded yet. Your answers are kept; please confirm again. { $cases }
committee-problem-no-sum = The grant must be more than nothing.
committee-problem-cost-missing = The cost of this case is not known, so nobody can tell whether a grant keeps to the rules. Please put it off and ask the applicant for the cost.
committee-problem-above-share = { $grant } is above the rules: { $limit }. At most { $most } can be approved.
committee-problem-above-cap = { $grant } is above the rules: { $limit }. At most { $most } can be approved.
committee-refused = Nothing has been recorded. { $reference }: { $why }
committee-why-no-sum = the grant must be more than nothing.
committee-why-cost-missing = the cost is not known, so it cannot be approved.
committee-why-above-share = the grant is above the share of the cost.
committee-why-above-cap = the grant is above the cap.
committee-why-reason-missing = a refusal or a deferral needs a reason.

# What came of it
committee-nothing-changed = Nothing has been changed.
committee-nothing-recorded = No decision has been recorded.
committee-changed-cases = These cases have just been changed by somebody else, and nothing was done: { $cases }. Please go back to the meeting and try again.
committee-not-changed = The meeting has just been changed by somebody else, and nothing was done. Please go back to it and try again.
committee-not-own-case = You act for one of these companies yourself and cannot decide on its case; please leave it to another case officer. Nothing was changed.
committee-not-already = These decisions were recorded before; nothing more is to be done.
committee-not-not-allowed = You may not handle meetings at present.
committee-not-unknown = There is no such meeting or case.
committee-not-not-now = This cannot be done now.
committee-not-over = The day of the meeting is past: no case can be added.
committee-not-late = Papers have just closed: adding a case needs a reason. Please go back to the meeting and try again.
committee-not-early = Decisions are recorded on the day of the meeting or later.
committee-not-past = The day of the meeting is past.
committee-not-taken = There is a meeting on that day already.
committee-not-cutoff-late = Papers cannot close after the day of the meeting.
committee-not-same-officer = You recorded this decision: another officer has to correct it.
committee-not-paid = Money has been paid on this case: it cannot be decided anew.
committee-not-reason-missing = A reason is needed.
committee-pack =
    The papers are ready. The links work until { $until }; please do not pass them on:
    - [Word]({ $docx })
    - [Excel]({ $xlsx })
    They hold no personal names or contacts.

# The papers of a meeting
pack-title = Cleaner Production Partnership Programme: papers for the Project Management Committee
pack-meeting = Meeting on { $day } (papers taken until { $cutoff })
pack-as-at = As at { $day }
pack-samples = Note: sample data, not real cases, on this agenda: { $cases }. They are left out of all totals.
pack-summary = I. Summary
pack-summary-sheet = Summary
pack-list = II. The cases
pack-list-sheet = Cases
pack-each = III. Each case
pack-by-sector = IV. By sector
pack-by-city = V. By city
pack-targets = VI. Approvals so far and targets
pack-targets-sheet = Totals and targets
pack-notes = VII. Notes
pack-no-cases = There is no case on the agenda.
pack-number = No.
pack-reference = Reference
pack-company = Company
pack-component = Component
pack-sector = Sector
pack-city = City
pack-cost = Cost
pack-by-rules = Grant by the rules
pack-verdict = Check against the rules
pack-score = Complete
pack-decision = Decision
pack-cases = Cases
pack-sum = Grant
pack-open = Cases without a grant
pack-rule = What the grant rests on
pack-check = The check in short
pack-missing = Documents missing
pack-phase = Phase
pack-approved = Approved
pack-target = Target
pack-undecided = Undecided on this agenda
pack-then = If all are approved
pack-year = { $year } (1 April to 31 March)
pack-in-all = In all years
pack-all = Total
pack-sample = { $reference } (sample)
pack-not-decided = undecided
pack-percent = { $number }%
pack-range = { $least } to { $most }
pack-about = about { $number }
pack-exactly = { $number }
pack-heading = { $number }. { $reference } { $company } ({ $component })
pack-heading-sample = { $number }. { $reference } { $company } ({ $component }; sample data, not a real case)
pack-line-grant = Cost { $cost }; by the rules of { $phase }, grant: { $grant }
pack-line-check = Check against the rules, "{ $verdict }": { $criteria } ({ $sources })
pack-line-check-bare = Check against the rules, "{ $verdict }": { $criteria }
pack-line-score = { $number }% complete; documents missing: { $missing }
pack-line-decision = Decision of the meeting: { $decision }
pack-item = "{ $name }"
pack-nothing-missing = none
pack-note-grant = Grants are worked out by the rules of each case's own phase; of a case that is decided, it is the sum approved.
pack-note-check = The check rests on what the applicant states and is an indication; the committee decides. Where it says that something cannot be told, the facts or the rules do not settle it.
pack-note-average = The average grant of demonstrations is an estimate and not a cap.
pack-note-totals = Approvals are counted by the day of the meeting that decided, those withdrawn afterwards included.
pack-note-targets = Approvals and targets are not counted alike: a target counts factories or projects carried out, approvals are applications, not completed, and a factory may count more than once. There is therefore no percentage.
pack-note-no-history = The figures of earlier years are not loaded in this system yet: only decisions recorded in it are counted.
pack-note-samples = Sample data are listed but left out of all totals.
