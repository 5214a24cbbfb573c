//! Answering on a socket.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::mpsc;

use readout_server::{Kind, Labels, serve};
use tokio::net::TcpListener;
use tokio::task::spawn_blocking;

use crate::fixture::{Served, runtime};

#[test]
fn it_answers_until_it_is_told_to_stop() {
    let served = Served::new();
    runtime().block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (tell, told) = mpsc::channel::<()>();
        let shutdown = async {
            spawn_blocking(move || told.recv().unwrap()).await.unwrap();
        };
        let serving = tokio::spawn(serve(listener, served.record(), Labels::default(), shutdown));
        let ask = move || {
            let mut stream = TcpStream::connect(address).unwrap();
            stream.write_all(b"GET /api/stories HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").unwrap();
            let mut answer = String::new();
            stream.read_to_string(&mut answer).unwrap();
            answer
        };
        let answer = spawn_blocking(ask).await.unwrap();
        assert!(answer.starts_with("HTTP/1.1 200 OK") && answer.contains("story/call"), "{answer}");
        tell.send(()).unwrap();
        serving.await.unwrap().unwrap();
    });
}

#[test]
fn no_record_is_an_error_at_once() {
    let served = Served::nothing();
    let failed = runtime().block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        serve(listener, served.record(), Labels::default(), std::future::pending()).await.unwrap_err()
    });
    assert!(matches!(failed.kind, Kind::Record(readout_store::Kind::Missing)));
    assert!(failed.to_string().ends_with("readout.db: there is no such record; ingest articles to make one"), "{failed}");
}
