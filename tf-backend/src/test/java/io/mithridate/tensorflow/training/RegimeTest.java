package io.mithridate.tensorflow.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Compute;
import io.mithridate.api.training.Recipe;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.tensorflow.clip.ClipCheckpoint;
import io.mithridate.tensorflow.training.loop.TrainLoop;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Tests custom learning rates, and batch norm whose statistics change from step to step. */
class RegimeTest {

    private static final String MEAN = "visual.bn1.running_mean";
    private static final Recipe RECIPE = TinyTraining.recipe(2, 16);

    @TempDir private static Path shared;
    private static Checkpoint start = new Checkpoint(Path.of(""), "");

    @TempDir private Path folder;

    @BeforeAll
    static void writeStart() {
        start = TinyTraining.writeStart(shared.resolve("start"));
    }

    /** Trains two epochs of three steps with CLIP's loss. */
    private Map<String, float[]> train(Recipe recipe, Regime regime, int chunk, String name) {
        return train(recipe, regime, chunk, name, TrainingListener.silent());
    }

    private Map<String, float[]> train(
            Recipe recipe, Regime regime, int chunk, String name, TrainingListener listener) {
        Compute compute = TinyModels.computeInChunks(chunk);
        Checkpoint trained =
                new FineTuner(compute, TinyPairs.decoder())
                        .fineTune(
                                start,
                                TinyTraining.PAIRS,
                                ClipObjective.textbook(),
                                recipe,
                                regime,
                                new TrainingContext(
                                        name,
                                        TinyTraining.createFolder(folder.resolve(name)),
                                        new Seed(1),
                                        listener));
        return ClipCheckpoint.read(trained).weights();
    }

    private static Recipe frozenRecipe() {
        return new Recipe(
                2,
                16,
                1e-2,
                Optional.of(2),
                Recipe.Schedule.COSINE,
                0.1,
                Recipe.Decayed.WEIGHTS,
                0.9,
                0.999,
                1e-8,
                1,
                true);
    }

    /**
     * Returns a regime with the recipe's rates, and with batch statistics in the steps where the
     * number is 1.
     */
    private static Regime switchedRegime(Objective.ScheduledNumber number) {
        return new Regime() {
            @Override
            public LearningRates learningRates(long stepsPerEpoch) {
                return Schedule.of(RECIPE, stepsPerEpoch);
            }

            @Override
            public Optional<Objective.ScheduledNumber> batchStatistics() {
                return Optional.of(number);
            }
        };
    }

    @Test
    void ratesReplaceTheRecipesSchedule() {
        List<Double> rates = new ArrayList<>();
        TrainingListener listener =
                new TrainingListener() {
                    @Override
                    public void onStep(Step step) {
                        rates.add(step.learningRate());
                    }
                };

        train(
                RECIPE,
                stepsPerEpoch -> step -> 1e-3 * stepsPerEpoch + 1e-4 * step,
                0,
                "rates",
                listener);

        assertThat(rates)
                .usingElementComparator((one, other) -> Math.abs(one - other) < 1e-12 ? 0 : 1)
                .containsExactly(3e-3, 3.1e-3, 3.2e-3, 3.3e-3, 3.4e-3, 3.5e-3);
    }

    @Test
    void logsTheHighestRateReached() {
        Logger logger = (Logger) LoggerFactory.getLogger(TrainLoop.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        try {
            train(RECIPE, stepsPerEpoch -> step -> step == 2 ? 4.5e-3 : 1e-3, 0, "rise-and-fall");
        } finally {
            logger.detachAppender(log);
        }
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .filteredOn(line -> line.contains("name=\"rise-and-fall\""))
                .singleElement()
                .asString()
                .contains("highest-learning-rate=0.00450 ");
    }

    @ParameterizedTest(name = "chunks of {0}")
    @ValueSource(ints = {0, 8})
    void batchStatisticsInEveryStepGivePlainTraining(int chunk) {
        assertSame(
                train(RECIPE, switchedRegime((step, steps) -> 1), chunk, "switched"),
                train(RECIPE, Regime.of(RECIPE), chunk, "plain"));
    }

    @ParameterizedTest(name = "chunks of {0}")
    @ValueSource(ints = {0, 8})
    void runningStatisticsInEveryStepGiveFrozenBatchNorm(int chunk) {
        assertSame(
                train(RECIPE, switchedRegime((step, steps) -> 0), chunk, "switched"),
                train(frozenRecipe(), Regime.of(RECIPE), chunk, "frozen"));
    }

    @Test
    void runningStatisticsMoveOnlyInStepsWithBatchStatistics() {
        float[] before = runningMean(ClipCheckpoint.read(start).weights());
        float[] never = runningMean(train(RECIPE, switchedRegime((step, steps) -> 0), 0, "never"));
        float[] once =
                runningMean(
                        train(RECIPE, switchedRegime((step, steps) -> step == 0 ? 1 : 0), 0, "a"));
        float[] twice =
                runningMean(
                        train(
                                RECIPE,
                                switchedRegime((step, steps) -> step < 2 ? 1 : 0),
                                0,
                                "twice"));

        assertThat(never).isEqualTo(before);
        assertThat(once).isNotEqualTo(before);
        assertThat(twice).isNotEqualTo(once);
    }

    private static float[] runningMean(Map<String, float[]> weights) {
        return Objects.requireNonNull(weights.get(MEAN), MEAN);
    }

    private static void assertSame(Map<String, float[]> one, Map<String, float[]> other) {
        assertThat(one.keySet()).isEqualTo(other.keySet());
        // The wrong statistics move weights by 1e-2. The gradients of attention key biases are
        // rounding errors, which Adam amplifies.
        one.forEach(
                (name, values) -> {
                    if (!name.endsWith("in_proj_bias")) {
                        assertThat(other.get(name)).as(name).containsExactly(values, within(1e-5f));
                    }
                });
    }
}
