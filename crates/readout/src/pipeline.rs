//! Work on all cores with results in the order of the inputs.

use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;

use rayon::prelude::*;

/// Items go through in chunks of at most so many …
const ITEMS: usize = 64;
/// … or as many as pass this weight, in bytes, so that memory stays bounded whatever comes in.
const WEIGHT: usize = 4 << 20;

/// Takes items from `next`, does `work` on them in parallel, and hands the results to `sink` on the calling thread, in the order of the items.
///
/// While one chunk is worked on, the next is read and the one before is taken by `sink`. An error of `sink` ends it all.
pub fn in_order<T: Send, R: Send>(
    next: impl FnMut() -> Option<T> + Send,
    weight: impl Fn(&T) -> usize + Send,
    work: impl Fn(T) -> R + Send + Sync,
    mut sink: impl FnMut(R) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    thread::scope(|scope| {
        let (fill, filled) = sync_channel(1);
        let (ready, done) = sync_channel::<Vec<R>>(1);
        scope.spawn(move || read(next, weight, &fill));
        scope.spawn(move || {
            for chunk in filled {
                let results = chunk.into_par_iter().map(&work).collect();
                if ready.send(results).is_err() {
                    return;
                }
            }
        });
        done.into_iter().flatten().try_for_each(&mut sink)
    })
}

fn read<T>(mut next: impl FnMut() -> Option<T>, weight: impl Fn(&T) -> usize, chunks: &SyncSender<Vec<T>>) {
    loop {
        let mut chunk = Vec::new();
        let mut heavy = 0;
        while chunk.len() < ITEMS && heavy < WEIGHT {
            let Some(item) = next() else { break };
            heavy += weight(&item);
            chunk.push(item);
        }
        if chunk.is_empty() || chunks.send(chunk).is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_and_an_error_ends_it() {
        let mut items = 0..1000;
        let mut seen = Vec::new();
        in_order(
            || items.next(),
            |_| WEIGHT / 3,
            |n| n * 2,
            |n| {
                seen.push(n);
                Ok(())
            },
        )
        .unwrap();
        assert_eq!(seen, (0..1000).map(|n| n * 2).collect::<Vec<_>>());

        let mut endless = 0..;
        let ended = in_order(|| endless.next(), |_| 1, |n| n, |n| if n < 100 { Ok(()) } else { anyhow::bail!("enough") });
        assert_eq!(ended.unwrap_err().to_string(), "enough");
    }
}
