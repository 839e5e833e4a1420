# The survey: invitations, the questionnaire, the public page.
flow-survey = survey
command-survey-words = survey | questionnaire | answer the survey | I want to answer the survey | fill in the survey
news-survey = invitations to surveys
news-on-survey = Get invitations to surveys
news-on-survey-words = surveys on | start surveys
news-off-survey = Stop invitations to surveys
news-off-survey-words = surveys off | stop surveys
announcement-topic-survey = Survey

survey-notice-invite =
    {""}**{ $title }**
    Thank you for taking part in the programme. Would you answer { $number } questions? It takes about 3 minutes and is open until { $until }.
    It is anonymous, and every question can be skipped. Answering or not makes no difference to bookings and applications.
survey-notice-remind = We have not had your answers to “{ $title }” yet. It takes about 3 minutes and is open until { $until }. If you would rather not take part, one tap ends the reminders.
survey-notice-last = “{ $title }” ends soon, on { $until }. This is the last reminder.
survey-notice-did =
    {""}**You said, we did**
    You said: { $said }
    We did: { $did }
    More: [survey results]({ $page })
survey-answer = Answer the survey
survey-answer-words = answer | start answering
survey-decline = Not this survey
survey-decline-words = not this one | no survey
survey-stop = No more survey invitations
survey-stop-words = no more surveys

survey-begin =
    {""}**{ $title }**
    { $number } questions, about 3 minutes, open until { $until }. Every question can be skipped, and you can go back and change answers until you send them.
    - Anonymous: when you send them, your answers are kept apart from this chat, without who and when. We only know that you have answered, so as not to remind you.
    - What you typed here as answers is deleted and only the questions stay; what Telegram keeps is yours to delete.
    - Numbers of fewer than 5 people are neither published nor shown to staff.
survey-begin-name = start
survey-begin-yes = Start
survey-begin-yes-words = yes | begin
survey-begin-no = Not this survey
survey-begin-no-words = no | not this one
survey-q1 = **{ $place }/{ $of }** { $text }
survey-q1-name = question 1
survey-q2 = **{ $place }/{ $of }** { $text }
survey-q2-name = question 2
survey-q3 = **{ $place }/{ $of }** { $text }
survey-q3-name = question 3
survey-q4 = **{ $place }/{ $of }** { $text }
survey-q4-name = question 4
survey-q5 = **{ $place }/{ $of }** { $text }
survey-q5-name = question 5
survey-q6 = **{ $place }/{ $of }** { $text }
survey-q6-name = question 6
survey-q7 = **{ $place }/{ $of }** { $text }
survey-q7-name = question 7
survey-q8 = **{ $place }/{ $of }** { $text }
survey-q8-name = question 8
survey-q9 = **{ $place }/{ $of }** { $text }
survey-q9-name = question 9
survey-words =
    {""}**{ $place }/{ $of }** { $text }
    Please write no name, company or contact; telephone numbers and e-mail addresses are taken out. At most 500 characters.
survey-words-name = your words
survey-skip = Skip
survey-skip-words = skip this | nothing | don't know | not sure | no opinion
survey-send =
    You answered { $answered } of { $of } questions. Once they are sent they cannot be changed: we do not know which answers are yours.
survey-send-name = send
survey-send-yes = Send
survey-send-yes-words = yes | ok
survey-send-no = Do not send
survey-send-no-words = no
survey-not-sent = Nothing was sent, and your answers are deleted. To answer before the end, type “survey”.
survey-kept-done = Thank you! Your answers have arrived and are kept apart from this chat. Results, and what we do about them, will be on the [survey results]({ $page }).
survey-kept-empty = You skipped every question, so nothing was sent. To answer, type “survey”.
survey-kept-answered = You have answered this survey already, thank you! Everybody counts once.
survey-kept-not-asked = This survey is for people who took part in the programme; nothing was kept.
survey-kept-over = This survey has ended; nothing was kept. Thank you for your time.
survey-declined = Noted: we will not invite you to this survey again. Thank you.
survey-nothing-to-decline = There is no questionnaire of this survey for you to answer.
survey-none = There is no survey at the moment. When there is one, people who took part and agreed to be invited are asked; earlier results are on the [survey results]({ $page }).
survey-not-yet = The next survey starts on { $day }. You are welcome to answer then.
survey-over = This survey has ended, thank you. See the [survey results]({ $page }). There is no date for the next one yet.
survey-not-asked = This survey asks people who had taken part before it began (came to an event, or handed in an application), so there is no questionnaire here. To tell us what you think at any time, type “human”.
survey-answered = You have answered this survey already, thank you! The results will be on the [survey results]({ $page }).

survey-page-title = Survey: you said, we did
survey-page-intro = From time to time we ask people who took part in the programme what they think of its management, publicity and use of resources, and of cleaner production technology. Here are the results, and what we changed because of them.
survey-page-none = No survey has been completed yet.
survey-page-when = { $from } to { $until }
survey-page-response = Response
survey-page-rate = { $asked } questionnaires went out, { $answered } came back: a response rate of { $rate }%. The list of participants has { $people } chats.
survey-page-small = Fewer than 5 answers came back. So that nobody can be recognised, no results are published.
survey-page-changes = You said, we did
survey-page-said = You said
survey-page-did = We did
survey-page-answers = Answers
survey-page-choice = Choice
survey-page-number = People
survey-page-of = { $answered } people answered
survey-page-hidden = withheld
survey-page-hidden-note = “{ $hidden }”: fewer than 5, or a number from which another one under 5 could be worked out.
survey-page-notes = How to read these numbers
survey-page-bias =
    - Only people who took part by way of this assistant's chat were asked; more than one person of a factory may have answered.
    - Answering was voluntary, and the results may not stand for all participants.
survey-page-unknown = Not known
survey-page-sector = Sector
survey-page-city = City
survey-page-others = Other sectors, and answers that carry none
survey-page-asked = Asked
survey-page-answered = Answered
survey-page-share = Response rate
survey-page-by-sector = Response by sector
survey-page-by-city = Response by city
survey-bias-more = A share of the answers at least 5 percentage points above the share of those asked: { $of }.
survey-bias-less = A share of the answers at least 5 percentage points below the share of those asked: { $of }.
survey-bias-even = The share of each sector and city (as far as it can be published) among the answers is within 5 percentage points of its share of those asked.
survey-bias-unasked = { $number } chats on the list were sent no invitation (they had not agreed to get any, or none could leave while the survey was open).
survey-bias-failed = { $number } invitations could not be delivered.
