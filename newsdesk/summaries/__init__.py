"""Statements grouped and ordered for a reader."""

from newsdesk.summaries.groups import Group, by_organization, by_speaker, organizations_of
from newsdesk.summaries.interviews import answers_question, interviewee, question
from newsdesk.summaries.looks import MANY_SPEAKERS, Look, certain, glance, left_out, look, page_count, whole
from newsdesk.summaries.telling import rank, telling

__all__ = [
    "MANY_SPEAKERS",
    "Group",
    "Look",
    "answers_question",
    "by_organization",
    "by_speaker",
    "certain",
    "glance",
    "interviewee",
    "left_out",
    "look",
    "organizations_of",
    "page_count",
    "question",
    "rank",
    "telling",
    "whole",
]
