package io.mithridate.runner.assembly;

import io.mithridate.api.attack.PoisoningForm;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.plugin.KebabCase;
import io.mithridate.runner.experiment.Cell;
import io.mithridate.runner.experiment.Experiment;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.experiment.Poisoning;
import io.mithridate.runner.experiment.ScenarioLabels;
import io.mithridate.runner.guard.GuardedAttack;
import io.mithridate.runner.options.OptionTree;
import io.mithridate.runner.options.PluginReferences;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plugins.FidelityStatement;
import io.mithridate.runner.plugins.LoadedPlugin;
import io.mithridate.runner.poisoning.PoisonManifest;
import io.mithridate.runner.poisoning.PoisonManifestFile;
import io.mithridate.runner.results.CellResult;
import io.mithridate.runner.results.DefenseClass;
import io.mithridate.runner.results.Failure;
import io.mithridate.runner.results.PoisonUse;
import io.mithridate.runner.results.Provenance;
import io.mithridate.runner.stages.AllScenarioResources;
import io.mithridate.runner.stages.CellStages;
import io.mithridate.runner.store.Artifact;
import io.mithridate.runner.store.ArtifactStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads the results of cells from the store. A cell succeeded if all of its measurements are
 * stored.
 *
 * @param experiment the experiment
 * @param scenarios labels its scenarios
 * @param references finds the plugins that options refer to
 * @param allResources creates attacks, which determine parts of their poison's form
 * @param defenses creates defenses, which declare their access and whether they only detect
 * @param store the store of artifacts
 * @param environment the device and threads used
 * @param failures returns the reason why a cell has no results
 */
public record CellResults(
        Experiment experiment,
        ScenarioLabels scenarios,
        PluginReferences references,
        AllScenarioResources allResources,
        Function<PluginUse, Defense> defenses,
        ArtifactStore store,
        Provenance.Environment environment,
        Function<CellStages, Failure> failures) {

    CellResult of(CellStages planned) throws IOException {
        Cell cell = planned.cell();
        Optional<List<Measurement>> measurements = DistinctMeasurements.of(planned, store);
        Optional<Failure> conflict =
                measurements.flatMap(DistinctMeasurements::conflict).map(Failure::of);
        Defense defense = defenses.apply(cell.defense());
        return new CellResult(
                cell.number(),
                cell.title(),
                cell.coordinates().with(OptionTree.of(experiment.compute()).places("compute")),
                scenarios.of(cell.coordinates().scenario()),
                DefenseClass.of(defense.access()),
                defense.defends(),
                poison(planned),
                measurements.isPresent() ? conflict : Optional.of(failures.apply(planned)),
                conflict.isPresent() ? List.of() : measurements.orElse(List.of()),
                new Provenance(stages(planned), plugins(cell), environment));
    }

    /** Returns the stored use of poison in the victim's training; empty for a control. */
    private Optional<PoisonUse> poison(CellStages planned) throws IOException {
        Cell cell = planned.cell();
        if (cell.control()) {
            return Optional.empty();
        }
        Optional<Artifact> artifact = planned.poison(store);
        return artifact.isPresent()
                ? poison(cell, PoisonManifestFile.read(artifact.get().folder()))
                : Optional.empty();
    }

    /**
     * Returns the use of poison in a manifest; empty if no pair was poisoned, even if clean pairs
     * were copied.
     */
    private Optional<PoisonUse> poison(Cell cell, PoisonManifest manifest) {
        int poisoned = manifest.poison().size();
        if (poisoned == 0) {
            return Optional.empty();
        }
        GuardedAttack attack = allResources.create(cell.attack(), GuardedAttack.class);
        Poisoning poisoning = cell.scenario().poisoning();
        PoisoningForm form = attack.form(poisoning.form());
        return Optional.of(
                new PoisonUse(
                        KebabCase.ofConstant(form.selection()),
                        KebabCase.ofConstant(form.captions())
                                + poisoning
                                        .spreadBy(form)
                                        .map(augmenter -> " spread by " + augmenter.name())
                                        .orElse(""),
                        KebabCase.ofConstant(form.mode()),
                        poisoned,
                        manifest.pairs().size() - poisoned,
                        form.mode() == PoisoningForm.Mode.ADD ? manifest.pairs().size() : 0,
                        manifest.differentCaptions(),
                        attack.successMetric()));
    }

    private List<Provenance.Stage> stages(CellStages planned) throws IOException {
        List<Provenance.Stage> stages = new ArrayList<>();
        for (Stage stage : planned.inOrder()) {
            Optional<Artifact> artifact =
                    store.described(stage.kind().label(), stage.key(), Set.of());
            stages.add(
                    new Provenance.Stage(
                            stage.kind().label(),
                            stage.key(),
                            artifact.map(it -> new Provenance.Made(it.maker(), it.created()))));
        }
        return stages;
    }

    private List<Provenance.Plugin> plugins(Cell cell) {
        return Stream.concat(cell.plugins().stream(), experiment.metrics().stream())
                .flatMap(use -> references.with(use.plugin(), use.options()))
                .distinct()
                .map(CellResults::plugin)
                .toList();
    }

    private static Provenance.Plugin plugin(LoadedPlugin plugin) {
        return new Provenance.Plugin(
                plugin.kind().singular(),
                plugin.name(),
                plugin.origin().version(),
                plugin.origin().digest(),
                FidelityStatement.of(plugin.about().fidelity(), plugin.about().references()),
                plugin.about().references());
    }
}
