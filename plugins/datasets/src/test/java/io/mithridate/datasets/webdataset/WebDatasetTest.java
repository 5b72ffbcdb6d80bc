package io.mithridate.datasets.webdataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.PairSet.PictureSource;
import io.mithridate.datasets.files.PaintedPictures;
import io.mithridate.datasets.webdataset.WebDataset.Options.CaptionKind;
import io.mithridate.testkit.PairDataContract;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebDatasetTest implements PairDataContract {

    private static final List<String> ENDINGS = List.of("jpg", "jpeg", "png", "webp", "bmp", "gif");

    @TempDir Path folder;

    private WebDataset open(String pattern, CaptionKind kind, int pictures, int heldOut, int bad) {
        return open(pattern, kind, pictures, heldOut, bad, false);
    }

    private WebDataset open(
            String pattern, CaptionKind kind, int pictures, int heldOut, int bad, boolean hashed) {
        return open(pattern, ENDINGS, kind, pictures, heldOut, bad, hashed);
    }

    private WebDataset open(
            String pattern,
            List<String> pictureEndings,
            CaptionKind kind,
            int pictures,
            int heldOut,
            int bad,
            boolean hashed) {
        return new WebDataset(
                new WebDataset.Options(
                        folder.resolve(pattern),
                        pictureEndings,
                        kind,
                        "text",
                        pictures,
                        heldOut,
                        1,
                        Optional.empty(),
                        Optional.of(folder.resolve("cache")),
                        hashed,
                        bad));
    }

    private WebDataset open(String pattern) {
        return open(pattern, CaptionKind.TXT, 0, 0, 0);
    }

    @Override
    public Class<?> plugin() {
        return WebDataset.class;
    }

    @Override
    public PairData pairs() {
        try {
            if (!Files.exists(folder.resolve("s0.tar"))) {
                TarShards.write(folder, "s%d.tar", 3, 10);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return open("s{0..2}.tar", CaptionKind.TXT, 0, 6, 0);
    }

    @Test
    void readsSamplesFromTheirShards() throws IOException {
        TarShards.write(folder, "s%d.tar", 3, 4);
        PairSet train = open("s{0..2}.tar").train();

        assertThat(train.size()).isEqualTo(12);
        for (int i = 0; i < 12; i++) {
            assertThat(train.caption(i)).isEqualTo("caption " + i);
            assertThat(train.id(i)).isEqualTo("s%d.tar/%06d.png".formatted(i / 4, i));
            assertThat(((ImageData.Encoded) train.image(i)).bytes())
                    .isEqualTo(PaintedPictures.bytes(i, "png"));
        }
    }

    @Test
    void readsLongNamesWithFoldersAndSeveralDots() throws IOException {
        String longName = "very/".repeat(40) + "a.b";
        byte[] picture = PaintedPictures.bytes(1, "jpg");
        try (TarShards tar = new TarShards(folder.resolve("s.tar"))) {
            tar.add("x.y/" + longName + ".jpg", picture)
                    .add("x.y/" + longName + ".txt", "not the caption: its ending is b.txt")
                    .add("./q.jpg", picture)
                    .add("./q.cls", "3")
                    .add("./q.txt", " a caption\n");
        }
        WebDataset opened = open("s.tar", CaptionKind.TXT, 0, 0, 1);

        assertThat(opened.train().size()).isEqualTo(1);
        assertThat(opened.train().caption(0)).isEqualTo("a caption");
        assertThat(opened.notices()).singleElement().asString().contains("has no picture");
    }

    @Test
    void readsCaptionsFromJson() throws IOException {
        byte[] picture = PaintedPictures.bytes(1, "jpg");
        try (TarShards tar = new TarShards(folder.resolve("s.tar"))) {
            tar.add("a.jpg", picture)
                    .add("a.json", "{\"text\": \"ein Bär\", \"url\": 1}")
                    .add("b.jpg", picture)
                    .add("b.json", "{\"caption\": \"under another key\"}")
                    .add("c.jpg", picture)
                    .add("c.json", "{\"text\": ");
        }

        WebDataset opened = open("s.tar", CaptionKind.JSON, 0, 0, 2);
        assertThat(opened.train().size()).isEqualTo(1);
        assertThat(opened.train().caption(0)).isEqualTo("ein Bär");
    }

    @Test
    void unpacksGzippedShardsOnce() throws IOException {
        TarShards.write(folder, "z%d.tar.gz", 2, 3);
        List<String> first = captions(open("z{0..1}.tar.gz").train());
        try (Stream<Path> kept = Files.list(folder.resolve("cache"))) {
            assertThat(kept.filter(file -> file.toString().endsWith(".tar"))).hasSize(2);
        }

        assertThat(captions(open("z{0..1}.tar.gz").train())).isEqualTo(first).contains("caption 4");
    }

    private static List<String> captions(PairSet pairs) {
        return IntStream.range(0, pairs.size()).mapToObj(pairs::caption).toList();
    }

    /** Only the index locates samples: if it lists fewer samples, fewer are found. */
    @Test
    void keepsTheIndexUntilTheShardChanges() throws IOException {
        TarShards.write(folder, "s%d.tar", 1, 5);
        open("s0.tar");
        Path index = index();
        Files.write(
                index,
                ShardIndex.of(List.of(ShardIndex.read(index).orElseThrow().sample(3)), List.of())
                        .bytes());
        assertThat(captions(open("s0.tar").train())).containsExactly("caption 3");

        Path shard = folder.resolve("s0.tar");
        Files.setLastModifiedTime(
                shard, FileTime.fromMillis(Files.getLastModifiedTime(shard).toMillis() + 5000));
        assertThat(open("s0.tar").train().size()).isEqualTo(5);
    }

    @Test
    void replacesADamagedIndex() throws IOException {
        TarShards.write(folder, "s%d.tar", 1, 5);
        open("s0.tar");
        byte[] bytes = Files.readAllBytes(index());
        bytes[bytes.length / 2]++;
        Files.write(index(), bytes);

        assertThat(open("s0.tar").train().size()).isEqualTo(5);
        Files.write(index(), new byte[2]);
        assertThat(open("s0.tar").train().size()).isEqualTo(5);
    }

    private Path index() throws IOException {
        try (Stream<Path> kept = Files.list(folder.resolve("cache"))) {
            return kept.filter(file -> file.toString().endsWith(".index"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void leavesOutNamesThatLeadOutOfTheArchiveAndUnusableFiles() throws IOException {
        byte[] picture = PaintedPictures.bytes(1, "jpg");
        try (TarShards tar = new TarShards(folder.resolve("s.tar"))) {
            tar.add("good.jpg", picture)
                    .add("good.txt", "good")
                    .add("/etc/passwd.jpg", picture)
                    .add("a/../../b.jpg", picture)
                    .addLink("link.jpg", "/etc/passwd")
                    .add("empty.jpg", new byte[0])
                    .add("empty.txt", "a caption")
                    .add("mute.jpg", picture)
                    .add("blank.jpg", picture)
                    .add("blank.txt", " \n")
                    .add("good.jpg", picture)
                    .add("good.txt", "again");
        }

        assertThatThrownBy(() -> open("s.tar", CaptionKind.TXT, 0, 0, 6))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(": 7 cannot be used")
                .hasMessageContaining("s.tar: /etc/passwd.jpg: its name leads out of the archive")
                .hasMessageContaining("s.tar: a/../../b.jpg: its name leads out of the archive")
                .hasMessageContaining("s.tar: link.jpg: is not an ordinary file")
                .hasMessageContaining("s.tar: empty: its picture has 0 bytes")
                .hasMessageContaining("s.tar: mute: has no caption in a .txt file");
        assertThat(captions(open("s.tar", CaptionKind.TXT, 0, 0, 7).train()))
                .containsExactly("good");
    }

    /** A program that unpacked this shard would block on the pipe or read a device. */
    @Test
    void leavesOutHardLinksPipesAndDevices() throws IOException {
        byte[] picture = PaintedPictures.bytes(1, "jpg");
        try (TarShards tar = new TarShards(folder.resolve("s.tar"))) {
            tar.add("good.jpg", picture)
                    .add("good.txt", "good")
                    .addOther("hard.jpg", TarConstants.LF_LINK, "good.jpg")
                    .addOther("pipe.jpg", TarConstants.LF_FIFO, "")
                    .addOther("disk.jpg", TarConstants.LF_BLK, "")
                    .addOther("zero.jpg", TarConstants.LF_CHR, "");
        }

        WebDataset opened = open("s.tar", CaptionKind.TXT, 0, 0, 4);
        assertThat(captions(opened.train())).containsExactly("good");
        assertThat(opened.leftOut())
                .containsExactlyElementsOf(
                        Stream.of("hard", "pipe", "disk", "zero")
                                .map(
                                        name ->
                                                "%s, s.tar: %s.jpg: is not an ordinary file"
                                                        .formatted(folder.resolve("s.tar"), name))
                                .toList());
    }

    @Test
    void leavesOutNamesThatAreTooLongForTheIndex() throws IOException {
        byte[] picture = PaintedPictures.bytes(1, "jpg");
        String longName = "n".repeat(4097);
        try (TarShards tar = new TarShards(folder.resolve("s.tar"))) {
            tar.add(longName + ".jpg", picture)
                    .add(longName + ".txt", "long")
                    .add("m".repeat(4092) + ".jpg", picture)
                    .add("m".repeat(4092) + ".txt", "just short enough");
        }

        WebDataset opened = open("s.tar", CaptionKind.TXT, 0, 0, 1);
        assertThat(captions(opened.train())).containsExactly("just short enough");
        assertThat(opened.leftOut())
                .singleElement()
                .asString()
                .endsWith("...: its name has more than 4096 characters");
    }

    /** The picture of sample b, the caption of c and an unneeded file of d are links. */
    @Test
    void reportsASampleWithARejectedFileOnce() throws IOException {
        byte[] picture = PaintedPictures.bytes(1, "jpg");
        try (TarShards tar = new TarShards(folder.resolve("s.tar"))) {
            tar.add("a.jpg", picture)
                    .add("a.txt", "good")
                    .addLink("b.jpg", "a.jpg")
                    .add("b.txt", "b")
                    .add("c.jpg", picture)
                    .addLink("c.txt", "a.txt")
                    .add("d.jpg", picture)
                    .addLink("d.cls", "a.cls")
                    .add("d.txt", "good too");
        }

        WebDataset opened = open("s.tar", CaptionKind.TXT, 0, 0, 3);
        assertThat(captions(opened.train())).containsExactly("good", "good too");
        assertThat(opened.leftOut())
                .containsExactlyElementsOf(
                        Stream.of("b.jpg", "c.txt", "d.cls")
                                .map(
                                        name ->
                                                "%s, s.tar: %s: is not an ordinary file"
                                                        .formatted(folder.resolve("s.tar"), name))
                                .toList());
    }

    @Test
    void removesByteOrderMarksFromCaptions() throws IOException {
        byte[] picture = PaintedPictures.bytes(1, "jpg");
        try (TarShards tar = new TarShards(folder.resolve("s.tar"))) {
            tar.add("a.jpg", picture)
                    .add("a.txt", "\uFEFF a cat\n")
                    .add("a.json", "\uFEFF{\"text\": \"a dog\"}")
                    .add("b.jpg", picture)
                    .add("b.txt", "\uFEFF")
                    .add("b.json", "\uFEFF{}");
        }

        for (CaptionKind kind : CaptionKind.values()) {
            WebDataset opened = open("s.tar", kind, 0, 0, 1);
            assertThat(captions(opened.train()))
                    .containsExactly(kind == CaptionKind.TXT ? "a cat" : "a dog");
            assertThat(opened.leftOut())
                    .singleElement()
                    .asString()
                    .endsWith("s.tar: b: its caption is empty");
        }
    }

    @Test
    void distinguishesInvalidJsonFromEmptyCaptions() throws IOException {
        byte[] picture = PaintedPictures.bytes(1, "jpg");
        try (TarShards tar = new TarShards(folder.resolve("s.tar"))) {
            tar.add("a.jpg", picture)
                    .add("a.json", "{\"text\": \"a cat\"}")
                    .add("b.jpg", picture)
                    .add("b.json", "{\"text\": ")
                    .add("c.jpg", picture)
                    .add("c.json", "{\"caption\": \"under another key\"}");
        }

        WebDataset opened = open("s.tar", CaptionKind.JSON, 0, 0, 2);
        assertThat(opened.leftOut()).hasSize(2);
        assertThat(opened.leftOut().get(0)).endsWith("s.tar: b: its .json file is not JSON");
        assertThat(opened.leftOut().get(1)).endsWith("s.tar: c: its caption is empty");
    }

    /** Sample 2 of 60 is missing. */
    @Test
    void removingASampleReplacesAtMostOneDrawnSample() throws IOException {
        TarShards.write(folder, "s.tar", 1, 60);
        List<String> before = captions(open("s.tar", CaptionKind.TXT, 0, 20, 0).heldOut());
        try (TarShards tar = new TarShards(folder.resolve("s.tar"))) {
            for (int i = 0; i < 60; i++) {
                if (i != 2) {
                    tar.add("%06d.png".formatted(i), PaintedPictures.bytes(i, "png"))
                            .add("%06d.txt".formatted(i), "caption " + i);
                }
            }
        }
        List<String> after = captions(open("s.tar", CaptionKind.TXT, 0, 20, 0).heldOut());

        assertThat(before).hasSize(20);
        assertThat(after.stream().filter(before::contains).count()).isGreaterThanOrEqualTo(19);
    }

    @ParameterizedTest
    @ValueSource(strings = {"s.tgz", "s.TAR.GZ", "s.tar.Gz"})
    void recognizesGzippedShardsByTheirNames(String name) throws IOException {
        TarShards.write(folder, name, 1, 3);

        assertThat(captions(open(name).train())).contains("caption 2").hasSize(3);
    }

    @Test
    void reportsADamagedTarUnderItsOriginalName() throws IOException {
        Path shard = folder.resolve("s.tgz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(shard))) {
            out.write("this is not a tar file".repeat(100).getBytes(StandardCharsets.UTF_8));
        }

        assertThatThrownBy(() -> open("s.tgz"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("%s is truncated, damaged or not a tar file", shard);
    }

    @Test
    void reportsAFullDiskAsAnIoError() throws IOException {
        TarShards.write(folder, "s.tgz", 1, 3);
        OutputStream full =
                new OutputStream() {
                    @Override
                    public void write(int value) throws IOException {
                        throw new IOException("No space left on device");
                    }
                };

        assertThatThrownBy(() -> Shard.unpack(folder.resolve("s.tgz"), full))
                .isInstanceOf(IOException.class)
                .hasMessage("No space left on device");
    }

    /** The cache folder cannot be created, because a file has its name. */
    @Test
    void readsOnlyPlainShardsWithoutACache() throws IOException {
        TarShards.write(folder, "s.tar", 1, 3);
        TarShards.write(folder, "s.tgz", 1, 3);
        Path cache = Files.createFile(folder.resolve("cache"));

        assertThat(captions(open("s.tar").train())).hasSize(3).contains("caption 2");
        assertThatThrownBy(() -> open("s.tgz"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(
                        "%s cannot be unpacked into %s, the folder of 'cache': it is not a folder",
                        folder.resolve("s.tgz"), cache);
    }

    @Test
    void cacheFilesHaveTheUsualPermissions() throws IOException {
        TarShards.write(folder, "s.tgz", 1, 3);
        open("s.tgz");

        Set<PosixFilePermission> ordinary =
                Files.getPosixFilePermissions(Files.createFile(folder.resolve("ordinary")));
        try (Stream<Path> kept = Files.list(folder.resolve("cache"))) {
            assertThat(kept)
                    .hasSize(2)
                    .allMatch(
                            file -> {
                                try {
                                    return Files.getPosixFilePermissions(file).equals(ordinary);
                                } catch (IOException e) {
                                    throw new UncheckedIOException(e);
                                }
                            });
        }
    }

    @Test
    void deletesPartialFilesOfKilledProcessesAfterADay() throws IOException {
        TarShards.write(folder, "s.tar", 1, 3);
        Path cache = Files.createDirectories(folder.resolve("cache"));
        String name = "0123456789abcdef".repeat(2);
        String unique = "6f9619ff-8b86-4011-b42d-00cf4fc964ff";
        Instant old = Instant.now().minus(Duration.ofHours(25));
        for (String part :
                List.of(
                        name + ".tar-" + unique + ".part",
                        name + ".index-" + unique + ".part",
                        "shard123.part",
                        "index456.part",
                        "film.part")) {
            Files.setLastModifiedTime(Files.createFile(cache.resolve(part)), FileTime.from(old));
        }
        Files.createFile(cache.resolve("shard789.part"));
        open("s.tar");

        try (Stream<Path> left = Files.list(cache)) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .filteredOn(file -> file.endsWith(".part"))
                    .containsExactlyInAnyOrder("film.part", "shard789.part");
        }
    }

    @Test
    void readsShardsWithoutAReadableIndex() throws IOException {
        TarShards.write(folder, "s.tar", 1, 3);
        open("s.tar");
        Path index = index();
        Files.delete(index);
        Files.createDirectory(index);

        assertThat(captions(open("s.tar").train())).hasSize(3);
    }

    /** The tar of macOS adds ._0.jpg for 0.jpg, here between the picture and its caption. */
    @Test
    void ignoresHiddenFiles() throws IOException {
        byte[] picture = PaintedPictures.bytes(1, "jpg");
        try (TarShards tar = new TarShards(folder.resolve("s.tar"))) {
            tar.add("._0.jpg", "attributes")
                    .add("0.jpg", picture)
                    .add("._0.txt", "attributes")
                    .add("0.txt", "a caption")
                    .add("a/.jpg", picture)
                    .add("a/1.jpg", picture)
                    .add("a/1.txt", "another")
                    .add("a/.DS_Store", "x");
        }

        WebDataset opened = open("s.tar");
        assertThat(captions(opened.train())).containsExactly("a caption", "another");
        assertThat(opened.leftOut()).isEmpty();
    }

    @Test
    void leavesOutCaptionsThatAreNotUtf8() throws IOException {
        byte[] picture = PaintedPictures.bytes(1, "jpg");
        byte[] latin = "{\"text\": \"ein Bär\"}".getBytes(StandardCharsets.ISO_8859_1);
        try (TarShards tar = new TarShards(folder.resolve("s.tar"))) {
            tar.add("0.jpg", picture)
                    .add("0.txt", latin)
                    .add("0.json", latin)
                    .add("1.jpg", picture)
                    .add("1.txt", "good")
                    .add("1.json", "{\"text\": \"good\"}");
        }

        for (CaptionKind kind : CaptionKind.values()) {
            WebDataset opened = open("s.tar", kind, 0, 0, 1);
            assertThat(captions(opened.train())).containsExactly("good");
            assertThat(opened.leftOut())
                    .singleElement()
                    .asString()
                    .endsWith("s.tar: 0: its caption is not UTF-8");
        }
    }

    @Test
    void countsDamagedShardsAndNamesTheFirstInOrder() throws IOException {
        TarShards.write(folder, "s%d.tar", 9, 2);
        for (int i = 2; i < 9; i++) {
            Files.writeString(folder.resolve("s%d.tar".formatted(i)), "x".repeat(2000));
        }
        Files.delete(folder.resolve("s4.tar"));

        assertThatThrownBy(() -> open("s{0..8}.tar"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "7 of 9 shards cannot be opened: %s is truncated, damaged or not a tar"
                                + " file: ",
                        folder.resolve("s2.tar"))
                .hasMessageContaining("; there is no file '%s'; ", folder.resolve("s4.tar"))
                .hasMessageContaining("s6.tar")
                .hasMessageNotContaining("s7.tar")
                .hasMessageEndingWith("; ...")
                .hasNoCause();
    }

    @Test
    void rejectsDamagedShards() throws IOException {
        TarShards.write(folder, "s%d.tar", 1, 5);
        Path shard = folder.resolve("s0.tar");
        byte[] whole = Files.readAllBytes(shard);
        Files.write(shard, Arrays.copyOf(whole, 1800));
        assertThatThrownBy(() -> open("s0.tar"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("%s is truncated, damaged or not a tar file", shard);
        Files.writeString(shard, "this is not a tar file".repeat(100));
        assertThatThrownBy(() -> open("s0.tar")).isInstanceOf(IllegalArgumentException.class);
        Files.write(shard, new byte[0]);
        assertThatThrownBy(() -> open("s0.tar"))
                .hasMessageEndingWith(
                        "at byte 0, after 0 entries, the block of zeros that ends a tar file is"
                                + " missing");
        Files.write(shard, new byte[1024]);
        assertThatThrownBy(() -> open("s0.tar"))
                .hasMessageContaining("has no samples of a picture and a .txt file");
        assertThatThrownBy(() -> open("gone.tar"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("there is no file '%s'", folder.resolve("gone.tar"));
        Files.write(folder.resolve("s.tar.gz"), Arrays.copyOf(whole, 100));
        assertThatThrownBy(() -> open("s.tar.gz"))
                .hasMessageContaining("is truncated or not a gzip file");
    }

    /** The first two files are complete; the header of the third is missing or cut off. */
    @ParameterizedTest
    @CsvSource({"s.tar, 0", "s.tar, 100", "s.tar.gz, 0", "s.tar.gz, 511"})
    void rejectsAShardThatWasTruncatedBetweenFiles(String name, int extraBytes) throws IOException {
        TarShards.write(folder, "whole.tar", 1, 2);
        byte[] whole = Files.readAllBytes(folder.resolve("whole.tar"));
        int third = new String(whole, StandardCharsets.ISO_8859_1).indexOf("000001.png");
        Path shard = folder.resolve(name);
        try (OutputStream file = Files.newOutputStream(shard);
                OutputStream out = Shard.isGzipped(shard) ? new GZIPOutputStream(file) : file) {
            out.write(whole, 0, third + extraBytes);
        }

        assertThatThrownBy(() -> open(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "%s is truncated, damaged or not a tar file: at byte %d, after 2 entries,"
                                + " the block of zeros that ends a tar file is missing",
                        shard, third);
    }

    @Test
    void rejectsConcatenatedShards() throws IOException {
        TarShards.write(folder, "s%d.tar", 2, 3);
        byte[] first = Files.readAllBytes(folder.resolve("s0.tar"));
        Path joined = folder.resolve("joined.tar");
        Files.write(joined, first);
        Files.write(
                joined, Files.readAllBytes(folder.resolve("s1.tar")), StandardOpenOption.APPEND);

        assertThatThrownBy(() -> open("joined.tar"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("%s is truncated, damaged or not a tar file", joined)
                .hasMessageEndingWith(
                        "after its end at byte %d unexpected data follows, e.g. shards concatenated"
                                + " with cat; name each shard separately",
                        TarShards.contentEnd(first) + 512);
    }

    /** GNU tar and Python write 10,240 bytes at once; a single block of zeros also ends a shard. */
    @ParameterizedTest
    @ValueSource(ints = {512, 1024, 10_240, 20_001})
    void acceptsAnyNumberOfFinalZeros(int zeros) throws IOException {
        TarShards.write(folder, "s.tar", 1, 3);
        Path shard = folder.resolve("s.tar");
        byte[] whole = Files.readAllBytes(shard);
        int end = TarShards.contentEnd(whole);
        Files.write(shard, Arrays.copyOf(Arrays.copyOf(whole, end), end + zeros));

        assertThat(captions(open("s.tar").train())).hasSize(3).contains("caption 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "jpeg", "png", "webp", "bmp", "gif", "JPG", "Jpeg", "WEBP"})
    void recognizesPictureExtensionsInAnyCase(String ending) throws IOException {
        byte[] picture = PaintedPictures.bytes(1, "png");
        try (TarShards tar = new TarShards(folder.resolve("s.tar"))) {
            tar.add("a." + ending, picture).add("a.TXT", "a caption").add("b.tif", picture);
        }
        WebDataset opened = open("s.tar", CaptionKind.TXT, 0, 0, 1);

        assertThat(opened.train().size()).isEqualTo(1);
        assertThat(opened.train().id(0)).isEqualTo("s.tar/a." + ending);
        assertThat(opened.train().caption(0)).isEqualTo("a caption");
        assertThat(opened.leftOut())
                .singleElement()
                .asString()
                .endsWith("s.tar: b: has no picture");
    }

    @Test
    void reportsTheSizeOfACaptionThatIsTooLong() throws IOException {
        byte[] picture = PaintedPictures.bytes(1, "png");
        try (TarShards tar = new TarShards(folder.resolve("s.tar"))) {
            tar.add("a.png", picture)
                    .add("a.txt", "a".repeat(1 << 20))
                    .add("b.png", picture)
                    .add("b.txt", "b".repeat((1 << 20) + 1));
        }
        WebDataset opened = open("s.tar", CaptionKind.TXT, 0, 0, 1);

        assertThat(opened.train().caption(0)).hasSize(1 << 20);
        assertThat(opened.leftOut())
                .singleElement()
                .asString()
                .endsWith(
                        "s.tar: b: its .txt file has 1048577 bytes; more than 1048576 are not"
                                + " read");
    }

    @Test
    void doesNotUnpackAFileThatWouldFillTheDisk() throws IOException {
        Path bomb = folder.resolve("bomb.tar.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 80; i++) {
                out.write(zeros);
            }
        }

        assertThatThrownBy(() -> open("bomb.tar.gz"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "%s grows to more than 20 times its size plus 64 MiB; such files are not"
                                + " unpacked",
                        bomb);
        try (Stream<Path> left = Files.list(folder.resolve("cache"))) {
            assertThat(left).isEmpty();
        }
    }

    /** Sample 7 of the second shard has the same picture as sample 1 of the first. */
    @Test
    void treatsPicturesOfEqualBytesAsOneIfBytesAreHashed() throws IOException {
        TarShards.write(folder, "s%d.tar", 1, 5);
        try (TarShards tar = new TarShards(folder.resolve("s1.tar"))) {
            tar.add("7.png", PaintedPictures.bytes(1, "png")).add("7.txt", "again");
        }
        PairSet hashed = open("s{0..1}.tar", CaptionKind.TXT, 0, 0, 0, true).train();

        assertThat(hashed.id(5)).isEqualTo("s1.tar/7.png");
        assertThat(hashed.pictureId(5)).isEqualTo("s0.tar/000001.png");
        assertThat(hashed.pictureId(1)).isEqualTo("s0.tar/000001.png");
        assertThat(hashed.captions(5)).containsExactly("caption 1", "again");
        assertThat(hashed.captions(0)).containsExactly("caption 0");
        assertThat(hashed.pictureSource(5)).contains(new PictureSource(hashed, 1));
        assertThat(hashed.pictureSource(4)).contains(new PictureSource(hashed, 4));
        PairSet unhashed = open("s{0..1}.tar").train();
        assertThat(unhashed.pictureId(5)).isEqualTo("s1.tar/7.png");
        assertThat(unhashed.captions(5)).containsExactly("again");
        for (int heldOut = 1; heldOut <= 5; heldOut++) {
            WebDataset opened = open("s{0..1}.tar", CaptionKind.TXT, 0, heldOut, 0, true);
            assertThat(opened.heldOut().size()).isEqualTo(heldOut);
            List<String> retrieved = captions(opened.heldOut());
            assertThat(retrieved.contains("again")).isEqualTo(retrieved.contains("caption 1"));
        }
    }

    @Test
    void rejectsShardsWithEqualNames() throws IOException {
        TarShards.write(folder, "a/s%d.tar", 1, 1);
        TarShards.write(folder, "b/s%d.tar", 1, 1);

        assertThatThrownBy(() -> open("{a,b}/s0.tar"))
                .hasMessage("two shards are named 's0.tar'; their samples would be ambiguous");
    }

    @Test
    void fingerprintDependsOnTimesOrBytes() throws IOException {
        TarShards.write(folder, "s%d.tar", 2, 3);
        String byTime = open("s{0..1}.tar").pairsFingerprint();
        String byBytes = open("s{0..1}.tar", CaptionKind.TXT, 0, 0, 0, true).pairsFingerprint();
        Path shard = folder.resolve("s1.tar");
        Files.setLastModifiedTime(
                shard, FileTime.fromMillis(Files.getLastModifiedTime(shard).toMillis() + 5000));

        assertThat(open("s{0..1}.tar").pairsFingerprint()).isNotEqualTo(byTime);
        assertThat(open("s{0..1}.tar", CaptionKind.TXT, 0, 0, 0, true).pairsFingerprint())
                .isEqualTo(byBytes);
        assertThat(open("s{0..1}.tar", CaptionKind.TXT, 4, 0, 0, true).train().size()).isEqualTo(4);
    }

    /** Some archives set all times to one value, and padding to blocks keeps the size equal. */
    @ParameterizedTest
    @ValueSource(strings = {"s.tar", "s.tar.gz"})
    void readsChangedBytesAgainIfBytesAreHashed(String name) throws IOException {
        Path shard = folder.resolve(name);
        FileTime time = FileTime.fromMillis(1_000_000_000_000L);
        writeOne(shard, "a dog");
        Files.setLastModifiedTime(shard, time);
        String before = openHashed(name).pairsFingerprint();
        long size = Files.size(shard);
        writeOne(shard, "a cat");
        Files.setLastModifiedTime(shard, time);

        assertThat(Files.size(shard)).isEqualTo(size);
        assertThat(captions(openHashed(name).train())).containsExactly("a cat");
        assertThat(openHashed(name).pairsFingerprint()).isNotEqualTo(before);
    }

    private WebDataset openHashed(String name) {
        return open(name, CaptionKind.TXT, 0, 0, 0, true);
    }

    private static void writeOne(Path shard, String caption) throws IOException {
        try (TarShards tar = new TarShards(shard)) {
            tar.add("a.png", PaintedPictures.bytes(1, "png")).add("a.txt", caption);
        }
    }

    @Test
    void selectsOneOfSeveralPicturesByExtension() throws IOException {
        byte[] picture = PaintedPictures.bytes(1, "jpg");
        try (TarShards tar = new TarShards(folder.resolve("s.tar"))) {
            tar.add("a.jpg", picture)
                    .add("a.png", PaintedPictures.bytes(2, "png"))
                    .add("a.txt", "with its mask")
                    .add("b.JPG", picture)
                    .add("b.JPG", PaintedPictures.bytes(3, "jpg"))
                    .add("b.txt", "replaced, as tar does");
        }

        WebDataset opened = open("s.tar", CaptionKind.TXT, 0, 0, 1);
        assertThat(captions(opened.train())).containsExactly("replaced, as tar does");
        assertThat(((ImageData.Encoded) opened.train().image(0)).bytes())
                .isEqualTo(PaintedPictures.bytes(3, "jpg"));
        assertThat(opened.leftOut())
                .singleElement()
                .asString()
                .endsWith(
                        "s.tar: a: has the pictures a.jpg and a.png; say which in"
                                + " 'picture-endings'");
        WebDataset chosen = open("s.tar", List.of("JPG"), CaptionKind.TXT, 0, 0, 0, false);
        assertThat(captions(chosen.train())).hasSize(2);
        assertThat(((ImageData.Encoded) chosen.train().image(0)).bytes()).isEqualTo(picture);
    }
}
