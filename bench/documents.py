"""What reading a document costs, and how it grows with its length; prints tables in Markdown.

    python bench/documents.py [FILE ...]

A PDF is held against pdfplumber alone. Without files, on documents made here:
a PDF of ruled tables, a workbook of a megabyte, two texts of a hundred pages. Each
is read in a process of its own, whose start is counted on both sides. The
second table has the time of a line or a table four times as long, over that of
the shorter one: 4 where it grows with the length alone.
"""

import resource
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from openpyxl import Workbook
from pylopdf_fonts_zh_cn import sans_path

from helpers.errors import UnreadableDocument
from helpers.read import extract

ROUNDS = 3
PAGES, ROWS, COLUMNS = 30, 36, 6
BOOK_ROWS, BOOK_COLUMNS = 19_900, 10
TEXT_PAGES, LINES_A_PAGE = 100, 30
GROWN, FOLD = 5_000, 4
LINES = ("支出5万元，", "收到提案5件，", "百分之五，", "比上年增长5%，", "决算数大于预算数，支出5万元。")
DENSE = "收到提案{}件，立案{}件，支出{}万元，完成年初预算的{}%，其中培训费{}元，比上年增长{}%。"
"""A number in every seventh place."""
OURS = """
import sys
from helpers.read.documents import read_document
read_document(sys.argv[1])
"""
ALONE = """
import sys, pdfplumber
with pdfplumber.open(sys.argv[1]) as pdf:
    for page in pdf.pages:
        page.extract_words()
        page.extract_tables()
        page.close()
"""


def made_pdf(path: Path) -> Path:
    """Pages with a ruled table and a paragraph each."""
    font = FontProperties(fname=sans_path(), size=8)
    with PdfPages(path) as pdf:
        for page in range(PAGES):
            figure = Figure(figsize=(8.27, 11.69))
            figure.text(
                0.1, 0.95, "本年支出合计1234.56万元，其中基本支出800.00万元，" * 2, fontproperties=font
            )
            for row in range(ROWS + 1):
                place = 0.9 - row * 0.022
                figure.add_artist(Line2D([0.1, 0.9], [place, place], color="black", linewidth=0.5))
                for column in range(COLUMNS if row < ROWS else 0):
                    words = f"{page * ROWS + row * column:,}.50" if column else "行政运行支出"
                    left = 0.1 + column * 0.8 / COLUMNS
                    figure.text(left + 0.01, place - 0.016, words, fontproperties=font)
            for column in range(COLUMNS + 1):
                left = 0.1 + column * 0.8 / COLUMNS
                figure.add_artist(
                    Line2D([left, left], [0.9, 0.9 - ROWS * 0.022], color="black", linewidth=0.5)
                )
            pdf.savefig(figure)
    return path


def made_workbook(path: Path) -> Path:
    """About a megabyte of numbers."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("表")
    for row in range(BOOK_ROWS):
        sheet.append(
            [
                f"科目{row}",
                *((row * 7919 + column) % 10_007 + column / 7 for column in range(1, BOOK_COLUMNS)),
            ]
        )
    book.save(path)
    return path


def made_text(path: Path) -> Path:
    """A hundred pages of prose."""
    line = "一是做好提案办理。收到委员提案40件，经审查立案30件，支出5.5万元，完成年初预算的98.6%。"
    path.write_text("\n".join([line] * TEXT_PAGES * LINES_A_PAGE), encoding="utf-8")
    return path


def made_dense_text(path: Path) -> Path:
    """A hundred pages of prose of mostly numbers, no two sentences alike."""
    numbers = ((line * 31 + place * 7) % 97 + 1 for line in range(10**6) for place in range(6))
    lines = ("".join(DENSE.format(*islice(numbers, 6)) for _ in range(5)) for _ in range(TEXT_PAGES * 5))
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def cost_of(program: str, path: Path) -> tuple[float, float]:
    """The wall and CPU seconds of a program that reads a file, with all that it starts; the best of some rounds."""
    rounds = []
    for _ in range(ROUNDS):
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run([sys.executable, "-c", program, str(path)], check=True, capture_output=True)
        after, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - start
        rounds.append((wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime))
    return min(wall for wall, _ in rounds), min(cpu for _, cpu in rounds)


def row_of(path: Path) -> str:
    """Seconds of a document as parts and as figures, for a PDF the ratio of the former's CPU to pdfplumber's."""
    wall, cpu = cost_of(OURS, path)
    ratio = f"{cpu / cost_of(ALONE, path)[1]:.2f}" if path.suffix.lower() == ".pdf" else "–"
    size = path.stat().st_size / 1000
    return f"| {path.name} | {size:.0f} | {wall:.2f} | {cpu:.2f} | {ratio} | {figures_in(path)} |"


def figures_in(path: Path) -> str:
    """Seconds to the figures of a document, or that it has more than a report can have."""
    start = time.perf_counter()
    try:
        extract(path)
    except UnreadableDocument:
        return "refused"
    return f"{time.perf_counter() - start:.2f}"


def growth_of(line: str, folder: Path) -> str:
    """CPU seconds for many of a line and for four times as many, and their ratio."""
    seconds = []
    for count in (GROWN // len(line), FOLD * GROWN // len(line)):
        path = folder / "line.txt"
        path.write_text(line * count, encoding="utf-8")
        start = time.process_time()
        extract(path)
        seconds.append(time.process_time() - start)
    return f"| {line} | {seconds[0]:.2f} | {seconds[1]:.2f} | {seconds[1] / seconds[0]:.1f} |"


@click.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, path_type=Path))
def main(files: tuple[Path, ...]) -> None:
    """Print the table."""
    with TemporaryDirectory() as made:
        folder = Path(made)
        given = files or (
            made_pdf(folder / "tables.pdf"), made_workbook(folder / "megabyte.xlsx"), made_text(folder / "long.txt"),
            made_dense_text(folder / "dense.txt"),
        )  # fmt: skip
        click.echo("| document | kB | wall s | CPU s | CPU, times pdfplumber's | seconds to its figures |")
        click.echo("|---|---:|---:|---:|---:|---:|")
        for path in given:
            click.echo(row_of(path))
        click.echo("\n| line, over and over | s | s, four times as long | ratio |\n|---|---:|---:|---:|")
        for line in LINES:
            click.echo(growth_of(line, folder))
    held = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
    click.echo(f"\nmost memory of a reading process: {held:.0f} MB")


if __name__ == "__main__":
    main()
