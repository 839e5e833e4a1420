# The states of applications, what happens next, notices; names and commands of the flows.
menu-status = Applications and progress
menu-apply = Apply
menu-providers = Service providers
menu-logo = Cleaner Production Partners logo
menu-more = More
menu-more-words = other | more options
more-title = You can also:

flow-apply = apply
flow-status = applications and progress
flow-application = application
flow-join = join with a code
flow-providers = service providers
flow-newprovider = provider registration
flow-logo = partners logo
flow-worklist = list of applications
flow-casework = work on an application
flow-committee = committee meetings
flow-register = register of providers
flow-labels = logo management
staff-what = You can use:

command-more-words = more | other
command-apply-words = apply | i want to apply | new application | apply for funding
command-status-words = status | progress | my applications | my application | application status | track my application
command-join-words = join | code | enter code | one-time code
command-providers-words = providers | service providers | find a provider | etsp
command-logo-words = logo | label | partners logo | recognition
command-staff-words = staff functions | my functions
command-worklist-words = worklist | list of applications
command-committee-words = committee | meetings
command-register-words = register of providers | provider register
command-labels-words = labels | logo management

# The six public words (what a decision was stands in the word)
public-draft = draft (not submitted)
public-discarded = deleted draft
public-received = received
public-more-needed = more needed from you
public-under-review = under review
public-before-committee = before the committee
public-decided = decided
public-approved = decided: approved
public-rejected = decided: not approved
public-withdrawn = ended: withdrawn by the applicant
public-completed = completed

# What happens next
next-draft = Next: check what you entered, then press "Submit".
next-discarded = The draft is deleted.
next-received = Next: an officer takes the case and checks whether anything is missing.
next-more-needed = Next: please supply every listed point at once, then press "Send back". This time does not count as ours.
next-under-review = Next: an officer checks the case and a second one reviews it; when it is complete it goes to the committee.
next-before-committee = Next: the Project Management Committee decides at its meeting.
next-approved = Next: carry out the work as approved, and keep the dates of what follows.
next-rejected = The committee did not approve this application. You can read the reasons, or ask a person.
next-withdrawn = This application was withdrawn at your wish and is not worked on any more.
next-completed = This application is completed. What may remain, such as sharing experience or a payment, is listed in the case.

# Who acts
acts-draft = Who acts: you.
acts-discarded = Nobody needs to act.
acts-received = Who acts: staff of the Hong Kong Productivity Council.
acts-more-needed = Who acts: you.
acts-under-review = Who acts: staff of the Hong Kong Productivity Council.
acts-before-committee = Who acts: the Project Management Committee.
acts-approved = Who acts: you and the provider you chose.
acts-rejected = Nobody needs to act.
acts-withdrawn = Nobody needs to act.
acts-completed = Who acts: nobody, unless something is still listed in the case.

application-title = **Application { $reference }** ({ $component })
application-sample = This is sample data, not a real case.
application-status = Status: **{ $state }** (since { $day })
application-decided = Decided on (day of the meeting): { $day }
application-money = Grant approved: { $approved }; paid: { $paid }
application-meeting = Meeting on { $day }
application-reach = When: it can still go to the meeting on { $day } if it is complete by { $cutoff }.
application-no-meeting = When: the next meeting has no date yet; it will be shown here.
application-line = { $reference } { $component }: { $state }
application-open = Show this application
application-reason-line = - { $reason }
notice-status = Application { $reference }: the status has changed. { $before } → **{ $after }**
notice-status-decided = Decided on (day of the meeting): { $day }
notice-status-grant = Grant approved: { $grant }
notice-status-meeting = Meeting on { $day }
notice-holder-joined = { $name } has joined "{ $company }" with a one-time code and can now see and handle its applications. If you did not invite this person, remove them in "Applications and progress".
