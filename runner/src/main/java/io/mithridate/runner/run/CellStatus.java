package io.mithridate.runner.run;

/**
 * The content of a cell's {@code status.json}.
 *
 * @param cell the cell's number
 * @param title its name for people
 * @param status {@code running}, {@code succeeded} or {@code failed}
 * @param message what went wrong; empty where nothing did
 * @param started when it began, ISO 8601
 * @param finished when it ended; empty while it runs
 */
record CellStatus(
        int cell, String title, String status, String message, String started, String finished) {}
