package io.mithridate.tensorflow.training.feed;

/**
 * The sizes of the arrays that are fed in each step.
 *
 * @param batch the number of samples in a batch
 * @param batchesPerEpoch the number of batches in an epoch
 * @param imageSize the side of the square pictures, in pixels
 * @param contextLength the length of a row of token ids
 */
public record BatchShape(int batch, long batchesPerEpoch, int imageSize, int contextLength) {}
