# reviewed: no

## The list of partners

partners-title = Partners
partners-why = De andere servers waarover iemand een beslissing heeft genomen.
partners-mode = Regel voor alle andere servers: { $mode }.
partners-own-fingerprint = Vingerafdruk van onze sleutel, om telefonisch voor te lezen
partners-add = Een partner toevoegen
partners-domain = Domeinnaam
partners-domain-hint = Bijvoorbeeld toits.example, zonder https en zonder schuine streep.
partners-tier = Niveau van vertrouwen
partners-tier-hint = Een bondgenootschap stelt u daarna voor op de pagina van de partner, na vergelijking van zijn sleutel.
partner-tier-open-long = Open: zijn openbare aanbiedingen staan hier
partner-tier-blocked-long = Geblokkeerd: niets wordt van hem aanvaard
partners-add-act = Opzoeken en toevoegen
partners-empty = Nog geen partner.
partner-seen = Gezien op { $date }
partner-never-seen = Nooit gezien
partner-never = Nooit
partner-failing = Antwoordt niet
partner-failing-how = Deze server antwoordt niet. Er is niets verloren: wij proberen het vanzelf opnieuw, de volgende keer op { $when }.
partner-when = { $date } om { $time }
partner-flag-reject-media = Afbeeldingen geweigerd
partner-flag-reject-reports = Meldingen geweigerd
partner-flag-silence = Gedempt
partner-flags = Beperkingen
partner-refuse-reject-media = Zijn afbeeldingen weigeren
partner-refuse-reject-reports = Zijn meldingen weigeren
partner-refuse-silence = Dempen: zijn aanbiedingen worden niet getoond en niet doorgegeven

## A partner

partner-association = Vereniging
partner-fingerprint = Vingerafdruk van zijn sleutel
partner-fingerprint-why = Vergelijk de vingerafdruk telefonisch met wat de vereniging zelf ziet, om zeker te zijn dat zij het is.
partner-software = Software
partner-follow = Ons abonnement
partner-no-follow = Geen
partner-offers = Hier bewaarde aanbiedingen
partner-last-seen = Laatste bericht ontvangen
partner-last-delivery = Laatste zending aanvaard
partner-waiting = Wachtende zendingen
partner-given-up = Opgegeven zendingen
partner-failures = Mislukkingen na elkaar
partner-next-try = Volgende poging
partner-last-error = Laatste fout (in het Engels)
partner-backfill = Lezen van zijn oudere aanbiedingen
partner-backfill-counts = Tot nu toe gelezen
partner-backfill-read = { $items } items op { $pages } pagina’s
partner-backfill-error = Leesfout (in het Engels)

## The reading of older offers

backfill-state-waiting = Bezig
backfill-state-done = Klaar
backfill-state-failed = Opgegeven
backfill-ending-complete = Alles is gelezen
backfill-ending-page-twice = Gestopt: een pagina kwam een tweede keer
backfill-ending-items-max = Gestopt bij het hoogste aantal items
backfill-ending-pages-max = Gestopt bij het hoogste aantal pagina’s
backfill-ending-other-host = Gestopt: het vervolg stond op een andere server
backfill-ending-page-cut = Gelezen, maar te lange pagina’s zijn afgekapt

## Buttons and the question before a block

partner-retry = Nu opnieuw proberen
partner-remove = Verwijderen
partner-remove-title = Deze partner verwijderen?
partner-remove-what = Wij volgen zijn aanbiedingen niet meer. Wat hier ervan bewaard is, wordt gewist, en de notitie en de beperkingen ook. De geschiedenis blijft. U kunt hem later opnieuw toevoegen.
partner-remove-unblocks = Deze server is geblokkeerd. Hem verwijderen heft de blokkering op.
partner-block = Blokkeren
partner-block-title = Deze server blokkeren?
partner-block-what = Zijn aanbiedingen, de abonnementen in beide richtingen, zijn aanvragen en alles wat nog verstuurd moet worden, worden gewist. Deblokkeren brengt ze niet terug. De notitie en de geschiedenis blijven.
partner-block-below = De blokkering geldt ook voor alle subdomeinen.
partner-unblock = Deblokkeren
partner-unblock-hint = Deze server is geblokkeerd. Deblokkeren brengt niets terug. Voeg hem daarna met zijn naam toe om hem opnieuw te volgen.
partner-note = Notitie van het team
partner-note-hint = Alleen zichtbaar voor moderatoren, hoogstens { $max } tekens.

## The alliance

alliance-title = Bondgenootschap
alliance-compare = Vergelijk telefonisch de domeinnaam en de vingerafdruk met wat de andere vereniging bij zichzelf ziet. Voorstellen of bevestigen zegt dat u dat hebt gedaan.
alliance-what = Een bondgenoot kan aanvragen ontvangen waarvoor de persoon toestemming gaf, alleen in ruwe categorieën, en kan onderhandelen. Voor elk aanbod van ons leest hij ook tot welke maand de gastheer of gastvrouw gescreend is en of een vrouw alleen of een ouder alleen er kan wonen. Zodra een van beide het bondgenootschap beëindigt, worden verstuurde aanvragen ingetrokken en wordt het niveau weer open.
alliance-not-possible = Een bondgenootschap is alleen mogelijk met een Rooftop-server waarvan de vereniging bekend is.
alliance-none = Er is geen bondgenootschap.
alliance-offered = Wij hebben een bondgenootschap voorgesteld. Het geldt zodra de andere vereniging het aanvaardt.
alliance-asked = De andere vereniging stelt een bondgenootschap voor. Er verandert niets zolang u niet bevestigt.
alliance-allied = Het bondgenootschap geldt: beide verenigingen hebben het verklaard.
alliance-declined-us = Wij hebben het voorgestelde bondgenootschap geweigerd.
alliance-declined-them = De andere vereniging heeft ons voorstel geweigerd.
alliance-ended-us = Wij hebben het bondgenootschap beëindigd of ons voorstel ingetrokken.
alliance-ended-them = De andere vereniging heeft het bondgenootschap beëindigd of haar voorstel ingetrokken.
alliance-other-key = Haar sleutel is niet die welke wij hebben vergeleken. Bel haar voor u verdergaat.
alliance-act-propose = Een bondgenootschap voorstellen
alliance-act-withdraw = Het voorstel intrekken
alliance-act-confirm = Het bondgenootschap bevestigen
alliance-act-refuse = Weigeren
alliance-act-end = Het bondgenootschap beëindigen

## The record

partner-record = Geschiedenis
partner-deed-by = { $deed } — { $by }
partner-by-operator = opdrachtregel
partner-by-them = de andere vereniging
partner-deed-added = Toegevoegd
partner-deed-tier-changed = Niveau gewijzigd
partner-deed-blocked = Geblokkeerd
partner-deed-removed = Verwijderd
partner-deed-flags-changed = Beperkingen gewijzigd
partner-deed-note-changed = Notitie gewijzigd
partner-deed-vetting-trusted = Hun screening telt opnieuw
partner-deed-vetting-distrusted = Hun screening telt niet meer
partner-deed-retried = Opnieuw geprobeerd
partner-deed-imported = Overgenomen uit een lijst
partner-deed-alliance-proposed = Bondgenootschap voorgesteld
partner-deed-alliance-confirmed = Bondgenootschap bevestigd
partner-deed-alliance-refused = Bondgenootschap geweigerd
partner-deed-alliance-ended = Bondgenootschap beëindigd

## Published lists

severity-noop = Alleen beperkingen
severity-silence = Dempen
severity-suspend = Blokkeren
line-state-draft = Te beslissen
line-state-confirmed = Bevestigd
line-state-dismissed = Verworpen
line-state-moot = Geldt al

## What goes wrong

partner-error-domain = Dit is geen domeinnaam. Schrijf iets zoals toits.example.
partner-error-tier = Kies een niveau van vertrouwen.
partner-error-off = De federatie staat uit op deze server.
partner-error-not-reached = Deze server antwoordt niet. Controleer de naam, of probeer later opnieuw.
partner-error-no-association = Deze server gebruikt Rooftop niet, of noemt geen vereniging.
partner-error-malformed = Wat deze server over zijn vereniging zegt, is niet te geloven.
partner-error-refused = Deze server is niet toegevoegd.
partner-error-note-long = De notitie heeft { $got } tekens, en hoogstens { $max } zijn mogelijk. Maak ze korter.

## What was done

desk-notice-partner-added = Genoteerd. Zijn aanbiedingen komen in de volgende minuten.
desk-notice-partner-changed = Het is gewijzigd.
desk-notice-partner-retried = Een nieuwe poging begint.
desk-notice-partner-removed = Deze partner is verwijderd, en zijn aanbiedingen zijn hier weg.
desk-notice-partner-blocked = Deze server is geblokkeerd.
desk-notice-alliance-proposed = Het bondgenootschap is voorgesteld.
desk-notice-alliance-confirmed = Het bondgenootschap geldt.
desk-notice-alliance-refused = Het bondgenootschap is geweigerd.
desk-notice-alliance-ended = Het bondgenootschap of het voorstel bestaat niet meer.

## A file of domains

domains-title = Bestand met domeinen
domains-why = Importeer een CSV-bestand met geblokkeerde of beperkte domeinen, zoals Mastodon het uitvoert. U ziet eerst wat zou veranderen. Niets wordt minder streng.
domains-export = Onze beslissingen downloaden (CSV)
domains-upload = Een bestand kiezen
domains-upload-hint = CSV, hoogstens { $max } MB. Het bestand zelf wordt niet bewaard.
domains-file = Of de inhoud plakken
domains-file-hint = De eerste regel noemt de kolommen. Bijvoorbeeld:
domains-preview = Bekijken wat zou veranderen
domains-import = Deze wijzigingen toepassen
domains-not-seen = De inhoud is sinds de laatste weergave veranderd. Kijk na wat volgt en pas dan toe.
domains-more-lines =
    { $count ->
        [one] en nog { $count } regel
       *[other] en nog { $count } regels
    }
domains-wrong = Dit bestand klopt nog niet. Er is niets veranderd.
domains-would-change =
    { $count ->
        [0] Er zou niets veranderen
        [one] { $count } domein zou veranderen
       *[other] { $count } domeinen zouden veranderen
    }
domains-new = Nieuw: { $to }
domains-changed = { $from } wordt { $to }
domains-same = Verandert niet: { $to }
domains-stricter = Blijft strenger dan het bestand: { $to }
domains-ourselves = Overgeslagen: dit is deze server, of een domein erboven
domains-lifted = De lijst trekt deze regel in. Bevestigen maakt ongedaan wat hij had veranderd.
domains-line-wrong = Regel { $line }: { $what }
domains-error-too-large = Het bestand is te groot: { $got } bytes, en hoogstens { $max } zijn mogelijk. Splits het in twee.
domains-error-none = Kies een bestand, of plak de inhoud.
domains-error-too-many = Het bestand heeft hoogstens { $got } regels.
domains-error-no-head = De eerste regel met de kolom #domain ontbreekt.
domains-error-unreadable = kan niet worden gelezen.
domains-error-no-domain = het domein ontbreekt.
domains-error-obfuscated = “{ $got }” is onleesbaar gemaakt, niemand weet welk domein het is. Vraag de leesbare lijst.
domains-error-not-a-domain = “{ $got }” is geen domeinnaam.
domains-error-top-level = “{ $got }” zou alle namen dekken die zo eindigen.
domains-error-domain-long = een domein heeft hoogstens { $got } bytes.
domains-error-twice = { $got } staat al in het bestand, met iets anders.
domains-error-severity = de ernst is noop, silence of suspend, niet “{ $got }”.
domains-error-bool = een vakje is true of false, niet “{ $got }”.
domains-error-comment-long = een opmerking heeft hoogstens { $got } tekens.

## The page of published lists

lists-title = Gepubliceerde lijsten
lists-why = Een alliantie kan een lijst van domeinen publiceren. Elke wijziging wacht hier op een beslissing, niets verandert vanzelf.
lists-none = Geen wijziging wacht op een beslissing.
lists-followed = Gevolgde lijsten
lists-from = Gevraagd door de lijst van { $domain }
lists-fetched = Laatst gelezen
lists-error = Laatste fout (in het Engels)
lists-fetch = Nu lezen
lists-end = Niet meer volgen
lists-url = Https-adres van de lijst (CSV)
lists-error-url = Dit is geen adres van een lijst. Schrijf bijvoorbeeld https://toits.example/lijst.csv.
lists-error-twice = Deze lijst wordt al gevolgd.
lists-subscribe = Deze lijst volgen
lists-drafts =
    { $count ->
        [one] { $count } wijziging wacht op een beslissing
       *[other] { $count } wijzigingen wachten op een beslissing
    }
lists-confirm = Bevestigen
lists-reason = Reden om deze wijziging te verwerpen
lists-dismiss = Verwerpen
desk-notice-domains-imported = Het bestand is toegepast.
desk-notice-list-added = De lijst wordt gevolgd en zo meteen gelezen.
desk-notice-list-fetched = De lijst wordt zo meteen gelezen.
desk-notice-list-ended = De lijst wordt niet meer gevolgd.
desk-notice-draft-confirmed = Het is bevestigd.
desk-notice-draft-dismissed = Het is verworpen.
