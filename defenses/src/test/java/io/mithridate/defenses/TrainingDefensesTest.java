package io.mithridate.defenses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.data.Classes;
import io.mithridate.api.defense.Purifier;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.text.Augmentation;
import io.mithridate.tensorflow.clip.ClipCheckpoint;
import io.mithridate.tensorflow.training.loss.SubCaptionLosses.Negatives;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests the training defenses end to end on a tiny model and 64 pairs. */
class TrainingDefensesTest {

    private static final int PAIR_COUNT = 64;
    private static final int STEP_COUNT = 8;

    @TempDir private static Path home;

    private static Checkpoint suspect = new Checkpoint(Path.of(""), "");

    @TempDir private Path work;

    @BeforeAll
    static void makeSuspect() throws IOException {
        suspect = Purification.suspect(home.resolve("suspect"));
    }

    static Stream<Arguments> defenses() {
        return Stream.of(
                Arguments.of("fine-tune", fineTune(), List.of("clip")),
                Arguments.of(
                        "clean-clip",
                        cleanClip(false, FixedPlugins.bundled()),
                        List.of("clip", "in-modal")),
                Arguments.of(
                        "ta-cleaner",
                        taCleaner(Negatives.ALL),
                        List.of(
                                "clip",
                                "in-modal",
                                "image-to-sub-caption",
                                "sub-caption-to-image")));
    }

    private static Purifier fineTune() {
        return new FineTune(new FineTune.Options(TaCleanerSettings.RECIPE), BarMaterial.FINE_TUNER);
    }

    private static Purifier cleanClip(boolean compat, FixedPlugins plugins) {
        return cleanClip(1, compat, plugins);
    }

    private static Purifier cleanClip(double inModalWeight, boolean compat, FixedPlugins plugins) {
        return new CleanClip(
                new CleanClip.Options(
                        1,
                        new InModal(
                                inModalWeight,
                                ImageAugmentation.AUTO_AUGMENT,
                                TaCleanerSettings.EDA),
                        compat,
                        TaCleanerSettings.RECIPE),
                BarMaterial.FINE_TUNER,
                plugins);
    }

    private static Purifier taCleaner(Negatives negatives) {
        return taCleaner(new TaCleanerSettings().negatives(negatives));
    }

    private static Purifier taCleaner(TaCleanerSettings settings) {
        return new TaCleaner(settings.build(), BarMaterial.FINE_TUNER, FixedPlugins.bundled());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("defenses")
    void trainsACopyOfTheSuspectDeterministically(String name, Purifier defense, List<String> terms)
            throws IOException {
        Map<String, ByteBuffer> before = contents(suspect.folder());

        Purification first =
                Purification.of(defense, FixedPlugins.bundled(), suspect, work.resolve("first"), 1);
        Purification again =
                Purification.of(defense, FixedPlugins.bundled(), suspect, work.resolve("again"), 1);
        Purification other =
                Purification.of(defense, FixedPlugins.bundled(), suspect, work.resolve("other"), 2);

        assertThat(first.steps())
                .hasSize(STEP_COUNT)
                .allSatisfy(step -> assertThat(step.terms()).containsOnlyKeys(terms));
        assertThat(changedWeights(suspect, first.purified()))
                .as("changed weights of both towers")
                .anyMatch(weight -> weight.startsWith("visual."))
                .anyMatch(weight -> weight.startsWith("transformer."));
        assertThat(first.purified().folder()).isEqualTo(work.resolve("first"));
        assertThat(contents(again.purified().folder()))
                .isEqualTo(contents(first.purified().folder()));
        assertThat(again.steps()).isEqualTo(first.steps());
        assertThat(Files.mismatch(first.purified().weights(), other.purified().weights()))
                .as("first difference between the weights of two seeds")
                .isNotNegative();
        assertThat(contents(suspect.folder())).isEqualTo(before);
    }

    @Test
    void cleanClipWithoutItsInModalLossIsFineTuning() throws IOException {
        Purifier weightless = cleanClip(0, false, FixedPlugins.bundled());

        assertThat(weightless.pictureChanges()).isEmpty();
        assertThat(
                        contents(
                                Purification.of(
                                                weightless,
                                                FixedPlugins.bundled(),
                                                suspect,
                                                work.resolve("weightless"),
                                                1)
                                        .purified()
                                        .folder()))
                .isEqualTo(
                        contents(
                                Purification.of(
                                                fineTune(),
                                                FixedPlugins.bundled(),
                                                suspect,
                                                work.resolve("fine-tune"),
                                                1)
                                        .purified()
                                        .folder()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("defenses")
    void complainsAboutABatchLargerThanTheDefendersPairs(
            String name, Purifier defense, List<String> terms) {
        int batch = TaCleanerSettings.RECIPE.batch();

        assertThat(defense.complaints(setting(batch))).isEmpty();
        assertThat(defense.complaints(setting(batch - 1)))
                .extracting(OptionComplaint::option)
                .containsExactly("batch");
    }

    private static Setting setting(int defender) {
        return new Setting(
                new Classes(List.of("dog", "cat")), 32, new Setting.Pairs(1000, 1000, defender));
    }

    @Test
    void taCleanerTrainsWithoutNegatives() throws IOException {
        Purification run =
                Purification.of(
                        taCleaner(Negatives.NONE),
                        FixedPlugins.bundled(),
                        suspect,
                        work.resolve("purified"),
                        1);

        assertThat(run.steps()).hasSize(STEP_COUNT);
        assertThat(changedWeights(suspect, run.purified())).isNotEmpty();
    }

    @Test
    void taCleanerTrainsWithoutPositives() throws IOException {
        Purification run =
                Purification.of(
                        taCleaner(new TaCleanerSettings().positives(false).texts(0, 1)),
                        FixedPlugins.bundled(),
                        suspect,
                        work.resolve("purified"),
                        1);

        assertThat(run.steps())
                .hasSize(STEP_COUNT)
                .allSatisfy(
                        step ->
                                assertThat(step.terms().get("image-to-sub-caption"))
                                        .as("alignment in step %d", step.number())
                                        .isPositive());
    }

    @ParameterizedTest
    @CsvSource({"1, 0, ALL, true", "0, 1, NONE, true", "0, 0, ALL, false", "0, 1, OWN, true"})
    void taCleanerRejectsCaptionsWithoutTheNeededSubCaptions(
            int maxPositives, int maxNegatives, Negatives negatives, boolean positives) {
        Purifier defense =
                taCleaner(
                        new TaCleanerSettings()
                                .negatives(negatives)
                                .positives(positives)
                                .texts(maxPositives, maxNegatives));

        assertThatThrownBy(
                        () ->
                                Purification.of(
                                        defense,
                                        FixedPlugins.bundled(),
                                        suspect,
                                        work.resolve("purified"),
                                        1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ta-cleaner's augmenter counterfactual finds ")
                .hasMessageContaining(" in none of the 64 captions");
    }

    @ParameterizedTest
    @CsvSource({"false, 2", "true, 1"})
    void cleanClipAugmentsACaptionInEachEpochOrOnce(boolean compat, int augmentations)
            throws IOException {
        Map<String, Set<Long>> draws = new ConcurrentHashMap<>();
        FixedPlugins plugins =
                FixedPlugins.withEda(
                        corpus -> {
                            assertThat(corpus.captions()).hasSize(PAIR_COUNT);
                            return (caption, random) -> {
                                draws.computeIfAbsent(caption, key -> ConcurrentHashMap.newKeySet())
                                        .add(random.nextLong());
                                return new Augmentation(List.of(caption), List.of());
                            };
                        });

        Purification.of(cleanClip(compat, plugins), plugins, suspect, work.resolve("purified"), 1);

        assertThat(draws).hasSize(PAIR_COUNT);
        assertThat(draws.values()).allSatisfy(drawn -> assertThat(drawn).hasSize(augmentations));
    }

    private static List<String> changedWeights(Checkpoint before, Checkpoint after) {
        Map<String, float[]> oldWeights = ClipCheckpoint.read(before).weights();
        return ClipCheckpoint.read(after).weights().entrySet().stream()
                .filter(
                        weight ->
                                !Arrays.equals(weight.getValue(), oldWeights.get(weight.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, ByteBuffer> contents(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .collect(
                            Collectors.toMap(
                                    file -> folder.relativize(file).toString(),
                                    TrainingDefensesTest::bytes));
        }
    }

    private static ByteBuffer bytes(Path file) {
        try {
            return ByteBuffer.wrap(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
