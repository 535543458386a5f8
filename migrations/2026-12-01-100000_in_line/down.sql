DROP INDEX matches_offer_there;
DROP INDEX matches_in_line;
