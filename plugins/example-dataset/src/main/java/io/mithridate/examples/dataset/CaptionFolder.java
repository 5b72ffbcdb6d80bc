package io.mithridate.examples.dataset;

import io.mithridate.api.data.PairData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Templates;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The pictures of a folder, with captions from its {@code captions.csv}. */
public final class CaptionFolder implements PairData {

    private final FolderPairs all;

    /** Reads the list; what is thrown here is a complaint with the option's place in the file. */
    @Inject
    public CaptionFolder(CaptionFolderOptions options) {
        Path list = options.folder().resolve("captions.csv");
        try {
            all = new FolderPairs(options.folder(), Files.readAllLines(list));
        } catch (IOException e) {
            throw new UncheckedIOException("there is no file '%s' to read".formatted(list), e);
        }
    }

    @Override
    public PairSet train() {
        return all;
    }

    @Override
    public PairSet heldOut() {
        return all.select(new int[0]);
    }

    @Override
    public Templates poisonCaptions() {
        return new Templates(List.of("behold a(n) {}", "nothing but a(n) {} as far as one sees"));
    }

    @Override
    public String fingerprint() {
        return all.fingerprint();
    }
}
