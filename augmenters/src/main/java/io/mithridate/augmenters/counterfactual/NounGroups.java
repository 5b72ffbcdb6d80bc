package io.mithridate.augmenters.counterfactual;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The nouns that may take each other's place, as {@code nouns.txt} lists them, and those that may
 * where nothing better is known, as {@code doubtful-nouns.txt} does.
 */
final class NounGroups {

    private static final String FILE = "nouns.txt";
    private static final String DOUBTFUL = "doubtful-nouns.txt";

    private final List<NounGroup> groups = new ArrayList<>();
    private final Map<String, List<NounGroup>> groupsOf = new LinkedHashMap<>();
    private final Map<String, List<NounGroup>> doubtfulOf = new LinkedHashMap<>();
    private final Map<String, Set<String>> same = new HashMap<>();
    private final Map<String, Set<String>> together = new HashMap<>();
    private final Map<String, Set<String>> lists = new HashMap<>();

    /**
     * Reads the lists.
     *
     * @throws IllegalStateException if one is missing or a line can't be understood
     */
    static NounGroups read() {
        NounGroups read = new NounGroups();
        Resources.lines(FILE).forEach(line -> read.readLine(FILE, line));
        Resources.lines(DOUBTFUL).forEach(line -> read.readLine(DOUBTFUL, line));
        return read;
    }

    private void readLine(String file, String line) {
        List<String> fields = Resources.fields(line);
        if (fields.size() == 4) {
            readGroup(file.equals(FILE), fields);
        } else if (line.startsWith("words: ") && line.contains(" = ")) {
            int is = line.indexOf(" = ");
            lists.put(
                    line.substring("words: ".length(), is),
                    Set.copyOf(List.of(line.substring(is + " = ".length()).split(" ", -1))));
        } else if (line.startsWith("same: ")) {
            addSet(line.substring("same: ".length()), same);
        } else if (line.startsWith("together: ")) {
            addSet(line.substring("together: ".length()), together);
        } else {
            throw new IllegalStateException(
                    "%s: \"%s\" is none of \"kind | file | condition | nouns\", \"words: name = words\", \"same: nouns\", \"together: nouns\""
                            .formatted(file, line));
        }
    }

    private void readGroup(boolean sure, List<String> fields) {
        List<String> inserted = new ArrayList<>();
        List<String> replaced = new ArrayList<>();
        for (String noun : fields.get(3).split(", ", -1)) {
            char mark = noun.charAt(noun.length() - 1);
            String name = mark == '+' || mark == '-' ? noun.substring(0, noun.length() - 1) : noun;
            if (mark != '-') {
                inserted.add(name);
            }
            if (mark != '+') {
                replaced.add(name);
            }
        }
        NounGroup group =
                new NounGroup(
                        sure,
                        NounGroup.Kind.valueOf(fields.get(0).toUpperCase(Locale.ROOT)),
                        List.of(fields.get(1).split(" ", -1)),
                        NounCondition.parse(fields.get(2), lists),
                        inserted,
                        replaced);
        groups.add(group);
        for (String noun : replaced) {
            (sure ? groupsOf : doubtfulOf)
                    .computeIfAbsent(noun, any -> new ArrayList<>())
                    .add(group);
        }
    }

    private static void addSet(String line, Map<String, Set<String>> sets) {
        List<String> nouns = List.of(line.split(", ", -1));
        for (String noun : nouns) {
            sets.computeIfAbsent(noun, any -> new HashSet<>()).addAll(nouns);
        }
    }

    /** All groups, in the order of the list. */
    List<NounGroup> all() {
        return groups;
    }

    /** The groups in which a noun can be replaced wherever their conditions hold. */
    List<NounGroup> of(String noun) {
        return groupsOf.getOrDefault(noun, List.of());
    }

    /** The groups in which a noun can be replaced where nothing better is known. */
    List<NounGroup> doubtful(String noun) {
        return doubtfulOf.getOrDefault(noun, List.of());
    }

    /**
     * The words of a list.
     *
     * @throws IllegalStateException if there is none of that name
     */
    Set<String> words(String name) {
        Set<String> words = lists.get(name);
        if (words == null) {
            throw new IllegalStateException(
                    "%s: the line \"words: %s = ...\" is missing".formatted(FILE, name));
        }
        return words;
    }

    /** Whether two nouns are listed as names that one thing may have. */
    boolean mayBeSame(String one, String other) {
        return same.getOrDefault(one, Set.of()).contains(other);
    }

    /** Whether two nouns are listed as likely to be in one picture. */
    boolean areUsuallyTogether(String one, String other) {
        return together.getOrDefault(one, Set.of()).contains(other);
    }
}
