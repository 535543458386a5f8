//! Canonical JSON (RFC 8785): what a proof signs, whatever the blanks and the order were on the way.
//! Why not a crate: those that exist serialise types of their own or write large integers as they stand; over a value that is parsed
//! already it is one page. Numbers are ECMAScript's, by `ryu-js`.

use serde_json::{Map, Value};

/// Writes a document in its one canonical form. The depth of what is parsed from others is bounded before.
pub fn canonical(value: &Value) -> String {
    let mut out = String::with_capacity(1024);
    write(value, &mut out);
    out
}

fn write(value: &Value, out: &mut String) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Number(number) => write_number(number.as_f64().unwrap_or_default(), out),
        Value::String(text) => write_text(text, out),
        Value::Array(values) => {
            out.push('[');
            for (at, value) in values.iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                write(value, out);
            }
            out.push(']');
        }
        Value::Object(map) => write_object(map, out),
    }
}

/// The keys stand in the order of their UTF-16 code units, which is not that of UTF-8 beyond U+FFFF.
fn write_object(map: &Map<String, Value>, out: &mut String) {
    let mut entries: Vec<(&String, &Value)> = map.iter().collect();
    entries.sort_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
    out.push('{');
    for (at, (key, value)) in entries.into_iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        write_text(key, out);
        out.push(':');
        write(value, out);
    }
    out.push('}');
}

/// Every number is a double, and 5.0 is 5.
fn write_number(number: f64, out: &mut String) {
    if number == 0.0 {
        // Minus zero too.
        out.push('0');
    } else {
        out.push_str(ryu_js::Buffer::new().format_finite(number));
    }
}

/// As ECMAScript's `JSON.stringify`: the short escapes, `\\u00xx` in lower case for other control characters, nothing else.
fn write_text(text: &str, out: &mut String) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\u{c}' => out.push_str("\\f"),
            '\r' => out.push_str("\\r"),
            '\0'..='\u{1f}' => {
                let code = usize::try_from(u32::from(c)).unwrap_or_default();
                out.push_str("\\u00");
                out.push(char::from(DIGITS[code >> 4]));
                out.push(char::from(DIGITS[code & 15]));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(text: &str) -> String {
        canonical(&serde_json::from_str(text).unwrap())
    }

    #[test]
    fn the_example_of_rfc_8785_comes_out_to_the_letter() {
        // Section 3.2.2, and its result in 3.2.3.
        let text = r#"{
            "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
            "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
            "literals": [null, true, false]
        }"#;
        let expected = r#"{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}"#;
        assert_eq!(of(text), expected);
    }

    #[test]
    fn keys_stand_in_the_order_of_utf_16() {
        // Section 3.2.3: the smiley's surrogates come before the Hebrew letter of U+FB33.
        let text = r#"{"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh",
            "1":"One","\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}"#;
        let written = of(text);
        let places: Vec<_> = ["Carriage", "One", "Control", "Latin", "Euro", "Emoji", "Hebrew"]
            .iter()
            .map(|word| written.find(word).unwrap())
            .collect();
        assert!(places.is_sorted(), "{written}");
    }

    #[test]
    fn numbers_are_those_of_appendix_b() {
        for (bits, expected) in [
            (0x0000_0000_0000_0000_u64, "0"),
            (0x8000_0000_0000_0000, "0"),
            (0x0000_0000_0000_0001, "5e-324"),
            (0x8000_0000_0000_0001, "-5e-324"),
            (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
            (0xffef_ffff_ffff_ffff, "-1.7976931348623157e+308"),
            (0x4340_0000_0000_0000, "9007199254740992"),
            (0xc340_0000_0000_0000, "-9007199254740992"),
            (0x4430_0000_0000_0000, "295147905179352830000"),
            (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"),
            (0x44b5_2d02_c7e1_4af6, "1e+23"),
            (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"),
            (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
            (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"),
            (0x444b_1ae4_d6e2_ef50, "1e+21"),
            (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"),
            (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
            (0x41b3_de43_5555_5553, "333333333.3333332"),
            (0x41b3_de43_5555_5554, "333333333.33333325"),
            (0x41b3_de43_5555_5555, "333333333.3333333"),
            (0x41b3_de43_5555_5556, "333333333.3333334"),
            (0x41b3_de43_5555_5557, "333333333.33333343"),
            (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
            (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
        ] {
            assert_eq!(canonical(&serde_json::json!(f64::from_bits(bits))), expected, "{bits:x}");
        }
    }

    #[test]
    fn a_number_is_the_same_however_it_was_written() {
        for (text, expected) in [
            ("5.0", "5"),
            ("5", "5"),
            ("50e-1", "5"),
            ("-0.0", "0"),
            ("18446744073709551615", "18446744073709552000"),
            ("9007199254740993", "9007199254740992"),
            ("-71.184902", "-71.184902"),
            ("1.0000000000000002", "1.0000000000000002"),
        ] {
            assert_eq!(of(text), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_reads_as_the_same_and_is_written_the_same_again(
            texts in proptest::collection::vec(".{0,12}", 0..6), number in any::<f64>()
        ) {
            let map: Map<String, Value> = texts.iter().map(|text| (text.clone(), Value::from(text.as_str()))).collect();
            let value = serde_json::json!({"a": map, "b": [number, texts]});
            let written = canonical(&value);
            let again: Value = serde_json::from_str(&written).unwrap();
            prop_assert_eq!(&again["a"], &value["a"]);
            prop_assert_eq!(canonical(&again), written);
        }
    }
}
