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
 * Texts about a class, written with its name, its other names and the names of what it is a kind
 * of, where the data set's vocabulary knows them. The papers take them from a language model; ours
 * are templates, none of which is an evaluation prompt of a bundled data set. Those in the words of
 * clean captions go before the others, which a small model cannot read.
 *
 * @param vocabulary the words of the data set, if it knows them
 */
record ClassTexts(Optional<Vocabulary> vocabulary) {

    /** The number of different descriptions and templates. */
    static final int MAX = 80;

    /** Beginnings of descriptions. */
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
     * True descriptions, no two of them alike.
     *
     * @param count at most {@value #MAX}
     */
    List<String> descriptions(String name, int count) {
        List<String> others = otherNames(name);
        return IntStream.range(0, count)
                .mapToObj(
                        i ->
                                filled(OPENINGS.get(shifted(i, OPENINGS.size())), name)
                                        + ENDINGS.get(i % ENDINGS.size())
                                                .replace(
                                                        Templates.GAP,
                                                        others.get(i % others.size())))
                .toList();
    }

    /**
     * True descriptions in the words of clean captions: whole ones, then openings alone. They are
     * fewer where the words suffice for fewer, and in any words where they suffice for none.
     *
     * @param count how many there are at most
     */
    List<String> descriptions(String name, int count, CaptionWords words) {
        List<String> readable =
                Stream.concat(
                                descriptions(name, MAX).stream(),
                                OPENINGS.stream().map(opening -> filled(opening, name)))
                        .filter(text -> words.suffice(text, name))
                        .limit(count)
                        .toList();
        return readable.isEmpty() ? descriptions(name, count) : readable;
    }

    /**
     * Plain sentences about the class, each followed by one that is not about it, in lower case;
     * full stops before it have become commas, as in the released code. Of {@value #MAX} there are
     * those that the words of clean captions suffice for, or all if they suffice for none.
     */
    static List<String> distracted(String name, String unrelated, CaptionWords words) {
        List<String> plain = plain(name);
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

    private static List<String> plain(String name) {
        return IntStream.range(0, MAX)
                .mapToObj(
                        i ->
                                filled(
                                        "a %s %s of a(n) {}."
                                                .formatted(
                                                        QUALITIES.get(i % QUALITIES.size()),
                                                        MEDIA.get(shifted(i, MEDIA.size()))),
                                        name))
                .toList();
    }

    /** Other names and kinds, in an order that is always the same; the name itself without any. */
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

    /** Eight against ten repeat after 40; from there on the eight are one further. */
    private static int shifted(int index, int size) {
        return (index + index / 40) % size;
    }

    private static String filled(String template, String name) {
        return new Templates(List.of(template)).fill(0, name);
    }

    /**
     * The words that clean captions are written with. A small model that was trained on such
     * captions alone tells apart no classes by texts in other words.
     *
     * @param words in lower case
     */
    record CaptionWords(Set<String> words) {

        CaptionWords {
            words = Set.copyOf(words);
        }

        /** The words of all captions. */
        static CaptionWords of(PairSet pairs) {
            Set<String> words = new HashSet<>();
            for (int i = 0; i < pairs.size(); i++) {
                words.addAll(Words.of(pairs.caption(i)));
            }
            return new CaptionWords(words);
        }

        /** Returns whether captions have all words of a text, those of a name aside. */
        boolean suffice(String text, String name) {
            Set<String> others = new HashSet<>(Words.of(text));
            Words.of(name).forEach(others::remove);
            return words.containsAll(others);
        }
    }
}
