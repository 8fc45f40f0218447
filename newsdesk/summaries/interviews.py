"""Interviews: articles that are one person's answers to questions."""

from __future__ import annotations

import re

from newsdesk.model import Act, Kind, Speaker, Statement, Summary

_QUESTION_LABEL = re.compile(r"^\s*(?:س|سؤال|السؤال|المحاور|Q|Question)\s*\d*\s*[:.：\-–—]\s*", re.IGNORECASE)
_LONGEST_LABEL = 40


def interviewee(summary: Summary) -> Speaker | None:
    """Who is interviewed, if the article is an interview: most of its statements are one speaker's answers without a cue."""
    answers: dict[str, list[Statement]] = {}
    for statement in summary.statements:
        if answers_question(statement, summary.article.text.characters):
            answers.setdefault(statement.speaker.key, []).append(statement)
    if not answers:
        return None
    given = max(answers.values(), key=len)
    return given[0].speaker if len(given) >= 2 and 2 * len(given) > len(summary.statements) else None


def answers_question(statement: Statement, text: str) -> bool:
    """Whether the statement is a turn of a conversation that answers a question."""
    if statement.cue is not None or statement.kind is not Kind.DIRECT:
        return False
    return statement.act is Act.ANSWERED or (statement.act is Act.SAID and question(statement, text) is not None)


def question(statement: Statement, text: str, longest: int = 80) -> str | None:
    """The question that this is the answer to, cut to `longest` characters: the line before it, if it ends in a question mark."""
    if statement.act not in (Act.ANSWERED, Act.SAID) or statement.cue is not None:
        return None
    before = text[max(0, statement.content[0].start - 2000) : statement.content[0].start]
    lines = [line.strip() for line in before.split("\n") if line.strip()]
    if lines and not before.endswith("\n") and len(lines[-1]) <= _LONGEST_LABEL and not _asks(lines[-1]):
        lines.pop()  # the label of the one who answers, on the answer's own line
    if not lines or not _asks(lines[-1]):
        return None
    asked = _QUESTION_LABEL.sub("", lines[-1])
    if len(asked) <= longest:
        return asked
    return asked[: longest - 1].rsplit(None, 1)[0].rstrip("،,;؛:") + " …"


def _asks(line: str) -> bool:
    return line.rstrip("\"'»”’) ").endswith(("?", "؟"))
