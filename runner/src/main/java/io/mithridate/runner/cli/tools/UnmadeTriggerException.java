package io.mithridate.runner.cli.tools;

/** An attack that was given all it needs, and found no trigger that is good enough. */
final class UnmadeTriggerException extends Exception {

    private static final long serialVersionUID = 1L;

    UnmadeTriggerException(String attack, RuntimeException reason) {
        super(
                "the trigger of '%s' could not be made: %s".formatted(attack, reason.getMessage()),
                reason);
    }
}
