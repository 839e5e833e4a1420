"""What flows of events suggest when they have ended."""

from bot.messages import Choice
from bot.programme import event_words

MY_TICKETS = event_words.MY_TICKETS
EVENTS = event_words.EVENTS
ELIGIBILITY = Choice("do:eligibility", {"say": "menu-eligibility"})
COMPONENTS = Choice("topic:programme-components", {"say": "menu-components"})
