package io.mithridate.defenses.perturbation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.mithridate.api.data.Classes;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.Defense.Access;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.defenses.BarMaterial;
import io.mithridate.defenses.FixedPlugins;
import io.mithridate.defenses.Purification;
import io.mithridate.testkit.DefenseContract;
import io.mithridate.testkit.DefenseMaterial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class ParTest implements DefenseContract {

    @TempDir private Path work;

    @Override
    public Defense defense() {
        return par(new ParSettings());
    }

    @Override
    public DefenseMaterial material() {
        return new BarMaterial();
    }

    private static Par par(ParSettings settings) {
        return new Par(settings.build(), BarMaterial.FINE_TUNER);
    }

    private Purification run(ParSettings settings, Checkpoint suspect, String name)
            throws IOException {
        return Purification.of(
                par(settings), FixedPlugins.bundled(), suspect, work.resolve(name), 1);
    }

    @Test
    void requiresOnlyCleanPairs() {
        assertThat(defense().requires()).containsExactly(Access.CLEAN_PAIRS);
    }

    @Test
    void complainsAboutABatchLargerThanTheDefendersPairs() {
        Setting few = new Setting(new Classes(List.of("dog")), 32, new Setting.Pairs(99, 99, 15));

        assertThat(defense().complaints(few))
                .extracting(OptionComplaint::option)
                .containsExactly("batch");
    }

    /**
     * Captions have no noise, so both copies of the model embed them alike before the first step.
     */
    @Test
    void pushesEmbeddingsAwayUpToTheThreshold() throws IOException {
        Checkpoint suspect = Purification.suspect(work.resolve("suspect"));
        ParSettings settings = new ParSettings().startLearningRate(1e-2).epochs(6);

        List<TrainingListener.Step> pushedSteps = run(settings, suspect, "driven").steps();
        List<TrainingListener.Step> plainSteps = run(settings.weight(0), suspect, "left").steps();

        assertThat(pushedSteps.get(0).terms().get("text-distance")).isBetween(-1e-6, 1e-6);
        assertThat(distance(pushedSteps))
                .isGreaterThan(2 * distance(plainSteps))
                .isLessThan(2.15 + 0.5);
    }

    private static double distance(List<TrainingListener.Step> steps) {
        Map<String, Double> terms = steps.get(steps.size() - 1).terms();
        return terms.getOrDefault("text-distance", 0.0);
    }

    /** With a threshold of 0, no distance is below it, so the weight makes no difference. */
    @Test
    void aZeroThresholdActsLikeAZeroWeight() throws IOException {
        Checkpoint suspect = Purification.suspect(work.resolve("suspect"));

        Purification zeroThreshold = run(new ParSettings().lossThreshold(0), suspect, "threshold");
        Purification weightless =
                run(new ParSettings().lossThreshold(0).weight(0), suspect, "weight");

        assertThat(
                        Files.mismatch(
                                zeroThreshold.purified().weights(),
                                weightless.purified().weights()))
                .isEqualTo(-1);
    }

    @Test
    void compatTrainsWithItsOwnStatisticsAndScale() throws IOException {
        Checkpoint suspect = Purification.suspect(work.resolve("suspect"));

        Purification plain = run(new ParSettings().pictures(0, 0), suspect, "plain");
        Purification compat = run(new ParSettings().pictures(0, 0).compat(), suspect, "compat");

        assertThat(compat.steps().get(0).loss())
                .as("the first step is the same")
                .isEqualTo(plain.steps().get(0).loss());
        assertThat(compat.steps().get(1).terms().get("image-distance"))
                .as("the second has the running statistics")
                .isNotEqualTo(plain.steps().get(1).terms().get("image-distance"));
        assertThat(scale(compat.purified())).as("of compat").isEqualTo(scale(suspect));
        assertThat(scale(plain.purified())).as("trained").isNotEqualTo(scale(suspect));
    }

    private static double scale(Checkpoint checkpoint) {
        try (ImageTextModel model = new BarMaterial().models().open(checkpoint)) {
            return model.logitScale();
        }
    }

    @Test
    void warnsIfARunMovedNothing() throws IOException {
        Checkpoint suspect = Purification.suspect(work.resolve("suspect"));
        Logger logger = (Logger) LoggerFactory.getLogger(DistanceLog.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(lines);
        try {
            run(
                    new ParSettings().startLearningRate(1e-9).lossThreshold(4).pictures(0, 0),
                    suspect,
                    "still");
        } finally {
            logger.detachAppender(lines);
            logger.setLevel(null);
        }

        assertThat(lines.list)
                .filteredOn(line -> line.getLevel() == Level.INFO)
                .as("a line for each epoch")
                .hasSize(2)
                .allSatisfy(
                        line ->
                                assertThat(line.getFormattedMessage())
                                        .startsWith("distance to the suspect: epoch="));
        assertThat(lines.list)
                .filteredOn(line -> line.getLevel() == Level.WARN)
                .singleElement()
                .satisfies(
                        line ->
                                assertThat(line.getFormattedMessage())
                                        .contains("embeddings hardly moved")
                                        .contains("a higher start-learning-rate"));
    }
}
