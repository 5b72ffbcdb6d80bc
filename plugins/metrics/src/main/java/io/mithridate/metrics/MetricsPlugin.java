package io.mithridate.metrics;

import io.mithridate.api.plugin.Plugin;
import java.util.List;

/** Registers the bundled metrics. */
public final class MetricsPlugin implements Plugin {

    @Override
    public List<Class<?>> extensions() {
        return List.of(
                Alignment.class,
                AttackSuccess.class,
                BaselineTargetRate.class,
                ClassCosine.class,
                CleanAccuracy.class,
                DetectionAuroc.class,
                DetectionRecall.class,
                LinearProbe.class,
                RetrievalAttackSuccess.class,
                RetrievalRecall.class,
                TargetRecovery.class,
                TargetedSuccess.class,
                TextAttackSuccess.class,
                TriggerShift.class,
                TriggeredAccuracy.class,
                TrustedPoison.class,
                Uniformity.class);
    }
}
