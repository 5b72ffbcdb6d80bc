package io.mithridate.runner.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.metric.MetricFactory;
import io.mithridate.api.metric.Quantity;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import io.mithridate.runner.fakes.Fakes.NoOptions;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FactoryCheckTest {

    private static final String NAME = "crooked";
    private static final Quantity QUANTITY =
            Quantity.mainShare("little", "Little", "How little there is.", true);

    /** A factory whose every answer can be a wrong one. */
    private static class Crooked implements MetricFactory<NoOptions> {

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public String summary() {
            return "Measures little.";
        }

        @Override
        public Fidelity fidelity() {
            return Fidelity.EXACT;
        }

        @Override
        public Class<NoOptions> options() {
            return NoOptions.class;
        }

        @Override
        public Class<? extends Metric> implementation() {
            return Honest.class;
        }

        @Override
        public List<Quantity> quantities() {
            return List.of(QUANTITY);
        }
    }

    /** What a plugin may not give, but can. */
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T nothing() {
        return null;
    }

    private static void assertRefused(String complaint, MetricFactory<?> factory) {
        assertThat(FactoryCheck.complaint(PluginKind.METRIC, factory))
                .hasValueSatisfying(said -> assertThat(said).contains(complaint));
    }

    @Test
    void anHonestFactoryPasses() {
        assertThat(FactoryCheck.complaint(PluginKind.METRIC, new Crooked())).isEmpty();
    }

    @Test
    void nothingInPlaceOfAnAnswerIsRefused() {
        assertRefused(
                "calls its plugin 'null'",
                new Crooked() {
                    @Override
                    public String name() {
                        return nothing();
                    }
                });
        assertRefused(
                "has no summary",
                new Crooked() {
                    @Override
                    public String summary() {
                        return nothing();
                    }
                });
        assertRefused(
                "says neither fidelity nor references",
                new Crooked() {
                    @Override
                    public Fidelity fidelity() {
                        return nothing();
                    }
                });
        assertRefused(
                "says neither fidelity nor references",
                new Crooked() {
                    @Override
                    public List<Reference> references() {
                        return nothing();
                    }
                });
        assertRefused(
                "the options of 'crooked' are null",
                new Crooked() {
                    @Override
                    public Class<NoOptions> options() {
                        return nothing();
                    }
                });
        assertRefused(
                "the implementation of 'crooked' is null",
                new Crooked() {
                    @Override
                    public Class<? extends Metric> implementation() {
                        return nothing();
                    }
                });
        assertRefused(
                "states no quantity",
                new Crooked() {
                    @Override
                    public List<Quantity> quantities() {
                        return nothing();
                    }
                });
    }

    @Test
    void listsWithoutAnEndOrWithNothingInThemAreRefused() {
        Reference reference = Reference.arXiv("A paper", "Someone", 2024, "2401.00001");
        assertRefused(
                "references() of 'crooked' has more than 1000 elements",
                referring(Collections.nCopies(Integer.MAX_VALUE, reference)));
        assertRefused(
                "references() of 'crooked' has a null, as element 0",
                referring(Collections.singletonList(nothing())));
        assertRefused(
                "quantities() of 'crooked' has more than 1000 elements",
                stating(Collections.nCopies(Integer.MAX_VALUE, QUANTITY)));
        assertRefused(
                "quantities() of 'crooked' has a null, as element 0",
                stating(Collections.singletonList(nothing())));
        assertRefused("states the quantity 'little' twice", stating(List.of(QUANTITY, QUANTITY)));
    }

    private static MetricFactory<?> referring(List<Reference> references) {
        return new Crooked() {
            @Override
            public List<Reference> references() {
                return references;
            }
        };
    }

    private static MetricFactory<?> stating(List<Quantity> quantities) {
        return new Crooked() {
            @Override
            public List<Quantity> quantities() {
                return quantities;
            }
        };
    }

    @Test
    void implementationsThatCannotBeBuiltAreRefused() {
        assertRefused("is abstract", built(Abstract.class));
        assertRefused("is an inner class", built(Inner.class));
        assertRefused("has no constructor annotated", built(Uninjected.class));
        assertRefused("has more than one constructor annotated", built(Twice.class));
    }

    private static MetricFactory<?> built(Class<? extends Metric> implementation) {
        return new Crooked() {
            @Override
            public Class<? extends Metric> implementation() {
                return implementation;
            }
        };
    }

    private static final class Honest extends Empty {

        @Inject
        Honest() {}
    }

    private abstract static class Abstract implements Metric {}

    @SuppressWarnings("ClassCanBeStatic") // what the check is for
    private final class Inner extends Empty {}

    private static final class Uninjected extends Empty {}

    @SuppressWarnings({
        "MoreThanOneInjectableConstructor",
        "UnusedVariable"
    }) // what the check is for
    private static final class Twice extends Empty {

        @Inject
        Twice() {}

        @Inject
        Twice(NoOptions options) {
            this();
        }
    }

    private static class Empty implements Metric {
        @Override
        public List<Measurement> measure(Evaluation evaluation) {
            return List.of();
        }
    }
}
