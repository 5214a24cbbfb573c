//! A figure and how it prints.

use std::fmt;

/// A share or a count.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Number {
    /// 0 to 1; printed with four digits.
    Share(f64),
    /// Printed whole.
    Count(usize),
}

impl Number {
    /// The number as a fraction, to compare it.
    pub fn get(self) -> f64 {
        match self {
            Number::Share(v) => v,
            Number::Count(n) => n as f64,
        }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Number::Share(v) => write!(f, "{v:.4}"),
            Number::Count(n) => write!(f, "{n}"),
        }
    }
}

/// In which direction a figure gets better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// Upwards: a floor holds it.
    More,
    /// Downwards: a ceiling holds it.
    Less,
    /// Neither: it is told, not held.
    Told,
}

/// One line of an evaluation. It prints as `name value label number label number …`, its remarks indented below.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Dotted name, such as `seeds.statements.content.f1`.
    pub name: String,
    /// The figure itself.
    pub value: Number,
    /// What stands beside it, with labels: precision `p`, recall `r`, sizes.
    pub beside: Vec<(&'static str, Number)>,
    /// In which direction it gets better.
    pub goal: Goal,
    /// What was missed, for the eyes of who mends it.
    pub remarks: Vec<String>,
}

impl Figure {
    /// A share that should rise.
    pub fn share(name: impl Into<String>, value: f64) -> Self {
        Self { name: name.into(), value: Number::Share(value), beside: Vec::new(), goal: Goal::More, remarks: Vec::new() }
    }

    /// A count that is told.
    pub fn count(name: impl Into<String>, value: usize) -> Self {
        Self { value: Number::Count(value), goal: Goal::Told, ..Self::share(name, 0.0) }
    }

    /// F1 with precision and recall beside it.
    pub fn f1(name: impl Into<String>, f: super::F1) -> Self {
        Self::share(name, f.f1).with("p", Number::Share(f.precision)).with("r", Number::Share(f.recall))
    }

    /// Adds a number beside it.
    #[must_use]
    pub fn with(mut self, label: &'static str, value: Number) -> Self {
        self.beside.push((label, value));
        self
    }

    /// Sets in which direction it gets better.
    #[must_use]
    pub fn goal(mut self, goal: Goal) -> Self {
        self.goal = goal;
        self
    }

    /// Adds remarks.
    #[must_use]
    pub fn remarks(mut self, remarks: Vec<String>) -> Self {
        self.remarks = remarks;
        self
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.name, self.value)?;
        for (label, value) in &self.beside {
            write!(f, " {label} {value}")?;
        }
        for remark in &self.remarks {
            write!(f, "\n  {remark}")?;
        }
        Ok(())
    }
}
