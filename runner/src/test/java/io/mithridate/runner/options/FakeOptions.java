package io.mithridate.runner.options;

import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.training.Recipe;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Records of options. */
public final class FakeOptions {

    private FakeOptions() {}

    /** The options of a plugin without options. */
    public record NoOptions() {}

    /** Options of a data set. */
    public record SceneOptions(
            @Option(value = "Classes.", defaultValue = "40", min = 2, max = 1000) int classes,
            @Option(value = "Training pairs.", defaultValue = "16000", min = 1) int train) {}

    /** Options of a model. */
    public record ClipOptions(
            @Option("Architecture.") String architecture,
            @Option("Weights.") Optional<Path> weights) {}

    /** The location of a patch. */
    public enum Location {
        BOTTOM_RIGHT,
        TOP_LEFT,
        RANDOM
    }

    /** Options of a patch attack. */
    public record PatchOptions(
            @Option(value = "Side.", defaultValue = "6", min = 1, max = 64) int patchSize,
            @Option(value = "Place.", defaultValue = "bottom-right") Location location) {}

    /** Options of a blending attack. */
    public record BlendOptions(
            @Option(value = "Weight.", min = 0, minExcluded = true, max = 1) double alpha,
            @Option("Seed of the noise.") Optional<Long> noiseSeed) {}

    /** Options of a defense that fine-tunes. */
    public record TuningOptions(@Inlined Recipe recipe) {}

    /** Options of a defense that has no strength. */
    public record PlainOptions(@Option(value = "Heat.", defaultValue = "1") int heat) {}

    /** Options of a defense with an augmenter. */
    public record CleanerOptions(
            @Inlined Recipe recipe,
            @Option(value = "Weight.", defaultValue = "1", min = 0) double lambda,
            @Option(value = "Share.", defaultValue = "0.25", min = 0, max = 1) double samples,
            @Option(value = "Sub-captions.", defaultValue = "counterfactual")
                    PluginRef<TextAugmenter> augmenter) {}

    /** Options of an augmenter. */
    public record EdaOptions(
            @Option(value = "Share of words.", defaultValue = "0.1", min = 0, max = 1)
                    double alpha) {}

    /** Options of a metric. */
    public record TopK(
            @Option(value = "Ranks.", defaultValue = "[1]", min = 1) List<Integer> k,
            @Option(value = "As published.", defaultValue = "false") boolean compat) {}

    /** Options with a nested record, a custom rule and a list of enums. */
    public record OddOptions(
            @Option("A range.") Span span,
            @Option(value = "Another range.", defaultValue = "{ from: 0, to: 9 }") Span other,
            @Option(value = "Places.", defaultValue = "[]") List<Location> places,
            @Option(value = "Identifier.", defaultValue = "0") long identifier,
            @Option(value = "Text.", defaultValue = "''") String text) {}

    /** A nested record with a rule. */
    public record Span(
            @Option(value = "First.", defaultValue = "0") int from,
            @Option(value = "Last.", defaultValue = "1") int to) {
        public Span {
            if (from > to) {
                throw new IllegalArgumentException(
                        "'from' is %d and 'to' is %d; 'from' must not be larger"
                                .formatted(from, to));
            }
        }
    }

    /** Options that break the rules. */
    public record BrokenOptions(int forgotten) {}
}
