//! How much room a text takes on paper, so that rows are as high as their text: programs other than Excel do not fit
//! rows to wrapped text on opening.

use unicode_normalization::UnicodeNormalization as _;

/// Calibri's advance widths from space to tilde, in thousandths of the font's size.
const ADVANCES: [u16; 95] = [
    226, 326, 401, 498, 507, 715, 682, 221, 303, 303, 498, 498, 250, 306, 252, 386, 507, 507, 507,
    507, 507, 507, 507, 507, 507, 507, 268, 268, 498, 498, 498, 463, 894, 579, 544, 533, 615, 488,
    459, 631, 623, 252, 319, 520, 420, 855, 646, 662, 517, 673, 543, 459, 487, 642, 567, 890, 519,
    487, 468, 307, 386, 307, 498, 498, 291, 479, 525, 423, 525, 498, 305, 471, 525, 229, 239, 455,
    229, 799, 525, 527, 525, 525, 349, 391, 335, 525, 452, 715, 433, 453, 395, 314, 460, 314, 498,
];
/// What a sign takes that the font has none of: those of other scripts are a little wider.
const OTHER: u16 = 620;
/// Bold letters are that much wider, and the estimate is to be over rather than under.
const CAUTION: f64 = 1.03;

/// The width of a text in pixels, of which 96 make an inch, in Calibri of this size in points.
pub(super) fn pixels(text: &str, size: f64) -> f64 {
    let thousandths: u32 = if text.is_ascii() {
        text.chars().map(advance).sum()
    } else {
        text.nfd().map(advance).sum()
    };
    f64::from(thousandths) / 1000.0 * size / 72.0 * 96.0 * CAUTION
}

fn advance(sign: char) -> u32 {
    let place = (sign as usize).checked_sub(' ' as usize);
    let known = place.and_then(|place| ADVANCES.get(place)).copied();
    u32::from(match sign {
        '\u{300}'..='\u{36f}' => 0,
        '\u{a0}' | '\u{202f}' => ADVANCES[0],
        '’' | '‘' | '·' => 252,
        '–' | '×' | '≥' | '≤' | '«' | '»' | '“' | '”' => 512,
        '\u{2e80}'.. => 1000,
        _ => known.unwrap_or(OTHER),
    })
}

/// A text cut into lines at its spaces, each no wider than `room` pixels where its words allow.
pub(super) fn lines(text: &str, room: f64, size: f64) -> Vec<String> {
    let space = pixels(" ", size);
    let mut list = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        let mut used = 0.0;
        for word in paragraph.split(' ') {
            let wide = pixels(word, size);
            if !line.is_empty() && used + space + wide > room {
                list.push(std::mem::take(&mut line));
                used = 0.0;
            }
            if !line.is_empty() {
                line.push(' ');
                used += space;
            }
            line.push_str(word);
            used += wide;
        }
        list.push(line);
    }
    list
}

/// How many lines a text takes, counting a word wider than the room as the lines it is broken into.
pub(super) fn count(text: &str, room: f64, size: f64) -> usize {
    let broken = |line: &String| (pixels(line, size) / room.max(1.0)).ceil().max(1.0) as usize;
    lines(text, room, size).iter().map(broken).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_digits_of_eleven_points_are_seventy_seven_pixels_with_caution() {
        // 10 × 0.507 × 11 / 72 × 96 = 74.36, and 3 % on top.
        assert!((pixels("0123456789", 11.0) - 76.5908).abs() < 1e-6);
        assert!((pixels("éÉ", 11.0) - pixels("eE", 11.0)).abs() < 1e-9);
    }

    #[test]
    fn texts_wrap_at_spaces_and_long_words_take_several_lines() {
        assert_eq!(lines("un deux\ntrois", 1000.0, 11.0), ["un deux", "trois"]);
        assert_eq!(lines("un deux", 30.0, 11.0), ["un", "deux"]);
        assert_eq!(count(&"0".repeat(100), 80.0, 11.0), 10);
    }
}
