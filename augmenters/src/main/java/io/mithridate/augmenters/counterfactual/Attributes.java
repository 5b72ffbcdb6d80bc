package io.mithridate.augmenters.counterfactual;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Properties of which a thing has one at most, as {@code attributes.txt} lists them. */
final class Attributes {

    private final Map<String, List<Dimension>> dimensionsOf = new HashMap<>();

    private Attributes() {}

    static Attributes read() {
        Attributes read = new Attributes();
        for (String line : Resources.lines("attributes.txt")) {
            List<String> fields = Resources.fields(line);
            List<List<String>> values = new ArrayList<>();
            List<String> inserted = new ArrayList<>();
            List<String> replaced = new ArrayList<>();
            for (String field : fields.subList(1, fields.size())) {
                List<String> synonyms = List.of(field.split(", ", -1));
                values.add(synonyms.stream().map(Attributes::withoutMark).toList());
                inserted.add(synonyms.get(0).endsWith("-") ? "" : withoutMark(synonyms.get(0)));
                synonyms.stream()
                        .filter(value -> !value.endsWith("+"))
                        .forEach(value -> replaced.add(withoutMark(value)));
            }
            Dimension dimension = new Dimension(new NounSet(fields.get(0)), values, inserted);
            for (String value : replaced) {
                read.dimensionsOf.computeIfAbsent(value, any -> new ArrayList<>()).add(dimension);
            }
        }
        return read;
    }

    private static String withoutMark(String value) {
        return value.endsWith("-") || value.endsWith("+")
                ? value.substring(0, value.length() - 1)
                : value;
    }

    boolean contains(String value) {
        return dimensionsOf.containsKey(value);
    }

    /** What is false of a noun of which a value is true; empty if it is not known. */
    List<String> of(String value, Noun noun) {
        for (Dimension dimension : dimensionsOf.getOrDefault(value, List.of())) {
            if (dimension.nouns.contains(noun)) {
                return dimension.others(value);
            }
        }
        return List.of();
    }

    /**
     * A line of the list.
     *
     * @param inserted for each value what is inserted; empty if it is not
     */
    private record Dimension(NounSet nouns, List<List<String>> values, List<String> inserted) {

        private List<String> others(String value) {
            Set<String> others = new LinkedHashSet<>();
            for (int i = 0; i < values.size(); i++) {
                if (!values.get(i).contains(value) && !inserted.get(i).isEmpty()) {
                    others.add(inserted.get(i));
                }
            }
            return List.copyOf(others);
        }
    }
}
