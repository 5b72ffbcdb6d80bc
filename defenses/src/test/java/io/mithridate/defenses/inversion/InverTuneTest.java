package io.mithridate.defenses.inversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.mithridate.api.data.Classes;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.defense.Defense.Access;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.defenses.CountedSteps;
import io.mithridate.defenses.SavedTraining;
import io.mithridate.testkit.DefenseContract;
import io.mithridate.testkit.DefenseMaterial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class InverTuneTest implements DefenseContract {

    @TempDir private Path work;

    @Override
    public InverTune defense() {
        return InverTuneTrial.inverTune(4, 5, 6, 1e-3, false);
    }

    @Override
    public DefenseMaterial material() {
        return InverTuneTrial.MATERIAL;
    }

    /** Steps 1 to 4 make the patch, 5 to 9 invert the trigger, 10 to 15 tune. */
    @ParameterizedTest(name = "killed at step {0}")
    @ValueSource(longs = {4, 8, 13})
    void resumedRunGivesTheSameBits(long killStep) throws IOException {
        Checkpoint start = initial();
        CountedSteps uninterruptedSteps = CountedSteps.unbroken();
        Checkpoint uninterrupted =
                InverTuneTrial.purify(defense(), start, training("one", uninterruptedSteps, false));
        TrainingContext killed = training("two", CountedSteps.killedAt(killStep), true);

        assertThatThrownBy(() -> InverTuneTrial.purify(defense(), start, killed))
                .isInstanceOf(CountedSteps.KilledException.class);
        CountedSteps resumedSteps = CountedSteps.unbroken();
        Checkpoint resumed =
                InverTuneTrial.purify(defense(), start, training("two", resumedSteps, true));

        assertThat(Files.mismatch(resumed.weights(), uninterrupted.weights())).isEqualTo(-1);
        assertThat(Files.mismatch(resumed.weights(), start.weights())).isNotEqualTo(-1);
        assertThat(resumedSteps.heard())
                .as("steps after the kill")
                .isLessThan(uninterruptedSteps.heard());
    }

    /** With {@code compat}, tuning also changes the running statistics of batch norm. */
    @Test
    void compatAlsoChangesRunningStatistics() throws IOException {
        Checkpoint start = initial();
        Checkpoint ours =
                InverTuneTrial.purify(
                        defense(), start, training("ours", TrainingListener.silent(), false));
        Checkpoint released =
                InverTuneTrial.purify(
                        InverTuneTrial.inverTune(4, 5, 6, 1e-3, true),
                        start,
                        training("released", TrainingListener.silent(), false));

        assertThat(InverTuneTrial.statistics(ours)).isEqualTo(InverTuneTrial.statistics(start));
        assertThat(InverTuneTrial.statistics(released))
                .isNotEqualTo(InverTuneTrial.statistics(start));
    }

    /** Blocks are chosen by how much the trigger changes their outputs on clean pictures. */
    @Test
    void tunesSomeNeuronsOfBlocksThatTheTriggerAffects() throws IOException {
        Logger logger = (Logger) LoggerFactory.getLogger(InverTune.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(lines);
        try {
            InverTuneTrial.purify(
                    defense(), initial(), training("run", TrainingListener.silent(), false));
        } finally {
            logger.detachAppender(lines);
            logger.setLevel(null);
        }

        Matcher blocks =
                Pattern.compile("impact ([0-9.]+), ([0-9]+) of ([0-9]+) neurons")
                        .matcher(
                                lines.list.stream()
                                        .map(ILoggingEvent::getFormattedMessage)
                                        .collect(Collectors.joining()));
        int blockCount = 0;
        for (; blocks.find(); blockCount++) {
            assertThat(Double.parseDouble(blocks.group(1))).as("impact").isPositive();
            assertThat(Integer.parseInt(blocks.group(2)))
                    .as("tuned neurons")
                    .isLessThan(Integer.parseInt(blocks.group(3)));
        }
        assertThat(blockCount).as("tuned blocks").isPositive();
    }

    @Test
    void accessesCleanPairsLabeledPicturesAndClassNames() {
        assertThat(defense().access())
                .containsExactlyInAnyOrder(
                        Access.SUSPECT,
                        Access.CLEAN_PAIRS,
                        Access.LABELLED_IMAGES,
                        Access.CLASS_NAMES);
    }

    @Test
    void complainsAboutABatchThatIsTooLarge() {
        assertThat(defense().complaints(setting(16, 16))).isEmpty();
        assertThat(defense().complaints(setting(15, 12)))
                .containsExactly(
                        new OptionComplaint(
                                "batch",
                                "a batch of 16 is more than the 15 available clean pairs; give at"
                                        + " most 15"),
                        new OptionComplaint(
                                "batch",
                                "a batch of 16 is more than the 12 available labelled pictures;"
                                        + " give at most 12"));
    }

    /** Each of four classes has 16 pictures, and a batch has 16. Any step fails the test. */
    @Test
    void rejectsTooFewLabeledPicturesBeforeTheFirstStep() {
        assertRejected(
                label -> label != 2,
                "no labelled picture shows '%s'".formatted(ColouredWalls.CLASSES.name(2)));
        assertRejected(
                firstOfEach(4),
                "a batch of 16 is more than the 12 labelled pictures that do not show '%s'; give a"
                        .formatted(ColouredWalls.CLASSES.name(0)));
    }

    /** Returns a filter that keeps the given number of pictures of each class. */
    private static IntPredicate firstOfEach(int count) {
        int[] remaining = new int[ColouredWalls.CLASSES.size()];
        Arrays.fill(remaining, count);
        return label -> remaining[label]-- > 0;
    }

    private void assertRejected(IntPredicate keptLabels, String complaint) {
        Checkpoint start = new Checkpoint(work, "never read");
        LabelledImages walls = new ColouredWalls();
        int[] kept =
                IntStream.range(0, walls.size())
                        .filter(i -> keptLabels.test(walls.label(i)))
                        .toArray();
        TrainingListener failingListener =
                new TrainingListener() {
                    @Override
                    public void onStep(Step step) {
                        throw new AssertionError("a step before the complaint");
                    }
                };
        InverTune defense = defense();

        assertThatThrownBy(
                        () ->
                                defense.purify(
                                        start,
                                        InverTuneTrial.context(
                                                defense,
                                                training("refused", failingListener, false),
                                                new SomeLabelled(walls, kept))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(complaint);
    }

    private static Setting setting(int defender, int labeled) {
        return new Setting(
                new Classes(List.of("dog", "cat")),
                32,
                new Setting.Pairs(1000, 1000, defender),
                labeled);
    }

    private Checkpoint initial() {
        return material()
                .models()
                .initialise(
                        material().pairs(),
                        List.of(),
                        training("start", TrainingListener.silent(), false));
    }

    private TrainingContext training(String folder, TrainingListener listener, boolean savesState) {
        return SavedTraining.of(
                "inver-tune",
                work.resolve(folder),
                listener,
                savesState ? Optional.of(work.resolve("states")) : Optional.empty());
    }
}
