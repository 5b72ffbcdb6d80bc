package io.mithridate.runner.execution;

/**
 * What a worker that stays is told, in a line of JSON on its standard input.
 *
 * @param run the key of a task that is to be run
 */
record WorkerOrder(String run) {}
