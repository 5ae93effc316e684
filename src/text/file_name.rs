//! Names of files that are made of names of units, papers and numbers.

/// A text as a part of the name of a file, of so many characters at most: what file systems refuse stands as an underscore.
/// File systems take 255 bytes, a Chinese character is three.
#[must_use]
pub fn file_name(text: &str, most: usize) -> String {
    let is_forbidden = |c: char| c.is_control() || matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
    let short: String = text.trim().chars().take(most).collect();
    short.replace(is_forbidden, "_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_in_it_that_a_file_system_refuses() {
        assert_eq!(file_name(" 县住建局/房管\\中心:二\u{7} ", 40), "县住建局_房管_中心_二_");
        assert_eq!(file_name("甲乙丙丁", 3), "甲乙丙");
    }
}
