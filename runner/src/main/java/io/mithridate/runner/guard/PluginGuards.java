package io.mithridate.runner.guard;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.defense.Access;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.execution.Executor;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.metric.Need;
import io.mithridate.api.metric.Quantity;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.runner.plugins.LoadedPlugin;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Puts guards before plugins.
 *
 * <p>Data sets are looked through before any work, by the {@code check} package. Defenses and
 * metrics are asked here what they need; what they find is checked by the stages that ask for it,
 * since the kinds of defenses are sealed.
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

    /** Asks plugins what they need, so that one that cannot say so is refused before any work. */
    static final class Needs {

        private static final int MAX_QUANTITIES = 1000;

        private Needs() {}

        /**
         * Asks a defense.
         *
         * @throws io.mithridate.runner.plugins.PluginException if a question fails or is not
         *     answered
         */
        static void ask(Defense defense, PluginGuard guard) {
            int most = Access.values().length;
            guard.askedList(defense::requires, most, "requires()");
            guard.askedList(defense::implied, most, "implied()");
            guard.asked(defense::access, "access()");
            guard.asked(defense::defends, "defends()");
        }

        /**
         * Asks a metric, and for what it measures.
         *
         * @throws io.mithridate.runner.plugins.PluginException if it does not answer, or states no
         *     quantity or one of them twice
         */
        static void ask(Metric metric, PluginGuard guard) {
            List<Quantity> quantities =
                    guard.askedList(metric::quantities, MAX_QUANTITIES, "quantities()");
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
            guard.askedList(metric::needs, Need.values().length, "needs()");
        }
    }
}
