package io.mithridate.runner.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/** Texts that go into the page as they are. */
final class Resources {

    private static final String ECHARTS_PROPERTIES =
            "/META-INF/maven/org.webjars/echarts/pom.properties";
    private static final String ECHARTS_FOLDER = "/META-INF/resources/webjars/echarts/";

    private Resources() {}

    /** A text beside this class. */
    static String text(String name) {
        try (InputStream stream = open(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Apache ECharts with the common charts, from its WebJar, whatever its version. */
    static String echarts() {
        Properties properties = new Properties();
        try (InputStream stream = open(ECHARTS_PROPERTIES)) {
            properties.load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String script =
                text(ECHARTS_FOLDER + properties.getProperty("version") + "/echarts.common.min.js");
        if (script.toLowerCase(Locale.ROOT).contains("</script")) {
            throw new IllegalStateException("the chart library would end its own script element");
        }
        return script;
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(
                Resources.class.getResourceAsStream(name),
                () -> name + " is not on the class path");
    }
}
