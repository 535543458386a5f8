DROP TABLE sign_in_links;
DROP TABLE address_marks;
DROP TABLE errands;
