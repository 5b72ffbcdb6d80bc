package io.mithridate.augmenters.lexicon;

import io.mithridate.augmenters.language.Resources;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Groups of nouns and the relations between nouns that {@code nouns.txt} lists. */
final class NounLists {

    private static final String FILE = "nouns.txt";
    private static final String SAME_PREFIX = "same: ";
    private static final String WITH_PREFIX = "with: ";
    private static final String BESIDE_PREFIX = "beside: ";
    private static final String WORDS = "words: ";

    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final Map<String, Set<String>> sameNouns = new HashMap<>();
    private final Map<String, Set<String>> fittingWords = new HashMap<>();
    private final Map<String, Set<String>> words = new HashMap<>();
    private final Map<String, BlockingContext> blockingContexts = new HashMap<>();

    /**
     * Reads the lists.
     *
     * @throws IllegalStateException if the file is missing or a line cannot be parsed
     */
    NounLists() {
        Resources.lines(NounLists.class, FILE).forEach(this::readLine);
    }

    private void readLine(String line) {
        List<String> fields = Resources.fields(line);
        if (line.startsWith(BESIDE_PREFIX) && fields.size() == 3) {
            BlockingContext context =
                    new BlockingContext(
                            new NounSet(fields.get(1), this), Set.copyOf(expand(fields.get(2))));
            expand(fields.get(0).substring(BESIDE_PREFIX.length()))
                    .forEach(noun -> blockingContexts.put(noun, context));
        } else if (fields.size() == 3) {
            groups.put(
                    fields.get(0),
                    new Group(List.of(fields.get(1).split(" ", -1)), NounSet.split(fields.get(2))));
        } else if (line.startsWith(WITH_PREFIX) && fields.size() == 2) {
            for (String noun : NounSet.split(fields.get(0).substring(WITH_PREFIX.length()))) {
                fittingWords
                        .computeIfAbsent(noun, any -> new HashSet<>())
                        .addAll(List.of(fields.get(1).split(" ", -1)));
            }
        } else if (line.startsWith(SAME_PREFIX)) {
            List<String> nouns = NounSet.split(line.substring(SAME_PREFIX.length()));
            nouns.forEach(
                    noun -> sameNouns.computeIfAbsent(noun, any -> new HashSet<>()).addAll(nouns));
        } else if (line.startsWith(WORDS) && line.contains(" = ")) {
            int equalsSign = line.indexOf(" = ");
            words.put(
                    line.substring(WORDS.length(), equalsSign),
                    new LinkedHashSet<>(
                            List.of(line.substring(equalsSign + " = ".length()).split(" ", -1))));
        } else {
            throw new IllegalStateException(
                    "%s: \"%s\" is not one of \"group | files | nouns\", \"same: nouns\", \"with: nouns | words\", \"beside: nouns | things | actions\", \"words: name = words\""
                            .formatted(FILE, line));
        }
    }

    /** Returns all groups, in the order of the file. */
    List<Group> groups() {
        return List.copyOf(groups.values());
    }

    /**
     * Splits a comma-separated list of names; "@" followed by the name of a group or of a list is
     * replaced with its nouns or words.
     *
     * @throws IllegalStateException if no group or list has the name after "@"
     */
    List<String> expand(String names) {
        Set<String> expanded = new LinkedHashSet<>();
        for (String name : NounSet.split(names)) {
            if (!name.startsWith("@")) {
                expanded.add(name);
            } else if (groups.containsKey(name.substring(1))) {
                expanded.addAll(groups.get(name.substring(1)).nouns());
            } else {
                expanded.addAll(words(name.substring(1)));
            }
        }
        return new ArrayList<>(expanded);
    }

    /**
     * Returns a list of words.
     *
     * @throws IllegalStateException if no list has this name
     */
    Set<String> words(String name) {
        Set<String> list = words.get(name);
        if (list == null) {
            throw new IllegalStateException(
                    "%s: neither a group nor a line \"words: ... = ...\" has the name %s"
                            .formatted(FILE, name));
        }
        return list;
    }

    /**
     * {@code true} if two nouns are listed as names of the same thing, or as likely to be in the
     * same picture.
     */
    boolean mayBeSame(String one, String other) {
        return sameNouns.getOrDefault(one, Set.of()).contains(other);
    }

    /** Returns the words that fit only this noun. */
    Set<String> wordsThatFitOnly(String noun) {
        return fittingWords.getOrDefault(noun, Set.of());
    }

    /** Returns the things and actions that prevent a noun from being replaced; empty if none do. */
    Optional<BlockingContext> blockingContext(String noun) {
        return Optional.ofNullable(blockingContexts.get(noun));
    }

    /**
     * Things and actions that prevent a noun from being replaced if the caption names them.
     *
     * @param things nouns
     * @param actions verbs
     */
    record BlockingContext(NounSet things, Set<String> actions) {

        /**
         * {@code true} if a caption with these nouns and verbs names any of the things or actions.
         */
        boolean isNamed(Noun noun, List<Noun> nouns, Set<String> verbs) {
            return !Collections.disjoint(actions, verbs)
                    || nouns.stream()
                            .anyMatch(
                                    other ->
                                            !noun.name().endsWith(other.name())
                                                    && things.contains(other));
        }
    }

    /**
     * Nouns of one kind.
     *
     * @param files the names of WordNet's lexicographer files that contain the intended senses
     */
    record Group(List<String> files, List<String> nouns) {

        Group {
            files = List.copyOf(files);
            nouns = List.copyOf(nouns);
        }
    }
}
