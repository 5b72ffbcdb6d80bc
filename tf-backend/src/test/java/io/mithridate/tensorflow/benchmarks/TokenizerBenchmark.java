package io.mithridate.tensorflow.benchmarks;

import io.mithridate.api.random.Seed;
import io.mithridate.tensorflow.text.BytePairEncoding;
import io.mithridate.tensorflow.text.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Measures captions per second on one thread, in batches of 1,000 out of 20,000 distinct captions
 * of about ten words. One word in fifty is rare.
 *
 * <p>CLIP's encoding needs OpenAI's vocabulary in the folder that the environment variable {@code
 * MITHRIDATE_TEST_DATA} names.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TokenizerBenchmark {

    private static final int CONTEXT = 77;
    private static final int BATCH = 1_000;
    private static final int DISTINCT_CAPTIONS = 20_000;

    /** The number of letters in a random word. */
    private static final int RARE_WORD_LENGTH = 9;

    private static final List<String> WORDS =
            List.of(
                    "a",
                    "the",
                    "of",
                    "in",
                    "on",
                    "with",
                    "and",
                    "man",
                    "woman",
                    "two",
                    "dog",
                    "sitting",
                    "red",
                    "standing",
                    "table",
                    "street",
                    "photograph",
                    "white",
                    "banana",
                    "holding",
                    "lighthouse",
                    "umbrella",
                    "next",
                    "to",
                    "green",
                    "people",
                    "playing",
                    "it's",
                    "3",
                    "umbrellas",
                    "background",
                    "mountain",
                    "well-known",
                    "vintage",
                    "royalty-free",
                    "illustration",
                    "sunset",
                    "over",
                    "beach",
                    "kitchen");

    private final List<List<String>> batches = new ArrayList<>();
    private final int[] rows = new int[BATCH * CONTEXT];
    private Tokenizer learned = BytePairEncoding.learn(List.of(), 514, 77);
    private Tokenizer clip = learned;
    private int batchIndex;

    /** Creates the captions. */
    @Setup
    public void prepare() throws IOException {
        RandomGenerator random = new Seed(1).generator();
        List<String> all = new ArrayList<>();
        for (int batch = 0; batch < DISTINCT_CAPTIONS / BATCH; batch++) {
            List<String> captions = new ArrayList<>();
            for (int i = 0; i < BATCH; i++) {
                captions.add(caption(random));
            }
            batches.add(captions);
            all.addAll(captions);
        }
        learned = BytePairEncoding.learn(all, 1_500, CONTEXT);
        Path vocabulary =
                Path.of(
                        System.getenv().getOrDefault("MITHRIDATE_TEST_DATA", "."),
                        "bpe_simple_vocab_16e6.txt.gz");
        clip = Files.exists(vocabulary) ? OpenAiVocabulary.read(vocabulary) : learned;
    }

    private static String caption(RandomGenerator random) {
        int count = random.nextInt(7, 14);
        StringBuilder caption = new StringBuilder("A");
        for (int i = 0; i < count; i++) {
            caption.append(' ');
            if (random.nextInt(50) == 0) {
                for (int letter = 0; letter < RARE_WORD_LENGTH; letter++) {
                    caption.append((char) random.nextInt('a', 'z' + 1));
                }
            } else {
                caption.append(WORDS.get(random.nextInt(WORDS.size())));
            }
        }
        return caption.append('.').toString();
    }

    /** Encodes with OpenAI's vocabulary. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public int[] clip() {
        return encodeNextBatch(clip);
    }

    /** Encodes with a vocabulary of 1,500 tokens learned from the captions. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public int[] learnt() {
        return encodeNextBatch(learned);
    }

    private int[] encodeNextBatch(Tokenizer tokenizer) {
        int offset = 0;
        for (String text : nextBatch()) {
            tokenizer.encode(text, rows, offset);
            offset += tokenizer.contextLength();
        }
        return rows;
    }

    private List<String> nextBatch() {
        batchIndex = (batchIndex + 1) % batches.size();
        return batches.get(batchIndex);
    }
}
