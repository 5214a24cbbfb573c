//! Floors under the figures: what is reached is kept.
//!
//! `eval/floors.toml` has two tables, `[at-least]` and `[at-most]` (for figures that get better downwards), each of name and bound.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use serde::Deserialize;

use crate::Error;
use crate::score::{Figure, Goal};

/// How far a proposed floor stays under the figure.
pub const MARGIN: f64 = 0.005;
/// Keeps the noise of binary fractions from moving a bound by a whole step.
const ROUNDING: f64 = 1e-6;

/// The pinned figures.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Floors {
    /// Figures that must not be smaller.
    #[serde(default)]
    pub at_least: BTreeMap<String, f64>,
    /// Figures that must not be greater.
    #[serde(default)]
    pub at_most: BTreeMap<String, f64>,
}

/// A figure on the wrong side of its bound, or one that is pinned and was not measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Breach {
    /// Name of the figure.
    pub name: String,
    /// The bound.
    pub bound: f64,
    /// What was measured.
    pub value: Option<f64>,
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.value {
            Some(value) if value < self.bound => write!(f, "{} fell to {value:.4}; its floor is {:.4}", self.name, self.bound),
            Some(value) => write!(f, "{} rose to {value:.4}; its ceiling is {:.4}", self.name, self.bound),
            None => write!(f, "{} was not measured; it is pinned at {:.4}", self.name, self.bound),
        }
    }
}

impl Floors {
    /// Reads `floors.toml`; `path` is what an error calls it.
    ///
    /// # Errors
    /// Not TOML, another table than the two, a bound that is no number.
    pub fn parse(content: &str, path: &Path) -> Result<Self, Error> {
        toml::from_str(content).map_err(|e| Error::of(path, Box::new(e)))
    }

    /// The bounds raised to what `figures` reach, less [`MARGIN`], to three digits: a floor never falls, a ceiling never rises. Figures that no
    /// bound holds yet get one.
    #[must_use]
    pub fn raised(&self, figures: &[Figure]) -> Self {
        let mut raised = self.clone();
        for figure in figures {
            let (name, value) = (figure.name.clone(), figure.value.get());
            match figure.goal {
                Goal::More => {
                    let reached = ((value - MARGIN) * 1000.0 + ROUNDING).floor() / 1000.0;
                    if reached > 0.0 {
                        raised.at_least.entry(name).and_modify(|floor| *floor = floor.max(reached)).or_insert(reached);
                    }
                }
                Goal::Less => {
                    let reached = ((value + MARGIN) * 1000.0 - ROUNDING).ceil() / 1000.0;
                    raised.at_most.entry(name).and_modify(|ceiling| *ceiling = ceiling.min(reached)).or_insert(reached);
                }
                Goal::Told => {}
            }
        }
        raised
    }
}

/// `floors.toml`, in order of name.
impl fmt::Display for Floors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "# What the figures of `readout eval` have reached. These bounds only get stricter.")?;
        for (title, table) in [("at-least", &self.at_least), ("at-most", &self.at_most)] {
            writeln!(f, "\n[{title}]")?;
            for (name, bound) in table {
                writeln!(f, "\"{name}\" = {bound:?}")?;
            }
        }
        Ok(())
    }
}

/// The pinned figures that are on the wrong side of their bounds, in order of name, floors first. Empty: the gate is open.
pub fn gate(figures: &[Figure], floors: &Floors) -> Vec<Breach> {
    let measured: BTreeMap<&str, f64> = figures.iter().map(|f| (f.name.as_str(), f.value.get())).collect();
    let breach = |name: &String, bound: f64, holds: &dyn Fn(f64) -> bool| {
        let value = measured.get(name.as_str()).copied();
        (!value.is_some_and(holds)).then(|| Breach { name: name.clone(), bound, value })
    };
    let fell = floors.at_least.iter().filter_map(|(name, floor)| breach(name, *floor, &|v| v >= *floor));
    let rose = floors.at_most.iter().filter_map(|(name, ceiling)| breach(name, *ceiling, &|v| v <= *ceiling));
    fell.chain(rose).collect()
}
