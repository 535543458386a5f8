//! The words by which streets are known, and those that tell a street from a description of one.

/// What a French street begins with, and Dutch and English ones that stand alone. Lower case.
pub(super) const BEGINNINGS: &[&str] = &[
    "rue", "avenue", "av", "boulevard", "boul", "bd", "bld", "blvd", "chaussée", "chaussee", "chée", "chee",
    "place", "pl", "quai", "impasse", "allée", "allee", "square", "sq", "clos", "cour", "drève", "dreve",
    "sentier", "chemin", "ch", "venelle", "route", "rte", "ruelle", "esplanade", "montée", "thier", "passage",
    "galerie", "rond-point", "faubourg", "voie", "cité", "parvis", "r", "شارع", "الشارع", "جادة", "زقاق",
    "ساحة", "طريق", "زنقة", "نهج",
];

/// The beginnings that are nobody's word when no point follows: `r. Léopold`, `ch. de Huy`.
pub(super) const NEED_A_POINT: &[&str] = &[
    "r", "ch", "pl", "sq",
];

/// How a Dutch or German street ends, joined or as a word of its own. Lower case.
pub(super) const ENDINGS: &[&str] = &[
    "straat", "straatje", "laan", "steenweg", "plein", "dreef", "kaai", "baan", "singel", "gracht", "kade",
    "hof", "dijk", "pad", "lei", "weg", "markt", "vest", "str", "straße", "strasse", "platz", "allee",
    "gasse", "ufer", "damm", "chaussee", "berg",
];

/// Words that end so and are no streets.
pub(super) const NOT_STREETS: &[&str] = &[
    "onderweg", "snelweg", "autosnelweg", "spoorweg", "fietspad", "voetpad", "halfweg", "keineswegs",
    "unterwegs", "allerlei", "velerlei", "parkplatz", "schlafplatz", "stellplatz", "sitzplatz",
    "arbeitsplatz", "spielplatz", "kerkhof", "friedhof", "bahnhof", "markt", "vlooienmarkt", "arbeidsmarkt",
    "supermarkt", "weg", "pad", "berg", "hof", "baan", "lei", "vest", "verkeersweg",
];

/// What an English street ends with. Lower case.
pub(super) const ENGLISH: &[&str] = &[
    "street", "st", "road", "rd", "avenue", "ave", "lane", "drive", "square", "court", "close", "way",
    "terrace", "gardens", "crescent", "boulevard", "alley", "row", "place",
];

/// Articles and the like inside a street's name: alone they are no name.
pub(super) const LINKING: &[&str] = &[
    "de", "du", "des", "d", "la", "le", "les", "l", "aux", "au", "van", "der", "den", "het", "ten", "ter",
    "op", "naar", "von", "dem", "saint", "sainte", "st", "ste", "sint", "of", "the",
];

/// Words that describe a street or a place instead of naming it.
pub(super) const DESCRIBING: &[&str] = &[
    // French
    "à", "pour", "avec", "sans", "dans", "en", "dès", "depuis", "chez", "près", "proche", "est", "et", "ou",
    "où", "par", "sur", "mais", "calme", "tranquille", "libre", "disponible", "gratuite", "gratuit",
    "commerçante", "animée", "piétonne", "résidentielle", "assise", "assises", "partagée", "privée",
    "parking", "stationnement", "campagne", "fer", "accès", "vacante", "intérieure", "principale", "très",
    "bien", "une", "un", "deux", "trois", "bus", "tram", "train", "adulte", "enfant", "votre", "notre", "il",
    "y",
    // Dutch and German
    "in", "met", "zonder", "voor", "bij", "rustige", "rustig", "is", "en", "of", "aan", "vanaf", "een", "und",
    "mit", "ohne", "für", "ruhige", "ruhig", "ist", "ab", "eine",
    // English
    "on", "at", "from", "to", "near", "with", "without", "for", "and", "or", "a", "an", "by", "quiet", "free",
    "busy", "nice", "calm", "small", "our", "your", "this", "that", "available", "private", "single",
    "double", "bed", "room", "main", "per", "every", "no",
    // Arabic
    "هادئ", "هادئة", "على", "بعد", "في", "قريب", "قريبة", "من", "مع", "إلى", "الى", "رئيسي", "جميل", "عن",
    "و", "واسع", "هو", "به",
];

/// Words after a number that make it a quantity.
pub(super) const UNITS: &[&str] = &[
    // French
    "minute", "minutes", "min", "mn", "heure", "heures", "h", "jour", "jours", "nuit", "nuits", "semaine",
    "semaines", "mois", "an", "ans", "année", "années", "personne", "personnes", "pers", "adulte", "adultes",
    "enfant", "enfants", "femme", "femmes", "homme", "hommes", "famille", "familles", "chambre", "chambres",
    "ch", "pièce", "pièces", "lit", "lits", "place", "places", "étage", "étages", "mètre", "mètres", "m",
    "m2", "km", "euro", "euros", "eur", "€", "vélo", "vélos", "voiture", "voitures", "er", "e", "ème", "ième",
    "pas", "arrêt", "arrêts", "bus", "salle", "salles", "studio", "studios", "appartement", "appartements",
    "maison", "maisons", "berceau", "berceaux", "fois", "logement", "logements", "%", "garages", "garage",
    "kot", "kots", "toilettes", "wc",
    // Dutch and German
    "minuut", "minuten", "uur", "uren", "dag", "dagen", "nacht", "nachten", "week", "weken", "maand",
    "maanden", "jaar", "jaren", "persoon", "personen", "kamer", "kamers", "bed", "bedden", "meter",
    "verdieping", "kinderen", "volwassenen", "slaapkamer", "slaapkamers", "fietsen", "auto", "zimmer", "tage",
    "nächte", "monate", "stunden", "betten", "wohnung",
    // English
    "mins", "hour", "hours", "day", "days", "night", "nights", "weeks", "month", "months", "year", "years",
    "person", "persons", "people", "adults", "children", "child", "kids", "women", "men", "room", "rooms",
    "bedroom", "bedrooms", "beds", "cot", "floor", "floors", "metres", "meters", "km2", "cars", "bikes", "st",
    "nd", "rd", "th", "single", "double", "families", "persoons",
    // Arabic
    "دقيقة", "دقائق", "ساعة", "ساعات", "يوم", "أيام", "ليلة", "ليال", "أسبوع", "أسابيع", "شهر", "أشهر",
    "شهور", "سنة", "سنوات", "شخص", "أشخاص", "غرفة", "غرف", "سرير", "أسرة", "متر", "أمتار", "كم", "كيلومتر",
    "كيلومترات", "يورو", "أطفال", "طابق", "طوابق",
];

/// Months: after a number they make a date, which may also be a street's name (`rue du 11 Novembre 16`).
pub(super) const MONTHS: &[&str] = &[
    "janvier", "février", "fevrier", "mars", "avril", "mai", "juin", "juillet", "août", "aout", "septembre",
    "octobre", "novembre", "décembre", "decembre", "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december", "january", "february", "march", "may",
    "june", "july", "august", "october", "januar", "februar", "märz", "august", "dezember", "يناير", "فبراير",
    "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
];

/// Between a street's name and its number.
pub(super) const NUMBER_SIGNS: &[&str] = &[
    "n", "no", "nr", "num", "numéro", "numero", "nummer", "number", "رقم", "بناية", "منزل", "بيت", "عمارة",
];

/// Before a number that is a line or a floor of something.
pub(super) const LINES: &[&str] = &[
    "bus", "ligne", "tram", "lijn", "line", "tramlijn", "métro", "metro", "quai", "voie", "perron",
];

/// After a number that stays a house number: `16 bis`, `16 bte 3`.
pub(super) const NUMBER_TAILS: &[&str] = &[
    "bis", "ter", "quater", "bte", "boîte", "boite", "bus", "box", "a", "b", "c", "d", "f",
];
