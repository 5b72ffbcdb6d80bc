package io.mithridate.runner.plugins;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.data.Dataset;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.execution.Executor;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.api.text.TextAugmenter;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of plugins, in the order in which they are listed. */
public enum PluginKind {
    /** Backdoor attacks. */
    ATTACK("attack", Attack.class),
    /** Text augmenters. */
    AUGMENTER("augmenter", TextAugmenter.class),
    /** Defenses. */
    DEFENSE("defense", Defense.class),
    /** Metrics. */
    METRIC("metric", Metric.class),
    /** Data sets. */
    DATASET("dataset", Dataset.class),
    /** Models. */
    MODEL("model", ModelProvider.class),
    /** Executors. */
    EXECUTOR("executor", Executor.class);

    private final String singular;
    private final Class<?> spi;

    PluginKind(String singular, Class<?> spi) {
        this.singular = singular;
        this.spi = spi;
    }

    /** Returns the singular used on the command line, e.g. "attack". */
    public String singular() {
        return singular;
    }

    /** Returns the plural used on the command line, e.g. "attacks". */
    public String plural() {
        return singular + "s";
    }

    /** Returns the interface that plugins of this kind implement. */
    public Class<?> spi() {
        return spi;
    }

    /** Returns the kind of plugins that implement an interface; empty if it is not an SPI. */
    public static Optional<PluginKind> ofSpi(Class<?> spi) {
        return Stream.of(values()).filter(kind -> kind.spi == spi).findFirst();
    }
}
