# Trying the bot in the console.
sandbox-about = You are a member of the public here, on { $day }. What you do is kept in a database of your own: it reaches nobody, and no figure counts it.
sandbox-day = Pretend that today is
sandbox-start = Start afresh
sandbox-fresh = A new person, and it is { $day }.
sandbox-day-unread = That is no date. Please choose a day.
sandbox-talk = The talk
sandbox-elsewhere = Your trial is open in another process of the program. Please try again in a moment.
