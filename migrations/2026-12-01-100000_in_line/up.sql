-- Questions that are asked as soon as there is room: decided, and due at no hour.
CREATE INDEX matches_in_line ON matches (updated_at, id) WHERE pending IS NOT NULL AND pending_due_at IS NULL;
CREATE INDEX matches_offer_there ON matches (offer_ap_id);
