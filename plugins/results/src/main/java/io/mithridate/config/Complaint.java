package io.mithridate.config;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * An error found in a configuration.
 *
 * @param place the location of the error
 * @param message the error and how to fix it, separated by a semicolon, in one line; control
 *     characters are replaced by spaces because the message may quote file contents
 */
public record Complaint(Place place, String message) implements Comparable<Complaint> {

    /** Orders file locations first (by line and column), then the command line, then defaults. */
    private static final Comparator<Complaint> BY_PLACE =
            Comparator.<Complaint>comparingInt(
                            each ->
                                    List.of(
                                                    Place.InFile.class,
                                                    Place.OnCommandLine.class,
                                                    Place.ByDefault.class)
                                            .indexOf(each.place.getClass()))
                    .thenComparing(each -> each.inFile(Place.InFile::file, each.place.toString()))
                    .thenComparing(each -> each.inFile(Place.InFile::line, 0))
                    .thenComparing(each -> each.inFile(Place.InFile::column, 0))
                    .thenComparing(Complaint::message);

    public Complaint {
        message = message.replaceAll("[\\x00-\\x1F\\x7F-\\x9F\\u2028\\u2029]", " ");
    }

    private <T> T inFile(Function<Place.InFile, T> part, T otherwise) {
        return place instanceof Place.InFile in ? part.apply(in) : otherwise;
    }

    @Override
    public int compareTo(Complaint other) {
        return BY_PLACE.compare(this, other);
    }

    /** Returns the complaint in the form shown to users: {@code file:line:column: message}. */
    @Override
    public String toString() {
        return place + ": " + message;
    }
}
