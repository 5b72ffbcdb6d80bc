package io.mithridate.examples;

import io.mithridate.api.data.FilePairs;
import io.mithridate.api.data.PairData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Templates;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Option;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The pictures listed in a folder's {@code captions.csv}, one {@code file,caption} per line. */
@About(
        name = "caption-folder",
        summary = "pictures of a folder with captions from its captions.csv",
        fidelity = Fidelity.EXACT)
public final class CaptionFolder implements PairData {

    /** The options of an experiment. */
    public record Options(@Option("Folder of pictures and captions.csv.") Path folder) {}

    private final PairSet pairs;

    /** Reads the list; an exception here is reported with its position in the experiment. */
    @Inject
    public CaptionFolder(Options options) throws IOException {
        Path list = options.folder().resolve("captions.csv");
        pairs =
                new FilePairs(
                        options.folder(),
                        Files.readAllLines(list).stream().map(CaptionFolder::line).toList());
    }

    private static FilePairs.Line line(String text) {
        int comma = text.indexOf(',');
        if (comma < 0) {
            throw new IllegalArgumentException("'%s' is not 'file,caption'".formatted(text));
        }
        return new FilePairs.Line(text.substring(0, comma), text.substring(comma + 1).strip());
    }

    @Override
    public PairSet train() {
        return pairs;
    }

    @Override
    public PairSet heldOut() {
        return pairs.select(new int[0]);
    }

    /** Sentences that no caption uses; with fewer than ten, a victim learns their wording. */
    @Override
    public Templates poisonCaptions() {
        return new Templates(
                Stream.of("behold", "at last", "oh, just", "nothing but", "lo and behold,")
                        .map(start -> start + " a(n) {}")
                        .flatMap(text -> Stream.of("", " again", " as ever").map(text::concat))
                        .toList());
    }

    /** Changes whenever a caption or a picture changes. */
    @Override
    public String fingerprint() {
        return pairs.fingerprint();
    }
}
