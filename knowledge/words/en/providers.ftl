# Environmental technology service providers: finding, checking, applying, one's own entry; for officers the register, quality checks and notices.
provider-base-hong-kong = Hong Kong
provider-base-hong-kong-words = hk | local
provider-base-prd = Pearl River Delta cities
provider-base-prd-words = prd | pearl river delta | mainland
provider-base-elsewhere = Elsewhere
provider-base-elsewhere-words = overseas | abroad
provider-any = No preference
provider-any-words = any | all | does not matter
provider-skill-assessment = On-site assessment
provider-skill-assessment-words = assessment
provider-skill-waste-heat = Waste heat recovery
provider-skill-waste-heat-words = waste heat | heat recovery
provider-skill-voc = Cutting VOC emissions
provider-skill-voc-words = voc | vocs | volatile organic compounds | solvents
provider-skill-flue-gas = Flue gas treatment
provider-skill-flue-gas-words = flue gas | exhaust gas
provider-skill-furnace-boiler = Better furnaces and boilers
provider-skill-furnace-boiler-words = furnace | boiler | furnaces | boilers
provider-skill-renewable-energy = Renewable energy
provider-skill-renewable-energy-words = renewables | solar
provider-skill-wastewater-reuse = Reuse of industrial effluent
provider-skill-wastewater-reuse-words = effluent | wastewater | waste water | water reuse
provider-skill-etching-liquor = Recycling of etching liquor
provider-skill-etching-liquor-words = etching | etching liquor | etchant
provider-state-applied = Applied
provider-state-applied-words = waiting | pending
provider-state-registered = Registered
provider-state-suspended = Suspended
provider-state-suspended-words = on hold
provider-state-ended = Registration ended
provider-state-ended-words = ended
provider-state-refused = Not accepted
provider-line = { $name } ({ $base })
provider-sample = This is sample data, not a real firm.
provider-card-title = **{ $name }**
provider-card-base = Base: { $base }
provider-card-skills = Services (as stated by the firm): { $skills }
provider-card-contact = Contact: { $contact }
provider-card-no-contact = This firm has not published a contact; to reach it, please call the programme hotline { $hotline }.
provider-no-recommendation = Being registered is not a recommendation and does not vouch for the quality of the work. Please compare before you choose.
provider-open = My firm's entry as a provider
provider-open-words = my provider entry
provider-event-open = See this event

# everybody
providers-wish = About environmental technology service providers, you would like to:
provider-wish-find = Find a provider
provider-wish-find-words = find | search
provider-wish-check = Check whether a firm is registered
provider-wish-check-words = check | is it registered
provider-wish-agent = Somebody says they act for the programme
provider-wish-agent-words = agent | scam | official agent | is this agent official
provider-wish-mine = My firm's entry
provider-wish-mine-words = my entry | my firm
provider-wish-apply = Apply to be registered
provider-wish-apply-words = become a provider | apply for registration
providers-facet = What do you need?
providers-value = Where should the provider have its base?
provider-found =
    Registered providers that fit: { $number }.
    The firms take turns to stand first, day by day. The order is the same for everybody on that day; it is no ranking.
provider-none-found = There is no such provider in this register at present. Widen the search, or call the programme hotline { $hotline }.
providers-pick = Choose a firm:
providers-firm = What is the firm's full name? You can also type its registration reference (it begins with P).
providers-firm-name = Firm
providers-day = On which day? Choose today, or type a day in the past, such as "1/3/2026" (day first).
providers-day-name = Day
provider-today = Today ({ $day })
provider-today-words = today | now
provider-same-name = This register has more than one firm named "{ $words }". { $more }
provider-which = No firm in this register is named exactly "{ $words }"; these names are like it, but a name that differs only a little may be another firm's. { $more }
provider-which-more = There are more such names: please type more of it and check again.
provider-none-of-these = None of these
provider-none-of-these-words = none
provider-on-yes = **Yes**: { $firm } was a registered provider of the programme on { $day }. Please compare the full name letter by letter.
provider-on-no = **No**: { $firm } was not a registered provider of the programme on { $day }.
provider-on-not-known = This cannot be checked here: for { $firm }, { $day } is before the records of this register begin. Please call the programme hotline { $hotline }.
provider-on-not-found = This register has no record of a registered provider named "{ $words }". Please check the name, or ask the programme hotline { $hotline }. Until it is checked, do not take the firm for a registered provider.
provider-agent =
    {""}**Somebody says they act for the programme, can apply for you, or asks for a fee?**
    This assistant cannot confirm who anybody is, nor that they are authorised by the programme.
    - Until you have checked, do not hand over documents, money or one-time codes.
    - For what you apply for or ask through this assistant, go by the replies in this chat and of the programme hotline.
    - You can check here whether a firm was a registered provider on a given day. It only means that it is in the register; it is no recommendation, and does not let the firm speak for the programme.
    - Please check with the programme hotline { $hotline }.

# a provider's own entry
provider-own-title = **{ $name }** (reference { $reference })
provider-own-line = { $name }: { $state }
provider-own-state = State: **{ $state }**
provider-own-since = Registered since: { $day }
provider-own-reason = Why it was not accepted: { $reason }
provider-own-contact = Contact: { $name }, { $contact }
provider-contact-public = - Factories can see the contact
provider-contact-private = - Factories cannot see the contact
provider-news-on = - Gets notices of briefings and workshops for providers
provider-news-off = - Gets no notices of briefings and workshops for providers
provider-own-unknown = This chat has no such entry. Please look in the chat in which you applied.
providers-action = What would you like to change? If the firm's name, base or services have changed, or to withdraw an application or end a registration, type "human" to tell our staff.
providers-action-name = What to change
provider-own-do-contact = Change the contact
provider-own-do-contact-words = contact
provider-own-do-news-on = Get notices for providers
provider-own-do-news-on-words = notices on
provider-own-do-news-off = Stop notices for providers
provider-own-do-news-off-words = notices off | stop notices
provider-own-do-back = Change nothing
provider-own-do-back-words = nothing
provider-own-saved = Saved.
provider-own-changed = This entry has just changed; nothing was saved. Please open it again.
providers-person = Name of the contact person? Now: { $present }
providers-person-name = Contact person
providers-contact = Telephone number or e-mail address? Now: { $present }
providers-contact-name = Contact
providers-public = May factories see this contact?
providers-public-name = Contact published
provider-public-yes = Yes, publish it
provider-public-yes-words = yes | publish
provider-public-no = Do not publish it
provider-public-no-words = no
notice-provider-registered = "{ $name }" (reference { $reference }) is now registered with the programme as an environmental technology service provider. Factories can find it under "Service providers".
notice-provider-not-registered = From { $day }, "{ $name }" (reference { $reference }) is no longer a registered provider of the programme; factories no longer find it under "Service providers". To ask why, type "human".
notice-provider-refused =
    The application to register "{ $name }" (reference { $reference }) was not accepted.
    Reason: { $reason }
    If things change you can apply again.
notice-provider-event =
    {""}**For registered service providers**
    { $event }
    { $when }
    { $where }
    To stop such notices, open "My firm's entry" under "Service providers".

# applying
privacy-notice-provider = Why we collect this: to handle your application, keep the register and check the quality of service. The firm's name, base and services, a contact person and one contact are required; without them we cannot handle it. Name, base and services are public once the firm is registered; the contact is shown to factories only if you agree. All else is used only by the staff concerned of the Hong Kong Productivity Council and the Environmental Protection Department, and by the system's host; messages sent by Telegram also pass through Telegram. Deleted 7 years after the registration ends, or 2 years after a refusal. To see, correct or erase your data, type "my data". Please do not give identity card numbers. (Version of 24 November 2026)
newprovider-intro =
    {""}**Applying to be registered as an environmental technology service provider**
    It takes about 3 minutes; nothing is sent before the end. The sources we have do not give the conditions or documents; our staff will contact you.
    { $notice }
newprovider-company = What is the firm's full name?
newprovider-company-name = Firm
newprovider-base = Where does it have its base?
newprovider-base-name = Base
newprovider-city = In which city? You can type the name of a place.
newprovider-city-name = City
newprovider-no-city = Not on the list
newprovider-no-city-words = none | other
newprovider-city-unknown = I do not find "{ $words }" there. Please type the name of a city, or choose "Not on the list".
newprovider-skill = Which services does it offer? Choose one after another, then "That is all". Chosen: { $chosen }
newprovider-skill-name = Services
newprovider-person = Name of the contact person?
newprovider-person-name = Contact person
newprovider-contact = Telephone number or e-mail address of the contact person?
newprovider-contact-name = Contact
newprovider-public = Once registered, may factories see this contact? You can be registered without.
newprovider-public-name = Contact published
newprovider-news = Would you like news for providers, such as of briefings and workshops? This is a consent of its own: the registration does not depend on it, and you can stop it at any time.
newprovider-news-name = Notices for providers
provider-news-yes = Send me notices
provider-news-yes-words = yes
provider-news-no = No notices
provider-news-no-words = no
newprovider-confirm =
    Please check:
    { $details }
    Send the application?
newprovider-confirm-name = Sending
newprovider-detail = - { $name }: { $value }
newprovider-detail-company = Firm
newprovider-detail-base = Base
newprovider-detail-skills = Services
newprovider-detail-person = Contact person
newprovider-detail-contact = Contact
newprovider-send-yes = Send the application
newprovider-send-yes-words = send | yes
newprovider-send-no = Do not send
newprovider-send-no-words = no
newprovider-nothing = Nothing was sent; what you filled in has been deleted.
newprovider-received = We have received the application. Reference: **{ $reference }**. You will be told the result in this chat; how long it takes we cannot say yet.
newprovider-already = This chat has applied for this firm already. Reference: **{ $reference }**, state: { $state }. It was not sent again. To be registered again or to change details, type "human" to tell our staff.
newprovider-too-many = Several applications of this chat are waiting already; this one was not sent. Please wait for our staff, or type "human".

# officers: the register
register-figures =
    {""}**Register of service providers** (without samples)
    Registered: { $total }, of them Hong Kong { $hong-kong }, Pearl River Delta cities { $prd }, elsewhere { $elsewhere }. Applications waiting: { $waiting }.
    These are the registrations in this system; of the 155 in the progress report (31 March 2011) no list is known.
register-wish = Which ones?
register-news = Notify providers of an event
register-news-words = notices | notify
register-facet = Which base?
register-pick = Choose a firm:
register-none = There is none of this kind.
register-unknown = This firm is not known, or your role does not let you see it.
register-not-allowed = Your present role does not allow this; nothing was changed.
register-state = State: **{ $state }** (applied on { $day })
register-period = Registered: { $starts } to { $ends }
register-until-now = now
register-same-name = Note: the same or a similar name as { $references }. Is it the same firm?
register-checks-open = Open quality checks: { $number } (staff only)
register-rating = { $number } ratings, out of 5: work { $work }, advice { $advice }, punctual { $punctual } (staff only)
register-rating-few = Ratings by factories: { $number }; with fewer than 3 no marks are shown.
register-remark = - { $text }
register-action = What would you like to do?
register-action-name = Action
register-do-admit = Register it
register-do-admit-words = admit | accept
register-do-refuse = Do not accept
register-do-refuse-words = refuse | reject
register-do-suspend = Suspend the registration
register-do-suspend-words = suspend
register-do-readmit = Register again
register-do-readmit-words = readmit
register-do-end = End the registration
register-do-end-words = end
register-do-check = New quality check
register-do-checks = See quality checks
register-do-checks-words = quality checks
register-do-remarks = See factories' remarks
register-do-remarks-words = remarks
register-since = Registered from which day? If it was registered before this system was in use, type that day, such as "1/3/2010" (day first).
register-since-name = Registered from
register-told = Why is it not accepted (in Traditional Chinese, at most 250 characters)? The applicant reads this.
register-told-name = Reason
register-zh-hans =
    "{ $name }" in Simplified Chinese; please read this proposal:
    { $proposal }
    To change it, type another.
register-zh-hans-name = Simplified Chinese
register-en =
    "{ $name }" in English?
    { $text }
register-en-name = English
register-reason = Reason (at most 200 characters)? Staff only; it is kept on record.
register-reason-name = Reason
register-sure =
    { $firm }
    { $what }
    Sure?
register-means-admit = Register it from { $day }: the public can find this firm, and the applicant is told.
register-means-refuse = Do not accept it: the applicant is told, with this reason: "{ $reason }"
register-means-suspend = Suspend it from today: whoever checks sees only that this firm is not registered. The provider is told, without the reason.
register-means-readmit = Register it again from today: the public can find this firm again, and the provider is told.
register-means-end = End it from today: whoever checks sees only that this firm is not registered. If it still was, the provider is told, without the reason.
register-sure-name = Sure
register-sure-yes = Yes, do it
register-sure-yes-words = yes | sure
register-sure-no = Change nothing
register-sure-no-words = no
register-unchanged = Nothing was changed.
register-done = Saved and kept on record.
register-done-told = Saved and kept on record; the provider will be told.
register-changed = This was changed a moment ago, what you saw is not the latest, and nothing was saved. Please open it again.
register-not-now = This cannot be done in its present state; nothing was changed.
register-reason-missing = Please give a reason; nothing was changed.
register-past = The day cannot be after today; nothing was changed.
register-no-case = Not about one case
register-no-case-words = none
register-no-such-case = No application of this reference has been handed in; nothing was saved. Please check the reference.
register-too-long = The follow-up of this check is full (1,000 characters); nothing was saved. Please close it and begin another.
register-over = This event takes no registrations any more; nobody was told.
register-this = See this firm
register-all = Back to the register
register-finding = What was found (at most 500 characters)? Please no personal data.
register-finding-name = Finding
register-case = About which application? Please type its reference.
register-case-name = Application
register-checked = The quality check is written down, for staff only.
register-no-checks = There are no quality checks of this firm.
register-value = Choose a check:
register-check-line = { $day } ({ $state }): { $finding }
register-check-open = open
register-check-closed = closed on { $day }
register-check-case = Application: { $reference }
register-check-followed =
    Followed up:
    { $text }
register-step = What next?
register-step-name = Next step
register-step-follow = Add a follow-up
register-step-follow-words = follow up
register-step-close = Close the check
register-step-close-words = close
register-step-back = Back to the firm
register-follow-up = What followed (at most 250 characters)?
register-follow-up-name = Follow-up
register-no-event = No briefing or workshop takes registrations at present.
register-event = Of which event?
register-event-name = Event
register-nobody = Nobody would get it: the registered providers who want notices have all been told, or there are none.
register-invite =
    {""}**{ $event }**
    { $when }
    A notice in fixed words goes to the chats of registered providers who want notices: { $reached }. Factories do not get it. Send it?
register-invite-name = Sending
register-invite-yes = Send the notice
register-invite-yes-words = send | yes
register-invite-no = Do not send
register-invite-no-words = no
register-invited = Provider chats told: { $told }.
