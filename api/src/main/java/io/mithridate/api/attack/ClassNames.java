package io.mithridate.api.attack;

import io.mithridate.api.data.Classes;
import io.mithridate.api.data.Vocabulary;
import io.mithridate.api.text.EnglishPlural;
import io.mithridate.api.text.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds the classes that a caption names. Only whole words match, singular or plural. */
public final class ClassNames {

    private final Map<String, List<Name>> byFirstWord = new HashMap<>();

    /**
     * Creates a finder.
     *
     * @param names the names of each class, in the order of the class indices
     */
    public ClassNames(List<List<String>> names) {
        for (int index = 0; index < names.size(); index++) {
            for (String name : names.get(index)) {
                List<String> words = Words.of(name);
                if (!words.isEmpty()) {
                    byFirstWord
                            .computeIfAbsent(words.get(0), first -> new ArrayList<>())
                            .add(new Name(index, words));
                }
            }
        }
    }

    /**
     * Returns the names of each class, singular and plural. The plural is taken from the data set's
     * vocabulary if it contains the class, otherwise it is formed by the rules of English.
     */
    public static List<List<String>> of(Classes classes, Optional<Vocabulary> vocabulary) {
        Map<String, String> plurals = new HashMap<>();
        for (Vocabulary.Noun noun : vocabulary.map(Vocabulary::objects).orElse(List.of())) {
            plurals.put(noun.singular().toLowerCase(Locale.ROOT), noun.plural());
        }
        List<List<String>> names = new ArrayList<>();
        for (String name : classes.names()) {
            String known = plurals.get(name.toLowerCase(Locale.ROOT));
            List<String> classNames = new ArrayList<>(List.of(name));
            classNames.addAll(known == null ? EnglishPlural.of(name) : List.of(known));
            names.add(List.copyOf(classNames));
        }
        return List.copyOf(names);
    }

    /** Returns the indices of the classes that a caption names, in ascending order. */
    public SortedSet<Integer> in(String caption) {
        List<String> words = Words.of(caption);
        SortedSet<Integer> named = new TreeSet<>();
        for (int start = 0; start < words.size(); start++) {
            for (Name name : byFirstWord.getOrDefault(words.get(start), List.of())) {
                int end = start + name.words().size();
                if (end <= words.size() && words.subList(start, end).equals(name.words())) {
                    named.add(name.index());
                }
            }
        }
        return named;
    }

    /** Returns {@code true} if a caption names a class. */
    public boolean names(String caption, int index) {
        return in(caption).contains(index);
    }

    private record Name(int index, List<String> words) {}
}
