# After an approval: milestones, payments, completion; totals of the programme.
flow-aftercare = After approval
command-aftercare-words = after approval | aftercare | follow up cases
aftercare-none = No approved case needs following up at the moment.
aftercare-unknown = This application was not found.
aftercare-nothing-to-do = There is nothing to follow up in this case at the moment.
aftercare-outstanding = Cases not fully paid: { $cases }, { $sum } in all, the oldest decided { $days } days ago; overdue items: { $late }.
aftercare-which-case = Please choose a case:
aftercare-which-case-name = Case
aftercare-line = { $reference } { $company }: { $what }
aftercare-line-late = { $number } overdue
aftercare-line-unpaid = { $sum } unpaid ({ $days } days after the decision)
aftercare-line-open = under way
aftercare-title = **{ $reference }** ({ $component })
aftercare-company = { $company }: { $state }
aftercare-state-submitted = not decided yet
aftercare-state-in-check = not decided yet
aftercare-state-to-check = not decided yet
aftercare-state-returned = not decided yet
aftercare-state-ready = not decided yet
aftercare-state-tabled = not decided yet
aftercare-state-approved = approved
aftercare-state-rejected = not approved
aftercare-state-completed = completed
aftercare-state-withdrawn = withdrawn
aftercare-money = Approved: { $approved }; paid: { $paid }; unpaid: { $unpaid }
aftercare-milestone = - { $what }: { $when }
aftercare-due = due by { $day }
aftercare-not-planned = no date yet
aftercare-done = done on { $day }
aftercare-done-consent = done on { $day }; { $consent }
aftercare-consent = the factory agrees to publication: { $scope } (until { $until })
aftercare-today = Today
aftercare-today-words = this day
aftercare-this = See this case again
aftercare-casework = Work on this application
aftercare-all = Other cases
aftercare-action = What would you like to do?
aftercare-action-name = Action
aftercare-do-plan = Set dates
aftercare-do-plan-words = dates | change dates
aftercare-do-done = Record as done
aftercare-do-done-words = item done | done
aftercare-do-pay = Record a payment
aftercare-do-pay-words = payment | pay
aftercare-do-undo = Correct a payment
aftercare-do-undo-words = correct | wrong payment
aftercare-do-complete = Complete the case
aftercare-do-complete-words = close the case | complete

# Dates
aftercare-kind =
    Which date is to be set?
    { $what }
aftercare-kind-name = Item
aftercare-each = One after another
aftercare-each-words = all | each
aftercare-leave = Leave it as it is
aftercare-leave-words = leave | skip
aftercare-day = By which day is "{ $what }" due? For example 15/12 or 2027-03-31. At present: { $present }.
aftercare-day-name = Day
aftercare-not-wanted = Not wanted
aftercare-not-wanted-words = not needed | no
aftercare-planned =
    The dates are kept:
    { $what }
    The company's people are reminded 14 days before, on the day, and 14 days after it.
aftercare-order = The order of the dates is not right: start, completion, final report. Nothing was changed.
aftercare-which =
    Which one is done?
    { $what }
aftercare-which-name = Item done
aftercare-done-on = On which day was "{ $what }" done?
aftercare-done-on-name = Day done
aftercare-visit = Which visit was it?
aftercare-visit-name = Visit
aftercare-visit-line = { $title } ({ $day })
aftercare-no-visit = Not in this list
aftercare-scope =
    Has the factory agreed in writing to publication? Please type to what, for example "website, with the firm's name".
    Nothing is published without the factory's recorded consent.
aftercare-scope-name = Scope of the consent
aftercare-no-consent = No consent yet
aftercare-no-consent-words = none | not yet
aftercare-until = Until which day does the consent hold?
aftercare-until-name = Consent until
aftercare-marked = Recorded: { $what }, done on { $day }.

# Payments
aftercare-amount = How much was paid? Unpaid: { $unpaid }.
aftercare-amount-name = Amount
aftercare-pay-all = All that is unpaid, { $sum }
aftercare-paid-on = On which day was it paid?
aftercare-paid-on-name = Day of payment
aftercare-pay-sure =
    Application { $reference }: { $sum } paid on { $day }.
    Paid in all: { $before } → { $after }
    Is this right?
aftercare-pay-sure-name = Confirmation
aftercare-pay-sure-yes = Right, record it
aftercare-pay-sure-yes-words = right | yes | ok
aftercare-pay-sure-no = Do not record it
aftercare-pay-sure-no-words = no | wrong
aftercare-paid = { $sum } recorded as paid; unpaid: { $unpaid }.
aftercare-payment = Which payment was wrong? Only those that other colleagues recorded are listed.
aftercare-payment-name = Payment
aftercare-payment-line = { $sum } ({ $day })
aftercare-reason = Why is the payment of { $sum } on { $day } taken back? The reason is recorded.
aftercare-reason-name = Reason
aftercare-undone = A row with the same amount below zero was added, the old one stays; unpaid: { $unpaid }.

# Completion
aftercare-complete-sure =
    Application { $reference } will be "completed", and the company is told.
    { $what }
    Complete it?
aftercare-complete-sure-name = Confirmation
aftercare-complete-sure-yes = Mark as completed
aftercare-complete-sure-yes-words = complete it | yes | ok
aftercare-complete-sure-no = Not yet
aftercare-complete-sure-no-words = no | later
aftercare-completed =
    The case is completed.
    { $what }
aftercare-still-open = - Still to follow: { $what }
aftercare-not-recorded = - Not recorded as done: { $what }
aftercare-still-unpaid = - Still unpaid: { $sum }
aftercare-nothing-open = Nothing is left open.

# Why not
aftercare-nothing-changed = Nothing was changed.
aftercare-not-allowed = Your role has changed and no longer allows this. Nothing was changed.
aftercare-own-case = You act for this company yourself and cannot work on its case; please leave it to another case officer. Nothing was changed.
aftercare-changed = This application has just been changed; please look at it again. Nothing was changed.
aftercare-not-now = This cannot be done as things stand. Nothing was changed.
aftercare-wrong-day = The day cannot lie before the decision, nor, for what is done, after today. Nothing was changed.
aftercare-too-much = This is more than the grant: only { $unpaid } is unpaid. Nothing was changed.
aftercare-report-missing = The final report must be recorded as done first. Nothing was changed.

# Reminders for the company
notice-milestone-soon = Application { $reference }: **{ $what }**, due by { $day }.
notice-milestone-today = Application { $reference }: **{ $what }**. Today ({ $day }) is the last day. If it is done already, you need not do anything.
notice-milestone-overdue = Application { $reference }: **{ $what }** was due by { $day }, and we have no record yet that it is done. If there are difficulties, please contact us so that we can agree on a new date.

# Totals
flow-totals = Totals of the programme
command-totals-words = totals | totals of the programme
totals-not-allowed = Only staff can see this.
totals-wish = Which figures would you like to see?
totals-wish-approvals = Applications approved
totals-wish-targets = Beside the targets
totals-wish-demonstrations = Technologies demonstrated
totals-wish-providers = Number of providers
totals-wish-events = Events and meetings
totals-wish-labels = Logos awarded
ledger-title-approvals = Applications approved (number)
ledger-title-targets = Approvals so far, and the targets
ledger-title-demonstrations = Demonstration projects approved, by technology (number)
ledger-title-providers = Registered environmental technology service providers (firms)
ledger-title-happenings = Events, exhibitions and committee meetings
ledger-title-labels = "Hong Kong-Guangdong Cleaner Production Partners" logos awarded (firms)
ledger-head = **{ $title }**
ledger-row = - { $name }: { $cells }
ledger-cell = { $name } { $value }
ledger-about = about { $number }
ledger-range = { $from } to { $to }
ledger-column-approved = approved
ledger-column-target = target
ledger-phase = The targets are of: { $phase }
ledger-year = { $year }
ledger-calendar-year = { $year }
ledger-to = to { $day }
ledger-nothing = No figures yet. Those of the paper are loaded by a command first.
ledger-no-figure = no figure
ledger-left-out = Earlier periods left out: { $number }
ledger-derived = To 31 March 2010: the total less the year 2010-11.
ledger-gap = Years that are not listed have no figure and are not in the total.
ledger-withdrawn = Withdrawn afterwards (counted in the year of approval): { $number }
ledger-of-the-paper = From the paper: { $sources }, as at { $day }.
ledger-of-the-records = Later: our records, as at { $day }, without samples.
ledger-adds-up = Checked: parts, years and totals agree.
ledger-approvals = Applications approved
ledger-demonstrations = Demonstration projects
ledger-providers = Service providers
ledger-new-providers = New in the year
ledger-events = Awareness events
ledger-participants = Participants
ledger-factory-visits = Factory visits
ledger-exhibitions = Exhibitions
ledger-exhibition-visitors = People at exhibitions
ledger-meetings = Committee meetings
ledger-labels = Logos
ledger-part-on-site-assessment = On-site assessment
ledger-part-demonstration = Demonstration project
ledger-part-verification = Verification
ledger-part-energy = Energy saving
ledger-part-air = Air pollution reduction
ledger-part-effluent = Effluent reduction
ledger-part-none = Technology not stated
ledger-part-hong-kong = Based in Hong Kong
ledger-part-prd = Based in the PRD
ledger-part-elsewhere = Elsewhere
ledger-part-manufacturing = Hong Kong-owned manufacturers
ledger-part-technology-service = Technology service providers
ledger-part-supply-chain = Sourcing companies
ledger-part-all = Total
ledger-basis-approvals = Years run from 1 April to 31 March, by the day of the committee's decision; a corrected decision counts once, as it stands.
ledger-basis-targets = Targets are for the whole phase, not for a year; an approval belongs to the phase by whose rules it was judged.
ledger-no-percent = Approved, not completed; a factory may count more than once. The targets count factories or projects, so there is no percentage: it would need those completed, each factory once.
ledger-basis-demonstrations = Each project counts under one technology; a withdrawn one stays in its year.
ledger-basis-providers = Firms on the register on that day; figures of different days cannot be added.
ledger-basis-new-providers = New: registered for the first time in that year.
ledger-basis-events = Events: over, not cancelled or postponed.
ledger-basis-participants = Participants: people or attendances in the paper (not said), arrivals in our records; never added.
ledger-basis-factory-visits = Visits are apart; the paper does not say whether its own are among its events.
ledger-basis-exhibitions = Exhibitions are not events.
ledger-basis-exhibition-visitors = People at them are not participants.
ledger-basis-meetings = Meetings: those held.
ledger-basis-labels = By calendar year: cannot be added to applications, which go by reporting year; a logo withdrawn later stays in the year of its award.
ledger-wrong-sum = Does not add up: { $what }, { $part }, { $period }: the paper states { $stated }, the parts come to { $number }.
ledger-wrong-cumulative = Does not add up: { $what }: the year's { $year } is more than the { $total } in all.
ledger-wrong-overpaid = Does not add up: { $number } applications have payments above their grants: { $cases }
ledger-wrong-undated = Does not add up: { $number } approved applications have no day of decision and are in no year: { $cases }
ledger-wrong-no-technology = Does not add up: { $number } approved demonstration projects have no technology: { $cases }
ledger-wrong-in-the-paper = Does not add up: { $number } decisions are of the paper's time; its figures include them already, and they are not counted again: { $cases }
ledger-wrong-not-decided = Does not add up: { $number } applications stand as approved without a recorded approval: { $cases }
