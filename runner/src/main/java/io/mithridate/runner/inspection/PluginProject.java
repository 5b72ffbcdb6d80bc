package io.mithridate.runner.inspection;

import io.mithridate.api.plugin.Plugin;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.text.CaseUtils;

/**
 * A Maven project with a plugin, its service registration and its contract test, created from one
 * of our examples by renaming. The build copies the sources of {@code plugins/examples} to this
 * class's resources, so that the copied code is the tested code.
 *
 * @param example the class of the example
 * @param name the plugin's name
 * @param packageName the Java package, also used as the project's group ID
 */
public record PluginProject(String example, String name, String packageName) {

    /** The name of the file with a small experiment, which most kinds of project have. */
    public static final String EXPERIMENT = "experiment.yaml";

    private static final String SOURCES = "/io/mithridate/runner/project/";
    private static final String EXAMPLES = "io.mithridate.examples";

    private static final Pattern NAME = Pattern.compile("\n        name = \"(.+)\"");
    private static final Pattern LISTED_CLASSES = Pattern.compile("List\\.of\\([^;]*\\);");
    private static final Pattern TEST =
            Pattern.compile(
                    "\n+(    /\\*\\*(?:(?!\\*/).)*\\*/\n)?    @(Parameterized)?Test\n",
                    Pattern.DOTALL);
    private static final Pattern IMPORT = Pattern.compile("import (?:static )?[\\w.]*\\.(\\w+);\n");

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if the example uses another class with the same name as the
     *     new class
     */
    public PluginProject {
        if (Pattern.compile("\\b" + pascalCase(name) + "\\b").matcher(source(example)).find()) {
            throw new IllegalArgumentException(
                    "the class of '%s' would be %s, but the example uses another class of that name; choose another name"
                            .formatted(name, pascalCase(name)));
        }
    }

    /** Returns the simple name of the plugin class. */
    public String className() {
        return pascalCase(name);
    }

    /**
     * Returns the contents of the project's files, by path.
     *
     * @param repository the URL of the Maven repository that contains the API
     */
    public SortedMap<String, String> files(String repository) {
        String folder = "java/" + packageName.replace('.', '/') + "/" + className();
        String list = className() + "Plugin";
        SortedMap<String, String> files =
                new TreeMap<>(
                        Map.of(
                                "pom.xml",
                                read("pom.xml")
                                        .replace("#package#", packageName)
                                        .replace("#name#", name)
                                        .replace("#repository#", repository)
                                        .replace("#version#", "${project.version}"),
                                "src/main/" + folder + ".java",
                                rename(source(example)),
                                "src/main/" + folder + "Plugin.java",
                                rename(
                                        LISTED_CLASSES
                                                .matcher(source("ExamplePlugin"))
                                                .replaceAll("List.of(%s.class);".formatted(example))
                                                .replace("ExamplePlugin", list)),
                                "src/main/resources/META-INF/services/" + Plugin.class.getName(),
                                packageName + "." + list + "\n",
                                "src/test/" + folder + "Test.java",
                                rename(contractTest(source(example + "Test")))));
        if (PluginProject.class.getResource(SOURCES + example + ".yaml") != null) {
            String experiment = read(EXPERIMENT) + read(example + ".yaml");
            files.put(EXPERIMENT, experiment.replace("#name#", name));
        }
        return files;
    }

    /** Returns a test class without its own tests; the remaining code sets up the contract test. */
    private static String contractTest(String test) {
        String head = TEST.split(test, 2)[0] + "\n}\n";
        Matcher imports = IMPORT.matcher(head);
        String body = imports.replaceAll("");
        return imports.reset()
                .replaceAll(
                        found ->
                                body.matches("(?s).*\\b" + found.group(1) + "\\b.*")
                                        ? found.group()
                                        : "")
                .replace("\n\n\n", "\n\n");
    }

    private String rename(String source) {
        Matcher exampleName = NAME.matcher(source(example));
        if (!exampleName.find()) {
            throw new IllegalStateException(example + " has no name");
        }
        return source.replace(EXAMPLES, packageName)
                .replace(example, className())
                .replace('"' + exampleName.group(1) + '"', '"' + name + '"');
    }

    private static String pascalCase(String name) {
        return CaseUtils.toCamelCase(name, true, '-');
    }

    private static String source(String className) {
        return read(className + ".java");
    }

    private static String read(String file) {
        try (InputStream in = PluginProject.class.getResourceAsStream(SOURCES + file)) {
            if (in == null) {
                throw new IllegalStateException("the program's jar lacks " + SOURCES + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
