# The hotline: answer cards, suggestions, enquiries, success cases.
source-paper = progress report, { $where }
source-assistant = this assistant's own description
paragraph = paragraph { $number }
paragraph-fn = footnote { $number }
paragraph-annex = annex, paragraph { $number }
card-source = Source: { $sources }
card-as-at = As at { $day }
card-rules = By the rules of { $phase }, as at { $day }
rule-not-known = For the rules of { $phase }, the sources we have do not give this. Please ask the programme's hotline, { $hotline }.
did-you-mean = I am not quite sure what you mean. Did you mean:
not-found = Sorry, I found no fitting answer and would rather not guess. These are the nearest topics; you can also ask a person.
offer-person = I could not help three times in a row, sorry. Shall I pass your question to a colleague?
offer-yes = Yes, please pass it on
offer-yes-words = yes | ok | yes please | sure
offer-no = No, thank you
offer-no-words = no | no thanks
noticed-sector = You mentioned "{ $trade }": it belongs to "{ $sector }", one of the eight target sectors.
noticed-place = You mentioned { $city }: { $verdict }
noticed-place-yes = it is inside the programme's area.
noticed-place-no = it is outside the programme's area.
noticed-place-unknown = our sources do not say whether it is covered; please ask a person.
privacy-notice = Why we collect this: so that the Hong Kong Productivity Council, which carries out the programme, can answer this enquiry. The question is required; a telephone number or e-mail only if you choose to be answered that way. It is used only by the staff who handle enquiries, the Environmental Protection Department and the system's host; messages over Telegram also pass through Telegram. Deleted within 12 months after the enquiry is closed. To see or correct your data, type "human". Please do not give identity card numbers. (Version of November 2026)
privacy-policy =
    {""}**How we handle data** (version of November 2026)
    - The hotline and the subsidy check need no name or telephone number. Questions without an answer are counted without the person, numbers and addresses removed.
    - An enquiry keeps your question, and the telephone number or e-mail you choose to give, only to answer it; deleted within 12 months after it is closed.
    - Unfinished forms are deleted after 30 idle days; the web chat's transcript is kept for 30 days as well.
    - On Telegram, messages are also carried and stored by Telegram.
    - To see or correct your data, or to ask: type "human", or call the programme's hotline { $hotline }.
enquiry-intro = A member of staff will answer you. { $notice }
enquiry-question = Please write the question for our staff.
enquiry-question-name = Question
enquiry-reply-by = How would you like to be answered?
enquiry-reply-by-name = How to answer
reply-by-chat = In this chat
reply-by-phone = By telephone
reply-by-email = By e-mail
enquiry-phone = Please type your telephone number (Hong Kong 8 digits, Mainland mobile 11 digits).
enquiry-phone-name = Telephone
enquiry-email = Please type your e-mail address.
enquiry-email-name = E-mail
enquiry-confirm =
    Please check:
    - Question: { $question }
    - Answer: { $by }
    Shall I send it?
enquiry-confirm-name = Send
send-yes = Send
send-yes-words = yes | ok | sure
send-no = Do not send
send-no-words = no
enquiry-not-sent = It was not sent, and what you entered has been deleted.
enquiry-opened =
    Your enquiry has been received. Reference: **{ $reference }**
    A member of staff will answer you; we cannot say yet how long it will take. Please note the reference.
enquiries-none = No enquiry is waiting.
enquiries-title = { $number } waiting, oldest first:
enquiries-line = **{ $reference }** · { $day } · { $by }: { $question }
cases-query = What kind of case? Type a trade, process, pollutant or technology, for example "textile wastewater reuse", or choose a group:
cases-query-name = Search
cases-found = The cases nearest to "{ $words }":
cases-none = I found no case for "{ $words }". Please try other words, or choose a group:
cases-pick = Choose one to read it, or type other words to search again.
cases-pick-name = Choice
technology-energy = Saving energy
technology-energy-words = energy | electricity
technology-air = Less air pollution
technology-air-words = air | emissions
technology-effluent = Less effluent
technology-effluent-words = effluent | wastewater | water
case-problem = Problem: { $text }
case-measure = Measure: { $text }
case-no-figures = No figures published.
case-relation-programme = Funded by the programme. Source: { $source }
case-relation-programme-pilot = Part of the pilot before the programme (2006 to 2007). Source: { $source }
case-relation-hk-owned-outside-programme = Reported by { $source }; not checked and not funded by the programme. Removed on request of the company.
case-relation-guangdong-reference = A Guangdong case reported by { $source }; not checked and not funded by the programme. Removed on request.
case-relation-demonstrated = A technology examined in the programme's demonstration projects. Source: { $source }
case-relation-published = A technology reported by { $source }; not checked and not funded by the programme.
