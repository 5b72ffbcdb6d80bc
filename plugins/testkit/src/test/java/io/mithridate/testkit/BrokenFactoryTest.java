package io.mithridate.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.plugin.PluginFactory;
import io.mithridate.api.plugin.Reference;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Each way to break the contract of factories is found by the test that is named after it. */
class BrokenFactoryTest {

    private static FactoryContract contractOf(PluginFactory<?, ?> factory) {
        return () -> factory;
    }

    private static void assertFound(ThrowingCallable test, String message) {
        assertThatThrownBy(test).isInstanceOf(AssertionError.class).hasMessageContaining(message);
    }

    private static final class Misnamed extends PixelAttackFactory {

        private final String name;

        Misnamed(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String summary() {
            return name;
        }

        @Override
        public List<Reference> references() {
            return List.of(new Reference("title", "authors", 2020, URI.create(name)));
        }
    }

    @Test
    void namesThatAreNotKebabCase() {
        for (String name :
                List.of("", "PixelAttack", "pixel_attack", "-pixel", "pixel-", "2pixel")) {
            assertFound(contractOf(new Misnamed(name))::nameIsKebabCase, "pattern");
        }
    }

    @Test
    void summariesThatAreNoLine() {
        assertFound(contractOf(new Misnamed(" "))::summaryIsOneLine, "blank");
        assertFound(contractOf(new Misnamed("two\nlines"))::summaryIsOneLine, "lines");
    }

    @Test
    void referencesThatLeadNowhere() {
        assertFound(contractOf(new Misnamed("page-4"))::referencesCanBeFound, "page-4");
    }

    @Test
    void factoriesThatHoldState() {
        assertFound(contractOf(new Misnamed("pixel"))::factoryHoldsNoState, "name");
    }

    @Test
    void factoriesThatNobodyFinds() {
        assertFound(
                contractOf(new Misnamed("pixel"))::factoryIsFoundByServiceLoader,
                "META-INF/services/io.mithridate.api.attack.AttackFactory");
    }

    /** Neither of its constructors is meant for the injector. */
    private static final class WithoutInject extends PixelAttack {}

    /** Both of its constructors are. */
    private static final class WithTwoInjects extends PixelAttack {

        @Inject
        WithTwoInjects() {}

        @Inject
        WithTwoInjects(String text) {
            throw new IllegalArgumentException(text);
        }
    }

    /** Cannot be made at all. */
    private abstract static class Abstract extends PixelAttack {

        @Inject
        Abstract() {}
    }

    @Test
    void implementationsThatCannotBeBuilt() {
        for (Class<? extends PixelAttack> type :
                List.of(WithoutInject.class, WithTwoInjects.class, Abstract.class)) {
            PixelAttackFactory factory =
                    new PixelAttackFactory() {
                        @Override
                        public Class<? extends PixelAttack> implementation() {
                            return type;
                        }
                    };
            assertFound(
                    contractOf(factory)::implementationHasOneInjectedConstructor,
                    type.getSimpleName());
        }
    }
}
