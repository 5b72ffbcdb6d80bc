package io.mithridate.runner.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibrariesTest {

    private final Path folder;

    LibrariesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void namesThirdPartyJarsOnceAndSorted() {
        assertThat(
                        CodeDigests.Libraries.names(
                                String.join(
                                        File.pathSeparator,
                                        "/b/guice-7.0.0.jar",
                                        "/b/mithridate-api-0.1.jar",
                                        "/classes",
                                        "/b/asm-9.jar",
                                        "/other/guice-7.0.0.jar")))
                .containsExactly("asm-9.jar", "guice-7.0.0.jar");
    }

    private String tensorFlow() throws IOException {
        try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
            return CodeDigests.Libraries.tensorFlow(loader);
        }
    }

    @Test
    void readsTheVersionOfTensorFlowFromItsJar() throws IOException {
        assertThat(tensorFlow()).isEqualTo("none");

        Path properties =
                folder.resolve("META-INF/maven/org.tensorflow/tensorflow-core-api/pom.properties");
        Files.createDirectories(properties.getParent());
        Files.writeString(properties, "artifactId=tensorflow-core-api\n");
        assertThat(tensorFlow()).isEqualTo("unknown");

        Files.writeString(properties, "version=1.1.0\n");
        assertThat(tensorFlow()).isEqualTo("1.1.0");
    }
}
