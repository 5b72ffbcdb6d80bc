package io.mithridate.augmenters.benchmarks;

import io.mithridate.augmenters.parsing.CaptionParser;
import io.mithridate.augmenters.parsing.EnglishParser;
import io.mithridate.augmenters.parsing.ParsedCaption;
import io.mithridate.augmenters.parsing.WordForms;
import io.mithridate.augmenters.wordnet.WordNet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Measures how many captions per second the rule-based parser parses on one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ParserBenchmark {

    private static final List<String> CAPTIONS =
            List.of(
                    "a man riding a brown horse on a beach",
                    "two young girls are playing soccer in the green grass",
                    "A black and white cat sleeping on a wooden kitchen table.",
                    "there are green grapes, yellow lemons, oranges and kiwis on a blue table",
                    "the man with a beard sits on a bench eating a sandwich",
                    "a red double-decker bus drives past Big Ben in London",
                    "illustration of a cute cartoon owl",
                    "several very large elephants drink water from a river");

    private final CaptionParser parser = EnglishParser.of(WordForms.read(), WordNet.read());
    private int next;

    /** Parses the captions in turn; all words have been seen before. */
    @Benchmark
    public ParsedCaption parse() {
        next = (next + 1) % CAPTIONS.size();
        return parser.parse(CAPTIONS.get(next));
    }
}
