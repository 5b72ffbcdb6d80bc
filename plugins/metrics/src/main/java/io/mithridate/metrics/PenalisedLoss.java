package io.mithridate.metrics;

/**
 * A loss plus a penalty on weights: ½ penalty · ‖w‖² + cost · loss. The last weights, those of the
 * bias, are not penalized.
 *
 * @param loss a convex function of the weights
 * @param cost the factor of the loss
 * @param penalty the factor of the penalty
 * @param penalised the number of penalized weights, which come first
 */
record PenalisedLoss(ConvexFunction loss, double cost, double penalty, int penalised)
        implements ConvexFunction {

    /**
     * Returns a loss with the given cost relative to the penalty. Both factors are scaled to at
     * least 1, so that a short gradient indicates convergence of the bias as well as of the
     * weights.
     */
    static PenalisedLoss of(ConvexFunction loss, double cost, int penalised) {
        return new PenalisedLoss(loss, Math.max(1, cost), Math.max(1, 1 / cost), penalised);
    }

    @Override
    public Value at(Vector weights) {
        Value bare = loss.at(weights);
        double[] pull = new double[weights.numbers().length];
        for (int i = 0; i < penalised; i++) {
            pull[i] = penalty * weights.numbers()[i];
        }
        Vector pulled = new Vector(pull);
        return new Value(
                weights,
                pulled.product(weights) / 2 + cost * bare.value(),
                pulled.plus(bare.gradient(), cost));
    }
}
