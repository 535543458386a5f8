# reviewed: no

## Photos of an offer

desk-photos-title = Foto’s van het aanbod
desk-photos-why = Een aanbod heeft geen foto nodig. Elke foto wordt hier opnieuw geschreven: plaats, datum en toestel blijven er niet in. Iedereen ziet de foto zodra iemand anders van het team die heeft bevestigd.
desk-photos-none = Geen foto: een tekening toont het aanbod.
desk-photos-full = Er zijn hoogstens { $max } foto’s. Verwijder er een om een andere toe te voegen.
desk-photos-count =
    { $count ->
        [0] Foto’s toevoegen
        [one] { $count } foto
       *[other] { $count } foto’s
    }
desk-photos-waiting =
    { $count ->
        [one] { $count } foto wacht op bevestiging
       *[other] { $count } foto’s wachten op bevestiging
    }
desk-photos-to-confirm = Foto’s om te bevestigen
desk-photo-add = Een foto toevoegen
desk-photo-alt = Wat de foto toont
desk-photo-alt-hint = Voor mensen die de foto niet zien, hoogstens { $max } tekens. Bijvoorbeeld: “Een lichte kamer met een bed en een bureau”.
desk-photo-file = De foto
desk-photo-file-hint = JPEG, PNG, WebP of GIF, hoogstens { $max } MB. Toon de binnenkant.
desk-photo-send = De foto versturen
desk-photo-questions = Kijk goed. Deze foto …
desk-photo-confirm = De foto bevestigen
desk-photo-remove = De foto verwijderen
desk-photo-own = U hebt de foto gestuurd: iemand anders van het team bevestigt die.
desk-photo-waits = Een moderator zal ernaar kijken.
desk-notice-photo-added = De foto is bewaard. Iemand anders van het team bevestigt die voordat de foto te zien is.
desk-notice-photo-confirmed = De foto is bevestigd.
desk-notice-photo-removed = De foto is verwijderd.
must-not-show-facade = toont geen gevel, straat of nummer
must-not-show-window-view = toont geen uitzicht uit een raam
must-not-show-person = toont niemand, geen portret, geen weerspiegeling
must-not-show-document = toont geen brief, papieren of scherm
picture-state-waiting = Te bevestigen
picture-state-confirmed = Bevestigd
picture-problem-no-alt = Zeg in enkele woorden wat de foto toont.
picture-problem-alt-too-long = Deze tekst heeft { $got } tekens, en er zijn er hoogstens { $max } mogelijk.
picture-problem-too-many = Een aanbod heeft hoogstens { $max } foto’s.
picture-problem-not-an-offer = Alleen een aanbod heeft foto’s.
picture-problem-unanswered = Vink de vier punten aan, of verwijder de foto.
picture-error-no-file = Kies een foto.
picture-error-not-a-picture = Dit bestand is geen afbeelding die we kennen. Neem een JPEG, PNG, WebP of GIF.
picture-error-other-kind = Dit bestand is { $kind }. Neem een JPEG, PNG, WebP of GIF.
picture-error-side = Elke zijde heeft { $min } tot { $max } pixels, en deze afbeelding is { $width } bij { $height }.
picture-error-too-many-pixels = Deze afbeelding is { $width } bij { $height } pixels, en er zijn hoogstens { $max } miljoen pixels mogelijk. Maak ze kleiner.
picture-error-broken = Dit bestand is beschadigd of onvolledig. Probeer het opnieuw te versturen, of neem een andere foto.
picture-error-too-large = Dit bestand is groter dan { $max } MB. Maak de foto kleiner.
picture-alt-theirs = Foto bij het aanbod “{ $title }”, zonder beschrijving
