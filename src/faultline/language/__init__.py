"""Text → Sentences: tokens with their syntax, names, nominal actors, times, quantities, quotations and chains.

`analyse_records` is the batch step; `analysing.analyse` the function behind it. ONNX Runtime is imported in
`network` alone, and only when the first document is read.
"""

from faultline.language.analysing import analyse_record
from faultline.tables.batches import batch_step, has_no_text
from faultline.tables.schemas import Record

VERSION = "11"

analyse_records = batch_step(analyse_record, Record, Record, passes=has_no_text)

__all__ = ["VERSION", "analyse_records"]
