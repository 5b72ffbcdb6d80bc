package io.mithridate.defenses.robust;

import io.mithridate.testkit.GoldenTensors;
import java.util.BitSet;
import java.util.stream.IntStream;

/** Cosines of pairs, and what another implementation of SafeCLIP makes of them. */
final class GoldenCosines {

    static final GoldenTensors TENSORS =
            GoldenTensors.read(GoldenCosines.class, "safe-clip.safetensors");

    private GoldenCosines() {}

    static double[] all() {
        float[] values = TENSORS.floats("cosines");
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }

    /** A set of pairs. */
    static BitSet pairs(String name) {
        BitSet set = new BitSet();
        for (long index : TENSORS.longs(name)) {
            set.set(Math.toIntExact(index));
        }
        return set;
    }
}
