package io.mithridate.runner.wiring;

import io.mithridate.api.backend.PluginClass;
import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.metric.Quantity;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Plugin;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.plugin.Plugins;
import io.mithridate.api.training.Compute;
import io.mithridate.runner.plugins.CodeDigest;
import io.mithridate.runner.plugins.LoadedPlugin;
import io.mithridate.runner.plugins.PluginKind;
import io.mithridate.runner.plugins.PluginOrigin;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Metrics that measure nothing, and services that do nothing. */
final class SamplePlugins {

    private SamplePlugins() {}

    record Size(int value) {}

    record Nested(PluginRef<Metric> metric) {}

    /** A service behind an interface. */
    interface Trainer {}

    /** A service without an interface. */
    record Log(List<String> lines) {
        @Inject
        Log() {
            this(new ArrayList<>());
        }
    }

    /** A service that requests another service and has to be closed. */
    static final class LoggingTrainer implements Trainer, AutoCloseable {
        private final Log log;

        @Inject
        LoggingTrainer(Log log) {
            this.log = log;
            log.lines().add("trainer built");
        }

        @Override
        public void close() {
            log.lines().add("trainer closed");
        }
    }

    record Offers(Map<Class<?>, Class<?>> services) implements Plugin {

        @Override
        public List<Class<?>> extensions() {
            return List.of();
        }
    }

    static final Plugin OFFERS =
            new Offers(Map.of(Trainer.class, LoggingTrainer.class, Log.class, Log.class));

    /** A metric that requests every offered service. */
    static final class Curious extends NoMeasurements {
        final Size options;
        final Compute compute;
        final Trainer trainer;
        final Log log;

        @Inject
        Curious(Size options, Compute compute, Trainer trainer, Log log) {
            this.options = options;
            this.compute = compute;
            this.trainer = trainer;
            this.log = log;
        }
    }

    /** A metric that requests only its options. */
    static final class Modest extends NoMeasurements {
        final Size options;

        @Inject
        Modest(Size options) {
            this.options = options;
            if (options.value() < 0) {
                throw new IllegalArgumentException("a size of " + options.value());
            }
        }
    }

    /** A metric that is a singleton. */
    @Singleton
    static final class Lonely extends NoMeasurements {
        @Inject
        Lonely() {}
    }

    /** A metric that builds the metric that its options name. */
    static final class Outer extends NoMeasurements {
        final Metric inner;

        @Inject
        Outer(Nested options, Plugins plugins) {
            inner = plugins.create(options.metric());
        }
    }

    /** A metric that requests a type that is not offered. */
    static final class Greedy extends NoMeasurements {
        @Inject
        Greedy(Size options, StringBuilder paper) {
            paper.append(options);
        }
    }

    record Stated(List<Quantity> quantities) {}

    /** A metric that declares the quantities in its options. */
    static final class Stating implements Metric {
        private final List<Quantity> quantities;

        @Inject
        Stating(Stated options) {
            quantities = options.quantities();
        }

        @Override
        public List<Quantity> quantities() {
            return quantities;
        }

        @Override
        public List<Measurement> measure(Evaluation evaluation) {
            return List.of();
        }
    }

    abstract static class NoMeasurements implements Metric {
        @Override
        public List<Quantity> quantities() {
            return List.of(new Quantity("nothing", "nothing", "nothing", "none", true, false));
        }

        @Override
        public List<Measurement> measure(Evaluation evaluation) {
            return List.of();
        }
    }

    static LoadedPlugin metric(
            String name, Class<? extends Record> options, Class<? extends Metric> type) {
        ClassLoader loader = SamplePlugins.class.getClassLoader();
        return new LoadedPlugin(
                PluginKind.METRIC,
                new PluginClass(
                        name, "Measures nothing.", Fidelity.PAPER, List.of(), type, options),
                new PluginOrigin(
                        Path.of("sample.jar"), Optional.empty(), CodeDigest.of("0"), true, loader));
    }
}
