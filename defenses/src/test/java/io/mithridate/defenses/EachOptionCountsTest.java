package io.mithridate.defenses;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.plugin.KebabCase;
import io.mithridate.api.training.Recipe;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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

/** Tests that changing any option of a defense changes its result. */
class EachOptionCountsTest {

    private static final String TRAINING = "epochs=1 batch=32 learning-rate=1e-3 warm-up=0 ";

    /** Changed options of a recipe, for defenses that pass the whole recipe to training. */
    private static final String RATE_AND_EPOCHS = " epochs=2 learning-rate=2e-3";

    /**
     * The options of a small run of each defense, and the changes to each option. A change may
     * start with other options that it depends on.
     */
    private static final Map<String, List<String>> CHANGES =
            Map.ofEntries(
                    Map.entry("none", List.of("", "")),
                    Map.entry(
                            "fine-tune",
                            List.of(
                                    TRAINING,
                                    "epochs=2 batch=16 learning-rate=2e-3 warm-up=1"
                                            + " schedule=cosine-compat weight-decay=0.5 beta1=0.5"
                                            + " beta2=0.5 epsilon=1e-2 clip-norm=1e-3"
                                            + " freeze-batch-norm=true")),
                    Map.entry(
                            "clean-clip",
                            List.of(
                                    TRAINING,
                                    "cross-modal-weight=2 in-modal-weight=2"
                                            + " image-augmentation=geometric"
                                            + " text-augmenter=identity compat=true"
                                            + RATE_AND_EPOCHS)),
                    Map.entry(
                            "ta-cleaner",
                            List.of(
                                    TRAINING,
                                    "cross-modal-weight=2 in-modal-weight=2 lambda=2 samples=0.5"
                                            + " samples-per-epoch=4 negatives=own positives=false"
                                            + " false-negatives=masked variant=tsvlc"
                                            + " variant=margin,margin=0.5"
                                            + " augmenter=random-caption"
                                            + " image-augmentation=geometric"
                                            + " text-augmenter=identity"
                                            + RATE_AND_EPOCHS)),
                    Map.entry(
                            "par",
                            List.of(
                                    "epochs=1 batch=16",
                                    "loss-threshold=1e-7 weight=2 start-learning-rate=2e-3"
                                            + " learning-rate=5e-4 end-learning-rate=5e-5"
                                            + " warm-up-share=0.9 noise-std=0.1"
                                            + " noise-probability=0.9 erase-probability=0.9"
                                            + " compat=true epochs=2 batch=32"
                                            + " weight-decay=0.5 beta1=0.5 beta2=0.5 epsilon=1e-2"
                                            + " clip-norm=1e-3 freeze-batch-norm=true")),
                    Map.entry(
                            "abd",
                            List.of(
                                    TRAINING + "patch-size=4 patch-steps=2",
                                    "patch-size=5 patch-steps=3 patch-learning-rate=0.1"
                                            + " brightness=0.5 text-augmenter=identity"
                                            + RATE_AND_EPOCHS)),
                    Map.entry("supervised-fine-tune", List.of(TRAINING, RATE_AND_EPOCHS)),
                    Map.entry(
                            "inver-tune",
                            List.of(
                                    "batch=8 patch-steps=2 inversion-steps=2 tuning-steps=2"
                                            + " layers=1 tuning-learning-rate=1e-3",
                                    "batch=16 patch-steps=3 mask-weight=9 contrast-weight=50"
                                            + " distance-weight=50 ssim-weight=50"
                                            + " inversion-steps=3 layers=2 tuning-steps=3"
                                            + " feature-weight=5 tuning-learning-rate=2e-3"
                                            + " compat=true")),
                    Map.entry(
                            "safe-clip",
                            List.of(
                                    "pool=16 safe-posterior=0.5",
                                    "in-modal-epochs=2 cross-modal-epochs=0 cross-modal-rate=0.5"
                                            + " safe-posterior=1 growth=0.5 growth=0.9,cap=0.3"
                                            + " pool=0 image-augmentation=geometric"
                                            + " text-augmenter=identity compat=true")),
                    Map.entry(
                            "ro-clip",
                            List.of(
                                    "pool=0.1",
                                    "every=1 pool=0.5 image-augmentation=geometric"
                                            + " text-augmenter=identity compat=true")),
                    Map.entry(
                            "unlearn",
                            List.of(
                                    TRAINING + "mode=repel",
                                    "mode=relabel share=0.5 weight=2 compat=true"
                                            + RATE_AND_EPOCHS)),
                    Map.entry(
                            "task-vector",
                            List.of(TRAINING + "pairs=16", "pairs=32" + RATE_AND_EPOCHS)),
                    Map.entry(
                            "density-filter",
                            List.of(
                                    "k=4 reference-size=16",
                                    "score=slof k=5 reference-size=17 repeats=5 normalise=false"
                                            + " score=isolation-forest,references=pairs remove=0.2"
                                            + " compat=true")),
                    Map.entry(
                            "decree",
                            List.of(
                                    "steps=8 batch=16 success=0.5 patience=1 stop-patience=99",
                                    "steps=9 batch=8 learning-rate=0.1 success=0.999 lambda=0.5"
                                            + " lambda-factor=50 patience=2"
                                            + " lambda=1e-9,lambda-factor=1.01,stop-patience=1"
                                            + " pictures=32 threshold=1e-3 compat=true")),
                    Map.entry(
                            "bdet-clip",
                            List.of("", "descriptions=2 reference-pictures=3" + " quantile=0.5")),
                    Map.entry(
                            "subspace-detection",
                            List.of(
                                    "repeats=1",
                                    "variance=0.5 points=18 repeats=2 samples=5 spread=1"
                                            + " cosine-low=1")));

    @TempDir private static Path home;

    private static final BarMaterial MATERIAL = new BarMaterial();
    private static final Map<String, List<Object>> RESULTS = new ConcurrentHashMap<>();

    private static Checkpoint model = new Checkpoint(Path.of(""), "");

    @TempDir private Path work;

    @BeforeAll
    static void makeModel() throws IOException {
        model = Purification.suspect(home.resolve("model"));
    }

    static Stream<Arguments> changes() {
        return new TreeMap<>(CHANGES)
                .entrySet().stream()
                        .flatMap(
                                defense ->
                                        changes(defense.getValue())
                                                .map(
                                                        change ->
                                                                Arguments.of(
                                                                        defense.getKey(), change)));
    }

    private static Stream<String> changes(List<String> options) {
        return Arrays.stream(options.get(1).split(" ", -1)).filter(change -> !change.isEmpty());
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("changes")
    void changingAnOptionChangesTheResult(String defense, String change) {
        String smallRun = CHANGES.getOrDefault(defense, List.of()).get(0);
        int lastComma = change.lastIndexOf(',');
        String options = lastComma < 0 ? smallRun : smallRun + " " + change.substring(0, lastComma);

        assertThat(result(defense, options + " " + change.substring(lastComma + 1), work))
                .isNotEqualTo(
                        RESULTS.computeIfAbsent(
                                defense + " " + options,
                                any -> result(defense, options, work.resolve("plain"))));
    }

    /** Each of these options is switched off by another one, so it must not change the result. */
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "clean-clip, in-modal-weight=0, image-augmentation=geometric text-augmenter=identity",
        "ta-cleaner, in-modal-weight=0, image-augmentation=geometric text-augmenter=identity",
        "ta-cleaner, lambda=0, samples=1 augmenter=random-caption negatives=own",
        "ta-cleaner, variant=infonce, margin=0.5",
        "ta-cleaner, samples-per-epoch=4, samples=1",
        "par, noise-probability=0, noise-std=0.5",
        "par, weight=0, loss-threshold=4",
        "par, warm-up-share=1, end-learning-rate=1e-5",
        "unlearn, mode=repel weight=0, compat=true",
        "safe-clip, cross-modal-epochs=0, cross-modal-rate=0.5",
        "density-filter, score=clip-score, k=5 repeats=5 reference-size=17 references=pairs",
        "decree, success=1, lambda-factor=5 stop-patience=1"
    })
    void ignoredOptionsDoNotChangeTheResult(
            String defense, String disablingOption, String ignoredOptions) {
        String options = CHANGES.getOrDefault(defense, List.of()).get(0) + " " + disablingOption;

        assertThat(result(defense, options + " " + ignoredOptions, work.resolve("ignored")))
                .isEqualTo(result(defense, options, work.resolve("plain")));
    }

    private static List<Object> result(String defense, String options, Path folder) {
        return DefenseRun.of(
                        NamedDefense.of(defense, options.replace(',', ' '), MATERIAL.plugins()),
                        MATERIAL,
                        model,
                        folder)
                .result();
    }

    /**
     * Two recipe options suffice for other defenses, because fine-tune covers all recipe options.
     */
    @Test
    void coversEveryOptionOfEveryDefense() {
        Set<String> recipe =
                Arrays.stream(Recipe.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .map(KebabCase::ofComponent)
                        .collect(Collectors.toSet());
        Map<String, Set<String>> options = new TreeMap<>();
        Map<String, Set<String>> changed = new TreeMap<>();
        for (String defense : NamedDefense.names()) {
            Set<String> all = new TreeSet<>(NamedDefense.options(defense).keySet());
            Set<String> tried = new TreeSet<>();
            changes(CHANGES.getOrDefault(defense, List.of("", "")))
                    .forEach(
                            change ->
                                    tried.add(
                                            change.substring(
                                                    change.lastIndexOf(',') + 1,
                                                    change.lastIndexOf('='))));
            if (tried.containsAll(Set.of("epochs", "learning-rate"))
                    && !defense.equals("fine-tune")) {
                Set<String> untestedRecipeOptions = new HashSet<>(recipe);
                untestedRecipeOptions.removeAll(tried);
                all.removeAll(untestedRecipeOptions);
            }
            // The tiny models have none of the gains and tokens that this option concerns.
            all.remove("decayed");
            // This model reads only the beginning of such sentences; see BdetClipTest.
            all.remove("unrelated");
            options.put(defense, all);
            changed.put(defense, tried);
        }

        assertThat(changed).isEqualTo(options);
    }
}
