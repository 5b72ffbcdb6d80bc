package io.mithridate.augmenters.anytext;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;

/** Tests that the same seed gives the same answers for any number of threads and any order. */
class OrderAndThreadsTest {

    private static final Map<String, BiFunction<String, Long, Object>> FIRST_SET = Subjects.all();

    /** A second set of the same subjects, whose caches have seen other texts. */
    private static final Map<String, BiFunction<String, Long, Object>> SECOND_SET = Subjects.all();

    @Provide
    Arbitrary<List<String>> captions() {
        return Arbitraries.oneOf(AnyTexts.captions(), AnyTexts.ofLengthUpTo(200))
                .list()
                .ofMinSize(2)
                .ofMaxSize(60);
    }

    @Tag("long")
    @Property(tries = 40)
    void answersDoNotDependOnOrderOrThreads(
            @ForAll("captions") List<String> captions,
            @ForAll @IntRange(min = 1, max = 8) int threads,
            @ForAll long seed)
            throws Exception {
        List<String> shuffled = new ArrayList<>(captions);
        Collections.shuffle(shuffled, new Random(seed));
        for (String subject : FIRST_SET.keySet()) {
            Map<String, Object> alone = new HashMap<>();
            for (String caption : captions) {
                alone.put(caption, answer(FIRST_SET, subject, caption, seed));
            }
            assertThat(answers(subject, shuffled, seed, threads)).as(subject).isEqualTo(alone);
        }
    }

    private static Map<String, Object> answers(
            String subject, List<String> captions, long seed, int threads) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Object>> calls = new ArrayList<>();
            for (String caption : captions) {
                calls.add(() -> answer(SECOND_SET, subject, caption, seed));
            }
            List<Future<Object>> answers = pool.invokeAll(calls);
            Map<String, Object> byCaption = new HashMap<>();
            for (int i = 0; i < captions.size(); i++) {
                byCaption.put(captions.get(i), answers.get(i).get());
            }
            return byCaption;
        } finally {
            pool.shutdown();
        }
    }

    private static Object answer(
            Map<String, BiFunction<String, Long, Object>> subjects,
            String subject,
            String caption,
            long seed) {
        return Objects.requireNonNull(subjects.get(subject))
                .apply(caption, seed + caption.hashCode());
    }
}
