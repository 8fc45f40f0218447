"""The workbench's command line: `python -m workbench gaps|sample|errors|compare|doubles`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from newsdesk.evaluation import load_gold
from newsdesk.model import Language
from workbench import comparison, doubles, errors, gaps, sample
from workbench.articles import drawn, load


def parser() -> argparse.ArgumentParser:
    """What the command line takes."""
    top = argparse.ArgumentParser(prog="workbench", description="Tools for whoever mends the embedded engine.")
    tools = top.add_subparsers(dest="tool", required=True, metavar="TOOL")
    for name, text in (
        ("gaps", "what stands around quotation marks and before clauses that no statement covers"),
        ("sample", "what the engine says of articles drawn at random"),
    ):
        one = tools.add_parser(name, help=text)
        one.add_argument("sources", nargs="+", type=Path, metavar="SOURCE", help="folder, .txt, .jsonl or .jsonl.gz")
        one.add_argument("--articles", type=int, default=300 if name == "gaps" else 5, metavar="N", help="how many are drawn")
        one.add_argument("--seed", type=int, default=1, metavar="N", help="another seed draws other articles")
        one.add_argument("--language", choices=("ar", "en"), help="only articles in this language")
        if name == "gaps":
            one.add_argument("--most", type=int, default=30, metavar="N", help="lines a list")
    one = tools.add_parser("errors", help="what differs from annotated articles, by class")
    one.add_argument("gold", type=Path, metavar="DIR", help="NAME.txt with NAME.json beside it")
    one.add_argument("predictions", type=Path, metavar="FILE", help="printed by summarize --format json --explain DIR/*.txt")
    one.add_argument("--most", type=int, default=50, metavar="N", help="lines a class")
    one = tools.add_parser("doubles", help="statements that several outlets carry, with their sources")
    one.add_argument("sources", nargs="+", type=Path, metavar="SOURCE", help="folder, .txt, .jsonl or .jsonl.gz with outlets")
    one.add_argument("--outlets", type=int, default=2, metavar="N", help="only what at least so many carry")
    one.add_argument("--most", type=int, default=1_000_000, metavar="N", help="statements shown")
    one = tools.add_parser("compare", help="what differs between two files of predictions")
    one.add_argument("before", type=Path, metavar="BEFORE")
    one.add_argument("after", type=Path, metavar="AFTER")
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a tool; 0 when it could work, 1 when a file could not be read."""
    args = parser().parse_args(arguments)
    try:
        sys.stdout.write(worked(args))
    except (OSError, ValueError) as error:
        sys.stderr.write(f"workbench: {error}\n")
        return 1
    return 0


def worked(args: argparse.Namespace) -> str:
    """What the tool has to say."""
    match args.tool:
        case "errors":
            return errors.shown(errors.errors(load_gold(args.gold), comparison.load(args.predictions)), args.most)
        case "compare":
            lines = list(comparison.differences(comparison.load(args.before), comparison.load(args.after)))
            return "".join(f"{line}\n" for line in lines) + f"{len(lines)} differences\n"
        case "doubles":
            return doubles.shown(doubles.carried(load(args.sources), args.outlets), args.most)
        case _:
            articles = drawn(args.sources, args.articles, args.seed)
            if args.language:
                articles = [article for article in articles if article.language is Language(args.language)]
            if args.tool == "gaps":
                return gaps.shown(gaps.gaps(articles), args.most)
            return "\n".join(sample.shown(article) for article in articles)


if __name__ == "__main__":
    sys.exit(main())
