"""The command line: `python -m bot`, installed as `qawl`."""

from __future__ import annotations

import argparse
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from bot.logs import redact
from newsdesk.errors import QawlError
from newsdesk.model import Language

DESCRIPTION = """Who said what about which organizations, in Arabic and English, every statement tied to the exact words of the
article.

Without a command the bot is run: with TELEGRAM_BOT_TOKEN set in Telegram, without it against the playground, a chat page in your
browser whose address is printed when it is ready."""

EXAMPLES = """examples:
  qawl                                          run the bot
  qawl summarize article.txt                    who said what in a file
  qawl summarize --language en - < article.txt  the same from standard input, in English
  qawl summarize --format json *.txt            one JSON object a line
  qawl read https://example.org/article         the text of a page, as it is read
  qawl check                                    is everything in order?
"""


def parser() -> argparse.ArgumentParser:
    """What the command line takes."""
    top = argparse.ArgumentParser(
        prog="qawl", description=DESCRIPTION, epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = top.add_subparsers(dest="command", metavar="COMMAND")

    one = commands.add_parser("summarize", help="who said what in files, pages and standard input")
    one.add_argument(
        "sources", nargs="+", metavar="SOURCE", help="a file (.txt, .md, .html), an http(s) address, or - for standard input"
    )
    one.add_argument(
        "--engine",
        choices=("auto", "rules", "openai"),
        default="auto",
        help="what reads (default: auto, the embedded rules without a key)",
    )
    one.add_argument("--language", choices=("ar", "en"), help="the language of the answer (default: the article's)")
    one.add_argument(
        "--format", choices=("text", "html", "markdown", "json"), default="text", help="html is a whole page (default: text)"
    )
    one.add_argument("--explain", action="store_true", help="say for each statement how it was found")

    one = commands.add_parser("read", help="the article as it is read, nothing else")
    one.add_argument("sources", nargs="+", metavar="SOURCE", help="a file, an http(s) address, or - for standard input")
    one.add_argument("--format", choices=("text", "json"), default="text")
    one.add_argument("--address", metavar="URL", help="read a saved page as if it had come from there")

    one = commands.add_parser("sentence", help="what the embedded engine makes of a sentence, step by step")
    one.add_argument("text", metavar="TEXT", help="a sentence or two in quotation marks, or - for standard input")
    one.add_argument("--language", choices=("ar", "en"), help="the language to read it in (default: its own)")

    _add_measuring(commands)

    one = commands.add_parser(
        "playground", help="the Bot API server on loopback and its chat page alone, for other bots and scripts"
    )
    one.add_argument("--port", type=int, default=0, metavar="N", help="the port on 127.0.0.1 (default: a free one)")

    _add_keeping(commands)
    commands.add_parser("check", help="is everything in order: settings, token, database, engine")
    return top


def _add_measuring(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The commands that measure."""
    one = commands.add_parser("evaluate", help="precision, recall and F1 on annotated articles, with 95 %% intervals")
    one.add_argument("folder", type=Path, metavar="DIR", help="NAME.txt with NAME.json beside it for each article")
    one.add_argument("--json", action="store_true", help="one JSON object")

    one = commands.add_parser(
        "readbench", help="body, title and date on saved pages, beside trafilatura and readability-lxml alone"
    )
    one.add_argument("folder", type=Path, metavar="DIR", help="NAME.html (or .html.gz) with NAME.json beside it for each page")
    one.add_argument("--worst", type=int, default=0, metavar="N", help="name the N pages read worst")

    one = commands.add_parser("sweep", help="render every text of some folders in both languages and count what is wrong")
    one.add_argument("folders", nargs="+", type=Path, metavar="FOLDER", help="a folder with .txt or .jsonl.gz files")
    one.add_argument("--most", type=int, metavar="N", help="at most so many texts of each folder and file")


def _add_keeping(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The commands about what the bot keeps."""
    one = commands.add_parser("corrections", help="what readers have mended and agreed to give, as annotated articles")
    one.add_argument("folder", type=Path, metavar="DIR", nargs="?", default=Path("corrections"), help="(default: corrections)")

    one = commands.add_parser("usage", help="tokens and cost of the model by day and engine")
    one.add_argument("--days", type=_days, default=31, metavar="N", help="the last N days in UTC, today included (default: 31)")

    one = commands.add_parser("backup", help="a copy of the database, also while the bot runs")
    one.add_argument("file", type=Path, metavar="FILE", help="where the copy goes; a file that is there is replaced")


def _days(text: str) -> int:
    days = int(text)
    if not 1 <= days <= 36_500:
        raise argparse.ArgumentTypeError("takes 1 to 36500 days")
    return days


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command. The exit status: 0 when all went well, 1 when something did not, 2 for arguments that are none."""
    args = parser().parse_args(arguments)
    sys.excepthook = tell_redacted
    try:
        return dispatch(args)
    except QawlError as error:
        detail = f"\n{error.detail}" if error.detail else ""
        sys.stderr.write(redact(f"qawl: {error.sentence()}{detail}\n"))
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 1


def tell_redacted(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """What goes to stderr when the program ends with a fault of its own: the traceback without tokens and keys."""
    sys.stderr.write(redact("".join(traceback.format_exception(kind, error, trace))))


def dispatch(args: argparse.Namespace) -> int:
    """Run the command that was asked for; each is imported only when it is."""
    match args.command:
        case "summarize":
            from bot.commands import summarize

            language = Language(args.language) if args.language else None
            return summarize.run(args.sources, language=language, engine=args.engine, form=args.format, explain=args.explain)
        case "read":
            from bot.commands import read

            return read.run(args.sources, address=args.address, as_json=args.format == "json")
        case "sentence":
            from bot.commands import sentence

            return sentence.run(args.text, language=Language(args.language) if args.language else None)
        case "evaluate":
            from bot.commands import evaluate

            return evaluate.run(args.folder, as_json=args.json)
        case "readbench":
            from bot.commands import readbench

            return readbench.run(args.folder, worst=args.worst)
        case "playground":
            from bot.commands import playground

            return playground.run(args.port)
        case "corrections":
            from bot.commands import corrections

            return corrections.run(args.folder)
        case "sweep":
            from bot.commands import sweep

            return sweep.run(args.folders, most=args.most)
        case "usage":
            from bot.commands import usage

            return usage.run(args.days)
        case "backup":
            from bot.commands import backup

            return backup.run(args.file)
        case "check":
            from bot.commands import check

            return check.run()
        case _:
            from bot.commands import run

            return run.run()


if __name__ == "__main__":
    sys.exit(main())
