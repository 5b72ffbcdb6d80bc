package io.mithridate.runner.plugins;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackFactory;
import io.mithridate.api.data.Dataset;
import io.mithridate.api.data.DatasetFactory;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.DefenseFactory;
import io.mithridate.api.execution.Executor;
import io.mithridate.api.execution.ExecutorFactory;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.metric.MetricFactory;
import io.mithridate.api.model.ModelFactory;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.api.plugin.PluginFactory;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.text.TextAugmenterFactory;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of plugins, in the order in which they are listed. */
public enum PluginKind {
    /** Backdoor attacks. */
    ATTACK("attack", Attack.class, AttackFactory.class),
    /** Text augmenters. */
    AUGMENTER("augmenter", TextAugmenter.class, TextAugmenterFactory.class),
    /** Defenses. */
    DEFENSE("defense", Defense.class, DefenseFactory.class),
    /** Metrics. */
    METRIC("metric", Metric.class, MetricFactory.class),
    /** Data sets. */
    DATASET("dataset", Dataset.class, DatasetFactory.class),
    /** Models. */
    MODEL("model", ModelProvider.class, ModelFactory.class),
    /** Executors. */
    EXECUTOR("executor", Executor.class, ExecutorFactory.class);

    private final String singular;
    private final Class<?> spi;

    @SuppressWarnings("rawtypes") // ServiceLoader looks for the raw interface
    private final Class<? extends PluginFactory> factory;

    @SuppressWarnings("rawtypes")
    PluginKind(String singular, Class<?> spi, Class<? extends PluginFactory> factory) {
        this.singular = singular;
        this.spi = spi;
        this.factory = factory;
    }

    /** The word for one, as the command line writes it: "attack". */
    public String singular() {
        return singular;
    }

    /** The word for several, as the command line writes it: "attacks". */
    public String plural() {
        return singular + "s";
    }

    /** The interface that plugins of this kind implement. */
    public Class<?> spi() {
        return spi;
    }

    /** The interface under which their factories are found. */
    @SuppressWarnings("rawtypes")
    public Class<? extends PluginFactory> factory() {
        return factory;
    }

    /** The kind whose plugins implement an interface; empty if it is no SPI. */
    public static Optional<PluginKind> ofSpi(Class<?> spi) {
        return Stream.of(values()).filter(kind -> kind.spi == spi).findFirst();
    }
}
