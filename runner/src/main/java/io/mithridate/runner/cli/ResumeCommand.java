package io.mithridate.runner.cli;

import io.mithridate.runner.cli.arguments.CommonOptions;
import io.mithridate.runner.cli.arguments.ExecutorArguments;
import io.mithridate.runner.cli.arguments.ExperimentOptions;
import io.mithridate.runner.cli.arguments.FileOptions;
import io.mithridate.runner.run.PlannedExperiment;
import io.mithridate.runner.run.RecordedRun;
import io.mithridate.runner.runs.RunSettings;
import java.util.List;
import org.apache.commons.cli.CommandLine;

/** {@code resume}: continues an unfinished run. */
final class ResumeCommand extends Command {

    private final List<String> worker;

    /**
     * Creates the command.
     *
     * @param worker the command that runs a task in a separate process; the run's folder is
     *     appended to it
     */
    ResumeCommand(CliContext context, List<String> worker) {
        super(context, "resume");
        this.worker = List.copyOf(worker);
    }

    @Override
    public int run(CommandLine line) throws Exception {
        List<String> arguments = ExperimentOptions.arguments(line);
        UsageException.throwIf(
                arguments.size() != 1, "'resume' needs a run: mithridate resume RUN_DIR");
        RecordedRun run = RecordedRun.open(FileOptions.file(arguments.get(0)));
        RunSettings original = run.settings();
        RunSettings settings =
                original.computed(
                        CommonOptions.positive(line, ExperimentOptions.JOBS)
                                .orElse(original.jobs()),
                        ExecutorArguments.executor(line).orElse(original.executor()),
                        original.failFast() || line.hasOption(ExperimentOptions.FAIL_FAST),
                        original.sameProcessor()
                                || line.hasOption(ExperimentOptions.SAME_PROCESSOR));
        FileOptions.requireWritableFolder(ExperimentOptions.RUNS, settings.runs());
        PlannedExperiment planned = run.plan(context.catalog(settings), settings);
        RunOutcome outcome = new RunOutcome(context, planned, settings, worker, advice(run));
        return outcome.run((computed, setup) -> computed.resume(run, setup));
    }

    /**
     * Returns the advice to print if the store has artifacts of another kind of processor. A
     * resumed run keeps its store, and {@code --same-processor} remains in effect if the run was
     * started with it.
     */
    private static String advice(RecordedRun run) {
        return run.settings().sameProcessor()
                ? ("The run was begun with --same-processor: begin it again, with 'run' and another"
                                + " --store; 'mithridate report %s' shows the results so far.")
                        .formatted(run.folder().path())
                : "Leave --same-processor out.";
    }
}
