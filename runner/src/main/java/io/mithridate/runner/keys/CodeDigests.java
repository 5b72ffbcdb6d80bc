package io.mithridate.runner.keys;

import io.mithridate.api.plugin.Plugin;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.keys.CodePath.Found;
import io.mithridate.runner.options.PluginReferences;
import io.mithridate.runner.plugins.LoadedPlugin;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginClassLoader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Computes digests of the code that can change a stage's result.
 *
 * <p>A digest covers every class reached from the stage's work, from its plugins and from the
 * plugins that their options refer to, following references through the jars and folders of the
 * project and of plugins. It also covers the resources in the packages of these classes, the names
 * of third-party jars, and TensorFlow's version. Adding an unrelated attack or a new column to the
 * report therefore changes no digest.
 *
 * <p>For a drop-in plugin, a digest also covers the resources that belong to no package and the
 * names of the jars beside its own, because any of its code may read them. No digest covers the
 * runner's code around the work ({@link ComputingPackages}), or classes that are looked up by name
 * at run time.
 */
public final class CodeDigests {

    private final PluginReferences references;
    private final CodePath path;

    /** The name of the implementing class by service type, both with slashes. */
    private final Map<String, String> services;

    private final Map<Mention, Optional<Found>> mentions = new HashMap<>();
    private final SortedSet<String> commonLines = new TreeSet<>();
    private final String tensorFlow;
    private final Map<Set<Class<?>>, String> digests = new HashMap<>();
    private final Map<PluginUse, List<LoadedPlugin>> referredPlugins = new HashMap<>();

    /**
     * Creates digests of the code of this program and of drop-in plugins.
     *
     * @param catalog the plugins that options may refer to
     */
    public CodeDigests(PluginCatalog catalog) {
        this(catalog, CodeDigests.class.getClassLoader(), System.getProperty("java.class.path"));
    }

    CodeDigests(PluginCatalog catalog, ClassLoader program, String classPath) {
        this.references = new PluginReferences(catalog);
        this.path = new CodePath(program);
        this.services = services(program);
        this.tensorFlow = Libraries.tensorFlow(program);
        commonLines.add("tensorflow " + tensorFlow);
        Libraries.names(classPath).forEach(name -> commonLines.add("library " + name));
    }

    /**
     * Returns the version of TensorFlow Java on the class path, which differs from the version of
     * TensorFlow.
     */
    public String tensorFlow() {
        return tensorFlow;
    }

    /**
     * Returns the digest of a stage's code: SHA-256, in hexadecimal. It depends neither on the
     * order of the plugins nor on the location of jars and folders.
     *
     * @param work the class of the stage's work
     * @param plugins the plugins that the work uses, with their options
     * @throws IllegalArgumentException if options refer to an unknown plugin, or if a class has no
     *     class file
     */
    public synchronized String digest(Class<?> work, Collection<PluginUse> plugins) {
        Set<Class<?>> roots = new HashSet<>(Set.of(work));
        for (PluginUse use : plugins) {
            add(use.plugin(), roots);
            referredPlugins
                    .computeIfAbsent(use, any -> references.of(use.options()))
                    .forEach(plugin -> add(plugin, roots));
        }
        return digests.computeIfAbsent(
                roots, all -> DigestUtils.sha256Hex(String.join("\n", contents(all))));
    }

    private static void add(LoadedPlugin plugin, Set<Class<?>> roots) {
        roots.add(plugin.about().type());
        roots.add(plugin.about().options());
    }

    /**
     * Returns everything that a digest covers, one line for each class, resource and library.
     *
     * @param classes the classes to start from
     */
    SortedSet<String> contents(Set<Class<?>> classes) {
        Set<Found> roots = classes.stream().map(path::root).collect(Collectors.toSet());
        SortedSet<String> lines = new TreeSet<>(commonLines);
        for (Found found : reachable(roots)) {
            lines.add("class " + found.file().name() + " " + found.file().digest());
            addResources(found.base().resources(found.file()), lines);
        }
        Set<CodeBase> rootBases = roots.stream().map(Found::base).collect(Collectors.toSet());
        roots.stream()
                .map(Found::loader)
                .distinct()
                .filter(PluginClassLoader.class::isInstance)
                .map(PluginClassLoader.class::cast)
                .forEach(loader -> addWholePlugin(loader, rootBases, lines));
        return lines;
    }

    private void addWholePlugin(
            PluginClassLoader loader, Set<CodeBase> rootBases, Collection<String> lines) {
        for (Path element : path.elements(loader)) {
            CodeBase base = path.base(element);
            addResources(base.unowned(), lines);
            if (!rootBases.contains(base) && !Files.isDirectory(element)) {
                lines.add("library " + element.getFileName());
            }
        }
    }

    /**
     * Returns the roots and every class that is reached from them by mentions.
     *
     * <p>An interface does not lead to the classes that implement it unless it is a service:
     * wherever reached code mentions a service, the class bound to the service is also reached.
     */
    private Set<Found> reachable(Collection<Found> roots) {
        Set<Found> reached = new LinkedHashSet<>(roots);
        Deque<Found> todo = new ArrayDeque<>(reached);
        while (!todo.isEmpty()) {
            for (Found next : findMentions(todo.pop())) {
                if (reached.add(next)) {
                    todo.push(next);
                }
            }
        }
        return reached;
    }

    private List<Found> findMentions(Found found) {
        List<Found> mentioned = new ArrayList<>();
        for (String name : found.file().mentions()) {
            find(found.loader(), name).ifPresent(mentioned::add);
            Optional.ofNullable(services.get(name))
                    .flatMap(path::findMentioned)
                    .ifPresent(mentioned::add);
        }
        return mentioned;
    }

    private Optional<Found> find(ClassLoader loader, String name) {
        return ComputingPackages.includes(name)
                ? mentions.computeIfAbsent(
                        new Mention(loader, name), mention -> path.findMentioned(loader, name))
                : Optional.empty();
    }

    private record Mention(ClassLoader loader, String name) {}

    private static void addResources(Map<String, String> resources, Collection<String> lines) {
        resources.forEach((name, digest) -> lines.add("resource " + name + " " + digest));
    }

    private static Map<String, String> services(ClassLoader program) {
        Map<String, String> services = new HashMap<>();
        for (Plugin offer : ServiceLoader.load(Plugin.class, program)) {
            offer.services()
                    .forEach(
                            (type, implementation) ->
                                    services.put(
                                            type.getName().replace('.', '/'),
                                            implementation.getName().replace('.', '/')));
        }
        return services;
    }

    /** Identifies third-party code by the names of its jars, which contain their versions. */
    static final class Libraries {

        private static final String TENSORFLOW_PROPERTIES =
                "META-INF/maven/org.tensorflow/tensorflow-core-api/pom.properties";

        private Libraries() {}

        /**
         * Returns the file names of all jars on a class path except Mithridate's, sorted.
         *
         * @param classPath in the format of the property {@code java.class.path}
         */
        static List<String> names(String classPath) {
            return Stream.of(classPath.split(File.pathSeparator, -1))
                    .map(entry -> String.valueOf(Path.of(entry).getFileName()))
                    .filter(name -> name.endsWith(".jar") && !name.startsWith("mithridate-"))
                    .distinct()
                    .sorted()
                    .toList();
        }

        /** Returns the version of TensorFlow Java that a class loader finds, or "none". */
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
}
