package io.mithridate.runner.runs;

import io.mithridate.runner.experiment.CommandLinePlugins;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginKind;
import io.mithridate.runner.yaml.Complaint;
import io.mithridate.runner.yaml.InvalidConfigurationException;
import io.mithridate.runner.yaml.Place;
import java.util.List;

/**
 * The executor that the command line names. Its options are in no key.
 *
 * @param name its name
 * @param options its options as {@code key=value}, the value in YAML
 */
public record ChosenExecutor(String name, List<String> options) {

    /** The executor that computes stages if none is given. */
    public static final ChosenExecutor LOCAL = new ChosenExecutor("local", List.of());

    public ChosenExecutor {
        options = List.copyOf(options);
    }

    /**
     * The executor among the plugins that there are.
     *
     * @throws InvalidConfigurationException if there is none of the name, or anything is wrong with
     *     an option
     */
    public PluginUse in(PluginCatalog catalog) throws InvalidConfigurationException {
        try {
            return CommandLinePlugins.use(catalog, PluginKind.EXECUTOR, name, options);
        } catch (InvalidConfigurationException e) {
            throw new InvalidConfigurationException(
                    e.complaints().stream().map(this::withOrder).toList());
        }
    }

    /** Tells a user who meant to override the experiment where overrides belong. */
    private Complaint withOrder(Complaint complaint) {
        return complaint.place() instanceof Place.OnCommandLine given
                        && options.contains(given.argument())
                ? new Complaint(
                        complaint.place(),
                        complaint.message()
                                + "; overrides of the experiment stand before --executor")
                : complaint;
    }
}
