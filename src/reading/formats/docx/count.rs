//! A number in the words of a list: 一, ①, (3), IV, 甲.

const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const LEGAL: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES: &str = "子丑寅卯辰巳午未申酉戌亥";

/// The number as the format of a list level writes it; nothing for bullets.
pub(super) fn written(number: u32, format: &str) -> Option<String> {
    Some(match format {
        "bullet" | "none" => return None,
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "koreanCounting" => han(number, &DIGITS, ['十', '百', '千']),
        "chineseLegalSimplified" | "ideographLegalTraditional" | "japaneseLegal" => {
            han(number, &LEGAL, ['拾', '佰', '仟'])
        }
        "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" => {
            number.to_string().chars().filter_map(|c| DIGITS.get(c.to_digit(10)? as usize)).collect()
        }
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => circled(number),
        "decimalEnclosedParen" => format!("({number})"),
        "decimalEnclosedFullstop" => format!("{number}."),
        "ideographEnclosedCircle" => format!("({})", han(number, &DIGITS, ['十', '百', '千'])),
        "ideographTraditional" => cycled(number, STEMS),
        "ideographZodiac" => cycled(number, BRANCHES),
        "decimalZero" => format!("{number:02}"),
        "upperLetter" => letter(number, 'A'),
        "lowerLetter" => letter(number, 'a'),
        "upperRoman" => roman(number),
        "lowerRoman" => roman(number).to_lowercase(),
        _ => number.to_string(),
    })
}

/// A number below ten thousand in Chinese: 十二, 一百零三.
fn han(number: u32, digits: &[char; 10], units: [char; 3]) -> String {
    if number == 0 || number > 9999 {
        return number.to_string();
    }
    let [ten, hundred, thousand] = units;
    let mut text = String::new();
    let mut gap = false;
    for (value, unit) in [(1000, Some(thousand)), (100, Some(hundred)), (10, Some(ten)), (1, None)] {
        let digit = number / value % 10;
        if digit == 0 {
            gap = !text.is_empty();
            continue;
        }
        if gap {
            text.push('零');
            gap = false;
        }
        // Twelve is 十二, not 一十二.
        let bare_ten = value == 10 && digit == 1 && text.is_empty();
        text.extend(digits.get(digit as usize).filter(|_| !bare_ten));
        text.extend(unit);
    }
    text
}

fn circled(number: u32) -> String {
    let start = match number {
        1..=20 => 0x2460 - 1,
        21..=35 => 0x3251 - 21,
        36..=50 => 0x32b1 - 36,
        _ => return format!("({number})"),
    };
    char::from_u32(start + number).map_or_else(|| number.to_string(), String::from)
}

fn cycled(number: u32, of: &str) -> String {
    let at = number.saturating_sub(1) as usize % of.chars().count().max(1);
    of.chars().nth(at).map(String::from).unwrap_or_default()
}

/// A, B … Z, AA, BB, as Word counts.
fn letter(number: u32, first: char) -> String {
    let number = number.saturating_sub(1);
    let letter = char::from_u32(u32::from(first) + number % 26).unwrap_or(first);
    String::from(letter).repeat((number / 26 + 1).min(20) as usize)
}

fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number == 0 || number > 3999 {
        return number.to_string();
    }
    let mut rest = number;
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            text.push_str(sign);
            rest -= value;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_lists_write_them() {
        for (number, format, text) in [
            (1, "chineseCounting", "一"),
            (10, "chineseCounting", "十"),
            (12, "chineseCountingThousand", "十二"),
            (20, "chineseCountingThousand", "二十"),
            (103, "chineseCountingThousand", "一百零三"),
            (110, "chineseCountingThousand", "一百一十"),
            (3, "chineseLegalSimplified", "叁"),
            (3, "decimalEnclosedCircleChinese", "③"),
            (21, "decimalEnclosedCircle", "㉑"),
            (4, "upperRoman", "IV"),
            (28, "lowerLetter", "bb"),
            (2, "ideographTraditional", "乙"),
            (7, "decimal", "7"),
            (7, "unheard of", "7"),
        ] {
            assert_eq!(written(number, format).as_deref(), Some(text), "{number} {format}");
        }
        assert_eq!(written(1, "bullet"), None);
    }
}
