package io.mithridate.datasets.coco;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.datasets.files.BadRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Tests that any file of captions is either readable or rejected with a message. */
class CaptionJsonProperties {

    private static final byte[] VALID_FILE =
            """
            {"info": {"year": 2014}, "images": [{"id": 1, "file_name": "a.jpg", "split": "train",
            "sentences": [{"raw": "a cat"}, {"raw": " "}]}, {"id": 2, "file_name": "b.jpg"}],
            "annotations": [{"id": 7, "image_id": 2, "caption": "a dog"}, {"image_id": 3}]}
            """
                    .getBytes(StandardCharsets.UTF_8);

    private static Path file = Path.of("");

    @BeforeContainer
    static void makeFile() throws IOException {
        file = Files.createTempFile("fuzz", ".json");
    }

    @AfterContainer
    static void deleteFile() throws IOException {
        Files.delete(file);
    }

    /** Generates changed and truncated valid files, and pieces of JSON in any order. */
    @Provide
    Arbitrary<byte[]> files() {
        Arbitrary<List<Tuple.Tuple2<Integer, Byte>>> changes =
                Combinators.combine(
                                Arbitraries.integers().between(0, VALID_FILE.length - 1),
                                Arbitraries.bytes())
                        .as(Tuple::of)
                        .list()
                        .ofMaxSize(4);
        Arbitrary<byte[]> changed =
                changes.map(
                        list -> {
                            byte[] bytes = VALID_FILE.clone();
                            list.forEach(change -> bytes[change.get1()] = change.get2());
                            return bytes;
                        });
        Arbitrary<byte[]> cut =
                Arbitraries.integers()
                        .between(0, VALID_FILE.length)
                        .map(length -> Arrays.copyOf(VALID_FILE, length));
        Arbitrary<byte[]> pieces =
                Arbitraries.of(
                                "{",
                                "}",
                                "[",
                                "]",
                                ",",
                                ":",
                                "\"images\":",
                                "\"annotations\":",
                                "\"id\":",
                                "\"file_name\":",
                                "\"sentences\":",
                                "\"raw\":",
                                "\"caption\":",
                                "\"image_id\":",
                                "\"a\"",
                                "\"\\ud800\"",
                                "null",
                                "true",
                                "1e999999",
                                "99999999999999999999",
                                "[".repeat(2000),
                                " ")
                        .list()
                        .ofMaxSize(30)
                        .map(
                                list ->
                                        ("{\"images\":[" + String.join("", list))
                                                .getBytes(StandardCharsets.UTF_8));
        return Arbitraries.oneOf(changed, cut, pieces);
    }

    @Property(tries = 1500)
    void readsOrRejectsAnyFile(@ForAll("files") byte[] bytes) throws IOException {
        check(bytes);
    }

    @Property(tries = 1_000_000)
    @Tag("slow")
    void readsOrRejectsAMillionFiles(@ForAll("files") byte[] bytes) throws IOException {
        check(bytes);
    }

    private static void check(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        List<CaptionJson.Picture> pictures;
        try {
            pictures = CaptionJson.read(file, new BadRows("fuzz.json", 0));
        } catch (IllegalArgumentException | UncheckedIOException e) {
            assertThat(e.getMessage()).isNotBlank();
            return;
        }
        for (CaptionJson.Picture picture : pictures) {
            assertThat(picture.place()).startsWith("image ");
            assertThat(picture.captions()).noneMatch(String::isBlank);
        }
    }
}
