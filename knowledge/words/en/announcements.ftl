# Announcements, in the chat and in the console.
flow-announce = Announcements: state and stop
