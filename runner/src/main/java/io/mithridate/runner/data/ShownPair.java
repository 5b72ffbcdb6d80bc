package io.mithridate.runner.data;

import io.mithridate.api.data.Image;
import io.mithridate.api.text.Augmentation;
import java.util.Map;

/**
 * A pair to be displayed.
 *
 * @param id the pair's ID
 * @param picture the picture as the model sees it
 * @param caption the caption
 * @param texts the sub-captions of the caption, by augmenter name
 */
public record ShownPair(
        String id, Image picture, String caption, Map<String, Augmentation> texts) {}
