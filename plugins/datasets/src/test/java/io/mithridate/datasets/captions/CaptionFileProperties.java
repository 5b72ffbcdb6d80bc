package io.mithridate.datasets.captions;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.datasets.files.CheckLevel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Tests that any file either opens to readable rows or is rejected with a message. */
class CaptionFileProperties {

    private static Path folder = Path.of("");
    private static int files;

    @BeforeContainer
    static void makeFolder() throws IOException {
        folder = Files.createTempDirectory("fuzz");
    }

    @AfterContainer
    static void deleteFolder() throws IOException {
        Files.delete(folder);
    }

    @Provide
    Arbitrary<byte[]> files() {
        Arbitrary<String> pieces =
                Arbitraries.of(
                        "image,caption\n",
                        "a.png",
                        ",",
                        "\"",
                        "\n",
                        "\r\n",
                        "\r",
                        "caption",
                        "\t",
                        "../b.png",
                        "\uFEFF",
                        "\0",
                        "é",
                        "\\",
                        "/",
                        " ",
                        "#",
                        "C:",
                        "''",
                        "\"\"");
        Arbitrary<byte[]> structured =
                pieces.list()
                        .ofMaxSize(40)
                        .map(
                                list ->
                                        ("image,caption\n" + String.join("", list))
                                                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Arbitrary<byte[]> noise =
                Combinators.combine(
                                structured, Arbitraries.bytes().array(byte[].class).ofMaxSize(40))
                        .as(
                                (head, tail) -> {
                                    byte[] both =
                                            java.util.Arrays.copyOf(
                                                    head, head.length + tail.length);
                                    System.arraycopy(tail, 0, both, head.length, tail.length);
                                    return both;
                                });
        return Arbitraries.oneOf(structured, noise);
    }

    @Property(tries = 1500)
    void opensOrRejectsAnyFile(@ForAll("files") byte[] bytes) throws IOException {
        check(bytes);
    }

    @Property(tries = 1_000_000)
    @Tag("slow")
    void opensOrRejectsAMillionFiles(@ForAll("files") byte[] bytes) throws IOException {
        check(bytes);
    }

    /** Writes a new file each time, because overwriting a mapped file is slow. */
    private static void check(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve(files++ + ".csv"), bytes);
        try {
            check(file);
        } finally {
            Files.delete(file);
        }
    }

    private static void check(Path file) {
        for (boolean quotes : new boolean[] {true, false}) {
            Opening opening =
                    Opening.of(file)
                            .with(
                                    new CsvColumns(
                                            "auto",
                                            quotes,
                                            true,
                                            "image",
                                            "caption",
                                            Optional.empty()))
                            .with(CheckLevel.NAMES)
                            .withMaxBadRows(1000);
            ImageCaptions opened;
            try {
                opened = opening.open();
            } catch (IllegalArgumentException | UncheckedIOException e) {
                assertThat(e.getMessage()).isNotBlank();
                continue;
            }
            for (int i = 0; i < opened.train().size(); i++) {
                assertThat(opened.train().caption(i)).isNotBlank();
                assertThat(opened.train().captions(i)).contains(opened.train().caption(i));
                assertThat(opened.train().pictureId(i))
                        .doesNotStartWith("/")
                        .doesNotStartWith("..");
            }
        }
    }
}
