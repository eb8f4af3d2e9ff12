#!/usr/bin/env bash
# Python-Markdown 3.11.3 parses a line inside an HTML tag as a block quote if that line begins with ">".
#
# In HTML, a tag may end on a line of its own. Formatters such as Prettier write long links in this form,
# because browsers would show white space outside a tag. In CommonMark, all lines up to a blank line belong to
# the HTML block (section 4.6), and the element stays intact. Python-Markdown, on which MkDocs and Pelican are
# built, starts a block quote at that line, unless the block begins with an element that it supports. Custom
# elements are not among these.
#
# The result: browsers show the end tag of the link as the text "</a", the paragraph ends inside the custom
# element, and the end tag of that element is in a <blockquote>. The same element on one line stays intact.
# The script fails if this changes. It needs python3 with venv, and the Python package index.
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

broken = markdown.markdown(several_lines)
intact = markdown.markdown(one_line)
print("--- on several lines:", broken, "--- on one line:", intact, sep="\n")
assert "<blockquote>" in broken, "the output has no block quote any more"
assert "A title&lt;/a</p>" in broken, "the end tag of the link is intact now"
assert '<x-card item="a"><a href="https://repository.example/a">A title</a></x-card>' in intact
print("As described.")
PYTHON
