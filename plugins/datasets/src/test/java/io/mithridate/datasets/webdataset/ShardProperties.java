package io.mithridate.datasets.webdataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.datasets.files.MappedFile;
import io.mithridate.datasets.webdataset.WebDataset.Options.CaptionKind;
import java.io.IOException;
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

/** Tests that a damaged shard is rejected, or that all its samples lie within it. */
class ShardProperties {

    private static final int BLOCK = 512;

    private static final ShardIndexer.SampleFiles FILES =
            new ShardIndexer.SampleFiles(
                    List.of("jpg", "png"), new CaptionText(CaptionKind.TXT, "caption"), true);

    private static Path folder = Path.of("");
    private static byte[] whole = {};
    private static int shards;

    @BeforeContainer
    static void createShard() throws IOException {
        folder = Files.createTempDirectory("shards");
        Path shard = folder.resolve("s.tar");
        try (TarShards tar = new TarShards(shard)) {
            tar.add("a.jpg", new byte[700])
                    .add("a.txt", "a")
                    .add("x".repeat(150) + ".jpg", new byte[3])
                    .add("x".repeat(150) + ".txt", "b");
        }
        whole = Files.readAllBytes(shard);
        Files.delete(shard);
    }

    @AfterContainer
    static void deleteFolder() throws IOException {
        Files.delete(folder);
    }

    /** Generates positions, most often within a header, and the bytes to write there. */
    @Provide
    Arbitrary<List<Tuple.Tuple2<Integer, Byte>>> changes() {
        return Combinators.combine(
                        Arbitraries.oneOf(
                                Arbitraries.integers().between(0, 1023),
                                Arbitraries.integers().between(0, 6000)),
                        Arbitraries.bytes())
                .as(Tuple::of)
                .list()
                .ofMaxSize(6);
    }

    @Property(tries = 1000)
    void rejectsDamageOrReadsWithinTheShard(
            @ForAll("changes") List<Tuple.Tuple2<Integer, Byte>> changes) throws IOException {
        check(changes);
    }

    @Property(tries = 1_000_000)
    @Tag("slow")
    void rejectsDamageOrReadsWithinTheShardAMillionTimes(
            @ForAll("changes") List<Tuple.Tuple2<Integer, Byte>> changes) throws IOException {
        check(changes);
    }

    /** Generates lengths to cut a shard to, most often between blocks, where headers begin. */
    @Provide
    Arbitrary<Integer> lengths() {
        return Arbitraries.oneOf(
                Arbitraries.integers()
                        .between(0, whole.length / BLOCK)
                        .map(blocks -> blocks * BLOCK),
                Arbitraries.integers().between(0, whole.length));
    }

    /** A shard may be cut only after its first block of final zeros. */
    @Property(tries = 1000)
    void rejectsAShardThatIsTruncatedAnywhere(@ForAll("lengths") int length) throws IOException {
        Path file = writeShard(Arrays.copyOf(whole, length));
        if (length >= TarShards.contentEnd(whole) + BLOCK) {
            assertThat(index(file).size()).isEqualTo(2);
        } else {
            assertThatThrownBy(() -> index(file))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("%s is truncated, damaged or not a tar file", file);
        }
        Files.delete(file);
    }

    /** Writes a new file each time, because overwriting a mapped file is slow. */
    private static Path writeShard(byte[] bytes) throws IOException {
        Path file = folder.resolve(shards++ + ".tar");
        return Files.write(file, bytes);
    }

    private static ShardIndex index(Path file) {
        return ShardIndexer.index(file, file, MappedFile.open(file), FILES);
    }

    private static void check(List<Tuple.Tuple2<Integer, Byte>> changes) throws IOException {
        byte[] bytes = whole.clone();
        changes.forEach(change -> bytes[change.get1()] = change.get2());
        Path file = writeShard(bytes);
        MappedFile content = MappedFile.open(file);
        Files.delete(file);
        ShardIndex index;
        try {
            index = ShardIndexer.index(file, file, content, FILES);
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).contains("not a tar file");
            return;
        }
        for (int i = 0; i < index.size(); i++) {
            ShardIndex.Sample sample = index.sample(i);
            assertThat(content.read(sample.pictureOffset(), sample.pictureLength()))
                    .hasSizeGreaterThan(0);
            assertThat(
                            FILES.captions()
                                    .extract(
                                            content.read(
                                                    sample.captionOffset(),
                                                    sample.captionLength())))
                    .isNotBlank();
            assertThat(sample.name()).doesNotStartWith("/").doesNotContain("../");
        }
    }
}
