package io.mithridate.runner.augmentation;

import io.mithridate.api.text.Augmentation;

/** Formats a caption and its sub-captions as text; safe for use by several threads. */
public interface Rendering {

    /** Returns the text for one caption, including line feeds. */
    String of(String caption, Augmentation augmentation);
}
