package io.mithridate.runner.check;

import io.mithridate.api.attack.Mapping;
import io.mithridate.api.data.Classes;
import io.mithridate.runner.experiment.ExperimentFile;
import io.mithridate.runner.experiment.Poisoning;
import io.mithridate.runner.experiment.Scenario;
import io.mithridate.runner.experiment.ScenarioPart;
import io.mithridate.runner.experiment.VictimOrigin;
import io.mithridate.runner.options.NearestName;
import io.mithridate.runner.yaml.Complaints;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Finds the classes that an experiment names in {@code poisoning}.
 *
 * @param file the experiment, for the places of complaints
 * @param complaints where it is said that a name is not a class
 */
record TargetNames(ExperimentFile file, Complaints complaints) {

    /** Which class is tied to which; empty after a complaint about a name. */
    Optional<Mapping> mapping(Classes classes, Scenario scenario) {
        VictimOrigin victims = scenario.victims();
        if (victims.mapping() == Poisoning.MappingKind.ALL_TO_ALL) {
            return Optional.of(new Mapping.AllToAll(classes.size()));
        }
        OptionalInt target = classIndex("target", victims.target(), classes, scenario);
        if (victims.mapping() == Poisoning.MappingKind.ALL_TO_ONE) {
            return target.isPresent()
                    ? Optional.of(new Mapping.AllToOne(target.getAsInt()))
                    : Optional.empty();
        }
        OptionalInt source = classIndex("source", victims.source(), classes, scenario);
        if (target.isEmpty() || source.isEmpty()) {
            return Optional.empty();
        }
        if (target.getAsInt() == source.getAsInt()) {
            complaints.add(
                    file.place(ScenarioPart.POISONING, scenario, "source"),
                    "source and target are the same class; name two");
            return Optional.empty();
        }
        return Optional.of(new Mapping.OneToOne(source.getAsInt(), target.getAsInt()));
    }

    private OptionalInt classIndex(
            String option, Optional<String> name, Classes classes, Scenario scenario) {
        OptionalInt index = classes.indexOf(name.orElseThrow());
        if (index.isEmpty()) {
            complaints.add(
                    file.place(ScenarioPart.POISONING, scenario, option),
                    "the %s '%s' is not a class of %s; %s"
                            .formatted(
                                    option,
                                    name.get(),
                                    scenario.dataset().test().name(),
                                    NearestName.advice(name.get(), classes.names())));
        }
        return index;
    }
}
