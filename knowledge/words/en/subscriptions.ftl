# What somebody wants to hear of, and stopping.
flow-news = What you want to hear of
flow-stop = No more announcements
