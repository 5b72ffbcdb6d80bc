package io.mithridate.runner.assembly;

import io.mithridate.api.attack.PoisoningForm;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.plugin.KebabCase;
import io.mithridate.config.OptionTree;
import io.mithridate.results.CellResult;
import io.mithridate.results.DefenseClass;
import io.mithridate.results.Failure;
import io.mithridate.results.FidelityStatement;
import io.mithridate.results.MeasuredTrigger;
import io.mithridate.results.PoisonUse;
import io.mithridate.results.Provenance;
import io.mithridate.results.RunResults;
import io.mithridate.results.RunResults.Model;
import io.mithridate.results.Samples;
import io.mithridate.results.Samples.TriggerSample;
import io.mithridate.runner.experiment.Cell;
import io.mithridate.runner.experiment.DefenseData;
import io.mithridate.runner.experiment.Experiment;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.experiment.Poisoning;
import io.mithridate.runner.experiment.Scenario;
import io.mithridate.runner.experiment.ScenarioLabels;
import io.mithridate.runner.experiment.StrengthLists;
import io.mithridate.runner.guard.GuardedAttack;
import io.mithridate.runner.options.PluginReferences;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plugins.LoadedPlugin;
import io.mithridate.runner.poisoning.PoisonManifest;
import io.mithridate.runner.runs.RunFolder;
import io.mithridate.runner.stages.AllScenarioResources;
import io.mithridate.runner.stages.CellStages;
import io.mithridate.runner.stages.ScenarioResources;
import io.mithridate.store.Artifact;
import io.mithridate.store.ArtifactStore;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Assembles the results of a run from the content of the store.
 *
 * @param experiment the experiment
 * @param allResources the data and models of the experiment
 * @param references finds the plugins that options refer to
 * @param store the store of artifacts
 * @param environment the device and threads used
 */
public record ResultsAssembly(
        Experiment experiment,
        AllScenarioResources allResources,
        PluginReferences references,
        ArtifactStore store,
        Provenance.Environment environment) {

    private static final int SAMPLES_PER_ATTACK = 4;

    /** The name of the only model that is CLIP itself, with published weights. */
    private static final String CLIP = "clip";

    /**
     * Returns the results of a run.
     *
     * @param settings the resolved experiment, as YAML
     * @param trainingNotices the notices from training
     * @param computed returns whether this run computed the stage with the given key, rather than
     *     finding it in the store
     * @param failures returns the reason why a cell has no results
     */
    public RunResults assemble(
            RunFolder folder,
            String command,
            String settings,
            Instant started,
            Instant finished,
            List<CellStages> cells,
            List<String> trainingNotices,
            Predicate<String> computed,
            Function<CellStages, Failure> failures)
            throws IOException {
        ScenarioLabels labels = ScenarioLabels.of(experiment);
        Map<PluginUse, Defense> built = new HashMap<>();
        Function<PluginUse, Defense> defenses =
                asked ->
                        built.computeIfAbsent(
                                asked, use -> allResources.create(use, Defense.class));
        List<CellResult> results = new ArrayList<>();
        for (CellStages cell : cells) {
            Defense defense = defenses.apply(cell.cell().defense());
            results.add(result(cell, labels, defense, failures));
        }
        StoredStages stored = new StoredStages(store, allResources, computed);
        List<StoredStages.AugmentingStage> augmenting = stored.augmentingStages(cells);
        ProcessorKinds kinds = ProcessorKinds.of(CellStages.byKey(cells).values(), store);
        List<Scenario> scenarios =
                cells.stream().map(planned -> planned.cell().scenario()).distinct().toList();
        List<ScenarioResources> used = allResources.of(scenarios);
        List<TriggerSample> triggers =
                new TriggerSamples(allResources, labels, store, SAMPLES_PER_ATTACK).of(cells);
        return new RunResults(
                folder.name(),
                experiment.name(),
                command,
                settings,
                started,
                finished,
                model(scenarios),
                Stream.of(
                                used.stream().flatMap(ResultsAssembly::notices).distinct(),
                                givenVictimNotice(scenarios),
                                overlapNotice(scenarios),
                                kinds.notice().stream(),
                                StrengthLists.unlisted(
                                        experiment, use -> defenses.apply(use).defends())
                                        .stream(),
                                trainingNotices.stream())
                        .flatMap(notices -> notices)
                        .toList(),
                used.stream()
                        .flatMap(l -> l.evaluation().testSplits().stream())
                        .distinct()
                        .toList(),
                experiment.metrics().stream()
                        .map(metric -> allResources.create(metric, Metric.class))
                        .flatMap(metric -> metric.quantities().stream())
                        .distinct()
                        .toList(),
                experiment.baseline(),
                experiment.contrasts(),
                experiment.budgets(),
                experiment.strengthLists(),
                results,
                stored.costs(cells),
                StoredStages.textUses(augmenting),
                stored.epochs(cells),
                MeasuredTrigger.of(triggers),
                new Samples(
                        triggers,
                        new ModelSamples(allResources, store, experiment.strengthLists())
                                .of(cells, results),
                        StoredStages.captionSamples(augmenting)));
    }

    /** Returns the result of a cell, which succeeded if all of its measurements are stored. */
    private CellResult result(
            CellStages planned,
            ScenarioLabels labels,
            Defense defense,
            Function<CellStages, Failure> failures)
            throws IOException {
        Cell cell = planned.cell();
        Optional<List<Measurement>> measurements = DistinctMeasurements.of(planned, store);
        Optional<Failure> conflict =
                measurements.flatMap(DistinctMeasurements::conflict).map(Failure::of);
        return new CellResult(
                cell.number(),
                cell.title(),
                cell.coordinates().with(OptionTree.of(experiment.compute()).places("compute")),
                labels.of(cell.coordinates().scenario()),
                DefenseClass.of(defense.access()),
                defense.defends(),
                poisonUse(planned),
                measurements.isPresent() ? conflict : Optional.of(failures.apply(planned)),
                conflict.isPresent() ? List.of() : measurements.orElse(List.of()),
                new Provenance(stages(planned), plugins(cell), environment));
    }

    /**
     * Returns how the victim's training used poison; empty for a control, or if nothing is stored.
     */
    private Optional<PoisonUse> poisonUse(CellStages planned) throws IOException {
        Cell cell = planned.cell();
        if (cell.control()) {
            return Optional.empty();
        }
        Optional<Artifact> artifact = planned.poison(store);
        return artifact.isPresent()
                ? poisonUse(cell, PoisonManifest.read(artifact.get().folder()))
                : Optional.empty();
    }

    /**
     * Returns how training used the poison that a manifest lists; empty if no pair was poisoned,
     * even if clean pairs were copied.
     */
    private Optional<PoisonUse> poisonUse(Cell cell, PoisonManifest manifest) {
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
            Optional<Artifact> artifact = stage.describedIn(store, Set.of());
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
                .map(ResultsAssembly::plugin)
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

    public static Model model(List<Scenario> scenarios) {
        List<String> names =
                scenarios.stream().map(scenario -> scenario.model().name()).distinct().toList();
        return new Model(
                String.join(", ", names),
                names.equals(List.of(CLIP))
                        && scenarios.stream().allMatch(scenario -> scenario.base().isEmpty()));
    }

    /** Returns a notice that a given victim is the same for all seeds. */
    private static Stream<String> givenVictimNotice(List<Scenario> scenarios) {
        List<String> files =
                scenarios.stream()
                        .flatMap(scenario -> scenario.given().stream())
                        .map(given -> given.weights().getFileName().toString())
                        .distinct()
                        .toList();
        return files.isEmpty()
                ? Stream.empty()
                : Stream.of(
                        "The victim comes from a file (%s): seeds vary what the defender has and does, not the victim, and there is no control that was trained in the same way."
                                .formatted(String.join(", ", files)));
    }

    /**
     * Returns a notice if the defender's pairs were also used to train the suspect, which is a
     * different threat model.
     */
    private static Stream<String> overlapNotice(List<Scenario> scenarios) {
        List<DefenseData> defenders = scenarios.stream().map(Scenario::defenseData).toList();
        if (defenders.stream().anyMatch(DefenseData::overlapWithPoisonedRun)) {
            return Stream.of(
                    "The defender's clean pairs were drawn from the pairs of the poisoned run"
                            + " (defense-data.overlap-with-poisoned-run).");
        }
        return defenders.stream().anyMatch(DefenseData::overlapWithBase)
                ? Stream.of(
                        "The base model was trained on the defender's clean pairs as well"
                                + " (defense-data.overlap-with-base).")
                : Stream.empty();
    }

    private static Stream<String> notices(ScenarioResources resources) {
        List<String> notices = new ArrayList<>(resources.notices());
        Set<String> duplicates = resources.evaluation().classes().duplicates();
        if (!duplicates.isEmpty()) {
            notices.add(
                    "Several classes share a name, so that their prompts tie exactly: %s."
                            .formatted(String.join(", ", duplicates)));
        }
        return notices.stream();
    }
}
