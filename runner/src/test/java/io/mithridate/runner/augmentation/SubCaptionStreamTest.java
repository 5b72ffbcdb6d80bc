package io.mithridate.runner.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.random.Seed;
import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.TextAugmenter.FittedAugmenter;
import io.mithridate.runner.augmentation.CaptionReader.InvalidTextException;
import io.mithridate.runner.augmentation.SubCaptionStream.Rendering;
import io.mithridate.runner.plugins.PluginException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubCaptionStreamTest {

    /** Draws a number and takes longer for some captions than for others. */
    private static final FittedAugmenter RANDOM_AUGMENTER =
            (caption, random) -> {
                int drawn = random.nextInt(1000);
                if (caption.hashCode() % 5 == 0) {
                    LockSupport.parkNanos(20_000);
                }
                return new Augmentation(List.of(caption + "/" + drawn), List.of());
            };

    private static final Rendering FIRST_POSITIVE =
            (caption, texts) -> texts.positives().get(0) + "\n";

    private static List<String> copy(List<String> captions, long seed, int threads)
            throws IOException, InterruptedException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        AtomicLong done = new AtomicLong();
        new SubCaptionStream(RANDOM_AUGMENTER, "drawing", new Seed(seed), FIRST_POSITIVE, threads)
                .copy(reader(String.join("\n", captions)), output, done::addAndGet);
        assertThat(done.get()).isEqualTo(captions.size());
        return output.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static CaptionReader reader(String text) {
        return new CaptionReader(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "captions.txt");
    }

    private static List<String> captions(int count) {
        List<String> captions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            captions.add("caption " + i);
        }
        return captions;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 16})
    void writesTheSameInInputOrderWithAnyNumberOfThreads(int threads) throws Exception {
        List<String> captions = captions(20_000);

        List<String> alone = copy(captions, 7, 1);

        assertThat(copy(captions, 7, threads)).isEqualTo(alone);
        assertThat(alone).hasSize(20_000);
        assertThat(alone.get(19_999)).startsWith("caption 19999/");
    }

    @Test
    void resultsDependOnTheSeedButNotOnTheOrderOfCaptions() throws Exception {
        List<String> captions = captions(500);
        List<String> shuffled = new ArrayList<>(captions);
        Collections.shuffle(shuffled, new Random(3));

        assertThat(copy(shuffled, 7, 2)).containsExactlyInAnyOrderElementsOf(copy(captions, 7, 2));
        assertThat(copy(captions, 8, 2)).isNotEqualTo(copy(captions, 7, 2));
    }

    @Test
    void namesAFailingAugmenterAndTheLine() {
        FittedAugmenter failing =
                (caption, random) -> {
                    if (caption.equals("caption 700")) {
                        throw new IllegalStateException("no luck");
                    }
                    return new Augmentation(List.of(caption), List.of());
                };
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        SubCaptionStream stream =
                new SubCaptionStream(failing, "fragile", new Seed(1), FIRST_POSITIVE, 2);

        assertThatThrownBy(
                        () ->
                                stream.copy(
                                        reader(String.join("\n", captions(1000))), output, n -> {}))
                .isInstanceOf(PluginException.class)
                .hasMessageContaining("augmenter fragile fails on line 701")
                .hasMessageContaining("no luck");
        assertThat(output.toString(StandardCharsets.UTF_8)).startsWith("caption 0\n");
    }

    @Test
    void writesTheResultsForCaptionsBeforeInvalidText() {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        byte[] text = ("a dog\n".repeat(300) + "B\u00E4r\n").getBytes(StandardCharsets.ISO_8859_1);
        SubCaptionStream stream =
                new SubCaptionStream(RANDOM_AUGMENTER, "drawing", new Seed(1), FIRST_POSITIVE, 2);

        assertThatThrownBy(
                        () ->
                                stream.copy(
                                        new CaptionReader(new ByteArrayInputStream(text), "text"),
                                        output,
                                        n -> {}))
                .isInstanceOf(InvalidTextException.class)
                .hasMessageStartingWith("text:301:2: ");
        assertThat(output.toString(StandardCharsets.UTF_8).lines()).hasSize(300);
    }

    @Test
    void stopsReadingOnceTheOutputIsClosed() {
        CountedText endless = new CountedText(Long.MAX_VALUE);
        OutputStream closed =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("Broken pipe");
                    }
                };
        SubCaptionStream stream =
                new SubCaptionStream(RANDOM_AUGMENTER, "drawing", new Seed(1), FIRST_POSITIVE, 2);

        assertThatThrownBy(() -> stream.copy(new CaptionReader(endless, "text"), closed, n -> {}))
                .isInstanceOf(IOException.class)
                .hasMessage("Broken pipe");
        assertThat(endless.bytesRead()).isLessThan(20 * 65_536L);
    }

    @Test
    void readsNoFasterThanTheOutputAccepts() throws Exception {
        CountedText text = new CountedText(5_000_000);
        AtomicLong readAtFirstWrite = new AtomicLong();
        OutputStream slow =
                new ByteArrayOutputStream() {
                    @Override
                    public synchronized void write(byte[] bytes, int offset, int length) {
                        if (readAtFirstWrite.get() == 0) {
                            sleep();
                            readAtFirstWrite.set(text.bytesRead());
                        }
                    }
                };

        new SubCaptionStream(RANDOM_AUGMENTER, "drawing", new Seed(1), FIRST_POSITIVE, 2)
                .copy(new CaptionReader(text, "text"), slow, n -> {});

        // At most 8 batches wait, two more are in use, and the reader's buffer is 64 KiB.
        assertThat(readAtFirstWrite.get()).isLessThan(20 * 65_536L);
        assertThat(text.bytesRead()).isEqualTo(5_000_000);
    }

    private static void sleep() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
