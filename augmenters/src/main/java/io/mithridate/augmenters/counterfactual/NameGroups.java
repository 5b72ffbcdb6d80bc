package io.mithridate.augmenters.counterfactual;

import io.mithridate.augmenters.language.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Names that may take each other's place, as {@code names.txt} lists them. */
final class NameGroups {

    private static final String FILE = "names.txt";

    /** Names that in capitals are as well words. */
    private static final Set<String> WORDS =
            Set.of("May", "March", "Turkey", "China", "Polish", "Danish", "Chile", "Lima", "Goofy");

    private static final String WITHIN = "within | ";

    private final Map<String, List<Name>> byFirstWord = new HashMap<>();

    /** Of a name those of what lies in what it names, of what that lies in, and of the same. */
    private final Map<String, Set<String>> overlapping = new HashMap<>();

    private NameGroups() {}

    /**
     * Reads the list.
     *
     * @throws IllegalStateException if it is missing or a line can't be understood
     */
    static NameGroups read() {
        NameGroups read = new NameGroups();
        Map<Boolean, List<String>> lines =
                Resources.lines(FILE).stream()
                        .collect(Collectors.partitioningBy(line -> line.startsWith(WITHIN)));
        lines.getOrDefault(true, List.of()).forEach(read::readWithin);
        lines.getOrDefault(false, List.of()).forEach(read::readNames);
        return read;
    }

    private void readWithin(String line) {
        List<String> fields = Resources.fields(line);
        if (fields.size() != 3) {
            throw new IllegalStateException(
                    "%s: \"%s\" is not \"within | parts | wholes\"".formatted(FILE, line));
        }
        for (String part : fields.get(1).split(", ", -1)) {
            for (String whole : fields.get(2).split(", ", -1)) {
                overlapping.computeIfAbsent(part, any -> new HashSet<>()).add(whole);
                overlapping.computeIfAbsent(whole, any -> new HashSet<>()).add(part);
            }
        }
    }

    private void readNames(String line) {
        List<String> fields = Resources.fields(line);
        if (fields.size() != 2) {
            throw new IllegalStateException(
                    "%s: \"%s\" is not \"kind | names\"".formatted(FILE, line));
        }
        Kind kind = Kind.valueOf(fields.get(0).toUpperCase(Locale.ROOT));
        List<String> inserted = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (String name : fields.get(1).split(", ", -1)) {
            names.add(name.endsWith("-") ? name.substring(0, name.length() - 1) : name);
            if (!name.endsWith("-")) {
                inserted.add(name);
            }
        }
        for (String name : names) {
            List<String> words = words(name);
            Set<String> overlaps = overlapping.getOrDefault(name, Set.of());
            List<String> others =
                    inserted.stream()
                            .filter(other -> !other.equals(name) && !overlaps.contains(other))
                            .toList();
            add(new Name(kind, words, others));
            if (!WORDS.contains(name)) {
                add(new Name(kind, words(name.toUpperCase(Locale.ROOT)), others));
            }
        }
    }

    private void add(Name name) {
        byFirstWord.computeIfAbsent(name.words().get(0), any -> new ArrayList<>()).add(name);
    }

    private static List<String> words(String name) {
        return Words.split(name).stream().map(span -> span.in(name)).toList();
    }

    /** The longest name that begins at a word of a text. */
    Optional<Name> at(List<String> text, int first) {
        Name longest = null;
        for (Name name : byFirstWord.getOrDefault(text.get(first), List.of())) {
            int end = first + name.words().size();
            boolean longer = longest == null || name.words().size() > longest.words().size();
            if (longer && end <= text.size() && text.subList(first, end).equals(name.words())) {
                longest = name;
            }
        }
        return Optional.ofNullable(longest);
    }

    /** What a name is of. */
    enum Kind {
        /** Where a picture was taken, or what it shows. */
        PLACE,
        /** When it was taken. */
        TIME,
        /** When it was taken, too; many things are called after it. */
        HOLIDAY,
        /** Whose something is. */
        PEOPLE,
        /** Who is seen. */
        PERSON
    }

    /**
     * A name.
     *
     * @param words its words and marks
     * @param others the names that may take its place, in a fixed order
     */
    record Name(Kind kind, List<String> words, List<String> others) {

        Name {
            words = List.copyOf(words);
            others = List.copyOf(others);
        }
    }
}
