package io.mithridate.runner.guard;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.Defense.Access;
import io.mithridate.api.execution.Executor;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.metric.Metric.Need;
import io.mithridate.api.metric.Quantity;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.runner.plugins.LoadedPlugin;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Wraps plugins in guards.
 *
 * <p>Data sets are checked before any work by the {@code check} package. The requirements of
 * defenses and metrics are checked here; their findings are checked by the stages that request
 * them, since the types of defenses are sealed.
 */
public final class PluginGuards {

    private static final int MAX_QUANTITIES = 1000;

    private PluginGuards() {}

    /**
     * Returns a plugin whose results are checked.
     *
     * @param built the plugin
     * @param used the type that the caller needs: {@link GuardedAttack} for an attack, unless
     *     another plugin uses the attack
     */
    public static <T> T guard(Object built, Class<T> used, LoadedPlugin plugin) {
        PluginGuard guard = PluginGuard.of(plugin);
        if (built instanceof Attack<?> attack && used == GuardedAttack.class) {
            return used.cast(new GuardedAttack(guard, attack));
        }
        if (built instanceof TextAugmenter augmenter) {
            return used.cast(new CheckedAugmenter(guard, augmenter));
        }
        if (built instanceof ModelProvider models) {
            return used.cast(new CheckedModels(guard, models));
        }
        if (built instanceof Executor executor) {
            return used.cast(new CheckedExecutor(guard, executor));
        }
        if (built instanceof Defense defense) {
            query(defense, guard);
        }
        if (built instanceof Metric metric) {
            query(metric, guard);
        }
        return used.cast(built);
    }

    /**
     * Queries a defense, so that one with invalid requirements is rejected before any work.
     *
     * @throws io.mithridate.runner.plugins.PluginException if a method throws or returns null
     */
    private static void query(Defense defense, PluginGuard guard) {
        int max = Access.values().length;
        guard.callForList(defense::requires, max, "requires()");
        guard.callForList(defense::implied, max, "implied()");
        guard.call(defense::access, "access()");
        guard.call(defense::defends, "defends()");
    }

    /**
     * Queries a metric's requirements and quantities, so that a metric with invalid ones is
     * rejected before any work.
     *
     * @throws io.mithridate.runner.plugins.PluginException if a method throws or returns null, or
     *     if the metric has no quantity or has one twice
     */
    private static void query(Metric metric, PluginGuard guard) {
        List<Quantity> quantities =
                guard.callForList(metric::quantities, MAX_QUANTITIES, "quantities()");
        if (quantities.isEmpty()) {
            throw guard.refusal("it states no quantity: name at least one that it measures");
        }
        Set<String> names = new HashSet<>();
        for (Quantity quantity : quantities) {
            if (!names.add(quantity.metric())) {
                throw guard.refusal(
                        "it states the quantity '%s' twice".formatted(quantity.metric()));
            }
        }
        guard.callForList(metric::needs, Need.values().length, "needs()");
    }
}
