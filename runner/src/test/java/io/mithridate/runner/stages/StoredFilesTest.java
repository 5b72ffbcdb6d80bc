package io.mithridate.runner.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.attack.PreparedAttack.Poisoned;
import io.mithridate.api.backend.AttackState;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.defense.Evidence;
import io.mithridate.api.defense.ModelDetector.Verdict;
import io.mithridate.api.defense.SampleDetector.Scores;
import io.mithridate.api.metric.Evaluation.SampleScore;
import io.mithridate.api.metric.Evaluation.TrustedPairs;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.runner.fakes.TinyDataset;
import io.mithridate.runner.fakes.TinyDataset.TinyOptions;
import io.mithridate.runner.poisoning.PoisonManifest;
import io.mithridate.runner.poisoning.PoisonManifest.PoisonedPair;
import io.mithridate.runner.stages.defense.FindingsFiles;
import io.mithridate.runner.stages.measurement.MeasurementFiles;
import io.mithridate.runner.stages.poison.AttackStateFiles;
import io.mithridate.store.Artifact;
import io.mithridate.store.ArtifactStore;
import io.mithridate.store.Cost;
import io.mithridate.store.Maker;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredFilesTest {

    private static final Cost FREE = new Cost(0, 0, 0, 0, 0, 0, 0);

    private final Path folder;

    StoredFilesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Nested
    class OfAttackState {

        private static final ObjectNode MAKER =
                JsonNodeFactory.instance
                        .objectNode()
                        .set(
                                "corner",
                                JsonNodeFactory.instance
                                        .objectNode()
                                        .put("value", 7)
                                        .put("alpha", 0.1));

        /** Returns options as in an experiment: whole numbers are long, others exact decimals. */
        private static ObjectNode maker(long value, double alpha) {
            return JsonNodeFactory.instance
                    .objectNode()
                    .set(
                            "corner",
                            JsonNodeFactory.instance
                                    .objectNode()
                                    .put("value", value)
                                    .put("alpha", BigDecimal.valueOf(alpha)));
        }

        @Test
        void readsWhatItWrote() throws IOException {
            AttackState state =
                    new AttackState(
                            Map.of("colour", "ünïcode, \"quoted\"\n", "empty", ""),
                            Map.of(
                                    "patch",
                                    new NumberArray(
                                            List.of(2, 3),
                                            new float[] {
                                                0, -1.5f, 1e-38f, Float.MAX_VALUE, Float.NaN, 0.1f
                                            }),
                                    "../../name/that is not a file",
                                    new NumberArray(List.of(), new float[] {7})),
                            Map.of());

            AttackStateFiles.write(folder, state, Optional.of(MAKER));

            assertThat(AttackStateFiles.read(folder)).isEqualTo(state);
            assertThat(AttackStateFiles.attack(folder)).contains(MAKER);
            assertThat(AttackStateFiles.isOf(folder, maker(7L, 0.1))).isTrue();
            assertThat(AttackStateFiles.isOf(folder, maker(8L, 0.1))).isFalse();
            assertThat(AttackStateFiles.isOf(folder, maker(7L, 0.2))).isFalse();
        }

        @Test
        void readsTheEmptyState() throws IOException {
            AttackStateFiles.write(
                    folder, new AttackState(Map.of(), Map.of(), Map.of()), Optional.empty());

            assertThat(AttackStateFiles.read(folder))
                    .isEqualTo(new AttackState(Map.of(), Map.of(), Map.of()));
        }
    }

    @Nested
    class OfPoisonManifest {

        @Test
        void readsWhatItWrote() throws IOException {
            PoisonManifest manifest =
                    new PoisonManifest(
                            List.of(
                                    new PoisonedPair(
                                            "a",
                                            "two, \"three\"\r\nfour",
                                            "",
                                            -1,
                                            Poisoned.Kind.POISON,
                                            true,
                                            OptionalInt.of(3),
                                            Optional.empty(),
                                            Optional.empty(),
                                            OptionalDouble.of(0.1)),
                                    new PoisonedPair(
                                            "ü/b",
                                            "#no comment",
                                            " padded ",
                                            Long.MIN_VALUE,
                                            Poisoned.Kind.DECOY,
                                            false,
                                            OptionalInt.empty(),
                                            Optional.of("c"),
                                            Optional.of("d, e"),
                                            OptionalDouble.empty())));

            manifest.write(folder);

            assertThat(PoisonManifest.read(folder)).isEqualTo(manifest);
        }

        /** Java 17 and 19 write this number differently. */
        @Test
        void writesScoresIdenticallyOnEveryJavaVersion() throws IOException {
            new PoisonManifest(
                            List.of(
                                    new PoisonedPair(
                                            "a",
                                            "one",
                                            "two",
                                            1,
                                            Poisoned.Kind.POISON,
                                            true,
                                            OptionalInt.empty(),
                                            Optional.empty(),
                                            Optional.empty(),
                                            OptionalDouble.of(Double.parseDouble("2e23")))))
                    .write(folder);

            assertThat(folder.resolve("poison-manifest.csv")).content().contains(",2.0E23");
        }

        @Test
        void emptyManifestHasOnlyItsHeader() throws IOException {
            new PoisonManifest(List.of()).write(folder);

            assertThat(PoisonManifest.read(folder).pairs()).isEmpty();
            assertThat(folder.resolve("poison-manifest.csv"))
                    .content()
                    .startsWith("id,original_caption,poisoned_caption,seed");
        }
    }

    @Nested
    class OfMeasurements {

        private final Measurement topOne =
                new Measurement(
                        "attack-success",
                        OptionalInt.of(1),
                        1.0 / 3,
                        300,
                        "test",
                        "image",
                        Map.of("counted", "all-images"));
        private final Measurement undefined =
                new Measurement("norm", OptionalInt.empty(), Double.NaN, 0, "", "", Map.of());

        @Test
        void readsTheNumbersThatItWrote() throws IOException {
            MeasurementFiles.write(folder, List.of(topOne, undefined));

            assertThat(MeasurementFiles.read(folder)).containsExactly(topOne, undefined);
        }

        /** Java 17 writes more digits than Java 19: 1.9999999999999998E23. */
        @Test
        void numberHasTheSameTextOnEveryJavaVersion() throws IOException {
            Measurement large =
                    new Measurement(
                            "norm",
                            OptionalInt.empty(),
                            Double.parseDouble("2e23"),
                            1,
                            "",
                            "",
                            Map.of());

            MeasurementFiles.write(folder, List.of(large));

            assertThat(folder.resolve(MeasurementFiles.FILE)).content().contains(" 2.0E23,");
        }
    }

    @Nested
    class OfFindings {

        @Test
        void readsTheScoresThatItWroteWithTheirPairs() throws IOException {
            PairSet pairs = new TinyDataset(new TinyOptions(2, "first")).train();

            FindingsFiles.writeSampleScores(
                    folder,
                    pairs,
                    new Scores(new double[] {0.25, -4}, Evidence.of(Map.of("threshold", 0.5))));

            assertThat(FindingsFiles.readEvidence(folder))
                    .isEqualTo(Evidence.of(Map.of("threshold", 0.5)));

            assertThat(FindingsFiles.readSampleScores(folder))
                    .hasValue(
                            List.of(
                                    new SampleScore("pair-0000", 0.25),
                                    new SampleScore("pair-0001", -4)));
        }

        @Test
        void readsTrustedPairsIncludingTheLast() throws IOException {
            PairSet pairs = new TinyDataset(new TinyOptions(3, "first")).train();
            assertThat(FindingsFiles.readTrusted(folder)).isEmpty();

            FindingsFiles.writeTrusted(folder, pairs, new int[] {0, 1, 2});
            FindingsFiles.writeTrusted(folder, pairs, new int[] {2, 0});

            assertThat(FindingsFiles.readTrusted(folder))
                    .hasValue(new TrustedPairs(Set.of("pair-0000", "pair-0002"), 3));
            assertThat(folder.resolve("trusted-pairs.json"))
                    .content()
                    .isEqualToIgnoringWhitespace(
                            "{\"ids\":[\"pair-0000\",\"pair-0002\"],\"of\":3}");
        }

        @ParameterizedTest
        @CsvSource({"-1, 0, -1", "0, 3, 3", "1, 1, 1"})
        void rejectsMissingPairsAndPairsTrustedTwice(int first, int second, int refused) {
            PairSet pairs = new TinyDataset(new TinyOptions(3, "first")).train();

            assertThatThrownBy(
                            () ->
                                    FindingsFiles.writeTrusted(
                                            folder, pairs, new int[] {first, second}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(
                            "the defense trusts pair %d; there are 3 training pairs, counted from 0"
                                    .formatted(refused));
            assertThat(folder).isEmptyDirectory();
        }

        @Test
        void readsTheVerdictThatItWrote() throws IOException {
            Image trigger = Image.black(2, 1);
            trigger.rgb()[3] = (byte) 255;
            trigger.rgb()[4] = 7;
            Verdict verdict =
                    new Verdict(
                            true,
                            2.5,
                            new Evidence(
                                    Map.of("norm", 0.1),
                                    Map.of(
                                            "mask",
                                            new NumberArray(List.of(2, 1), new float[] {0.5f, -3})),
                                    Map.of("trigger", trigger)));

            FindingsFiles.writeVerdict(folder, verdict);

            assertThat(FindingsFiles.readVerdict(folder)).hasValue(verdict);
        }

        @Test
        void returnsEmptyIfNoFindingsWereWritten() throws IOException {
            assertThat(FindingsFiles.readSampleScores(folder)).isEmpty();
            assertThat(FindingsFiles.readVerdict(folder)).isEmpty();
        }
    }

    @Nested
    class OfModels {

        @Test
        void ownModelMovesWithTheArtifact() throws IOException {
            Path store = folder.resolve("store");
            Path partial = Files.createDirectories(store.resolve("victim").resolve("k.partial"));
            ModelArtifact.write(
                    partial, store, new Checkpoint(partial.resolve("trained"), "colour"));
            Path settled = Files.move(partial, store.resolve("victim").resolve("k"));

            assertThat(
                            ModelArtifact.read(
                                    new Artifact(
                                            settled, FREE, Maker.UNKNOWN, "2026-11-25T01:07:03Z"),
                                    store(store)))
                    .isEqualTo(new Checkpoint(settled.resolve("trained"), "colour"));
        }

        @Test
        void findsAnotherArtifactsModelAfterTheStoreMoved() throws IOException {
            Path store = folder.resolve("store");
            undefended(store);
            Path moved = Files.move(store, folder.resolve("moved"));

            Checkpoint read =
                    ModelArtifact.read(artifact(moved.resolve("defense/d")), store(moved));

            assertThat(read.folder()).isEqualTo(moved.resolve("victim").resolve("v"));
        }

        @Test
        void namesAnotherArtifactThatIsMissingOrDamaged() throws IOException {
            Path store = folder.resolve("store");
            Artifact defense = undefended(store);
            assertThat(ModelArtifact.origin(defense))
                    .contains(new ModelArtifact.Origin("victim", "v"));
            Files.writeString(store.resolve("victim/v/model.safetensors"), "damaged");

            assertThatThrownBy(() -> ModelArtifact.read(defense, store(store)))
                    .isInstanceOf(ModelArtifact.MissingModelException.class)
                    .hasMessageContaining("left its model in victim/v, which is no longer")
                    .hasMessageContaining("'mithridate resume'");
        }

        /** Computing the digest of a model's weights may take minutes. */
        @Test
        void digestsAnotherArtifactsModelOncePerProcess() throws IOException {
            ArtifactStore store = store(folder.resolve("store"));
            Artifact defense = undefended(store.root());
            Checkpoint first = ModelArtifact.read(defense, store);
            Files.writeString(first.weights(), "another");

            assertThat(ModelArtifact.read(defense, store)).isEqualTo(first);
        }

        private static ArtifactStore store(Path folder) {
            return new ArtifactStore(folder, Clock.systemUTC());
        }

        /** Returns the artifact of a defense that left the victim's model unchanged. */
        private Artifact undefended(Path store) throws IOException {
            Artifact victim =
                    store(store)
                            .getOrCompute(
                                    "victim",
                                    "v",
                                    JsonNodeFactory.instance.objectNode(),
                                    (into, unfinished) -> {
                                        Files.writeString(
                                                into.resolve("model.safetensors"), "weights");
                                        return FREE;
                                    });
            Path defense = Files.createDirectories(store.resolve("defense").resolve("d"));
            ModelArtifact.write(defense, store, new Checkpoint(victim.folder(), "colour"));
            return artifact(defense);
        }

        private Artifact artifact(Path place) {
            return new Artifact(place, FREE, Maker.UNKNOWN, "2026-11-25T01:07:03Z");
        }

        @Test
        void acceptsARelativePathOfWeightsOutsideTheStore() throws IOException {
            Path store = Files.createDirectories(folder.resolve("store"));
            ModelArtifact.write(store, store, new Checkpoint(Path.of("weights"), "RN50"));

            Checkpoint read =
                    ModelArtifact.read(
                            new Artifact(store, FREE, Maker.UNKNOWN, "2026-11-25T01:07:03Z"),
                            store(store));

            assertThat(read.folder().normalize()).isEqualTo(Path.of("weights").toAbsolutePath());
        }
    }
}
