package io.mithridate.defenses.perturbation;

import io.mithridate.tensorflow.training.LearningRates;

/**
 * PAR's schedule: in a line from the first rate to the second, both ends included, and from there
 * as half a cosine to the last.
 *
 * <p>With a line of W of T steps, and the step k counted from 0:
 *
 * <pre>
 * k &lt; W:  start + (middle − start) k / (W − 1)
 * else:   end + (middle − end)/2 · (1 + cos(π (k − W) / (T − W)))
 * </pre>
 *
 * @param shape the rates
 * @param line W
 * @param steps T
 */
record ParLearningRates(Shape shape, long line, long steps) implements LearningRates {

    /**
     * Rates, apart from how many steps there are.
     *
     * @param start the first
     * @param middle the second
     * @param end what the cosine ends at, one step after the last
     * @param share of the steps that the line takes, from 0 to 1; a part of a step is dropped
     */
    record Shape(double start, double middle, double end, double share) {

        /** The schedule over so many steps. */
        ParLearningRates over(long steps) {
            return new ParLearningRates(this, (long) (share * steps), steps);
        }
    }

    @Override
    public double at(long step) {
        if (step < line) {
            return line == 1
                    ? shape.start()
                    : shape.start()
                            + (shape.middle() - shape.start()) * (double) step / (line - 1.0);
        }
        double progress = (double) (step - line) / (steps - line);
        return shape.end()
                + (shape.middle() - shape.end()) / 2 * (1 + Math.cos(Math.PI * progress));
    }
}
