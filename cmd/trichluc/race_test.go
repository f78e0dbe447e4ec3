//go:build race

package main

// raceDetector: children are then a test binary without it. They read one file
// at a time, ten times slower with it, and what runs beside the reading is
// watched in the tests of ingest/isolate, whose children have it.
const raceDetector = true
