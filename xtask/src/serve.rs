//! Serves the release page on this machine, with the headers that a real host should send.

use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;

use crate::failure::{Failure, Result};
use crate::server::Server;
use crate::{dist, project, setup};

/// Default port; if it is taken, the next free one.
const PORT: u16 = 8080;

/// `cargo xtask serve`.
pub(crate) fn serve(port: Option<u16>) -> Result {
    dist::build(&setup::for_page()?)?;
    run(port, &project::dist())
}

/// `cargo xtask serve --built`: serves `folder` without building.
pub(crate) fn built(folder: &Path, port: u16) -> Result {
    run(Some(port), folder)
}

fn run(port: Option<u16>, folder: &Path) -> Result {
    let server = Server::new(listen(port)?, folder)?;
    println!("Spinemet is at {} (stop with Ctrl-C)", server.address());
    server.run()
}

/// Parses a port number.
pub(crate) fn parse_port(typed: &str) -> Result<u16> {
    typed.parse().map_err(|_| Failure::new("serve the page", format!("{typed:?} is no port (0 to 65535)")))
}

/// Binds to localhost only. Port 0 is any free port.
pub(crate) fn listen(port: Option<u16>) -> Result<TcpListener> {
    let candidates = match port {
        Some(port) => port..=port,
        None => PORT..=PORT + 99,
    };
    let mut refusal = None;
    for port in candidates {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Ok(listener) => return Ok(listener),
            Err(why) => refusal = Some(format!("port {port}: {why}")),
        }
    }
    Err(Failure::new("serve the page", refusal.unwrap_or_default())
        .remedy("cargo xtask serve --port 0, for any free port"))
}

#[cfg(test)]
mod tests {
    use super::{listen, parse_port};

    #[test]
    fn a_port_that_is_taken_is_refused_when_asked_for() {
        let first = listen(Some(0)).unwrap();
        let taken = first.local_addr().unwrap().port();
        assert!(listen(Some(taken)).is_err());
        assert!(parse_port("80800").is_err());
        assert_eq!(parse_port("8080").unwrap(), 8080);
    }
}
