package io.mithridate.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.Option.Strength;
import io.mithridate.api.plugin.Option.TextOption;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.training.Recipe;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OptionsInspectionTest {

    private enum Shade {
        DARK_BLUE,
        RED
    }

    @TextOption("a colour such as #ff0000")
    record Colour(String code) {
        public static Colour parse(String text) {
            return new Colour(text);
        }
    }

    @TextOption("a colour such as #ff0000")
    private record Unreadable(String code) {}

    private record Fine(
            @Inlined Recipe recipe,
            @Option(value = "A colour.", defaultValue = "#ff0000") Colour colour,
            @Option("Colours.") List<Colour> colours,
            @Option(value = "A shade.", defaultValue = "dark-blue") Shade shade,
            @Option(value = "A share.", defaultValue = "1e-3", min = 0, minExcluded = true)
                    double share,
            @Option("A file.") Optional<Path> file,
            @Option(value = "Numbers.", defaultValue = "[1]") List<Integer> numbers,
            @Option(value = "Shares.", defaultValue = "[0.5]") List<Double> shares,
            @Option(value = "Long ones.", defaultValue = "[1]") List<Long> longs,
            @Option(value = "Truths.", defaultValue = "[true]") List<Boolean> truths,
            @Option(value = "One alone.", defaultValue = "-1") List<Integer> alone,
            @Option(value = "Shades.", defaultValue = "[dark-blue, red]") List<Shade> shades,
            @Option(value = "None.", defaultValue = "[]", min = 1) List<Integer> none,
            @Option(value = "Nothing.", defaultValue = "~", min = 1) Optional<Double> nothing,
            @Option(value = "A million.", defaultValue = "1e6") @Strength int million,
            @Option(value = "Augments.", defaultValue = "counterfactual")
                    PluginRef<TextAugmenter> augmenter) {}

    @Test
    void acceptsOptionsThatCanBeBound() {
        assertThat(OptionsInspection.complaints(Fine.class)).isEmpty();
    }

    private record Broken(
            int bare,
            @Inlined int inlined,
            @Option(" ") String silent,
            @Option(value = "Turned.", min = 3, max = 2) int turned,
            @Option("Unbindable.") BigDecimal unbindable,
            @Option("Unbindable inside.") List<Set<String>> inside,
            @Option(value = "No number.", defaultValue = "many") int noNumber,
            @Option(value = "No whole number.", defaultValue = "1.5") long notWhole,
            @Option(value = "Too small.", defaultValue = "0", min = 1) int tooSmall,
            @Option(value = "Excluded.", defaultValue = "0", min = 0, minExcluded = true)
                    double excluded,
            @Option(value = "Too large.", defaultValue = "2", max = 1) double tooLarge,
            @Option(value = "No truth.", defaultValue = "yes") boolean noTruth,
            @Option(value = "No shade.", defaultValue = "DARK_BLUE") Shade noShade,
            @Option("No text.") Unreadable noText,
            @Option("Within.") Within within,
            @Option("Strong.") @Strength String strong,
            @Option("A number is not a plugin.") PluginRef<Integer> noPlugin,
            @Option(value = "Too long.", defaultValue = "3000000000") int tooLong,
            @Option(value = "Java's.", defaultValue = "1d") double javas,
            @Option(value = "Not a number.", defaultValue = "NaN") double notANumber,
            @Option(value = "Infinite.", defaultValue = "Infinity") double infinite,
            @Option(value = "Too small inside.", defaultValue = "[2, 0]", min = 1)
                    List<Integer> tooSmallInside,
            @Option(value = "Perhaps.", defaultValue = "2", max = 1) Optional<Double> perhaps) {}

    private record Within(int bare) {}

    @Test
    void reportsEveryMistake() {
        assertThat(OptionsInspection.complaints(Broken.class))
                .containsExactly(
                        "Broken.bare carries neither @Option nor @Inlined.",
                        "Broken.inlined is @Inlined but not a record.",
                        "Broken.silent has no description.",
                        "Broken.turned has an empty range: min 3.0 is above max 2.0.",
                        "Broken.unbindable has a type that cannot be bound: java.math.BigDecimal;"
                                + " see @Option for those that can.",
                        "Broken.inside has a type that cannot be bound:"
                                + " java.util.Set<java.lang.String>; see @Option for those that"
                                + " can.",
                        "Broken.noNumber has the default 'many', which is not of type int.",
                        "Broken.notWhole has the default '1.5', which is not of type long.",
                        "Broken.tooSmall has the default 0, which its own range excludes.",
                        "Broken.excluded has the default 0, which its own range excludes.",
                        "Broken.tooLarge has the default 2, which its own range excludes.",
                        "Broken.noTruth has the default 'yes', which is neither true nor false.",
                        "Broken.noShade has the default 'DARK_BLUE', which is not one of"
                                + " [dark-blue, red].",
                        "Broken.noText is written as text, but %s has no method public static"
                                        .formatted(Unreadable.class.getName())
                                + " Unreadable parse(String).",
                        "Within.bare carries neither @Option nor @Inlined.",
                        "Broken.strong is a @Strength, but it is not a number.",
                        "Broken.noPlugin refers to java.lang.Integer, which is not the interface of"
                                + " a kind of plugin.",
                        "Broken.tooLong has the default '3000000000', which is not of type int.",
                        "Broken.javas has the default '1d', which is not of type double.",
                        "Broken.notANumber has the default 'NaN', which is not of type double.",
                        "Broken.infinite has the default 'Infinity', which is not of type double.",
                        "Broken.tooSmallInside has the default 0, which its own range excludes.",
                        "Broken.perhaps has the default 2, which its own range excludes.");
    }

    private record Twice(@Option("Of the record itself.") int batchSize, @Inlined Inside inside) {}

    private record Inside(@Option("Of the inlined record.") int batchSize) {}

    @Test
    void reportsTwoOptionsWithTheSameName() {
        assertThat(OptionsInspection.complaints(Twice.class))
                .containsExactly("Twice has two options called 'batch-size'.");
    }
}
