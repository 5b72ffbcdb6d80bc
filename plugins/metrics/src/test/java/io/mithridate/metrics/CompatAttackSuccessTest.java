package io.mithridate.metrics;

import io.mithridate.api.metric.Metric;
import io.mithridate.testkit.MetricContract;

/** Tests the contract with pictures of the target class included. */
class CompatAttackSuccessTest implements MetricContract {

    @Override
    public Class<?> plugin() {
        return AttackSuccess.class;
    }

    @Override
    public Metric metric() {
        return new AttackSuccess(new TargetRateOptions(KnownEvaluation.topK(1), true));
    }
}
