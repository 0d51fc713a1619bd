"""
Measure the search by judgments: nDCG@10 of ours and of a plain BM25, over the same products, in the same run.

Half of the queries may be tuned on, chosen by a hash (docs/search.md); the other half is what counts. Needs bm25s,
which comes with requirements-dev.txt.
"""

import json
import time
from argparse import RawDescriptionHelpFormatter
from pathlib import Path
from statistics import fmean
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from market.search.evaluation.engines import Engine, our_search, plain_bm25
from market.search.evaluation.figures import ndcg, tuning_half
from market.search.evaluation.judged import JudgedSet, UnknownLayout, read_judged


class Command(BaseCommand):
    help = __doc__ or ""

    def create_parser(self, *args: Any, **options: Any) -> CommandParser:
        return super().create_parser(*args, formatter_class=RawDescriptionHelpFormatter, **options)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("judgments", type=Path, help="a .csv (query, docid, rating) or Quepid's .json")
        parser.add_argument("--products", type=Path, help="products.parquet or products.jsonl.gz; else beside it")
        parser.add_argument("--queries", action="store_true", help="show every query of the tuning half")

    def handle(self, *args: Any, judgments: Path, products: Path | None, queries: bool, **options: Any) -> None:
        try:
            judged = read_judged(judgments, products)
        except (UnknownLayout, OSError) as error:
            raise CommandError(str(error)) from error
        began = time.perf_counter()
        with our_search(judged) as engine:
            seconds = time.perf_counter() - began
            before = time.process_time()
            ours = _figures(engine, judged)
            cpu_ms = 1000 * (time.process_time() - before) / len(judged.gains)
        plain = _figures(plain_bm25(judged), judged)
        tuning = tuning_half(judged.gains)
        halves = {"tuning": tuning, "held-out": set(judged.gains) - tuning, "all": set(judged.gains)}
        self.stdout.write(f"{len(judged.products)} products, indexed in {seconds:.0f} s; {len(judged.gains)} queries")
        if queries:
            for query in sorted(tuning & set(ours)):
                self.stdout.write(f"{ours[query]:.3f} {plain[query]:.3f}  {query}")
        self.stdout.write(f"{'nDCG@10':10}{'queries':>9}{'ours':>9}{'BM25':>9}{'ours/BM25':>11}")
        said: dict[str, Any] = {
            "set": str(judgments),
            "products": len(judged.products),
            "search_cpu_ms": round(cpu_ms, 2),
        }
        for half, names in halves.items():
            counted = sorted(names & set(ours))
            if not counted:
                continue
            own, other = fmean(ours[one] for one in counted), fmean(plain[one] for one in counted)
            self.stdout.write(f"{half:10}{len(counted):9}{own:9.4f}{other:9.4f}{own / other if other else 0:11.3f}")
            said[half] = {"queries": len(counted), "ndcg": round(own, 4), "bm25": round(other, 4)}
        self.stdout.write(f"a search takes {cpu_ms:.2f} ms of this process; queries with nothing good are left out")
        self.stdout.write(json.dumps(said, ensure_ascii=False))


def _figures(engine: Engine, judged: JudgedSet) -> dict[str, float]:
    found = {query: ndcg(engine(query), gains) for query, gains in judged.gains.items()}
    return {query: figure for query, figure in found.items() if figure is not None}
