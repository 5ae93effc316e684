//! Radicals that stand for the characters they look like: text copied from a PDF has U+2F00 for 一 and U+2EA0 for 民.
//!
//! Limits: a radical that is only a part of characters (⺮, ⻌) gives the character that the radical is named after.

/// The Kangxi radicals U+2F00 to U+2FD5 as characters, in order (their compatibility decomposition in Unicode).
const KANGXI: &str = "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴\
                      廾弋弓彐彡彳心戈户手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮\
                      皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾见角言谷豆豕豸贝赤走足身车辛\
                      辰辵邑酉釆里金长门阜隶隹雨青非面革韦韭音页风飞食首香马骨高髟斗鬯鬲鬼鱼鸟卤鹿麦麻黄黍黑黹黾鼎鼓鼠鼻齐齿龙龟\
                      龠";

/// The radicals of the supplement U+2E80 to U+2EF3 as characters, in order; a blank for the place without one.
const SUPPLEMENT: &str = "々厂乚乙乚亻冂几刀刂卜卩小小尢尢尢兀巳幺彐彐忄心扌攵 旡日月歹母民氵水灬爪爪丬牛犭王疋目示礻竹糸纟罒罒罒网\
                          罓羊羊羊老聿聿肉臼艹艹艹虎衤西西见角角讠贝足车辶辶辶阝钅长长长门阝阝雨青韦页风飞食食食饣首马骨鬼鱼鸟卤麦黄黾齐\
                          齐齿齿龙龙龟龟龟";

/// The character that a radical stands for.
#[must_use]
pub fn character_of(radical: char) -> Option<char> {
    let of = |block: &str, first: u32| {
        let at = usize::try_from(u32::from(radical).checked_sub(first)?).ok()?;
        block.chars().nth(at).filter(|c| *c != ' ')
    };
    match radical {
        '\u{2f00}'..='\u{2fd5}' => of(KANGXI, 0x2f00),
        '\u{2e80}'..='\u{2ef3}' => of(SUPPLEMENT, 0x2e80),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn radicals_are_the_characters_that_they_look_like() {
        assert_eq!((KANGXI.chars().count(), SUPPLEMENT.chars().count()), (214, 116));
        for (radical, character) in [
            ('⼀', '一'),
            ('⽅', '方'),
            ('⽉', '月'),
            ('⺠', '民'),
            ('⻔', '门'),
            ('⻰', '龙'),
            ('⽬', '目'),
            ('⿓', '龙'),
        ] {
            assert_eq!(character_of(radical), Some(character), "{radical}");
        }
        assert_eq!(character_of('一'), None);
    }
}
