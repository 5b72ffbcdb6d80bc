package io.mithridate.defenses.robust;

import io.mithridate.testkit.GoldenTensors;
import java.util.BitSet;
import java.util.stream.IntStream;

/** Cosine similarities of pairs, and the results of another implementation of SafeCLIP on them. */
final class GoldenCosines {

    static final GoldenTensors TENSORS =
            GoldenTensors.read(GoldenCosines.class, "safe-clip.safetensors");

    private GoldenCosines() {}

    static double[] all() {
        float[] values = TENSORS.floats("cosines");
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }

    /** Returns a stored set of pairs. */
    static BitSet pairs(String name) {
        BitSet set = new BitSet();
        for (long index : TENSORS.longs(name)) {
            set.set(Math.toIntExact(index));
        }
        return set;
    }
}
