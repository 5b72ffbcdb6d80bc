package io.mithridate.runner.inspection;

import io.mithridate.api.plugin.Plugin;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A Maven project with a plugin, its entry in the list of its jar and its contract test: an example
 * of ours under other names. The build puts the sources of {@code plugins/examples} beside this
 * class, so that what is copied is what is tested.
 *
 * @param example the class that is copied
 * @param name the plugin's name
 * @param packageName its package, and the project's group
 */
public record PluginProject(String example, String name, String packageName) {

    /** The file with a small experiment, where the project has one. */
    public static final String EXPERIMENT = "experiment.yaml";

    private static final String SOURCES = "/io/mithridate/runner/project/";
    private static final String EXAMPLES = "io.mithridate.examples";

    /** The small experiment with the plugin, by the example; of data alone there is none. */
    private static final Map<String, String> EXPERIMENTS =
            Map.of(
                    "CornerFrame",
                    """
                    attacks: [#name#]
                    defenses: [none]
                    """,
                    "ColourSwap",
                    """
                    attacks: [badnets]
                    defenses:
                      - ta-cleaner:
                          augmenter: [#name#, random-caption]
                          positives: false
                          epochs: 8
                          batch: 64
                          learning-rate: 1e-3
                      - none
                    """,
                    "ConfidentPicture",
                    """
                    attacks: [badnets]
                    defenses: [#name#]
                    metrics: [detection-auroc]
                    """,
                    "TargetRank",
                    """
                    attacks: [badnets]
                    defenses: [none]
                    metrics: [clean-accuracy, attack-success, #name#]
                    """,
                    "UniformFineTune",
                    """
                    attacks: [badnets]
                    defenses:
                      - #name#: { epochs: 8, batch: 64, learning-rate: 1e-3 }
                      - fine-tune: { epochs: 8, batch: 64, learning-rate: 1e-3 }
                      - none
                    """);

    private static final Pattern NAME = Pattern.compile("\n        name = \"(.+)\"");
    private static final Pattern LISTED = Pattern.compile("List\\.of\\([^;]*\\);");
    private static final Pattern TEST =
            Pattern.compile(
                    "\n+(    /\\*\\*(?:(?!\\*/).)*\\*/\n)?    @(Parameterized)?Test\n",
                    Pattern.DOTALL);
    private static final Pattern IMPORT = Pattern.compile("import (?:static )?[\\w.]*\\.(\\w+);\n");

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if the example uses another class of the new one's name
     */
    public PluginProject {
        if (Pattern.compile("\\b" + pascalCase(name) + "\\b").matcher(source(example)).find()) {
            throw new IllegalArgumentException(
                    "'%s' would be the class %s, as another one that it uses; choose another name"
                            .formatted(name, pascalCase(name)));
        }
    }

    /** The class of the plugin, without its package. */
    public String className() {
        return pascalCase(name);
    }

    /**
     * The texts of the project's files, by their paths.
     *
     * @param repository the repository that has the api, as a URL
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
                                renamed(source(example)),
                                "src/main/" + folder + "Plugin.java",
                                renamed(
                                        LISTED.matcher(source("ExamplePlugin"))
                                                .replaceAll("List.of(%s.class);".formatted(example))
                                                .replace("ExamplePlugin", list)),
                                "src/main/resources/META-INF/services/" + Plugin.class.getName(),
                                packageName + "." + list + "\n",
                                "src/test/" + folder + "Test.java",
                                renamed(contract(source(example + "Test")))));
        String tried = EXPERIMENTS.get(example);
        if (tried != null) {
            files.put(EXPERIMENT, (read(EXPERIMENT) + tried).replace("#name#", name));
        }
        return files;
    }

    /** A test class up to its first test: what stands before is the contract's. */
    private static String contract(String test) {
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

    private String renamed(String source) {
        Matcher exampleName = NAME.matcher(source(example));
        if (!exampleName.find()) {
            throw new IllegalStateException(example + " has no name");
        }
        return source.replace(EXAMPLES, packageName)
                .replace(example, className())
                .replace('"' + exampleName.group(1) + '"', '"' + name + '"');
    }

    private static String pascalCase(String name) {
        return Arrays.stream(name.split("-", -1))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
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
