# What somebody wants to hear of, and stopping.
flow-news = What you want to hear of
flow-stop = No more announcements
menu-news = News of the programme
command-news-words = news | subscribe | subscriptions | announcements | news settings
command-stop-words = no more announcements | stop announcements | stop news

news-events = news of events
news-funding = news of funding and applications
news-providers = news for environmental technology service providers
news-intro =
    You can choose what you want to hear of.
    Nothing is sent unless you choose it, topic by topic. Choosing nothing has no effect on registering, applying or asking.
    - We use only this chat's identifier and language to send it, and give them to nobody for promotion.
    - It is sent when there is need; how often is not promised.
    - Every announcement has a button to stop; typing "stop" works too. It is free and holds at once.
    - Notices on your own registration, application or enquiry are not part of this and are sent in any case; they end when you cancel or when the case is closed.
news-line-on = - { $topic }: **sent to you**
news-line-off = - { $topic }: not sent
news-topic =
    { $chosen }
    Turn them on or off with the buttons below.
news-topic-name = What you want to hear of
news-on-events = Send me news of events
news-on-events-words = events on
news-on-funding = Send me news of funding
news-on-funding-words = funding on
news-on-providers = Send me news for providers
news-on-providers-words = providers on
news-off-events = Stop news of events
news-off-events-words = events off
news-off-funding = Stop news of funding
news-off-funding-words = funding off
news-off-providers = Stop news for providers
news-off-providers-words = providers off
news-done = Done
news-done-words = ok | that is all
news-turned-on = Noted. You will receive { $topic }.
news-turned-off = Stopped: { $topic }.
news-kept = You now receive: { $topics }. To change this, type "news" at any time; to stop all, type "stop".
news-none = You receive no announcements now. To receive some, type "news" at any time.
news-again = Restored. You now receive: { $topics }.

stop-done = Stopped. You will not be sent { $topics } any more.
stop-own = Notices on your own registration, application or enquiry are not announcements and are still sent; they end when you cancel or when the case is closed.
stop-left = You still receive: { $topics }.
stop-nothing = You are not subscribed to any announcements, so there is nothing to stop. Notices on your own registration, application or enquiry are not announcements and are still sent.
stop-nothing-of = You are not subscribed to { $topic }, so there is nothing to stop.
stop-undo = Receive them again
stop-undo-words = undo | that was a mistake
stop-all = Stop all announcements
stop-all-words = stop everything
stop-which = You typed "{ $word }". What do you mean?
stop-which-stop = No more announcements
stop-which-leave = Leave this form
stop-which-answer = "{ $word }" is my answer
stop-which-answer-words = it is my answer | answer
