package io.mithridate.defenses.perturbation;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.training.Recipe;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ParRecipeTest {

    @Test
    void passesEveryOptionToTheRecipe() throws ReflectiveOperationException {
        ParRecipe given = new ParRecipe(2, 3, 0.5, 0.6, 0.7, 0.8, 0.9, true);

        Map<String, Object> passed = components(given.withLearningRate(0.1));

        assertThat(passed).containsAllEntriesOf(components(given));
        assertThat(passed.get("learningRate")).isEqualTo(0.1);
        assertThat(passed.get("decayed")).isEqualTo(Recipe.Decayed.MATRICES);
    }

    private static Map<String, Object> components(Record options)
            throws ReflectiveOperationException {
        Map<String, Object> components = new TreeMap<>();
        for (RecordComponent component : options.getClass().getRecordComponents()) {
            components.put(component.getName(), component.getAccessor().invoke(options));
        }
        return components;
    }
}
