package io.mithridate.metrics;

/**
 * A loss beside a penalty on weights: ½ penalty · ‖w‖² + cost · loss, where the last weights, those
 * of the bias, are free.
 *
 * @param loss a convex function of the weights
 * @param cost of the loss
 * @param penalty on the weights
 * @param penalised how many weights the penalty covers, from the first on
 */
record PenalisedLoss(ConvexFunction loss, double cost, double penalty, int penalised)
        implements ConvexFunction {

    /**
     * A loss whose minimum depends on its cost beside the penalty. Neither of the two is below 1,
     * so that a gradient that is short says something of the bias as well as of the weights.
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
