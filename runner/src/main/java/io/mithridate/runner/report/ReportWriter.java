package io.mithridate.runner.report;

import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import io.mithridate.runner.results.AtomicFile;
import io.mithridate.runner.results.RunResults;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

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

    private final Configuration templates;

    /** A writer; it may be used for any number of reports. */
    public ReportWriter() {
        templates = new Configuration(Configuration.VERSION_2_3_34);
        templates.setClassForTemplateLoading(ReportWriter.class, "");
        templates.setDefaultEncoding(StandardCharsets.UTF_8.name());
        templates.setLocale(Locale.ROOT);
        templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        templates.setLogTemplateExceptions(false);
        templates.setWrapUncheckedExceptions(true);
    }

    /**
     * Writes a report, whole or not at all; one that stood there before is replaced.
     *
     * @param run the results of the run
     * @param file the HTML file, in a folder that exists
     * @throws IOException if the file cannot be written
     */
    public void write(RunResults run, Path file) throws IOException {
        StringWriter html = new StringWriter();
        try {
            templates.getTemplate(TEMPLATE).process(Page.of(run), html);
        } catch (TemplateException e) {
            throw new IllegalStateException("the report's template is broken", e);
        }
        AtomicFile.write(file, html.getBuffer());
    }
}
