package io.mithridate.runner.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.ChoosesPairs;
import io.mithridate.api.attack.HasDecoys;
import io.mithridate.api.attack.HasDecoys.Decoys;
import io.mithridate.api.attack.InsertsText;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.TargetsPictures;
import io.mithridate.api.attack.TrainsVictim;
import io.mithridate.api.execution.Executor;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.api.text.TextAugmenter;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PluginGuardsTest {

    static Stream<Arguments> interfacesWithGuards() {
        return Stream.of(
                Arguments.of(Attack.class, "GuardedAttack"),
                Arguments.of(ChoosesPairs.class, "GuardedAttack"),
                Arguments.of(HasDecoys.class, "GuardedAttack"),
                Arguments.of(InsertsText.class, "GuardedAttack"),
                Arguments.of(TargetsPictures.class, "GuardedAttack"),
                Arguments.of(TrainsVictim.class, "GuardedAttack"),
                Arguments.of(PreparedAttack.class, "CheckedPreparedAttack"),
                Arguments.of(Decoys.class, "CheckedPreparedAttack$CheckedDecoys"),
                Arguments.of(TextAugmenter.class, "CheckedAugmenter"),
                Arguments.of(ModelProvider.class, "CheckedModels"),
                Arguments.of(ImageTextModel.class, "CheckedModels$CheckedModel"),
                Arguments.of(Executor.class, "CheckedExecutor"));
    }

    /** If a guard did not override a default method, the plugin's own override would be ignored. */
    @ParameterizedTest
    @MethodSource("interfacesWithGuards")
    void overridesEveryMethodOfTheInterface(Class<?> spi, String guard)
            throws ClassNotFoundException {
        List<String> guarded =
                Arrays.stream(
                                Class.forName(getClass().getPackageName() + "." + guard)
                                        .getDeclaredMethods())
                        .map(Method::getName)
                        .toList();
        assertThat(
                        Arrays.stream(spi.getMethods())
                                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                                .map(Method::getName)
                                // The type that a state is read as does not matter to the runner.
                                .filter(name -> !name.equals("stateType")))
                .isNotEmpty()
                .isSubsetOf(guarded);
    }
}
