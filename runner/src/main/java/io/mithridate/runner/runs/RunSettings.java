package io.mithridate.runner.runs;

import io.mithridate.api.backend.PictureCaching;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The settings of a run that are not part of its experiment's file.
 *
 * @param runs the folder that contains the folders of runs
 * @param store the folder of the store
 * @param plugins the folders that are searched for plugins
 * @param jobs the maximum number of stages computed at the same time
 * @param only the selected cells as {@code axis=value}; empty for all
 * @param limit the maximum number of samples used from each split; empty for all
 * @param saveInterval the training time between two saved states; a killed run is resumed from the
 *     last one
 * @param pictures the place where training caches decoded pictures on disk; does not affect results
 * @param failFast whether the first failed stage ends the run
 * @param sameProcessor whether to reject artifacts that were computed or started on another kind of
 *     processor
 * @param executor the executor that computes the stages
 * @param command the command line
 * @param commit the commit that the program was built from, if known
 */
public record RunSettings(
        Path runs,
        Path store,
        List<Path> plugins,
        int jobs,
        List<String> only,
        OptionalInt limit,
        Duration saveInterval,
        PictureCaching pictures,
        boolean failFast,
        boolean sameProcessor,
        ChosenExecutor executor,
        String command,
        Optional<String> commit) {

    public RunSettings {
        plugins = List.copyOf(plugins);
        only = List.copyOf(only);
    }

    /**
     * Returns the settings of the same run with other settings of the computation.
     *
     * @param jobs the maximum number of stages computed at the same time
     * @param executor the executor that computes the stages
     * @param failFast whether the first failed stage ends the run
     * @param sameProcessor whether to reject artifacts that were computed or started on another
     *     kind of processor
     */
    public RunSettings computed(
            int jobs, ChosenExecutor executor, boolean failFast, boolean sameProcessor) {
        return with(jobs, only, limit, failFast, sameProcessor, executor);
    }

    /**
     * Returns the settings of a run that computes every cell on a limited number of samples.
     *
     * @param limit the maximum number of samples used from each split
     */
    public RunSettings trial(int limit) {
        return with(jobs, List.of(), OptionalInt.of(limit), failFast, sameProcessor, executor);
    }

    private RunSettings with(
            int otherJobs,
            List<String> otherOnly,
            OptionalInt otherLimit,
            boolean otherFailFast,
            boolean otherSameProcessor,
            ChosenExecutor otherExecutor) {
        return new RunSettings(
                runs,
                store,
                plugins,
                otherJobs,
                otherOnly,
                otherLimit,
                saveInterval,
                pictures,
                otherFailFast,
                otherSameProcessor,
                otherExecutor,
                command,
                commit);
    }
}
