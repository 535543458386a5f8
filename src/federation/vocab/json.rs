//! Reads a body of another server as plain JSON, under limits (inbound check 1).
//! JSON-LD is never expanded and no context is fetched; `@graph`, `@included` and `@reverse` are refused.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

/// How deep objects and arrays may stand in each other.
pub const DEPTH_MAX: u32 = 32;
/// How many values a document may hold.
pub const VALUES_MAX: u32 = 20_000;

/// Reads a document.
///
/// # Errors
/// A sentence that says what is wrong and where: no JSON, too deep, too many values, a key twice.
pub fn parse(bytes: &[u8]) -> Result<Value, String> {
    let mut left = VALUES_MAX;
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let value = Seed { depth: 0, left: &mut left }.deserialize(&mut reader).map_err(|e| e.to_string())?;
    reader.end().map_err(|e| e.to_string())?;
    Ok(value)
}

struct Seed<'a> {
    depth: u32,
    left: &'a mut u32,
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        if self.depth > DEPTH_MAX {
            return Err(D::Error::custom(format!("deeper than {DEPTH_MAX} levels")));
        }
        *self.left = self
            .left
            .checked_sub(1)
            .ok_or_else(|| D::Error::custom(format!("more than {VALUES_MAX} values")))?;
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) =
            seq.next_element_seed(Seed { depth: self.depth + 1, left: &mut *self.left })?
        {
            values.push(value);
        }
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(key) = map.next_key::<String>()? {
            if matches!(key.as_str(), "@graph" | "@included" | "@reverse") {
                return Err(A::Error::custom(format!("{key} is not read here: send plain ActivityStreams")));
            }
            let value = map.next_value_seed(Seed { depth: self.depth + 1, left: &mut *self.left })?;
            if object.insert(key.clone(), value).is_some() {
                return Err(A::Error::custom(format!("the key {key:?} stands twice")));
            }
        }
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inbound_01_deep_wide_and_doubled_documents_are_refused() {
        let deep = format!("{}1{}", "[".repeat(33), "]".repeat(33));
        assert!(parse(deep.as_bytes()).unwrap_err().contains("deeper than 32"));
        let fits = format!("{}1{}", "[".repeat(32), "]".repeat(32));
        assert!(parse(fits.as_bytes()).is_ok());
        let wide = format!("[{}1]", "1,".repeat(20_000));
        assert!(parse(wide.as_bytes()).unwrap_err().contains("more than 20000"));
        assert!(parse(br#"{"id":"a","id":"b"}"#).unwrap_err().contains("stands twice"));
        assert!(parse(br#"{"@graph":[]}"#).unwrap_err().contains("@graph"));
        assert!(parse(b"{} x").is_err());
        assert!(parse(b"{").is_err());
    }

    #[test]
    fn what_fits_reads_as_serde_json_reads_it() {
        let text = r#"{"a":[1,-2,2.5,"x",null,true],"b":{"c":"é"}}"#;
        assert_eq!(parse(text.as_bytes()).unwrap(), serde_json::from_str::<Value>(text).unwrap());
    }
}
