package io.mithridate.tensorflow.image.decode;

import io.mithridate.api.data.CorruptImageException;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.PairSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces pictures that cannot be decoded with black ones, but only as many per set of pairs as
 * the set allows, so that a missing folder is not mistaken for a set of black pictures.
 *
 * <p>Safe for use by several threads.
 */
final class BlackPictures {

    private static final Logger log = LoggerFactory.getLogger(BlackPictures.class);

    /** The ids of the pictures that were replaced, by the fingerprint of their set. */
    private final Map<String, Set<String>> blackened = new HashMap<>();

    /**
     * Returns a black picture.
     *
     * @param reason the reason why the pair's own picture is unavailable
     * @throws CorruptImageException if the set already has as many black pictures as it allows
     */
    synchronized Image replace(PairSet pairs, int index, int size, CorruptImageException reason) {
        int allowed = pairs.unreadableAllowed();
        if (allowed == 0) {
            throw reason;
        }
        Set<String> pictures =
                blackened.computeIfAbsent(pairs.fingerprint(), set -> new HashSet<>());
        String picture = pairs.pictureId(index);
        if (!pictures.contains(picture)) {
            // A picture beyond the limit is not recorded, so that every stage that needs it fails,
            // now and later.
            if (pictures.size() == allowed) {
                throw new CorruptImageException(
                        String.valueOf(reason.getMessage()),
                        "this exceeds the limit of %d pictures that may be left out"
                                .formatted(allowed));
            }
            pictures.add(picture);
            log.warn(
                    "using a black picture in place of '{}': {}",
                    pairs.id(index),
                    reason.getMessage());
        }
        return Image.black(size, size);
    }
}
