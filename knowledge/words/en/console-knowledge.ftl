# The console: the knowledge workshop, and what the bot said.
workshop-topics-title = All topics
workshop-missing-title = Questions without an answer
workshop-missing-about = What the assistant could not answer outright. Like questions stand together, the most asked first; personal data have been taken out.
workshop-asked-times =
    Asked { $count ->
        [one] once
       *[other] { $count } times
    }, most recently on { $newest }.
workshop-askers-wait =
    { $count ->
        [one] One asker is
       *[other] { $count } askers are
    } waiting for an answer.
workshop-wordings = { $count } wordings
workshop-sectors = Sectors
workshop-cities = Cities
workshop-nearest = Nearest topic
workshop-begin = Write an answer
workshop-nothing-missing = Every question has found an answer.
workshop-more = Show the other { $count }
workshop-drafts-title = Drafts
workshop-overdue-title = Overdue for review
workshop-overdue-about = What is past its day of review. Whoever is responsible looks at it again and sets a new day.
workshop-nothing-overdue = Nothing is overdue.
workshop-standing-title = Accepted answers in the place of files
workshop-standing-about = These stand in the database and go before the files. Whoever runs the host writes them back with python -m bot knowledge export.
workshop-left-out = The accepted answer “{ $topic }” no longer fits and is left out; the file speaks in its place:
workshop-topic = Id
workshop-title = Title
workshop-state = State
workshop-author = Author
workshop-approver = Second person
workshop-since = Since
workshop-kind = Kind
workshop-item = Item
workshop-owner = Owner or source
workshop-review-by = Review by
workshop-kind-faq = Answer
workshop-kind-contact = Contact
workshop-kind-rules = Rules
workshop-kind-place = Place
workshop-kind-counting = How events are counted
workshop-kind-recognition = The logo
workshop-kind-team = Team
workshop-kind-hours = Hours
workshop-kind-day = Holidays and make-up days
workshop-team-hong-kong = Hong Kong team
workshop-team-shenzhen = Shenzhen team
workshop-team-dongguan = Dongguan team
workshop-find = Id or title
workshop-find-send = Find
workshop-edit = Edit
workshop-edit-topic = Edit “{ $topic }”
workshop-state-draft = Draft
workshop-state-waiting = Waits for a second person
workshop-state-expired = The request has run out; ask again
workshop-state-accepted = Accepted
workshop-state-exported = Written into the files
workshop-state-refused = Refused
workshop-state-withdrawn = Withdrawn
workshop-state-replaced = Replaced by a newer one
workshop-because = : { $reason }
workshop-draft-title = Answer: { $topic }
workshop-asked-until = To be decided by
workshop-askers = Enquiries that are told
workshop-answers-these = Questions that it is to answer ({ $count })
workshop-decide = Decide
workshop-decide-about = Look at the text, at how it differs from what stands, and at the questions that go elsewhere. Once it is accepted the assistant answers so at once.
workshop-accept = Accept
workshop-refuse = Refuse
workshop-reason = Reason
workshop-own-waits = You asked for this; a colleague decides.
workshop-own = Nobody decides on their own answer. A colleague has to.
workshop-text = Text
workshop-text-hint = In the editors’ format: a title and two to four lines in each of the three languages. Never type an amount or a percentage; name the rule, such as {"{"}on_site_assessment.cap{"}"}.
workshop-save = Save
workshop-look = Save and see what changes
workshop-ask = Save and ask a second person
workshop-saved = Saved.
workshop-asked = Asked. A colleague has 24 hours to decide.
workshop-accepted = Accepted. The assistant answers so from now on, and askers who left an address are told.
workshop-refused = Refused. The author reads the reason and may edit it again.
workshop-withdrawn = Withdrawn.
workshop-there-already = There is a draft of this topic already; here it is.
workshop-mend-first = Please mend first what is listed below.
workshop-too-long = The text is too long: 20,000 characters at most.
workshop-reason-missing = Please give a reason.
workshop-give-up = Give this draft up
workshop-take-out = Take this answer out
workshop-problems =
    { $count ->
        [one] One thing
       *[other] { $count } things
    } to mend:
workshop-no-problems = The check finds nothing wrong.
workshop-line = Line { $line }:
workshop-moved-title = Questions that go elsewhere
workshop-moved =
    With it, { $count ->
        [one] one example question of another topic is
       *[other] { $count } example questions of other topics are
    } answered differently.
workshop-nothing-moved = Every example question of the other topics keeps its answer.
workshop-question = Question
workshop-before = Now
workshop-after = With it
workshop-not-outright = not outright; topics are offered
workshop-preview = As people will see it
workshop-differences = What differs from what stands
workshop-all-new = This is a new topic: there is nothing yet to compare it with.
workshop-back = Back to knowledge
workshop-p-money = An amount or a share is typed ({ $found }). Name the rule instead, such as {"{"}on_site_assessment.cap{"}"}.
workshop-p-placeholder = “{ $name }” is neither a rule nor a contact. Use a name that knowledge/README.md lists.
workshop-p-not-in-both = “{ $name }” is not in both zh-Hant and { $other }. Name the same rules and contacts in the three languages.
workshop-p-brace = A brace belongs to no name. Write {"{"}component.rule{"}"} or {"{"}contact.name{"}"} without spaces.
workshop-p-second-part = There is a second part in { $other }. Make the two one.
workshop-p-figures = The figures differ: zh-Hant has { $ours } where { $other } has { $theirs }. Make them the same in the three languages.
workshop-p-long-title = The title has { $n } characters; at most { $most }, as it is shown on a button.
workshop-p-lines = The text has { $n } lines. Write two to four, with no empty one between them.
workshop-p-long-line = The line has { $n } characters; shorten it to { $most }.
workshop-p-long-card = The whole card has { $n } characters; shorten the text until it has { $most }.
workshop-p-next = The next step “{ $next }” leads nowhere. Write another topic’s id, or one of eligibility, apply, status, events, mytickets, cases, providers, logo, human.
workshop-p-examples = { $n } different examples in { $register }; give at least { $most }.
workshop-p-example-elsewhere = “{ $words }” is an example of { $other } too. Keep it where it belongs.
workshop-p-button = “{ $words }” is what the button of { $other } says too, so that nobody can tell them apart. Change one of the two.
workshop-p-head = There is no head. Begin with a line ---, the fields, and another line ---.
workshop-p-yaml = This line cannot be read ({ $why }). A text with “: ” or “#” needs quotation marks.
workshop-p-id = The id cannot be used. Write small letters, digits and hyphens, at most 40, such as id: assessment-cap.
workshop-p-no-title = No title in { $other }. Write it after “## ” and the language.
workshop-p-no-text = No text in { $other }. Write two to four lines.
workshop-p-source = This is no source. Write paper 9, paper fn 3, paper annex 2(b), assistant, or {"{"}url: …, title: …, date: …{"}"}.
workshop-p-missing = “{ $field }” is missing. Add it.
workshop-p-not-known = There is no field “{ $field }”. Take it away.
workshop-p-wrong = “{ $field }” is empty, or not as it has to be.
said-title = What the assistant said
said-about = One chat on one day, with the knowledge and the words of then. Each reading is written into the audit.
said-reference = Reference of an enquiry
said-reference-hint = Shows the chat on the day on which it was asked.
said-unknown = There is no enquiry with this reference.
said-channel = Channel
said-channel-web = Web chat
said-channel-terminal = Terminal
said-chat = Id of the chat
said-day = Day
said-wrong-day = Write the day as 2026-11-23.
said-show = Show
said-heading = The chat on { $day }
said-one-side = On this channel what the person typed is not kept; here is what the assistant said.
said-nothing = Nothing is kept of that day, or your role does not include this chat.
said-person = The person
said-assistant = The assistant
said-version = knowledge { $version }
said-today = that version is not kept: words of today
said-state-queued = not sent yet
said-state-sending = being sent
said-state-failed = not delivered
said-state-uncertain = may not have arrived
said-state-dropped = not sent
workshop-show-moved = Show (takes some seconds)
