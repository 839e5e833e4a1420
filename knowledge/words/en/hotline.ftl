# The hotline: answer cards, suggestions, enquiries, success cases.
source-paper = progress report, { $where }
source-assistant = this assistant's own description
paragraph = paragraph { $number }
paragraph-fn = footnote { $number }
paragraph-annex = annex, paragraph { $number }
card-source = Source: { $sources }
card-as-at = As at { $day }
card-rules = Under the rules of { $phase }, as at { $day }
rule-not-known = Our sources do not give this for the rules of { $phase }. Please ask the programme hotline on { $hotline }. The rules of 2008-2013, as the progress report tells them:
rule-now = Under the rules in force, { $phase }: { $values } ({ $sources }). The rules of 2008-2013, as the progress report tells them:
rule-value = { $name } { $value }
rule-on-site-assessment-share = assessment subsidy share
rule-on-site-assessment-cap = assessment subsidy cap
rule-demonstration-share = demonstration subsidy share
rule-demonstration-average = average demonstration subsidy
rule-verification-cap = verification subsidy cap
rule-programme-budget = total funding
rule-programme-start = first day
rule-programme-end = last day
did-you-mean = I am not quite sure what you mean. Did you mean:
not-found = Sorry, I could not find a suitable answer and would rather not guess. These are the nearest topics; you can also ask a person.
nothing-near = Sorry, I could not find a suitable answer and would rather not guess. Please ask in other words, or ask a person.
offer-person = Sorry, I have not been able to help three times in a row. Shall I pass your question to a colleague?
offer-yes = Yes, please pass it on
offer-yes-words = yes | ok | yes please | sure
offer-no = No, thank you
offer-no-words = no | no thanks
noticed-sector = You mentioned "{ $trade }": it belongs to "{ $sector }", one of the eight target sectors.
noticed-place = You mentioned { $city }: { $verdict }
noticed-place-yes = it is inside the area the programme covers.
noticed-place-no = it is outside the area the programme covers.
noticed-place-unknown = our sources do not say whether it is covered; please ask a person.
privacy-notice = Why we collect this: so that the Hong Kong Productivity Council, which carries out the programme, can reply to this enquiry. The question is required; a telephone number or e-mail address only if you choose a reply that way. Your data are used only by the staff who handle enquiries, the Environmental Protection Department and the system's host; messages sent by Telegram also pass through Telegram. Deleted within 12 months after the enquiry is closed. To see, correct or erase your data, type "my data". Please do not give identity card numbers. (Version of 24 November 2026)
privacy-policy =
    {""}**How we handle data** (version of 24 November 2026)
    - Who: Hong Kong Productivity Council, for the Environmental Protection Department.
    - Hotline, subsidy check: no name or number needed.
    - Enquiries: question, contact; deleted 12 months after closing.
    - Events: names, a contact, for visits the company; 18 months at most.
    - Applications: company, contact, documents; funded 7 years from closing, others 2, drafts 180 days. Providers 7 years; logos not awarded 2.
    - Giving data is voluntary; without it that thing cannot be done.
    - Seen by: staff concerned, the Department, auditors, host; a factory visited or provider chosen, as needed. Telegram stores messages abroad.
    - News only by choice; "stop" ends it.
    - Surveys: anonymous; list kept 90 days after the end, answers 2 years.
    - Unfinished forms 30 days, web chat 30; other chats 90; consents, how you heard of us: 2 years from last use.
    - See, correct: "my data"; erase: "forget me". Answer within 40 days. Else "human", or { $hotline }.
enquiry-intro = A member of staff will reply to you. { $notice }
enquiry-question = Please write your question for our staff.
enquiry-question-name = Question
enquiry-reply-by = How would you like us to reply?
enquiry-reply-by-name = How to reply
reply-by-chat = In this chat
reply-by-phone = By telephone
reply-by-email = By e-mail
enquiry-phone = Please type your telephone number (8 digits for Hong Kong, 11 for a Mainland mobile).
enquiry-phone-name = Telephone
enquiry-email = Please type your e-mail address.
enquiry-email-name = E-mail
enquiry-confirm =
    Please check:
    - Question: { $question }
    - Reply: { $by }
    Shall I send it?
enquiry-confirm-name = Send
send-yes = Send
send-yes-words = yes | ok | sure
send-no = Do not send
send-no-words = no
enquiry-not-sent = It was not sent, and what you entered has been deleted.
enquiry-opened =
    Your enquiry has been received. Reference: **{ $reference }**
    A member of staff will reply; we cannot yet say how long it will take. Please make a note of the reference.
cases-query = What kind of case? Type a trade, process, pollutant or technology, for example "textile wastewater reuse", or choose a group:
cases-query-name = Search
cases-found = The cases nearest to "{ $words }":
cases-none = I found no case for "{ $words }". Please try other words, or choose a group:
cases-pick = Choose one to read it, or type other words to search again.
technology-energy = Saving energy
technology-energy-words = energy | electricity
technology-air = Less air pollution
technology-air-words = air | emissions
technology-effluent = Less effluent
technology-effluent-words = effluent | wastewater | water
case-problem = Problem: { $text }
case-measure = Measure: { $text }
case-no-figures = The source gives no figures.
case-relation-programme = Funded by the programme. Source: { $source }
case-relation-programme-pilot = Part of the pilot before the programme (2006 to 2007). Source: { $source }
case-relation-hk-owned-outside-programme = Reported by { $source }; neither funded nor checked by the programme. It can be removed at the company's request.
case-relation-guangdong-reference = A Guangdong case reported by { $source }; neither funded nor checked by the programme. It can be removed at the company's request.
case-relation-demonstrated = A technology examined in the programme's demonstration projects. Source: { $source }
case-relation-published = A technology reported by { $source }; neither funded nor checked by the programme.
