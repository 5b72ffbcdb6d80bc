package io.mithridate.runner.stages;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mithridate.api.plugin.PluginFactory;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.plugin.ServiceBindings;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.plugins.CodeArchive;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginKind;
import io.mithridate.runner.store.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.TreeMap;

/**
 * What code can change a stage's result: the plugins that it uses, those that they refer to, the
 * backend, the api, the stages themselves, and TensorFlow's version.
 */
public final class CodeDigests {

    private static final String STAGES = CodeDigests.class.getPackageName().replace('.', '/') + "/";
    private static final String TENSORFLOW_PROPERTIES =
            "META-INF/maven/org.tensorflow/tensorflow-core-api/pom.properties";

    private final PluginCatalog catalog;
    private final ObjectNode framework;
    private final String tensorFlow;

    /** Digests what every stage depends on. */
    public CodeDigests(PluginCatalog catalog) {
        this.catalog = catalog;
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
            byPlugin.put(
                    use.plugin().kind().singular() + " " + use.name(),
                    use.plugin().origin().digest());
            collectReferences(use.options(), byPlugin);
        }
        byPlugin.forEach(digests::put);
        return digests;
    }

    private void collectReferences(Record options, Map<String, String> byPlugin) {
        for (RecordComponent component : options.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                collectReferences(component.getAccessor().invoke(options), byPlugin);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(
                        "cannot read %s of %s"
                                .formatted(component.getName(), options.getClass().getName()),
                        e);
            }
        }
    }

    private void collectReferences(Object value, Map<String, String> byPlugin) {
        if (value instanceof PluginRef<?> reference) {
            PluginKind kind = PluginKind.ofSpi(reference.kind()).orElseThrow();
            byPlugin.put(
                    kind.singular() + " " + reference.name(),
                    catalog.find(kind, reference.name()).orElseThrow().origin().digest());
            collectReferences(reference.options(), byPlugin);
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresent(present -> collectReferences(present, byPlugin));
        } else if (value instanceof List<?> list) {
            list.forEach(element -> collectReferences(element, byPlugin));
        } else if (value instanceof Record nested) {
            collectReferences(nested, byPlugin);
        }
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
