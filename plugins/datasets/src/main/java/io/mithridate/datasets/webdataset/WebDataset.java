package io.mithridate.datasets.webdataset;

import io.mithridate.api.data.PairSet;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.random.Seed;
import io.mithridate.datasets.files.BadRows;
import io.mithridate.datasets.files.FilePairData;
import io.mithridate.datasets.files.Fingerprint;
import io.mithridate.datasets.files.OptionDescriptions;
import io.mithridate.datasets.files.SelectedPairs;
import io.mithridate.datasets.files.Splits;
import io.mithridate.datasets.names.Sentences;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Pictures and captions in tar shards.
 *
 * <p>When a shard is first opened, an index of it is created and cached, so that samples can be
 * read in any order, as from separate files. A gzipped shard is unpacked once. If all bytes are
 * hashed, samples whose pictures have equal bytes are treated as having the same picture.
 */
@About(
        name = "webdataset",
        summary = "pictures and captions in tar shards, read in any order by an index that is kept",
        fidelity = Fidelity.RECONSTRUCTION,
        papers = "Thomas Breuel et al., 2020. WebDataset. https://github.com/webdataset/webdataset")
public final class WebDataset extends FilePairData {

    private final Options options;
    private final Parts parts;

    /**
     * Opens the shards.
     *
     * @throws IllegalArgumentException if a shard is damaged, or too many samples cannot be used
     */
    @Inject
    public WebDataset(Options options) {
        this.options = options;
        CaptionText captions = new CaptionText(options.captions(), options.captionKey());
        ShardIndexer.SampleFiles files =
                new ShardIndexer.SampleFiles(
                        options.lowerCaseEndings(), captions, options.hashed());
        List<Shard> shards =
                openShards(
                        BracePattern.names(options.shards().toString()),
                        files,
                        ShardCache.open(options.cacheFolder(), Instant.now()));
        requireDistinctNames(shards);
        BadRows bad = new BadRows(options.shards().toString(), options.maxBadRows());
        Fingerprint state =
                new Fingerprint().add(files.pictureEndings().toString()).add(captions.toString());
        for (Shard shard : shards) {
            shard.index().bad().forEach(each -> bad.add(shard.name(), each));
            state.add(shard.name()).add(shard.fingerprint());
        }
        bad.requireFew();
        Samples samples = new Samples(shards, options.hashed());
        if (samples.size() == 0) {
            throw new IllegalArgumentException(
                    "%s has no samples of a picture and a .%s file"
                            .formatted(options.shards(), captions.ending()));
        }
        String fingerprint = state.text();
        Seed seed = new Seed(options.seed()).at("pictures");
        Splits splits = Splits.named(samples.size(), samples.copies(), seed, samples::id);
        int[] retrieved = splits.take("held-out", options.heldOut());
        parts =
                new Parts(
                        pairs(
                                samples,
                                splits.takeOrAll("pictures", options.pictures()),
                                fingerprint),
                        pairs(samples, retrieved, fingerprint),
                        Sentences.poison(options.poisonCaptions()),
                        List.of(bad));
    }

    private PairSet pairs(Samples samples, int[] chosen, String state) {
        return new SelectedPairs(
                samples,
                chosen,
                options.maxBadRows(),
                "webdataset-" + new Fingerprint().add(state).add(chosen).text());
    }

    /**
     * Opens shards in parallel.
     *
     * @return the shards, in the order of their names
     * @throws IllegalArgumentException if a shard is damaged, or if several cannot be opened; the
     *     message names the first of them
     * @throws UncheckedIOException if exactly one shard cannot be opened, because it cannot be read
     */
    private static List<Shard> openShards(
            List<String> names, ShardIndexer.SampleFiles files, ShardCache cache) {
        Map<Integer, RuntimeException> failures = new ConcurrentSkipListMap<>();
        List<Shard> shards =
                IntStream.range(0, names.size())
                        .parallel()
                        .boxed()
                        .flatMap(
                                i -> {
                                    try {
                                        Path path = Path.of(names.get(i));
                                        return Stream.of(Shard.open(path, files, cache));
                                    } catch (IllegalArgumentException | UncheckedIOException e) {
                                        failures.put(i, e);
                                        return Stream.empty();
                                    }
                                })
                        .toList();
        if (failures.size() == 1) {
            throw failures.values().iterator().next();
        }
        if (!failures.isEmpty()) {
            throw new IllegalArgumentException(
                    "%d of %d shards cannot be opened: %s"
                            .formatted(
                                    failures.size(),
                                    names.size(),
                                    BadRows.first(
                                            failures.values().stream()
                                                    .map(each -> String.valueOf(each.getMessage()))
                                                    .toList())));
        }
        return shards;
    }

    /**
     * Rejects shards with equal file names: samples are named by the shard's file name without its
     * folder.
     */
    private static void requireDistinctNames(List<Shard> shards) {
        Set<String> names = new HashSet<>();
        for (Shard shard : shards) {
            if (!names.add(shard.name())) {
                throw new IllegalArgumentException(
                        "two shards are named '%s'; their samples would be ambiguous"
                                .formatted(shard.name()));
            }
        }
    }

    @Override
    protected Parts parts() {
        return parts;
    }

    /** The shards, the format of their captions, and the use of their samples. */
    public record Options(
            @Option(
                            "The shards: a file, or a pattern such as data/{00000..00331}.tar or"
                                    + " data/{train,more}-{0..9}.tar.gz.")
                    Path shards,
            @Option(
                            value =
                                    "Endings of the files that contain pictures. A sample with"
                                        + " several of them cannot be used: if each picture comes"
                                        + " with a mask or a depth map, give only the picture's"
                                        + " ending.",
                            defaultValue = "[jpg, jpeg, png, webp, bmp, gif]")
                    List<String> pictureEndings,
            @Option(
                            value = "Ending of the files that contain captions: 'txt' or 'json'.",
                            defaultValue = "txt")
                    CaptionKind captions,
            @Option(value = "For JSON captions: the key of the caption.", defaultValue = "caption")
                    String captionKey,
            @Option(value = OptionDescriptions.TRAINED_ON, defaultValue = "0", min = 0)
                    int pictures,
            @Option(value = OptionDescriptions.HELD_OUT, defaultValue = "0", min = 0) int heldOut,
            @Option(value = OptionDescriptions.SEED, defaultValue = "1") long seed,
            @Option("File with the captions of poisoned pairs. Default: built-in sentences.")
                    Optional<Path> poisonCaptions,
            @Option(
                            "Folder for the index of each shard, and for unpacked shards that were"
                                    + " gzipped. Default: .cache/mithridate/webdataset in the home"
                                    + " folder.")
                    Optional<Path> cache,
            @Option(
                            value =
                                    "Read all bytes of the shards: they are hashed into the cache"
                                            + " key instead of names, sizes and times, and pictures"
                                            + " with equal bytes are one picture.",
                            defaultValue = "false")
                    boolean hashed,
            @Option(
                            value = "Maximum number of samples" + OptionDescriptions.BAD_ROWS,
                            defaultValue = "100",
                            min = 0)
                    int maxBadRows) {

        /** The format of captions. */
        public enum CaptionKind {
            /** The whole file is the caption. */
            TXT,
            /** The caption is the value of a key in a JSON object. */
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
