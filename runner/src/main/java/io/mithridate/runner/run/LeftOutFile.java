package io.mithridate.runner.run;

import io.mithridate.api.data.Dataset;
import io.mithridate.runner.data.Tally;
import io.mithridate.runner.experiment.Scenario;
import io.mithridate.runner.results.files.AtomicFile;
import io.mithridate.runner.runs.RunFolder;
import io.mithridate.runner.runs.StageLeftOut;
import io.mithridate.runner.stages.ScenarioResources;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a run could not use: {@value #NAME} in its folder, a line for each row of its data sets,
 * such as {@code train.csv, line 17: the caption is empty}, and then for each pair that a stage
 * trained without. There is no such file where all was used.
 *
 * @param ofDataSets what each data set left out
 * @param ofStages what each stage left out
 */
record LeftOutFile(List<Tally> ofDataSets, List<StageLeftOut> ofStages) {

    /** The file's name. */
    static final String NAME = "left-out.txt";

    LeftOutFile {
        ofDataSets = List.copyOf(ofDataSets);
        ofStages = List.copyOf(ofStages);
    }

    /** What the data sets of a plan's cells left out, each data set once. */
    static LeftOutFile of(PlannedExperiment planned) {
        List<Scenario> scenarios =
                planned.cells().stream().map(cell -> cell.cell().scenario()).distinct().toList();
        return new LeftOutFile(
                planned.allResources().of(scenarios).stream()
                        .flatMap(LeftOutFile::halves)
                        .map(Tally::leftOut)
                        .filter(tally -> !tally.isEmpty())
                        .distinct()
                        .toList(),
                List.of());
    }

    /** The same file once stages have trained. */
    LeftOutFile with(LeftOutInTraining trained) {
        return new LeftOutFile(ofDataSets, trained.ofStages());
    }

    private static Stream<Dataset> halves(ScenarioResources resources) {
        return Stream.of(resources.pairs(), resources.evaluation());
    }

    /** Writes the file, unless nothing was left out. */
    void write(RunFolder folder) throws IOException {
        List<String> lines = lines();
        if (!lines.isEmpty()) {
            AtomicFile.write(folder.file(NAME), String.join("\n", lines) + "\n");
        }
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Tally tally : ofDataSets) {
            lines.addAll(tally.named());
            if (tally.unnamed() > 0) {
                lines.add("and %d more, not named here".formatted(tally.unnamed()));
            }
        }
        ofStages.forEach(stage -> lines.addAll(stage.lines()));
        return lines;
    }
}
