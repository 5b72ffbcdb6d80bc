package io.mithridate.augmenters.labelled;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads YAML in which every scalar is text: "on" is a preposition here, not a boolean. */
final class StringYaml {

    private StringYaml() {}

    /** Returns the content of a resource in the package of this class. */
    static Object read(String file) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        DumperOptions dumper = new DumperOptions();
        Yaml yaml =
                new Yaml(
                        new SafeConstructor(options),
                        new Representer(dumper),
                        dumper,
                        options,
                        new TextOnly());
        try (InputStream stream = StringYaml.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("no " + file + " beside " + StringYaml.class);
            }
            Object content = yaml.load(stream);
            return content == null ? List.of() : content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the items of a one-line list that is separated by commas. */
    static List<String> split(String list) {
        return Arrays.stream(list.split(",", -1)).map(String::strip).toList();
    }

    static List<?> list(Object value, String where) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new IllegalStateException(where + ": \"" + value + "\" should be a list");
    }

    static Map<String, Object> map(Object value, String where) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalStateException(
                    where + ": \"" + value + "\" should be keys with values");
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, content) -> copy.put(String.valueOf(key), content));
        return copy;
    }

    static Map<String, String> strings(Object value, String where) {
        Map<String, String> copy = new LinkedHashMap<>();
        map(value, where).forEach((key, content) -> copy.put(key, String.valueOf(content)));
        return copy;
    }

    private static final class TextOnly extends Resolver {

        @Override
        protected void addImplicitResolvers() {
            // Adds no resolvers, so that no text is read as a number, date or boolean.
        }
    }
}
