# Events: look for one, register, tickets, waiting list, reminders, what follows.
menu-events = Events and registration
menu-mytickets = My tickets
menu-mytickets-words = my ticket | my registration | my registrations
command-events-words = events | event
command-mytickets-words = my tickets | my ticket | tickets
flow-events = Looking for an event
flow-mytickets = Viewing my tickets
flow-offer = Answering an offered seat
flow-feedback = Feedback on an event
flow-arrive = Check-in
flow-booth = About the booth
period = { $start } to { $end }
event-kind-seminar = seminar
event-kind-workshop = workshop
event-kind-briefing = briefing
event-kind-visit = factory visit
event-kind-exhibition = exhibition
event-kind-ceremony = ceremony
event-online = online
spoken-cantonese = Cantonese
spoken-putonghua = Putonghua
spoken-english = English
event-sample = This is a sample event for trying things out; it will not take place.
event-card-title = **{ $title }** ({ $kind })
event-card-when = When: { $when } (Hong Kong time)
event-card-where = Where: { $where }
event-card-language = Language: { $languages }
event-card-sectors = Meant for: { $sectors }
event-card-co-organisers = With: { $names }
event-card-price = Price: { $price }
event-free = free of charge
event-card-meeting = Meeting point: { $place }
event-card-coach = There is a coach from the meeting point.
event-card-excludes = At the host's wish: { $text }
event-card-weather = Typhoon signal 8 or black rain three hours before the start: postponed.
event-card-seats = Seats left: { $left }. Registration closes: { $closes }.
event-card-full = Full. People on the waiting list: { $waiting }. Registration closes: { $closes }.
event-not-bookable-exhibition = No registration is needed: just come to our booth.
event-not-bookable-cancelled = This event has been cancelled.
event-not-bookable-postponed = This event has been postponed; a new date will be announced. Seats already confirmed are kept.
event-not-bookable-past = This event is over.
event-not-bookable-closed = Registration has closed.
event-not-bookable-unknown = This event is not known here.
event-not-bookable-history = This event is over.
event-line = { $day } { $title }
event-unknown = This event is not known here, or the link is not complete.
event-wish-register = Register
event-wish-register-words = register | sign up | join
event-wish-wait = Join the waiting list
event-wish-other = Other events
events-title = **Events to come**
events-none = There is no event open at the moment. Ask again later, or leave an enquiry ("human").
events-filtered = Events for { $what }: { $number }
events-not-understood = I found no event for "{ $words }". You can type a kind (seminar), a city, a trade or a language.
events-no-facet = There is nothing to choose from there.
events-pick = Choose one for details. You can also type a kind, a city, a trade or a language.
events-wish = What would you like to do?
events-narrow = Narrow the list
events-all = All events
events-facet = By what?
facet-kind = Kind
facet-city = City
facet-month = Month
facet-sector = Sector
facet-language = Spoken language
events-value = Which one ({ $facet })?
privacy-notice-event = Why we collect this: to keep your seats, check people in at the door and tell you what changes. Names and one contact are required; without them we cannot keep a seat. Your data are used only by the staff of this event, the Hong Kong Productivity Council, the Environmental Protection Department and the system's host; for a factory visit also by the factory visited, on the Mainland; messages sent by Telegram also pass through Telegram. Deleted after the annual report of that year, at the latest after 18 months. To see, correct or erase your data, type "my data". Please do not give identity card numbers. (Version of 24 November 2026)
register-intro =
    Registration for "{ $event }".
    { $notice }
register-there = Already registered from this chat: { $names }.
register-most = You have registered the most people that one chat may: { $names }. To send somebody else, open "My tickets".
events-people = For how many people, yourself included?
events-people-name = Number of people
people = { $number ->
    [one] { $number } person
   *[other] { $number } people
    }
events-guest = Name of person { $number }?
events-guest-name = Name
events-contact = A telephone number or an e-mail address? We use it only for this event; at the door its last digits help to find you.
events-contact-name = Contact
events-company = Name of the company?
events-company-name = Company
events-sector = Which sector is the company in? The host needs to know.
events-sector-name = Sector
events-coach = Would you like a seat on the coach? Meeting point: { $meeting }
events-coach-name = Coach
coach-yes = Yes, a coach seat
coach-no = No, I come on my own
events-rules =
    Rules of the visit:
    { $rules }
    Do you and your colleagues accept them?
events-rules-name = Rules of the visit
rules-accept = We accept
rules-decline = We do not accept
register-excluded = At the host's wish, companies of this sector ({ $sector }) cannot take part in this visit. Other events are open to you.
register-excluded-now = At the host's wish, companies of this sector cannot take part in this visit. Nothing was booked.
register-rules-declined = Without accepting the rules we cannot register you for this visit. Nothing was booked.
events-confirm =
    Please check:
    { $details }
    Register?
detail-event = - Event: { $value }
detail-when = - When: { $value }
detail-names = - Names: { $value }
detail-contact = - Contact: { $value }
detail-company = - Company: { $value }
detail-sector = - Sector: { $value }
detail-coach = - Coach: { $value }
events-confirm-name = Confirmation
register-confirm-yes = Register
register-confirm-no = Do not register
register-nothing = Nothing was booked.
register-confirmed =
    {""}**Registered**: { $event }
    { $when } (Hong Kong time)
    { $where }
ticket-line = - { $name }: code **{ $code }**, ticket: [{ $link }]({ $link })
register-after = Each person has a ticket of their own, which you can pass on. We remind you a week and a day ahead. If you cannot come, please give the seat back in "My tickets".
register-part = There are not enough seats for all of you: { $seats } of { $people } can have one now. We have sent you the offer; please answer it in time.
register-waiting =
    {""}**On the waiting list**: { $event }
    { $when }
    Place in line: { $place }. When a seat becomes free we offer it to you and say until when you can take it. It is not a confirmed seat yet.
register-already = Already registered with this contact: { $names }. The ticket is in the chat from which it was registered; at the door the name is enough.
register-too-many = One chat, or one contact, may register at most { $most } people for an event. Nothing was booked.
offer-all =
    {""}**A seat is free for you**: { $event }
    { $when }
    Seats offered: { $seats }. Please answer by { $until } (Hong Kong time); afterwards they go to the next in line.
    If you pass or do not answer in time, you leave the waiting list.
    Offer { $number }
offer-part =
    {""}**Some seats are free for your group**: { $event }
    { $when }
    { $seats } of your { $people } can have a seat now. If you take them, the others keep their place at the head of the line. Please answer by { $until } (Hong Kong time); afterwards they go to the next in line.
    If you pass or do not answer in time, all of you leave the waiting list.
    Offer { $number }
offer-take = Take the seats
offer-take-words = take it | take seats | take the seat
offer-pass = Pass
offer-pass-words = pass it on
offer-answer =
    The offer has changed. "{ $event }", { $when }: { $seats } of { $people } can have a seat now. Please answer by { $until }.
    Take them?
offer-answer-name = Answer to the offer
offer-unknown = This offer does not belong to this chat. Please open "My tickets" in the chat from which you registered.
offer-over = For "{ $event }" ({ $when }) no seat is on offer to you now: it was answered already, or its time is over.
offer-taken =
    {""}**Registered**: { $event }
    { $when } (Hong Kong time)
offer-still-waiting = Still waiting: { $names } (place in line: { $place }).
offer-passed = The seats for "{ $event }" ({ $when }) go to the next in line, and you have left the waiting list. Whoever wants back joins at the end.
offer-changed = The offer has changed meanwhile. Please open "My tickets" to see how it stands.
join-again = Join again (at the end)
notice-offer-over = The time to take { $seats ->
    [one] the seat
   *[other] the { $seats } seats
    } offered for "{ $event }" is over, and you have left the waiting list. Seats already confirmed stay yours.
notice-closed = Registration for "{ $event }" has closed and no seat became free for you. We are sorry.
notice-next-date = The next one: { $event }, { $when }.
mytickets-none = This chat holds no ticket for an event to come.
mytickets-title =
    {""}**{ $event }**
    { $when } (Hong Kong time)
    { $where }
mytickets-offered = Seats offered to you: { $seats }. Please answer by { $until }.
mytickets-waiting = On the waiting list: { $names }. Place in line: { $place }.
mytickets-line = { $event } ({ $names })
mytickets-event = Which event?
mytickets-event-name = Event
mytickets-action = What would you like to do?
mytickets-action-name = Wish
mytickets-qr = Show the QR code
mytickets-ticket = Whose ticket?
mytickets-ticket-name = Ticket
mytickets-substitute = Send somebody else
mytickets-cancel = Cancel a seat
mytickets-done = Leave it as it is
mytickets-who = Which person?
mytickets-who-name = Person
mytickets-all = All of them
mytickets-name = Name of the person who comes instead?
mytickets-name-name = Name
substitute-substituted = { $name } comes instead. The earlier ticket is void; here is the new one:
substitute-in-line = { $name } now stands in line instead; the place in line stays the same.
substitute-already = { $name } is registered already. Nothing was changed.
substitute-over = This can no longer be changed: the person has arrived, or the event is over.
substitute-unknown = This ticket does not belong to this chat.
mytickets-sure = Give the seat or place in line of { $names } for "{ $event }" back? It goes to the next in line; whoever wants back joins at the end.
mytickets-sure-name = Confirmation
cancel-seat-yes = Yes, give it back
cancel-seat-no = No, keep it
cancel-kept = Nothing was changed.
cancel-done = Cancelled for "{ $event }": { $names }. Thank you for telling us.
cancel-over = This can no longer be cancelled: it is cancelled already, the person has arrived, or the event has begun.
reminder-week =
    {""}**In a week**: { $event }
    { $when } (Hong Kong time)
    { $where }
reminder-day =
    {""}**Soon**: { $event }
    { $when } (Hong Kong time)
    { $where }
reminder-cannot-come = If you cannot come, please give the seat back in "My tickets" so that somebody else can.
notice-after = Thank you for coming to "{ $event }". Will you tell us in three taps how it was?
notice-slides = The slides of "{ $event }": [{ $link }]({ $link })
notice-missed = We missed you at "{ $event }".
feedback-begin = Give my view (3 taps)
feedback-useful = Was it useful for your factory?
feedback-useful-name = Useful
useful-very = Very
useful-partly = Partly
useful-not = Not much
feedback-level = How was the level?
feedback-level-name = Level
level-basic = Too basic
level-right = About right
level-hard = Too difficult
feedback-next = What would help you most now?
feedback-next-name = Next
next-apply = Funding for my factory
next-visit = Seeing a factory
next-later = Nothing for now
feedback-thanks = Thank you, that is noted. A next step could be the subsidy check: it takes a few questions and needs no name.
feedback-not-kept = Thank you. We could not file this under an event that you attended, but a next step could be the subsidy check.
arrive-who = Who is here?
arrive-who-name = Who is here
arrive-all = All of us
arrive-arrived = Welcome, { $names }. You are checked in. { $at }
arrive-repeat = Checked in already at { $at }.
arrive-none = This chat holds no confirmed seat for this event. Please show your ticket or say your name at the desk.
arrive-wrong-code = This code is no longer valid: it changes each minute. Please scan the one that is on the screen now, or go to the desk.
arrive-too-late = Check-in is open on the day of the event only. Please ask at the desk.
booth-welcome =
    {""}**Welcome to our booth**
    The programme helps Hong Kong-owned factories in the Pearl River Delta to produce cleaner: it shares the cost of an on-site assessment and of demonstration projects, and verifies improvements free of charge.
event-wish-wait-words = wait | waiting list | join the list
event-wish-other-words = others | other
coach-yes-words = yes | coach
coach-no-words = no | own way
rules-accept-words = accept | yes | agree | i accept
rules-decline-words = no | do not accept | decline
register-confirm-yes-words = yes | ok | sure
register-confirm-no-words = no
mytickets-qr-words = qr | qr code
mytickets-substitute-words = substitute | somebody else
mytickets-cancel-words = cannot come | can't come | give back a seat
mytickets-done-words = nothing | fine
mytickets-all-words = all | everybody
cancel-seat-yes-words = yes | give it back
cancel-seat-no-words = no | keep it
arrive-all-words = all | everybody
useful-very-words = very useful | yes
useful-partly-words = partly useful | so so
useful-not-words = not useful | no
level-basic-words = too easy
level-right-words = just right | right
level-hard-words = too hard
next-later-words = nothing | later
