package io.mithridate.runner.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.Defense.Access;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.defense.Purifier;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.text.TextAugmenter.Corpus;
import io.mithridate.runner.plugins.CodeDigest;
import io.mithridate.runner.plugins.LoadedPlugin;
import io.mithridate.runner.plugins.PluginException;
import io.mithridate.runner.plugins.PluginKind;
import io.mithridate.runner.plugins.PluginOrigin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ContextProxyTest {

    private static final ClassLoader LOADER = new ClassLoader() {};

    private static final LoadedPlugin PLUGIN =
            new LoadedPlugin(
                    PluginKind.METRIC,
                    SamplePlugins.metric("x", SamplePlugins.Size.class, SamplePlugins.Modest.class)
                            .about(),
                    new PluginOrigin(
                            Path.of("x.jar"), Optional.empty(), CodeDigest.of("0"), false, LOADER));

    private final List<ClassLoader> seenLoaders = new ArrayList<>();

    @Test
    void setsTheContextLoaderForThePluginAndItsResults() {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        TextAugmenter augmenter = (TextAugmenter) ContextProxy.wrap(new Watching(), PLUGIN);

        TextAugmenter.FittedAugmenter fitted =
                augmenter.fit(new Corpus(List.of(), Optional.empty()));
        fitted.augment("a dog", new SplittableRandom(1));

        assertThat(seenLoaders).containsExactly(LOADER, LOADER);
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    @Test
    void proxyKeepsTheKindOfADefense() {
        Defense defense = (Defense) ContextProxy.wrap(new Idle(), PLUGIN);

        assertThat(defense).isInstanceOf(Purifier.class);
        assertThat(defense.requires()).containsExactly(Access.CLEAN_PAIRS);
    }

    @Test
    void isEqualToAnotherProxyOfTheSameObject() {
        Idle idle = new Idle();
        Defense one = (Defense) ContextProxy.wrap(idle, PLUGIN);
        Defense same = (Defense) ContextProxy.wrap(idle, PLUGIN);
        Defense other = (Defense) ContextProxy.wrap(new Idle(), PLUGIN);

        assertThat(one).isEqualTo(same).hasSameHashCodeAs(same).isNotEqualTo(other);
        assertThat(one).hasToString("idle").isNotEqualTo("something else");
    }

    @Test
    void passesOnThePluginsOwnExceptions() {
        TextAugmenter augmenter =
                (TextAugmenter)
                        ContextProxy.wrap(
                                failingAugmenter(new IllegalStateException("no corpus")), PLUGIN);

        assertThatThrownBy(() -> augmenter.fit(new Corpus(List.of(), Optional.empty())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no corpus");
    }

    @Test
    void namesThePluginIfItsJarLacksAClass() {
        TextAugmenter augmenter =
                (TextAugmenter)
                        ContextProxy.wrap(
                                failingAugmenter(new NoClassDefFoundError("org/example/Lib")),
                                PLUGIN);

        assertThatThrownBy(() -> augmenter.fit(new Corpus(List.of(), Optional.empty())))
                .isInstanceOf(PluginException.class)
                .hasMessageContainingAll(
                        "metric 'x' (x.jar)", "org.example.Lib is missing", "beside the plugin's");
    }

    private static TextAugmenter failingAugmenter(Throwable failure) {
        return corpus -> {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failure;
        };
    }

    /** An augmenter that records the context class loader of its calls. */
    private final class Watching implements TextAugmenter, TextAugmenter.FittedAugmenter {

        @Override
        public FittedAugmenter fit(Corpus corpus) {
            seenLoaders.add(Thread.currentThread().getContextClassLoader());
            return this;
        }

        @Override
        public Augmentation augment(String caption, RandomGenerator random) {
            seenLoaders.add(Thread.currentThread().getContextClassLoader());
            return Augmentation.none();
        }
    }

    private static final class Idle implements Purifier {

        @Override
        public Set<Access> requires() {
            return Set.of(Access.CLEAN_PAIRS);
        }

        @Override
        public Checkpoint purify(Checkpoint suspect, DefenseContext context) {
            return suspect;
        }

        @Override
        public String toString() {
            return "idle";
        }
    }
}
