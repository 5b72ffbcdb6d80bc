package io.mithridate.runner.options;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Names of options that stand together: without their part where that is clear ({@code rate}), else
 * by their place ({@code poisoning.epochs}).
 */
public final class PlaceNames {

    private final Map<String, Long> users;

    /** Names for the options of these places. */
    public PlaceNames(Collection<String> places) {
        users =
                places.stream()
                        .distinct()
                        .collect(
                                Collectors.groupingBy(
                                        PlaceNames::shortName, Collectors.counting()));
    }

    /** The name of the option of a place. */
    public String of(String place) {
        String shortName = shortName(place);
        return users.getOrDefault(shortName, 0L) > 1 ? place : shortName;
    }

    private static String shortName(String place) {
        return place.substring(place.indexOf('.') + 1);
    }
}
