package io.mithridate.datasets.webdataset;

import io.mithridate.api.plugin.Option;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which shards there are, and where in them captions stand. */
public record WebDatasetOptions(
        @Option(
                        "The shards: a file, or a pattern such as data/{00000..00331}.tar or"
                                + " data/{train,more}-{0..9}.tar.gz.")
                Path shards,
        @Option(
                        value =
                                "Endings of the files that hold pictures. A sample that has several"
                                    + " of them cannot be used: where a mask or a depth map stands"
                                    + " beside each picture, give the picture's ending alone.",
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
                        value = "Pictures to train on, drawn by the seed; 0 for all that are left.",
                        defaultValue = "0",
                        min = 0)
                int pictures,
        @Option(
                        value = "Pictures that nothing is trained on, to measure retrieval with.",
                        defaultValue = "0",
                        min = 0)
                int heldOut,
        @Option(value = "Draws the shares, apart from the experiment's seed.", defaultValue = "1")
                long seed,
        @Option("File with the captions of poisoned pairs; by default sentences of ours.")
                Optional<Path> poisonCaptions,
        @Option(
                        "Folder for the index of each shard, and for shards that were gzipped; by"
                                + " default .cache/mithridate/webdataset in the home folder.")
                Optional<Path> cache,
        @Option(
                        value =
                                "Whether all bytes of the shards are looked at: they stand in the"
                                    + " key, rather than names, sizes and times, and pictures of"
                                    + " equal bytes are one picture.",
                        defaultValue = "false")
                boolean hashed,
        @Option(
                        value =
                                "Samples that may be left out because they cannot be used, and,"
                                    + " apart from them, pictures that a training may do without.",
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
