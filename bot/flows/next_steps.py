"""What flows suggest when they have ended."""

from bot.messages import Choice
from bot.programme import event_words, holders

MY_TICKETS = event_words.MY_TICKETS
EVENTS = event_words.EVENTS
APPLICATIONS = holders.APPLICATIONS
HUMAN = Choice("do:human", {"say": "menu-human"})
ELIGIBILITY = Choice("do:eligibility", {"say": "menu-eligibility"})
COMPONENTS = Choice("topic:programme-components", {"say": "menu-components"})
NEWS = Choice("do:news", {"say": "menu-news"})  # a button and no question: whoever does not press it hears of nothing
HEARD = Choice("go:heard:", {"say": "menu-heard"})  # only where it is not known and was not asked before
