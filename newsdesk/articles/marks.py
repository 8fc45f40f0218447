"""What a page says of itself to machines and to people: kind, title, publisher, and the days that it was published on."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from newsdesk.articles.tables import words
from newsdesk.model import Day
from newsdesk.text.dates import day_in, iso_day
from newsdesk.text.hijri import hijri_day

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # lxml ships no types

_PUBLISHER_NAMES = ("og:site_name", "application-name", "twitter:app:name:iphone", "dc.publisher", "citation_journal_title")
_DATED = re.compile(r"date|time|publi|posted|تاريخ", re.IGNORECASE)
_NOT_PUBLISHED = re.compile(r"updat|modif|comment|related|footer|header-date|today|expire", re.IGNORECASE)
_REFRESH = re.compile(r"\s*[0-3](?:\.\d*)?\s*[;,]\s*url\s*=\s*[\"']?(?P<to>[^\"']{1,2000})[\"']?\s*", re.IGNORECASE)
_URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[/_-]?(0?[1-9]|1[0-2])[/_-]?(0?[1-9]|[12]\d|3[01])(?!\d)")
_URL_DAY_PARTED = re.compile(r"(?<!\d)((?:19|20)\d\d)([/_-])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?!\d)")
_CLOSED = re.compile(r"[.#][\w-]{1,80}")
_MOST_JSON, _MOST_NODES, _MOST_DATED = 400_000, 4_000, 40


@dataclass(frozen=True, slots=True)
class Marks:
    """What was found; None where the page does not say.

    `is_declared`: an article by its JSON-LD. `free` is False where it says that readers must pay, and `closed` are the classes
    and ids (as `.name`, `#name`) of the parts that it keeps for them. `told` is the body that it gives to machines.
    `refresh` is where the page sends its reader at once, `canonical` the address that it says is its own, as it is written there.
    """

    kind: str = ""
    title: str | None = None
    publisher: str | None = None
    published: Day | None = None
    is_article: bool = False
    is_declared: bool = False
    is_video: bool = False
    free: bool | None = None
    closed: tuple[str, ...] = ()
    told: str = ""
    refresh: str | None = None
    canonical: str | None = None


def marks_of(tree: HtmlElement, address: str | None) -> Marks:
    """Everything that the page's meta elements, its JSON-LD and its times tell."""
    metas = dict(_metas(tree))
    nodes = list(_json_nodes(tree))
    types = {name for node in nodes for name in _types(node)}
    article = next((node for node in nodes if _types(node) & words("article")), None)
    kind = metas.get("og:type", "").lower()
    publisher = next((metas[name] for name in _PUBLISHER_NAMES if metas.get(name)), None) or _name_of(article, "publisher")
    return Marks(
        kind=kind,
        title=metas.get("og:title") or (tree.findtext(".//title") or "").strip() or None,
        publisher=publisher,
        published=agreed_day(_dated(tree, metas, article, address)),
        is_declared=bool(_types(article) & words("declared")),
        is_article=article is not None or kind == "article",
        is_video=kind.startswith("video") or ("videoobject" in types and article is None),
        refresh=found["to"].strip() if (found := _REFRESH.fullmatch(metas.get("refresh", ""))) else None,
        canonical=_canonical(tree) or metas.get("og:url"),
        free=_free(nodes),
        closed=tuple(
            found for node in nodes if _is_free(node) is False for found in _CLOSED.findall(_plain(node.get("cssSelector")))
        )[:10],
        told=max((_plain(node.get("articleBody")) for node in nodes), key=len, default=""),
    )


def _free(nodes: list[dict[str, Any]]) -> bool | None:
    """What the articles in the JSON-LD say: False where one is not free, None where none says anything."""
    said = {_is_free(node) for node in nodes if _types(node) & words("article")}
    return False if False in said else True if True in said else None


def _is_free(node: dict[str, Any]) -> bool | None:
    return {"false": False, "true": True}.get(_plain(node.get("isAccessibleForFree")).lower().rpartition("/")[2])


def _plain(value: object) -> str:
    return str(value).strip() if isinstance(value, str | bool) else ""


def _canonical(tree: HtmlElement) -> str | None:
    for element in tree.iter("link"):
        if "canonical" in element.get("rel", "").lower().split() and (address := element.get("href", "").strip()):
            return str(address)
    return None


def agreed_day(found: list[tuple[str, Day]]) -> Day | None:
    """The day that at least two different kinds of source name; a day without a year agrees with the one that has it."""
    kinds: dict[tuple[int, int], set[str]] = defaultdict(set)
    years: dict[tuple[int, int], set[int]] = defaultdict(set)
    for kind, day in found:
        kinds[day.month, day.day].add(kind)
        if day.year:
            years[day.month, day.day].add(day.year)
    best = max(kinds, key=lambda key: len(kinds[key]), default=None)
    if best is None or len(kinds[best]) < 2 or len(years[best]) > 1:
        return None
    return Day(best[0], best[1], next(iter(years[best]), None))


def _dated(
    tree: HtmlElement, metas: dict[str, str], article: dict[str, Any] | None, address: str | None
) -> list[tuple[str, Day]]:
    """Days of publication, each with the kind of its source."""
    found: list[tuple[str, Day | None]] = []
    found.extend(("meta", iso_day(value) or day_in(value[:60])) for name, value in metas.items() if name in words("dated"))
    if article is not None:
        found.append(("json", iso_day(str(article.get("datePublished", "")))))
    if address is not None:
        found.append(("address", _day_in_address(address)))
    for element in _dated_elements(tree):
        if moment := element.get("datetime") or (element.get("content") if element.get("itemprop") else None):
            found.append(("time", iso_day(moment)))
        seen = " ".join("".join(element.itertext()).split())
        if 5 < len(seen) < 90:
            found.append(("seen", day_in(seen) or hijri_day(seen)))
    return [(kind, day) for kind, day in found if day is not None]


def _dated_elements(tree: HtmlElement) -> Iterator[HtmlElement]:
    given = 0
    for element in tree.iter("time", "span", "div", "p", "li", "meta", "abbr", "small"):
        marks = f"{element.get('class', '')} {element.get('id', '')} {element.get('itemprop', '')}"
        if (element.tag == "time" or _DATED.search(marks)) and not _NOT_PUBLISHED.search(marks) and len(element) < 12:
            if element.tag == "meta" and element.get("itemprop", "").lower() != "datepublished":
                continue
            yield element
            given += 1
            if given >= _MOST_DATED:
                return


def _day_in_address(address: str) -> Day | None:
    path = unquote(address.partition("://")[2].partition("/")[2])
    if parted := _URL_DAY_PARTED.search(path):
        year, month, day = parted[1], parted[3], parted[4]
    elif (joined := _URL_DAY.search(path)) and len(joined[0]) == 8:
        year, month, day = joined[1], joined[2], joined[3]
    else:
        return None
    try:
        return Day(int(month), int(day), int(year))
    except ValueError:
        return None


def _metas(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    for element in reversed(list(tree.iter("meta"))):  # the first of a name wins
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv") or ""
        value = (element.get("content") or "").strip()
        if name and value:
            yield name.strip().lower(), value[:2_000]


def _json_nodes(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Every object of the page's JSON-LD, outer ones first."""
    left = _MOST_NODES
    for script in tree.iter("script"):
        if script.get("type", "").strip().lower() != "application/ld+json" or not script.text or len(script.text) > _MOST_JSON:
            continue
        try:
            waiting: list[Any] = [json.loads(script.text, strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting and left > 0:
            left -= 1
            node = waiting.pop(0)
            if isinstance(node, dict):
                yield node
                waiting.extend(value for value in node.values() if isinstance(value, dict | list))
            elif isinstance(node, list):
                waiting.extend(value for value in node[:200] if isinstance(value, dict | list))


def _types(node: dict[str, Any] | None) -> set[str]:
    types = (node or {}).get("@type", ())
    return {str(name).rpartition("/")[2].lower() for name in (types if isinstance(types, list) else [types])}


def _name_of(node: dict[str, Any] | None, key: str) -> str | None:
    value = (node or {}).get(key)
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    return value.strip()[:200] or None if isinstance(value, str) else None
