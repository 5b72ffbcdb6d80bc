package io.mithridate.runner.cli.tools;

/**
 * Reports that an attack had everything it needed, but did not find a sufficiently good trigger.
 */
final class TriggerNotFoundException extends Exception {

    private static final long serialVersionUID = 1L;

    TriggerNotFoundException(String attack, RuntimeException reason) {
        super(
                "the trigger of '%s' could not be made: %s".formatted(attack, reason.getMessage()),
                reason);
    }
}
