package io.mithridate.tensorflow.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Learns merges from word counts: repeatedly, the most frequent pair of adjacent tokens becomes a
 * token (<a href="https://aclanthology.org/P16-1162/">Sennrich et al., 2016</a>).
 *
 * <p>Among equally frequent pairs, the one with the lower ids is taken, so that the result depends
 * only on the counts and not on their order. A pair that occurs only once never becomes a token.
 * After a merge, only the words that contained the pair are updated.
 */
final class BytePairLearner {

    private static final int MIN_PAIR_COUNT = 2;

    private record Pair(int left, int right) {}

    private record Candidate(Pair pair, long count) {}

    private static final class Word {
        private final long count;
        private int[] tokens;

        Word(int[] tokens, long count) {
            this.tokens = tokens;
            this.count = count;
        }
    }

    private static final Comparator<Candidate> MOST_FREQUENT_FIRST =
            Comparator.comparingLong(Candidate::count)
                    .reversed()
                    .thenComparingInt(candidate -> candidate.pair().left())
                    .thenComparingInt(candidate -> candidate.pair().right());

    private final BytePairVocabulary vocabulary = new BytePairVocabulary();
    private final List<Word> words = new ArrayList<>();
    private final Map<Pair, Long> counts = new HashMap<>();

    /** The indices of the words that contain or once contained each pair. */
    private final Map<Pair, List<Integer>> wordsByPair = new HashMap<>();

    private final PriorityQueue<Candidate> queue = new PriorityQueue<>(MOST_FREQUENT_FIRST);

    private BytePairLearner(Map<String, Long> wordCounts) {
        wordCounts.forEach(
                (word, count) ->
                        words.add(
                                new Word(
                                        BytePairVocabulary.byteIds(
                                                word.getBytes(StandardCharsets.UTF_8)),
                                        count)));
        for (int i = 0; i < words.size(); i++) {
            count(i, 1);
        }
        counts.forEach((pair, count) -> queue.add(new Candidate(pair, count)));
    }

    /**
     * Learns a vocabulary.
     *
     * @param wordCounts the number of occurrences of each word
     * @param size the number of tokens at which to stop; there are fewer if no frequent pair is
     *     left
     */
    static BytePairVocabulary learn(Map<String, Long> wordCounts, int size) {
        BytePairLearner learner = new BytePairLearner(wordCounts);
        while (learner.vocabulary.size() < size && learner.step()) {
            // Each step adds at most one token.
        }
        return learner.vocabulary;
    }

    /** Processes the next candidate. Returns {@code false} if no pair is frequent enough. */
    private boolean step() {
        Candidate candidate = queue.poll();
        if (candidate == null || candidate.count() < MIN_PAIR_COUNT) {
            return false;
        }
        Pair pair = candidate.pair();
        boolean outdated = counts.getOrDefault(pair, 0L) != candidate.count();
        if (!outdated) {
            int merged = vocabulary.addMerge(pair.left(), pair.right());
            if (merged >= 0) {
                mergeEverywhere(pair, merged);
            }
        }
        return true;
    }

    private void mergeEverywhere(Pair pair, int merged) {
        Map<Pair, Long> before = new HashMap<>();
        List<Integer> affected = wordsByPair.getOrDefault(pair, List.of());
        wordsByPair.remove(pair);
        for (int index : affected) {
            Word word = words.get(index);
            int[] tokens = merge(word.tokens, pair, merged);
            if (tokens.length == word.tokens.length) {
                continue;
            }
            recordCounts(before, word.tokens);
            count(index, -1);
            word.tokens = tokens;
            recordCounts(before, tokens);
            count(index, 1);
        }
        before.forEach(
                (changed, oldCount) -> {
                    long newCount = counts.getOrDefault(changed, 0L);
                    if (newCount != oldCount && newCount > 0) {
                        queue.add(new Candidate(changed, newCount));
                    }
                });
    }

    private void recordCounts(Map<Pair, Long> before, int[] tokens) {
        for (int i = 1; i < tokens.length; i++) {
            Pair pair = new Pair(tokens[i - 1], tokens[i]);
            before.computeIfAbsent(pair, unseen -> counts.getOrDefault(unseen, 0L));
        }
    }

    private void count(int index, int sign) {
        Word word = words.get(index);
        for (int i = 1; i < word.tokens.length; i++) {
            Pair pair = new Pair(word.tokens[i - 1], word.tokens[i]);
            counts.merge(pair, sign * word.count, Long::sum);
            if (sign > 0) {
                List<Integer> indices = wordsByPair.computeIfAbsent(pair, key -> new ArrayList<>());
                if (indices.isEmpty() || indices.get(indices.size() - 1) != index) {
                    indices.add(index);
                }
            }
        }
    }

    private static int[] merge(int[] tokens, Pair pair, int merged) {
        int[] shorter = new int[tokens.length];
        int length = 0;
        for (int i = 0; i < tokens.length; i++) {
            boolean isPair =
                    i + 1 < tokens.length
                            && tokens[i] == pair.left()
                            && tokens[i + 1] == pair.right();
            if (isPair) {
                shorter[length++] = merged;
                i++;
            } else {
                shorter[length++] = tokens[i];
            }
        }
        return Arrays.copyOf(shorter, length);
    }
}
