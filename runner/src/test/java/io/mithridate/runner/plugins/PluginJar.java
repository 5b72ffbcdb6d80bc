package io.mithridate.runner.plugins;

import io.mithridate.runner.fakes.TemporaryFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Compiles sources and packs them into a jar, as a third-party build would. */
public final class PluginJar {

    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, byte[]> files = new TreeMap<>();
    private final Map<String, String> attributes = new TreeMap<>();
    private final List<Path> libraries = new ArrayList<>();

    public PluginJar() {
        attributes.put(ApiVersion.ATTRIBUTE, ApiVersion.current().text());
    }

    /** Adds a metric that measures nothing, and the plugin that lists it. */
    public PluginJar withMetric(String className, String name) {
        return withSource(
                        className,
                        """
                        package %s;
                        import io.mithridate.api.metric.*;
                        import io.mithridate.api.plugin.*;
                        @About(name = "%3$s", summary = "Measures nothing.", fidelity = Fidelity.PAPER)
                        public record %2$s() implements Metric {
                            @Override public java.util.List<Quantity> quantities() {
                                return java.util.List.of(
                                        new Quantity("nothing", "nothing", "nothing", "none", true, false));
                            }
                            @Override public java.util.List<Measurement> measure(Evaluation evaluation) {
                                return java.util.List.of();
                            }
                        }
                        """
                                .formatted(packageOf(className), simpleName(className), name))
                .withPlugin(className + ".class");
    }

    /** Adds the plugin of the jar, which lists these classes. */
    public PluginJar withPlugin(String... classes) {
        return withSource(
                        "stranger.All",
                        """
                        package stranger;
                        public final class All implements io.mithridate.api.plugin.Plugin {
                            @Override public java.util.List<Class<?>> extensions() {
                                return java.util.List.of(%s);
                            }
                        }
                        """
                                .formatted(String.join(", ", classes)))
                .withService("io.mithridate.api.plugin.Plugin", "stranger.All");
    }

    public PluginJar withSource(String className, String source) {
        sources.put(className, source);
        return this;
    }

    public PluginJar withService(String service, String... classNames) {
        return withFile("META-INF/services/" + service, String.join("\n", classNames));
    }

    public PluginJar withFile(String path, String content) {
        files.put(path, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    public PluginJar withAttribute(String name, String value) {
        attributes.put(name, value);
        return this;
    }

    public PluginJar withoutAttribute(String name) {
        attributes.remove(name);
        return this;
    }

    /** Adds a jar to compile against that does not become part of this one. */
    public PluginJar compiledAgainst(Path library) {
        libraries.add(library);
        return this;
    }

    /** Writes the jar and returns its path. */
    public Path write(Path jar) throws IOException {
        Map<String, byte[]> content = content();
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.forEach(manifest.getMainAttributes()::putValue);
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream zip = new JarOutputStream(out, manifest)) {
            for (Map.Entry<String, byte[]> file : content.entrySet()) {
                zip.putNextEntry(new JarEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return jar;
    }

    /** Writes the files into a folder, without a manifest, and returns its path. */
    public Path writeFolder(Path folder) throws IOException {
        for (Map.Entry<String, byte[]> file : content().entrySet()) {
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, file.getValue());
        }
        return folder;
    }

    private Map<String, byte[]> content() throws IOException {
        Map<String, byte[]> content = new TreeMap<>(files);
        if (sources.isEmpty()) {
            return content;
        }
        try (TemporaryFolder work = TemporaryFolder.create()) {
            Path classes = Files.createDirectories(work.path().resolve("classes"));
            compile(work.path().resolve("sources"), classes);
            try (Stream<Path> tree = Files.walk(classes)) {
                for (Path file : tree.filter(Files::isRegularFile).toList()) {
                    String name = classes.relativize(file).toString().replace('\\', '/');
                    content.put(name, Files.readAllBytes(file));
                }
            }
        }
        return content;
    }

    private void compile(Path sourceFolder, Path classes) throws IOException {
        StringBuilder classPath = new StringBuilder(System.getProperty("java.class.path"));
        libraries.forEach(library -> classPath.append(java.io.File.pathSeparator).append(library));
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--release",
                                "17",
                                "-proc:none",
                                "-cp",
                                classPath.toString(),
                                "-d",
                                classes.toString()));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = sourceFolder.resolve(source.getKey().replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
            arguments.add(file.toString());
        }
        int status =
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, arguments.toArray(String[]::new));
        if (status != 0) {
            throw new IllegalArgumentException("the sources do not compile");
        }
    }

    private static String packageOf(String className) {
        return className.substring(0, className.lastIndexOf('.'));
    }

    private static String simpleName(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }
}
