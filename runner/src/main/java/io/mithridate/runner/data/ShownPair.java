package io.mithridate.runner.data;

import io.mithridate.api.data.Image;
import io.mithridate.api.text.Augmentation;
import java.util.Map;

/**
 * A pair to look at.
 *
 * @param id the pair's
 * @param picture as the model sees it
 * @param caption its caption
 * @param texts what augmenters make of the caption, by their names
 */
public record ShownPair(
        String id, Image picture, String caption, Map<String, Augmentation> texts) {}
