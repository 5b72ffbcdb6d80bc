package io.mithridate.runner.results;

/**
 * Why a cell has no results.
 *
 * @param message for people; names the stage
 * @param breakdown whether training broke down: its loss is not finite any more, or nothing can be
 *     measured of the model that came of it. A setting that broke down is within no budget
 */
public record Failure(String message, boolean breakdown) {

    /** A failure that says nothing about the setting. */
    public static Failure of(String message) {
        return new Failure(message, false);
    }
}
