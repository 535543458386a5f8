# reviewed: no

## The list of partners

partners-title = Partners
partners-why = The other servers that somebody decided about.
partners-mode = Rule for all other servers: { $mode }.
partners-own-fingerprint = Fingerprint of our key, to be read out on the telephone
partners-add = Add a partner
partners-domain = Domain name
partners-domain-hint = For example toits.example, without https and without a slash.
partners-tier = Level of trust
partners-tier-hint = An alliance is proposed afterwards on the partner’s page, once its key was compared.
partner-tier-open-long = Open: its public offers are shown here
partner-tier-blocked-long = Blocked: nothing is taken from it
partners-add-act = Look up and add
partners-empty = No partner yet.
partner-seen = Seen on { $date }
partner-never-seen = Never seen
partner-never = Never
partner-failing = Does not answer
partner-failing-how = This server does not answer. Nothing is lost: we try again by ourselves, next on { $when }.
partner-when = { $date } at { $time }
partner-flag-reject-media = Pictures rejected
partner-flag-reject-reports = Reports rejected
partner-flag-silence = Silenced
partner-flags = Restrictions
partner-refuse-reject-media = Reject its pictures
partner-refuse-reject-reports = Reject its reports
partner-refuse-silence = Silence: its offers are neither listed nor announced

## A partner

partner-association = Association
partner-fingerprint = Fingerprint of its key
partner-fingerprint-why = To be sure that it is this association, compare the fingerprint by telephone with what they see on their side.
partner-software = Software
partner-follow = Our follow
partner-no-follow = None
partner-offers = Offers kept here
partner-last-seen = Last heard of
partner-last-delivery = Last delivery taken
partner-waiting = Deliveries waiting
partner-given-up = Deliveries given up
partner-failures = Failures in a row
partner-next-try = Next try
partner-last-error = Last error
partner-backfill = Reading of its older offers
partner-backfill-counts = Read so far
partner-backfill-read = { $items } items on { $pages } pages
partner-backfill-error = Error of the reading

## The reading of older offers

backfill-state-waiting = Under way
backfill-state-done = Done
backfill-state-failed = Given up
backfill-ending-complete = Everything was read
backfill-ending-page-twice = Stopped: a page came a second time
backfill-ending-items-max = Stopped at the largest number of items
backfill-ending-pages-max = Stopped at the largest number of pages
backfill-ending-other-host = Stopped: the rest was said to be on another server
backfill-ending-page-cut = Read, but pages that were too long were cut

## Buttons and the question before a block

partner-retry = Try again now
partner-remove = Remove
partner-remove-title = Remove this partner?
partner-remove-what = We follow its offers no longer. Those kept here are deleted, and the note and the restrictions too. The record stays. You can add it again later.
partner-remove-unblocks = This server is blocked. Removing it lifts the block.
partner-block = Block
partner-block-title = Block this server?
partner-block-what = Its offers, the follows in both directions, its requests and all that waits to be sent are deleted. Unblocking does not bring them back. The note and the record stay.
partner-block-below = The block covers all sub-domains too.
partner-unblock = Unblock
partner-unblock-hint = This server is blocked. Unblocking brings nothing back. Add it by its name afterwards to follow it again.
partner-note = Note of the team
partner-note-hint = Seen by moderators only, at most { $max } characters.

## The alliance

alliance-title = Alliance
alliance-compare = Compare by telephone the domain name and the fingerprint with what the other association sees on its side. To propose or to confirm says that you did.
alliance-what = An ally can receive the requests whose person agreed to it, in bands only, and can negotiate. It also reads, for each of our offers, until which month the host is vetted and whether a lone woman or a lone parent may live there. When either ends the alliance, requests that were sent are taken back, and the level is open again.
alliance-not-possible = An alliance is possible only with an instance of Rooftop whose association is known.
alliance-none = There is no alliance.
alliance-offered = We proposed an alliance. It takes effect when the other association accepts it.
alliance-asked = The other association proposes an alliance. Nothing changes until you confirm.
alliance-allied = The alliance is in effect: both associations declared it.
alliance-declined-us = We refused the alliance that it proposed.
alliance-declined-them = The other association refused the alliance that we proposed.
alliance-ended-us = We ended the alliance, or took our proposal back.
alliance-ended-them = The other association ended the alliance, or took its proposal back.
alliance-other-key = Its key is not the one that we compared. Telephone before you go on.
alliance-act-propose = Propose an alliance
alliance-act-withdraw = Take the proposal back
alliance-act-confirm = Confirm the alliance
alliance-act-refuse = Refuse
alliance-act-end = End the alliance

## The record

partner-record = Record
partner-deed-by = { $deed } — { $by }
partner-by-operator = command line
partner-by-them = the other association
partner-deed-added = Added
partner-deed-tier-changed = Level changed
partner-deed-blocked = Blocked
partner-deed-removed = Removed
partner-deed-flags-changed = Restrictions changed
partner-deed-note-changed = Note changed
partner-deed-vetting-trusted = Their vetting counts again
partner-deed-vetting-distrusted = Their vetting counts no more
partner-deed-retried = Tried again
partner-deed-imported = Taken from a list
partner-deed-alliance-proposed = Alliance proposed
partner-deed-alliance-confirmed = Alliance confirmed
partner-deed-alliance-refused = Alliance refused
partner-deed-alliance-ended = Alliance ended

## Published lists

severity-noop = Restrictions only
severity-silence = Silence
severity-suspend = Block
line-state-draft = To be decided
line-state-confirmed = Confirmed
line-state-dismissed = Dismissed
line-state-moot = Holds already

## What goes wrong

partner-error-domain = This is no domain name. Write something like toits.example.
partner-error-tier = Choose a level of trust.
partner-error-off = Federation is off on this server.
partner-error-not-reached = This server does not answer. Check the name, or try again later.
partner-error-no-association = This server does not run Rooftop, or names no association.
partner-error-malformed = What this server says of its association cannot be believed.
partner-error-refused = This server was not added.
partner-error-note-long = The note has { $got } characters, and at most { $max } are possible. Shorten it.

## What was done

desk-notice-partner-added = Done. Its offers arrive in the next minutes.
desk-notice-partner-changed = It is changed.
desk-notice-partner-retried = A new try begins.
desk-notice-partner-removed = This partner is removed, and its offers are gone from here.
desk-notice-partner-blocked = This server is blocked.
desk-notice-alliance-proposed = The alliance is proposed.
desk-notice-alliance-confirmed = The alliance is in effect.
desk-notice-alliance-refused = The alliance is refused.
desk-notice-alliance-ended = The alliance or the proposal is no more.

## A file of domains

domains-title = File of domains
domains-why = Import a CSV file of domains that are blocked or limited, as Mastodon exports it. You see first what would change. Nothing becomes less strict.
domains-export = Download our decisions (CSV)
domains-upload = Choose a file
domains-upload-hint = CSV, at most { $max } MB. The file itself is not kept.
domains-file = Or paste its contents
domains-file-hint = The first line names the columns. For example:
domains-preview = See what would change
domains-import = Apply these changes
domains-not-seen = The contents changed since they were last shown. Check what follows, then apply.
domains-more-lines =
    { $count ->
        [one] and { $count } more line
       *[other] and { $count } more lines
    }
domains-wrong = This file is not right yet. Nothing has changed.
domains-would-change =
    { $count ->
        [0] Nothing would change
        [one] { $count } domain would change
       *[other] { $count } domains would change
    }
domains-new = New: { $to }
domains-changed = { $from } becomes { $to }
domains-same = Stays: { $to }
domains-stricter = Stays stricter than the file: { $to }
domains-ourselves = Left out: it is this server, or a domain above it
domains-lifted = The list takes this line back. Confirming undoes what it had changed.
domains-line-wrong = Line { $line }: { $what }
domains-error-too-large = The file is too large: { $got } bytes, and at most { $max } are possible. Cut it in two.
domains-error-none = Choose a file, or paste its contents.
domains-error-too-many = The file has at most { $got } lines.
domains-error-no-head = The first line with a column #domain is missing.
domains-error-unreadable = cannot be read.
domains-error-no-domain = the domain is missing.
domains-error-obfuscated = “{ $got }” is obfuscated, so nobody knows what is meant. Ask for the list in clear.
domains-error-not-a-domain = “{ $got }” is no domain name.
domains-error-top-level = “{ $got }” would cover every name that ends so.
domains-error-domain-long = a domain has at most { $got } bytes.
domains-error-twice = { $got } stands in the file already, with something else.
domains-error-severity = the severity is noop, silence or suspend, not “{ $got }”.
domains-error-bool = a box is true or false, not “{ $got }”.
domains-error-comment-long = a comment has at most { $got } characters.

## The page of published lists

lists-title = Published lists
lists-why = An alliance can publish a list of domains. Each change waits here for a decision, nothing changes by itself.
lists-none = No change waits for a decision.
lists-followed = Lists that we follow
lists-from = Asked for by the list of { $domain }
lists-fetched = Last read
lists-error = Last error
lists-fetch = Read now
lists-end = Stop following
lists-url = Https address of the list (CSV)
lists-error-url = This is no address of a list. Write for example https://toits.example/list.csv.
lists-error-twice = This list is followed already.
lists-subscribe = Follow this list
lists-drafts =
    { $count ->
        [one] { $count } change waits for a decision
       *[other] { $count } changes wait for a decision
    }
lists-confirm = Confirm
lists-reason = Reason to dismiss this change
lists-dismiss = Dismiss
desk-notice-domains-imported = The file is applied.
desk-notice-list-added = The list is followed and will be read in a moment.
desk-notice-list-fetched = The list will be read in a moment.
desk-notice-list-ended = The list is not followed any more.
desk-notice-draft-confirmed = It is confirmed.
desk-notice-draft-dismissed = It is dismissed.
