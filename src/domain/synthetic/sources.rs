//! The publications that the tables cite. Each was read at the address given; where that is a newspaper, it reports the publication.
//! What we did not find published is *assumed*, and says why.

/// Something published that gives a figure.
#[derive(Debug, PartialEq, Eq)]
pub struct Publication {
    pub organisation: &'static str,
    pub title: &'static str,
    pub year: u16,
    /// Where the figures were read.
    pub read_at: &'static str,
}

/// The count of people without a home, extrapolated to Wallonia.
pub(super) const COUNT_2024: Publication = Publication {
    organisation: "Observatoire wallon du sans-abrisme (SPW) and UCLouvain CIRTES",
    title: "Dénombrement du sans-abrisme et de l’absence de chez-soi 2024",
    year: 2025,
    read_at: "https://levif.be/belgique/pres-de-20-000-sans-abris-ont-ete-recenses-en-wallonie-dont-une-part-tres-importante-denfants",
};

/// The count of two years before, in other municipalities.
pub(super) const COUNT_2022: Publication = Publication {
    organisation: "Fondation Roi Baudouin, UCLouvain CIRTES and LUCAS KU Leuven",
    title: "Dénombrement du sans-abrisme et de l’absence de chez-soi 2022",
    year: 2023,
    read_at: "https://www.lalibre.be/dernieres-depeches/2023/03/31/jeunes-femmes-ou-issues-de-limmigration-les-personnes-sans-abri-tres-diverses-6B47QLLP6BCC7DYTYW6JIVOOAM/",
};

/// All households of Wallonia.
pub(super) const HOUSEHOLDS_2024: Publication = Publication {
    organisation: "IWEPS",
    title: "Nombre et taille des ménages",
    year: 2024,
    read_at: "https://www.iweps.be/indicateur-statistique/nombre-et-taille-des-menages/",
};

/// Who lives alone in Wallonia, and who heads a one-parent family.
pub(super) const HOUSEHOLDS_2022: Publication = Publication {
    organisation: "IWEPS",
    title: "Statistics of households on 1 January 2022, by municipality",
    year: 2022,
    read_at: "https://www.lavenir.net/actu/societe/2022/08/12/couples-familles-monoparentales-personnes-isolees-voici-le-profil-des-menages-dans-votre-commune-23VGFI5QIRCI3IGMMK54XN2DBM/",
};

/// Rents of private tenants in Wallonia.
pub(super) const RENTS_2018: Publication = Publication {
    organisation: "Centre d’Études en Habitat Durable de Wallonie (CEHD)",
    title: "Observatoire des loyers – Édition 2019 (enquête 2018)",
    year: 2019,
    read_at: "https://cehd.be/actualités/observatoire-des-loyers-édition-2019/",
};

/// How far real rents lie from the indicative ones.
pub(super) const GRID_2017: Publication = Publication {
    organisation: "Centre d’Études en Habitat Durable de Wallonie (CEHD)",
    title: "Evaluation of the indicative grid of rents",
    year: 2017,
    read_at: "http://www.dhnet.be/conso/immobilier/la-grille-indicative-de-loyers-en-wallonie-devra-etre-plus-precise-5a37ab37cd70c7358c5cd483",
};

/// Rents by province.
pub(super) const RENTS_2023: Publication = Publication {
    organisation: "Federia",
    title: "Mean rents by province, as published in September 2023",
    year: 2023,
    read_at: "https://www.dhnet.be/conso/immobilier/2023/09/09/les-loyers-poursuivent-leur-hausse-en-wallonie-le-brabant-wallon-toujours-bien-plus-cher-que-les-autres-provinces-infographie-MR65BXLGQ5DMVHFH3U4A26XK5A/",
};

/// The social minimum, by category.
pub(super) const INCOME_2025: Publication = Publication {
    organisation: "CPAS de Sivry-Rance",
    title: "Le montant du revenu d’intégration, 1 February 2025",
    year: 2025,
    read_at: "https://cpassivryrance.be/revenu-d-int%C3%A9gration/le-montant-du-ri-au-01-08-2022",
};

/// What hosts in private homes intend.
pub(super) const HOSTS_2022: Publication = Publication {
    organisation: "Office for National Statistics (United Kingdom)",
    title: "Experiences of Homes for Ukraine scheme sponsors, UK: 7 to 14 July 2022",
    year: 2022,
    read_at: "https://ons.gov.uk/peoplepopulationandcommunity/populationandmigration/internationalmigration/bulletins/experiencesofhomesforukraineschemesponsorsuk/7to14july2022",
};

/// Who has a cat or a dog.
pub(super) const PETS_2024: Publication = Publication {
    organisation: "BEPEFA",
    title: "Survey of pets in Belgium (iVOX, April 2024)",
    year: 2024,
    read_at: "https://petandgardenpro.be/nouvelles/nombre-de-menages-belges-possedant-un-ou-plusieurs-animaux-de-compagnie-a-legerement-diminue/?lang=fr",
};

/// Inhabitants of municipalities.
pub(super) const GAZETTEER: Publication = Publication {
    organisation: "GeoNames and Statbel",
    title: "Populations of the gazetteer (src/geo/README.md)",
    year: 2020,
    read_at: "src/geo/belgium.tsv",
};

/// All of them.
pub const PUBLICATIONS: &[&Publication] = &[
    &COUNT_2024,
    &COUNT_2022,
    &HOUSEHOLDS_2024,
    &HOUSEHOLDS_2022,
    &RENTS_2018,
    &GRID_2017,
    &RENTS_2023,
    &INCOME_2025,
    &HOSTS_2022,
    &PETS_2024,
    &GAZETTEER,
];
