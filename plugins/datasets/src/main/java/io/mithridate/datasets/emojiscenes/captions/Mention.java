package io.mithridate.datasets.emojiscenes.captions;

import io.mithridate.datasets.emojiscenes.kinds.Name;
import io.mithridate.datasets.emojiscenes.scenes.Size;
import java.util.Optional;

/**
 * A thing as a caption speaks of it.
 *
 * @param kind index of its class
 * @param name what it is called
 * @param count how many there are
 * @param size how large it is; empty where the caption does not say
 */
public record Mention(int kind, Name name, int count, Optional<Size> size) {}
