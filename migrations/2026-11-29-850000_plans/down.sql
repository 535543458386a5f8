DROP TABLE plan_orders;
DROP TABLE plan_unmatched;
DROP TABLE plan_pairs;
DROP TABLE plans;
DROP TABLE match_marks;
