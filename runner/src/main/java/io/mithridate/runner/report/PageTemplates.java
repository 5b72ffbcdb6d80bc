package io.mithridate.runner.report;

import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import io.mithridate.runner.results.files.AtomicFile;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** Fills pages in; what comes from an experiment or a data set is escaped. */
final class PageTemplates {

    private final Configuration templates;

    PageTemplates() {
        templates = new Configuration(Configuration.VERSION_2_3_34);
        templates.setClassForTemplateLoading(PageTemplates.class, "");
        templates.setDefaultEncoding(StandardCharsets.UTF_8.name());
        templates.setLocale(Locale.ROOT);
        templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        templates.setLogTemplateExceptions(false);
        templates.setWrapUncheckedExceptions(true);
    }

    /**
     * Writes a page, whole or not at all; one that stood there before is replaced.
     *
     * @param template the name of the template
     * @param page what it is filled with
     * @param file the HTML file, in a folder that exists
     * @throws IOException if the file cannot be written
     */
    void write(String template, Record page, Path file) throws IOException {
        AtomicFile.write(file, fill(template, page));
    }

    private String fill(String template, Record page) {
        StringWriter text = new StringWriter();
        try {
            templates.getTemplate(template).process(page, text);
        } catch (TemplateException e) {
            throw new IllegalStateException("the template %s is broken".formatted(template), e);
        } catch (IOException e) {
            throw new UncheckedIOException("the template %s cannot be read".formatted(template), e);
        }
        return text.toString();
    }
}
