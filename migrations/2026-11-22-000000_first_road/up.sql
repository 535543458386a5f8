-- Who this instance is. A later start with another address or handle stops.
CREATE TABLE instance (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  public_url TEXT NOT NULL,
  handle TEXT NOT NULL,
  created_at TIMESTAMP NOT NULL
);

-- Our three actors, with sealed private keys, and the ones of other servers that we know. `assertion_keys` holds the
-- Multikeys (FEP-521a), a line each: id, blank, key.
CREATE TABLE actors (
  id TEXT PRIMARY KEY,
  ap_id TEXT NOT NULL UNIQUE,
  domain TEXT NOT NULL,
  is_local BOOLEAN NOT NULL,
  kind TEXT NOT NULL,
  handle TEXT NOT NULL,
  name TEXT NOT NULL,
  url TEXT NOT NULL,
  inbox TEXT NOT NULL,
  shared_inbox TEXT,
  followers TEXT,
  featured TEXT,
  key_id TEXT NOT NULL,
  public_key_pem TEXT NOT NULL,
  private_key TEXT,
  assertion_keys TEXT NOT NULL DEFAULT '',
  proof_key TEXT,
  created_at TIMESTAMP NOT NULL,
  fetched_at TIMESTAMP NOT NULL,
  deleted_at TIMESTAMP
);
CREATE INDEX actors_key ON actors (key_id);
CREATE INDEX actors_domain ON actors (domain);

CREATE TABLE accounts (
  id TEXT PRIMARY KEY,
  email TEXT NOT NULL UNIQUE,
  password_hash TEXT NOT NULL,
  role TEXT NOT NULL,
  created_at TIMESTAMP NOT NULL,
  disabled_at TIMESTAMP
);

CREATE TABLE sessions (
  token_hash TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  csrf TEXT NOT NULL,
  created_at TIMESTAMP NOT NULL,
  expires_at TIMESTAMP NOT NULL
);
CREATE INDEX sessions_expiry ON sessions (expires_at);

-- Offers and requests, ours and those of other instances. `terms` holds every field by name;
-- the columns from `is_listed` on repeat what the public list filters by, public area included (PR-04).
CREATE TABLE proposals (
  id TEXT PRIMARY KEY,
  ap_id TEXT NOT NULL UNIQUE,
  is_local BOOLEAN NOT NULL,
  author TEXT NOT NULL,
  written_by TEXT REFERENCES accounts (id),
  purpose TEXT NOT NULL,
  state TEXT NOT NULL,
  title TEXT NOT NULL,
  description TEXT NOT NULL,
  terms TEXT NOT NULL,
  page_url TEXT NOT NULL,
  image_url TEXT,
  image_alt TEXT,
  is_listed BOOLEAN NOT NULL,
  area TEXT,
  place_name TEXT NOT NULL,
  place_kind TEXT,
  capacity_persons INTEGER,
  available_from DATE,
  available_until DATE,
  monthly_rent_cents INTEGER,
  step_free TEXT NOT NULL,
  free_slots INTEGER NOT NULL,
  confirmed_until DATE NOT NULL,
  created_at TIMESTAMP NOT NULL,
  published_at TIMESTAMP,
  updated_at TIMESTAMP NOT NULL
);
-- Everything that the list filters by, so that counting ten thousand offers reads no row: 3.7 ms became 0.7.
CREATE INDEX proposals_listed ON proposals
  (is_listed, published_at, id, area, capacity_persons, available_from, available_until, monthly_rent_cents, step_free);
CREATE INDEX proposals_area ON proposals (area, is_listed);
CREATE INDEX proposals_author ON proposals (author);
CREATE INDEX proposals_state ON proposals (is_local, state, updated_at);

CREATE TABLE proposal_languages (
  proposal_id TEXT NOT NULL REFERENCES proposals (id) ON DELETE CASCADE,
  tag TEXT NOT NULL,
  PRIMARY KEY (proposal_id, tag)
);

-- Pictures that the staff added to our offers, public once somebody else confirmed what they do not show (PR-17, SG-12). The files
-- stand in the row, so that they are there for every process and go with it; they come last, so that the rest is read without them.
CREATE TABLE offer_pictures (
  id TEXT PRIMARY KEY,
  proposal_id TEXT NOT NULL REFERENCES proposals (id) ON DELETE CASCADE,
  state TEXT NOT NULL,
  alt TEXT NOT NULL,
  uploaded_by TEXT REFERENCES accounts (id),
  created_at TIMESTAMP NOT NULL,
  decided_by TEXT REFERENCES accounts (id),
  decided_at TIMESTAMP,
  hash TEXT NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  small_width INTEGER NOT NULL,
  small_height INTEGER NOT NULL,
  blurhash TEXT NOT NULL,
  small_file BYTEA NOT NULL,
  full_file BYTEA NOT NULL
);
CREATE INDEX offer_pictures_proposal ON offer_pictures (proposal_id, state, id);
CREATE INDEX offer_pictures_state ON offer_pictures (state, id);

-- The pictures of other instances' offers: which are wanted, could not be had, or are kept. What is kept can be fetched again.
CREATE TABLE remote_pictures (
  proposal_id TEXT PRIMARY KEY REFERENCES proposals (id) ON DELETE CASCADE,
  url TEXT NOT NULL,
  host TEXT NOT NULL,
  author_domain TEXT NOT NULL,
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  due_at TIMESTAMP NOT NULL,
  looked_at TIMESTAMP NOT NULL,
  lease_until TIMESTAMP,
  lease_by TEXT,
  hash TEXT,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  small_width INTEGER NOT NULL,
  small_height INTEGER NOT NULL,
  total_bytes INTEGER NOT NULL,
  small_file BYTEA,
  full_file BYTEA
);
CREATE INDEX remote_pictures_due ON remote_pictures (state, due_at);
CREATE INDEX remote_pictures_looked ON remote_pictures (state, looked_at, total_bytes);
CREATE INDEX remote_pictures_lease ON remote_pictures (lease_by);
CREATE INDEX remote_pictures_host ON remote_pictures (host);
CREATE INDEX remote_pictures_author ON remote_pictures (author_domain);

-- Free text that waits for a moderator (PR-17), and what was decided.
CREATE TABLE holds (
  id TEXT PRIMARY KEY,
  proposal_id TEXT NOT NULL REFERENCES proposals (id) ON DELETE CASCADE,
  field TEXT NOT NULL,
  reveals TEXT NOT NULL,
  text_hash TEXT NOT NULL,
  written_by TEXT REFERENCES accounts (id),
  created_at TIMESTAMP NOT NULL,
  decision TEXT,
  decided_by TEXT REFERENCES accounts (id),
  decided_at TIMESTAMP
);
CREATE INDEX holds_proposal ON holds (proposal_id);

-- Outcome, date, checker and expiry only (CR-02).
CREATE TABLE vettings (
  proposal_id TEXT PRIMARY KEY REFERENCES proposals (id) ON DELETE CASCADE,
  id_seen DATE,
  home_visit DATE,
  reference_count INTEGER NOT NULL,
  record_check DATE,
  charter_signed DATE,
  adults_consented INTEGER NOT NULL,
  approved_by TEXT REFERENCES accounts (id),
  valid_until DATE
);

-- A seeker's consent to federate one request; `recipients` is a JSON array of actor ids (PR-06).
CREATE TABLE consents (
  id TEXT PRIMARY KEY,
  proposal_id TEXT NOT NULL REFERENCES proposals (id) ON DELETE CASCADE,
  recipients TEXT NOT NULL,
  language TEXT NOT NULL,
  given_via TEXT NOT NULL,
  given_at TIMESTAMP NOT NULL,
  revoked_at TIMESTAMP
);
CREATE INDEX consents_proposal ON consents (proposal_id);

-- Likes and boosts of our offers by actors of other servers, each once; only the staff sees how many there are.
CREATE TABLE reactions (
  object TEXT NOT NULL,
  actor TEXT NOT NULL,
  kind TEXT NOT NULL,
  activity TEXT NOT NULL,
  created_at TIMESTAMP NOT NULL,
  PRIMARY KEY (object, actor, kind)
);
CREATE INDEX reactions_activity ON reactions (activity);
CREATE INDEX reactions_actor ON reactions (actor);

-- What people of the fediverse write to the association: each a message, tied to its offer where it answers one.
-- `more` counts the messages of the same day that were not kept.
CREATE TABLE leads (
  id TEXT PRIMARY KEY,
  note TEXT NOT NULL UNIQUE,
  thread TEXT NOT NULL,
  sender TEXT NOT NULL,
  domain TEXT NOT NULL,
  proposal_id TEXT REFERENCES proposals (id) ON DELETE SET NULL,
  visibility TEXT NOT NULL,
  language TEXT,
  content TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  reasons TEXT NOT NULL,
  more INTEGER NOT NULL,
  state TEXT NOT NULL,
  close_reason TEXT,
  closed_by TEXT REFERENCES accounts (id),
  closed_at TIMESTAMP,
  received_at TIMESTAMP NOT NULL,
  updated_at TIMESTAMP NOT NULL,
  erased_at TIMESTAMP
);
CREATE INDEX leads_list ON leads (state, received_at, id);
CREATE INDEX leads_sender ON leads (sender, received_at);
CREATE INDEX leads_domain ON leads (domain, received_at);
CREATE INDEX leads_thread ON leads (thread);
CREATE INDEX leads_hash ON leads (content_hash);
CREATE INDEX leads_proposal ON leads (proposal_id);

-- Our private answers. An answer to one of them finds its lead by `ap_id`, whatever a server made of `context`.
CREATE TABLE messages (
  id TEXT PRIMARY KEY,
  ap_id TEXT NOT NULL UNIQUE,
  lead_id TEXT NOT NULL REFERENCES leads (id) ON DELETE CASCADE,
  recipient TEXT NOT NULL,
  in_reply_to TEXT NOT NULL,
  language TEXT NOT NULL,
  content TEXT NOT NULL,
  written_by TEXT REFERENCES accounts (id),
  created_at TIMESTAMP NOT NULL
);
CREATE INDEX messages_lead ON messages (lead_id);

-- Who got an automatic answer, and about what: an offer's id, or the association's where the message was about none.
CREATE TABLE auto_answers (
  recipient TEXT NOT NULL,
  about TEXT NOT NULL,
  sent_at TIMESTAMP NOT NULL,
  PRIMARY KEY (recipient, about)
);
CREATE INDEX auto_answers_sent ON auto_answers (sent_at);

-- Reports (Flag): others' about us, and ours about others. Who of us wrote one never leaves.
CREATE TABLE reports (
  id TEXT PRIMARY KEY,
  ap_id TEXT NOT NULL UNIQUE,
  direction TEXT NOT NULL,
  reporter TEXT NOT NULL,
  objects TEXT NOT NULL,
  more INTEGER NOT NULL,
  content TEXT NOT NULL,
  state TEXT NOT NULL,
  written_by TEXT REFERENCES accounts (id),
  close_reason TEXT,
  closed_by TEXT REFERENCES accounts (id),
  closed_at TIMESTAMP,
  created_at TIMESTAMP NOT NULL
);
CREATE INDEX reports_list ON reports (state, created_at, id);
CREATE INDEX reports_reporter ON reports (reporter, created_at);

-- What a moderator must decide or know, one row a matter however often it happens.
CREATE TABLE tasks (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL,
  times INTEGER NOT NULL,
  created_at TIMESTAMP NOT NULL,
  latest_at TIMESTAMP NOT NULL,
  done_by TEXT REFERENCES accounts (id),
  done_at TIMESTAMP,
  UNIQUE (kind, subject)
);
CREATE INDEX tasks_open ON tasks (done_at, latest_at);

CREATE TABLE partners (
  id TEXT PRIMARY KEY,
  domain TEXT NOT NULL UNIQUE,
  tier TEXT NOT NULL,
  association TEXT,
  software TEXT NOT NULL,
  reject_media BOOLEAN NOT NULL,
  reject_reports BOOLEAN NOT NULL,
  silenced BOOLEAN NOT NULL,
  note TEXT NOT NULL,
  created_at TIMESTAMP NOT NULL,
  last_seen_at TIMESTAMP,
  last_delivery_at TIMESTAMP
);

-- What stands between us and a partner's association: who declared an alliance, by which activity, and the fingerprint of the key that
-- our moderator saw. It outlives the partner, so that what ended does not come back.
CREATE TABLE alliances (
  domain TEXT PRIMARY KEY,
  association TEXT NOT NULL,
  state TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  seen TEXT,
  our_kind TEXT,
  our_id TEXT,
  their_kind TEXT,
  their_id TEXT,
  changed_at TIMESTAMP NOT NULL
);

-- Who decided what about a domain, and when. It outlives the partner.
CREATE TABLE partner_deeds (
  id TEXT PRIMARY KEY,
  domain TEXT NOT NULL,
  deed TEXT NOT NULL,
  detail TEXT NOT NULL,
  account_id TEXT REFERENCES accounts (id),
  done_at TIMESTAMP NOT NULL
);
CREATE INDEX partner_deeds_domain ON partner_deeds (domain, id);

-- The older offers of somebody we follow, read page by page from its outbox; `next_page` is where the reading goes on.
CREATE TABLE backfills (
  id TEXT PRIMARY KEY,
  target TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL,
  next_page TEXT,
  pages INTEGER NOT NULL,
  items INTEGER NOT NULL,
  kept INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  started_at TIMESTAMP NOT NULL,
  due_at TIMESTAMP NOT NULL,
  lease_until TIMESTAMP,
  ended_at TIMESTAMP,
  ending TEXT,
  last_error TEXT
);
CREATE INDEX backfills_due ON backfills (state, due_at);

-- The pages that a backfill read: none is read twice.
CREATE TABLE backfill_pages (
  backfill_id TEXT NOT NULL REFERENCES backfills (id) ON DELETE CASCADE,
  page TEXT NOT NULL,
  PRIMARY KEY (backfill_id, page)
);

-- Lists of domains that others publish, and their lines as they stand there; a moderator confirms or dismisses each.
CREATE TABLE partner_lists (
  id TEXT PRIMARY KEY,
  url TEXT NOT NULL UNIQUE,
  created_at TIMESTAMP NOT NULL,
  due_at TIMESTAMP NOT NULL,
  fetched_at TIMESTAMP,
  last_error TEXT
);

CREATE TABLE partner_list_lines (
  id TEXT PRIMARY KEY,
  list_id TEXT NOT NULL REFERENCES partner_lists (id) ON DELETE CASCADE,
  domain TEXT NOT NULL,
  severity TEXT NOT NULL,
  reject_media BOOLEAN NOT NULL,
  reject_reports BOOLEAN NOT NULL,
  public_comment TEXT NOT NULL,
  is_removed BOOLEAN NOT NULL,
  state TEXT NOT NULL,
  reason TEXT NOT NULL,
  decided_by TEXT REFERENCES accounts (id),
  decided_at TIMESTAMP,
  UNIQUE (list_id, domain)
);
CREATE INDEX partner_list_lines_state ON partner_list_lines (state, domain);

-- Who follows our actors; `follow` is the activity as its sender wrote it, which an Accept names in full.
CREATE TABLE followers (
  actor TEXT NOT NULL,
  follower TEXT NOT NULL,
  follow_id TEXT NOT NULL,
  created_at TIMESTAMP NOT NULL,
  PRIMARY KEY (actor, follower)
);
CREATE INDEX followers_by ON followers (follower);

CREATE TABLE following (
  actor TEXT NOT NULL,
  target TEXT NOT NULL,
  follow_id TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL,
  created_at TIMESTAMP NOT NULL,
  PRIMARY KEY (actor, target)
);

-- Who blocks one of our actors: nothing is sent to them.
CREATE TABLE blocks (
  actor TEXT NOT NULL,
  blocker TEXT NOT NULL,
  block_id TEXT NOT NULL,
  created_at TIMESTAMP NOT NULL,
  PRIMARY KEY (actor, blocker)
);
CREATE INDEX blocks_blocker ON blocks (blocker);

-- Actors that moved, and when: each may do so once in a while.
CREATE TABLE moves (
  actor TEXT PRIMARY KEY,
  target TEXT NOT NULL,
  moved_at TIMESTAMP NOT NULL
);

-- Activities that were accepted with 202: the queue of what is to be handled, and the memory against replay.
-- `origin` is the actor's domain: no origin takes every place of the worker.
-- In the three queues `queue_key` is the key of what must go in order, and NULL as soon as a row holds up nobody any more. Whether
-- something earlier waits is asked by it and the id alone, so that no database is led astray by what it counted while nothing waited.
CREATE TABLE received (
  id TEXT PRIMARY KEY,
  ap_id TEXT NOT NULL,
  body_hash TEXT NOT NULL,
  actor TEXT NOT NULL,
  origin TEXT NOT NULL,
  kind TEXT NOT NULL,
  order_key TEXT NOT NULL,
  queue_key TEXT,
  body TEXT NOT NULL,
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  fetches INTEGER NOT NULL,
  received_at TIMESTAMP NOT NULL,
  due_at TIMESTAMP,
  lease_until TIMESTAMP,
  lease_by TEXT,
  last_error TEXT,
  UNIQUE (ap_id, body_hash),
  CHECK ((state = 'waiting') = (queue_key IS NOT NULL)),
  CHECK ((state = 'waiting') = (due_at IS NOT NULL))
);
-- Of the queue and of what was set aside alone: what is done is memory, of which there is much, and is looked for by its id. The first
-- two hold the same rows, each under a condition of its own, so that neither can serve where the other one must: while nothing waits, a
-- database counts that both are empty, and thinks that it is all one which of them it reads.
CREATE INDEX received_due ON received (due_at, id) WHERE due_at IS NOT NULL;
CREATE INDEX received_order ON received (queue_key, id) WHERE queue_key IS NOT NULL;
CREATE INDEX received_failed ON received (id) WHERE last_error IS NOT NULL;

-- Objects of others that their author deleted: a late Create does not bring them back.
CREATE TABLE tombstones (
  ap_id TEXT NOT NULL,
  actor TEXT NOT NULL,
  deleted_at TIMESTAMP NOT NULL,
  -- The domain of who deleted what was never here: forgotten after a while. NULL for what was here.
  unseen_of TEXT,
  PRIMARY KEY (ap_id, actor)
);
CREATE INDEX tombstones_unseen ON tombstones (unseen_of, deleted_at) WHERE unseen_of IS NOT NULL;

-- What happened that others must hear of, written in the transaction of the effect.
CREATE TABLE outbox (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  actor TEXT NOT NULL,
  subject TEXT NOT NULL,
  queue_key TEXT,
  detail TEXT,
  created_at TIMESTAMP NOT NULL,
  due_at TIMESTAMP NOT NULL,
  attempts INTEGER NOT NULL,
  lease_until TIMESTAMP,
  done_at TIMESTAMP,
  last_error TEXT
);
CREATE INDEX outbox_due ON outbox (done_at, id);
CREATE INDEX outbox_order ON outbox (queue_key, id);

-- Activities that we made of events. The public ones are the actors' outbox.
CREATE TABLE activities (
  id TEXT PRIMARY KEY,
  ap_id TEXT NOT NULL UNIQUE,
  actor TEXT NOT NULL,
  kind TEXT NOT NULL,
  object TEXT NOT NULL,
  is_public BOOLEAN NOT NULL,
  body TEXT NOT NULL,
  created_at TIMESTAMP NOT NULL
);
CREATE INDEX activities_outbox ON activities (actor, is_public, id);
CREATE INDEX activities_object ON activities (object);

CREATE TABLE deliveries (
  id TEXT PRIMARY KEY,
  activity_id TEXT NOT NULL REFERENCES activities (id) ON DELETE CASCADE,
  inbox TEXT NOT NULL,
  host TEXT NOT NULL,
  sender TEXT NOT NULL,
  queue_key TEXT,
  lane TEXT NOT NULL,
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  created_at TIMESTAMP NOT NULL,
  due_at TIMESTAMP NOT NULL,
  lease_until TIMESTAMP,
  lease_by TEXT,
  last_error TEXT
);
-- In the order of a claim: many rows are due at the same moment, and are not sorted each time.
CREATE INDEX deliveries_due ON deliveries (state, lane, due_at, id);
CREATE INDEX deliveries_host ON deliveries (host, state, due_at);
CREATE INDEX deliveries_lease ON deliveries (lease_by);
CREATE INDEX deliveries_order ON deliveries (queue_key, id);
CREATE INDEX deliveries_activity ON deliveries (activity_id);

-- How other servers answer: back-off is per host, and one that is slow or failing has a lane of its own.
CREATE TABLE hosts (
  host TEXT PRIMARY KEY,
  lane TEXT NOT NULL,
  failures INTEGER NOT NULL,
  failing_since TIMESTAMP,
  retry_at TIMESTAMP
);

-- Hosts that refused a request signed by draft-cavage and took the same one signed by RFC 9421, and when that was.
CREATE TABLE signs_rfc9421 (
  host TEXT PRIMARY KEY,
  learnt_at TIMESTAMP NOT NULL
);

-- Work that is done now and then, by whichever process takes it.
CREATE TABLE sweeps (
  name TEXT PRIMARY KEY,
  due_at TIMESTAMP NOT NULL
);

-- Requests that allies let us fetch, in bands; they are the allies' to change and to take back.
CREATE TABLE ally_requests (
  ap_id TEXT PRIMARY KEY,
  author TEXT NOT NULL,
  household_size TEXT NOT NULL,
  area TEXT,
  month TEXT NOT NULL,
  received_at TIMESTAMP NOT NULL
);
CREATE INDEX ally_requests_author ON ally_requests (author);

-- How many fetches of requests each ally made on its latest day.
CREATE TABLE request_fetches (
  ally TEXT PRIMARY KEY,
  day DATE NOT NULL,
  fetches INTEGER NOT NULL
);

-- Agreements that are negotiated with allies (FEP-0837): the facts as they were told; their life is the match's.
CREATE TABLE negotiations (
  ap_id TEXT PRIMARY KEY,
  direction TEXT NOT NULL,
  ally TEXT NOT NULL,
  proposal_id TEXT NOT NULL REFERENCES proposals (id) ON DELETE CASCADE,
  state TEXT NOT NULL,
  agreement TEXT UNIQUE,
  context TEXT,
  quantity TEXT NOT NULL,
  ends_at TIMESTAMP,
  facts TEXT NOT NULL,
  created_at TIMESTAMP NOT NULL,
  updated_at TIMESTAMP NOT NULL
);
CREATE INDEX negotiations_ally ON negotiations (ally, state);
CREATE INDEX negotiations_proposal ON negotiations (proposal_id);
