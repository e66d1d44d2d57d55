"""The errors Faultline raises on purpose. Each says what went wrong, where, and what to do now.

The exit code of a command and the status of a page are chosen at the edge (`cli`, `web`), by class.
"""

from __future__ import annotations


class FaultlineError(Exception):
    """The root of all of them; shown to a person as one sentence, without a traceback."""


class EvidenceError(FaultlineError):
    """A statement's quote is not the document's text at its offsets."""


class UnreadableError(FaultlineError):
    """A file cannot be read as what it says it is; the build names it and goes on."""


class WorkspaceError(FaultlineError):
    """The folder is no workspace, or not in a state that allows what was asked."""


class UsageError(FaultlineError):
    """The command or request asks for something that does not exist; exit code 2, status 400."""


class WholeBuildNeededError(UsageError):
    """Documents cannot be placed on the map as it is; a build of all of it takes them in."""
