package io.mithridate.runner.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginFinderTest {

    @TempDir Path work;
    private Path plugins;

    @BeforeEach
    void makeDirectory() throws IOException {
        plugins = Files.createDirectory(work.resolve("plugins.d"));
    }

    @Test
    void findsJarsAndFoldersSortedAndIgnoresOtherFiles() throws IOException {
        touch("b.jar");
        touch("a.jar");
        touch("README.md");
        touch(".hidden.jar");
        touch("c/z.jar");
        touch("c/lib/y.jar");
        touch("c/classes.txt");
        Files.createDirectory(plugins.resolve("empty"));

        assertThat(finder(Optional.empty(), "").find())
                .containsExactly(
                        unit("a.jar", "a.jar"),
                        unit("b.jar", "b.jar"),
                        unit("c", "c", "c/lib/y.jar", "c/z.jar"),
                        unit("empty"));
    }

    @Test
    void folderIsOnItsClassPathOnlyIfItHasClasses() throws IOException {
        touch("c/z.jar");

        assertThat(finder(Optional.empty(), "").find()).containsExactly(unit("c", "c/z.jar"));
    }

    @Test
    void commandLineReplacesTheDefaultDirectoryAndEnvironmentAddsOthers() throws IOException {
        Path named = Files.createDirectory(work.resolve("named"));
        Path one = Files.createDirectory(work.resolve("one"));
        Path two = Files.createDirectory(work.resolve("two"));

        assertThat(finder(Optional.empty(), one + File.pathSeparator + two).directories())
                .containsExactly(plugins, one, two);
        assertThat(finder(Optional.of(Path.of("named")), "one").directories())
                .containsExactly(named, one);
    }

    @Test
    void defaultDirectoryNeedNotExist() throws IOException {
        Files.delete(plugins);

        assertThat(finder(Optional.empty(), "").directories()).isEmpty();
    }

    @Test
    void describesTheSearchedDirectories() throws IOException {
        assertThat(finder(Optional.empty(), "").searched())
                .isEqualTo("plugin jars were searched in " + plugins);

        Files.delete(plugins);

        assertThat(finder(Optional.empty(), "").searched())
                .isEqualTo(
                        "no plugin jars were searched: folder 'plugins.d' does not exist;"
                                + " use --plugins to name one");
    }

    @Test
    void findsAJarInTwoDirectoriesOnce() throws IOException {
        touch("a.jar");

        assertThat(finder(Optional.empty(), plugins.toString()).find()).hasSize(1);
    }

    @Test
    void rejectsGivenDirectoriesThatDoNotExist() throws IOException {
        touch("a.jar");

        assertThatThrownBy(() -> finder(Optional.of(Path.of("nowhere")), ""))
                .isInstanceOf(PluginException.class)
                .hasMessageContainingAll("--plugins", "nowhere", "does not exist");
        assertThatThrownBy(() -> finder(Optional.empty(), "plugins.d/a.jar"))
                .isInstanceOf(PluginException.class)
                .hasMessageContainingAll("MITHRIDATE_PLUGINS", "a.jar", "is a file");
    }

    @Test
    void acceptsALinkToAJarUnderAnyName() throws IOException {
        Path jar = work.resolve("mine-1.0.jar");
        Files.createFile(jar);
        Files.createSymbolicLink(plugins.resolve("mine"), jar);

        assertThat(finder(Optional.empty(), "").find()).containsExactly(unit("mine", "mine"));
    }

    @Test
    void usesTheJarInALinkedTargetFolder() throws IOException {
        Path target = targetFolder("mine-1.0.jar", "mine-1.0-sources.jar", "mine-1.0-javadoc.jar");
        Files.createFile(target.resolve("mine-1.0-tests.jar"));
        Files.createFile(target.resolve("original-mine-1.0.jar"));
        Files.createDirectory(target.resolve("lib"));
        Files.createFile(target.resolve("lib/junit.jar"));
        Files.createSymbolicLink(plugins.resolve("mine"), target);
        Files.createSymbolicLink(plugins.resolve("same"), target);

        assertThat(finder(Optional.empty(), "").find())
                .containsExactly(unit("mine/mine-1.0.jar", "mine/mine-1.0.jar"));
    }

    @Test
    void rejectsATargetFolderWithoutExactlyOneJarWithAdvice() throws IOException {
        Files.createSymbolicLink(
                plugins.resolve("two"), targetFolder("mine-1.0.jar", "mine-1.1.jar"));
        Files.createSymbolicLink(plugins.resolve("unbuilt"), targetFolder());
        Files.createSymbolicLink(plugins.resolve("gone"), work.resolve("gone/target"));

        assertThat(finder(Optional.empty(), "").find())
                .extracting(unit -> unit.name() + ": " + unit.refusal().orElseThrow())
                .containsExactly(
                        "gone: cannot be read: it links to '%s', which does not exist; build that project, or link what exists"
                                .formatted(work.resolve("gone/target")),
                        "two: the folder of a build holds several jars (mine-1.0.jar,"
                                + " mine-1.1.jar); delete the old ones, or link one jar",
                        "unbuilt: the folder of a build holds no jar; build it: mvn package");
    }

    /** Creates a build's target folder with these jars. */
    private Path targetFolder(String... jars) throws IOException {
        Path target = Files.createTempDirectory(work, "target");
        Files.createDirectory(target.resolve("classes"));
        for (String jar : jars) {
            Files.createFile(target.resolve(jar));
        }
        return target;
    }

    private PluginFinder finder(Optional<Path> named, String variable) {
        return PluginFinder.of(work, named, Map.of("MITHRIDATE_PLUGINS", variable));
    }

    private PluginFinder.PluginUnit unit(String name, String... classPath) {
        return new PluginFinder.PluginUnit(
                plugins.resolve(name), List.of(classPath).stream().map(plugins::resolve).toList());
    }

    private void touch(String name) throws IOException {
        Path file = plugins.resolve(name);
        Files.createDirectories(file.getParent());
        Files.createFile(file);
    }
}
