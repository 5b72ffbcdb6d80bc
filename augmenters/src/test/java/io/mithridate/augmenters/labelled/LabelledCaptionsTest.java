package io.mithridate.augmenters.labelled;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelledCaptionsTest {

    /** Scores of different days are comparable only if the captions stay the same. */
    @ParameterizedTest
    @CsvSource({
        "DEVELOPMENT, 5299322dcf3f12ad31b255acfa7e5a36c992b5822508bd12b53df849ff80935f",
        "FROZEN,      61c457bc39b005ec5f3b1b9dec5de33451a277d149a4e117f8aeba8b8fbcb482",
    })
    void captionsNeverChange(Half half, String sha256) {
        String lines = texts(half).stream().map(text -> text + "\n").collect(joining());
        assertThat(sha256(lines)).isEqualTo(sha256);
    }

    /** Kind and hash decide the half of each caption, so nobody chose it. */
    @Test
    void everySecondCaptionByKindAndHashIsFrozen() {
        List<LabelledCaption> all = new ArrayList<>(LabelledCaption.of(Half.DEVELOPMENT));
        all.addAll(LabelledCaption.of(Half.FROZEN));
        all.sort(
                Comparator.comparing(LabelledCaption::kind)
                        .thenComparing(caption -> sha256(caption.text())));
        List<LabelledCaption> even = new ArrayList<>();
        List<LabelledCaption> odd = new ArrayList<>();
        for (LabelledCaption caption : all) {
            (even.size() > odd.size() ? odd : even).add(caption);
        }
        assertThat(LabelledCaption.of(Half.DEVELOPMENT)).hasSize(130).isEqualTo(even);
        assertThat(LabelledCaption.of(Half.FROZEN)).hasSize(130).isEqualTo(odd);
        assertThat(all).extracting(LabelledCaption::text).doesNotHaveDuplicates();
    }

    /** A caption that a test or a comment contains does not count as unseen. */
    @Test
    void noSourceContainsAFrozenCaption() throws IOException {
        String sources;
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            sources =
                    files.filter(file -> file.toString().endsWith(".java"))
                            .map(LabelledCaptionsTest::read)
                            .collect(joining())
                            .toLowerCase(Locale.ROOT);
        }
        assertThat(sources).contains("class labelledcaptionstest");
        assertThat(texts(Half.FROZEN)).noneMatch(text -> sources.contains(withoutFinalMark(text)));
    }

    /** Returns the caption without the final punctuation mark, which a quotation may omit. */
    private static String withoutFinalMark(String caption) {
        return caption.toLowerCase(Locale.ROOT).replaceFirst("[.!?]+$", "");
    }

    private static List<String> texts(Half half) {
        return LabelledCaption.of(half).stream().map(LabelledCaption::text).toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
