"""What flows of events suggest when they have ended."""

from bot.messages import Choice

MY_TICKETS = Choice("do:mytickets", {"say": "menu-mytickets"})
EVENTS = Choice("do:events", {"say": "menu-events"})
ELIGIBILITY = Choice("do:eligibility", {"say": "menu-eligibility"})
COMPONENTS = Choice("topic:programme-components", {"say": "menu-components"})
