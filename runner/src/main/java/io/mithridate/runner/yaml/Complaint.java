package io.mithridate.runner.yaml;

import java.util.Comparator;

/**
 * One thing that is wrong with a configuration.
 *
 * @param place where
 * @param message what is wrong; what would be right: one line, control characters made spaces,
 *     since it quotes what a file holds
 */
public record Complaint(Place place, String message) implements Comparable<Complaint> {

    private static final Comparator<Complaint> BY_PLACE =
            Comparator.comparing(Complaint::place).thenComparing(Complaint::message);

    public Complaint {
        message = message.replaceAll("[\\x00-\\x1F\\x7F-\\x9F\\u2028\\u2029]", " ");
    }

    @Override
    public int compareTo(Complaint other) {
        return BY_PLACE.compare(this, other);
    }

    /** The complaint as a user reads it: {@code file:line:column: message}. */
    @Override
    public String toString() {
        return place + ": " + message;
    }
}
