package io.mithridate.defenses.inversion;

import io.mithridate.defenses.BestCut;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A block of the image tower that a trigger affects, with the block's most affected neurons.
 *
 * @param index the index of the block, from 0
 * @param impact the distance by which the trigger moves the block's output, relative to the norm of
 *     the output
 * @param neurons 1 for the neurons that are affected most, 0 for the others
 */
@SuppressWarnings("ArrayRecordComponent") // may have a million values; never compared
record TunedBlock(int index, double impact, float[] neurons) {

    /**
     * Returns the blocks with the largest impact, in the order of the tower.
     *
     * @param clean the mean output of each block for clean pictures
     * @param triggered the mean output of each block for pictures with the trigger
     * @param count the number of blocks to return; if there are fewer, all are returned
     */
    static List<TunedBlock> of(List<float[]> clean, List<float[]> triggered, int count) {
        List<TunedBlock> blocks = new ArrayList<>();
        for (int index = 0; index < clean.size(); index++) {
            blocks.add(tunedBlock(index, clean.get(index), triggered.get(index)));
        }
        return blocks.stream()
                .sorted(Comparator.comparingDouble(TunedBlock::impact).reversed())
                .limit(count)
                .sorted(Comparator.comparingInt(TunedBlock::index))
                .toList();
    }

    private static TunedBlock tunedBlock(int index, float[] clean, float[] triggered) {
        double[] changes = new double[clean.length];
        double squaredNorm = 0;
        double squaredDistance = 0;
        for (int i = 0; i < changes.length; i++) {
            changes[i] = Math.abs((double) clean[i] - triggered[i]);
            squaredDistance += changes[i] * changes[i];
            squaredNorm += (double) clean[i] * clean[i];
        }
        double impact = squaredNorm == 0 ? 0 : Math.sqrt(squaredDistance / squaredNorm);
        double minChange = BestCut.upperGroupMinimum(changes);
        float[] neurons = new float[changes.length];
        for (int i = 0; i < neurons.length; i++) {
            neurons[i] = changes[i] >= minChange ? 1 : 0;
        }
        return new TunedBlock(index, impact, neurons);
    }

    /** Returns the number of neurons that are affected most. */
    int size() {
        int size = 0;
        for (float neuron : neurons) {
            size += neuron > 0 ? 1 : 0;
        }
        return size;
    }
}
