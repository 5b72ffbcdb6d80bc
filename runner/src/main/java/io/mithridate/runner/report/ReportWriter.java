package io.mithridate.runner.report;

import io.mithridate.runner.results.statistics.EvaluatedRun;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes the report of a run: one HTML file with everything in it, pictures and scripts included.
 *
 * <p>Whatever comes from an experiment or a data set is escaped: a name that looks like markup is
 * shown as text.
 */
public final class ReportWriter {

    /** The name of the report's file in a run folder. */
    public static final String REPORT_HTML = "report.html";

    private static final String TEMPLATE = "report.ftlh";

    private final PageTemplates templates = new PageTemplates();

    /** A writer; it may be used for any number of reports. */
    public ReportWriter() {}

    /**
     * Writes a report, whole or not at all; one that stood there before is replaced.
     *
     * @param run the results of the run
     * @param file the HTML file, in a folder that exists
     * @throws IOException if the file cannot be written
     */
    public void write(EvaluatedRun run, Path file) throws IOException {
        templates.write(TEMPLATE, Page.of(run), file);
    }
}
