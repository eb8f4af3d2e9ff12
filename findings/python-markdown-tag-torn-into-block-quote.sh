#!/usr/bin/env bash
# Python-Markdown 3.11.3 parses a line inside an HTML tag as a block quote if that line begins with ">".
#
# HTML lets a tag end on a line of its own, and formatters such as Prettier write long links so, because white space
# outside a tag would be shown. In CommonMark all lines up to a blank line belong to the HTML block (section 4.6), and
# the element stays whole. Python-Markdown, on which MkDocs and Pelican are built, starts a block quote at that line
# unless the block begins with an element that it supports, which a custom element is not.
#
# Seen: the end tag of the link is shown as the text "</a", the paragraph ends inside the custom element, and the
# element's end tag is in a <blockquote>. The same element on one line stays whole. Fails where that changes.
# Needs python3 with venv, and the Python package index.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check markdown==3.11.3

"$folder/venv/bin/python" - <<'PYTHON'
import markdown

print("Python-Markdown", markdown.__version__)

several_lines = """A paragraph.

<x-card item="a">
  <a href="https://repository.example/a"
    >A title</a
  >
</x-card>
"""
one_line = """A paragraph.

<x-card item="a"><a href="https://repository.example/a">A title</a></x-card>
"""

torn = markdown.markdown(several_lines)
whole = markdown.markdown(one_line)
print("--- over several lines:", torn, "--- on one line:", whole, sep="\n")
assert "<blockquote>" in torn, "no block quote any more"
assert "A title&lt;/a</p>" in torn, "the end tag of the link is whole now"
assert '<x-card item="a"><a href="https://repository.example/a">A title</a></x-card>' in whole
print("As described.")
PYTHON
