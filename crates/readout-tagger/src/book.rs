//! Weights in few bytes: a book of parts of rows, each part written as the number of the nearest one in the book, and what that leaves as a number
//! of a second book (product quantisation, Jégou, Douze and Schmid 2011; residual quantisation, Chen, Guan and Wang 2010).

/// Weights that one code stands for.
pub(crate) const PART: usize = 4;
/// Parts of a book: a code is a byte.
pub(crate) const PARTS: usize = 256;

pub(crate) type Part = [f32; PART];

/// Parts that a book is made from, at most.
const SAMPLE: usize = 100_000;
/// Rounds of Lloyd's algorithm; later ones change the error by less than a hundredth.
const ROUNDS: usize = 20;

/// Books for some parts, each for what the one before it leaves, and the codes of each part.
pub(crate) fn books<const BOOKS: usize>(mut parts: Vec<Part>) -> ([Vec<Part>; BOOKS], Vec<[u8; BOOKS]>) {
    let mut codes = vec![[0; BOOKS]; parts.len()];
    let books = std::array::from_fn(|n| {
        let book = book(&parts);
        for (part, codes) in parts.iter_mut().zip(&mut codes) {
            codes[n] = nearest(&book, part);
            part.iter_mut().zip(book[usize::from(codes[n])]).for_each(|(w, near)| *w -= near);
        }
        book
    });
    (books, codes)
}

/// The parts that stand for all others with little error (Lloyd 1982), from an even sample. The same parts give the same book.
fn book(parts: &[Part]) -> Vec<Part> {
    let mut sample: Vec<Part> = parts.iter().step_by(parts.len().div_ceil(SAMPLE).max(1)).copied().collect();
    let size = |part: &Part| part.iter().map(|w| w * w).sum::<f32>();
    sample.sort_by(|a, b| size(a).total_cmp(&size(b)));
    // The first book: parts of every size, the largest among them.
    let mut book: Vec<Part> =
        (1..=PARTS).map(|n| (n * sample.len()).div_ceil(PARTS).checked_sub(1).map_or([0.0; PART], |at| sample[at])).collect();
    for _ in 0..ROUNDS {
        let mut sums = vec![([0.0_f32; PART], 0.0_f32); PARTS];
        for part in &sample {
            let (sum, count) = &mut sums[usize::from(nearest(&book, part))];
            sum.iter_mut().zip(part).for_each(|(s, w)| *s += w);
            *count += 1.0;
        }
        for (part, (sum, count)) in book.iter_mut().zip(sums).filter(|(_, (_, count))| *count > 0.0) {
            *part = sum.map(|s| s / count);
        }
    }
    book
}

/// The number of the part of a book that is nearest.
fn nearest(book: &[Part], part: &Part) -> u8 {
    let far = |other: &Part| part.iter().zip(other).map(|(a, b)| (a - b) * (a - b)).sum::<f32>();
    let (mut best, mut least) = (0, f32::INFINITY);
    for (at, other) in book.iter().enumerate() {
        let far = far(other);
        if far < least {
            (best, least) = (at, far);
        }
    }
    best as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error<const BOOKS: usize>(parts: &[Part]) -> f32 {
        let (books, codes) = books::<BOOKS>(parts.to_vec());
        let whole = |codes: &[u8; BOOKS], at: usize| books.iter().zip(codes).map(|(book, code)| book[usize::from(*code)][at]).sum::<f32>();
        let of = |(part, codes): (&Part, &[u8; BOOKS])| (0..PART).map(|at| (part[at] - whole(codes, at)).powi(2)).sum::<f32>();
        parts.iter().zip(&codes).map(of).sum::<f32>() / parts.len() as f32
    }

    #[test]
    fn few_parts_are_kept_as_they_are_and_many_nearly() {
        let few: Vec<Part> = (0..100_u8).map(|n| [f32::from(n), 0.0, f32::from(n % 7), 1.0]).collect();
        assert_eq!(error::<1>(&few), 0.0);
        // 256 parts on a unit square: cells of a sixteenth; with a second book, cells of a 256th.
        let many: Vec<Part> = (0..10_000_u16).map(|n| [f32::from(n % 100) / 100.0, f32::from(n / 100) / 100.0, 0.0, 0.0]).collect();
        let (one, two) = (error::<1>(&many), error::<2>(&many));
        assert!(one < 1.0 / 256.0 && two < one / 16.0, "{one} {two}");
    }

    #[test]
    fn nothing_gives_books_of_nothing() {
        let (books, codes) = books::<2>(Vec::new());
        assert!(codes.is_empty() && books.iter().all(|book| book.len() == PARTS));
    }
}
