package io.mithridate.attacks.stamps;

import io.mithridate.api.data.Image;
import io.mithridate.testkit.GoldenTensors;

/** Pictures that the reference implementations stamped; see the README of the resources. */
public final class GoldenTriggers {

    private final GoldenTensors tensors;

    private GoldenTriggers(String resource) {
        tensors = GoldenTensors.read(GoldenTriggers.class, resource);
    }

    /** Reads the results of SIG, Blended, patches and a warp on one picture of 224 pixels. */
    public static GoldenTriggers triggers() {
        return new GoldenTriggers("triggers.safetensors");
    }

    /** Reads the results of WaNet on one picture of 64 pixels. */
    public static GoldenTriggers wanet() {
        return new GoldenTriggers("wanet.safetensors");
    }

    /** Reads the results of CTRL and Bpp on one picture of 64 pixels. */
    public static GoldenTriggers frequency() {
        return new GoldenTriggers("frequency.safetensors");
    }

    /** Returns the clean picture. */
    public Image image() {
        return picture("image");
    }

    /** Returns a picture by name. */
    public Image picture(String name) {
        int[] shape = tensors.shape(name);
        return new Image(shape[1], shape[0], tensors.bytes(name));
    }

    /** Returns numbers by name. */
    public float[] floats(String name) {
        return tensors.floats(name);
    }
}
