package io.mithridate.defenses.guards;

import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Templates;
import io.mithridate.api.data.Vocabulary;
import io.mithridate.api.data.Vocabulary.Noun;
import io.mithridate.api.text.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Texts about a class that use its name and, if the data set's vocabulary contains them, its
 * synonyms and more general names. The papers obtain such texts from a language model. Ours are
 * templates, none of which is an evaluation prompt of a bundled data set. Texts that use only the
 * words of clean captions are preferred, because a small model cannot understand other words.
 *
 * @param vocabulary the vocabulary of the data set's captions; empty if it is unknown
 */
record ClassTexts(Optional<Vocabulary> vocabulary) {

    /** The number of distinct descriptions, and of distinct plain sentences. */
    static final int MAX_TEXTS = 80;

    /** Openings of descriptions. */
    static final List<String> OPENINGS =
            List.of(
                    "a(n) {} can be seen",
                    "this shows a(n) {}",
                    "this picture shows a(n) {}",
                    "one sees a(n) {}",
                    "the main thing is a(n) {}",
                    "what is shown is a(n) {}",
                    "somebody depicted a(n) {}",
                    "it is a(n) {}");

    private static final List<String> ENDINGS =
            List.of(
                    ", a kind of {}",
                    ", also called {}",
                    " as it usually looks",
                    " in its usual shape",
                    " in its usual colours",
                    " from nearby",
                    " from afar",
                    " in the middle",
                    ", one {}",
                    ", that is, {}");

    private static final List<String> QUALITIES =
            List.of(
                    "clear", "blurred", "bright", "dark", "large", "small", "plain", "strange",
                    "pretty", "new");

    private static final List<String> MEDIA =
            List.of(
                    "photo",
                    "picture",
                    "drawing",
                    "painting",
                    "rendering",
                    "sketch",
                    "view",
                    "print");

    /**
     * Returns distinct true descriptions.
     *
     * @param count at most {@value #MAX_TEXTS}
     */
    List<String> descriptions(String name, int count) {
        List<String> others = otherNames(name);
        return IntStream.range(0, count)
                .mapToObj(
                        i ->
                                fill(OPENINGS.get(shiftedIndex(i, OPENINGS.size())), name)
                                        + ENDINGS.get(i % ENDINGS.size())
                                                .replace(
                                                        Templates.GAP,
                                                        others.get(i % others.size())))
                .toList();
    }

    /**
     * Returns true descriptions that use only the words of clean captions: first complete ones,
     * then openings alone. Fewer are returned if the words do not suffice for {@code count}
     * descriptions. If they do not suffice for any, descriptions with other words are returned.
     *
     * @param count the maximum number of descriptions
     */
    List<String> descriptions(String name, int count, CaptionWords words) {
        List<String> readable =
                Stream.concat(
                                descriptions(name, MAX_TEXTS).stream(),
                                OPENINGS.stream().map(opening -> fill(opening, name)))
                        .filter(text -> words.suffice(text, name))
                        .limit(count)
                        .toList();
        return readable.isEmpty() ? descriptions(name, count) : readable;
    }

    /**
     * Returns plain sentences about the class, each followed by an unrelated one in lower case; as
     * in the released code, full stops in the plain sentence are replaced with commas. Of {@value
     * #MAX_TEXTS} sentences, those that use only the words of clean captions are returned, or all
     * if no sentence does.
     */
    static List<String> distractedSentences(String name, String unrelated, CaptionWords words) {
        List<String> plain = plainSentences(name);
        List<String> readable =
                plain.stream().filter(sentence -> words.suffice(sentence, name)).toList();
        return (readable.isEmpty() ? plain : readable)
                .stream()
                        .map(
                                sentence ->
                                        sentence.replace('.', ',')
                                                + " "
                                                + unrelated.toLowerCase(Locale.ROOT))
                        .toList();
    }

    private static List<String> plainSentences(String name) {
        return IntStream.range(0, MAX_TEXTS)
                .mapToObj(
                        i ->
                                fill(
                                        "a %s %s of a(n) {}."
                                                .formatted(
                                                        QUALITIES.get(i % QUALITIES.size()),
                                                        MEDIA.get(shiftedIndex(i, MEDIA.size()))),
                                        name))
                .toList();
    }

    /**
     * Returns synonyms and more general names in a fixed order, or the name itself if there are
     * none.
     */
    List<String> otherNames(String name) {
        List<String> related =
                vocabulary.stream()
                        .flatMap(words -> words.objects().stream())
                        .filter(noun -> isCalled(noun, name))
                        .flatMap(noun -> noun.related().stream())
                        .filter(other -> !other.equalsIgnoreCase(name))
                        .distinct()
                        .sorted()
                        .toList();
        return related.isEmpty() ? List.of(name) : related;
    }

    private static boolean isCalled(Noun noun, String name) {
        return noun.singular().equalsIgnoreCase(name) || noun.plural().equalsIgnoreCase(name);
    }

    /**
     * Returns an index into a list of 8 elements that is combined with a list of 10. The
     * combinations would repeat after 40, so from there on the index is shifted by one.
     */
    private static int shiftedIndex(int index, int size) {
        return (index + index / 40) % size;
    }

    private static String fill(String template, String name) {
        return new Templates(List.of(template)).fill(0, name);
    }

    /**
     * The words that occur in clean captions. A small model trained only on such captions cannot
     * distinguish classes by texts with other words.
     *
     * @param words the words in lower case
     */
    record CaptionWords(Set<String> words) {

        CaptionWords {
            words = Set.copyOf(words);
        }

        /** Returns the words of all captions. */
        static CaptionWords of(PairSet pairs) {
            Set<String> words = new HashSet<>();
            for (int i = 0; i < pairs.size(); i++) {
                words.addAll(Words.of(pairs.caption(i)));
            }
            return new CaptionWords(words);
        }

        /**
         * Returns {@code true} if all words of a text occur in captions, except for those of a
         * name.
         */
        boolean suffice(String text, String name) {
            Set<String> others = new HashSet<>(Words.of(text));
            Words.of(name).forEach(others::remove);
            return words.containsAll(others);
        }
    }
}
