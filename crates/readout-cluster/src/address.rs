//! Where the processes listen and find each other.

use std::net::Ipv4Addr;
use std::str::FromStr;

/// What a process that listens is told.
#[derive(Debug, clap::Args)]
pub struct Listen {
    /// IPv4 address to listen on; who reaches it can run work here, there is no password
    #[arg(long, value_name = "IP", default_value_t = Ipv4Addr::LOCALHOST)]
    pub bind: Ipv4Addr,

    /// Name or address by which the other processes reach this one; the --bind address where not given
    #[arg(long, value_name = "HOST")]
    advertise: Option<String>,
}

impl Listen {
    /// The host to tell the others.
    ///
    /// # Errors
    /// All addresses of the machine are bound, and none of them named.
    pub fn host(&self) -> anyhow::Result<String> {
        match &self.advertise {
            Some(host) => Ok(host.clone()),
            None if self.bind.is_unspecified() => {
                anyhow::bail!("--bind {} needs --advertise, a name that the other machines know", self.bind)
            }
            None => Ok(self.bind.to_string()),
        }
    }
}

/// The scheduler's address: `HOST:PORT`, with or without a scheme before it.
#[derive(Clone, Debug)]
pub struct Address {
    /// Name or IP address.
    pub host: String,
    /// Its port.
    pub port: u16,
}

impl FromStr for Address {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let bare = text.split_once("://").map_or(text, |(_, rest)| rest).trim_end_matches('/');
        let parts = bare.rsplit_once(':').and_then(|(host, port)| Some((host, port.parse().ok()?)));
        match parts {
            Some((host, port)) if !host.is_empty() => Ok(Self { host: host.to_owned(), port }),
            _ => Err("expected HOST:PORT, such as 127.0.0.1:50050".to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_host_and_port() {
        let parts = |text: &str| text.parse::<Address>().map(|a| (a.host, a.port));
        assert_eq!(parts("df://node-1:50050/"), Ok(("node-1".to_owned(), 50050)));
        assert_eq!(parts("127.0.0.1:1"), Ok(("127.0.0.1".to_owned(), 1)));
        for wrong in ["", "node", ":1", "node:", "node:70000"] {
            assert!(parts(wrong).is_err(), "{wrong}");
        }
    }
}
