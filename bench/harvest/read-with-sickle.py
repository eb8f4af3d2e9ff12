"""Reads all records of an OAI-PMH server with Sickle; prints their number, CPU seconds and peak memory in KiB."""

import json
import resource
import sys

from sickle import Sickle

count = 0
fields = 0
for record in Sickle(sys.argv[1]).ListRecords(metadataPrefix="xoai"):
    count += 1
    fields += len(record.metadata["field"])
usage = resource.getrusage(resource.RUSAGE_SELF)
print(
    json.dumps(
        {
            "records": count,
            "cpu": usage.ru_utime + usage.ru_stime,
            "peak": usage.ru_maxrss,
        }
    )
)
