//! The order of names: what a person looks for under a letter stands under it, and 2 before 10.

use crate::text::numeral_at_start;

/// A key that sorts Chinese names as a dictionary does, and numbers in them by what they count.
///
/// The bytes of GB 18030: the 3,755 characters of the first level of GB 2312, which names are made of, stand there in
/// the order of their pinyin; digits and Latin letters come first, rarer characters last. A run of digits counts as a
/// number, and so does a Chinese one at the beginning, in brackets there too, or behind 第: elsewhere 三 may be a part of a
/// name.
#[must_use]
pub fn collation(text: &str) -> Vec<u8> {
    let chars: Vec<char> = text.chars().map(half_width_digit).collect();
    let (mut key, mut at) = (Vec::with_capacity(text.len() + 2), 0);
    // True where a Chinese number may begin.
    let mut may_count = true;
    let mut plain = String::new();
    while let Some(&c) = chars.get(at) {
        let rest = chars.get(at..).unwrap_or_default();
        let digits = rest.iter().take_while(|c| c.is_ascii_digit()).count();
        let chinese = if may_count && digits == 0 { numeral_at_start(rest) } else { None };
        if digits > 0 {
            push_words(&mut key, &mut plain);
            let run: String = rest.iter().take(digits).collect();
            push_number(&mut key, run.trim_start_matches('0'));
            at += digits;
            may_count = false;
        } else if let Some((value, length)) = chinese {
            push_words(&mut key, &mut plain);
            push_number(&mut key, &value.to_string());
            at += length;
            may_count = false;
        } else {
            plain.push(c);
            may_count = c == '第' || may_count && matches!(c, '(' | '\u{ff08}' | '〔' | '[');
            at += 1;
        }
    }
    push_words(&mut key, &mut plain);
    key
}

fn half_width_digit(c: char) -> char {
    let code = u32::from(c);
    let digit = (0xff10..=0xff19).contains(&code).then(|| char::from_u32(code - 0xff10 + u32::from('0'))).flatten();
    digit.unwrap_or(c)
}

fn push_words(key: &mut Vec<u8>, plain: &mut String) {
    key.extend_from_slice(&encoding_rs::GB18030.encode(plain).0);
    plain.clear();
}

/// A number: where digits stand among the characters, first by how many digits it has.
fn push_number(key: &mut Vec<u8>, digits: &str) {
    key.push(b'0');
    key.push(u8::try_from(digits.len()).unwrap_or(u8::MAX));
    key.extend_from_slice(digits.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted<const N: usize>(mut names: [&str; N]) -> [&str; N] {
        names.sort_by_key(|name| collation(name));
        names
    }

    #[test]
    fn names_come_in_the_order_of_their_pinyin() {
        let names = ["卫生局", "教育局", "3号工程", "发改局", "水务局", "财政局"];
        assert_eq!(sorted(names), ["3号工程", "财政局", "发改局", "教育局", "水务局", "卫生局"]);
    }

    #[test]
    fn numbers_are_sorted_by_what_they_count() {
        assert_eq!(sorted(["G12线", "G2线", "G012线", "G100线"]), ["G2线", "G12线", "G012线", "G100线"]);
        assert_eq!(sorted(["第十二组", "第二组", "第九组", "第一组"]), ["第一组", "第二组", "第九组", "第十二组"]);
        assert_eq!(sorted(["(十)", "(二)", "\u{ff08}三\u{ff09}", "(一)"]).first(), Some(&"(一)"));
        assert_eq!(sorted(["十一、", "二、", "九、"]), ["二、", "九、", "十一、"]);
        assert_eq!(sorted(["1.10", "1.2", "1.9"]), ["1.2", "1.9", "1.10"]);
        assert_eq!(sorted(["三里铺社区", "东三路"]), ["三里铺社区", "东三路"]);
    }
}
