//! Bounds that only get stricter.

use std::path::Path;

use readout_eval::floors::{Floors, gate};
use readout_eval::score::{Figure, Goal};

fn floors(content: &str) -> Floors {
    Floors::parse(content, Path::new("floors.toml")).unwrap()
}

#[test]
fn a_breach_names_the_figure_and_its_bound() {
    let pinned = floors("[at-least]\n\"a.f1\" = 0.5\n\"gone\" = 0.1\n\"kept\" = 0.5\n[at-most]\n\"false\" = 0.05\n");
    let figures = [Figure::share("a.f1", 0.4321), Figure::share("kept", 0.5), Figure::share("false", 0.06).goal(Goal::Less)];
    let breaches: Vec<String> = gate(&figures, &pinned).iter().map(ToString::to_string).collect();
    assert_eq!(
        breaches,
        [
            "a.f1 fell to 0.4321; its floor is 0.5000",
            "gone was not measured; it is pinned at 0.1000",
            "false rose to 0.0600; its ceiling is 0.0500"
        ]
    );
}

#[test]
fn floors_rise_and_never_fall() {
    let pinned = floors("[at-least]\n\"down\" = 0.9\n\"up\" = 0.1\n[at-most]\n\"less\" = 0.5\n\"more\" = 0.1\n");
    let figures = [
        Figure::share("down", 0.7),
        Figure::share("up", 0.7777),
        Figure::share("new", 0.25),
        Figure::share("nothing", 0.0),
        Figure::count("count", 7),
        Figure::share("less", 0.2).goal(Goal::Less),
        Figure::share("more", 0.2).goal(Goal::Less),
    ];
    let raised = pinned.raised(&figures);
    assert_eq!(
        raised,
        floors("[at-least]\n\"down\" = 0.9\n\"new\" = 0.245\n\"up\" = 0.772\n[at-most]\n\"less\" = 0.205\n\"more\" = 0.1\n")
    );
    assert_eq!(floors(&raised.to_string()), raised);
    let held: Vec<Figure> = figures.into_iter().filter(|f| !["down", "more"].contains(&f.name.as_str())).collect();
    let breaches = gate(&held, &raised);
    assert_eq!(breaches.iter().map(|b| b.name.as_str()).collect::<Vec<_>>(), ["down", "more"]);
}

#[test]
fn a_table_of_another_name_is_an_error_with_its_file() {
    let error = Floors::parse("[atleast]\n\"a\" = 1.0\n", Path::new("eval/floors.toml")).unwrap_err();
    assert!(error.to_string().starts_with("eval/floors.toml: not a table of floors"), "{error}");
}
