package io.mithridate.datasets.webdataset;

import io.mithridate.api.data.PairData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Templates;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.random.Seed;
import io.mithridate.datasets.files.BadRows;
import io.mithridate.datasets.files.Copies;
import io.mithridate.datasets.files.Fingerprint;
import io.mithridate.datasets.files.LeftOut;
import io.mithridate.datasets.files.Shares;
import io.mithridate.datasets.names.Sentences;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Pictures and captions in tar shards.
 *
 * <p>When a shard is first opened, an index of it is made and kept, so that its samples are read in
 * any order, as those of loose files are. A shard that is gzipped is unpacked once. Samples whose
 * pictures have equal bytes are of one picture where all bytes are looked at.
 */
@About(
        name = "webdataset",
        summary = "pictures and captions in tar shards, read in any order by an index that is kept",
        fidelity = Fidelity.RECONSTRUCTION,
        papers = "Thomas Breuel et al., 2020. WebDataset. https://github.com/webdataset/webdataset")
public final class WebDataset implements PairData {

    private final Options options;
    private final LeftOut leftOut;
    private final PairSet train;
    private final PairSet heldOut;

    /**
     * Opens the shards.
     *
     * @throws IllegalArgumentException if one is damaged, or too many samples cannot be used
     */
    @Inject
    public WebDataset(Options options) {
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

    /** Which shards there are, and where in them captions stand. */
    public record Options(
            @Option(
                            "The shards: a file, or a pattern such as data/{00000..00331}.tar or"
                                    + " data/{train,more}-{0..9}.tar.gz.")
                    Path shards,
            @Option(
                            value =
                                    "Endings of the files that hold pictures. A sample that has"
                                        + " several of them cannot be used: where a mask or a depth"
                                        + " map stands beside each picture, give the picture's"
                                        + " ending alone.",
                            defaultValue = "[jpg, jpeg, png, webp, bmp, gif]")
                    List<String> pictureEndings,
            @Option(
                            value = "Ending of the files that hold captions: 'txt' or 'json'.",
                            defaultValue = "txt")
                    CaptionKind captions,
            @Option(
                            value = "Of JSON captions: the key that they stand under.",
                            defaultValue = "caption")
                    String captionKey,
            @Option(
                            value =
                                    "Pictures to train on, drawn by the seed; 0 for all that are"
                                            + " left.",
                            defaultValue = "0",
                            min = 0)
                    int pictures,
            @Option(
                            value =
                                    "Pictures that nothing is trained on, to measure retrieval"
                                            + " with.",
                            defaultValue = "0",
                            min = 0)
                    int heldOut,
            @Option(
                            value = "Draws the shares, apart from the experiment's seed.",
                            defaultValue = "1")
                    long seed,
            @Option("File with the captions of poisoned pairs; by default sentences of ours.")
                    Optional<Path> poisonCaptions,
            @Option(
                            "Folder for the index of each shard, and for shards that were gzipped;"
                                + " by default .cache/mithridate/webdataset in the home folder.")
                    Optional<Path> cache,
            @Option(
                            value =
                                    "Whether all bytes of the shards are looked at: they stand in"
                                            + " the key, rather than names, sizes and times, and"
                                            + " pictures of equal bytes are one picture.",
                            defaultValue = "false")
                    boolean hashed,
            @Option(
                            value =
                                    "Samples that may be left out because they cannot be used, and,"
                                            + " apart from them, pictures that a training may do"
                                            + " without.",
                            defaultValue = "100",
                            min = 0)
                    int maxBadRows) {

        /** How captions are written. */
        public enum CaptionKind {
            /** The whole file is the caption. */
            TXT,
            /** A JSON object has it under a key. */
            JSON
        }

        List<String> lowerCaseEndings() {
            return pictureEndings.stream().map(ending -> ending.toLowerCase(Locale.ROOT)).toList();
        }

        Path cacheFolder() {
            return cache.orElseGet(
                    () ->
                            Path.of(
                                    System.getProperty("user.home"),
                                    ".cache",
                                    "mithridate",
                                    "webdataset"));
        }
    }
}
