package io.mithridate.augmenters.counterfactual;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Groups of English words of which one at most is true: each line is one, synonyms in brackets. */
final class Opposites {

    private static final List<String> OF_THINGS =
            List.of(
                    "black|white|red|green|blue|yellow|orange|brown|purple|pink|gray,grey",
                    "small,little,tiny|large,big,huge,giant,gigantic",
                    "tall|short",
                    "long|short",
                    "wide|narrow",
                    "wooden|plastic|metallic",
                    "wet|dry",
                    "open|closed",
                    "empty|full",
                    "clean|dirty",
                    "happy|sad",
                    "hot|cold",
                    "round|square",
                    "striped|spotted|plaid",
                    "asleep|awake",
                    "male|female");

    private static final List<String> OF_RELATIONS =
            List.of(
                    "above,over|below,under,beneath,underneath",
                    "on,on top of|under,underneath,beneath",
                    "in front of|behind",
                    "to the left of|to the right of",
                    "on the left of|on the right of",
                    "inside,inside of|outside,outside of",
                    "into|out of",
                    "with|without",
                    "sitting|standing|lying",
                    "sits|stands|lies",
                    "opening|closing",
                    "pushing|pulling",
                    "entering|leaving");

    private static final List<String> OF_AGE_OF_THE_LIVING = List.of("old,elderly|young");
    private static final List<String> OF_AGE_OF_THINGS = List.of("old|new");

    private final Map<String, List<String>> others = new HashMap<>();

    private Opposites(List<String> groups) {
        for (String group : groups) {
            List<List<String>> values = new ArrayList<>();
            for (String value : group.split("\\|", -1)) {
                values.add(List.of(value.split(",", -1)));
            }
            values.forEach(value -> value.forEach(word -> add(word, value, values)));
        }
    }

    private void add(String word, List<String> itself, List<List<String>> values) {
        LinkedHashSet<String> found = new LinkedHashSet<>(of(word));
        for (List<String> value : values) {
            if (!value.equals(itself)) {
                found.add(value.get(0));
            }
        }
        others.put(word, List.copyOf(found));
    }

    static Opposites ofThings() {
        return new Opposites(OF_THINGS);
    }

    static Opposites ofRelations() {
        return new Opposites(OF_RELATIONS);
    }

    static Opposites ofAge(boolean living) {
        return new Opposites(living ? OF_AGE_OF_THE_LIVING : OF_AGE_OF_THINGS);
    }

    boolean contains(String word) {
        return others.containsKey(word);
    }

    /** What is false where the word is true; empty if it is not known. */
    List<String> of(String word) {
        return others.getOrDefault(word, List.of());
    }
}
