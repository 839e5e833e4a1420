# Personal data: reading, correcting, erasing.
flow-mydata = What is kept of you
flow-forget = Erase your data
command-mydata-words = my data | personal data | see my data
command-forget-words = forget me | erase my data | delete my data

mydata-none = Nothing is kept of this chat.
mydata-intro = This is kept of this chat. Choose one to see what is in it; how long it is kept stands behind each:
mydata-wish = { $shown }
mydata-line = - { $label }: { $value }
mydata-page = {""}**{ $kind }** ({ $from } to { $to } of { $of })
mydata-in-the-file = { $number } in all; the file has them in full
mydata-kind-enquiries = Enquiries
mydata-kind-registrations = Event registrations
mydata-kind-companies = Companies you act for
mydata-kind-applications = Applications
mydata-kind-providers = Service provider entries
mydata-kind-labels = Logo applications
mydata-kind-subscriptions = News you chose
mydata-kind-announcements = Announcements you got
mydata-kind-scans = Exhibition booths you scanned
mydata-kind-consents = Privacy notices shown
mydata-kind-heard = How you heard of us
mydata-kind-surveys = surveys
mydata-kind-transcript = Transcript of this chat
mydata-kind-conversation = Settings of this chat
mydata-kind-staff = Member of staff
mydata-kind-requests = Requests about your data
mydata-keep-enquiries = { $number }, 12 months after they are closed
mydata-keep-registrations = { $number }, 18 months after the event
mydata-keep-companies = { $number }, until the last application is deleted
mydata-keep-applications = { $number }; funded: 7 years after closing, others 2 years, drafts 180 days
mydata-keep-providers = { $number }, 7 years after leaving the register; never admitted: 2 years
mydata-keep-labels = { $number }; without award 2 years, awards permanently
mydata-keep-subscriptions = { $number }, 2 years after the chat was last used
mydata-keep-announcements = { $number }, 90 days after the announcement ended
mydata-keep-scans = { $number }, counted only
mydata-keep-consents = { $number }, 2 years after the chat was last used
mydata-keep-heard = 2 years after the chat was last used
mydata-keep-surveys = { $number }, 90 days after the survey has ended; the answers are anonymous and not among these
mydata-keep-transcript = web chat 30 days, others 90 days
mydata-keep-conversation = unfinished forms 30 days, the language 2 years
mydata-keep-staff = while you work here
mydata-keep-requests = { $number }, 4 years, as a code only
mydata-field-reference = Reference
mydata-field-question = Question
mydata-field-reply-by = Reply by
mydata-field-contact = Contact
mydata-field-said = Messages
mydata-field-event = Event
mydata-field-when = Time
mydata-field-names = Names
mydata-field-company = Company
mydata-field-sector = Sector
mydata-field-registration-number = Registration number
mydata-field-city = Place of the factory
mydata-field-name = Name
mydata-field-component = Subsidy
mydata-field-state = State
mydata-field-description = Project
mydata-field-cost = Cost
mydata-field-files = Documents
mydata-field-quotations = Firms that quoted
mydata-field-firm = Firm
mydata-field-year = Year
mydata-field-account = Account
mydata-field-topic = Topic
mydata-field-wanted = Wanted
mydata-field-purpose = Purpose
mydata-field-notice = Version of the notice
mydata-field-announcement = Content
mydata-field-tapped = Button pressed
mydata-field-messages = Number of messages
mydata-field-language = Language
mydata-field-unfinished = Unfinished
mydata-field-role = Role
mydata-field-request = Request
mydata-field-outcome = Outcome
mydata-field-heard = Heard by
mydata-field-survey = survey
mydata-field-answered = answered
mydata-field-at = Recorded
mydata-said-asker = You ({ $at }): { $text }
mydata-said-staff = Staff ({ $at }): { $text }
mydata-person = { $name } ({ $state })
mydata-seat-waiting = waiting
mydata-seat-offered = offered a seat
mydata-seat-confirmed = confirmed
mydata-seat-walked-in = walked in
mydata-seat-cancelled = cancelled
mydata-seat-passed = passed on
mydata-seat-expired = offer ended
mydata-seat-replaced = replaced
mydata-yes = yes
mydata-no = no
mydata-language-zh-Hant = Traditional Chinese
mydata-language-zh-Hans = Simplified Chinese
mydata-language-en = English
mydata-purpose-enquiry = enquiry
mydata-purpose-event = event registration
mydata-purpose-application = application
mydata-purpose-provider = service provider entry
mydata-purpose-provider-news = notices for providers
mydata-purpose-label = logo application
mydata-purpose-call = telephone enquiry
mydata-purpose-news = consent to news
mydata-purpose-stop = stopping news
mydata-purpose-other = other
mydata-request-access = download
mydata-request-correction = correction
mydata-request-erasure = erasure
mydata-outcome-done = done
mydata-outcome-part = done; some had to be kept
mydata-outcome-waiting = being handled
mydata-outcome-refused = refused
mydata-do-next = Next page
mydata-do-next-words = next
mydata-do-all = Back to the overview
mydata-do-all-words = overview | all kinds
mydata-do-file = Download everything
mydata-do-file-words = download | file
mydata-do-correct = Correct something
mydata-do-correct-words = correct
mydata-do-forget = Have it erased
mydata-do-forget-words = erase | delete
mydata-do-done = That is all
mydata-do-done-words = done | finished
mydata-done = All right. To see it again, type "my data" at any time.
mydata-to-forget = Before anything is erased you are told what goes and what must be kept.
mydata-link = Page for the download: [{ $link }]({ $link }) It works for { $minutes } minutes; the page and the JSON file can be opened once each. Do not pass the link on.
mydata-what =
    You can put these right yourself:
    - names at events: type /mytickets
    - company, contact and application: type /status
    - a provider's entry: type /providers, then choose your own firm
    - news you want: type /news
    For all else, please write what is to be corrected, and to what:
mydata-what-name = What to correct
mydata-asked = A member of staff will correct it; reference **{ $reference }**. You get an answer by { $due } ({ $days } calendar days) at the latest; if it cannot be done, you are told why.

forget-nothing = Nothing is kept of this chat, so there is nothing to erase.
forget-sure =
    { $what }
    This cannot be undone. Erase it?
forget-sure-name = Erase
forget-goes = This is erased: { $what }.
forget-seats =
    { $number ->
        [one] You have one registration for an event to come: the seat goes to those who wait.
       *[other] You have { $number } registrations for events to come: the seats go to those who wait.
    }
forget-counts = Counts stay, without any link to you. Announcements are no longer sent to this chat.
forget-keeps = This must be kept:
forget-kept = This had to be kept:
forget-why-audit = - Application { $reference }: public money was asked for, and it is kept for audits; it is deleted when its time is over.
forget-why-open-case = - Application { $reference }: still being handled, so we must be able to reach you; this chat is taken out of it when it is closed.
forget-why-register = - Provider entry { $reference }: the firm is on the register; your contact is erased when it leaves.
forget-why-staff = - That you are a member of staff: an administrator handles it.
forget-more =
    { $number ->
        [one] - and one more
       *[other] - and { $number } more
    }
forget-telegram = Telegram's own copy we can remove only in part: please delete this chat in Telegram yourself.
forget-telegram-done = Please delete this chat in Telegram yourself: we cannot remove all of Telegram's copy for you.
forget-backups = Backups expire after 35 days at the latest; if one is put back, your data are erased again.
forget-yes = Yes, erase everything
forget-yes-words = erase | delete | yes
forget-no = Do not erase
forget-no-words = no | keep | keep it
forget-not-done = Nothing was erased.
forget-done = Erased. We keep only a code that cannot be turned back, so that no announcement is sent to you and a restored backup is erased again.

mydata-door = This is the download that you asked for in your chat. The link works for { $minutes } minutes; the page and the JSON file can be opened once each. Please do not download on a shared computer.
mydata-door-page = Show my data
mydata-door-json = Download the JSON file
mydata-page-once = This page is shown once: save or print it now if you want to keep it.
mydata-page-kept = Kept: { $kept }
