package io.mithridate.runner.data;

/** Receives the progress of a survey; called by one thread. */
public interface SurveyListener {

    /** Called when the next part of the survey begins. */
    void begin(String what, long rows);

    /** Called when more rows of the current part were examined. */
    void advance(int more);
}
