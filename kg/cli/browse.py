"""Looking at the graph in Neo4j Browser, without a Neo4j server."""

from __future__ import annotations

import signal
import threading
from pathlib import Path

import click

from kg.cli import options


@click.command("browse")
@click.option(
    "--browser",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The jar of Neo4j Browser.  [default: that of NEO4J_HOME, of this folder, or of the local Maven repository]",
)
@click.option("--no-open", is_flag=True, help="Only print the address; open no web browser.")
@options.store
def browse_command(browser: Path | None, no_open: bool, store: str) -> None:
    """Look at the graph in Neo4j Browser, without a server.

    The graph answers on this machine alone and to one user who may only read, with a password made for this time.
    Nobody else can open the store meanwhile. Ctrl-C ends it.

    \b
    Example:
      kg browse
      kg browse --browser neo4j-browser-5.24.0.jar
    """
    from kg.browse import BundleError, find_bundle, site
    from kg.cli import Failure, find
    from kg.stores.serving import serving

    if "://" in store:
        raise click.UsageError("A server has a Browser of its own; kg browse shows a folder: give --store FOLDER.")
    try:
        jar = find_bundle(browser)
    except BundleError as error:
        raise Failure(str(error)) from None
    find.reading(store).close()  # says what to do where there is no graph
    ended = threading.Event()
    for how in (signal.SIGINT, signal.SIGTERM):
        signal.signal(how, lambda *_: ended.set())
    with serving(Path(store)) as endpoint, site(jar, endpoint) as address:
        click.echo(f"Neo4j Browser: {address}")
        click.echo(f"Bolt: {endpoint.uri}, user {endpoint.user}, password {endpoint.password} (reading only)")
        click.echo("Ctrl-C ends it.")
        if not no_open:
            click.launch(address)
        while not ended.wait(1.0):
            pass
    click.echo("Ended; the graph is as it was.")
