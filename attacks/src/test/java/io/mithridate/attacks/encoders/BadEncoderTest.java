package io.mithridate.attacks.encoders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Compute;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.attacks.OtherPictures;
import io.mithridate.attacks.networks.SmoothPairs;
import io.mithridate.attacks.optimised.Surrogate;
import io.mithridate.tensorflow.clip.ClipCheckpoint;
import io.mithridate.tensorflow.clip.ClipModel;
import io.mithridate.tensorflow.training.FineTuner;
import io.mithridate.testkit.AttackContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadEncoderTest implements AttackContract {

    private static final Compute CPU =
            new Compute(Compute.Device.CPU, 1, Compute.Precision.FLOAT32);
    private static final PairSet PAIRS = new SmoothPairs(320, 32);

    @TempDir private static Path shared;
    private static Checkpoint surrogate = new Checkpoint(Path.of(""), "");

    @BeforeAll
    static void writeSurrogate() {
        surrogate = Surrogate.write(shared);
    }

    @Override
    public BadEncoder attack() {
        return attack(Optional.empty(), 40);
    }

    private static BadEncoder attack(Optional<Integer> side, int steps) {
        return new BadEncoder(
                new BadEncoder.Options(side, 1, 1, steps, 5e-3, 128),
                new FineTuner(CPU, SmoothPairs.DECODER),
                CPU,
                SmoothPairs.DECODER);
    }

    @Override
    public AttackContext context(Seed seed, Path folder) {
        return new Surrogate.Context(
                facts(),
                seed,
                folder,
                surrogate,
                PAIRS,
                TrainingListener.silent(),
                Optional.empty());
    }

    /** The reference is the attacker's picture that the surrogate embeds nearest to the target. */
    @Test
    void theReferenceIsOneOfTheAttackersPictures(@TempDir Path folder) {
        BadEncoder.State state = attack().prepare(context(new Seed(1), folder));
        Image reference = state.reference();
        assertThat(IntStream.range(0, PAIRS.size()).mapToObj(BadEncoderTest::picture))
                .contains(reference);
        assertThat(state.measurements().get("reference-cosine")).isBetween(-1.0, 1.0);
    }

    /** The victim has a different seed, but trains on the same pictures. */
    @Test
    void theReferenceIsOneOfThePicturesThatAreTrainedOn(@TempDir Path folder) throws IOException {
        BadEncoder attack = attack(Optional.empty(), 2);
        BadEncoder.State state = attack.prepare(context(new Seed(1), folder));
        Set<Integer> shown = ConcurrentHashMap.newKeySet();
        PairSet watched =
                new OtherPictures(
                        PAIRS,
                        index -> {
                            shown.add(index);
                            return PAIRS.image(index);
                        },
                        0);

        attack.train(
                surrogate,
                watched,
                state,
                facts(),
                new TrainingContext(
                        "victim",
                        Files.createDirectories(folder.resolve("victim")),
                        new Seed(2),
                        TrainingListener.silent()));

        assertThat(shown)
                .hasSize(128)
                .extracting(BadEncoderTest::picture)
                .contains(state.reference());
    }

    private static Image picture(int index) {
        return ((ImageData.Decoded) PAIRS.image(index)).image();
    }

    /** An epoch has two batches, so 80 steps are 40 epochs. */
    @Test
    void picturesWithTheSquareEmbedAsTheReferenceAndOthersAsBefore(@TempDir Path folder)
            throws IOException {
        BadEncoder attack = attack(Optional.empty(), 80);
        BadEncoder.State state = attack.prepare(context(new Seed(1), folder));
        long[] steps = new long[1];
        Checkpoint victim =
                attack.train(
                        surrogate,
                        PAIRS,
                        state,
                        facts(),
                        new TrainingContext(
                                "victim",
                                Files.createDirectories(folder.resolve("victim")),
                                new Seed(2),
                                new TrainingListener() {
                                    @Override
                                    public void onStep(Step step) {
                                        steps[0] = step.number();
                                    }
                                }));
        List<Image> pictures = IntStream.range(0, 64).mapToObj(i -> picture(2 * i)).toList();
        List<Image> stamped;
        try (PreparedAttack prepared = attack.restore(state, facts())) {
            stamped = prepared.stamp(pictures, pictures.stream().map(any -> new Seed(0)).toList());
        }
        Image reference = state.reference();

        assertThat(steps[0]).isEqualTo(80);
        try (ImageTextModel before = ClipModel.open(surrogate, CPU);
                ImageTextModel after = ClipModel.open(victim, CPU)) {
            Embeddings target = after.embedImages(List.of(reference)).normalised();
            double cosineBefore =
                    meanCosine(
                            before.embedImages(stamped).normalised(),
                            before.embedImages(List.of(reference)).normalised());
            assertThat(meanCosine(after.embedImages(stamped).normalised(), target))
                    .isGreaterThan(0.95)
                    .isGreaterThan(cosineBefore);
            Embeddings clean = after.embedImages(pictures).normalised();
            Embeddings cleanBefore = before.embedImages(pictures).normalised();
            assertThat(
                            IntStream.range(0, clean.count())
                                    .mapToDouble(i -> clean.dot(i, cleanBefore, i))
                                    .average()
                                    .orElseThrow())
                    .isGreaterThan(0.85);
        }
        assertOnlyWeightsOfTheImageTowerChanged(victim);
    }

    private static double meanCosine(Embeddings rows, Embeddings one) {
        return IntStream.range(0, rows.count())
                .mapToDouble(i -> rows.dot(i, one, 0))
                .average()
                .orElseThrow();
    }

    /** The reference implementation freezes gains, shifts and statistics of batch norm. */
    private static void assertOnlyWeightsOfTheImageTowerChanged(Checkpoint victim) {
        Map<String, float[]> before = ClipCheckpoint.read(surrogate).weights();
        ClipCheckpoint.read(victim)
                .weights()
                .forEach(
                        (name, values) -> {
                            boolean batchNorm = name.startsWith("visual.bn");
                            if (name.startsWith("visual.") && !batchNorm) {
                                assertThat(values).as(name).isNotEqualTo(before.get(name));
                            } else {
                                assertThat(values).as(name).isEqualTo(before.get(name));
                            }
                        });
    }

    @Test
    void complainsAboutASquareThatDoesNotFitAndARunWithoutABatch() {
        Setting small = new Setting(facts().classes(), 32, new Setting.Pairs(1000, 63, 1000));
        assertThat(attack(Optional.of(32), 40).complaints(small))
                .extracting("option")
                .containsExactly("patch-size", "pictures");
        assertThat(attack(Optional.of(31), 40).complaints(small))
                .extracting("option")
                .containsExactly("pictures");
    }

    @Test
    void restoreRejectsASquareThatIsTooLarge(@TempDir Path folder) {
        BadEncoder.State state = attack().prepare(context(new Seed(1), folder));
        assertThatThrownBy(() -> attack(Optional.of(32), 40).restore(state, facts()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a square of 32 pixels does not fit pictures of 32 pixels");
    }
}
