package io.mithridate.runner.stages;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mithridate.api.plugin.PluginFactory;
import io.mithridate.api.plugin.ServiceBindings;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.plugins.CodeArchive;
import io.mithridate.runner.plugins.LoadedPlugin;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginReferences;
import io.mithridate.runner.store.Sha256;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What code can change a stage's result: the plugins that it uses, those that they refer to, the
 * backend, the api, the stages themselves, and TensorFlow's version.
 */
public final class CodeDigests {

    private static final String STAGES = CodeDigests.class.getPackageName().replace('.', '/') + "/";
    private static final String TENSORFLOW_PROPERTIES =
            "META-INF/maven/org.tensorflow/tensorflow-core-api/pom.properties";

    private final PluginReferences references;
    private final ObjectNode framework;
    private final String tensorFlow;

    /** Digests what every stage depends on. */
    public CodeDigests(PluginCatalog catalog) {
        this.references = new PluginReferences(catalog);
        try {
            this.tensorFlow = readTensorFlowVersion();
            this.framework = JsonNodeFactory.instance.objectNode();
            framework.put("api", digestOf(PluginFactory.class));
            framework.put("stages", stagesDigest());
            Map<String, String> services = new TreeMap<>();
            for (ServiceBindings bindings : ServiceLoader.load(ServiceBindings.class)) {
                services.put(bindings.getClass().getName(), digestOf(bindings.getClass()));
            }
            services.forEach(framework::put);
            framework.put("tensorflow", tensorFlow);
            framework.put("libraries", libraries());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The version of TensorFlow that is on the class path. */
    public String tensorFlow() {
        return tensorFlow;
    }

    /** Digests of everything that a stage depends on which uses these plugins. */
    public ObjectNode of(List<PluginUse> plugins) {
        ObjectNode digests = framework.deepCopy();
        Map<String, String> byPlugin = new TreeMap<>();
        for (PluginUse use : plugins) {
            put(use.plugin(), byPlugin);
            references.of(use.options()).forEach(plugin -> put(plugin, byPlugin));
        }
        byPlugin.forEach(digests::put);
        return digests;
    }

    private static void put(LoadedPlugin plugin, Map<String, String> byPlugin) {
        byPlugin.put(plugin.kind().singular() + " " + plugin.name(), plugin.origin().digest());
    }

    private static String digestOf(Class<?> type) throws IOException {
        return CodeArchive.read(CodeArchive.locationOf(type)).digest();
    }

    /** The stages' classes alone: a change of the report must not make victims stale. */
    private static String stagesDigest() throws IOException {
        StringBuilder contents = new StringBuilder();
        ClassLoader loader = CodeDigests.class.getClassLoader();
        for (String entry : CodeArchive.read(CodeArchive.locationOf(CodeDigests.class)).entries()) {
            if (entry.startsWith(STAGES)) {
                try (InputStream content = loader.getResourceAsStream(entry)) {
                    if (content == null) {
                        throw new IOException(entry + " is not on the class path");
                    }
                    contents.append(entry).append(Sha256.of(content.readAllBytes()));
                }
            }
        }
        return Sha256.of(contents.toString());
    }

    /**
     * The names of the other jars on the class path, which hold their versions: dictionaries and
     * libraries change results as well.
     */
    private static String libraries() {
        return Sha256.of(
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                        .map(entry -> Path.of(entry).getFileName())
                        .map(String::valueOf)
                        .filter(name -> name.endsWith(".jar") && !name.startsWith("mithridate-"))
                        .sorted()
                        .collect(Collectors.joining("\n")));
    }

    private static String readTensorFlowVersion() throws IOException {
        try (InputStream content =
                CodeDigests.class.getClassLoader().getResourceAsStream(TENSORFLOW_PROPERTIES)) {
            if (content == null) {
                return "none";
            }
            Properties properties = new Properties();
            properties.load(content);
            return properties.getProperty("version", "unknown");
        }
    }
}
