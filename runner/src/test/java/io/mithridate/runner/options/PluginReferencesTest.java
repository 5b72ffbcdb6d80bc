package io.mithridate.runner.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.runner.fakes.Fakes;
import io.mithridate.runner.fakes.Fakes.NoOptions;
import io.mithridate.runner.plugins.LoadedPlugin;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginKind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PluginReferencesTest {

    @SuppressWarnings("unchecked") // Attack.class, for attacks with any state
    private static final Class<Attack<?>> ATTACK = (Class<Attack<?>>) (Class<?>) Attack.class;

    private final PluginCatalog catalog = Fakes.catalog();
    private final PluginReferences references = new PluginReferences(catalog);

    private record Direct(int before, PluginRef<?> plugin, String after) {}

    private record Perhaps(Optional<PluginRef<Attack<?>>> plugin) {}

    private record Several(List<PluginRef<?>> plugins) {}

    private record Nested(Direct inner) {}

    private record Deep(Optional<List<Nested>> inner) {}

    private record Plain(int number, String text, Optional<String> perhaps, List<Integer> many) {}

    record Unreadable(int value) {
        @Override
        public int value() {
            throw new UnsupportedOperationException("not today");
        }
    }

    private static PluginRef<Attack<?>> attack(String name) {
        return new PluginRef<>(ATTACK, name, new NoOptions());
    }

    private static PluginRef<Defense> defense(String name) {
        return new PluginRef<>(Defense.class, name, new NoOptions());
    }

    private static Direct direct(PluginRef<?> plugin) {
        return new Direct(1, plugin, "after");
    }

    private LoadedPlugin plugin(PluginKind kind, String name) {
        return catalog.find(kind, name).orElseThrow();
    }

    @Test
    void returnsEmptyIfOptionsNameNoPlugin() {
        assertThat(references.of(new NoOptions())).isEmpty();
        assertThat(references.of(new Plain(1, "corner", Optional.of("none"), List.of(2))))
                .isEmpty();
        assertThat(references.of(new Perhaps(Optional.empty()))).isEmpty();
        assertThat(references.of(new Several(List.of()))).isEmpty();
    }

    @Test
    void findsAReferenceInAComponent() {
        assertThat(references.of(direct(attack("corner"))))
                .containsExactly(plugin(PluginKind.ATTACK, "corner"));
    }

    @Test
    void findsAReferenceInAnOptional() {
        assertThat(references.of(new Perhaps(Optional.of(attack("corner")))))
                .containsExactly(plugin(PluginKind.ATTACK, "corner"));
    }

    @Test
    void findsReferencesInAListInOrder() {
        assertThat(
                        references.of(
                                new Several(
                                        List.of(
                                                defense("oracle"),
                                                attack("corner"),
                                                defense("forget")))))
                .containsExactly(
                        plugin(PluginKind.DEFENSE, "oracle"),
                        plugin(PluginKind.ATTACK, "corner"),
                        plugin(PluginKind.DEFENSE, "forget"));
    }

    @Test
    void findsAReferenceInANestedRecord() {
        assertThat(references.of(new Nested(direct(attack("corner")))))
                .containsExactly(plugin(PluginKind.ATTACK, "corner"));
        assertThat(
                        references.of(
                                new Deep(Optional.of(List.of(new Nested(direct(attack("none"))))))))
                .containsExactly(plugin(PluginKind.ATTACK, "none"));
    }

    @Test
    void searchesTheOptionsOfReferences() {
        PluginRef<Metric> innermost =
                new PluginRef<>(Metric.class, "attack-success", new NoOptions());
        PluginRef<Attack<?>> inner =
                new PluginRef<>(ATTACK, "corner", new Several(List.of(innermost)));
        PluginRef<Defense> outer = new PluginRef<>(Defense.class, "forget", direct(inner));

        assertThat(references.of(direct(outer)))
                .containsExactly(
                        plugin(PluginKind.DEFENSE, "forget"),
                        plugin(PluginKind.ATTACK, "corner"),
                        plugin(PluginKind.METRIC, "attack-success"));
    }

    @Test
    void listsAPluginThatIsReferredToTwiceOnce() {
        assertThat(
                        references.of(
                                new Several(
                                        List.of(
                                                attack("corner"),
                                                defense("none"),
                                                attack("corner")))))
                .containsExactly(
                        plugin(PluginKind.ATTACK, "corner"), plugin(PluginKind.DEFENSE, "none"));
    }

    @Test
    void distinguishesPluginsOfTheSameNameByKind() {
        assertThat(references.of(new Several(List.of(defense("none"), attack("none")))))
                .containsExactly(
                        plugin(PluginKind.DEFENSE, "none"), plugin(PluginKind.ATTACK, "none"));
    }

    @Test
    void rejectsAPluginThatIsNotInTheCatalog() {
        assertThatThrownBy(() -> references.of(direct(attack("cornr"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no plugin 'cornr' of type io.mithridate.api.attack.Attack");
    }

    @Test
    void rejectsAPluginOfAnotherKind() {
        assertThatThrownBy(() -> references.of(direct(defense("corner"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "there is no plugin 'corner' of type io.mithridate.api.defense.Defense");
    }

    @Test
    void rejectsATypeThatIsNotAnSpi() {
        assertThatThrownBy(
                        () ->
                                references.of(
                                        direct(
                                                new PluginRef<>(
                                                        Runnable.class,
                                                        "corner",
                                                        new NoOptions()))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no plugin 'corner' of type java.lang.Runnable");
    }

    @Test
    void namesOptionsThatCannotBeRead() {
        assertThatThrownBy(() -> references.of(new Unreadable(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("cannot read value of " + Unreadable.class.getName())
                .hasRootCauseMessage("not today");
    }
}
