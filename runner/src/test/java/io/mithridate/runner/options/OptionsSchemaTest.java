package io.mithridate.runner.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.plugin.KebabCase;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.Option.Strength;
import io.mithridate.api.training.Compute;
import io.mithridate.config.FakeOptions;
import io.mithridate.config.FakeOptions.BlendOptions;
import io.mithridate.config.FakeOptions.CleanerOptions;
import io.mithridate.config.FakeOptions.OddOptions;
import io.mithridate.config.FakeOptions.TopK;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsSchemaTest {

    private static String describe(Class<? extends Record> type, String name) {
        OptionSchema option =
                OptionsSchema.of(type).options().stream()
                        .filter(candidate -> candidate.name().equals(name))
                        .findFirst()
                        .orElseThrow();
        return "%s | %s | %s | %s | %s"
                .formatted(
                        option.type().text(),
                        option.defaultValue().orElse("-"),
                        option.range().text(),
                        option.required(),
                        option.meaning());
    }

    @Test
    void describesOptionsForUsers() {
        assertThat(describe(CleanerOptions.class, "epochs"))
                .isEqualTo(
                        "whole number | - | between 1 and 10000 | true | Passes over the training"
                                + " pairs.");
        assertThat(describe(CleanerOptions.class, "lambda"))
                .isEqualTo("number | 1 | of at least 0 | false | Weight.");
        assertThat(describe(CleanerOptions.class, "augmenter"))
                .isEqualTo("augmenter | counterfactual |  | false | Sub-captions.");
        assertThat(describe(BlendOptions.class, "alpha"))
                .isEqualTo("number | - | greater than 0 and at most 1 | true | Weight.");
        assertThat(describe(BlendOptions.class, "noise-seed"))
                .isEqualTo("whole number, may be left out | - |  | false | Seed of the noise.");
        assertThat(describe(Compute.class, "device"))
                .isEqualTo(
                        "cpu, gpu, or gpu with an index such as gpu:1 | cpu |  | false | Device"
                                + " for training and embedding: cpu, gpu, or gpu:1.");
        assertThat(describe(TopK.class, "k"))
                .isEqualTo("list of whole numbers | [1] | of at least 1 | false | Ranks.");
        assertThat(describe(OddOptions.class, "span"))
                .isEqualTo("map of options | - |  | true | A range.");
    }

    @Test
    void findsStrengthsInInlinedAndNestedRecords() {
        assertThat(OptionsSchema.of(CleanerOptions.class).strengths())
                .containsExactly(Map.entry("learning-rate", Strength.Direction.INCREASING));
        assertThat(OptionsSchema.of(Removal.class).strengths())
                .containsExactly(
                        Map.entry("keep", Strength.Direction.DECREASING),
                        Map.entry("way.alpha", Strength.Direction.INCREASING));
        assertThat(OptionsSchema.of(BlendOptions.class).strengths()).isEmpty();
    }

    /** Options with a strength, and a nested record with another strength. */
    record Removal(
            @Option("Kept.") @Strength(Strength.Direction.DECREASING) double keep,
            @Option("How.") Way way) {}

    /** A nested record with a strength. */
    record Way(@Option("Alpha.") @Strength double alpha) {}

    /** A strength whose values cannot be ordered. */
    record Worded(@Option("Much or little.") @Strength String much) {}

    @Test
    void rejectsAStrengthThatIsNotANumber() {
        assertThatThrownBy(() -> OptionsSchema.of(Worded.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the component much of")
                .hasMessageEndingWith("is a @Strength, but it is not a number");
    }

    @Test
    void nestedRecordsHaveTheirOwnSchema() {
        OptionSchema span = OptionsSchema.of(OddOptions.class).options().get(0);

        assertThat(((OptionType.Nested) span.type()).schema().options())
                .extracting(OptionSchema::name)
                .containsExactly("from", "to");
    }

    record Bounds(
            @Option(value = "Below.", max = 0.5) double below,
            @Option(value = "Above.", min = -1e-9, minExcluded = true) double above,
            @Option("Any.") double any) {}

    @Test
    void describesRangesByTheirBounds() {
        assertThat(OptionsSchema.of(Bounds.class).options())
                .extracting(option -> option.range().text())
                .containsExactly("of at most 0.5", "greater than -1E-9", "");
    }

    @Test
    void convertsComponentNamesToKebabCase() {
        assertThat(KebabCase.ofComponent("patchSize")).isEqualTo("patch-size");
        assertThat(KebabCase.ofComponent("overlapWithPoisonedRun"))
                .isEqualTo("overlap-with-poisoned-run");
        assertThat(KebabCase.ofComponent("beta1")).isEqualTo("beta1");
        assertThat(KebabCase.ofConstant(FakeOptions.Location.BOTTOM_RIGHT))
                .isEqualTo("bottom-right");
    }
}
