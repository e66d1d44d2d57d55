"""Takes a person out of a workspace for good: the one operation that rewrites what is there.

`redact` does it, `read_store` tells what was done, `finish` goes on with what was begun and killed. The names of who
was taken out are kept nowhere: what comes in later is compared by keyed hashes.
"""

from faultline.workspace.redaction.asking import Person, person_meant
from faultline.workspace.redaction.redacting import Done, finish, plan, redact
from faultline.workspace.redaction.store import Redaction, read_store

__all__ = ["Done", "Person", "Redaction", "finish", "person_meant", "plan", "read_store", "redact"]
