# reviewed: source

## Help texts beside decisions; the texts themselves are in src/text/guidance

guidance-title = Aide
guidance-kinds = Que veut dire chaque sorte d’accord ?
guidance-beside-agreement-kind = Que veut dire chaque sorte d’accord ?
guidance-beside-domiciliation = L’adresse officielle et l’adresse de référence
guidance-beside-deposit-months = La garantie
guidance-checked = Vérifié le { $date }.
guidance-source = Source :
guidance-old = Ce texte a plus d’un an : vérifiez-le avant de vous y fier.
guidance-not-reviewed = Personne du métier n’a encore relu ce texte. Il ne remplace pas un conseil juridique.
