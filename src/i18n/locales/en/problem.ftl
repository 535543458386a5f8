# reviewed: no (no native speaker has read it)

## What is wrong with a field: the field, the limit, what to do

problem-missing = “{ $field }” is missing. Please fill it in.
problem-too-long = “{ $field }” has { $got } characters. The most is { $max }. Please shorten it.
problem-too-many = “{ $field }” has { $got } entries. The most is { $max }. Please remove some.
problem-not-in-range = “{ $field }”: write a whole number from { $min } to { $max }. “{ $got }” does not fit.
problem-not-a-date = “{ $field }”: write a date such as 2026-12-01. “{ $got }” is not one.
problem-unknown-code = “{ $field }”: choose one of the answers. “{ $got }” is not among them.
problem-not-a-flag = “{ $field }”: answer yes or no. “{ $got }” does not fit.
problem-unknown-municipality = “{ $field }”: we do not know “{ $got }”. Write the municipality’s name or postcode.
problem-malformed = “{ $field }”: “{ $got }” does not fit. Write for example { $example }.
problem-ends-before-it-begins = “{ $field }”: the end ({ $until }) is before the start ({ $from }). Please change one of the dates.
problem-too-far-away = “{ $field }”: this date is too far away. The most is { $max } years.
problem-in-future = “{ $field }”: this date is in the future. Give a date up to { $today }.
problem-least-above-most = “{ $field }”: the least ({ $least }) is more than the most ({ $most }). Please change one of them.
problem-shared-room-not-emergency = “{ $field }”: a shared room is possible for an emergency bed only. Please choose another.
problem-shared-room-too-long = “{ $field }”: a shared room is for 7 nights at most. Leave this empty.
problem-criterion-not-shared = “{ $field }”: only who shares a home may choose, never for an entire place or a lease. Choose “Everybody”.
problem-unprintable = “{ $field }” holds characters that cannot be shown. Please write it again.
