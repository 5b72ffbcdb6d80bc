package io.mithridate.runner.report;

import io.mithridate.runner.data.DataSurvey;
import io.mithridate.runner.data.Findings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes a survey of an experiment's data as a self-contained HTML file. */
public final class DataPageWriter {

    private final PageTemplates templates = new PageTemplates();

    /** Creates a writer, which can be used for any number of pages. */
    public DataPageWriter() {}

    /**
     * Writes a page atomically; an existing file is replaced.
     *
     * @param experiment the experiment's name
     * @param surveys the findings, one per combination of data set and model
     * @param file the HTML file, in a folder that exists
     * @throws IOException if the file cannot be written
     */
    public void write(String experiment, List<DataSurvey> surveys, Path file) throws IOException {
        templates.write(
                "data.ftlh",
                Map.of(
                        "title",
                        experiment,
                        "surveys",
                        surveys,
                        "findings",
                        surveys.stream().map(Findings::of).toList(),
                        "corrupt",
                        surveys.stream().map(Findings::corrupt).toList()),
                file);
    }
}
