"""Text → Sentences: tokens with their syntax, names, nominal actors, times, quantities, quotations and chains.

`analyse_records` is the batch step; `analysing.analyse` the function behind it. spaCy is imported in `parsing` alone,
and only when the first document is parsed.
"""

from faultline.language.analysing import analyse_record
from faultline.tables.batches import batch_step
from faultline.tables.schemas import Record

VERSION = "4"

analyse_records = batch_step(analyse_record, Record, Record)

__all__ = ["VERSION", "analyse_records"]
