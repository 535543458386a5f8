//! Reads `belgium.tsv`. Its header describes the lines.

use std::collections::HashMap;
use std::str::Split;

use super::area::{Area, AreaKind, Language, Names, Territory};
use super::code::{AreaCode, GeoError};

/// The file, as it stands in the binary.
pub(super) const BELGIUM: &str = include_str!("belgium.tsv");

/// What the file holds: areas in its order (arrondissements, then municipalities, each by code).
#[derive(Default)]
pub(super) struct Data {
    pub areas: Vec<Area>,
    /// Per area: other spellings (of an arrondissement, its bare names).
    pub spellings: Vec<Vec<&'static str>>,
    /// Per area: villages and quarters.
    pub localities: Vec<Vec<&'static str>>,
    pub territories: Vec<Territory>,
}

/// Reads the whole file.
///
/// # Errors
/// The first line that does not fit its header.
pub(super) fn read(text: &'static str) -> Result<Data, GeoError> {
    let mut data = Data::default();
    let mut provinces = HashMap::new();
    for (index, line) in text.lines().enumerate() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let mut fields = Fields { line: index + 1, rest: line.split('\t') };
        match fields.text()? {
            "R" => data.territories.push(fields.territory(Level::Region)?),
            "P" => data.territories.push(fields.territory(Level::Province)?),
            "D" => {
                let (area, bare) = fields.arrondissement()?;
                provinces.insert(area.code.clone(), area.province.clone());
                data.push(area, bare, Vec::new());
            }
            "M" => {
                let (area, spellings, localities) = fields.municipality(&provinces)?;
                data.push(area, spellings, localities);
            }
            _ => return Err(fields.refused("does not begin with R, P, D or M")),
        }
    }
    Ok(data)
}

impl Data {
    fn push(&mut self, area: Area, spellings: Vec<&'static str>, localities: Vec<&'static str>) {
        self.areas.push(area);
        self.spellings.push(spellings);
        self.localities.push(localities);
    }
}

#[derive(Clone, Copy)]
enum Level {
    Region,
    Province,
}

/// The fields of one line, taken from left to right.
struct Fields {
    line: usize,
    rest: Split<'static, char>,
}

impl Fields {
    fn refused(&self, what: &'static str) -> GeoError {
        GeoError::Data { line: self.line, what }
    }

    fn text(&mut self) -> Result<&'static str, GeoError> {
        self.rest.next().ok_or(GeoError::Data { line: self.line, what: "has too few fields" })
    }

    fn code(&mut self) -> Result<AreaCode, GeoError> {
        self.text()?.parse()
    }

    fn number<T: std::str::FromStr>(&mut self) -> Result<T, GeoError> {
        let text = self.text()?;
        text.parse().map_err(|_| self.refused("has a number that is none"))
    }

    fn list(&mut self) -> Result<Vec<&'static str>, GeoError> {
        Ok(self.text()?.split(';').filter(|item| !item.is_empty()).collect())
    }

    fn optional(&mut self) -> Result<Option<&'static str>, GeoError> {
        Ok(Some(self.text()?).filter(|name| !name.is_empty()))
    }

    fn language(&mut self) -> Result<Language, GeoError> {
        match self.text()? {
            "nl" => Ok(Language::Dutch),
            "fr" => Ok(Language::French),
            "de" => Ok(Language::German),
            _ => Err(self.refused("has a language other than nl, fr and de")),
        }
    }

    /// nl, fr and de. English, where there is one, comes after.
    fn names(&mut self, own: Language) -> Result<Names, GeoError> {
        Ok(Names { nl: self.text()?, fr: self.text()?, de: self.optional()?, en: None, own })
    }

    fn territory(mut self, level: Level) -> Result<Territory, GeoError> {
        let code = self.code()?;
        let region = match level {
            Level::Region => None,
            Level::Province => Some(self.code()?),
        };
        let flemish = region.as_ref().unwrap_or(&code).as_str() == "02000";
        let names = self.names(if flemish { Language::Dutch } else { Language::French })?;
        Ok(Territory { code, names, region })
    }

    fn arrondissement(mut self) -> Result<(Area, Vec<&'static str>), GeoError> {
        let (code, province, own) = (self.code()?, self.code()?, self.language()?);
        let names = self.names(own)?;
        let area = Area {
            arrondissement: code.clone(),
            code,
            kind: AreaKind::Arrondissement,
            names: Names { en: self.optional()?, ..names },
            postcodes: Vec::new(),
            latitude: self.number()?,
            longitude: self.number()?,
            province,
            population: self.number()?,
        };
        Ok((area, self.list()?))
    }

    fn municipality(
        mut self,
        provinces: &HashMap<AreaCode, AreaCode>,
    ) -> Result<(Area, Vec<&'static str>, Vec<&'static str>), GeoError> {
        let (code, own) = (self.code()?, self.language()?);
        let arrondissement: AreaCode = format!("{}000", &code.as_str()[..2]).parse()?;
        let province = provinces.get(&arrondissement).cloned();
        let area = Area {
            kind: AreaKind::Municipality,
            names: self.names(own)?,
            postcodes: self.list()?,
            latitude: self.number()?,
            longitude: self.number()?,
            province: province.ok_or_else(|| self.refused("comes before its arrondissement"))?,
            arrondissement,
            population: self.number()?,
            code,
        };
        Ok((area, self.list()?, self.list()?))
    }
}
