-- What a consent is for: that named allies know the bands of a request, or that the association appeals for it in public.
ALTER TABLE consents ADD COLUMN scope TEXT NOT NULL DEFAULT 'allies';

-- Appeals (PR-02). The id is random, and stands in public; nothing but this row leads from it to the request, and that is forgotten when the appeal ends.
CREATE TABLE appeals (
  id TEXT PRIMARY KEY,
  proposal_id TEXT REFERENCES proposals (id) ON DELETE SET NULL,
  approved_by TEXT,
  approved_at TIMESTAMP NOT NULL,
  -- As it went out with the batch of a week.
  household_size TEXT,
  area TEXT,
  period TEXT,
  published_at TIMESTAMP,
  withdrawn_at TIMESTAMP
);
CREATE UNIQUE INDEX appeals_proposal ON appeals (proposal_id);

-- The appeal that a letter answers.
ALTER TABLE leads ADD COLUMN appeal_id TEXT;
