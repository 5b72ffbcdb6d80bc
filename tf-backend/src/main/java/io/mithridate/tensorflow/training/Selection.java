package io.mithridate.tensorflow.training;

/** The number of samples of a batch that a sampled view contains. */
public sealed interface Selection {

    /**
     * Returns the number of rows that the graph reserves for the view, the maximum that any step
     * needs.
     *
     * @param batch the number of samples in a batch
     * @param stepsPerEpoch the number of batches in an epoch
     */
    int rows(int batch, long stepsPerEpoch);

    /**
     * Returns the number of samples that are chosen in a step, provided that enough are eligible.
     *
     * @param step counted from 0 within the epoch
     */
    int count(int batch, long step, long stepsPerEpoch);

    /**
     * A share of every batch, rounded, but at least one sample.
     *
     * @param share greater than 0, at most 1
     */
    record OfEachBatch(double share) implements Selection {

        public OfEachBatch {
            if (!(share > 0 && share <= 1)) {
                throw new IllegalArgumentException(
                        "a share of %s; it must be above 0 and at most 1".formatted(share));
            }
        }

        @Override
        public int rows(int batch, long stepsPerEpoch) {
            return Math.max(1, (int) Math.round(share * batch));
        }

        @Override
        public int count(int batch, long step, long stepsPerEpoch) {
            return rows(batch, stepsPerEpoch);
        }
    }

    /**
     * A number of samples in every epoch, spread evenly over its batches.
     *
     * @param samples at least 1; an epoch with fewer samples uses all of them
     */
    record OfEachEpoch(int samples) implements Selection {

        public OfEachEpoch {
            if (samples < 1) {
                throw new IllegalArgumentException(
                        samples + " samples in an epoch; at least 1 is needed");
            }
        }

        @Override
        public int rows(int batch, long stepsPerEpoch) {
            return (int) Math.min(batch, (samples + stepsPerEpoch - 1) / stepsPerEpoch);
        }

        @Override
        public int count(int batch, long step, long stepsPerEpoch) {
            long before = samples * step / stepsPerEpoch;
            long after = samples * (step + 1) / stepsPerEpoch;
            return (int) Math.min(batch, after - before);
        }
    }
}
