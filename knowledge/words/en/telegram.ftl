# Name, descriptions and commands on Telegram. The short description has at most 120 characters.
telegram-name = Cleaner Production Partnership
telegram-short-description = Answers on the Cleaner Production Partnership Programme: subsidies, success cases, enquiries.
telegram-description = Hello! I am the automated assistant of the Cleaner Production Partnership Programme. Type a question, or press "Start". The subsidy check needs no name or telephone number; its result is an indication, and the Project Management Committee decides.
telegram-command-menu = Main menu
telegram-command-eligibility = Check what I may get
telegram-command-events = Events and registration
telegram-command-mytickets = My tickets
telegram-command-cases = Find a success case
telegram-command-human = Ask a person
telegram-command-language = Change the language
telegram-command-back = Previous question
telegram-command-cancel = Cancel
telegram-command-privacy = How we handle data
telegram-command-help = What I can do
