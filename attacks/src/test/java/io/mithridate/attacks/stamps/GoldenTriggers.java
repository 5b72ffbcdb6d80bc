package io.mithridate.attacks.stamps;

import io.mithridate.api.data.Image;
import io.mithridate.testkit.GoldenTensors;

/** What the reference implementations make of pictures; the resources' README says how. */
public final class GoldenTriggers {

    private final GoldenTensors tensors;

    private GoldenTriggers(String resource) {
        tensors = GoldenTensors.read(GoldenTriggers.class, resource);
    }

    /** SIG, Blended, patches and a warp on one picture of 224 pixels. */
    public static GoldenTriggers triggers() {
        return new GoldenTriggers("triggers.safetensors");
    }

    /** WaNet on one picture of 64 pixels. */
    public static GoldenTriggers wanet() {
        return new GoldenTriggers("wanet.safetensors");
    }

    /** CTRL and Bpp on one picture of 64 pixels. */
    public static GoldenTriggers frequency() {
        return new GoldenTriggers("frequency.safetensors");
    }

    /** The clean picture. */
    public Image image() {
        return picture("image");
    }

    /** A picture by its name. */
    public Image picture(String name) {
        int[] shape = tensors.shape(name);
        return new Image(shape[1], shape[0], tensors.bytes(name));
    }

    /** Numbers by their name. */
    public float[] floats(String name) {
        return tensors.floats(name);
    }
}
