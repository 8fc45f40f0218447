"""The tables, as both databases keep them.

    texts ──< articles ──< readings ──< speakers
                                    ──< organizations
                                    ──< statements (of a speaker) ──< abouts (an organization)
    readings ──< corrections (a chat's)
    answers ──< answer_items, answer_messages, wishes     visits     readers     tally     tasks
    calls     admissions     agreements     notices     facts
    subscriptions     digests ──< deliveries

Everything below a text carries the text's scope, in its keys and in its references: a row cannot belong to a parent of
another scope, and when a chat moves, its texts' scope is changed and the rest follows. What belongs to an answer carries the
answer's chat in the same way. Numbers are never given twice.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    Index,
    Integer,
    PrimaryKeyConstraint,
    String,
    Table,
    UniqueConstraint,
    false,
)
from sqlalchemy import (
    Text as Characters,
)

from storage.columns import NUMBER, UTC, Words, belongs, kept, metadata, names, number, scope

texts = kept(
    "texts",
    number(),
    scope(),
    Column("digest", String(64), nullable=False),
    Column("characters", Characters, nullable=False),
    Column("folded", Characters, nullable=False),
    Column("folded_by", Integer, nullable=False),
    Column("seen_at", UTC, nullable=False),  # when it last came: a private text expires by this
    UniqueConstraint("scope", "digest"),
    UniqueConstraint("scope", "id"),
    Index(None, "seen_at"),
)

articles = kept(
    "articles",
    number(),
    scope(),
    Column("text", NUMBER, nullable=False),
    Column("address", Words),
    Column("address_key", String(64), nullable=False),  # SHA-256 of the address, "" without one: a key of any length, never null
    Column("language", String(8), nullable=False),
    Column("origin", String(16), nullable=False),
    Column("title", Words),
    Column("publisher", Words),
    Column("author", Words),
    Column("published_year", Integer),
    Column("published_month", Integer),
    Column("published_day", Integer),
    Column("mixed", Boolean, nullable=False),
    Column("partial", Boolean, nullable=False, server_default=false()),
    Column("version", Integer, nullable=False),
    Column("kept_at", UTC, nullable=False),
    Column("seen_at", UTC, nullable=False),  # when the address last had this text
    belongs(["scope", "text"], "texts", ["scope", "id"]),
    UniqueConstraint("scope", "address_key", "text"),
    UniqueConstraint("scope", "id"),
    Index(None, "scope", "text"),
)

visits = Table(  # public addresses only, and of nobody: where each led when it was last opened
    "visits",
    metadata,
    Column("asked_key", String(64), primary_key=True),  # SHA-256 of the address, like an article's
    Column("asked", Words, nullable=False),
    Column("found_key", String(64), nullable=False),
    Column("found", Words, nullable=False),
    Column("source", Words, nullable=False),
    Column("etag", Words),
    Column("modified", Words),
    Column("visited_at", UTC, nullable=False),
)

readings = kept(
    "readings",
    number(),
    scope(),
    Column("article", NUMBER, nullable=False),
    Column("seen", String(128), nullable=False),
    Column("engine", String(64), nullable=False),
    Column("model", Words, nullable=False),
    Column("version", Words, nullable=False),
    Column("maker", JSON, nullable=False),  # who made it in the end: an engine may have stood in for the one in the key
    Column("overview", JSON(none_as_null=True)),
    Column("tokens_in", BigInteger, nullable=False),
    Column("tokens_out", BigInteger, nullable=False),
    Column("seconds", Float(53), nullable=False),
    Column("dropped", JSON, nullable=False),
    Column("made_at", UTC, nullable=False),
    belongs(["scope", "article"], "articles", ["scope", "id"]),
    UniqueConstraint("scope", "article", "seen", "engine", "model", "version"),
    UniqueConstraint("scope", "id"),
    Index(None, "made_at"),
)

speakers = Table(
    "speakers",
    metadata,
    scope(),
    Column("reading", NUMBER, nullable=False),
    Column("position", Integer, nullable=False),
    Column("key", Words, nullable=False),
    Column("name", Words, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("name_en", Words),
    Column("name_ar", Words),
    Column("approximate", Boolean, nullable=False),
    Column("role", Words),
    Column("role_en", Words),
    Column("role_ar", Words),
    Column("gender", String(8), nullable=False),
    Column("figure", Words),
    Column("doubtful", Boolean, nullable=False),
    Column("folded", Characters, nullable=False),
    Column("folded_by", Integer, nullable=False),
    belongs(["scope", "reading"], "readings", ["scope", "id"]),
    PrimaryKeyConstraint("scope", "reading", "position"),
    Index(None, "scope", "figure"),
)

organizations = Table(
    "organizations",
    metadata,
    scope(),
    Column("reading", NUMBER, nullable=False),
    Column("position", Integer, nullable=False),
    Column("slug", Words, nullable=False),
    Column("type", String(32), nullable=False),
    Column("name_en", Words),
    Column("name_ar", Words),
    Column("short_en", Words),
    Column("short_ar", Words),
    Column("folded", Characters, nullable=False),
    Column("folded_by", Integer, nullable=False),
    belongs(["scope", "reading"], "readings", ["scope", "id"]),
    PrimaryKeyConstraint("scope", "reading", "position"),
    Index(None, "scope", "slug"),
)

statements = kept(
    "statements",
    number(),
    scope(),
    Column("reading", NUMBER, nullable=False),
    Column("position", Integer, nullable=False),
    Column("speaker", Integer, nullable=False),  # the position of one of the reading's speakers
    Column("act", String(32), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("content", JSON, nullable=False),  # [[start, end], ...]
    Column("mention_start", Integer),
    Column("mention_end", Integer),
    Column("cue_start", Integer),
    Column("cue_end", Integer),
    Column("confidence", Float(53), nullable=False),
    Column("reason", Words, nullable=False),
    Column("account", JSON(none_as_null=True)),
    Column("made_at", UTC, nullable=False),
    Column("folded", Characters, nullable=False),  # of the content's words
    Column("folded_by", Integer, nullable=False),
    belongs(["scope", "reading"], "readings", ["scope", "id"]),
    names(["scope", "reading", "speaker"], "speakers"),
    UniqueConstraint("scope", "reading", "position"),
    Index(None, "scope", "reading", "speaker"),
    Index(None, "scope", "made_at"),
)

abouts = Table(
    "abouts",
    metadata,
    scope(),
    Column("reading", NUMBER, nullable=False),
    Column("statement", Integer, nullable=False),  # the statement's position in the reading
    Column("position", Integer, nullable=False),
    Column("organization", Integer, nullable=False),  # the position of one of the reading's organizations
    Column("mention_start", Integer),
    Column("mention_end", Integer),
    PrimaryKeyConstraint("scope", "reading", "statement", "position"),
    belongs(["scope", "reading", "statement"], "statements", ["scope", "reading", "position"]),
    names(["scope", "reading", "organization"], "organizations"),
    Index(None, "scope", "reading", "organization"),
)

readers = Table(
    "readers",
    metadata,
    Column("chat", NUMBER, primary_key=True, autoincrement=False),
    Column("language", String(8)),
    Column("zone", String(64)),
    Column("active", Boolean, nullable=False),
)

answers = kept(
    "answers",
    number(),
    Column("chat", NUMBER, nullable=False),
    Column("asker", NUMBER),
    Column("question", NUMBER),
    Column("thread", NUMBER),
    Column("view", JSON, nullable=False),
    Column("opened_at", UTC, nullable=False),
    UniqueConstraint("chat", "id"),
    Index(None, "chat", "question"),
)

answer_items = Table(
    "answer_items",
    metadata,
    Column("chat", NUMBER, nullable=False),
    Column("answer", NUMBER, nullable=False),
    Column("position", Integer, nullable=False),
    Column("reading", NUMBER),  # no reference: a reading may expire under an answer, and its number is not given again
    Column("address", Words),
    Column("error", String(64)),
    Column("before", NUMBER),  # the reading that it was compared with, when it was read again
    Column("passages", JSON(none_as_null=True)),  # [[message, start, end, offset, [[style, offset, length, value], ...]], ...]
    Column("links", JSON(none_as_null=True)),
    Column("fields", JSON(none_as_null=True)),  # what the error's sentence is filled with
    Column("offers", JSON(none_as_null=True)),  # [[title, address], ...]
    PrimaryKeyConstraint("chat", "answer", "position"),
    belongs(["chat", "answer"], "answers", ["chat", "id"]),
    Index(None, "chat", "reading"),
)

answer_messages = Table(
    "answer_messages",
    metadata,
    Column("chat", NUMBER, nullable=False),
    Column("answer", NUMBER, nullable=False),
    Column("position", Integer, nullable=False),
    Column("message", NUMBER, nullable=False),
    PrimaryKeyConstraint("chat", "answer", "position"),
    belongs(["chat", "answer"], "answers", ["chat", "id"]),
    UniqueConstraint("chat", "message"),
)

corrections = kept(
    "corrections",
    number(),
    Column("chat", NUMBER, nullable=False),  # who sees it, whoever may see the reading
    Column("reading_scope", String(32), nullable=False),
    Column("reading", NUMBER, nullable=False),
    Column("statement", Integer, nullable=False),
    Column("fix", String(16), nullable=False),
    Column("value", Words, nullable=False),
    Column("person", NUMBER),
    Column("agreed", Boolean),
    Column("made_at", UTC, nullable=False),
    belongs(["reading_scope", "reading"], "readings", ["scope", "id"]),
    Index(None, "chat", "reading"),
    Index(None, "reading_scope", "reading"),
)

wishes = Table(  # questions of the bot that wait for a reply
    "wishes",
    metadata,
    Column("chat", NUMBER, nullable=False),
    Column("message", NUMBER, nullable=False),
    Column("answer", NUMBER, nullable=False),
    Column("code", String(32), nullable=False),
    PrimaryKeyConstraint("chat", "message"),
    belongs(["chat", "answer"], "answers", ["chat", "id"]),
    Index(None, "chat", "answer"),
)

tasks = Table(
    "tasks",
    metadata,
    Column("update", NUMBER, primary_key=True, autoincrement=False),
    Column("chat", NUMBER),
    Column("payload", Words, nullable=False),  # emptied when the task is finished
    Column("attempts", Integer, nullable=False),
    Column("placeholder_chat", NUMBER),
    Column("placeholder_message", NUMBER),
    Column("kept_at", UTC, nullable=False),
    Column("claimed_at", UTC),
    Column("finished_at", UTC),
    Index(None, "finished_at"),
    Index(None, "chat"),
)

tally = kept(  # new readings within the hour, by person; older ones are dropped when the next one is counted
    "tally",
    number(),
    Column("person", NUMBER, nullable=False),
    Column("taken_at", UTC, nullable=False),
    Index(None, "person", "taken_at"),
    Index(None, "taken_at"),
)

calls = kept(  # articles given to a model; who caused them is forgotten after two days
    "calls",
    number(),
    Column("at", UTC, nullable=False),
    Column("day", Date, nullable=False),  # in UTC
    Column("engine", String(64), nullable=False),
    Column("model", Words, nullable=False),
    Column("payer", NUMBER),
    Column("tokens_in", BigInteger, nullable=False),
    Column("tokens_out", BigInteger, nullable=False),
    Column("seconds", Float(53), nullable=False),
    Column("cost", BigInteger, nullable=False),  # in millionths of the operator's currency
    Column("failed", String(64), nullable=False),
    Index(None, "day", "payer"),
)

admissions = Table(  # whom an operator has let in to the model
    "admissions",
    metadata,
    Column("number", NUMBER, primary_key=True, autoincrement=False),
    Column("admitted_by", NUMBER, nullable=False),
    Column("since", UTC, nullable=False),
)

agreements = Table(  # who has agreed that their own texts go to a host
    "agreements",
    metadata,
    Column("person", NUMBER, nullable=False),
    Column("host", String(255), nullable=False),
    Column("since", UTC, nullable=False),
    PrimaryKeyConstraint("person", "host"),
)

notices = Table(  # what operators have been told
    "notices",
    metadata,
    Column("name", String(128), primary_key=True),
    Column("told_at", UTC, nullable=False),
)

subscriptions = Table(  # how a chat wants its digest, and when the next is due
    "subscriptions",
    metadata,
    Column("chat", NUMBER, primary_key=True, autoincrement=False),
    Column("thread", NUMBER),
    Column("hours", JSON, nullable=False),  # minutes of the day, ascending
    Column("zone", String(64), nullable=False),
    Column("edition", String(16), nullable=False),  # of the zone's rules, when `due_at` was worked out
    Column("days", String(8), nullable=False),
    Column("paused", Boolean, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("due_at", UTC),  # null while paused or inactive
    Column("due_day", Date),
    Column("due_turn", Integer),
    Column("was_due_at", UTC),  # of the one that was claimed last
    Column("reached", NUMBER),  # the last digest that was told, or is being told; no reference: the ledger is pruned
    Index(None, "due_at"),
    Index(None, "zone", "edition"),
)

digests = kept(  # the ledger: what was claimed for a chat; kept when it unsubscribes, so that no day comes twice
    "digests",
    number(),
    Column("chat", NUMBER, nullable=False),
    Column("day", Date, nullable=False),  # the chat's local day
    Column("turn", Integer, nullable=False),  # the place of the hour in the day
    Column("due_at", UTC, nullable=False),
    Column("claimed_at", UTC, nullable=False),  # it tells what came until then
    Column("since_at", UTC),
    Column("after", NUMBER),  # the last digest before it of which a message had arrived: what is to be said of those since then
    Column("parts", Integer, nullable=False),  # 0 until it is composed
    UniqueConstraint("chat", "day", "turn"),
    UniqueConstraint("chat", "id"),
    Index(None, "claimed_at"),
)

deliveries = Table(  # the ledger: each message of a digest
    "deliveries",
    metadata,
    Column("chat", NUMBER, nullable=False),
    Column("digest", NUMBER, nullable=False),
    Column("part", Integer, nullable=False),
    Column("state", String(16), nullable=False),
    Column("skip", String(16)),
    Column("message", NUMBER),
    Column("changed_at", UTC, nullable=False),
    PrimaryKeyConstraint("chat", "digest", "part"),
    belongs(["chat", "digest"], "digests", ["chat", "id"]),
    Index(None, "state", "digest"),
)

facts = Table(
    "facts",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("value", String(128), nullable=False),
)
"""What the database knows about itself: whose bot it serves."""
