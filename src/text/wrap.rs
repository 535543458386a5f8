//! Plain text in lines of a mail.

/// Breaks each paragraph between words, so that no line has more than `max_chars` characters unless a single word has; paragraphs
/// stay apart by one empty line. Nothing but blanks changes.
pub fn wrap(text: &str, max_chars: usize) -> String {
    let paragraphs = text.split("\n\n").map(|paragraph| wrap_one(paragraph, max_chars));
    paragraphs.filter(|lines| !lines.is_empty()).collect::<Vec<_>>().join("\n\n")
}

fn wrap_one(paragraph: &str, max_chars: usize) -> String {
    let mut lines = String::new();
    let mut used = 0;
    for word in paragraph.split([' ', '\n', '\t']).filter(|word| !word.is_empty()) {
        let length = word.chars().count();
        if used > 0 {
            let fits = used + 1 + length <= max_chars;
            lines.push(if fits { ' ' } else { '\n' });
            used = if fits { used + 1 } else { 0 };
        }
        lines.push_str(word);
        used += length;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words_and_a_long_word_stays_whole() {
        assert_eq!(wrap("one two three", 7), "one two\nthree");
        assert_eq!(wrap("one two\nthree", 20), "one two three");
        assert_eq!(wrap("a\n\nhttps://toits.example/long b\n\n\n", 5), "a\n\nhttps://toits.example/long\nb");
        assert_eq!(wrap("prix\u{A0}: 5", 5), "prix\u{A0}:\n5", "no line begins with a colon");
        assert_eq!(wrap("", 5), "");
    }
}
