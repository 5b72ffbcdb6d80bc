package io.mithridate.runner.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.data.Classes;
import io.mithridate.api.data.Templates;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.runner.stages.embedding.PromptEmbeddings;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PromptEmbeddingsTest {

    private static final Templates PROMPTS = new Templates(List.of("a photo of a(n) {}"));

    /** Creates a model that embeds texts in two dimensions, one at a time. */
    private static ImageTextModel model(Function<String, float[]> embedding) {
        return (ImageTextModel)
                Proxy.newProxyInstance(
                        ImageTextModel.class.getClassLoader(),
                        new Class<?>[] {ImageTextModel.class},
                        (proxy, method, arguments) -> {
                            if (method.isDefault()) {
                                return InvocationHandler.invokeDefault(proxy, method, arguments);
                            }
                            if (!method.getName().equals("embedTexts")) {
                                throw new UnsupportedOperationException(method.getName());
                            }
                            List<?> texts = (List<?>) arguments[0];
                            float[] rows = new float[2 * texts.size()];
                            for (int i = 0; i < texts.size(); i++) {
                                float[] row = embedding.apply((String) texts.get(i));
                                System.arraycopy(row, 0, rows, 2 * i, 2);
                            }
                            return new Embeddings(texts.size(), 2, rows);
                        });
    }

    /** Returns an embedding that reads only the first {@code letters} letters of a text. */
    private static Function<String, float[]> cutAfter(int letters) {
        return text -> {
            String prefix = text.substring(0, Math.min(letters, text.length()));
            return new float[] {1, prefix.hashCode() % 97};
        };
    }

    @Test
    void namesClassesThatTruncationMakesEqual() {
        assertThatThrownBy(
                        () ->
                                PromptEmbeddings.of(
                                        model(cutAfter("a photo of a".length())),
                                        new Classes(List.of("banana", "cherry")),
                                        PROMPTS))
                .isInstanceOf(PromptEmbeddings.IndistinctClassesException.class)
                .hasMessageContaining("the classes 'banana' and 'cherry' have the same embedding")
                .hasMessageContaining("the model's context ends before the class name does")
                .hasMessageContaining("training broke the model");
    }

    @Test
    void acceptsEqualRowsOfClassesWithTheSameName() {
        Embeddings rows =
                PromptEmbeddings.of(
                        model(cutAfter(99)),
                        new Classes(List.of("crane", "dog", "crane")),
                        PROMPTS);
        assertThat(rows.count()).isEqualTo(3);
        assertThat(rows.values()[1]).isEqualTo(rows.values()[5]).isNotEqualTo(rows.values()[3]);
    }

    @Test
    void returnsTheRowsOfADivergedModel() {
        Embeddings rows =
                PromptEmbeddings.of(
                        model(text -> new float[] {Float.NaN, Float.NaN}),
                        new Classes(List.of("banana", "cherry")),
                        PROMPTS);
        assertThat(rows.values()[0]).isNaN();
    }
}
