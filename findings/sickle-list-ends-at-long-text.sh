#!/usr/bin/env bash
# Sickle 0.7.0 and oaipmh-scythe 0.16.0 end a list silently at a text of 11 MB or at 300 nested elements.
#
# Neither XML 1.0 nor OAI-PMH 2.0 limits the length of a text or the depth of elements, and metadata formats
# with files in base64, such as METS, have long texts. Without the option `huge_tree`, lxml rejects texts of
# more than 10 million characters and more than 256 nested elements. Both packages parse with the option
# `recover`, so lxml reports no error, and returns the document up to that place.
#
# The result: the list ends with the record that holds the text. All other records of the page are missing, and
# so is the resumptionToken, so that the packages request no further page: one record of four, and no exception.
# With 10 KB or 200 elements, both return four records.
# The script fails if this changes. It needs python3 with venv, and the Python package index.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
  sickle==0.7.0 oaipmh-scythe==0.16.0 lxml==6.1.3

"$folder/venv/bin/python" - <<'PYTHON'
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import version
from threading import Thread
from xml.dom.minidom import parseString

from oaipmh_scythe import Scythe
from sickle import Sickle

print(*(f"{name} {version(name)}" for name in ("Sickle", "oaipmh-scythe", "lxml")), sep=", ")


def write_page(records, token):
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">'
        "<responseDate>2026-01-01T00:00:00Z</responseDate>"
        '<request verb="ListRecords">https://repository.example/oai</request>'
        f"<ListRecords>{''.join(records)}<resumptionToken>{token}</resumptionToken></ListRecords></OAI-PMH>"
    )


def write_record(number, description="A book."):
    return (
        f"<record><header><identifier>oai:repository.example:{number}</identifier>"
        "<datestamp>2026-01-01</datestamp></header><metadata>"
        '<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/"'
        f' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description>{description}</dc:description>'
        "</oai_dc:dc></metadata></record>"
    )


def harvest(description):
    """Returns the numbers of the records that each package reads from a list of two pages."""
    first = write_page([write_record(1, description), write_record(2)], "page-2")
    parseString(first)  # It is well-formed.
    second = write_page([write_record(3), write_record(4)], "")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            body = (second if "resumptionToken" in self.path else first).encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/xml;charset=UTF-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}/oai"
    with Scythe(url) as scythe:
        lists = [Sickle(url).ListRecords(metadataPrefix="oai_dc"), scythe.list_records(metadata_prefix="oai_dc")]
        numbers = [[int(record.header.identifier.split(":")[-1]) for record in records] for records in lists]
    server.shutdown()
    return numbers


nest = lambda depth: "<dc:description>" * depth + "x" + "</dc:description>" * depth
cases = {
    "a text of 10 KB": ("x" * 10_000, [1, 2, 3, 4]),
    "a text of 11 MB": ("x" * 11_000_000, [1]),
    "200 nested elements": (nest(200), [1, 2, 3, 4]),
    "300 nested elements": (nest(300), [1]),
}
for name, (description, expected) in cases.items():
    sickle, scythe = harvest(description)
    print(f"{name}: Sickle reads {sickle}, oaipmh-scythe reads {scythe}")
    assert sickle == scythe == expected, f"expected {expected}"
print("As described.")
PYTHON
