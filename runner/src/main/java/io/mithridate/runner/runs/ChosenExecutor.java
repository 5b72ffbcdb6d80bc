package io.mithridate.runner.runs;

import io.mithridate.config.Complaint;
import io.mithridate.config.InvalidConfigurationException;
import io.mithridate.config.Place;
import io.mithridate.runner.experiment.ExperimentReader;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginKind;
import java.util.List;

/**
 * The executor named on the command line. Its options are not part of any key.
 *
 * @param name the name of the executor
 * @param options the options as {@code key=value}, with the value in YAML
 */
public record ChosenExecutor(String name, List<String> options) {

    /** The executor that computes stages if none is given. */
    public static final ChosenExecutor LOCAL = new ChosenExecutor("local", List.of());

    public ChosenExecutor {
        options = List.copyOf(options);
    }

    /**
     * Returns the executor plugin with its options.
     *
     * @throws InvalidConfigurationException if there is no executor of this name or an option is
     *     invalid
     */
    public PluginUse in(PluginCatalog catalog) throws InvalidConfigurationException {
        try {
            return new ExperimentReader(catalog).plugin(PluginKind.EXECUTOR, name, options);
        } catch (InvalidConfigurationException e) {
            throw new InvalidConfigurationException(
                    e.complaints().stream().map(this::withOrderAdvice).toList());
        }
    }

    /** Adds advice for users who meant to override a value of the experiment. */
    private Complaint withOrderAdvice(Complaint complaint) {
        return complaint.place() instanceof Place.OnCommandLine given
                        && options.contains(given.argument())
                ? new Complaint(
                        complaint.place(),
                        complaint.message()
                                + "; overrides of the experiment must precede --executor")
                : complaint;
    }
}
