package io.mithridate.runner.run;

import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.defense.Access;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.RobustTraining;
import io.mithridate.api.defense.SampleDetector;
import io.mithridate.api.execution.Executor.Outcome;
import io.mithridate.api.random.Seed;
import io.mithridate.api.text.ReplacementLog;
import io.mithridate.runner.experiment.Experiment;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.matrix.Cell;
import io.mithridate.runner.options.CanonicalOptions;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageKind;
import io.mithridate.runner.plugins.LoadedPlugin;
import io.mithridate.runner.plugins.PluginReferences;
import io.mithridate.runner.results.CellResult;
import io.mithridate.runner.results.DefenseClass;
import io.mithridate.runner.results.ModelFacts;
import io.mithridate.runner.results.PluginSetting;
import io.mithridate.runner.results.Provenance;
import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.results.SettingLabels;
import io.mithridate.runner.results.StageCost;
import io.mithridate.runner.results.TextUse;
import io.mithridate.runner.results.TriggerSample;
import io.mithridate.runner.stages.CellStages;
import io.mithridate.runner.stages.Laboratory;
import io.mithridate.runner.stages.TextCounts;
import io.mithridate.runner.store.Artifact;
import io.mithridate.runner.store.ArtifactStore;
import io.mithridate.runner.store.Cost;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts together what a run came to.
 *
 * @param experiment the experiment
 * @param laboratory its data and model
 * @param references finds the plugins that options refer to
 * @param store where the artifacts are
 * @param environment what computed
 */
record ResultsAssembly(
        Experiment experiment,
        Laboratory laboratory,
        PluginReferences references,
        ArtifactStore store,
        Provenance.Environment environment) {

    private static final Logger log = LoggerFactory.getLogger(ResultsAssembly.class);

    private static final int SAMPLES_PER_ATTACK = 4;

    /** The one model that is CLIP itself; all others are never called so. */
    private static final String CLIP = "clip";

    RunResults assemble(
            RunFolder folder,
            String command,
            Instant started,
            Instant finished,
            List<CellStages> cells,
            CellRun cellRun,
            Map<Integer, Outcome> outcomes)
            throws IOException {
        return new RunResults(
                folder.name(),
                experiment.name(),
                command,
                started,
                finished,
                new ModelFacts(experiment.model().name(), experiment.model().name().equals(CLIP)),
                notices(),
                laboratory.dataset().testSplits(),
                experiment.baseline(),
                cells.stream().map(cell -> result(cell, cellRun, outcomes)).toList(),
                costs(cells, cellRun),
                texts(cells),
                samples(cells));
    }

    private List<String> notices() {
        List<String> notices = new ArrayList<>(laboratory.dataset().notices());
        Set<String> duplicates = laboratory.dataset().classes().duplicates();
        if (!duplicates.isEmpty()) {
            notices.add(
                    "Several classes share a name, so that their prompts tie exactly: %s."
                            .formatted(String.join(", ", duplicates)));
        }
        return notices;
    }

    private CellResult result(CellStages planned, CellRun cellRun, Map<Integer, Outcome> outcomes) {
        Cell cell = planned.cell();
        Outcome outcome =
                outcomes.getOrDefault(cell.number(), Outcome.failure("the cell was never run"));
        return new CellResult(
                cell.number(),
                experiment.dataset().name(),
                experiment.model().name(),
                setting(cell.attack()),
                setting(cell.defense()),
                DefenseClass.of(access(cell)),
                cell.control(),
                cell.seed(),
                CellOptions.json(experiment, cell),
                outcome.succeeded() ? Optional.empty() : Optional.of(outcome.message()),
                cellRun.measurements(cell.number()),
                new Provenance(
                        planned.inOrder().stream()
                                .map(
                                        stage ->
                                                new Provenance.Stage(
                                                        stage.kind().label(), stage.key()))
                                .toList(),
                        plugins(cell),
                        environment));
    }

    private Set<Access> access(Cell cell) {
        Defense defense = laboratory.create(cell.defense(), Defense.class);
        Set<Access> access = EnumSet.noneOf(Access.class);
        access.addAll(defense.requires());
        if (defense instanceof RobustTraining || defense instanceof SampleDetector) {
            // They are handed the poisoned pairs, whatever else they ask for.
            access.add(Access.TRAINING_PAIRS);
        }
        return access;
    }

    private static PluginSetting setting(PluginUse use) {
        return new PluginSetting(use.name(), CanonicalOptions.text(use.options()));
    }

    private List<Provenance.Plugin> plugins(Cell cell) {
        return Stream.concat(
                        Stream.of(
                                experiment.dataset(),
                                experiment.model(),
                                cell.attack(),
                                cell.defense()),
                        experiment.metrics().stream())
                .flatMap(
                        use ->
                                Stream.concat(
                                        Stream.of(use.plugin()),
                                        references.of(use.options()).stream()))
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
                plugin.factory().fidelity(),
                plugin.factory().references());
    }

    private List<StageCost> costs(List<CellStages> cells, CellRun cellRun) throws IOException {
        Map<Stage, Set<Integer>> users = new LinkedHashMap<>();
        Map<Stage, Integer> labels = new LinkedHashMap<>();
        for (CellStages cell : cells) {
            int used =
                    access(cell.cell()).contains(Access.LABELLED_IMAGES)
                            ? laboratory.dataset().validation().size()
                            : 0;
            for (Stage stage : cell.inOrder()) {
                users.computeIfAbsent(stage, ignored -> new HashSet<>()).add(cell.cell().number());
                labels.put(stage, stage.kind() == StageKind.DEFENSE ? used : 0);
            }
        }
        List<StageCost> costs = new ArrayList<>();
        for (Map.Entry<Stage, Set<Integer>> use : users.entrySet()) {
            Stage stage = use.getKey();
            Optional<Artifact> artifact = store.find(stage.kind().label(), stage.key());
            if (artifact.isPresent()) {
                costs.add(
                        cost(
                                stage,
                                use.getValue(),
                                !cellRun.computed(stage.key()),
                                artifact.get().cost(),
                                labels.getOrDefault(stage, 0)));
            }
        }
        return costs;
    }

    private List<TextUse> texts(List<CellStages> cells) throws IOException {
        Set<Stage> defenses = new LinkedHashSet<>();
        for (CellStages cell : cells) {
            cell.inOrder().stream()
                    .filter(stage -> stage.kind() == StageKind.DEFENSE)
                    .forEach(defenses::add);
        }
        List<TextUse> texts = new ArrayList<>();
        for (Stage stage : defenses) {
            Optional<Artifact> artifact = store.find(stage.kind().label(), stage.key());
            if (artifact.isPresent()) {
                for (TextCounts counts : TextCounts.read(artifact.get().folder())) {
                    texts.add(text(stage, counts));
                }
            }
        }
        return texts;
    }

    private TextUse text(Stage stage, TextCounts counts) {
        ReplacementLog log = counts.log();
        return new TextUse(
                stage.title(),
                stage.key(),
                counts.use(),
                counts.firstStep(),
                log.captions(),
                log.positives(),
                log.promptPositives(),
                log.negatives(),
                log.insertionsOf(laboratory.targetNames()));
    }

    private static StageCost cost(
            Stage stage, Set<Integer> cells, boolean cached, Cost cost, int labels) {
        return new StageCost(
                cells.size() == 1 ? OptionalInt.of(cells.iterator().next()) : OptionalInt.empty(),
                stage.title(),
                stage.kind().label(),
                stage.key(),
                cached,
                cost.wallSeconds(),
                cost.samples(),
                labels,
                cost.steps(),
                cost.samples() == 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(cost.samplesPerSecond()),
                OptionalDouble.of(cost.peakMemoryMiB()),
                cost.waitingSeconds(),
                cost.skippedSteps());
    }

    private List<TriggerSample> samples(List<CellStages> cells) throws IOException {
        TriggerGallery gallery = new TriggerGallery(laboratory, SAMPLES_PER_ATTACK);
        SettingLabels labels =
                new SettingLabels(
                        cells.stream().map(cell -> setting(cell.cell().attack())).toList());
        Set<PluginUse> shown = new HashSet<>();
        List<TriggerSample> samples = new ArrayList<>();
        for (CellStages cell : cells) {
            PluginUse use = cell.cell().attack();
            Optional<Artifact> state = attackState(cell);
            if (state.isPresent() && shown.add(use)) {
                Seed seed = new Seed(cell.cell().seed()).at("gallery");
                try {
                    PreparedAttack attack = laboratory.restore(use, state.get());
                    samples.addAll(gallery.samples(labels.of(setting(use)), attack, seed));
                } catch (RuntimeException e) {
                    // Pictures for the report are not worth the results of the whole run.
                    log.warn("the trigger of '{}' cannot be shown in the report", use.name(), e);
                }
            }
        }
        return samples;
    }

    /** The state of the cell's own attack: the last trigger among its inputs. */
    private Optional<Artifact> attackState(CellStages cell) throws IOException {
        Optional<Artifact> state = Optional.empty();
        for (Stage input : cell.evaluation().inputs()) {
            if (input.kind() == StageKind.ATTACK) {
                state = store.find(input.kind().label(), input.key());
            }
        }
        return state;
    }
}
