# Sentences used everywhere. Every message exists in three languages; { $name } is filled in by the program. `-words` are other ways to say a choice, parted by |.
list-separator = {", "}
menu = Main menu
back = Previous question
change = Change an answer
cancel = Cancel
more = More (0)
go-on = Continue
not-sure = Not sure
not-sure-words = don't know | do not know | dont know | unsure | no idea
not-known = not known
our-error = Sorry, something went wrong on our side and this message could not be handled. Your earlier answers are safe. Please try again; if it still fails, tell our staff the reference { $reference }.
moved-on = That button belongs to an earlier step. This is the current one:
still-open = You have a form in progress, so we continue where you stopped. To start afresh, press "Cancel" first.
cannot-read = I can only read text: I cannot see stickers, videos or locations, or listen to voice messages. Please tell me in words, or type "human" to leave an enquiry.
private-only = To protect your data, please talk to me in a private chat.
open-private = Open a private chat
welcome =
    {""}**Assistant of the Cleaner Production Partnership Programme**
    Hello! I am an automated assistant. I can answer questions about the programme, check which subsidies your factory may get, find success cases, register you for events, or pass an enquiry to our staff.
    Just type your question, for example "Is there a subsidy for an assessment?"
menu-title = What would you like to do? You can also just type a question.
menu-resume = Continue: { $what }
menu-eligibility = Check what I may get
menu-components = What the programme offers
menu-cases = Find a success case
menu-human = Ask a person
menu-human-words = human | person | staff | agent | talk to a person
menu-language = 語言 / 语言 / Language
which-language = 請選擇語言。请选择语言。Please choose a language.
language-set = The language is now English.
help =
    {""}**What I can do**
    - Type any question, for example "Which trades can join?"
    - "eligibility": check which subsidies you may get
    - "events": see the events and register; "my tickets": your tickets
    - "cases": find a success case
    - "human": leave an enquiry for our staff
    - "language": change the language; "privacy": how we handle data
help-in-form =
    You are filling in a form. Press a choice, or type its number or its words.
    "Back" goes to the previous question, "change" lets you correct an answer, "cancel" gives up, "menu" pauses: you can go on later.
    You can also ask a question here; afterwards we return to this one.
ask-away = Please type your question.
text-empty = I received no text. Please type it again.
flow-eligibility = Subsidy check
flow-cases = Success cases
flow-enquiry = Enquiry to our staff
flow-enquiries = Enquiries awaiting a reply
flow-ended = Done.
back-to = Back to "{ $what }":
no-way-back = This is the first question; there is nothing before it.
nothing-to-change = There is no answer to change at the moment.
change-which = Which answer would you like to change?
change-line = { $name }: { $answer }
cancelled = "{ $what }" has been cancelled and its answers deleted.
left = You have left "{ $what }". What was saved before is kept; the answer you had not finished is gone.
answers-dropped = After this change the following answers no longer apply and have been removed: { $what }.
taken-up = Filled in from what you said: { $what }. If something is wrong, press "Change an answer".
not-understood-choose-one = Please choose one of the options: press its button, or type its number or its words.
not-understood-text-empty = Please type some text.
not-understood-text-too-long = That is too long. Please shorten it and type it again.
not-understood-money-unread = Please type an amount, for example 30000, HK$30,000 or 30k.
not-understood-money-cents = An amount has at most two decimals, for example 30000.50.
not-understood-money-range = The amount must be above zero and not too large. Please type it again, for example 30000.
not-understood-phone-unread = This telephone number looks incomplete. Hong Kong numbers have 8 digits, Mainland mobile numbers 11.
not-understood-email-unread = This e-mail address looks incomplete. It should look like name@example.com.
staff-link-invalid = This sign-in link is not valid: it may have been used already, or be more than 24 hours old. Please ask an administrator for a new one.
staff-bound = Signed in: { $name } ({ $role }).
role-viewer = viewer
role-hotline-agent = hotline agent
role-case-officer = case officer
role-publisher = publisher
role-approver = approver
role-admin = administrator
command-menu-words = menu | main menu | home
command-eligibility-words = eligibility | eligibility check | check eligibility
command-cases-words = cases | success cases
command-human-words = human | person | agent | staff | real person | talk to a person
command-language-words = language | change language | english | chinese
command-privacy-words = privacy | privacy policy
command-back-words = back | previous
command-change-words = change | edit
command-cancel-words = cancel | quit
command-help-words = help
not-understood-name-unread = Please type a name, one person at a time, for example "Chan Tai Man".
not-understood-name-no-identity-number = Please type the name only. To protect your data we collect no identity card numbers, and the number just typed has not been kept.
not-understood-contact-unread = Please type a telephone number or an e-mail address, for example 2123 4567 or name@example.com.
not-understood-number-unread = Please type a number, for example 50.
not-understood-number-range = This number is outside the accepted range. Please type another.
not-understood-day-unread = Please type a date, for example 15/12, 2026-12-15 or "15 Dec".
not-understood-day-early = This date is too early: it cannot be before today, nor before the day the event starts. Please type another.
not-understood-day-late = This date is too late: at most two years ahead, and registration cannot close after the event starts. Please type another.
not-understood-day-to-come = Please give today or a day before it, for example "yesterday", 15/12/2025 or "15 Dec 2025".
not-understood-day-too-old = This day is too early; please give another.
not-understood-time-unread = Please type a time, for example 14:30 or "2:30 pm".
not-understood-time-which-half = Please say morning or afternoon, for example "2:30 pm" or 14:30.
not-understood-time-not-after = The end must be after the start. Please type another time.
not-understood-time-too-late = Registration cannot close after the event starts. Please type another time.
not-understood-link-unread = Please type a complete web address that begins with https://.
not-understood-registration-unread = Please type the registration number: of the Hong Kong business registration, for example 12345678-000, or the 18-character unified code of the Mainland. If it is not at hand, choose "Add it later".
not-understood-registration-no-identity-number = This looks like an identity card number. We do not collect those, and it was not kept. Please type the registration number of the company.
slow-down = You are writing faster than I can read: the last messages were not read. Please wait a minute and send the last one again.
