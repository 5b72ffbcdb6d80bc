package io.mithridate.report;

import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.utility.DeepUnwrap;
import io.mithridate.api.data.Image;
import io.mithridate.api.text.Negative;
import io.mithridate.pictures.Png;
import io.mithridate.results.files.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Function;

/** Fills page templates. Text from experiments and data sets is escaped. */
public final class PageTemplates {

    private static final String ECHARTS_PROPERTIES =
            "/META-INF/maven/org.webjars/echarts/pom.properties";
    private static final String ECHARTS_FOLDER = "/META-INF/resources/webjars/echarts/";

    /**
     * The maximum side length of a picture, in pixels; our choice, about the width of a picture on
     * the page.
     */
    private static final int MAX_SIDE = 128;

    /**
     * The maximum side length of a saliency map, in pixels; our choice, because single pixels are
     * noisy.
     */
    private static final int MAX_MAP_SIDE = 32;

    private final Configuration templates;

    public PageTemplates() {
        templates = new Configuration(Configuration.VERSION_2_3_34);
        templates.setClassForTemplateLoading(PageTemplates.class, "");
        templates.setDefaultEncoding(StandardCharsets.UTF_8.name());
        templates.setLocale(Locale.ROOT);
        // The same format as in NumberFormats: thousands separated by a narrow space.
        templates.setNumberFormat(",##0;; groupingSeparator='\u202f'");
        templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        templates.setLogTemplateExceptions(false);
        templates.setWrapUncheckedExceptions(true);
        addMethod("resource", name -> readResource(name.toString()));
        addMethod("echarts", none -> echarts());
        addMethod("picture", image -> pictureUri(shrink((Image) image, MAX_SIDE)));
        addMethod("map", image -> pictureUri(shrink((Image) image, MAX_MAP_SIDE)));
        TemplateMethodModelEx marked =
                arguments ->
                        MarkedNegative.of(
                                arguments.get(0).toString(),
                                (Negative) DeepUnwrap.unwrap((TemplateModel) arguments.get(1)));
        templates.setSharedVariable("marked", marked);
    }

    /** Defines a template method with at most one argument. */
    private void addMethod(String name, Function<Object, String> method) {
        TemplateMethodModelEx templateMethod =
                arguments ->
                        method.apply(
                                arguments.isEmpty()
                                        ? ""
                                        : DeepUnwrap.unwrap((TemplateModel) arguments.get(0)));
        templates.setSharedVariable(name, templateMethod);
    }

    /**
     * Writes a page atomically; an existing file is replaced.
     *
     * @param template the name of the template
     * @param page the values of the template's variables, by name
     * @param file the HTML file, in a folder that exists
     * @throws IOException if the file cannot be written
     */
    public void write(String template, Map<String, Object> page, Path file) throws IOException {
        AtomicFile.write(file, fill(template, page));
    }

    /** Returns a page as text. */
    String fill(String template, Map<String, Object> page) {
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

    /**
     * Shrinks a picture to at most a given side by averaging over square blocks that are as small
     * as possible.
     */
    static Image shrink(Image image, int maxSide) {
        int block = (Math.max(image.width(), image.height()) + maxSide - 1) / maxSide;
        Image small = Image.black(image.width() / block, image.height() / block);
        for (int i = 0; i < small.rgb().length; i++) {
            int channel = i % Image.CHANNELS;
            int left = i / Image.CHANNELS % small.width() * block;
            int top = i / Image.CHANNELS / small.width() * block;
            int sum = 0;
            for (int pixel = 0; pixel < block * block; pixel++) {
                sum += image.value(left + pixel % block, top + pixel / block, channel);
            }
            small.rgb()[i] = (byte) Math.round((double) sum / (block * block));
        }
        return small;
    }

    /** Returns a picture as a PNG file in a data URI. */
    static String pictureUri(Image image) {
        try {
            return "data:image/png;base64," + Base64.getEncoder().encodeToString(Png.encode(image));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a text resource in the package of this class. */
    private static String readResource(String name) {
        try (InputStream stream = open(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the script of Apache ECharts from its WebJar. */
    private static String echarts() {
        Properties properties = new Properties();
        try (InputStream stream = open(ECHARTS_PROPERTIES)) {
            properties.load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String script =
                readResource(
                        ECHARTS_FOLDER + properties.getProperty("version") + "/echarts.min.js");
        if (script.toLowerCase(Locale.ROOT).contains("</script")) {
            throw new IllegalStateException("the chart library would end its own script element");
        }
        return script;
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(
                PageTemplates.class.getResourceAsStream(name),
                () -> name + " is not on the class path");
    }
}
