package io.mithridate.runner.run;

import io.mithridate.api.metric.Measurement;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageKind;
import io.mithridate.runner.runs.ChangedRunException;
import io.mithridate.runner.runs.PlanFile.PlannedStage;
import io.mithridate.runner.runs.RunFolder;
import io.mithridate.runner.runs.UnusableFolderException;
import io.mithridate.runner.stages.CellStages;
import io.mithridate.runner.stages.measurement.MeasurementFiles;
import io.mithridate.store.Artifact;
import io.mithridate.store.ArtifactStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A cell of a run started by another process, as recorded in the run's folder.
 *
 * @param run the folder of the run
 * @param number the number of the cell
 * @param title the title of the cell shown to users
 * @param stages the planned stages by their keys, inputs before the stages that use them
 */
public record RecordedCell(
        RunFolder run, int number, String title, Map<String, PlannedStage> stages) {

    /**
     * Returns the key of the last stage of a kind. This key depends on the earlier stages of the
     * kind.
     *
     * @throws UnusableFolderException if the cell has no stage of this kind
     */
    public String key(StageKind kind) throws UnusableFolderException {
        return stages.entrySet().stream()
                .filter(stage -> stage.getValue().kind().equals(kind.label()))
                .map(Map.Entry::getKey)
                .reduce((earlier, later) -> later)
                .orElseThrow(
                        () ->
                                new UnusableFolderException(
                                        "cell %d, %s, has no stage '%s'"
                                                .formatted(number, title, kind.label())));
    }

    /**
     * Returns the measurements that the run recorded.
     *
     * @throws UnusableFolderException if there are none
     */
    public List<Measurement> numbers() throws IOException, UnusableFolderException {
        Optional<Path> file = run.metrics(number);
        if (file.isPresent()) {
            return MeasurementFiles.readFile(file.get());
        }
        throw new UnusableFolderException(
                "cell %d, %s, of the run %s has no numbers to compare with"
                        .formatted(number, title, run.path()));
    }

    /**
     * Returns the cell in a current plan.
     *
     * @throws ChangedRunException if the plan does not contain the cell
     */
    public CellStages in(PlannedExperiment planned) throws ChangedRunException {
        return planned.cells().stream()
                .filter(cell -> cell.cell().number() == number)
                .filter(cell -> cell.cell().title().equals(title))
                .findFirst()
                .orElseThrow(
                        () ->
                                new ChangedRunException(
                                        "the experiment has no cell %d, %s, any more"
                                                .formatted(number, title)));
    }

    /**
     * Returns the cell in a current plan and checks that its stages are unchanged.
     *
     * @throws ChangedRunException if the plan does not contain the cell, or the key of one of its
     *     stages has changed
     */
    public CellStages unchanged(PlannedExperiment planned) throws ChangedRunException {
        CellStages cell = in(planned);
        List<String> changes = changes(cell);
        if (!changes.isEmpty()) {
            throw new ChangedRunException(
                    "%s; start the experiment again with 'run', which computes what changed"
                            .formatted(changes.get(0)));
        }
        return cell;
    }

    /**
     * Returns the changes since the run started, with a sentence for each stage whose key has
     * changed.
     */
    public List<String> changes(CellStages current) {
        List<Stage> planned = current.inOrder();
        List<String> keys = planned.stream().map(Stage::key).toList();
        return stages.entrySet().stream()
                .filter(stage -> !keys.contains(stage.getKey()))
                .map(stage -> stage.getValue().changeTo(planned))
                .toList();
    }

    /** Returns the kinds of processors that computed the stored artifacts of the cell. */
    public SortedSet<String> processors(ArtifactStore store) throws IOException {
        SortedSet<String> kinds = new TreeSet<>();
        for (Map.Entry<String, PlannedStage> stage : new TreeMap<>(stages).entrySet()) {
            Optional<Artifact> artifact =
                    store.described(stage.getValue().kind(), stage.getKey(), Set.of());
            artifact.ifPresent(found -> kinds.addAll(found.maker().kinds()));
        }
        return kinds;
    }
}
