package io.mithridate.runner.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeArchiveTest {

    @TempDir Path folder;

    @Test
    void digestIgnoresOrderTimestampsCompressionAndBuildFiles() throws IOException {
        Path one = folder.resolve("one.jar");
        zip(one, 0, ZipOutputStream.DEFLATED, List.of("a/A.class", "b/B.class"));
        Path other = folder.resolve("other.jar");
        zip(
                other,
                1_000_000_000_000L,
                ZipOutputStream.STORED,
                List.of(
                        "b/B.class",
                        "META-INF/maven/x/pom.properties",
                        "a/A.class",
                        "META-INF/MANIFEST.MF"));

        assertThat(CodeArchive.read(other).digest())
                .hasSize(64)
                .isEqualTo(CodeArchive.read(one).digest());
    }

    @Test
    void digestOfAFolderEqualsThatOfItsJar() throws IOException {
        PluginJar plugin =
                new PluginJar().withFile("a/A.class", "code").withFile("data.txt", "data");
        CodeArchive jar = CodeArchive.read(plugin.write(folder.resolve("plugin.jar")));
        CodeArchive classes = CodeArchive.read(plugin.writeFolder(folder.resolve("classes")));

        assertThat(classes.digest()).isEqualTo(jar.digest());
        assertThat(classes.entries()).containsExactly("a/A.class", "data.txt");
    }

    @Test
    void digestDependsOnContentsAndNames() throws IOException {
        List<String> digests =
                List.of(
                        digest(new PluginJar().withFile("a", "1")),
                        digest(new PluginJar().withFile("a", "2")),
                        digest(new PluginJar().withFile("b", "1")),
                        digest(new PluginJar().withFile("a", "1").withFile("b", "")),
                        digest(new PluginJar()));

        assertThat(digests).doesNotHaveDuplicates();
    }

    @Test
    void digestOfAClassPathDependsOnItsOrder() throws IOException {
        CodeArchive a = CodeArchive.read(new PluginJar().withFile("a", "").write(path("a.jar")));
        CodeArchive b = CodeArchive.read(new PluginJar().withFile("b", "").write(path("b.jar")));

        assertThat(CodeArchive.combinedDigest(List.of(a))).isEqualTo(a.digest());
        assertThat(CodeArchive.combinedDigest(List.of(a, b)))
                .isNotEqualTo(CodeArchive.combinedDigest(List.of(b, a)));
    }

    @Test
    void readsTheManifest() throws IOException {
        Path jar =
                new PluginJar().withAttribute("Implementation-Version", "7").write(path("j.jar"));

        assertThat(CodeArchive.read(jar).manifest().getValue("Implementation-Version"))
                .isEqualTo("7");
    }

    @Test
    void rejectsAFileThatIsNotAJar() throws IOException {
        Path text = Files.writeString(path("text.jar"), "no zip");

        assertThatThrownBy(() -> CodeArchive.read(text)).isInstanceOf(ZipException.class);
    }

    @Test
    void locatesTheArchiveOfAClass() {
        assertThat(CodeArchive.locationOf(CodeArchiveTest.class)).isDirectory().exists();
        assertThat(CodeArchive.locationOf(Test.class).getFileName().toString())
                .startsWith("junit-jupiter-api");
        assertThatThrownBy(() -> CodeArchive.locationOf(String.class))
                .hasMessageContaining("java.lang.String");
    }

    private Path path(String name) {
        return folder.resolve(name);
    }

    private String digest(PluginJar plugin) throws IOException {
        return CodeArchive.read(plugin.write(Files.createTempFile(folder, "plugin", ".jar")))
                .digest();
    }

    private static void zip(Path jar, long time, int method, List<String> entries)
            throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : entries) {
                byte[] content = ("the content of " + name).getBytes(StandardCharsets.UTF_8);
                if (name.endsWith("MANIFEST.MF")) {
                    content = "Manifest-Version: 1.0\n".getBytes(StandardCharsets.UTF_8);
                }
                ZipEntry entry = new ZipEntry(name);
                entry.setTime(time);
                entry.setMethod(method);
                if (method == ZipOutputStream.STORED) {
                    java.util.zip.CRC32 crc = new java.util.zip.CRC32();
                    crc.update(content);
                    entry.setCrc(crc.getValue());
                    entry.setSize(content.length);
                }
                zip.putNextEntry(entry);
                zip.write(content);
                zip.closeEntry();
            }
        }
    }
}
