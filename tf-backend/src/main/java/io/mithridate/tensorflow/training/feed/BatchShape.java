package io.mithridate.tensorflow.training.feed;

/**
 * The sizes of what is fed in each step.
 *
 * @param batch samples
 * @param batchesPerEpoch batches in an epoch
 * @param imageSize side of the square pictures, in pixels
 * @param contextLength length of a row of token ids
 */
public record BatchShape(int batch, long batchesPerEpoch, int imageSize, int contextLength) {}
