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
 * Black pictures in place of those that cannot be decoded: of each set of pairs no more than a
 * training may do without, so that a folder that is gone does not pass for a set of black pictures.
 *
 * <p>Safe for use by several threads.
 */
final class BlackPictures {

    private static final Logger log = LoggerFactory.getLogger(BlackPictures.class);

    /** The pictures of each set, by its fingerprint, that black ones stand for. */
    private final Map<String, Set<String>> blackened = new HashMap<>();

    /**
     * A black picture.
     *
     * @param reason why the pair's own cannot be had
     * @throws CorruptImageException if it is one more than the set can do without
     */
    synchronized Image instead(PairSet pairs, int index, int size, CorruptImageException reason) {
        int allowed = pairs.unreadableAllowed();
        if (allowed == 0) {
            throw reason;
        }
        Set<String> pictures =
                blackened.computeIfAbsent(pairs.fingerprint(), set -> new HashSet<>());
        String picture = pairs.pictureId(index);
        if (!pictures.contains(picture)) {
            // One too many is not known: every stage that needs it fails, now and later.
            if (pictures.size() == allowed) {
                throw new CorruptImageException(
                        String.valueOf(reason.getMessage()),
                        "this is one more than the %d pictures that may be left out"
                                .formatted(allowed));
            }
            pictures.add(picture);
            log.warn("a black picture stands for '{}': {}", pairs.id(index), reason.getMessage());
        }
        return Image.black(size, size);
    }
}
