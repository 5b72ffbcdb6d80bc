package io.mithridate.datasets.files;

import io.mithridate.api.data.PairData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Templates;
import java.util.List;

/**
 * Pairs that are read from files, divided into training and held-out pairs; some may have been left
 * out.
 */
public abstract class FilePairData extends ReportingData implements PairData {

    /** Returns the pairs. */
    protected abstract Parts parts();

    /**
     * The training and held-out pairs, and the rows that were left out.
     *
     * @param train the training pairs
     * @param heldOut the held-out pairs for measuring retrieval
     * @param poisonCaptions the captions of poisoned pairs
     * @param omissions the rows that were left out
     */
    public record Parts(
            PairSet train, PairSet heldOut, Templates poisonCaptions, List<BadRows> omissions) {}

    @Override
    public PairSet train() {
        return parts().train();
    }

    @Override
    public PairSet heldOut() {
        return parts().heldOut();
    }

    @Override
    public Templates poisonCaptions() {
        return parts().poisonCaptions();
    }

    @Override
    protected List<BadRows> omissions() {
        return parts().omissions();
    }

    @Override
    public String fingerprint() {
        return Fingerprint.of(pairsFingerprint(), heldOut().fingerprint());
    }

    @Override
    public String pairsFingerprint() {
        return Fingerprint.of(train().fingerprint(), poisonCaptions().sentences().toString());
    }
}
