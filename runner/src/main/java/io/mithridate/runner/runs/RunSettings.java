package io.mithridate.runner.runs;

import io.mithridate.api.backend.PictureCaching;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The settings of a run, beside what its experiment's file says.
 *
 * @param runs the folder of run folders
 * @param store the folder of the store
 * @param plugins the folders in which plugins were looked for
 * @param jobs how many stages are computed at a time
 * @param only which cells: {@code axis=value}; empty for all
 * @param limit how many samples of each split are used; empty for all
 * @param saveInterval how long training goes on between two saved states, from one of which a run
 *     that was killed goes on
 * @param pictures where training keeps decoded pictures on disk; changes no result
 * @param failFast whether the first failed stage ends the run
 * @param sameProcessor whether nothing is taken from the store that another kind of processor
 *     computed or began
 * @param executor where stages are computed
 * @param command what was typed
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
     * The same run, computed in another way.
     *
     * @param jobs how many stages are computed at a time
     * @param executor where they are computed
     * @param failFast whether the first failed stage ends the run
     * @param sameProcessor whether nothing is taken that another kind of processor computed
     */
    public RunSettings computed(
            int jobs, ChosenExecutor executor, boolean failFast, boolean sameProcessor) {
        return with(jobs, only, limit, failFast, sameProcessor, executor);
    }

    /**
     * The same run of every cell, over some samples alone.
     *
     * @param limit how many samples of each split are used
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
