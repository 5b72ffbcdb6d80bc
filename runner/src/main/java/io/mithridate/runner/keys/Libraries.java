package io.mithridate.runner.keys;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** What is known of third-party code: the names of its jars, which hold their versions. */
final class Libraries {

    private static final String TENSORFLOW_PROPERTIES =
            "META-INF/maven/org.tensorflow/tensorflow-core-api/pom.properties";

    private Libraries() {}

    /**
     * The file names of the jars on a class path that are not Mithridate's, sorted.
     *
     * @param classPath as in the property {@code java.class.path}
     */
    static List<String> names(String classPath) {
        return Stream.of(classPath.split(File.pathSeparator, -1))
                .map(entry -> String.valueOf(Path.of(entry).getFileName()))
                .filter(name -> name.endsWith(".jar") && !name.startsWith("mithridate-"))
                .distinct()
                .sorted()
                .toList();
    }

    /** The version of TensorFlow Java that a class loader finds; "none" if it finds none. */
    static String tensorFlow(ClassLoader loader) {
        try (InputStream content = loader.getResourceAsStream(TENSORFLOW_PROPERTIES)) {
            if (content == null) {
                return "none";
            }
            Properties properties = new Properties();
            properties.load(content);
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
