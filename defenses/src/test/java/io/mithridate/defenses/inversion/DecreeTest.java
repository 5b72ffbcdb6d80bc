package io.mithridate.defenses.inversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.backend.Checkpointing;
import io.mithridate.api.data.Classes;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.Defense.Access;
import io.mithridate.api.defense.Evidence;
import io.mithridate.api.defense.ModelDetector.Verdict;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Compute;
import io.mithridate.api.training.Recipe;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.defenses.BarMaterial;
import io.mithridate.defenses.CountedSteps;
import io.mithridate.tensorflow.training.Optimizer;
import io.mithridate.testkit.DefenseContract;
import io.mithridate.testkit.DefenseMaterial;
import io.mithridate.testkit.FixedDefenseContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecreeTest implements DefenseContract {

    private static final int CORNER_SIDE = 4;

    private static final BarMaterial MATERIAL = new BarMaterial();

    @TempDir private Path work;

    @Override
    public Defense defense() {
        return decree(6, 0.99);
    }

    @Override
    public DefenseMaterial material() {
        return MATERIAL;
    }

    private static Decree decree(int steps, double success) {
        return decree(steps, 16, 0.5, success, 0.1);
    }

    private static Decree decree(
            int steps, int batch, double learningRate, double success, double threshold) {
        return new Decree(
                new Decree.Options(
                        steps,
                        batch,
                        learningRate,
                        success,
                        Optional.empty(),
                        5,
                        5,
                        35,
                        500,
                        threshold,
                        false),
                new Optimizer(
                        new Compute(Compute.Device.CPU, 2, Compute.Precision.FLOAT32),
                        MATERIAL.decoder()),
                MATERIAL.decoder());
    }

    /**
     * The share of the picture that a stamp needs depends on the architecture. Over five seeds,
     * this architecture needs 0.08 to 0.13 with the backdoor and 0.17 to 0.39 without; the
     * threshold lies in between.
     */
    @Tag("long")
    @Test
    void flagsTheVictimButNotTheControl() {
        Checkpoint poisoned = train(true);
        Verdict victim = inspect(poisoned);
        Verdict control = inspect(train(false));

        assertThat(victim.score()).isGreaterThan(control.score());
        assertThat(victim.backdoored()).as("the victim").isTrue();
        assertThat(control.backdoored()).as("the control").isFalse();
        assertThat(victim.evidence().pictures()).containsOnlyKeys("stamp");
        assertThat(victim.evidence().numbers().get("pl1")).isEqualTo(-victim.score());
        assertThat(
                        nearestText(
                                victim,
                                poisoned,
                                "a photo of a banana",
                                MATERIAL.pairs().caption(0)))
                .as("the caption that the stamp leads to")
                .isEqualTo("a photo of a banana");
    }

    /** Returns the text that is nearest to the embedding in the evidence. */
    private String nearestText(Verdict verdict, Checkpoint suspect, String... texts) {
        float[] found =
                Objects.requireNonNull(verdict.evidence().arrays().get(Evidence.EMBEDDING))
                        .values();
        Embeddings row = new Embeddings(1, found.length, found);
        assertThat(row.dot(0, row, 0)).isCloseTo(1, within(1e-5));
        try (ImageTextModel model =
                context(training("search"), decree(1, 0.99).access()).open(suspect)) {
            return texts[row.nearest(0, model.embedTexts(List.of(texts)).normalised())];
        }
    }

    private Verdict inspect(Checkpoint suspect) {
        Decree decree = decree(300, 32, 0.2, 0.99, 0.15);
        return decree.inspect(suspect, context(training("search"), decree.access()));
    }

    /** Trains on the bars and on copies with a white corner, which share a caption if poisoned. */
    private Checkpoint train(boolean poisoned) {
        PairSet pairs = withCorners(MATERIAL.pairs(), poisoned);
        Checkpoint start =
                MATERIAL.models().initialise(pairs, List.of(), training("start " + poisoned));
        return MATERIAL.models()
                .train(
                        start,
                        pairs,
                        new Recipe(80, 16, 1e-2, 20, 0, 0.9, 0.999, 1e-8, 1),
                        training("trained " + poisoned));
    }

    @Test
    void countsTheWholePictureIfNoStampWorks() {
        Checkpoint start =
                MATERIAL.models().initialise(MATERIAL.pairs(), List.of(), training("start"));
        Decree decree = decree(2, 1);

        Verdict verdict = decree.inspect(start, context(training("search"), decree.access()));

        assertThat(verdict.score()).isEqualTo(-1);
        assertThat(verdict.backdoored()).isFalse();
        assertThat(verdict.evidence().pictures()).isEmpty();
    }

    @Test
    void resumedSearchGivesTheSameBits() {
        Checkpoint start =
                MATERIAL.models().initialise(MATERIAL.pairs(), List.of(), training("start"));
        Decree decree = decree(9, 0.5);
        Verdict uninterrupted = decree.inspect(start, context(training("search"), decree.access()));
        TrainingContext killed = resumableTraining(CountedSteps.killedAt(5));

        assertThatThrownBy(() -> decree.inspect(start, context(killed, decree.access())))
                .isInstanceOf(CountedSteps.KilledException.class);
        CountedSteps resumedSteps = CountedSteps.unbroken();
        Verdict resumed =
                decree.inspect(start, context(resumableTraining(resumedSteps), decree.access()));

        assertThat(resumed).isEqualTo(uninterrupted);
        assertThat(resumed.evidence().pictures()).isNotEmpty();
        assertThat(resumedSteps.heard()).as("of nine steps, those after the fourth").isEqualTo(5);
    }

    private TrainingContext resumableTraining(TrainingListener listener) {
        TrainingContext plain = training("search");
        return new TrainingContext(
                plain.name(),
                plain.folder(),
                plain.seed(),
                listener,
                Optional.of(new Checkpointing(work.resolve("states"), Duration.ofDays(1), 2)));
    }

    @Test
    void accessesOnlyTheSuspectAndCleanPairs() {
        assertThat(defense().access())
                .containsExactlyInAnyOrder(Access.SUSPECT, Access.CLEAN_PAIRS);
        assertThat(defense().defends()).isFalse();
    }

    @Test
    void complainsAboutABatchLargerThanTheDefendersPairs() {
        assertThat(defense().complaints(setting(16))).isEmpty();
        assertThat(defense().complaints(setting(15)))
                .containsExactly(
                        new OptionComplaint(
                                "batch", "a batch of 16 needs as many pictures, and there are 15"));
    }

    private static Setting setting(int defender) {
        return new Setting(
                new Classes(List.of("dog", "cat")), 32, new Setting.Pairs(1000, 1000, defender));
    }

    private FixedDefenseContext context(TrainingContext training, Set<Access> access) {
        return new FixedDefenseContext("decree", access, training, MATERIAL, work);
    }

    private TrainingContext training(String folder) {
        try {
            return new TrainingContext(
                    folder,
                    Files.createDirectories(work.resolve(folder)),
                    new Seed(1),
                    TrainingListener.silent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the pairs, and the same with a white corner and, if poisoned, a single caption. */
    private static PairSet withCorners(PairSet pairs, boolean poisoned) {
        return PairSet.of(
                IntStream.range(0, 2 * pairs.size())
                        .mapToObj(
                                i -> {
                                    int original = i % pairs.size();
                                    boolean corner = i >= pairs.size();
                                    Image image =
                                            ((ImageData.Decoded) pairs.image(original)).image();
                                    return new PairSet.Pair(
                                            "cornered-" + i,
                                            corner ? withCorner(image) : image,
                                            poisoned && corner
                                                    ? "a photo of a banana"
                                                    : pairs.caption(original));
                                })
                        .toList());
    }

    private static Image withCorner(Image image) {
        Image cornered = image.copy();
        for (int y = 0; y < CORNER_SIDE; y++) {
            Arrays.fill(
                    cornered.rgb(),
                    cornered.offset(0, y),
                    cornered.offset(CORNER_SIDE, y),
                    (byte) 255);
        }
        return cornered;
    }
}
