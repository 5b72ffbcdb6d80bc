package io.mithridate.runner.run;

/**
 * How far a run is.
 *
 * @param stages how many stages were to do when it began
 * @param ended how many of them have ended, or will never begin
 * @param atWork how many are being computed
 */
public record RunCount(int stages, int ended, int atWork) {}
