package io.mithridate.datasets.cifar;

import io.mithridate.api.data.ImageData;

/** The photographs of one part of CIFAR, of 32 x 32 pixels each. */
interface Photographs {

    /** Side of a photograph in pixels. */
    int SIDE = 32;

    /** Number of photographs. */
    int size();

    /** The index of a photograph's class. */
    int label(int index);

    /** A photograph. */
    ImageData image(int index);

    /** A name for a photograph that no other has. */
    String name(int index);

    /** Another text whenever the photographs are others, as far as their files were looked at. */
    String fingerprint();
}
