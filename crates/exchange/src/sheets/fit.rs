//! Making a page fit on one sheet of A4.

use super::Page;
use crate::text::one_line;

/// How many lines of print the two columns hold, with some to spare for what breaks badly.
const ROOM: usize = 104;
/// How many letters stand in a line of a column. Counted small: capitals are wide.
const WIDE: usize = 50;
/// Longest run of letters of one line; the rest is in Muster.
const LONGEST: usize = 240;
/// Longest title.
const TITLE: usize = 110;

/// How many lines of print a line takes. Letters of the East and pictures take the room of two.
fn cost(line: &str) -> usize {
    let width: usize = line.chars().map(|c| if u32::from(c) >= 0x1100 { 2 } else { 1 }).sum();
    width.div_ceil(WIDE).max(1)
}

fn cut(text: &str, longest: usize) -> String {
    let mut line = one_line(text);
    if let Some((at, _)) = line.char_indices().nth(longest) {
        line.truncate(at);
        line.push('…');
    }
    line
}

impl Page {
    /// Leaves out the end of the longest blocks until the page fits.
    pub(super) fn fit(mut self) -> Self {
        self.title = cut(&self.title, TITLE);
        for chip in &mut self.chips {
            *chip = cut(chip, TITLE);
        }
        for block in &mut self.blocks {
            block.lines = block.lines.iter().map(|line| cut(line, LONGEST)).filter(|line| !line.is_empty()).collect();
        }
        let mut gone = vec![0_usize; self.blocks.len()];
        for (block, gone) in self.blocks.iter_mut().zip(&mut gone) {
            // No block has more room than the page.
            *gone = block.lines.len().saturating_sub(ROOM);
            block.lines.truncate(ROOM);
        }
        let mut costs: Vec<usize> =
            self.blocks.iter().map(|block| block.lines.iter().map(|line| cost(line)).sum()).collect();
        let heads: usize = self.blocks.iter().map(|block| 2 + usize::from(block.blank) * 2).sum();
        loop {
            let notes = gone.iter().filter(|gone| **gone > 0).count();
            if heads + notes + costs.iter().sum::<usize>() <= ROOM {
                break;
            }
            let parts = self.blocks.iter_mut().zip(&mut costs).zip(&mut gone);
            let longest = parts.filter(|((block, _), _)| block.lines.len() > 1).max_by_key(|((_, cost), _)| **cost);
            let Some(((block, held), gone)) = longest else { break };
            *held -= block.lines.pop().map_or(0, |line| cost(&line));
            *gone += 1;
        }
        for (block, gone) in self.blocks.iter_mut().zip(gone).filter(|(_, gone)| *gone > 0) {
            block.lines.push(format!("and {gone} more in Muster"));
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::super::Block;
    use super::*;

    fn page(lines: &[usize]) -> Page {
        let blocks =
            lines.iter().map(|count| Block::new("b", vec!["some words of a line".to_owned(); *count])).collect();
        let empty = String::new;
        Page {
            is_drill: false,
            reference: empty(),
            title: "t".repeat(900),
            name: empty(),
            chips: Vec::new(),
            blocks,
            foot: empty(),
        }
    }

    #[test]
    fn a_page_that_fits_is_left_alone() {
        let fitted = page(&[10, 20, 5]).fit();
        assert_eq!(fitted.blocks.iter().map(|block| block.lines.len()).collect::<Vec<_>>(), [10, 20, 5]);
    }

    #[test]
    fn the_longest_block_gives_way_first_and_says_so() {
        let fitted = page(&[3, 500, 4]).fit();
        let lens: Vec<usize> = fitted.blocks.iter().map(|block| block.lines.len()).collect();
        assert_eq!((lens[0], lens[2]), (3, 4), "short blocks keep what they say");
        assert!(lens[1] > 60 && lens[1] < ROOM, "{lens:?}");
        assert!(fitted.blocks[1].lines[lens[1] - 1].ends_with("more in Muster"));
        assert!(fitted.title.chars().count() <= TITLE + 1);
    }

    #[test]
    fn no_block_loses_its_last_line() {
        let fitted = page(&[400; 30]).fit();
        assert!(fitted.blocks.iter().all(|block| block.lines.len() >= 2), "one line and the note about the others");
    }

    #[test]
    fn wide_letters_count_double() {
        assert_eq!((cost(""), cost(&"a".repeat(50)), cost(&"漢".repeat(50))), (1, 1, 2));
    }
}
