package io.mithridate.runner.keys;

import io.mithridate.api.backend.PluginClass;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.plugins.CodeDigest;
import io.mithridate.runner.plugins.LoadedPlugin;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginJar;
import io.mithridate.runner.plugins.PluginKind;
import io.mithridate.runner.plugins.PluginOrigin;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A program of a few small attacks, compiled on the fly, whose parts a test can replace. */
final class SampleCode {

    /** The package prefix of all its classes. */
    static final String PACKAGE = "io.mithridate.sample.";

    private final PluginJar jar = new PluginJar();
    private final List<String> attacks = new ArrayList<>();

    /** The options of all its attacks. */
    record NoOptions() {}

    /**
     * Adds an attack in its own package.
     *
     * @param name the capitalized name, such as "Corner"
     * @param mention a member of the implementation that mentions other classes
     */
    SampleCode attack(String name, String mention) {
        String folder = PACKAGE + name.toLowerCase(Locale.ROOT);
        attacks.add(folder + "." + name + "Attack");
        jar.withSource(
                folder + "." + name + "Attack",
                """
                package %s;
                import io.mithridate.api.attack.*;
                import io.mithridate.api.plugin.*;
                import io.mithridate.sample.shared.*;
                @About(name = "%4$s", summary = "A sample.", fidelity = Fidelity.PAPER)
                public final class %2$sAttack implements Attack<Attack.Stateless> {
                    public record Options() {}
                    @jakarta.inject.Inject public %2$sAttack(Options options) {}
                    %3$s
                    @Override public Stateless prepare(AttackContext context) {
                        return new Stateless();
                    }
                    @Override public PreparedAttack restore(Stateless s, AttackFacts f) {
                        throw new UnsupportedOperationException();
                    }
                }
                """
                        .formatted(folder, name, mention, name.toLowerCase(Locale.ROOT)));
        return this;
    }

    /** Adds a class to the package that all attacks import. */
    SampleCode shared(String name, String declaration) {
        jar.withSource(PACKAGE + "shared." + name, "package " + PACKAGE + "shared; " + declaration);
        return this;
    }

    SampleCode file(String path, String content) {
        jar.withFile(path, content);
        return this;
    }

    /** Loads the jar as a part of the program and returns its attacks. */
    Loaded load(Path target, String... classPath) throws Exception {
        return loadFrom(jar.write(target), classPath);
    }

    /** Loads the classes from a folder. */
    Loaded loadFolder(Path target) throws Exception {
        return loadFrom(jar.writeFolder(target));
    }

    private Loaded loadFrom(Path target, String... classPath) throws Exception {
        URLClassLoader loader =
                new URLClassLoader(
                        new URL[] {target.toUri().toURL()}, SampleCode.class.getClassLoader());
        List<LoadedPlugin> plugins = new ArrayList<>();
        for (String attack : attacks) {
            plugins.add(
                    new LoadedPlugin(
                            PluginKind.ATTACK,
                            PluginClass.of(loader.loadClass(attack)),
                            new PluginOrigin(
                                    target, Optional.empty(), CodeDigest.of(""), true, loader)));
        }
        PluginCatalog catalog = new PluginCatalog(plugins);
        return new Loaded(
                loader,
                catalog,
                new CodeDigests(catalog, loader, String.join(File.pathSeparator, classPath)));
    }

    /**
     * A loaded program.
     *
     * @param loader the class loader of the program
     * @param catalog its attacks
     * @param digests its digests
     */
    record Loaded(URLClassLoader loader, PluginCatalog catalog, CodeDigests digests)
            implements AutoCloseable {

        /** Returns the digest of a stage that uses only this attack. */
        String digest(String attack) {
            return digest(attack, new NoOptions());
        }

        String digest(String attack, Record options) {
            return digests.digest(Work.class, List.of(use(attack, options)));
        }

        PluginUse use(String attack, Record options) {
            return new PluginUse(catalog.find(PluginKind.ATTACK, attack).orElseThrow(), options);
        }

        @Override
        public void close() throws IOException {
            loader.close();
        }
    }

    /** Work that uses nothing of the sample. */
    static final class Work {}
}
