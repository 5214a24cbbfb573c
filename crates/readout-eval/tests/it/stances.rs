//! A stance that cannot be told is not told: negation and blame do not turn a position round.

use readout_analyze::analyze;
use readout_model::{Article, StanceKind};

use crate::pack_files::{borrowed, load, read, tagger};

#[test]
fn negation_and_blame_do_not_turn_a_stance_round() {
    let files = read();
    let packs = load(&borrowed(&files));
    let tagger = tagger();
    let wrong = [
        ("en", "Hungary does not oppose new sanctions, Peter Szijjarto said."),
        ("en", "Sergey Lavrov accused NATO of refusing talks."),
        ("en", "It is unacceptable that NATO refuses talks, Maria Zakharova said."),
        ("ro", "România nu se opune dialogului, a declarat Klaus Iohannis."),
        ("bg", "България не е против санкциите, каза Румен Радев."),
        ("ru", "Россия не отказывается от переговоров, заявил Сергей Лавров."),
        ("uk", "Україна не проти санкцій, сказав Володимир Зеленський."),
    ];
    for (code, text) in wrong {
        let mut article = Article::of_text("stance", text);
        article.language = Some(code.to_owned());
        let stances = analyze(&article, &packs, &tagger).stances;
        assert!(!stances.iter().any(|s| matches!(s.stance, StanceKind::Opposes | StanceKind::Refuses)), "{text}: {stances:?}");
    }
}
