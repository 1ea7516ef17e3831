//! Composes decomposed characters (NFC), as far as tables of patients have them: Hangul, kana with voicing marks, Latin
//! letters with accents, and the second codes that Korean encodings have for some ideographs.
//!
//! The tables of the whole of Unicode would take 50 KB of the worker.

/// Returns the text with composed characters: macOS decomposes "가" and "が".
pub(crate) fn composed(text: String) -> String {
    if text.is_ascii() || !text.contains(may_compose) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut last: Option<char> = None;
    for c in text.chars().map(unified) {
        if let Some(both) = last.and_then(|last| pair(last, c)) {
            last = Some(both);
            continue;
        }
        out.extend(last.replace(c));
    }
    out.extend(last);
    out
}

fn may_compose(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1161}'..='\u{11c2}' | '\u{3099}'..='\u{309a}' | '\u{f900}'..='\u{fa0b}')
}

/// The character for two, if there is one.
fn pair(first: char, second: char) -> Option<char> {
    match second {
        '\u{1161}'..='\u{11c2}' => syllable(u32::from(first), u32::from(second)),
        '\u{3099}' | '\u{309a}' => voiced(first, second == '\u{309a}'),
        '\u{300}'..='\u{36f}' => {
            let letters = ACCENTED.iter().find(|(mark, _)| *mark == second)?.1;
            let mut letters = letters.chars();
            while let (Some(base), Some(accented)) = (letters.next(), letters.next()) {
                if base == first {
                    return Some(accented);
                }
            }
            None
        }
        _ => None,
    }
}

/// A Hangul syllable of an initial and a vowel, or of a syllable without a final and a final.
fn syllable(first: u32, second: u32) -> Option<char> {
    const SYLLABLES: u32 = 0xac00;
    const LAST_SYLLABLE: u32 = 0xd7a3;
    const INITIALS: u32 = 0x1100;
    const LAST_INITIAL: u32 = 0x1112;
    const VOWELS: u32 = 0x1161;
    const LAST_VOWEL: u32 = 0x1175;
    const BEFORE_FINALS: u32 = 0x11a7;
    let (vowels, finals) = (LAST_VOWEL - VOWELS + 1, 28);
    match (first, second) {
        (INITIALS..=LAST_INITIAL, VOWELS..=LAST_VOWEL) => {
            char::from_u32(SYLLABLES + ((first - INITIALS) * vowels + second - VOWELS) * finals)
        }
        (SYLLABLES..=LAST_SYLLABLE, 0x11a8..=0x11c2) if (first - SYLLABLES).is_multiple_of(finals) => {
            char::from_u32(first + second - BEFORE_FINALS)
        }
        _ => None,
    }
}

/// A kana with its voicing mark; `half` is the mark of "ぱ".
fn voiced(first: char, half: bool) -> Option<char> {
    const PLAIN: &str =
        "かきくけこさしすせそたちつてとはひふへほゝカキクケコサシスセソタチツテトハヒフヘホヽ";
    match first {
        'う' if !half => Some('ゔ'),
        'ウ' if !half => Some('ヴ'),
        _ if half && !"はひふへほハヒフヘホ".contains(first) => None,
        _ if PLAIN.contains(first) => char::from_u32(u32::from(first) + 1 + u32::from(half)),
        _ => None,
    }
}

/// The usual code of an ideograph that has a second one for compatibility with Korean encodings.
fn unified(c: char) -> char {
    let second_code = u32::from(c).checked_sub(0xf900).and_then(|at| usize::try_from(at).ok());
    second_code.and_then(|at| IDEOGRAPHS.chars().nth(at)).unwrap_or(c)
}

/// Usual codes of U+F900 to U+FA0B.
const IDEOGRAPHS: &str = "豈更車賈滑串句龜龜契金喇奈懶癩羅蘿螺裸邏樂洛烙珞落酪駱亂卵欄爛蘭鸞嵐濫藍襤拉臘蠟廊朗浪狼郎來冷勞擄櫓爐盧老蘆虜路露魯鷺碌祿綠菉錄鹿論壟弄籠聾牢磊賂雷壘屢樓淚漏累縷陋勒肋凜凌稜綾菱陵讀拏樂諾丹寧怒率異北磻便復不泌數索參塞省葉說殺辰沈拾若掠略亮兩凉梁糧良諒量勵呂女廬旅濾礪閭驪麗黎力曆歷轢年憐戀撚漣煉璉秊練聯輦蓮連鍊列劣咽烈裂說廉念捻殮簾獵令囹寧嶺怜玲瑩羚聆鈴零靈領例禮醴隸惡了僚寮尿料樂燎療蓼遼龍暈阮劉杻柳流溜琉留硫紐類六戮陸倫崙淪輪律慄栗率隆利吏履易李梨泥理痢罹裏裡里離匿溺吝燐璘藺隣鱗麟林淋臨立笠粒狀炙識什茶刺切度拓糖宅洞暴輻行降見廓";

/// Letters and their accented forms, by accent.
const ACCENTED: &[(char, &str)] = &[
    ('\u{300}', "AÀEÈIÌOÒUÙaàeèiìoòuù"),
    ('\u{301}', "AÁEÉIÍOÓUÚYÝaáeéiíoóuúyýCĆcćLĹlĺNŃnńRŔrŕSŚsśZŹzź"),
    ('\u{302}', "AÂEÊIÎOÔUÛaâeêiîoôuûCĈcĉGĜgĝHĤhĥJĴjĵSŜsŝWŴwŵYŶyŷ"),
    ('\u{303}', "AÃNÑOÕaãnñoõIĨiĩUŨuũ"),
    ('\u{308}', "AÄEËIÏOÖUÜaäeëiïoöuüyÿYŸ"),
    ('\u{30a}', "AÅaåUŮuů"),
    ('\u{327}', "CÇcçGĢgģKĶkķLĻlļNŅnņRŖrŗSŞsşTŢtţ"),
    ('\u{304}', "AĀaāEĒeēIĪiīOŌoōUŪuū"),
    ('\u{306}', "AĂaăEĔeĕGĞgğIĬiĭOŎoŏUŬuŭ"),
    ('\u{328}', "AĄaąEĘeęIĮiįUŲuų"),
    ('\u{307}', "CĊcċEĖeėGĠgġIİZŻzż"),
    ('\u{30c}', "CČcčDĎdďEĚeěLĽlľNŇnňRŘrřSŠsšTŤtťZŽzž"),
    ('\u{30b}', "OŐoőUŰuű"),
];
