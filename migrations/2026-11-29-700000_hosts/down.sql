DROP TABLE people_accounts;
DROP TABLE offer_people;
DROP TABLE sign_in_links;
DROP TABLE address_marks;
DROP TABLE errands;
