package io.mithridate.clipfiles.pytorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.model.InvalidCheckpointException;
import io.mithridate.tensorflow.checkpoint.FloatTensor;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that damaged and hostile files are rejected with a reason. */
class HostileTorchFileTest {

    private static final List<Long> TWO = List.of(2L);
    private static final List<Long> ONE = List.of(1L);

    @TempDir private Path folder;

    private static Map<String, FloatTensor> read(Path file) {
        try (TorchFile torch = TorchFile.open(file)) {
            Map<String, FloatTensor> tensors = new LinkedHashMap<>();
            torch.specs().keySet().forEach(name -> tensors.put(name, torch.floats(name)));
            return tensors;
        }
    }

    private static void assertRejected(Path file, String... reasons) {
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(InvalidCheckpointException.class)
                .hasMessageStartingWith(file.toString())
                .satisfies(
                        thrown ->
                                Arrays.stream(reasons)
                                        .forEach(
                                                reason ->
                                                        assertThat(thrown)
                                                                .hasMessageContaining(reason)));
    }

    private Path archive(byte[] pickle, float... numbers) throws IOException {
        return ArchiveBytes.of(pickle)
                .floats("0", ByteOrder.LITTLE_ENDIAN, numbers)
                .write(folder.resolve("made.pt"));
    }

    @Test
    void executesNothing() throws URISyntaxException {
        assertRejected(
                TorchFileTest.fixture("os-system.pt"),
                "asks for 'posix.system'",
                "nothing was executed",
                "torch.save(model.state_dict(), FILE)");
        assertRejected(TorchFileTest.fixture("eval.pt"), "asks for '__builtin__.eval'");
        assertRejected(TorchFileTest.fixture("whole-module.pt"), "asks for '__main__.Model'");
        assertThat(Path.of("executed-by-os-system")).doesNotExist();
        assertThat(Path.of("executed-by-eval")).doesNotExist();
    }

    @Test
    void rejectsFilesTruncatedAnywhere() throws Exception {
        byte[] whole = Files.readAllBytes(TorchFileTest.fixture("views.pt"));
        Path cut = folder.resolve("cut.pt");
        for (int length = 0; length < whole.length; length++) {
            Files.write(cut, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> read(cut))
                    .as("cut to %d of %d bytes", length, whole.length)
                    .isInstanceOf(InvalidCheckpointException.class)
                    .hasMessageStartingWith(cut.toString());
        }
    }

    @Test
    void detectsAFlippedBitUnlessNoNumberDependsOnIt() throws Exception {
        byte[] whole = Files.readAllBytes(TorchFileTest.fixture("views.pt"));
        Map<String, FloatTensor> expected = read(TorchFileTest.fixture("views.pt"));
        Path flipped = folder.resolve("flipped.pt");
        int rejected = 0;
        for (int place = 0; place < whole.length; place++) {
            byte[] bytes = whole.clone();
            bytes[place] ^= (byte) (1 << place % 8);
            Files.write(flipped, bytes);
            Optional<Map<String, FloatTensor>> read = Optional.empty();
            try {
                read = Optional.of(read(flipped));
            } catch (InvalidCheckpointException e) {
                rejected++;
            }
            if (read.isPresent()) {
                assertThat(read.get()).as("bit flipped in byte %d", place).isEqualTo(expected);
            }
        }
        assertThat(rejected).isGreaterThan(600); // at least the pickle and the numbers
    }

    @Test
    void namesADamagedStorage() throws IOException {
        Path file = archive(PickleBytes.oneTensor(2, 0, TWO, ONE), 1.25f, 2);
        byte[] bytes = Files.readAllBytes(file);
        int place = 0;
        while (!(bytes[place + 2] == (byte) 0xA0 && bytes[place + 3] == 0x3F)) {
            place++; // the bytes of 1.25
        }
        bytes[place] ^= 1;
        Files.write(file, bytes);
        assertRejected(file, "'data/0' does not have the checksum", "damaged");
    }

    @Test
    void rejectsAStorageLargerThanItsRecord() throws IOException {
        assertRejected(
                archive(PickleBytes.oneTensor(3, 0, TWO, ONE), 1, 2),
                "tensor 'a': its storage claims 3 numbers of type F32, but the record has only 8");
        assertRejected(
                archive(PickleBytes.oneTensor(Long.MAX_VALUE, 0, TWO, ONE), 1, 2),
                "claims 9223372036854775807 numbers");
        assertRejected(
                archive(PickleBytes.oneTensor(-1, 0, TWO, ONE), 1, 2),
                "expected a whole number of 0 or more, found -1");
    }

    @Test
    void rejectsATensorBeyondItsStorage() throws IOException {
        assertRejected(
                archive(PickleBytes.oneTensor(2, 1, TWO, ONE), 1, 2),
                "tensor 'a': shape [2] with strides [1] from number 1 on goes beyond its storage of"
                        + " 2");
        assertRejected(
                archive(PickleBytes.oneTensor(2, 0, TWO, TWO), 1, 2), "goes beyond its storage");
        assertRejected(
                archive(PickleBytes.oneTensor(2, Long.MAX_VALUE, TWO, ONE), 1, 2),
                "more than an array holds");
        assertRejected(
                archive(PickleBytes.oneTensor(2, 0, List.of(1L << 62, 4L), TWO), 1, 2), "strides");
        assertRejected(
                archive(PickleBytes.oneTensor(2, 0, TWO, List.of(Long.MAX_VALUE)), 1, 2),
                "more than an array holds");
        assertRejected(archive(PickleBytes.oneTensor(2, 0, TWO, List.of(-1L)), 1, 2), "found -1");
        assertRejected(
                archive(PickleBytes.oneTensor(2, 0, TWO, List.of()), 1, 2),
                "a tensor of shape [2] has strides []");
    }

    @Test
    void rejectsTensorsThatRepeatNumbersTooOften() throws IOException, URISyntaxException {
        assertRejected(
                TorchFileTest.fixture("expanded.pt"),
                "tensor 'expanded': shape [1000, 3] has more numbers than its storage of 3",
                "clone()");
        PickleBytes many = PickleBytes.pickle().op('}', '(');
        for (int i = 0; i < 5; i++) {
            many.text("a" + i).tensor("FloatStorage", "0", 8, i, List.of(4L), ONE);
        }
        assertRejected(
                archive(many.op('u').stop(), new float[8]),
                "its tensors claim 80 bytes, but their storages have only 32");
    }

    @Test
    void rejectsTwoDescriptionsOfOneStorage() throws IOException {
        byte[] pickle =
                PickleBytes.pickle()
                        .op('}', '(')
                        .text("a")
                        .tensor("FloatStorage", "0", 2, 0, TWO, ONE)
                        .text("b")
                        .tensor("HalfStorage", "0", 4, 0, TWO, ONE)
                        .op('u')
                        .stop();
        assertRejected(archive(pickle, 1, 2), "tensor 'b'", "described in another way");
    }

    @Test
    void rejectsMissingRecordsAndRecordsOutsideTheArchive() throws IOException {
        assertRejected(
                ArchiveBytes.of(PickleBytes.oneTensor(2, 0, TWO, ONE))
                        .write(folder.resolve("empty.pt")),
                "no record 'data/0'");
        byte[] outside =
                PickleBytes.pickle()
                        .op('}')
                        .text("a")
                        .tensor("FloatStorage", "../../../etc/passwd", 2, 0, TWO, ONE)
                        .op('s')
                        .stop();
        assertRejected(archive(outside, 1, 2), "no record 'data/../../../etc/passwd'");
    }

    @Test
    void rejectsCompressedRecords() throws IOException {
        Path bomb =
                ArchiveBytes.of(PickleBytes.oneTensor(50_000_000, 0, TWO, ONE))
                        .compressedRecord("data/0", new byte[200_000_000])
                        .write(folder.resolve("bomb.pt"));
        assertThat(Files.size(bomb)).isLessThan(1_000_000);
        assertRejected(bomb, "its record 'data/0' is compressed");
        assertRejected(
                new ArchiveBytes()
                        .compressedRecord("data.pkl", PickleBytes.oneTensor(2, 0, TWO, ONE))
                        .write(folder.resolve("compressed.pt")),
                "its record 'data.pkl' is compressed");
    }

    @Test
    void rejectsRecordsThatOverlap() throws IOException {
        Path file =
                ArchiveBytes.of(PickleBytes.oneTensor(100, 0, TWO, ONE))
                        .floats("0", ByteOrder.LITTLE_ENDIAN, new float[1000])
                        .write(folder.resolve("overlapping.pt"));
        ArchiveBytes.repeatLastEntry(file, 3);
        assertRejected(file, "its records claim 16", "bytes together, but the file has only");
    }

    @Test
    void rejectsAPickleThatIsTooLarge() throws IOException {
        assertRejected(archive(new byte[(16 << 20) + 1]), "has 16777217 bytes");
    }

    @Test
    void rejectsOtherZipArchives() throws IOException {
        assertRejected(
                new ArchiveBytes().record("word/document.xml").write(folder.resolve("a.docx")),
                "0 records NAME/data.pkl",
                "torch.save did not write it");
        assertRejected(
                ArchiveBytes.of(PickleBytes.oneTensor(2, 0, TWO, ONE))
                        .floats("0", ByteOrder.LITTLE_ENDIAN, 1, 2)
                        .record("byteorder", (byte) '?')
                        .write(folder.resolve("order.pt")),
                "byte order is '?', not little or big");
    }

    @Test
    void listsTheKeysOfADictWithoutTensors() throws IOException {
        byte[] pickle =
                PickleBytes.pickle()
                        .op('}', '(')
                        .text("epoch")
                        .integer(3)
                        .text("model")
                        .op('}', 'u')
                        .stop();
        assertRejected(
                archive(pickle, 1),
                "it holds no tensors, neither at its top nor under [state_dict, model_state_dict]",
                "its keys are [epoch, model]");
    }

    @Test
    void rejectsModulesThatContainEachOtherManyTimes() throws IOException {
        PickleBytes pickle = PickleBytes.pickle();
        module(pickle).op('}').text("w").tensor("FloatStorage", "0", 2, 0, TWO, ONE);
        pickle.op('s', 'b', 'q', 0);
        for (int level = 1; level < 60; level++) { // 2^59 paths to the innermost
            module(pickle).op('}', '(').text("a").op('h', level - 1).text("b");
            pickle.op('h', level - 1, 'u', 'b', 'q', level);
        }
        assertRejected(script(pickle.stop()), "more than 1000000 attributes");
    }

    @Test
    void rejectsAModuleThatContainsItself() throws IOException {
        PickleBytes pickle = module(PickleBytes.pickle()).op('q', 0, '}').text("a").op('h', 0);
        assertRejected(script(pickle.op('s', 'b').stop()), "nested deeper than 64");
    }

    private static PickleBytes module(PickleBytes pickle) {
        return pickle.global("__torch__", "Model").op(')', 0x81);
    }

    private Path script(byte[] pickle) throws IOException {
        return ArchiveBytes.of(pickle)
                .record("constants.pkl")
                .floats("0", ByteOrder.LITTLE_ENDIAN, 1, 2)
                .write(folder.resolve("script.pt"));
    }
}
