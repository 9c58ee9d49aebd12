"""Tables processed anew, with the note by which pages vouch for them; by several pages at a time, but once.

Its tests: test_notebooks.py.
"""

from collections.abc import Mapping

from filelock import FileLock

from helpers.publish.addresses import Place
from helpers.publish.digests import Digests
from helpers.publish.projects import Project
from helpers.publish.records import make_folder
from helpers.publish.vouching import is_processed, note_of, sources_key, write_note


def process_noted(project: Project, own: Place, program: Mapping[str, str]) -> None:
    """Process a department-year, and note what its tables follow from.

    `program` has the digests of the helpers and the lock file.
    """
    from helpers.publish.process import process  # needs pandas; who finds nothing to do does not wait for it

    sources = sources_key(project, own, program, Digests())
    process(project.data, *own)
    write_note(project, own, sources)


def ensure_processed(project: Project, own: Place, program: Mapping[str, str], digests: Digests) -> None:
    """Process a department-year unless that is done already; whoever comes second waits, and finds it done."""
    if is_processed(project, own, program, digests):
        return
    lock = note_of(project, own).with_suffix(".lock")
    make_folder(lock.parent, project.processed)
    with FileLock(lock):
        if not is_processed(project, own, program, Digests()):
            process_noted(project, own, program)
