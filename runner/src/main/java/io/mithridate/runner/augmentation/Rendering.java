package io.mithridate.runner.augmentation;

import io.mithridate.api.text.Augmentation;

/** The written form of a caption and its sub-captions; safe for use by several threads. */
public interface Rendering {

    /** The text of one caption, line feeds included. */
    String of(String caption, Augmentation augmentation);
}
