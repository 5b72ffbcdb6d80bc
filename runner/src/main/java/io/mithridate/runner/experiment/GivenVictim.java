package io.mithridate.runner.experiment;

import io.mithridate.api.defense.Defense;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.runner.experiment.Poisoning.MappingKind;
import java.nio.file.Path;
import java.util.Optional;

/** A victim that was trained elsewhere and is read from a file; nothing is poisoned. */
public record GivenVictim(
        @Option(
                        "A file with the weights of a victim that was trained elsewhere, of any"
                                + " kind that the model reads; the attack says which trigger it"
                                + " carries.")
                Path weights,
        @Option(
                        "The folder with the trigger that the victim carries, as 'mithridate path"
                                + " RUN_DIR --cell N --stage attack' prints it. Left out where the"
                                + " attack's own options give it, such as 'picture'.")
                Optional<Path> trigger,
        @Option("Name of the class that triggered pictures are classified as.")
                Optional<String> target,
        @Option(
                        value =
                                "Which class is tied to which: all-to-one (every class to the"
                                    + " target), one-to-one ('source' to the target), all-to-all"
                                    + " (each class to the next).",
                        defaultValue = "all-to-one")
                MappingKind mapping,
        @Option("Name of the class whose pictures are triggered, with mapping one-to-one.")
                Optional<String> source)
        implements VictimOrigin {

    /** The option that distinguishes a given victim from one that is trained. */
    public static final String WEIGHTS = "weights";

    public GivenVictim {
        VictimOrigin.requireClasses(mapping, target, source);
    }

    @Override
    public Optional<PluginRef<Defense>> trainedBy() {
        return Optional.empty();
    }
}
