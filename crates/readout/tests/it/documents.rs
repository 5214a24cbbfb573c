//! What the documents name is there, and what is there is documented.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::program::project;

const DOCUMENTS: [&str; 7] =
    ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "docs/api.md", "docs/cluster.md", "docs/packs.md", "docs/limits.md"];

#[test]
fn every_path_named_in_a_document_exists() {
    let mut named = 0;
    for document in DOCUMENTS {
        let text = fs::read_to_string(project().join(document)).unwrap();
        let code = text.split('`').skip(1).step_by(2).filter(|c| !c.contains(char::is_whitespace) && !c.contains(['<', '*', '(', ':']));
        let linked = text.split("](").skip(1).filter_map(|l| l.split([')', '#']).next()).filter(|l| !l.is_empty() && !l.contains("://"));
        let paths =
            code.filter(|c| ["crates/", "packs/", "docs/", "examples/", "eval/", ".ci/"].iter().any(|p| c.starts_with(p))).chain(linked);
        for path in paths {
            named += 1;
            let beside = Path::new(document).parent().unwrap_or(Path::new("")).join(path);
            assert!(project().join(path).exists() || project().join(beside).exists(), "{document} names {path}, which is not there");
        }
    }
    assert!(named > 20, "the documents were not read");
}

#[test]
fn every_file_of_a_pack_is_documented() {
    let page = fs::read_to_string(project().join("docs/packs.md")).unwrap();
    let names: BTreeSet<&str> = readout_packs::files().iter().filter_map(|(path, _)| path.rsplit('/').next()).collect();
    for name in names.iter().filter(|n| !n.ends_with(".cases")) {
        assert!(page.contains(&format!("`{name}`")), "docs/packs.md does not tell of {name}");
    }
}

#[test]
fn every_route_is_documented() {
    let page = fs::read_to_string(project().join("docs/api.md")).unwrap();
    let code = fs::read_to_string(project().join("crates/readout-server/src/serve.rs")).unwrap();
    let routes: Vec<&str> = code.split(".route(\"").skip(1).filter_map(|r| r.split('"').next()).collect();
    assert!(routes.len() > 10, "the routes were not read");
    for route in routes {
        assert!(page.contains(&format!("`{route}`")), "docs/api.md does not tell of {route}");
    }
}
