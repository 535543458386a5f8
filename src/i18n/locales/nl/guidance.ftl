# reviewed: no

## Help texts beside decisions; the texts themselves are in src/text/guidance

guidance-title = Hulp
guidance-kinds = Wat betekent elke soort afspraak?
guidance-beside-agreement-kind = Wat betekent elke soort afspraak?
guidance-beside-domiciliation = Het officiële adres en het referentieadres
guidance-beside-deposit-months = De waarborg
guidance-checked = Nagekeken op { $date }.
guidance-source = Bron:
guidance-old = Deze tekst is meer dan een jaar oud: kijk hem na voor u erop vertrouwt.
guidance-not-reviewed = Niemand van het vak las deze tekst al na. Hij vervangt geen juridisch advies.
