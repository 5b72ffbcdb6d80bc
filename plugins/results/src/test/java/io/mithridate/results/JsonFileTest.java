package io.mithridate.results;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.mithridate.results.files.JsonFile;
import io.mithridate.results.files.ResultsWriter;
import io.mithridate.results.statistics.EvaluatedRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonFileTest {

    private static final ObjectMapper TREES =
            JsonMapper.builder()
                    .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();

    private final RunResults small = SampleRun.quickstart(1L, 2L, 3L);

    @Test
    void textIsThatOfASingleTree() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        new JsonFile(EvaluatedRun.of(small)).write(bytes);

        String text = bytes.toString(StandardCharsets.UTF_8);
        assertThat(text)
                .isEqualTo(TREES.writeValueAsString(TREES.readTree(text)) + "\n")
                .startsWith("{\n  \"schema_version\" : 3,\n  \"run\" : ")
                .contains("\"rows\" : [ {\n    \"run\" : ")
                .endsWith("\n}\n");
    }

    @Test
    void writesManyCellsInSmallPieces() throws IOException {
        RunResults large =
                SampleRun.quickstart(LongStream.range(0, 500).boxed().toArray(Long[]::new));
        PieceByPiece pieces = new PieceByPiece();

        EvaluatedRun fast = EvaluatedRun.of(small);
        new JsonFile(
                        new EvaluatedRun(
                                large,
                                fast.summaries(),
                                fast.differences(),
                                fast.victims(),
                                fast.budgets(),
                                fast.scores()))
                .write(pieces);

        assertThat(pieces.totalBytes).isGreaterThan(5_000_000);
        assertThat(pieces.largestPiece).isLessThan(100_000);
    }

    /** The text is written as a sequence of 4 bytes, not as a pair of escapes. */
    @Test
    void doesNotEscapeTextOutsideTheBasicPlane(@TempDir Path folder) throws IOException {
        RunResults run = SampleRun.run("\uD83D\uDE00", small.cells());

        new ResultsWriter().write(EvaluatedRun.of(run), folder);

        assertThat(Files.readString(folder.resolve(ResultsWriter.RESULTS_JSON)))
                .contains("\"experiment\" : \"\uD83D\uDE00\"");
    }

    /** Records the total number of bytes written and the largest number written at a time. */
    private static final class PieceByPiece extends OutputStream {

        private long totalBytes;
        private int largestPiece;

        @Override
        public void write(int octet) {
            write(new byte[1], 0, 1);
        }

        @Override
        public void write(byte[] octets, int offset, int length) {
            totalBytes += length;
            largestPiece = Math.max(largestPiece, length);
        }
    }
}
