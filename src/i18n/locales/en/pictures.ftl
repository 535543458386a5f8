# reviewed: no

## Photos of an offer

desk-photos-title = Photos of the offer
desk-photos-why = An offer needs no photo. Each photo is written anew here: no place, date or device stays in it. Everybody sees it once somebody else of the team has confirmed it.
desk-photos-none = No photo: a drawing shows the offer.
desk-photos-full = There are at most { $max } photos. Remove one to add another.
desk-photos-count =
    { $count ->
        [0] Add photos
        [one] { $count } photo
       *[other] { $count } photos
    }
desk-photos-waiting =
    { $count ->
        [one] { $count } photo waits to be confirmed
       *[other] { $count } photos wait to be confirmed
    }
desk-photos-to-confirm = Photos to confirm
desk-photo-add = Add a photo
desk-photo-alt = What the photo shows
desk-photo-alt-hint = For people who do not see it, at most { $max } characters. For example: “A bright room with a bed and a desk”.
desk-photo-file = The photo
desk-photo-file-hint = JPEG, PNG, WebP or GIF, at most { $max } MB. Show the inside.
desk-photo-send = Send the photo
desk-photo-questions = Look closely. This photo …
desk-photo-confirm = Confirm the photo
desk-photo-remove = Remove the photo
desk-photo-own = You sent it: somebody else of the team confirms it.
desk-photo-waits = A moderator will look at it.
desk-notice-photo-added = The photo is saved. Somebody else of the team confirms it before it can be seen.
desk-notice-photo-confirmed = The photo is confirmed.
desk-notice-photo-removed = The photo is removed.
must-not-show-facade = shows no façade, street or number
must-not-show-window-view = shows no view from a window
must-not-show-person = shows nobody, no portrait, no reflection
must-not-show-document = shows no letter, papers or screen
picture-state-waiting = To confirm
picture-state-confirmed = Confirmed
picture-problem-no-alt = Say in a few words what the photo shows.
picture-problem-alt-too-long = This text has { $got } characters, and at most { $max } are possible.
picture-problem-too-many = An offer has at most { $max } photos.
picture-problem-not-an-offer = Only offers have photos.
picture-problem-unanswered = Tick all four points, or remove the photo.
picture-error-no-file = Choose a photo.
picture-error-not-a-picture = This file is no picture that we know. Take a JPEG, PNG, WebP or GIF.
picture-error-other-kind = This file is { $kind }. Take a JPEG, PNG, WebP or GIF.
picture-error-side = Each side has { $min } to { $max } pixels, and this picture has { $width } by { $height }.
picture-error-too-many-pixels = This picture has { $width } by { $height } pixels, and at most { $max } million pixels are possible. Make it smaller.
picture-error-broken = This file is damaged or incomplete. Try to send it again, or take another photo.
picture-error-too-large = This file is larger than { $max } MB. Make the photo smaller.
picture-alt-theirs = Photo sent with the offer “{ $title }”, without a description
