package io.mithridate.runner.fakes;

import io.mithridate.api.data.PairData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Templates;
import io.mithridate.api.plugin.Option;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A data set whose folder is missing. */
final class GoneDataset implements PairData {

    /** The moment when it looks for its folder. */
    enum When {
        MAKING,
        TRAIN
    }

    /** The options. */
    record GoneOptions(@Option("When it looks for its folder.") When when) {}

    @Inject
    GoneDataset(GoneOptions options) {
        if (options.when() == When.MAKING) {
            throw gone();
        }
    }

    private static UncheckedIOException gone() {
        return new UncheckedIOException("there is no folder 'pictures'", new IOException());
    }

    @Override
    public PairSet train() {
        throw gone();
    }

    @Override
    public PairSet heldOut() {
        throw gone();
    }

    @Override
    public Templates poisonCaptions() {
        return new Templates(List.of("a photo of a(n) {}"));
    }

    @Override
    public List<String> notices() {
        return List.of();
    }

    @Override
    public String fingerprint() {
        throw gone();
    }

    @Override
    public String pairsFingerprint() {
        throw gone();
    }
}
