//! Lighthouse scores of the release page: accessibility, best practices, SEO and speed.
//!
//! It is not part of the tests, because the speed score is meaningful only on an idle machine.

use crate::failure::Result;
use crate::server::Server;
use crate::{dist, program, project, serve, setup};

/// `cargo xtask lighthouse`: the median of five runs, on a phone and on a desktop; writes
/// `docs/lighthouse.json`.
pub(crate) fn lighthouse() -> Result {
    let tools = setup::for_lighthouse()?;
    dist::build(&tools.page)?;
    let server = Server::new(serve::listen(Some(0))?, &project::dist())?;
    let mut node = tools.page.command(&tools.node);
    node.arg("run.mjs")
        .current_dir(project::lighthouse())
        .env("SPINEMET_URL", server.address())
        .env("SPINEMET_CHROMIUM", &tools.browser.chromium);
    server.run_beside();
    program::run("reach the scores that are wanted", &mut node)
}
