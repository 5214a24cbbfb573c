//! `readout serve`.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::Child;

use crate::program::{Desk, examples};

/// A server that ends with the test.
struct Server {
    child: Child,
    address: String,
    before: Vec<String>,
}

impl Server {
    fn start(desk: &Desk, args: &[&str]) -> Self {
        let mut child = desk.start(&[&["serve", "--address", "127.0.0.1:0"], args].concat(), &[]);
        let mut before = Vec::new();
        for line in BufReader::new(child.stdout.take().unwrap()).lines() {
            let line = line.unwrap();
            if let Some((_, rest)) = line.split_once("http://") {
                let address = rest.split('/').next().unwrap().to_owned();
                return Self { child, address, before };
            }
            before.push(line);
        }
        panic!("no address: {before:?}");
    }

    fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn one_command_reads_and_serves() {
    let desk = Desk::new();
    let server = Server::start(&desk, &["--ingest", examples().to_str().unwrap()]);
    assert!(server.before[0].starts_with("read 17: 17 new"), "{:?}", server.before);
    assert!(!server.address.ends_with(":0"));
    let page = server.get("/");
    assert!(page.starts_with("HTTP/1.1 200") && page.contains("text/html") && page.contains("Bulgarian"), "{page}");
    assert!(server.get("/api/stories").contains("story/"));
    assert!(server.get("/nothing").starts_with("HTTP/1.1 404"));
    // A writer may come while the record is served.
    desk.run(&["relink"]).ends(0);
    assert!(server.get("/agenda").starts_with("HTTP/1.1 200"));
}

#[test]
fn what_cannot_be_served_is_told() {
    let desk = Desk::new();
    let run = desk.run(&["serve", "--address", "127.0.0.1:0"]);
    run.ends(2);
    assert!(run.err.contains("make one with `readout ingest PATH… --record readout.db`"), "{}", run.err);
    let run = desk.run(&["serve", "--address", "nowhere"]);
    run.ends(2);
    assert!(run.err.starts_with("readout: cannot listen on nowhere: "), "{}", run.err);
}
