package io.mithridate.runner.options;

import io.mithridate.api.defense.Purifier;
import io.mithridate.api.defense.RobustTraining;
import io.mithridate.api.defense.SampleFilter;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.Option.Strength;
import io.mithridate.runner.plugins.LoadedPlugin;
import io.mithridate.runner.plugins.PluginKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Options common to all defenses that return a model, in addition to their own.
 *
 * @param along the weight of the defended model when its weights are interpolated with the victim's
 *     (0 is the victim), as WiSE-FT does for fine-tuning (Wortsman et al., 2021)
 * @param repeat the number of the training run; each number uses different randomness
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
                                "The number of the training run: another one has other randomness,"
                                        + " all else being equal.",
                        defaultValue = "1",
                        min = 1)
                int repeat) {

    /** The name of the option {@code along}. */
    public static final String ALONG = "along";

    /** The name of the option {@code repeat}. */
    public static final String REPEAT = "repeat";

    /** The names of all options. */
    public static final List<String> NAMES = List.of(ALONG, REPEAT);

    private static final String NO_DEFENSE = "none";

    /**
     * Returns the schema of all options that an experiment may set for a plugin: the plugin's own
     * options and, if it is a defense that returns a model, the options of this class.
     *
     * @throws IllegalArgumentException as {@link OptionsSchema#of} does
     */
    public static OptionsSchema schema(LoadedPlugin plugin) {
        OptionsSchema own = OptionsSchema.of(plugin.about().options());
        if (!areOptionsOf(plugin)) {
            return own;
        }
        List<OptionsSchema.Member> members = new ArrayList<>(own.members());
        members.add(new OptionsSchema.Inline(OptionsSchema.of(ModelOptions.class)));
        return new OptionsSchema(own.type(), members);
    }

    /** Returns whether a plugin is a defense that may return a new model. */
    public static boolean areOptionsOf(LoadedPlugin plugin) {
        return plugin.kind() == PluginKind.DEFENSE
                && !plugin.name().equals(NO_DEFENSE)
                && Stream.of(Purifier.class, RobustTraining.class, SampleFilter.class)
                        .anyMatch(kind -> kind.isAssignableFrom(plugin.about().type()));
    }
}
