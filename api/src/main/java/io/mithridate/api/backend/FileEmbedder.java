package io.mithridate.api.backend;

import io.mithridate.api.model.InvalidCheckpointException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Embeds pictures and texts by a published CLIP and writes what comes out into a safetensors file;
 * a service of the backend.
 */
public interface FileEmbedder {

    /**
     * Embeds everything that is asked for. Pictures are read a batch at a time, and embeddings
     * written as they come.
     *
     * @return what was written
     * @throws InvalidCheckpointException if weights, tokenizer or preprocessed inputs are missing,
     *     damaged, or do not fit together
     * @throws io.mithridate.api.data.CorruptImageException if a picture cannot be read
     * @throws java.io.UncheckedIOException if the output cannot be written; whatever fails, a file
     *     of its name is as it was
     */
    Written embed(Request request, Listener listener);

    /**
     * The files to embed, and the model that embeds them.
     *
     * @param model the model
     * @param images files of pictures, in the order of rows
     * @param texts texts, in the order of rows
     * @param pixels a safetensors file of what is already preprocessed: {@code pixel_values} (n, 3,
     *     size, size), normalised, and {@code input_ids} (m, context); one of them may be missing
     * @param output the safetensors file to write: {@code image_embeddings} (n, d) and {@code
     *     text_embeddings} (m, d), not normalised, where there is something to embed, and {@code
     *     logit_scale}, the logarithm
     */
    record Request(
            Model model,
            List<Path> images,
            List<String> texts,
            Optional<Path> pixels,
            Path output) {

        public Request {
            images = List.copyOf(images);
            texts = List.copyOf(texts);
            if (images.isEmpty() && texts.isEmpty() && pixels.isEmpty()) {
                throw new IllegalArgumentException("there is nothing to embed");
            }
        }
    }

    /**
     * A model as others hand it around.
     *
     * @param architecture a preset's name, or {@code auto} for what the weights are of
     * @param weights safetensors, PyTorch's zip archive or TorchScript
     * @param tokenizer CLIP's vocabulary, a file or folder; empty for what lies beside the weights;
     *     read only if there are texts
     * @param activation {@code quick-gelu} or {@code gelu}; empty for what the weights' metadata
     *     says, or OpenAI's
     * @param compat whether texts that are too long lose their end token
     */
    record Model(
            String architecture,
            Path weights,
            Optional<Path> tokenizer,
            Optional<String> activation,
            boolean compat) {}

    /** Hears how far it has come. */
    interface Listener {

        /**
         * The model is open, and how much there is to do is known.
         *
         * @param rows pictures and texts together
         */
        void onStart(long rows);

        /** More of them are done. */
        void onRows(int more);
    }

    /**
     * The result of embedding.
     *
     * @param architecture the model's name, such as {@code RN50}
     * @param images rows of image embeddings
     * @param texts rows of text embeddings
     * @param dimension their columns
     */
    record Written(String architecture, long images, long texts, int dimension) {}
}
