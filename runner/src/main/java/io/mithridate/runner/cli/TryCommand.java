package io.mithridate.runner.cli;

import io.mithridate.results.coordinates.Coordinates;
import io.mithridate.runner.cli.arguments.CommonOptions;
import io.mithridate.runner.cli.arguments.ExperimentOptions;
import io.mithridate.runner.cli.arguments.FileOptions;
import io.mithridate.runner.experiment.Cell;
import io.mithridate.runner.experiment.Trial;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.run.PlannedExperiment;
import io.mithridate.runner.runs.RunSettings;
import io.mithridate.runner.stages.CellStages;
import java.util.List;
import org.apache.commons.cli.CommandLine;

/** {@code try}: runs a reduced version of one cell of an experiment. */
final class TryCommand extends Command {

    /**
     * The default number of samples; our choice, which gives each of fifty classes enough pairs for
     * attacks.
     */
    private static final int DEFAULT_SAMPLES = 1500;

    private static final String SAMPLES = "samples";

    private final String commandLine;

    /**
     * Creates the command.
     *
     * @param commandLine the command line as typed, for the provenance of results
     */
    TryCommand(CliContext context, String commandLine) {
        super(context, "try", DEFAULT_SAMPLES);
        this.commandLine = commandLine;
    }

    @Override
    public int run(CommandLine line) throws Exception {
        RunSettings settings = ExperimentOptions.settings(line, context.environment(), commandLine);
        FileOptions.requireWritableFolder(ExperimentOptions.RUNS, settings.runs());
        PluginCatalog catalog = context.catalog(settings);
        PlannedExperiment planned = RunCommand.planAndWarn(this, line, catalog, settings);
        Cell cell = chooseCell(planned);
        Trial trial = Trial.of(planned.file(), cell, catalog);
        RunSettings small =
                settings.trial(CommonOptions.positive(line, SAMPLES).orElse(DEFAULT_SAMPLES));
        announce(cell, planned.cells().size(), trial, small);
        return new RunOutcome(
                        context,
                        PlannedExperiment.plan(trial.file(), catalog, small),
                        small,
                        WorkerCommand.commandLine(),
                        "")
                .run((run, setup) -> run.run(ExperimentOptions.file(line, name()), setup));
    }

    /**
     * Returns the first cell with both an attack and a defense; if there is none, the first cell.
     */
    private static Cell chooseCell(PlannedExperiment planned) {
        List<Cell> cells = planned.cells().stream().map(CellStages::cell).toList();
        return cells.stream()
                .filter(cell -> !cell.control())
                .filter(cell -> !cell.attack().name().equals(Coordinates.NO_ATTACK))
                .filter(cell -> !cell.defense().name().equals(Coordinates.NO_DEFENSE))
                .findFirst()
                .orElse(cells.get(0));
    }

    private void announce(Cell cell, int cellCount, Trial trial, RunSettings small) {
        StringBuilder text =
                new StringBuilder(
                        "a trial of cell %d, %s; its numbers are not meaningful%n"
                                .formatted(cell.number(), cell.title()));
        text.append("  at most %d samples of each split%n".formatted(small.limit().getAsInt()));
        trial.cuts().forEach(cut -> text.append("  %s%n".formatted(cut)));
        if (cellCount > 1) {
            text.append("  none of the other cells; --only chooses another%n".formatted());
        }
        out().println(text);
    }
}
