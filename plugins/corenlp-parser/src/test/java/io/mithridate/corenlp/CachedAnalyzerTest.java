package io.mithridate.corenlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.corenlp.Analysis.Word;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachedAnalyzerTest {

    private static final String TEXT = "a dog";

    @TempDir private Path folder;

    private final List<String> asked = new ArrayList<>();

    private Analysis answer(String text) {
        synchronized (asked) {
            asked.add(text);
        }
        return new Analysis(
                List.of(
                        new Word(0, 1, "DT", "a", 1, "det"),
                        new Word(2, text.length(), "NN", text, Word.ROOT, "root")));
    }

    private CachedAnalyzer cached(String version) {
        return new CachedAnalyzer(folder, version, this::answer);
    }

    @Test
    void asksOnceForEachText() {
        Analysis first = cached("1").analyze(TEXT);
        cached("1").analyze("a cat");

        assertThat(cached("1").analyze(TEXT)).isEqualTo(first);
        assertThat(asked).containsExactly(TEXT, "a cat");
    }

    @Test
    void anotherVersionIsAskedAgain() {
        cached("1").analyze(TEXT);
        cached("2").analyze(TEXT);
        cached("1").analyze(TEXT);

        assertThat(asked).containsExactly(TEXT, TEXT);
    }

    /** Whatever byte is changed, and wherever the file is cut off. */
    @Test
    void damagedFilesAreWrittenAgain() throws IOException {
        Analysis whole = cached("1").analyze(TEXT);
        Path file = files().get(0);
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            for (byte[] damaged : List.of(changed, Arrays.copyOf(bytes, i))) {
                asked.clear();
                Files.write(file, damaged);

                assertThat(cached("1").analyze(TEXT)).isEqualTo(whole);
                assertThat(asked).as("byte %d of %d", i, bytes.length).containsExactly(TEXT);
                assertThat(file).hasBinaryContent(bytes);
            }
        }
        assertThat(files()).containsExactly(file);
    }

    @Test
    void severalThreadsShareAFolder() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Analysis>> calls = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                String text = "a dog " + i % 4;
                calls.add(() -> cached("1").analyze(text));
            }
            for (Future<Analysis> result : threads.invokeAll(calls)) {
                assertThat(result.get().words()).hasSize(2);
            }
        } finally {
            threads.shutdown();
        }
        assertThat(files()).hasSize(4);
    }

    @Test
    void saysWhichFolderCannotBeUsed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        Analyzer cached = new CachedAnalyzer(file, "1", this::answer);

        assertThatThrownBy(() -> cached.analyze(TEXT))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("'cache'");
    }

    @Property
    void bytesHoldTheWholeAnalysis(
            @ForAll int start, @ForAll String tag, @ForAll String lemma, @ForAll String relation) {
        Word word = new Word(start, start + 1, tag, lemma, Word.ROOT, relation);
        Analysis analysis = new Analysis(List.of(word, word));

        assertThat(AnalysisBytes.read(AnalysisBytes.of(analysis))).contains(analysis);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(Files::isRegularFile).toList();
        }
    }
}
