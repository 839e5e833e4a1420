# The applicant's side: applying, the case, looking a status up, one-time codes.
apply-closed = The phase { $phase } takes no new applications. To ask about the next phase, call the programme hotline { $hotline } or leave an enquiry.
apply-past-term = Please note: by our sources the programme period ended on { $end }. You may still fill this in; staff and the Project Management Committee decide.
apply-unknown-phase = Please note: our sources do not say whether the phase { $phase } takes applications. You may still fill this in; staff and the Project Management Committee decide.
apply-component = What would you like to apply for?
apply-component-name = Applying for
apply-component-on-site-assessment = On-site assessment: find out what could be improved
apply-component-on-site-assessment-words = on-site assessment | assessment
apply-component-demonstration = Demonstration project: install equipment or change a process
apply-component-demonstration-words = demonstration project | demonstration
apply-component-verification = Verification: an improvement is complete, have it verified
apply-component-verification-words = verification
apply-hk-owned = { eligibility-hk-owned }
apply-hk-owned-name = { eligibility-hk-owned-name }
apply-place = { eligibility-place }
apply-place-name = { eligibility-place-name }
apply-place-region = { eligibility-place-region }
apply-place-region-name = { eligibility-place-region-name }
apply-district = { eligibility-district }
apply-district-name = { eligibility-district-name }
apply-trade = { eligibility-trade }
apply-trade-name = { eligibility-trade-name }
apply-which-sector = { eligibility-which-sector }
apply-which-sector-name = { eligibility-which-sector-name }
apply-sector = { eligibility-sector }
apply-sector-name = { eligibility-sector-name }
apply-improved-already = { eligibility-improved-already }
apply-improved-already-name = { eligibility-improved-already-name }
apply-concern = { eligibility-concern }
apply-concern-name = { eligibility-concern-name }
apply-cost = What is the total quoted or budgeted, in Hong Kong dollars? If there is none yet, choose "not sure" and add it later.
apply-cost-name = { eligibility-cost-name }
apply-instead = Going by your answers, this one cannot be applied for. You can change an answer, or choose instead:
apply-instead-name = Instead
apply-refused = Going by your answers, an application is not possible now, so nothing was kept. If things are different, check again or ask a person.
privacy-notice-application = Why we collect this: so that the Hong Kong Productivity Council can handle the application, check it and follow up what is approved. Company name, contact person and one contact are required; the rest can follow. Used only by the staff of the case, the Environmental Protection Department, the Project Management Committee, the service provider you choose and the system's host; Telegram messages also pass through Telegram. Kept 7 years after a funded case is closed, 2 years if rejected or withdrawn, drafts 180 days. To see, correct or erase your data, type "my data". Please do not give identity card numbers. (Version of 24 November 2026)
apply-intro = { $notice }
apply-company = Which company is this for?
apply-company-name = Company
apply-another-company = Another company
apply-new-company = What is the company's full name, as on its registration?
apply-new-company-name = Company name
apply-company-number = Its Hong Kong business registration number, or the unified code of the Mainland? If it is not at hand, choose "Add it later".
apply-company-number-name = Registration number
company-number-skip = Add it later
company-number-skip-words = skip | none | later | no
apply-person = Name of the contact person?
apply-person-name = Contact person
apply-contact = Telephone or e-mail of the contact person? It can also be used to look the status up later.
apply-contact-name = Contact
apply-description = What would you like to do? Say in a few sentences how things are and what should improve, for example "Two diesel boilers, ten years old; we would like to recover waste heat and burn less oil".
apply-description-name = What you plan
apply-confirm =
    Please check:
    { $details }
    Save this as a draft? Documents and submitting come after that.
apply-confirm-name = Confirmation
apply-confirm-yes = Save the draft
apply-confirm-yes-words = yes | y | ok | save
apply-confirm-no = Do not save
apply-confirm-no-words = no | n
apply-nothing = Nothing was kept.
apply-begun =
    The draft is saved, reference **{ $reference }**.
    Next: add documents, then submit. We begin only once it is submitted.
    You can leave at any time and type "status" another day to go on.
apply-open = Add documents and submit
apply-too-many = This chat has 5 drafts that were not submitted. Please submit or delete one before beginning another.
apply-unknown = You no longer act for this company, so nothing was kept. Please ask a colleague there for a one-time code.

fact-line = - { $name }: { $value }
fact-open = not filled in
fact-component = Applying for
fact-company = Company
fact-registration-number = Registration number
fact-hk-owned = Hong Kong-owned
fact-place = Place
fact-sector = Sector
fact-concern = Area of improvement
fact-improved-already = Improvement complete
fact-cost-cents = Cost
fact-contact-name = Contact person
fact-contact = Contact
fact-description = What you plan

application-company = Company: { $company }
application-score = Completeness: **{ $score }%**
application-missing = - Missing: { $name } ({ $why })
application-missing-more = - And { $number } more, see "Documents"
application-facts-missing = Not filled in: { $names }
application-points = **Please add { $number ->
        [one] { $number } point
       *[other] { $number } points
    }** ({ $open } not answered):
application-correcting = You have taken this application back to correct it. When it is right, choose "Send it back to us".
case-point-open = { $number }. { $what }
case-point-answered = { $number }. { $what } (answered)
case-point-more = - And { $number } more: choose "Answer the points" to see each
milestone-line = - { $what }: { $when }
milestone-start = Work begins
milestone-completion = Work is complete
milestone-final-report = Final report
milestone-case-text = Text for a success case
milestone-visit-hosted = A factory visit hosted
milestone-talk-given = A talk at an event
milestone-due = by { $day }
milestone-done = done on { $day }
application-unknown = There is no such application, or you do not act for its company. Please check the reference; if a colleague applied, ask them for a one-time code.
application-changed = Somebody has just changed this application, so nothing was done. Here is how it stands now; please try again.
application-not-now = This application has moved on, so that is not possible now.
application-not-registered = That provider is not on the register at present, so it was not chosen.
application-saved = Saved, reference { $reference }. Type "status" another day to go on. To go on from another device, take a one-time code under "Colleagues and devices" first.
application-action = What would you like to do?
application-action-name = Action
application-do-points = Answer the points
application-do-points-words = points | answer
application-do-files = Documents
application-do-files-words = files | document | upload
application-do-details = See or change details
application-do-details-words = details | change details
application-do-submit = Submit the application
application-do-submit-words = submit
application-do-discard = Delete the draft
application-do-discard-words = delete | discard
application-do-resubmit = Send it back to us
application-do-resubmit-words = resubmit | send back
application-do-correct = Correct what was submitted
application-do-correct-words = correct
application-do-withdraw = Withdraw
application-do-withdraw-words = withdraw the application
application-do-reasons = See the reasons
application-do-reasons-words = reasons | why
application-do-people = Colleagues and devices
application-do-people-words = people | colleagues | devices | add a colleague
application-do-rate = Rate the provider
application-do-rate-words = rate
application-do-later = That is all for now
application-do-later-words = later | leave | another day

application-part = Which part?
application-part-name = Part
application-part-project = Factory and project
application-part-contact = Contact person and contact
application-part-company = Company name and number
application-part-quotations = Quotations
application-part-provider = Service provider
application-fact = Which one?
application-fact-name = Item
application-new-company = { apply-new-company }
application-new-company-name = { apply-new-company-name }
application-company-number = { apply-company-number }
application-company-number-name = { apply-company-number-name }
application-person = { apply-person }
application-person-name = { apply-person-name }
application-contact = { apply-contact }
application-contact-name = { apply-contact-name }
application-hk-owned = { eligibility-hk-owned }
application-hk-owned-name = { eligibility-hk-owned-name }
application-place = { eligibility-place }
application-place-name = { eligibility-place-name }
application-place-region = { eligibility-place-region }
application-place-region-name = { eligibility-place-region-name }
application-district = { eligibility-district }
application-district-name = { eligibility-district-name }
application-trade = { eligibility-trade }
application-trade-name = { eligibility-trade-name }
application-which-sector = { eligibility-which-sector }
application-which-sector-name = { eligibility-which-sector-name }
application-sector = { eligibility-sector }
application-sector-name = { eligibility-sector-name }
application-improved-already = { eligibility-improved-already }
application-improved-already-name = { eligibility-improved-already-name }
application-concern = { eligibility-concern }
application-concern-name = { eligibility-concern-name }
application-cost = { apply-cost }
application-cost-name = { apply-cost-name }
application-description = { apply-description }
application-description-name = { apply-description-name }
application-changed-details = Changed.
application-company-fixed = Another application of this company was submitted already, so its name and number cannot be changed here. If there is a mistake, type "human" and tell a member of staff.

quotations-none = No quotations entered yet.
quotations-line = - { $firm }, { $day }, { $amount }
quotations-add = Add a quotation
quotations-remove = Remove a quotation
quotations-added = The quotation is added. Please send the document itself under "Documents".
quotations-removed = The quotation is removed.
quotations-too-many = There are 10 quotations already; please remove one first.
application-quotations-do = What would you like to change?
application-quotations-do-name = Change of quotations
application-quotation = Which one is to be removed?
application-quotation-name = Quotation
application-firm = Which firm gave the quotation?
application-firm-name = Quoting firm
application-address = Address of that firm?
application-address-name = Firm's address
application-day = Date of the quotation? For example 15/10 or 2026-10-15.
application-day-name = Date of the quotation
application-amount = Total quoted, in Hong Kong dollars? For example 30000 or 30k.
application-amount-name = Total quoted

application-provider = Service provider at present: { $present }. Type the name of the one you would like; if you have none in mind, look for one first.
application-provider-name = Name of the provider
application-which-provider = Which one? Being registered is no recommendation; please compare for yourself.
application-which-provider-name = Provider
case-provider-none-yet = not chosen
case-provider-none = None for now
case-provider-other = None of these
case-provider-other-words = neither | no
case-provider-not-found = No provider on the register has a name like "{ $words }". Please check the name, or look for a provider first.
case-provider-unchanged = Nothing was changed.
case-provider-chosen = The chosen provider is noted.
case-provider-none-chosen = Noted: no provider for now.

case-files = { $number ->
        [one] { $number } document
       *[other] { $number } documents
    } so far. None is compulsory, but a complete application is checked faster.
application-item = Which one would you like to add?
application-item-name = Kind of document
case-item-missing = { $name } (none yet)
case-item-arrived = { $name } (received)
case-item-accepted = { $name } (checked)
case-item-returned = { $name } (please send again)
case-item-other = Another document
case-item-card =
    {""}**{ $name }**
    What it is for: { $why }
    For example: { $example }
case-file-arrived = - { $name } (received { $day })
case-file-accepted = - { $name } (received { $day }, checked)
case-file-returned = - { $name } (received { $day }, please send again)
application-file = Please send "{ $name }": a photo or a file, up to 5 MB, one at a time.
application-file-name = Document
application-more = { $outcome } Send another, or choose "Done".
application-more-name = Another document
case-file-kept = "{ $name }" has arrived.
case-file-same = "{ $name }" had arrived before; no need to send it again.
case-file-too-many = There is no more room (20 documents, 50 MB in all), so "{ $name }" was not kept. Please delete one that is not needed.
case-file-later = Answer later
case-file-later-words = later | skip
case-file-done = Done
case-file-done-words = that is all | finished
case-file-remove = Delete one
case-file-remove-words = delete | remove
case-file-removed = "{ $name }" is deleted.
application-gone = Which one is to be deleted?
application-gone-name = Document to delete
application-sure-gone = Delete "{ $name }"? It cannot be brought back.
application-sure-gone-name = Deleting
case-file-gone-yes = Delete it
case-file-gone-yes-words = yes | y | delete
case-file-gone-no = Keep it
case-file-gone-no-words = no | n | keep

application-point = Point { $number } of { $all }: { $what }
application-point-name = Answer
application-document = Point { $number } of { $all }: please send "{ $what }", a photo or a file.
application-document-name = Document asked for
case-point-in-words = Answer in words
case-point-in-words-words = words | text
case-points-done = Noted. Once everything is there, choose "Send it back to us"; only then do we go on.

application-submit =
    Please check (completeness { $score }%, documents: { $files }):
    { $details }
    { $missing }
    Submit it?
application-submit-name = Submit
submit-missing = Still missing: { $names }. You may submit now all the same; staff may ask for them.
submit-complete = Every document on the list is there.
submit-yes = Yes, submit
submit-yes-words = yes | y | ok | submit
submit-no = Not yet
submit-no-words = no | n | wait
submit-done =
    {""}**Submitted, reference { $reference }.**
    Please note the reference. When the status changes, we tell you here.
submit-already = This application ({ $reference }) was submitted before; it is not submitted twice.
application-resubmit =
    { $effect }
    Once it is back with us, staff go on and it cannot be changed meanwhile. Send it back?
application-resubmit-name = Sending back
resubmit-open = Points without an answer: { $number }. Staff may ask again.
resubmit-complete = Every point is answered.
resubmit-yes = Yes, send it back
resubmit-yes-words = yes | y | ok | send
resubmit-no = Not yet
resubmit-no-words = no | n | wait
resubmit-done = It is back with us; staff go on with it. Reference { $reference }.
application-correct =
    Before you correct it:
    - It comes back to you and our work stops; the time until you send it back does not count as ours.
    { $effect }
    Correct it?
application-correct-name = Correction
correct-queue = - Once it is back, staff check it again.
correct-agenda = - It leaves the agenda of the meeting on { $day } and waits for a later one.
correct-reach = - If it is not ready again by { $cutoff }, it misses the meeting on { $day }.
correct-yes = Take it back to correct
correct-yes-words = yes | y | ok | correct
correct-no = Leave it as it is
correct-no-words = no | n | leave
correct-done = Application { $reference } is with you again. When it is right, choose "Send it back to us".
application-withdraw =
    Before you withdraw:
    - Application { $reference } ends for good and cannot be brought back; another one has to be filled in afresh.
    { $effect }
    Withdraw it?
application-withdraw-name = Withdrawal
withdraw-open = - What was submitted is deleted when its retention period ends.
withdraw-approved = - The approved grant lapses.
withdraw-yes = Yes, withdraw
withdraw-yes-words = yes | y | withdraw
withdraw-no = Do not withdraw
withdraw-no-words = no | n | keep
withdraw-done = Application { $reference } is withdrawn.
application-discard = Delete draft { $reference }? { $effect }
application-discard-name = Deleting the draft
discard-effect = Everything filled in and { $files ->
        [one] { $files } document
       *[other] { $files } documents
    } will be deleted and cannot be brought back.
discard-yes = Yes, delete
discard-yes-words = yes | y | delete
discard-no = Keep the draft
discard-no-words = no | n | keep
discard-done = Draft { $reference } is deleted.
reasons-title = Reasons:
reasons-none =
    No reasons that we may show are written down here. I can ask a member of staff for you.
    { $notice }
application-ask-reasons = Send the enquiry "Please give the reasons for application { $reference }"? Staff reply in this chat.
application-ask-reasons-name = Enquiry
reasons-ask-yes = Send the enquiry
reasons-ask-yes-words = yes | y | ok | send
reasons-ask-no = No, thank you
reasons-ask-no-words = no | n
application-rate-work = How good was the provider's work?
application-rate-work-name = Work
application-rate-advice = How useful was the advice?
application-rate-advice-name = Advice
application-rate-punctual = Was the provider on time?
application-rate-punctual-name = On time
rate-5 = Very good
rate-4 = Good
rate-3 = Fair
rate-2 = Rather poor
rate-1 = Very poor
application-remark = Anything to add? For staff only; the provider does not learn who wrote it.
application-remark-name = Remark
rate-remark-none = Nothing to add
rate-remark-none-words = no | none | nothing | skip
rate-rated = Thank you for your view.
rate-already = This application was rated before; each is rated once.

people-listed =
    Who may see and handle the applications of "{ $company }": { $names }
    Applications belong to the company; please remove those who have left.
people-me = { $name } (this chat)
application-people-do = What would you like to do?
application-people-do-name = Colleagues and devices
people-do-invite = Take a one-time code
people-do-invite-words = code | invite | add
people-do-remove = Remove somebody
people-do-remove-words = remove
people-do-back = Back to the case
people-code =
    One-time code: **{ $code }** (good until { $until }, once)
    Give it to a colleague, or use it yourself on another device or platform:
    - open this assistant and type "join { $code }"; or
    - open { $link } in a browser
    Whoever uses it can see and handle this company's applications: please do not publish it.
people-too-many = There are 5 unused codes or 10 people already, so no code was made. Codes end after 48 hours; or remove somebody first.
application-leaver = Who is to be removed?
application-leaver-name = Person to remove
application-sure-leaver = Remove "{ $name }"? { $effect }
application-sure-leaver-name = Removing
people-leaving = They can then no longer see or handle this company's applications and get no more notices.
people-leaving-me = This is you: this chat can then no longer see or handle this company's applications.
people-remove-yes = Yes, remove
people-remove-yes-words = yes | y | remove
people-remove-no = Do not remove
people-remove-no-words = no | n | keep
people-removed = "{ $name }" is removed.
people-unknown = This person is no longer on the list.
people-last = A company needs at least one person, so nobody was removed. Bring somebody else in with a code first.

status-none = This chat has no applications yet.
status-mine = { $number ->
        [one] Your application. Choose it to see more:
       *[other] Your { $number } applications. Choose one to see more:
    }
status-case = You can also begin a new one, or type a reference.
status-case-name = Case
status-new = New application
status-new-words = apply
status-look = Look up by reference
status-look-words = look up | reference
status-code = I have a one-time code
status-code-words = code | join
status-reference = Please type the reference, for example A-XXXX-XXXX-XXXX.
status-reference-name = Reference
reference-length = "{ $typed }" has the wrong length: a reference is A and 12 letters or figures.
reference-kind = "{ $typed }" is not of an application: those begin with A.
reference-character = "{ $typed }" has a character that no reference has: there is no 0, 1, I, L or O.
reference-check = In "{ $typed }" one character is wrong, or two are swapped. Please check it.
status-fact = And one more fact: the telephone or e-mail given in the application, or the company's registration number.
status-fact-name = Fact to check
status-unknown = The reference and the fact do not match, or there is no such application. Please check and try again; 5 tries in 15 minutes.
status-wait = To protect applicants, there were too many tries. Please try again in about { $minutes } minutes; nothing needs to be entered anew.
status-more = Here is the status. To change it, send documents or get notices, ask a colleague of the company for a one-time code.

join-intro = { $notice }
join-code = Please type the one-time code, for example ABCD-EFGH. A colleague of the company takes it in the case, under "Colleagues and devices".
join-code-name = One-time code
join-name = Joining with the code "{ $code }". Your name? The others of the company will see it.
join-name-name = Name
join-joined = You have joined "{ $company }" and can now see and handle its applications.
join-already = You act for "{ $company }" already; the code was not used up.
join-unknown = This code is not good: mistyped, used already, or more than 48 hours old. Please check it, or ask your colleague for another.
join-wait = Too many tries. Please try again in about { $minutes } minutes.
join-another = Type a code again
