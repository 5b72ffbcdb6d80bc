package io.mithridate.runner.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.plugin.Plugin;
import io.mithridate.runner.plugins.CodeArchive;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests which code is included; every class has the content of one class file. */
class CodePathTest {

    private static final String ATTACKS = "META-INF/services/" + Plugin.class.getName();

    private final Path folder;

    CodePathTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static byte[] classFile() throws IOException {
        try (InputStream content =
                Objects.requireNonNull(
                        CodePathTest.class.getResourceAsStream("CodePathTest.class"))) {
            return content.readAllBytes();
        }
    }

    private static byte[] content(String path) throws IOException {
        return path.endsWith(".class") ? classFile() : new byte[] {'x'};
    }

    private Path jar(String... paths) throws IOException {
        Path jar = Files.createTempFile(folder, "library", ".jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String path : paths) {
                out.putNextEntry(new JarEntry(path));
                out.write(content(path));
            }
        }
        return jar;
    }

    private Path classes(String... paths) throws IOException {
        Path classes = Files.createTempDirectory(folder, "classes");
        for (String path : paths) {
            Path file = classes.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, content(path));
        }
        return classes;
    }

    private static boolean isIncluded(Path location, String name) throws IOException {
        try (URLClassLoader program = program(location)) {
            return new CodePath(program).findMentioned(name).isPresent();
        }
    }

    private static URLClassLoader program(Path location) throws IOException {
        return new URLClassLoader(new URL[] {location.toUri().toURL()}, null);
    }

    @Test
    void includesClassesOfThirdPartyPlugins() throws IOException {
        String offer = "META-INF/services/" + Plugin.class.getName();

        assertThat(isIncluded(jar(offer, "stranger/Helper.class"), "stranger/Helper")).isTrue();
        assertThat(isIncluded(classes(offer, "stranger/Helper.class"), "stranger/Helper")).isTrue();
    }

    @Test
    void excludesClassesOfLibraries() throws IOException {
        String other = "META-INF/services/java.sql.Driver";

        assertThat(isIncluded(jar(other, "stranger/Helper.class"), "stranger/Helper")).isFalse();
        assertThat(isIncluded(classes(other, "stranger/Helper.class"), "stranger/Helper"))
                .isFalse();
    }

    @Test
    void includesTheProjectsClassesInAnyLocation() throws IOException {
        assertThat(isIncluded(jar("io/mithridate/New.class"), "io/mithridate/New")).isTrue();
        assertThat(isIncluded(classes("io/mithridate/New.class"), "io/mithridate/New")).isTrue();
    }

    @Test
    void excludesJdkClassesAndMissingClasses() throws IOException {
        Path jar = jar(ATTACKS, "stranger/Helper.class");

        assertThat(isIncluded(jar, "java/lang/String")).isFalse();
        assertThat(isIncluded(jar, "javax/crypto/Cipher")).isFalse();
        assertThat(isIncluded(jar, "stranger/Absent")).isFalse();
    }

    @Test
    void namesAFolderThatChangesWhileItIsRead() throws IOException {
        Path classes = classes("io/mithridate/Old.class");
        try (URLClassLoader program = program(classes)) {
            CodePath path = new CodePath(program);
            assertThat(path.findMentioned("io/mithridate/Old")).isPresent();
            Files.write(classes.resolve("io/mithridate/New.class"), classFile());

            assertThatThrownBy(() -> path.findMentioned("io/mithridate/New"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(classes + " changed while it was read: io/mithridate/New is gone");
        }
    }

    @Test
    void usesTheRootClassesOfAMultiReleaseJar() throws IOException {
        CodeBase base =
                new CodeBase(
                        CodeArchive.read(
                                jar(
                                        "META-INF/MANIFEST.MF",
                                        "META-INF/maven/a/pom.xml",
                                        ATTACKS,
                                        "META-INF/native/lib.so",
                                        "META-INF/versions/21/stranger/Helper.class",
                                        "META-INF/versions/21/stranger/words.txt",
                                        "stranger/Helper.class",
                                        "stranger/words.txt",
                                        "elsewhere/words.txt")));

        assertThat(base.find("stranger/Helper")).isPresent();
        assertThat(base.find("META-INF/versions/21/stranger/Helper")).isEmpty();
        assertThat(base.resources(base.find("stranger/Helper").orElseThrow()))
                .containsOnlyKeys("stranger/words.txt");
        assertThat(base.unowned())
                .containsOnlyKeys(
                        "META-INF/native/lib.so",
                        "META-INF/versions/21/stranger/words.txt",
                        "elsewhere/words.txt");
    }
}
