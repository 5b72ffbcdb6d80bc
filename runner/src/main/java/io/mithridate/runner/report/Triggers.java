package io.mithridate.runner.report;

/** Names for attacks that are set off in more than one way. */
final class Triggers {

    private Triggers() {}

    /** The attack's name, and the way in which it is set off where the measurements say so. */
    static String named(String attack, String trigger) {
        return trigger.isEmpty() ? attack : attack + ", trigger " + trigger;
    }
}
