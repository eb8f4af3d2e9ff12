#!/bin/sh
# Runs Firefox for a test run, and ends it with the run, even if the run is killed. Takes FIREFOX_PROGRAM,
# OWNER_PID and Firefox's own arguments. All processes share the process group that the run gave this script.
"$FIREFOX_PROGRAM" "$@" &
firefox=$!
(
  while kill -0 "$OWNER_PID" && kill -0 "$firefox"; do sleep 1; done 2>/dev/null
  kill -KILL 0
) >/dev/null 2>&1 &
wait "$firefox"
