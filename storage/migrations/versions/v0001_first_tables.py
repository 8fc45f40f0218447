"""The first tables: texts to statements, readers, answers, tasks."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make all tables, parents first."""
    _texts()
    _articles()
    _readings()
    _speakers()
    _organizations()
    _statements()
    _abouts()
    _readers()
    _answers()
    _answer_items()
    _answer_messages()
    _tasks()
    _facts()


def _texts() -> None:
    op.create_table(
        "texts",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("characters", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("folded_by", sa.Integer(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_texts")),
        sa.UniqueConstraint("scope", "digest", name=op.f("uq_texts_scope_digest")),
        sa.UniqueConstraint("scope", "id", name=op.f("uq_texts_scope_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_texts_seen_at"), "texts", ["seen_at"], unique=False)


def _articles() -> None:
    op.create_table(
        "articles",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("text", NUMBER, nullable=False),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("address_key", sa.String(length=64), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("origin", sa.String(length=16), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("author", sa.Text(), nullable=True),
        sa.Column("published_year", sa.Integer(), nullable=True),
        sa.Column("published_month", sa.Integer(), nullable=True),
        sa.Column("published_day", sa.Integer(), nullable=True),
        sa.Column("mixed", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["scope", "text"],
            ["texts.scope", "texts.id"],
            name=op.f("fk_articles_scope_text_texts"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_articles")),
        sa.UniqueConstraint("scope", "address_key", "text", name=op.f("uq_articles_scope_address_key_text")),
        sa.UniqueConstraint("scope", "id", name=op.f("uq_articles_scope_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_articles_scope_text"), "articles", ["scope", "text"], unique=False)


def _readings() -> None:
    op.create_table(
        "readings",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("article", NUMBER, nullable=False),
        sa.Column("seen", sa.String(length=128), nullable=False),
        sa.Column("engine", sa.String(length=64), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("maker", sa.JSON(), nullable=False),
        sa.Column("overview", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("tokens_in", sa.BigInteger(), nullable=False),
        sa.Column("tokens_out", sa.BigInteger(), nullable=False),
        sa.Column("seconds", sa.Float(precision=53), nullable=False),
        sa.Column("dropped", sa.JSON(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["scope", "article"],
            ["articles.scope", "articles.id"],
            name=op.f("fk_readings_scope_article_articles"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_readings")),
        sa.UniqueConstraint(
            "scope",
            "article",
            "seen",
            "engine",
            "model",
            "version",
            name=op.f("uq_readings_scope_article_seen_engine_model_version"),
        ),
        sa.UniqueConstraint("scope", "id", name=op.f("uq_readings_scope_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_readings_made_at"), "readings", ["made_at"], unique=False)


def _speakers() -> None:
    op.create_table(
        "speakers",
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("reading", NUMBER, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=True),
        sa.Column("name_ar", sa.Text(), nullable=True),
        sa.Column("approximate", sa.Boolean(), nullable=False),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("role_en", sa.Text(), nullable=True),
        sa.Column("role_ar", sa.Text(), nullable=True),
        sa.Column("gender", sa.String(length=8), nullable=False),
        sa.Column("figure", sa.Text(), nullable=True),
        sa.Column("doubtful", sa.Boolean(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("folded_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["scope", "reading"],
            ["readings.scope", "readings.id"],
            name=op.f("fk_speakers_scope_reading_readings"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("scope", "reading", "position", name=op.f("pk_speakers")),
    )
    op.create_index(op.f("ix_speakers_scope_figure"), "speakers", ["scope", "figure"], unique=False)


def _organizations() -> None:
    op.create_table(
        "organizations",
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("reading", NUMBER, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("type", sa.String(length=32), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=True),
        sa.Column("name_ar", sa.Text(), nullable=True),
        sa.Column("short_en", sa.Text(), nullable=True),
        sa.Column("short_ar", sa.Text(), nullable=True),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("folded_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["scope", "reading"],
            ["readings.scope", "readings.id"],
            name=op.f("fk_organizations_scope_reading_readings"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("scope", "reading", "position", name=op.f("pk_organizations")),
    )
    op.create_index(op.f("ix_organizations_scope_slug"), "organizations", ["scope", "slug"], unique=False)


def _statements() -> None:
    op.create_table(
        "statements",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("reading", NUMBER, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("speaker", sa.Integer(), nullable=False),
        sa.Column("act", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("mention_start", sa.Integer(), nullable=True),
        sa.Column("mention_end", sa.Integer(), nullable=True),
        sa.Column("cue_start", sa.Integer(), nullable=True),
        sa.Column("cue_end", sa.Integer(), nullable=True),
        sa.Column("confidence", sa.Float(precision=53), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("account", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("folded_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["scope", "reading", "speaker"],
            ["speakers.scope", "speakers.reading", "speakers.position"],
            name=op.f("fk_statements_scope_reading_speaker_speakers"),
            onupdate="CASCADE",
            ondelete="CASCADE",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["scope", "reading"],
            ["readings.scope", "readings.id"],
            name=op.f("fk_statements_scope_reading_readings"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statements")),
        sa.UniqueConstraint("scope", "reading", "position", name=op.f("uq_statements_scope_reading_position")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_statements_scope_made_at"), "statements", ["scope", "made_at"], unique=False)
    op.create_index(op.f("ix_statements_scope_reading_speaker"), "statements", ["scope", "reading", "speaker"], unique=False)


def _abouts() -> None:
    op.create_table(
        "abouts",
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("reading", NUMBER, nullable=False),
        sa.Column("statement", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("organization", sa.Integer(), nullable=False),
        sa.Column("mention_start", sa.Integer(), nullable=True),
        sa.Column("mention_end", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["scope", "reading", "organization"],
            ["organizations.scope", "organizations.reading", "organizations.position"],
            name=op.f("fk_abouts_scope_reading_organization_organizations"),
            onupdate="CASCADE",
            ondelete="CASCADE",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["scope", "reading", "statement"],
            ["statements.scope", "statements.reading", "statements.position"],
            name=op.f("fk_abouts_scope_reading_statement_statements"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("scope", "reading", "statement", "position", name=op.f("pk_abouts")),
    )
    op.create_index(op.f("ix_abouts_scope_reading_organization"), "abouts", ["scope", "reading", "organization"], unique=False)


def _readers() -> None:
    op.create_table(
        "readers",
        sa.Column("chat", NUMBER, autoincrement=False, nullable=False),
        sa.Column("language", sa.String(length=8), nullable=True),
        sa.Column("zone", sa.String(length=64), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("chat", name=op.f("pk_readers")),
    )


def _answers() -> None:
    op.create_table(
        "answers",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("chat", NUMBER, nullable=False),
        sa.Column("asker", NUMBER, nullable=True),
        sa.Column("question", NUMBER, nullable=True),
        sa.Column("thread", NUMBER, nullable=True),
        sa.Column("view", sa.JSON(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answers")),
        sa.UniqueConstraint("chat", "id", name=op.f("uq_answers_chat_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_answers_chat_question"), "answers", ["chat", "question"], unique=False)


def _answer_items() -> None:
    op.create_table(
        "answer_items",
        sa.Column("chat", NUMBER, nullable=False),
        sa.Column("answer", NUMBER, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("reading", NUMBER, nullable=True),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("error", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(
            ["chat", "answer"],
            ["answers.chat", "answers.id"],
            name=op.f("fk_answer_items_chat_answer_answers"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("chat", "answer", "position", name=op.f("pk_answer_items")),
    )
    op.create_index(op.f("ix_answer_items_chat_reading"), "answer_items", ["chat", "reading"], unique=False)


def _answer_messages() -> None:
    op.create_table(
        "answer_messages",
        sa.Column("chat", NUMBER, nullable=False),
        sa.Column("answer", NUMBER, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("message", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(
            ["chat", "answer"],
            ["answers.chat", "answers.id"],
            name=op.f("fk_answer_messages_chat_answer_answers"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("chat", "answer", "position", name=op.f("pk_answer_messages")),
        sa.UniqueConstraint("chat", "message", name=op.f("uq_answer_messages_chat_message")),
    )


def _tasks() -> None:
    op.create_table(
        "tasks",
        sa.Column("update", NUMBER, autoincrement=False, nullable=False),
        sa.Column("chat", NUMBER, nullable=True),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("placeholder_chat", NUMBER, nullable=True),
        sa.Column("placeholder_message", NUMBER, nullable=True),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("update", name=op.f("pk_tasks")),
    )
    op.create_index(op.f("ix_tasks_chat"), "tasks", ["chat"], unique=False)
    op.create_index(op.f("ix_tasks_finished_at"), "tasks", ["finished_at"], unique=False)


def _facts() -> None:
    op.create_table(
        "facts",
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("value", sa.String(length=128), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_facts")),
    )
