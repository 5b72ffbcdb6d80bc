package io.mithridate.runner.data;

/** Told how far a survey has come; called by one thread. */
public interface SurveyListener {

    /** Something else is looked at from now on. */
    void begin(String what, long rows);

    /** More of it was looked at. */
    void advance(int more);
}
