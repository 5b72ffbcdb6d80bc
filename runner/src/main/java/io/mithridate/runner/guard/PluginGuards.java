package io.mithridate.runner.guard;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.execution.Executor;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.runner.plugins.LoadedPlugin;

/**
 * Puts guards before plugins.
 *
 * <p>Data sets are looked through before any work, by the {@code run} package. Defenses and metrics
 * are asked here what they need; what they find is checked by the stages that ask for it, since the
 * kinds of defenses are sealed.
 */
public final class PluginGuards {

    private PluginGuards() {}

    /**
     * A plugin whose answers are checked.
     *
     * @param built the plugin
     * @param used the type that it is used by: an attack's is {@link GuardedAttack}, unless another
     *     plugin uses it
     */
    public static <T> T before(Object built, Class<T> used, LoadedPlugin plugin) {
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
            Needs.ask(defense, guard);
        }
        if (built instanceof Metric metric) {
            Needs.ask(metric, guard);
        }
        return used.cast(built);
    }
}
