# For officers: making, changing, postponing and cancelling events, bad weather; and the notices that registrants get by it.
flow-newevent = New event
flow-manage = Managing events
flow-weather = Bad weather
command-newevent-words = new event | add an event
command-manage-words = manage events | event management
newevent-intro = **New event**: nothing is published until you confirm at the end. You can change answers at any time, or pause and go on later.
newevent-kind = What kind of event is it?
newevent-kind-name = Kind
newevent-title = Title in Traditional Chinese (at most 80 characters)?
newevent-title-name = Title
newevent-zh-hans =
    "{ $name }" in Simplified Chinese; please read this proposal:
    { $proposal }
    To change it, type another.
newevent-zh-hans-name = Simplified Chinese
newevent-en =
    "{ $name }" in English?
    { $text }
newevent-en-name = English
text-adopt = Use this one
text-adopt-words = ok | use it | fine
text-same-as-chinese = Same as the Chinese
text-same-as-chinese-words = same | use the chinese
newevent-day = On which day? For example 15/12 or "15 Dec".
newevent-day-name = Day
newevent-last-day = Which is the last day?
newevent-last-day-name = Last day
newevent-one-day = One day only
newevent-starts = When does it start? For example 14:30 or "2:30 pm".
newevent-starts-name = Start
newevent-ends = When does it end?
newevent-ends-name = End
newevent-city = In which city? You can also type the name of a place.
newevent-city-name = City
newevent-city-known = I do not know "{ $words }". Please choose the nearest place from the list.
newevent-city-known-name = City
newevent-place = Venue ({ $where })? Please type its name and address; for an online event the platform, such as Zoom.
newevent-place-name = Venue
newevent-joining = How does one join? Please type the link and what to do; it is shown on tickets only.
newevent-joining-name = How to join
newevent-later = To follow later
newevent-later-words = later
newevent-language = Spoken language? Choose one after another, or type several, such as "Cantonese and English". Chosen: { $chosen }
newevent-language-name = Language
newevent-capacity = How many seats (1 to 5,000)?
newevent-capacity-name = Seats
newevent-meeting = Where is the meeting point?
newevent-meeting-name = Meeting point
newevent-coach = Is there a coach?
newevent-coach-name = Coach
newevent-coach-yes = There is a coach
newevent-coach-yes-words = yes
newevent-coach-no = No, people come on their own
newevent-coach-no-words = no
newevent-rules =
    Rules of the visit? Visitors accept them before they register. A proposal, or type your own:
    { $rules }
newevent-rules-name = Rules of the visit
newevent-rules-standard = Use the proposed rules
newevent-rules-standard-words = ok | use them | fine
newevent-excludes = Is there anybody whom the host does not receive? If so, say it in one sentence for visitors, such as "no competitors".
newevent-excludes-name = Not received
newevent-excluded = Companies of which sectors are not received? Choose one after another, or type a trade. Chosen: { $chosen }
newevent-excluded-name = Sectors not received
newevent-none = None
newevent-none-words = no | nothing
newevent-details = Leave the rest as usual? Usual is: for all sectors, free of charge, registration closes 24 hours before the start; the bad weather rule applies where people come in person.
newevent-details-name = The rest
newevent-details-usual = As usual
newevent-details-usual-words = usual
newevent-details-each = Set one by one
newevent-details-each-words = one by one
newevent-summary = What is it about, in one sentence (at most 100 characters)?
newevent-summary-name = Summary
newevent-sector = For which sectors? Choose one after another, or type a trade. Chosen: { $chosen }
newevent-sector-name = Sectors
newevent-all-sectors = All sectors
newevent-all-sectors-words = all
newevent-co-organisers = Any co-organisers?
newevent-co-organisers-name = Co-organisers
newevent-price = What does it cost a person?
newevent-price-name = Price
newevent-closing = On which day does registration close?
newevent-closing-name = Closing day
newevent-closing-usual = 24 hours before the start
newevent-closing-time = At what time on that day?
newevent-closing-time-name = Closing time
newevent-directions = How does one get there? Shown on tickets only.
newevent-directions-name = Directions
newevent-weather = Does the bad weather rule apply? If Typhoon Signal No. 8 or above, or the Black Rainstorm Warning, is in force three hours before the start, the event is postponed.
newevent-weather-name = Bad weather rule
newevent-weather-yes = It applies
newevent-weather-no = It does not apply
several-done = That is all
several-done-words = done | finished
several-nothing-yet = nothing yet
several-not-understood = I could not make out "{ $words }". Please use the buttons.
newevent-confirm =
    Please check, then publish or change:
    { $card }
newevent-confirm-name = Confirmation
newevent-publish-yes = Publish
newevent-publish-yes-words = yes | ok
newevent-publish-no = Do not publish
newevent-publish-no-words = no
newevent-past = The start has gone by, so this cannot be published. Press "Change an answer" to correct the day or the time.
newevent-closed = The closing of registration has gone by, so this cannot be published. Press "Change an answer" to correct it.
newevent-not-allowed = Your role has changed and you can no longer make events. Nothing was published.
newevent-nothing = Nothing was published.
newevent-created =
    {""}**Published**: { $event }
    Its page: [{ $page }]({ $page })
    Poster: [{ $poster }]({ $poster })
    Registration is open now (an exhibition needs none). To change, postpone or cancel it, or for the door link, use "Manage this event" or /manage.
newevent-another = Make another
manage-this = Manage this event
manage-all = All events
manage-new = New event
manage-event = Which event? Those to come stand first, then those of the last 30 days.
manage-event-name = Event
manage-no-events = There is no event to come, and none in the last 30 days.
manage-unknown = This event is not known.
manage-open = Registration is open until { $closes }
manage-figures = Seats { $capacity }: confirmed { $confirmed }, offered { $offered }, waiting { $waiting }; arrived { $arrived }, walk-ins { $walk-ins }
manage-nothing-to-do = There is nothing left to do for this event.
manage-action = What would you like to do?
manage-action-name = Action
manage-do-time = Change the time
manage-do-time-words = time | date | change the date | move
manage-do-place = Change the place
manage-do-place-words = place | venue | change the venue
manage-do-capacity = Change the seats
manage-do-capacity-words = seats | capacity | change the capacity
manage-do-close = Close registration now
manage-do-close-words = close | close registration
manage-do-reopen = Reopen registration
manage-do-reopen-words = reopen
manage-do-postpone = Postpone
manage-do-postpone-words = put off
manage-do-cancel = Call the event off
manage-do-slides = Link to the slides
manage-do-slides-words = slides
manage-do-door = Link for the door
manage-do-door-words = door | door link
manage-do-list = List with names
manage-do-list-words = list | names
manage-do-pages = Page and poster
manage-do-pages-words = poster | page
manage-do-offers = Who was offered seats
manage-do-offers-words = offers | log
manage-unchanged = Unchanged
manage-unchanged-words = same | no change
manage-day = On which day now?
manage-day-name = New day
manage-starts = When does it start?
manage-starts-name = Start
manage-ends = When does it end?
manage-ends-name = End
manage-city = In which city?
manage-city-name = City
manage-city-known = I do not know "{ $words }". Please choose the nearest place from the list.
manage-city-known-name = City
manage-place = Which venue now (name and address, or the online platform)?
manage-place-name = Venue
manage-zh-hans =
    "{ $name }" in Simplified Chinese; please read this proposal:
    { $proposal }
    To change it, type another.
manage-zh-hans-name = Simplified Chinese
manage-en =
    "{ $name }" in English?
    { $text }
manage-en-name = English
manage-directions = Have the directions, or how to join, changed? If so, type them in full.
manage-directions-name = Directions
manage-before-after = { $name }: { $before } → { $after }
manage-line-when = Time
manage-line-where = Place
manage-directions-after = Directions from now on: { $after }
manage-line-closes = Registration closes
manage-line-capacity = Seats
manage-reopens = Please note: registration is closed and opens again by this.
manage-sure =
    {""}**{ $event }**
    { $what }
    Registrations that are told, once each: { $told }. Seats and places in line are kept. Are you sure?
manage-sure-name = Confirmation
manage-sure-yes = Yes, and tell them
manage-sure-yes-words = yes | ok
manage-sure-no = Leave it as it is
manage-sure-no-words = no
manage-apply =
    {""}**{ $event }**
    { $what }
    Are you sure?
manage-apply-name = Confirmation
manage-apply-yes = Yes
manage-apply-yes-words = ok
manage-apply-no = Leave it as it is
manage-apply-no-words = no
manage-new-date = Is the new date known?
manage-new-date-name = New date
manage-new-date-known = It is known
manage-new-date-open = Not yet
manage-no-date = postponed, no date yet
manage-cancelling = Call "{ $event }" ({ $when }) off? Registrations that are told, once each: { $told }. All seats and places in line end, and this cannot be undone.
manage-cancelling-name = Confirmation
manage-cancelling-yes = Call it off and tell them
manage-cancelling-yes-words = yes
manage-cancelling-no = Do not call it off
manage-cancelling-no-words = no
manage-capacity = How many seats now? There are { $capacity }: confirmed { $confirmed }, offered { $offered }; waiting { $waiting }.
manage-capacity-name = Seats
manage-slides = Address of the slides (beginning with https://)? At present: { $present }
manage-slides-name = Slides
manage-reason = The list holds personal data. Please say why you need the list of "{ $event }"; the reason is kept.
manage-reason-name = Reason
manage-pages =
    Page: [{ $page }]({ $page })
    Poster: [{ $poster }]({ $poster })
manage-moved = Changed. Registrations told: { $told }. The ticket pages and calendar files are up to date.
manage-postponed = Postponed. Registrations told: { $told }. Seats and places in line are kept. Once there is a new date, use "Change the time".
manage-cancelled = Called off. Registrations told: { $told }.
manage-capacity-changed = There are { $seats } seats now. Offered to the waiting list by this: { $offered }.
manage-too-low = The seats cannot be lowered to { $seats }: confirmed { $confirmed }, offered { $offered }, so { $least } is the least. { $until }
manage-too-low-until = The last open offer ends on { $until }.
manage-closed = Registration is closed. Seats on offer that can still be taken in time: { $offered }. People waiting who will be told: { $waiting }.
manage-reopened = Registration is open again until { $closes }
manage-slides-kept = The link is kept. From the day after the event, those who came are told once.
manage-door-link =
    The link for the door, valid until the end of the day after the event. Give it to those who help there; whoever has it needs no sign-in, so please do not publish it:
    {""}[{ $link }]({ $link })
manage-list-link =
    The list with names, to be fetched within 24 hours. It holds personal data; please do not pass the link on:
    {""}[{ $link }]({ $link })
manage-changed = Somebody else has just changed this event, so your change was not made. This is how it stands now:
manage-nothing-changed = Nothing was changed.
manage-same = That is how it is already. Nothing was changed.
manage-past = The new start has gone by. Nothing was changed.
manage-over = The event is over, called off, or stands otherwise by now, so this could not be done.
manage-not-allowed = Your role has changed and you can no longer do this. Nothing was changed.
offers-title = **Who was offered seats** (newest first)
offers-none = No seat has been offered to the waiting list yet.
offers-offered = - { $at }: seats offered to registration { $registration }: { $seats }, because it was first in line (registrations behind it: { $behind }). Seats free then: { $free }; people of it waiting: { $waiting }.
offers-taken = - { $at }: registration { $registration } took { $seats }.
offers-passed = - { $at }: registration { $registration } passed { $seats } on to the next.
offers-expired = - { $at }: registration { $registration } did not answer in time; { $seats } went to the next.
weather-signal = Which warning is in force?
weather-signal-name = Warning
weather-signal-typhoon = Typhoon Signal 8 or above
weather-signal-typhoon-words = typhoon | signal 8 | t8
weather-signal-rain = Black Rainstorm
weather-signal-rain-words = black rain | rain
weather-confirm =
    { $signal } is in force. Postpone these events, as the rule says, and tell everybody concerned? Seats and places in line are kept; the new date follows.
    { $events }
    { $later }
weather-confirm-name = Confirmation
weather-postpone-yes = Postpone all and tell them
weather-postpone-yes-words = yes | ok | postpone
weather-postpone-no = Do not postpone
weather-postpone-no-words = no
weather-none = No event with the bad weather rule starts within the next 12 hours.
weather-none-now = No event is to be postponed now. These are decided three hours before the start; if the warning is still in force then, type /weather again:
weather-later = Not to be decided yet, and not postponed:
weather-line = - { $event }: starts { $starts }, confirmed { $confirmed }; decided { $decided }
weather-nothing-done = Nothing was postponed.
weather-done = Events postponed: { $number }. Registrations told: { $told }.
weather-left = These have just been changed and were not postponed; please look under "All events":
notice-event-changed = **Change**: { $event }
notice-event-postponed = **Postponed**: { $event }
notice-event-when = Time: it was { $before }; it is now **{ $after }**.
notice-event-where = Place: it was { $before }; it is now **{ $after }**.
notice-event-directions = The directions, or how to join, have changed; please see your ticket.
notice-event-no-date = It was to take place { $before }. We will tell you the new date.
notice-reason-typhoon = Typhoon Signal No. 8 or above is in force, and the event is postponed for everybody's safety.
notice-reason-rain = The Black Rainstorm Warning is in force, and the event is postponed for everybody's safety.
notice-seat-kept = Your seat is kept and there is no need to register again; the calendar file on your ticket's page is up to date. If you cannot come, please give the seat back in "My tickets".
notice-place-kept = Your place in line is kept.
notice-event-cancelled =
    {""}**Cancelled**: { $event }
    The event that was to take place { $when } has been cancelled, and with it your seat or place in line. There is nothing you need to do. We are sorry for the inconvenience.

# Figures of events.
flow-figures = Figures of events
command-figures-words = figures | event figures
figures-year = Which report year?
figures-year-name = Year
figures-april = April { $from } to March { $to }
figures-wish = See it by:
figures-by-all = In all
figures-by-kind = By kind
figures-by-city = By city
figures-by-month = By month
figures-by-sector = By sector
figures-title = **Events from { $start } to { $end }**
figures-events = Events held: { $events }. { $what }
figures-factory-visits = Factory visits: { $events }. { $what }
figures-registered = registered { $number }
figures-attended = attended (person-times) { $number }
figures-walk-ins = of them walk-ins { $number }
figures-people = different people { $number }
figures-exhibitions = Exhibitions: { $events }; visitors counted by tap { $tap }, by scan { $scan } (a unit of its own, never added to attendance).
figures-samples = Sample events left out: { $number }
figures-rules = Counted are events that are over and were not cancelled or postponed. "Different people" does not add up over events. History of the paper is not in here.
figures-group = **{ $group }**
figures-part-events = events
figures-part-factory-visits = visits
figures-row = - { $name } ({ $part } { $events }): { $what }
figures-more = Rows left out here: { $number }. The attendance lists have them all.
figures-none = Nothing was counted in this year.
figures-sector-all = all sectors
figures-sector-several = several sectors
