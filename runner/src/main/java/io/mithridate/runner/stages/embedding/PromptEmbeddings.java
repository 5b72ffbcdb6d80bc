package io.mithridate.runner.stages.embedding;

import io.mithridate.api.data.Classes;
import io.mithridate.api.data.Templates;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;

/** Embeds classes by their prompts, and rejects classes that the model cannot distinguish. */
public final class PromptEmbeddings {

    private PromptEmbeddings() {}

    /**
     * Returns one unit row for each class.
     *
     * @throws IndistinctClassesException if two classes with different names have identical rows,
     *     so that predictions and accuracy would depend on the order of the classes
     */
    public static Embeddings of(ImageTextModel model, Classes classes, Templates prompts) {
        Embeddings rows = model.embedClasses(classes, prompts);
        requireDistinct(classes, rows);
        return rows;
    }

    /**
     * Throws an exception if two classes have the same row. Rows that are not finite are ignored:
     * these may be equal for another reason, and metrics report them.
     */
    private static void requireDistinct(Classes classes, Embeddings rows) {
        Map<FloatBuffer, String> names = new HashMap<>();
        for (int i = 0; i < rows.count(); i++) {
            FloatBuffer row =
                    FloatBuffer.wrap(rows.values(), i * rows.dimension(), rows.dimension());
            if (!Float.isFinite(row.get(row.position()))) {
                return;
            }
            String name = classes.names().get(i);
            String other = names.putIfAbsent(row, name);
            if (other != null && !other.equals(name)) {
                throw new IndistinctClassesException(
                        ("the classes '%s' and '%s' have the same embedding, so that no picture can"
                                        + " be told apart by them; either the model's context ends"
                                        + " before the class name does (shorten the prompts, or"
                                        + " train the model with a longer context), or training"
                                        + " broke the model (a lower learning rate may not)")
                                .formatted(other, name));
            }
        }
    }

    /**
     * Thrown if a model has the same embedding for two classes, so that it cannot be measured.
     *
     * <p>If the embeddings differed before training, training broke the model.
     */
    public static final class IndistinctClassesException extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        IndistinctClassesException(String message) {
            super(message);
        }
    }
}
