# reviewed: no

## Letters from the fediverse, reports and tasks

event-kind-message-sent = Private answer sent
event-kind-reported = Report sent
lead-answer = Hello, your message has reached { $name }. Somebody of the association will read it and answer you here. Please send no address and no document.
lead-answer-offer = Hello, your message about this offer has reached { $name }. Somebody of the association will read it and answer you here. Please send no address and no document.
leads-title = Messages received
leads-why = People wrote them from Mastodon or another network of the fediverse. Here only the team reads them.
leads-new =
    { $count ->
        [one] { $count } new message
       *[other] { $count } new messages
    }
leads-more =
    { $count ->
        [one] { $count } more message of the same day was not kept
       *[other] { $count } more messages of the same day were not kept
    }
reports-waiting =
    { $count ->
        [one] { $count } report or task waits
       *[other] { $count } reports or tasks wait
    }
reports-more =
    { $count ->
        [one] and { $count } more
       *[other] and { $count } more
    }
task-times =
    { $count ->
        [one] { $count } time
       *[other] { $count } times
    }
reactions-likes =
    { $count ->
        [one] { $count } person likes this offer
       *[other] { $count } people like this offer
    }
reactions-boosts =
    { $count ->
        [one] { $count } person shared it
       *[other] { $count } people shared it
    }
leads-of-offer = Messages about this offer
lead-title = Message received
lead-talk = The conversation
lead-state-new = New
lead-state-read = Read
lead-state-closed = Closed
lead-visibility-private = Private message
lead-visibility-followers = Visible to the person’s followers
lead-visibility-public = Public on its own server
lead-reason-links = Caution: holds a link
lead-reason-mentions = Caution: mentions many people
lead-reason-new-account = Caution: a very new account
lead-reason-duplicate = Caution: the same text came before
lead-reason-attachment = Caution: a file was attached; it was not taken
lead-reason-automated = Caution: sent by a program
lead-close-done = Done
lead-close-off-topic = Off topic
lead-close-spam = Spam
lead-close-abuse = Abuse
lead-erased = The person deleted the message.
lead-answer-by-staff = Answer by the team
lead-answer-by-itself = Automatic answer
lead-answer-title = Answer in private
lead-answer-how = The answer leaves in the association’s name. Put no phone number, e-mail, link or address into it.
lead-answer-text = Your answer
lead-answer-hint = At most { $max } characters.
lead-answer-language = Language of the answer
lead-act-answer = Send
lead-close-title = Close
lead-act-read = Mark as read
lead-close-reason = Reason
lead-act-close = Close
lead-report = Report this message to its server
reports-title = Reports and tasks
reports-heading = Reports
tasks-heading = To do
report-new = Report to another server
report-new-how = The report leaves in the name of your server. It names nobody of the team.
report-object = Address of the account, offer or message
report-object-hint = Paste the whole address, which begins with https.
report-object-unknown = Nothing known here has this address. Check it.
report-text = What is wrong
report-text-hint = At most { $max } characters, without telephone, e-mail, link or address.
report-act-send = Send the report
report-act-close = Close
report-close-reason = What came of it
report-state-open = Open
report-state-closed = Closed
report-direction-in = Reported to us
report-direction-out = Reported by us
report-close-acted = We acted
report-close-unfounded = Unfounded
report-close-duplicate = Reported before
report-close-sent = Sent
task-kind-partner-moved = A partner says that it moved to another address
task-kind-partner-blocked = A partner blocks us
task-kind-negotiations-full = An ally has too many open negotiations
task-kind-requests-fetched = An ally fetched too many requests today
task-kind-alliance-asked = A partner proposes an alliance: compare its key and decide
task-kind-alliance-by-stranger = An association that is no partner proposes an alliance
task-kind-alliance-declined = A partner refused the alliance
task-kind-alliance-ended = An ally ended the alliance: our requests were taken back from it
task-kind-alliance-key-changed = An ally has another key than the one that was compared
task-how-alliance-asked = Compare its key’s fingerprint with this association on the phone, then accept or refuse on its page.
task-how-alliance-by-stranger = If you know this association, add it to the partners first. If not, there is nothing to do.
task-how-alliance-declined = Nothing more is shared with it than with any partner. If you do not know why, call this association.
task-how-alliance-ended = Our requests were taken back from it. If you do not know why, call this association.
task-how-partner-moved = Call this association on a number that you know. If it is true: where its server is another, add that to the partners, then remove the old one; where it is the same, propose the alliance anew.
task-how-alliance-key-changed = The alliance stays in effect. Compare the new key’s fingerprint with this association on the phone; if it is not theirs, end the alliance on its page.
task-how-partner-blocked = Its offers do not arrive here any more, nor ours there. If you do not know why, call this association.
task-how-negotiations-full = New proposals are turned away while the older ones wait for an answer. Call this association to settle some.
task-how-requests-fetched = It gets no more until tomorrow. Call this association if you do not know why.
task-new-address = New address
task-partner = See this partner
task-act-done = Done
negotiation-state-proposed = Proposed
negotiation-state-under-review = Under review
negotiation-state-accepted = Accepted
negotiation-state-rejected = Rejected
negotiation-state-withdrawn = Withdrawn
desk-notice-answered = The answer is on its way.
desk-notice-closed = It is closed.
desk-notice-reported = The report is on its way.
desk-error-text-length = The text has between 1 and { $max } characters; this one has { $got }.
desk-error-reveals = This text leaves for another server. Take out of it:
