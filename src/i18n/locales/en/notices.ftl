# reviewed: no (no native speaker has read it)

## What Rooftop writes to people (PR-12): no name, no address, no word about migration or housing, and one subject for all of it.

notice-subject = Message from { $host }
notice-sms = A message waits for you: { $origin }
notice-sms-new-card = { $host }: your card was replaced. Not by you? Tell the team.
notice-audit-head =
    Hello,

    This is the last line of the audit log. It has { $count ->
        [one] { $count } line
       *[other] { $count } lines
    }.

    Keep this message. Later, whoever looks after the server can see with this command whether lines were changed or taken away:

    { $command }

    If the command says that the log is not the same any more, talk at once to somebody else who gets this message.
notice-invited =
    Hello,

    You are invited to join the team of { $host }. Choose a password on this page:

    { $link }

    The page opens for { $count ->
        [one] { $count } day
       *[other] { $count } days
    } and works once. If you did not expect an invitation, do nothing.
notice-factor-reset =
    Hello,

    The second factor of your account was removed by an admin, and all your sessions were ended. Set up a new second factor at your next sign-in.

    You did not ask for it? Tell an admin at once, in person or by telephone.
notice-password-changed =
    Hello,

    The password of your account was changed, and your other sessions were ended.

    Was it you? Then there is nothing to do. If not, tell an admin at once, in person or by telephone.
notice-waits =
    Hello,

    Something waits for you. Sign in to read it, soon and where nobody sees your screen:

    { $link }
notice-trial =
    Hello,

    This is a trial. You are reading it: the messages of this site arrive.
notice-new-card =
    Hello,

    Your access card for { $host } was replaced. The old one opens nothing any more, and all your sessions were ended.

    Did you know? Then there is nothing to do. If not, tell somebody of the team at once, in person or by telephone.
notice-sign-in-link =
    Hello,

    With this link you enter { $host }:

    { $link }

    It works for { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }, once. You asked for nothing? Do nothing: without this link nobody enters.
