# reviewed: no
