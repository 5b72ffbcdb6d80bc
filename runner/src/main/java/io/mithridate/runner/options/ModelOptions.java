package io.mithridate.runner.options;

import io.mithridate.api.defense.Purifier;
import io.mithridate.api.defense.RobustTraining;
import io.mithridate.api.defense.SampleFilter;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.Strength;
import io.mithridate.runner.plugins.LoadedPlugin;
import io.mithridate.runner.plugins.PluginKind;
import java.util.List;
import java.util.stream.Stream;

/**
 * The options that every defense has which gives back a model, beside its own.
 *
 * @param along the share of the way from the victim, with which the model is mixed as WiSE-FT does
 *     for fine-tuning (Wortsman et al., 2021)
 * @param repeat the number of the training: another one has other randomness
 */
public record ModelOptions(
        @Option(
                        value =
                                "The share of the way from the victim's weights, 0, to the defended"
                                        + " model's, 1; a larger one goes beyond. The defense is"
                                        + " trained once for all shares.",
                        defaultValue = "1",
                        min = 0,
                        max = 10)
                @Strength
                double along,
        @Option(
                        value =
                                "The number of the training: another one has other randomness, all"
                                        + " else being equal.",
                        defaultValue = "1",
                        min = 1)
                int repeat) {

    /** The name of the share. */
    public static final String ALONG = "along";

    /** The name of the number of the training. */
    public static final String REPEAT = "repeat";

    /** The names of all. */
    public static final List<String> NAMES = List.of(ALONG, REPEAT);

    private static final String NO_DEFENSE = "none";

    /**
     * The schema of what an experiment may say of a plugin: its own options, and these where the
     * plugin is a defense that gives back a model.
     *
     * @throws IllegalArgumentException as {@link OptionsSchema#of} does
     */
    public static OptionsSchema schema(LoadedPlugin plugin) {
        OptionsSchema own = OptionsSchema.of(plugin.about().options());
        return areOptionsOf(plugin)
                ? new OptionsSchema(
                        own.type(),
                        Stream.concat(
                                        own.members().stream(),
                                        Stream.of(
                                                new OptionsSchema.Inline(
                                                        OptionsSchema.of(ModelOptions.class))))
                                .toList())
                : own;
    }

    /** Returns whether a plugin is a defense that may give back a model of its own. */
    public static boolean areOptionsOf(LoadedPlugin plugin) {
        return plugin.kind() == PluginKind.DEFENSE
                && !plugin.name().equals(NO_DEFENSE)
                && Stream.of(Purifier.class, RobustTraining.class, SampleFilter.class)
                        .anyMatch(kind -> kind.isAssignableFrom(plugin.about().type()));
    }
}
