"""The command `jixiao`: arguments in, exit code out."""

import sys
from pathlib import Path

import click

from helpers.errors import JixiaoError, visible
from helpers.exits import DONE, FAILED, UNREAD, ExitingGroup, complain
from helpers.helping import HELP_NAMES
from helpers.messages import LANGUAGES, language_of_system, say
from helpers.messages.retelling import retold
from helpers.start import use_utf8
from helpers.typed_values import memory_typed, page_to_write

LONGEST, MOST_JOBS = 7 * 24 * 3600, 1_000


class Command(ExitingGroup):
    """The command's group, which leaves with the project's exit codes."""

    def log_folders(self) -> tuple[Path, ...]:
        """Where an error that nobody expected is written to."""
        from helpers.publish import project_root

        return (project_root() / "reports" / "logs",)


def _folder(name: str):
    return click.option(name, type=click.Path(file_okay=False, path_type=Path))


_language = click.option("--language", type=click.Choice(LANGUAGES))


def _selected(command):
    """The options that choose department-years and folders."""
    for option in (
        _folder("--data"),
        click.option("--years"),
        click.option("--department", "departments", multiple=True),
    ):
        command = option(command)
    return command


def _bounded(command):
    """The options that bound what one notebook, or one department-year, may take."""
    for option in (
        click.option("--memory", callback=memory_typed),
        click.option(
            "--timeout",
            type=click.IntRange(1, LONGEST),
            default=120,
            show_default=True,
        ),
    ):
        command = option(command)
    return command


@click.group(cls=Command, invoke_without_command=True, context_settings={"help_option_names": HELP_NAMES})
@click.version_option(package_name="jixiao", prog_name="jixiao")
@click.pass_context
def main(context) -> None:
    """From a department's yearly self-evaluation to checked figures and a report; alone, what to do next."""
    if context.invoked_subcommand is None:
        from helpers.publish import next_steps, project_at, project_root

        click.echo(next_steps(project_at(project_root()), language_of_system()))


@main.command("run")
@_selected
@click.option("--notebook", "notebooks", multiple=True)
@_language
@_folder("--reports")
@click.option("--jobs", type=click.IntRange(1, MOST_JOBS))
@click.option("--force", is_flag=True)
@click.option("--why", is_flag=True)
@click.option(
    "--scheduler",
    default="",
)
@click.option("--kernel", type=click.Choice(["warm", "stock"]), default="warm", show_default=True)
@_bounded
@click.option("--scale", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--no-scale", "is_unscaled", is_flag=True)
@click.option("--edition", type=click.Choice(["office", "unit"]), default="office", show_default=True)
@click.option("--pdf", is_flag=True)
def make_reports(departments, years, notebooks, language, why, edition, pdf, **settings) -> int:
    """Process the figures and make every report that is not up to date."""
    from dataclasses import replace

    from helpers.publish import Options, Progress, find_browser, project_at, project_root, run

    if pdf:
        find_browser()
    project = project_at(project_root(), settings.pop("data"), settings.pop("reports"), settings.pop("scale"))
    project = replace(project, is_unscaled=settings.pop("is_unscaled"))
    settings["jobs"] = settings["jobs"] or 0
    with Progress(language or language_of_system(), why) as progress:
        options = Options(language=language or "", **settings)
        summary = run(project, departments, years, options, progress, notebooks)
    progress.summarise(summary, project)
    pages = summary.files(project)
    if edition == "unit":
        pages += progress.send(summary, project)
    is_printed = progress.print_all(project, pages) if pdf else True
    return DONE if summary.is_fine and is_printed else FAILED


@main.command("process")
@_selected
@click.option("--jobs", type=click.IntRange(1, MOST_JOBS))
@_bounded
@_language
def write_tables(departments, years, data, language, jobs, timeout, memory) -> int:
    """Read raw data and write the processed tables, no reports."""
    from helpers.publish import Bounds, locked_tables, process_all, project_at, project_root

    project = project_at(project_root(), data)
    with locked_tables(project.data):
        outcomes = process_all(project.data, departments, years, Bounds(jobs or 0, timeout, memory))
    for outcome in outcomes:
        if outcome.error:
            click.echo(visible(retold(outcome.error, language or language_of_system())), err=True)
    failed = sum(bool(outcome.error) for outcome in outcomes)
    click.echo(
        say("publish.processed", language or language_of_system(), done=len(outcomes) - failed, failed=failed)
    )
    return FAILED if failed else DONE


@main.command("extract")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--explain", is_flag=True)
def print_figures(file, explain) -> int:
    """Print the figures of one document as CSV."""
    from helpers import schema
    from helpers.read import extract

    reading = extract(file, language_of_system())
    for note in (*reading.notes, *reading.summary):
        click.echo(visible(note), err=True)
    columns = [name for name in schema.names(schema.FIGURES) if name not in ("department", "year")]
    table = reading.explained if explain else reading.figures[columns]
    text = table.to_csv(index=False, lineterminator="\n")
    click.echo(visible(text) if sys.stdout.isatty() else text, nl=False, color=True)
    return DONE


@main.command("check")
@click.argument("files", nargs=-1, required=True, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--html", type=click.Path(dir_okay=False, path_type=Path), callback=page_to_write)
@_folder("--data")
@_language
def check_files(files, html, data, language) -> int:
    """Say what a reviewer will ask of documents, before they are submitted; nothing is written.

    Exit code 0: no figures contradict each other; 1: some do; 4: a document could not be read.

    As in: jixiao check 自评报告.docx --html 核对结果.html
    """
    from helpers.publish import check_document, check_page, project_at, project_root

    language, checked, unread = language or language_of_system(), [], False
    data = project_at(project_root(), data).data
    for file in files:
        try:
            checked.append(check_document(file, language, data))
        except (JixiaoError, OSError) as error:
            unread = True
            complain(error)
            continue
        click.echo("\n" * (len(checked) > 1) + visible(checked[-1].as_text(language)))
    if html and checked:
        html.write_text(check_page(checked, language), encoding="utf-8", errors="backslashreplace")
    return UNREAD if unread else FAILED if any(each.has_errors for each in checked) else DONE


@main.command("review")
@click.argument("department")
@click.argument("year")
@_folder("--data")
@_language
def settle_findings(department, year, data, language) -> int:
    """Write the analyst's workbook, and a copy of the document with its findings as comments.

    What was typed into the workbook stays. Fill it in, save it, and run this and `jixiao run` again.

    As in: jixiao review lusong-cppcc 2024
    """
    from helpers.publish import project_at, project_root, review

    desk = review(project_at(project_root(), data).data, department, year, language or language_of_system())
    for note in desk.notes:
        click.echo(visible(note), err=True)
    for path in desk.written:
        click.echo(path)
    return DONE


@main.command("new")
@click.argument("department")
@click.argument("year")
@_folder("--data")
def start_year(department, year, data) -> int:
    """Make a folder in raw/ with an empty table to fill."""
    from helpers.publish import make_blank, project_at, project_root

    for path in make_blank(project_at(project_root(), data).data, department, year):
        click.echo(path)
    return DONE


@main.command("watch")
@_selected
@_folder("--reports")
@_language
@click.option("--open", "opens", is_flag=True)
def follow_data(departments, years, data, reports, language, opens) -> int:
    """Make a report again whenever its raw data are saved, and say so in one line; Ctrl-C ends it."""
    from helpers.publish import Watcher, project_at, project_root, watch_data

    language = language or language_of_system()
    project = project_at(project_root(), data, reports)
    watch_data(Watcher(project, departments, years or "", language, tell=click.echo), opens)
    return DONE


@main.command("diff")
@click.argument("old")
@click.argument("new")
@_folder("--data")
@_language
def tell_differences(old, new, data, language) -> int:
    """Say number by number what changed between two processed folders, two of DEPARTMENT/YEAR, or two pages."""
    from helpers.publish import lines_of_differences, project_at, project_root

    project = project_at(project_root(), data)
    for line in lines_of_differences(project.data, old, new, language or language_of_system()):
        click.echo(line)
    return DONE


@main.command("tidy")
@click.argument("notebooks", nargs=-1, type=click.Path(dir_okay=False, path_type=Path))
@_language
def clean_notebooks(notebooks, language) -> int:
    """Take outputs, counts and JupyterLab's own notes out of saved notebooks; without names, of all in notebooks/."""
    from helpers.publish import project_at, project_root, tidy_notebooks

    changed = tidy_notebooks(project_at(project_root()).notebooks, notebooks)
    for path in changed:
        click.echo(path)
    click.echo(say("publish.tidied", language or language_of_system(), count=len(changed)))
    return DONE


@main.command("status")
@click.option("--max-age", default="")
@click.option("--json", "as_json", is_flag=True)
@_selected
@_language
@_folder("--reports")
def tell_status(departments, years, data, reports, language, max_age, as_json) -> int:
    """Say what is missing, stale, failed or overdue; exit code 1 if anything is."""
    from helpers.publish import project_at, project_root, project_status, seconds_of

    language = language or language_of_system()
    project = project_at(project_root(), data, reports)
    found = project_status(project, departments, years, language, seconds_of(max_age))
    click.echo(found.as_json() if as_json else visible(found.as_text(language)))
    return DONE if found.is_fine else FAILED


if __name__ == "__main__":
    use_utf8()
    main()
