package io.mithridate.datasets.webdataset;

import io.mithridate.api.data.PairData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Templates;
import io.mithridate.api.random.Seed;
import io.mithridate.datasets.files.BadRows;
import io.mithridate.datasets.files.Copies;
import io.mithridate.datasets.files.Fingerprint;
import io.mithridate.datasets.files.LeftOut;
import io.mithridate.datasets.files.Shares;
import io.mithridate.datasets.names.Sentences;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Pictures and captions in tar shards.
 *
 * <p>When a shard is first opened, an index of it is made and kept, so that its samples are read in
 * any order, as those of loose files are. A shard that is gzipped is unpacked once. Samples whose
 * pictures have equal bytes are of one picture where all bytes are looked at.
 */
public final class WebDataset implements PairData {

    private final WebDatasetOptions options;
    private final LeftOut leftOut;
    private final PairSet train;
    private final PairSet heldOut;

    /**
     * Opens the shards.
     *
     * @throws IllegalArgumentException if one is damaged, or too many samples cannot be used
     */
    @Inject
    public WebDataset(WebDatasetOptions options) {
        this.options = options;
        CaptionText captions = new CaptionText(options.captions(), options.captionKey());
        SampleFiles files = new SampleFiles(options.lowerCaseEndings(), captions, options.hashed());
        List<Shard> shards =
                new ShardOpening(files, ShardCache.open(options.cacheFolder(), Instant.now()))
                        .open(BracePattern.names(options.shards().toString()));
        requireOtherNames(shards);
        BadRows bad = new BadRows(options.shards().toString(), options.maxBadRows());
        Fingerprint state =
                new Fingerprint().add(files.pictureEndings().toString()).add(captions.toString());
        for (Shard shard : shards) {
            shard.index().bad().forEach(each -> bad.add(shard.name(), each));
            state.add(shard.name()).add(shard.fingerprint());
        }
        bad.requireFew();
        leftOut = bad.leftOut();
        Samples samples = new Samples(shards);
        if (samples.size() == 0) {
            throw new IllegalArgumentException(
                    "%s has no samples of a picture and a .%s file"
                            .formatted(options.shards(), captions.ending()));
        }
        Copies copies = options.hashed() ? samples.copies() : Copies.none();
        String fingerprint = state.text();
        Seed seed = new Seed(options.seed()).at("pictures");
        Shares shares = Shares.named(samples.size(), copies, seed, samples::id);
        int[] retrieved = shares.take("held-out", options.heldOut());
        int[] trained =
                shares.take(
                        "pictures", options.pictures() == 0 ? shares.left() : options.pictures());
        heldOut = new ShardPairs(samples, copies, retrieved, options.maxBadRows(), fingerprint);
        train = new ShardPairs(samples, copies, trained, options.maxBadRows(), fingerprint);
    }

    /** Samples are named by their shard's file, whatever its folder is. */
    private static void requireOtherNames(List<Shard> shards) {
        Set<String> names = new HashSet<>();
        IntStream.range(0, shards.size())
                .mapToObj(i -> shards.get(i).name())
                .filter(name -> !names.add(name))
                .findFirst()
                .ifPresent(
                        name -> {
                            throw new IllegalArgumentException(
                                    "two shards are called '%s'; their samples could not be told apart"
                                            .formatted(name));
                        });
    }

    @Override
    public PairSet train() {
        return train;
    }

    @Override
    public PairSet heldOut() {
        return heldOut;
    }

    @Override
    public Templates poisonCaptions() {
        return Sentences.poison(options.poisonCaptions());
    }

    @Override
    public List<String> leftOut() {
        return leftOut.places();
    }

    @Override
    public long leftOutCount() {
        return leftOut.count();
    }

    @Override
    public List<String> notices() {
        return leftOut.notice().stream().toList();
    }

    @Override
    public String fingerprint() {
        return new Fingerprint().add(pairsFingerprint()).add(heldOut.fingerprint()).text();
    }

    @Override
    public String pairsFingerprint() {
        return new Fingerprint()
                .add(train.fingerprint())
                .add(poisonCaptions().sentences().toString())
                .text();
    }
}
