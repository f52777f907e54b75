"""Snowman: templates of Underscore, `<% code %>` and `<%= value %>`.

After the documentation of Snowman 2.
"""

from __future__ import annotations

import re
from typing import ClassVar

from roleplay.dialogue.exchange.twine.reader import MARKDOWN_HEADING, PassageReader, Patterns
from roleplay.dialogue.exchange.wording import Wording


class SnowmanReader(PassageReader):
    """Reads one passage of Snowman."""

    PATTERNS: ClassVar[Patterns] = (("block_comment", r"/\*"), ("template", r"<%[=-]?"), MARKDOWN_HEADING)

    def _on_block_comment(self, found: re.Match[str]) -> int:
        return self.leave_out_until(found, "*/", Wording.COMMENT)

    def _on_template(self, found: re.Match[str]) -> int:
        return self.leave_out_until(found, "%>", Wording.CODE if found[0] == "<%" else Wording.VALUE)
