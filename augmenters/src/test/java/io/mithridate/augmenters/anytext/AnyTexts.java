package io.mithridate.augmenters.anytext;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/**
 * Generators of texts of at most 10 000 characters, many of which break careless code: pieces of
 * captions mixed with punctuation, emoji, control characters and unpaired surrogates; a few pieces
 * repeated many times, which take the longest to process; random characters.
 */
final class AnyTexts {

    static final int MAX_LENGTH = 10_000;

    private AnyTexts() {}

    /** Generates mostly short texts, so that many can be tried. */
    static Arbitrary<String> manyShort() {
        return Arbitraries.frequencyOf(
                Tuple.of(90, ofLengthUpTo(MAX_LENGTH / 100)),
                Tuple.of(9, ofLengthUpTo(MAX_LENGTH / 10)),
                Tuple.of(1, ofLengthUpTo(MAX_LENGTH)));
    }

    /** Generates 1 to 20 words of captions in random order. */
    static Arbitrary<String> captions() {
        return Arbitraries.of(WORDS)
                .list()
                .ofMinSize(1)
                .ofMaxSize(20)
                .map(words -> String.join(" ", words));
    }

    /** Generates texts of at most the given length; many are nearly that long. */
    static Arbitrary<String> ofLengthUpTo(int maxLength) {
        return Arbitraries.frequencyOf(
                        Tuple.of(6, mixedPieces(maxLength)),
                        Tuple.of(3, repeatedPieces(maxLength)),
                        Tuple.of(1, Arbitraries.strings().all().ofMaxLength(maxLength)))
                .map(text -> text.substring(0, Math.min(maxLength, text.length())));
    }

    /** Generates sequences of pieces that resemble long captions. */
    private static Arbitrary<String> mixedPieces(int maxLength) {
        return pieces().list()
                .ofMaxSize(maxLength / 4)
                .flatMap(pieces -> separators().map(separator -> String.join(separator, pieces)));
    }

    /** Generates one to four pieces repeated many times, followed by another piece. */
    private static Arbitrary<String> repeatedPieces(int maxLength) {
        Arbitrary<String> few =
                pieces().list()
                        .ofMinSize(1)
                        .ofMaxSize(4)
                        .flatMap(
                                pieces ->
                                        separators()
                                                .map(
                                                        separator ->
                                                                String.join(separator, pieces)
                                                                        + separator));
        return few.flatMap(
                unit ->
                        pieces().map(
                                        end ->
                                                unit.repeat(maxLength / Math.max(1, unit.length()))
                                                        + end));
    }

    private static Arbitrary<String> separators() {
        return Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.just(" ")),
                Tuple.of(1, Arbitraries.of("", ", ", " and ", " of ", "-", "'", "\n", ". ")));
    }

    private static Arbitrary<String> pieces() {
        return Arbitraries.frequencyOf(
                Tuple.of(40, Arbitraries.of(WORDS)),
                Tuple.of(6, Arbitraries.of(MARKS)),
                Tuple.of(4, Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(12)),
                Tuple.of(2, Arbitraries.strings().all().ofMaxLength(4)),
                Tuple.of(1, longWords()));
    }

    /** Generates very long words: one letter, compound part or ending repeated many times. */
    private static Arbitrary<String> longWords() {
        Arbitrary<String> parts =
                Arbitraries.of("x", "s", "es", "ing", "ed", "er", "dog-", "dog's-", "\u00e9", "9");
        return parts.flatMap(
                part ->
                        Arbitraries.integers()
                                .between(1, MAX_LENGTH / part.length())
                                .map(part::repeat)
                                .map(word -> word + "s"));
    }

    private static final List<String> MARKS =
            List.of(
                    ".",
                    ",",
                    ";",
                    ":",
                    "!",
                    "?",
                    "\"",
                    "'",
                    "\u201c",
                    "\u201d",
                    "\u2019",
                    "(",
                    ")",
                    "#",
                    "@",
                    "&",
                    "-",
                    "\u2014",
                    "/",
                    "\\",
                    "$1",
                    "%s",
                    "{}",
                    "[a-z]+",
                    "<b>",
                    "&amp;",
                    "\t",
                    "\r",
                    "\n",
                    "\u2028",
                    "\u0085",
                    "\u0000",
                    "\u0007",
                    "\u001b[31m",
                    "\u007f",
                    "\ufeff",
                    "\u200d",
                    "\u202e",
                    "\uffff",
                    "\ud83c",
                    "\udf4c",
                    "\ud83c\udf4c",
                    "\ud83d\udc69\u200d\ud83d\udcbb",
                    "\ud83c\uddef\ud83c\uddf5",
                    "e\u0301",
                    "\u0130",
                    "\u1e9e",
                    "\ufb01",
                    "\u0e41\u0e21\u0e27",
                    "\u732b",
                    "\u0642\u0637\u0629",
                    "\u043a\u043e\u0442");

    /** The words of captions; compounds appear both whole and split. */
    private static final List<String> WORDS =
            Stream.of(
                            "a an the this his her some no each all several",
                            "one two three 4 10,000 5 year old dozen",
                            "man woman men children person player officer crowd surfer",
                            "dog cats horse sheep elephant bird birds fish deer puppy",
                            "apple banana pizza sandwich broccoli orange fruit cup bowl wine",
                            "table chair bench kitchen street car bus truck train boat bicycle",
                            "beach field lake mountain sky tree trees grass snow water building",
                            "umbrella hat shirt clock vase laptop phone sign book kite ball",
                            "red blue dark light small large young wooden parked smiling very",
                            "black white green golden hot polar stuffed fried open close",
                            "is are was be sits standing riding holds holding eating eats wears",
                            "looking at next to in front of on top of left right side middle",
                            "in on under over behind near with without from for as than like",
                            "and or but not while who that which there it they up down out",
                            "Paris Ben London NASA iPhone McDonald's St USA",
                            "photo view illustration group pair row pile slice piece of",
                            "frobnicator glorped wugs x-ray close-up black-and-white o'clock 3d")
                    .flatMap(line -> Stream.of(line.split(" ")))
                    .distinct()
                    .collect(Collectors.toUnmodifiableList());
}
