package io.mithridate.runner.data;

/** Told how far a survey has come; called by one thread. */
public interface SurveyListener {

    /** Another part of the survey begins. */
    void begin(String what, long rows);

    /** More of it was looked at. */
    void advance(int more);
}
