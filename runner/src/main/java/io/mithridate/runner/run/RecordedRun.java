package io.mithridate.runner.run;

import com.fasterxml.jackson.core.JacksonException;
import io.mithridate.config.InvalidConfigurationException;
import io.mithridate.runner.experiment.ExperimentFile;
import io.mithridate.runner.experiment.ExperimentReader;
import io.mithridate.runner.keys.CodeDigests;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.runs.ChangedRunException;
import io.mithridate.runner.runs.ChosenExecutor;
import io.mithridate.runner.runs.PlanFile;
import io.mithridate.runner.runs.PlanFile.PlannedCell;
import io.mithridate.runner.runs.PlanFile.PlannedStage;
import io.mithridate.runner.runs.RunFolder;
import io.mithridate.runner.runs.RunRecord;
import io.mithridate.runner.runs.RunSettings;
import io.mithridate.runner.runs.UnusableFolderException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/**
 * A run started by another process, as recorded in its folder.
 *
 * @param folder the folder of the run
 * @param record the settings and start time of the run
 * @param plan the content of {@code plan.json}
 */
public record RecordedRun(RunFolder folder, RunRecord record, PlanFile plan) {

    /**
     * Opens the folder of a run.
     *
     * @throws UnusableFolderException if it is not the folder of a run, or its files cannot be read
     */
    public static RecordedRun open(Path path) throws UnusableFolderException {
        RunFolder folder = new RunFolder(path.toAbsolutePath().normalize());
        Optional<String> missing = folder.missingFile();
        if (missing.isPresent()) {
            throw new UnusableFolderException(
                    "%s is not the folder of a run: it has no %s".formatted(path, missing.get()));
        }
        try {
            return new RecordedRun(folder, RunRecord.read(folder), PlanFile.read(folder));
        } catch (JacksonException e) {
            throw new UnusableFolderException(
                    "the files of the run %s cannot be read (%s)"
                            .formatted(path, e.getOriginalMessage()),
                    e);
        } catch (IOException e) {
            throw new UnusableFolderException(
                    "the files of the run %s cannot be read (%s)".formatted(path, e), e);
        }
    }

    /** Returns the settings with which the run was started. */
    public RunSettings settings() {
        return record.settings();
    }

    /** Returns the start time of the run. */
    public Instant started() {
        return record.started();
    }

    /** Returns whether all tasks of the run have ended; false for a run that was killed. */
    public boolean finished() {
        return record.finished().isPresent();
    }

    /** Returns the keys of the run's stages. */
    public Set<String> keys() {
        return plan.stages().keySet();
    }

    /**
     * Returns a cell of the run.
     *
     * @param number the number of the cell
     * @throws UnusableFolderException if the cell does not exist
     */
    public RecordedCell cell(int number) throws UnusableFolderException {
        for (PlannedCell planned : plan.cells()) {
            if (planned.cell() == number) {
                Map<String, PlannedStage> stages = new LinkedHashMap<>();
                for (String key : planned.stages()) {
                    PlannedStage stage = plan.stages().get(key);
                    if (stage != null) {
                        stages.put(key, stage);
                    }
                }
                return new RecordedCell(folder, number, planned.title(), stages);
            }
        }
        throw new UnusableFolderException(
                "the run %s has no cell %d; it has %s"
                        .formatted(folder.path(), number, CellNumbers.format(cellNumbers())));
    }

    private int[] cellNumbers() {
        return plan.cells().stream().mapToInt(PlannedCell::cell).sorted().toArray();
    }

    /**
     * Plans the run again to read its results from the store. This machine need not have the device
     * that the run used.
     *
     * @param catalog the plugins in the folders named by {@link #settings()}
     * @throws InvalidConfigurationException if the experiment can no longer be planned, e.g.
     *     because a file with weights is missing
     */
    public PlannedExperiment planToRead(PluginCatalog catalog)
            throws InvalidConfigurationException {
        return PlannedExperiment.plan(
                file(catalog),
                catalog,
                settings(),
                new CodeDigests(catalog),
                System.getenv(),
                false);
    }

    /**
     * Plans the run again to compute stages in this process, regardless of the run's executor.
     *
     * @param catalog the plugins in the folders named by {@link #settings()}
     * @throws InvalidConfigurationException if the experiment can no longer be run
     */
    public PlannedExperiment planHere(PluginCatalog catalog) throws InvalidConfigurationException {
        return plan(catalog, settings().computed(1, ChosenExecutor.LOCAL, false, false));
    }

    /**
     * Plans the run again with other settings.
     *
     * @param catalog the plugins in the folders named by the settings
     * @param settings the settings to use instead of {@link #settings()}
     * @throws InvalidConfigurationException if the experiment can no longer be run
     */
    public PlannedExperiment plan(PluginCatalog catalog, RunSettings settings)
            throws InvalidConfigurationException {
        return PlannedExperiment.plan(file(catalog), catalog, settings);
    }

    private ExperimentFile file(PluginCatalog catalog) throws InvalidConfigurationException {
        return new ExperimentReader(catalog).read(folder.file(RunFolder.RESOLVED), List.of());
    }

    /**
     * Returns the stage with the given key.
     *
     * @throws ChangedRunException if the run has no such stage, or the key of the stage has changed
     */
    public Stage stage(String key, Map<String, Stage> planned) throws ChangedRunException {
        Stage stage = planned.get(key);
        if (stage != null) {
            return stage;
        }
        PlannedStage recorded = plan.stages().get(key);
        if (recorded == null) {
            throw new ChangedRunException(
                    "the run %s has no stage of the key '%s'; its %s lists those that it has"
                            .formatted(folder.path(), key, PlanFile.NAME));
        }
        throw new ChangedRunException(
                "%s; start the experiment again with 'run', which computes what changed"
                        .formatted(recorded.changeTo(planned.values())));
    }

    /**
     * Checks that no stage's key has changed.
     *
     * @throws ChangedRunException if the key of a stage has changed
     */
    public void requireSame(Map<String, Stage> planned) throws ChangedRunException {
        for (String key : keys()) {
            stage(key, planned);
        }
    }

    /** Formats cell numbers, which may have gaps if only a part of a matrix is run. */
    static final class CellNumbers {

        private CellNumbers() {}

        /**
         * Returns the numbers as text, with consecutive numbers combined into ranges, e.g. "cells 0
         * to 3, 7".
         *
         * @param numbers the numbers, in ascending order and without duplicates
         */
        static String format(int... numbers) {
            StringJoiner ranges = new StringJoiner(", ");
            for (int start = 0, next; start < numbers.length; start = next) {
                next = start + 1;
                while (next < numbers.length && numbers[next] == numbers[next - 1] + 1) {
                    next++;
                }
                ranges.add(
                        next - start == 1
                                ? Integer.toString(numbers[start])
                                : numbers[start] + " to " + numbers[next - 1]);
            }
            return switch (numbers.length) {
                case 0 -> "no cells";
                case 1 -> "cell " + ranges;
                default -> "cells " + ranges;
            };
        }
    }
}
