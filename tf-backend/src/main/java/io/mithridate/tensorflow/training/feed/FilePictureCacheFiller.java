package io.mithridate.tensorflow.training.feed;

import io.mithridate.api.backend.PictureCacheFiller;
import io.mithridate.api.data.CorruptImageException;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.PairSet.PictureSource;
import io.mithridate.tensorflow.pictures.FilePictureCache;
import io.mithridate.tensorflow.pictures.PictureCacheFolder;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Decodes pictures in the same way as training, on all CPU cores, and stores them in the cache that
 * training reads.
 */
public final class FilePictureCacheFiller implements PictureCacheFiller {

    private static final int PAIRS_PER_BLOCK = 256;
    private static final int MAX_CORRUPT_MESSAGES = 1000;

    private final ImageDecoder decoder;
    private final PictureCacheFolder folder;

    /**
     * Creates the service.
     *
     * @param decoder the decoder that training uses
     * @param folder the folder of the cache
     */
    @Inject
    public FilePictureCacheFiller(ImageDecoder decoder, PictureCacheFolder folder) {
        this.decoder = decoder;
        this.folder = folder;
    }

    @Override
    public Filled fill(PairSet pairs, int size, Listener listener) {
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        List<String> corruptMessages = new ArrayList<>();
        try (FilePictureCache cache =
                new FilePictureCache(pairs, size, decoder.version(), folder)) {
            if (pairs.size() > 0 && !cache.isOpen()) {
                throw new IllegalStateException(
                        "pictures cannot be stored in the folder; see the log");
            }
            requireStorable(pairs, cache);
            BitSet distinct = findDistinct(pairs);
            for (int begin = 0; begin < pairs.size(); begin += PAIRS_PER_BLOCK) {
                int end = Math.min(pairs.size(), begin + PAIRS_PER_BLOCK);
                for (Result result :
                        IntStream.range(begin, end)
                                .filter(distinct::get)
                                .parallel()
                                .mapToObj(index -> fillOne(pairs, index, size, cache))
                                .toList()) {
                    counts.merge(result.outcome(), 1L, Long::sum);
                    if (result.outcome() == Outcome.CORRUPT
                            && corruptMessages.size() < MAX_CORRUPT_MESSAGES) {
                        corruptMessages.add(result.message());
                    }
                }
                listener.onPairs(end - begin);
            }
        }
        return new Filled(
                counts.getOrDefault(Outcome.KNOWN, 0L),
                counts.getOrDefault(Outcome.ADDED, 0L),
                counts.getOrDefault(Outcome.NOT_KEPT, 0L),
                counts.getOrDefault(Outcome.CORRUPT, 0L),
                corruptMessages);
    }

    /**
     * Returns a set that contains, for each distinct picture, the index of the first pair that has
     * it.
     */
    private static BitSet findDistinct(PairSet pairs) {
        BitSet distinct = new BitSet(pairs.size());
        IdentityHashMap<PairSet, BitSet> seen = new IdentityHashMap<>();
        for (int index = 0; index < pairs.size(); index++) {
            Optional<PictureSource> source = pairs.pictureSource(index);
            BitSet seenIndices =
                    source.map(found -> seen.computeIfAbsent(found.pairs(), set -> new BitSet()))
                            .orElseGet(BitSet::new);
            int sourceIndex = source.map(PictureSource::index).orElse(0);
            distinct.set(index, !seenIndices.get(sourceIndex));
            seenIndices.set(sourceIndex);
        }
        return distinct;
    }

    /**
     * Fails if pictures cannot be stored, e.g. because another process is writing the file.
     * Decoding them would be useless.
     */
    private static void requireStorable(PairSet pairs, FilePictureCache cache) {
        IntStream.range(0, pairs.size())
                .mapToObj(cache::reasonNotCached)
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(
                        reason -> {
                            throw new IllegalStateException(reason);
                        });
    }

    private Result fillOne(PairSet pairs, int index, int size, FilePictureCache cache) {
        if (cache.find(index).isPresent()) {
            return new Result(Outcome.KNOWN, "");
        }
        if (cache.reasonNotCached(index).isPresent()) {
            return new Result(Outcome.NOT_KEPT, "");
        }
        try {
            boolean kept =
                    cache.put(
                            index,
                            TrainingPictures.decodeForCache(decoder, pairs.image(index), size));
            return new Result(kept ? Outcome.ADDED : Outcome.NOT_KEPT, "");
        } catch (CorruptImageException e) {
            return new Result(Outcome.CORRUPT, String.valueOf(e.getMessage()));
        }
    }

    private enum Outcome {
        KNOWN,
        ADDED,
        NOT_KEPT,
        CORRUPT
    }

    private record Result(Outcome outcome, String message) {}
}
