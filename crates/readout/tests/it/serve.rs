//! `readout serve`.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command};

use crate::program::{Desk, examples};

/// A server that ends with the test.
struct Server {
    child: Child,
    address: String,
    before: Vec<String>,
}

impl Server {
    fn start(desk: &Desk, args: &[&str]) -> Self {
        let child = desk.start(&[&["serve", "--address", "127.0.0.1:0"], args].concat(), &[]);
        let mut server = Self { child, address: String::new(), before: Vec::new() };
        for line in BufReader::new(server.child.stdout.take().unwrap()).lines() {
            let line = line.unwrap();
            if let Some((_, rest)) = line.split_once("http://") {
                server.address = rest.split('/').next().unwrap().to_owned();
                return server;
            }
            server.before.push(line);
        }
        panic!("no address: {:?}", server.before);
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
#[cfg(unix)]
fn an_interrupt_ends_it_well() {
    let desk = Desk::new();
    let mut server = Server::start(&desk, &["--ingest", examples().join("written-replies.txt").to_str().unwrap()]);
    assert!(server.get("/").starts_with("HTTP/1.1 200"));
    let sent = Command::new("kill").args(["-INT", &server.child.id().to_string()]).status().unwrap();
    assert!(sent.success());
    assert_eq!(server.child.wait().unwrap().code(), Some(0));
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
