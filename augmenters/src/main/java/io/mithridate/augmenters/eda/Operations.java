package io.mithridate.augmenters.eda;

import io.mithridate.augmenters.language.Resources;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * The four operations of easy data augmentation (Wei and Zou 2019, section 2), each on n = max(1,
 * ⌊α · words⌋) words.
 */
final class Operations {

    /** The words that are neither replaced nor looked up. */
    private static final Set<String> STOP_WORDS =
            Set.of(
                    String.join(" ", Resources.lines(Operations.class, "stop-words.txt"))
                            .split(" ", -1));

    /** The number of words that the reference tries before it gives up an insertion. */
    private static final int INSERTION_TRIES = 10;

    /**
     * The number of times that the reference draws the second position before it gives up a swap.
     */
    private static final int SWAP_TRIES = 3;

    private final Function<String, List<String>> synonyms;
    private final double alpha;
    private final boolean compat;

    Operations(Function<String, List<String>> synonyms, EdaAugmenter.Options options) {
        this.synonyms = synonyms;
        this.alpha = options.alpha();
        this.compat = options.compat();
    }

    /**
     * Replaces every occurrence of n random distinct words, except stop words, with one of their
     * synonyms. Words without synonyms are skipped.
     */
    WordSequence replaceSynonyms(WordSequence words, RandomGenerator random) {
        int changes = changeCount(words);
        Map<String, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < words.size(); i++) {
            if (!STOP_WORDS.contains(words.key(i))) {
                places.computeIfAbsent(words.key(i), first -> new ArrayList<>()).add(i);
            }
        }
        List<String> remaining = new ArrayList<>(places.keySet());
        while (changes > 0 && !remaining.isEmpty()) {
            String word = removeRandom(remaining, random);
            List<String> found = synonyms.apply(word);
            if (!found.isEmpty()) {
                replaceAll(words, word, found.get(random.nextInt(found.size())), places);
                changes--;
            }
        }
        return words;
    }

    /** Replaces every occurrence of a word, including synonyms that have replaced other words. */
    private static void replaceAll(
            WordSequence words, String word, String synonym, Map<String, List<Integer>> places) {
        for (int i : Objects.requireNonNullElse(places.remove(word), List.<Integer>of())) {
            words.replace(i, matchCase(words.word(i), synonym));
            places.computeIfAbsent(words.key(i), first -> new ArrayList<>()).add(i);
        }
    }

    private static String matchCase(String word, String synonym) {
        int first = word.codePointAt(0);
        if (!Character.isUpperCase(first)) {
            return synonym;
        }
        int initial = synonym.codePointAt(0);
        return Character.toString(Character.toUpperCase(initial))
                + synonym.substring(Character.charCount(initial));
    }

    /**
     * Inserts, n times, a synonym of a random word that is not a stop word at a random position.
     *
     * <p>The reference draws from all words, tries at most ten for each insertion, always uses a
     * word's first synonym, and never inserts after the last word.
     */
    WordSequence insertSynonyms(WordSequence words, RandomGenerator random) {
        for (int i = changeCount(words); i > 0; i--) {
            List<String> found =
                    compat
                            ? synonymsOfTenTries(words, random)
                            : synonymsOfRandomWord(words, random);
            if (found.isEmpty() && compat) {
                continue;
            }
            if (found.isEmpty()) {
                return words;
            }
            String synonym = found.get(compat ? 0 : random.nextInt(found.size()));
            int position = random.nextInt(compat ? words.size() : words.size() + 1);
            words.insert(position, synonym);
        }
        return words;
    }

    private List<String> synonymsOfRandomWord(WordSequence words, RandomGenerator random) {
        List<String> remaining = new ArrayList<>(words.size());
        for (int i = 0; i < words.size(); i++) {
            if (!STOP_WORDS.contains(words.key(i))) {
                remaining.add(words.key(i));
            }
        }
        while (!remaining.isEmpty()) {
            List<String> found = synonyms.apply(removeRandom(remaining, random));
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private List<String> synonymsOfTenTries(WordSequence words, RandomGenerator random) {
        for (int i = 0; i < INSERTION_TRIES; i++) {
            List<String> found = synonyms.apply(words.key(random.nextInt(words.size())));
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    /** Swaps, n times, two random words. The reference may draw the same word twice. */
    WordSequence swapWords(WordSequence words, RandomGenerator random) {
        if (words.size() < 2) {
            return words;
        }
        for (int i = changeCount(words); i > 0; i--) {
            int one = random.nextInt(words.size());
            int other =
                    compat
                            ? mostlyDifferentIndex(one, words, random)
                            : differentIndex(one, words, random);
            words.swap(one, other);
        }
        return words;
    }

    private static int differentIndex(int one, WordSequence words, RandomGenerator random) {
        int drawn = random.nextInt(words.size() - 1);
        return drawn < one ? drawn : drawn + 1;
    }

    private static int mostlyDifferentIndex(int one, WordSequence words, RandomGenerator random) {
        int other = one;
        for (int i = 0; i < SWAP_TRIES && other == one; i++) {
            other = random.nextInt(words.size());
        }
        return other;
    }

    /** Deletes each word with probability α; if all would be deleted, keeps a random one. */
    WordSequence deleteWords(WordSequence words, RandomGenerator random) {
        if (words.size() < 2) {
            return words;
        }
        boolean[] kept = new boolean[words.size()];
        boolean any = false;
        for (int i = 0; i < kept.length; i++) {
            kept[i] = random.nextDouble() >= alpha;
            any |= kept[i];
        }
        if (!any) {
            kept[random.nextInt(kept.length)] = true;
        }
        return words.keep(kept);
    }

    private int changeCount(WordSequence words) {
        return Math.max(1, (int) (alpha * words.size()));
    }

    /** Removes a random element, replacing it with the last one. */
    private static String removeRandom(List<String> words, RandomGenerator random) {
        int index = random.nextInt(words.size());
        String removed = words.get(index);
        int last = words.size() - 1;
        words.set(index, words.get(last));
        words.remove(last);
        return removed;
    }
}
