package io.mithridate.runner.plugins;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Loads one drop-in plugin: the JDK from the platform, the shared packages from the program, and
 * everything else from the plugin's own jars.
 *
 * <p>The program's other libraries are invisible to the plugin, which may therefore contain other
 * versions of them. The program's {@code META-INF/services} is also hidden, because {@link
 * java.util.ServiceLoader} would otherwise find every bundled plugin again in each drop-in jar.
 */
public final class PluginClassLoader extends URLClassLoader {

    static {
        ClassLoader.registerAsParallelCapable();
    }

    /**
     * The packages that all plugins share with the program; a plugin's own copies are never loaded.
     *
     * <p>Only one class loader can load a native library, so TensorFlow must be shared. Plugins can
     * exchange values only if they share the types of the values.
     */
    private static final List<String> SHARED =
            List.of(
                    "io.mithridate.api.",
                    "io.mithridate.tensorflow.",
                    "org.tensorflow.",
                    "org.bytedeco.",
                    "com.google.protobuf.",
                    "com.google.inject.",
                    "jakarta.inject.",
                    "org.slf4j.",
                    "org.jspecify.");

    /**
     * Packages that must not be in a plugin's jar; they are there if the dependency was not
     * declared as {@code provided}.
     */
    private static final List<String> NEVER_BUNDLED =
            List.of("io/mithridate/api/", "io/mithridate/tensorflow/", "org/tensorflow/");

    private final ClassLoader program;

    /**
     * Creates a loader for a plugin.
     *
     * @param name the file name of its jar or folder
     * @param classPath its jars and class folders, in order
     * @param program loads the shared packages
     */
    public PluginClassLoader(String name, List<Path> classPath, ClassLoader program) {
        super(name, urls(classPath), ClassLoader.getPlatformClassLoader());
        this.program = program;
    }

    private static URL[] urls(List<Path> classPath) {
        URL[] urls = new URL[classPath.size()];
        for (int i = 0; i < urls.length; i++) {
            try {
                urls[i] = classPath.get(i).toUri().toURL();
            } catch (MalformedURLException e) {
                throw new IllegalArgumentException("no URL for " + classPath.get(i), e);
            }
        }
        return urls;
    }

    @Override
    protected Class<?> loadClass(String className, boolean resolve) throws ClassNotFoundException {
        return SHARED.stream().anyMatch(className::startsWith)
                ? program.loadClass(className)
                : super.loadClass(className, resolve);
    }

    @Override
    public @Nullable URL getResource(String path) {
        return isShared(path) ? program.getResource(path) : super.getResource(path);
    }

    @Override
    public Enumeration<URL> getResources(String path) throws IOException {
        return isShared(path) ? program.getResources(path) : super.getResources(path);
    }

    private static boolean isShared(String path) {
        return SHARED.stream().anyMatch(prefix -> path.startsWith(prefix.replace('.', '/')));
    }

    /** Returns whether an entry of a jar is a class that only the program may contain. */
    static boolean isForbiddenInJar(String entry) {
        return entry.endsWith(".class") && NEVER_BUNDLED.stream().anyMatch(entry::startsWith);
    }

    @Override
    public String toString() {
        return "PluginClassLoader[" + getName() + "]";
    }
}
