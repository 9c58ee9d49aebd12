"""Comments in a copy of a Word document: each at the paragraph or the cell that its reader names so.

Of the package's parts only those change that comments need: the text gets marks
between its paragraphs' runs, and every other part keeps its bytes.

Its tests: test_commented.py.
"""

import base64
import io
import json
import posixpath
import re
import zipfile
from collections.abc import Iterable
from typing import BinaryIO

from lxml import etree

from helpers.read.documents.docx.word import WordReader
from helpers.read.documents.packages import SAFE, Package, attribute, child, local

TYPES, RELATIONS = "[Content_Types].xml", "_rels"
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
INITIALS = 2
NEW_PART = (1980, 1, 1, 0, 0, 0)


def comment_word(file: BinaryIO) -> dict:
    """The document behind a line of JSON that has the comments and their author."""
    told = json.loads(file.readline())
    made = with_comments(file.read(), told["comments"], told["author"])
    return {"document": base64.b64encode(made).decode()}


def with_comments(content: bytes, comments: Iterable[dict], author: str) -> bytes:
    """The package with these comments; a place that is none of the text is its first paragraph."""
    book = _Comments(Package(io.BytesIO(content)), content)
    for comment in comments:
        book.add(comment["place"], comment["text"], author)
    return book.written()


class _Comments:
    """The parts of a package that comments change."""

    def __init__(self, package: Package, content: bytes):
        self._content = content
        self._main = package.main()
        self._parts = {self._main: self._parsed(self._main)}
        root = self._parts[self._main]
        self._space = etree.QName(root).namespace
        reader = WordReader(package, self._main)
        list(reader.read(child(root, "body")))
        self._places = reader.places | _notes_in(root)
        self._first = next(self._places[key] for key in self._places)
        self._at = self._comments_part(package)
        self._comments = self._parts[self._at]
        taken = [int(number) for each in self._comments if (number := attribute(each, "id")).isdigit()]
        self._next = max(taken, default=-1) + 1

    def _parsed(self, part: str) -> etree._Element:
        with zipfile.ZipFile(io.BytesIO(self._content)) as archive:
            names = {name.lower(): name for name in archive.namelist()}
            return etree.fromstring(archive.read(names[part.lower()]), etree.XMLParser(**SAFE))

    def _comments_part(self, package: Package) -> str:
        """The part of the comments, which is added where there is none."""
        found = next((to for kind, _, to in package.relations(self._main) if kind == "comments"), "")
        if package.has(found):
            self._parts[found] = self._parsed(found)
            return found
        folder, name = posixpath.split(self._main)
        part = posixpath.join(folder, "comments.xml")
        part = part if not package.has(part) else posixpath.join(folder, "comments_jixiao.xml")
        self._parts[part] = etree.Element(f"{{{self._space}}}comments", nsmap={"w": self._space})
        self._relate(posixpath.join(folder, RELATIONS, f"{name}.rels"), package, posixpath.basename(part))
        self._declare(part)
        return part

    def _relate(self, listing: str, package: Package, target: str) -> None:
        """Adds the relation by which the text leads to its comments."""
        if package.has(listing):
            self._parts[listing] = self._parsed(listing)
        else:
            space = "http://schemas.openxmlformats.org/package/2006/relationships"
            self._parts[listing] = etree.Element(f"{{{space}}}Relationships", nsmap={None: space})
        root = self._parts[listing]
        taken = {each.get("Id") for each in root}
        name = next(
            name for number in range(1, len(taken) + 2) if (name := f"rIdComments{number}") not in taken
        )
        strict = "purl.oclc.org" in self._space
        base = (
            "http://purl.oclc.org/ooxml/officeDocument/relationships"
            if strict
            else "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        )
        kind = f"{{{etree.QName(root).namespace}}}Relationship"
        etree.SubElement(root, kind, Id=name, Type=f"{base}/comments", Target=target)

    def _declare(self, part: str) -> None:
        """Adds the type of the comments' part."""
        root = self._parts[TYPES] = self._parsed(TYPES)
        kind = f"{{{etree.QName(root).namespace}}}Override"
        etree.SubElement(root, kind, PartName=f"/{part}", ContentType=CONTENT_TYPE)

    def add(self, place: str, text: str, author: str) -> None:
        """Adds a comment over the paragraph at a place."""
        number, self._next = str(self._next), self._next + 1
        self._comments.append(self._comment(number, text, author))
        paragraph = _paragraph_of_text(self._found(place))
        start = self._element("commentRangeStart", id=number)
        properties = child(paragraph, "pPr")
        paragraph.insert(0 if properties is None else paragraph.index(properties) + 1, start)
        paragraph.append(self._element("commentRangeEnd", id=number))
        run = self._element("r")
        run.append(self._element("commentReference", id=number))
        paragraph.append(run)

    def _found(self, place: str) -> etree._Element:
        """The paragraph at a place, or at the row or table that the place begins with."""
        words = place.split()
        tries = (" ".join(words[:count]) for count in range(len(words), 0, -2))
        return next((self._places[name] for name in tries if name in self._places), self._first)

    def _comment(self, number: str, text: str, author: str) -> etree._Element:
        comment = self._element("comment", id=number, author=_fit(author), initials=_fit(author)[:INITIALS])
        for line in _fit(text).split("\n"):
            paragraph, run, words = (self._element(name) for name in ("p", "r", "t"))
            words.text = line
            words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            run.append(words)
            paragraph.append(run)
            comment.append(paragraph)
        return comment

    def _element(self, name: str, **attributes: str) -> etree._Element:
        own = {f"{{{self._space}}}{key}": value for key, value in attributes.items()}
        return etree.Element(f"{{{self._space}}}{name}", own, nsmap={"w": self._space})

    def written(self) -> bytes:
        """The package: parts that changed anew, all others with the bytes that they had."""
        changed = {name.lower(): _serialised(root) for name, root in self._parts.items()}
        made = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(self._content)) as old, zipfile.ZipFile(made, "w") as new:
            for member in old.infolist():
                content = changed.pop(member.filename.lower(), None)
                new.writestr(member, old.read(member) if content is None else content)
            for name, content in changed.items():
                added = zipfile.ZipInfo(next(each for each in self._parts if each.lower() == name), NEW_PART)
                added.compress_type = zipfile.ZIP_DEFLATED
                new.writestr(added, content)
        return made.getvalue()


def _serialised(root: etree._Element) -> bytes:
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)


def _fit(text: str) -> str:
    """A text without characters that XML cannot hold."""
    return NO_XML.sub("", text)


def _notes_in(root: etree._Element) -> dict[str, etree._Element]:
    """The paragraphs that footnotes and endnotes hang on, by the notes' places."""
    found: dict[str, etree._Element] = {}
    for element in root.iter("{*}footnoteReference", "{*}endnoteReference"):
        kind = local(element.tag).removesuffix("Reference")
        found[f"{kind} {attribute(element, 'id')}"] = next(element.iterancestors("{*}p"))
    return found


def _paragraph_of_text(paragraph: etree._Element) -> etree._Element:
    """The paragraph, or the one that a text box hangs on: no comment may stand in a box."""
    boxes = list(paragraph.iterancestors("{*}txbxContent"))
    return next(boxes[-1].iterancestors("{*}p"), paragraph) if boxes else paragraph
