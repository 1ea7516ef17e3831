//! Detects the most likely encoding of bytes without a byte order mark.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{EUC_KR, Encoding as Table, UTF_8};

use super::Encoding;
use crate::heading::recognise;
use crate::progress::BYTES_A_SLICE;

/// Number of leading bytes that are searched for UTF-16 and known headings.
const HEAD: usize = 1 << 12;
/// Multibyte encodings, which short texts do not determine.
const OF_SEVERAL_BYTES: [Encoding; 5] =
    [Encoding::Cp949, Encoding::ShiftJis, Encoding::EucJp, Encoding::Gb18030, Encoding::Big5];

/// The most likely encoding of bytes.
pub(super) fn likely(bytes: &[u8]) -> Encoding {
    if let Some(utf_16) = utf_16(&bytes[..bytes.len().min(HEAD)]) {
        return utf_16;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if text.contains("\u{1b}$") => of_national_words(bytes),
        Ok(_) => Encoding::Utf8,
        Err(error) => {
            let around = error.valid_up_to().saturating_sub(BYTES_A_SLICE / 2);
            let stretch = &bytes[around..bytes.len().min(around + BYTES_A_SLICE)];
            if is_damaged_utf_8(stretch) { Encoding::Utf8 } else { of_national_words(stretch) }
        }
    }
}

/// UTF-16 has a zero in every delimiter, digit and end of line: in one byte of each pair, and rarely in the
/// other.
fn utf_16(head: &[u8]) -> Option<Encoding> {
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if odd * 10 > head.len() && even * 20 < odd {
        Some(Encoding::Utf16Le)
    } else if even * 10 > head.len() && odd * 20 < even {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}

/// Returns whether most non-ASCII characters are valid UTF-8.
fn is_damaged_utf_8(bytes: &[u8]) -> bool {
    let (broken, foreign) = broken_and_foreign(bytes, UTF_8);
    broken * 10 < foreign
}

/// Numbers of invalid characters in an encoding, and of valid non-ASCII ones.
fn broken_and_foreign(bytes: &[u8], table: &'static Table) -> (usize, usize) {
    let (text, _) = table.decode_without_bom_handling(bytes);
    let count = |wanted: fn(&char) -> bool| text.chars().filter(wanted).count();
    (count(|c| *c == '\u{fffd}'), count(|c| !c.is_ascii() && *c != '\u{fffd}'))
}

/// The encoding in which most headings of the first lines are known. A table has few words, so the
/// frequencies of letters, as used by browsers, decide only if no heading does.
fn of_national_words(bytes: &[u8]) -> Encoding {
    let guessed = by_frequency(bytes);
    let head = &bytes[..bytes.len().min(HEAD)];
    let mut best = (known_words(head, guessed), guessed);
    for encoding in OF_SEVERAL_BYTES {
        let known = known_words(head, encoding);
        if known > best.0 {
            best = (known, encoding);
        }
    }
    best.1
}

fn by_frequency(bytes: &[u8]) -> Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let table = detector.guess(None, Utf8Detection::Deny);
    let known = Encoding::ALL.into_iter().find(|known| known.table() == table);
    let guessed = match table.name() {
        "GBK" => Encoding::Gb18030,
        _ => known.unwrap_or(Encoding::Windows1252),
    };
    // Some Korean words look like Chinese ones: if all characters are Hangul of everyday use, it is Korean.
    if guessed != Encoding::Cp949 && is_hangul_alone(bytes) { Encoding::Cp949 } else { guessed }
}

/// Returns whether the text is valid CP949 and each non-ASCII character is Hangul common in headings.
fn is_hangul_alone(bytes: &[u8]) -> bool {
    const COMMON: &str =
        "나이성별남여환자번호생존사망기간일수술추적원발암간폐유방전립선병원진단명등록연령무유음있없개월";
    let (text, broken) = EUC_KR.decode_without_bom_handling(bytes);
    let hangul = || text.chars().filter(|c| !c.is_ascii());
    let common = hangul().filter(|c| COMMON.contains(*c)).count();
    !broken && hangul().count() > 0 && common * 4 >= hangul().count() * 3
}

/// Number of non-ASCII cells in the first lines that are known headings, decoded in an encoding.
fn known_words(head: &[u8], encoding: Encoding) -> usize {
    let (text, _) = encoding.table().decode_without_bom_handling(head);
    let cells = text.split(['\n', '\r', ',', ';', '\t', '|', '"']);
    cells.filter(|cell| !cell.is_ascii() && !cell.contains('\u{fffd}') && recognise(cell).is_some()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn found(text: &str, encoding: Encoding) {
        let (bytes, _, unmapped) = encoding.table().encode(text);
        assert!(!unmapped, "{text}");
        assert_eq!(likely(&bytes), encoding, "{text}");
    }

    #[test]
    fn tables_of_many_countries_are_found_in_their_encoding() {
        found("나이,성별\n61,남\n", Encoding::Cp949);
        found("환자번호,나이,생존기간\n홍길동,61,120\n김철수,58,300\n", Encoding::Cp949);
        found(
            "患者番号,年齢,性別,生存期間(日),転帰\nP1,61,男,120,死亡\nP2,58,女,300,生存\n",
            Encoding::ShiftJis,
        );
        found("患者番号,年齢,性別,手術日,備考\nP1,61,男,2015-01-01,再発なし\n", Encoding::EucJp);
        found("患者,年龄,性别,生存时间,死亡\n张三,61,男,120,是\n李四,58,女,300,否\n", Encoding::Gb18030);
        found("病人編號,年齡,性別,存活時間,死亡\nP1,61,男,120,是\nP2,58,女,300,否\n", Encoding::Big5);
        found(
            "patient;Größe;Krankenhaus\nA;170;Köln\nB;165;München\nC;180;Düsseldorf\n",
            Encoding::Windows1252,
        );
        found("пациент;возраст;пол;исход\nИванов;61;муж;умер\nПетрова;58;жен;жива\n", Encoding::Windows1251);
        found("pacjent;płeć;wiek;zgon\nA;mężczyzna;61;tak\nB;kobieta;58;nie żyje\n", Encoding::Windows1250);
        found(
            "ασθενής;ηλικία;φύλο;έκβαση\nΑ;61;άνδρας;θάνατος\nΒ;58;γυναίκα;επιβίωση\n",
            Encoding::Windows1253,
        );
        found("ผู้ป่วย;อายุ;เพศ;เสียชีวิต\nก;61;ชาย;ใช่\nข;58;หญิง;ไม่\n", Encoding::Windows874);
    }

    #[test]
    fn utf_16_without_a_mark_is_found_in_both_orders() {
        for text in ["patient,time\nA,120\nB,300\n", "患者番号,年齢,性別\n1,61,男\n2,58,女\n3,70,男\n"]
        {
            let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
            let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            assert_eq!((likely(&big), likely(&little)), (Encoding::Utf16Be, Encoding::Utf16Le), "{text}");
        }
    }

    #[test]
    fn a_stray_zero_makes_no_utf_16() {
        for text in ["patient,time\0\nA,120\nB,300\n", "patient,time,\0\nA,120\nB,300\n"] {
            assert_eq!(likely(text.as_bytes()), Encoding::Utf8, "{text}");
        }
        let utf_32: Vec<u8> =
            "patient,time\nA,120\n".chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
        assert_eq!(utf_16(&utf_32), None);
    }

    #[test]
    fn utf_8_is_damaged_only_where_few_characters_are() {
        let with =
            |stray: usize| [&b"\xff,".repeat(stray)[..], "나이성별주소병원환자번호".as_bytes()].concat();
        assert!(is_damaged_utf_8(&with(1)));
        assert!(!is_damaged_utf_8(&with(4)));
    }
}
