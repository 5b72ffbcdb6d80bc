package io.mithridate.runner.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.backend.PictureCaching;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.metric.Quantity;
import io.mithridate.api.plugin.Plugin;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.training.Compute;
import io.mithridate.runner.plugins.LoadedPlugin;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginClassLoader;
import io.mithridate.runner.plugins.PluginException;
import io.mithridate.runner.plugins.PluginFinder;
import io.mithridate.runner.plugins.PluginJar;
import io.mithridate.runner.plugins.PluginKind;
import io.mithridate.runner.plugins.PluginLoader;
import io.mithridate.runner.wiring.SamplePlugins.Curious;
import io.mithridate.runner.wiring.SamplePlugins.Greedy;
import io.mithridate.runner.wiring.SamplePlugins.Log;
import io.mithridate.runner.wiring.SamplePlugins.Lonely;
import io.mithridate.runner.wiring.SamplePlugins.Modest;
import io.mithridate.runner.wiring.SamplePlugins.Nested;
import io.mithridate.runner.wiring.SamplePlugins.Offers;
import io.mithridate.runner.wiring.SamplePlugins.Outer;
import io.mithridate.runner.wiring.SamplePlugins.Size;
import io.mithridate.runner.wiring.SamplePlugins.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginInstancesTest {

    private static final Compute COMPUTE =
            new Compute(Compute.Device.CPU, 2, Compute.Precision.FLOAT32);

    private final LoadedPlugin curious = SamplePlugins.metric("curious", Size.class, Curious.class);
    private final LoadedPlugin modest = SamplePlugins.metric("modest", Size.class, Modest.class);
    private final LoadedPlugin outer = SamplePlugins.metric("outer", Nested.class, Outer.class);
    private final LoadedPlugin greedy = SamplePlugins.metric("greedy", Size.class, Greedy.class);

    @Test
    void injectsOptionsAndServices() {
        try (PluginInstances instances = instances(SamplePlugins.OFFERS)) {
            Curious metric = (Curious) instances.create(curious, new Size(7), Metric.class);

            assertThat(metric.options).isEqualTo(new Size(7));
            assertThat(metric.compute).isSameAs(COMPUTE);
            assertThat(metric.trainer).isInstanceOf(SamplePlugins.LoggingTrainer.class);
        }
    }

    @Test
    void createsPluginsForEachUseAndServicesOnce() {
        try (PluginInstances instances = instances(SamplePlugins.OFFERS)) {
            Curious one = (Curious) instances.create(curious, new Size(1), Metric.class);
            Curious two = (Curious) instances.create(curious, new Size(2), Metric.class);

            assertThat(two).isNotSameAs(one);
            assertThat(two.options).isEqualTo(new Size(2));
            assertThat(two.trainer).isSameAs(one.trainer);
            assertThat(two.log.lines()).containsExactly("trainer built");
        }
    }

    @Test
    void createsANewPluginForEqualOptions() {
        LoadedPlugin lonely = SamplePlugins.metric("lonely", Size.class, Lonely.class);
        try (PluginInstances instances = instances()) {
            for (LoadedPlugin plugin : List.of(modest, lonely)) {
                assertThat(instances.create(plugin, new Size(1), Metric.class))
                        .isNotSameAs(instances.create(plugin, new Size(1), Metric.class));
            }
        }
    }

    @Test
    void doesNotCreateUnusedServices() {
        Plugin costly = new Offers(Map.of(Costly.class, Costly.class));
        try (PluginInstances instances = instances(costly)) {
            assertThat(instances.create(modest, new Size(1), Metric.class)).isNotNull();
        }
    }

    /** A plugin that must not be instantiated. */
    static final class Costly {
        @jakarta.inject.Inject
        Costly() {
            throw new AssertionError("built without need");
        }
    }

    @Test
    void closesCreatedServicesOnce() {
        PluginInstances instances = instances(SamplePlugins.OFFERS);
        Log log = ((Curious) instances.create(curious, new Size(1), Metric.class)).log;

        instances.close();
        instances.close();

        assertThat(log.lines()).containsExactly("trainer built", "trainer closed");
    }

    @Test
    void createsThePluginsThatOptionsName() {
        try (PluginInstances instances = instances()) {
            Nested options = new Nested(new PluginRef<>(Metric.class, "modest", new Size(3)));

            Outer metric = (Outer) instances.create(outer, options, Metric.class);

            assertThat(metric.inner)
                    .asInstanceOf(type(Modest.class))
                    .extracting(inner -> inner.options)
                    .isEqualTo(new Size(3));
        }
    }

    @Test
    void namesAnUnavailableParameterAndTheAvailableServices() {
        try (PluginInstances instances = instances(SamplePlugins.OFFERS)) {
            assertThatThrownBy(() -> instances.create(greedy, new Size(1), Metric.class))
                    .isInstanceOf(PluginException.class)
                    .hasMessageContainingAll(
                            "metric 'greedy' (sample.jar)",
                            Greedy.class.getName(),
                            "java.lang.StringBuilder",
                            "parameter 2, 'paper'",
                            "its options, Size",
                            "Compute, Log, LoggingTrainer, PictureCaching, Plugins, Trainer");
        }
    }

    @Test
    void reportsWhyAConstructorThrew() {
        try (PluginInstances instances = instances()) {
            assertThatThrownBy(() -> instances.create(modest, new Size(-1), Metric.class))
                    .isInstanceOf(PluginException.class)
                    .hasMessage("metric 'modest' (sample.jar) could not be built: a size of -1")
                    .hasCauseInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void rejectsOptionsOfAnotherTypeAndAnotherKindOfPlugin() {
        try (PluginInstances instances = instances()) {
            assertThatThrownBy(() -> instances.create(outer, new Size(1), Metric.class))
                    .isInstanceOf(PluginException.class)
                    .hasMessageContainingAll(Nested.class.getName(), Size.class.getName());
            assertThatThrownBy(() -> instances.create(modest, new Size(1), Attack.class))
                    .isInstanceOf(PluginException.class)
                    .hasMessageContaining("is not of kind Attack");
        }
    }

    @Test
    void rejectsAReferenceToAnUnknownPlugin() {
        try (PluginInstances instances = instances()) {
            assertThatThrownBy(
                            () ->
                                    instances.create(
                                            new PluginRef<>(Metric.class, "modestt", new Size(1))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("metric 'modestt'", "modest");
            assertThatThrownBy(
                            () -> instances.create(new PluginRef<>(String.class, "x", new Size(1))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("java.lang.String");
        }
    }

    @Test
    void rejectsAMetricWithInvalidQuantities() {
        Quantity quantity = Quantity.mainShare("little", "little", "how little", true);
        LoadedPlugin stating =
                SamplePlugins.metric(
                        "stating", SamplePlugins.Stated.class, SamplePlugins.Stating.class);
        Map<String, List<Quantity>> invalidQuantities =
                Map.of(
                        "states no quantity", List.of(),
                        "states the quantity 'little' twice", List.of(quantity, quantity),
                        "quantities(), element 0, returned null", Collections.singletonList(null),
                        "a list of more than 1000 elements",
                                Collections.nCopies(Integer.MAX_VALUE, quantity));
        try (PluginInstances instances = instances()) {
            invalidQuantities.forEach(
                    (complaint, quantities) ->
                            assertThatThrownBy(
                                            () ->
                                                    instances.create(
                                                            stating,
                                                            new SamplePlugins.Stated(quantities),
                                                            Metric.class))
                                    .isInstanceOf(PluginException.class)
                                    .hasMessageContainingAll("'stating'", complaint));
        }
    }

    @Test
    void rejectsAServiceThatIsOfferedTwice() {
        Plugin duplicate = new Offers(Map.of(Log.class, Log.class));

        assertThatThrownBy(() -> instances(SamplePlugins.OFFERS, duplicate))
                .isInstanceOf(PluginException.class)
                .hasMessageContainingAll(Log.class.getName(), "twice", Offers.class.getName());
    }

    @Test
    void rejectsAnImplementationThatIsNotOfTheServicesType() {
        Plugin mismatched = new Offers(Map.of(Trainer.class, Log.class));

        assertThatThrownBy(() -> instances(mismatched))
                .isInstanceOf(PluginException.class)
                .hasMessageContainingAll(
                        Log.class.getName(), Trainer.class.getName(), "does not implement");
    }

    @Test
    void createsADropInPluginWithItsLoaderAsTheContextLoader(@TempDir Path plugins)
            throws IOException {
        new PluginJar()
                .withPlugin("stranger.Context.class")
                .withSource(
                        "stranger.Context",
                        """
                        package stranger;
                        import io.mithridate.api.metric.*;
                        import io.mithridate.api.plugin.*;
                        @About(name = "context", summary = "Shows its loader.", fidelity = Fidelity.PAPER)
                        public final class Context implements Metric {
                            public record Options(String text) {}
                            private final Options options;
                            private final ClassLoader context =
                                    Thread.currentThread().getContextClassLoader();
                            @jakarta.inject.Inject public Context(Options options) {
                                this.options = options;
                            }
                            @Override public java.util.List<Quantity> quantities() {
                                return java.util.List.of(
                                        new Quantity("nothing", "nothing", "nothing", "none", true, false));
                            }
                            @Override public java.util.List<Measurement> measure(Evaluation evaluation) {
                                return java.util.List.of();
                            }
                            @Override public String toString() {
                                return context + " " + options;
                            }
                        }
                        """)
                .write(plugins.resolve("context.jar"));
        PluginCatalog catalog = new PluginLoader().load(new PluginFinder(List.of(plugins)));
        LoadedPlugin plugin = catalog.find(PluginKind.METRIC, "context").orElseThrow();
        Record options = record(plugin, "some text");
        ClassLoader before = Thread.currentThread().getContextClassLoader();

        try (PluginInstances instances = PluginInstances.forExperiment(catalog, COMPUTE)) {
            Metric metric = instances.create(plugin, options, Metric.class);

            assertThat(metric)
                    .hasToString("PluginClassLoader[context.jar] Options[text=some text]");
        }
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
        ((PluginClassLoader) plugin.origin().loader()).close();
    }

    private static Record record(LoadedPlugin plugin, Object... values) {
        try {
            return (Record)
                    plugin.about().options().getDeclaredConstructors()[0].newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private PluginInstances instances(Plugin... offers) {
        PluginCatalog catalog = new PluginCatalog(List.of(curious, modest, outer, greedy));
        return new PluginInstances(
                catalog, COMPUTE, PictureCaching.none(), new BackendModule(List.of(offers)));
    }
}
