package io.mithridate.tensorflow.training;

/**
 * How long a model's input is optimised, and by which Adam (<a
 * href="https://arxiv.org/abs/1412.6980">Kingma and Ba, 2015</a>): without weight decay, epsilon
 * being 1e-8.
 *
 * @param steps how many at most
 * @param batch pictures in each
 * @param beta1 decay of the mean of gradients
 * @param beta2 decay of the mean of their squares
 */
public record InputRecipe(int steps, int batch, double beta1, double beta2) {

    public InputRecipe {
        if (steps < 1 || batch < 1) {
            throw new IllegalArgumentException(
                    "%d steps of %d pictures; both are 1 at least".formatted(steps, batch));
        }
    }

    /** Adam's usual betas, .9 and .999. */
    public static InputRecipe usual(int steps, int batch) {
        return new InputRecipe(steps, batch, 0.9, 0.999);
    }
}
