package io.mithridate.defenses.inversion;

import io.mithridate.defenses.BestCut;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A block of the image tower that a trigger changes, and its neurons that it changes most.
 *
 * @param index of the block, counted from 0
 * @param impact how far the trigger moves what the block puts out, as a share of its length
 * @param neurons 1 for those that are moved most, else 0
 */
@SuppressWarnings("ArrayRecordComponent") // perhaps a million; never compared
record TunedBlock(int index, double impact, float[] neurons) {

    /**
     * The blocks of most impact, in the order of the tower.
     *
     * @param clean what each block puts out for clean pictures, on average
     * @param triggered the same for pictures with the trigger
     * @param count how many blocks, where there are as many
     */
    static List<TunedBlock> of(List<float[]> clean, List<float[]> triggered, int count) {
        List<TunedBlock> blocks = new ArrayList<>();
        for (int index = 0; index < clean.size(); index++) {
            blocks.add(of(index, clean.get(index), triggered.get(index)));
        }
        return blocks.stream()
                .sorted(Comparator.comparingDouble(TunedBlock::impact).reversed())
                .limit(count)
                .sorted(Comparator.comparingInt(TunedBlock::index))
                .toList();
    }

    private static TunedBlock of(int index, float[] clean, float[] triggered) {
        double[] moved = new double[clean.length];
        double length = 0;
        double distance = 0;
        for (int i = 0; i < moved.length; i++) {
            moved[i] = Math.abs((double) clean[i] - triggered[i]);
            distance += moved[i] * moved[i];
            length += (double) clean[i] * clean[i];
        }
        double impact = length == 0 ? 0 : Math.sqrt(distance / length);
        double least = BestCut.leastAbove(moved);
        float[] neurons = new float[moved.length];
        for (int i = 0; i < neurons.length; i++) {
            neurons[i] = moved[i] >= least ? 1 : 0;
        }
        return new TunedBlock(index, impact, neurons);
    }

    /** Returns how many neurons are moved most. */
    int size() {
        int size = 0;
        for (float neuron : neurons) {
            size += neuron > 0 ? 1 : 0;
        }
        return size;
    }
}
