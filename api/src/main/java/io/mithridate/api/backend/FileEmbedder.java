package io.mithridate.api.backend;

import io.mithridate.api.model.InvalidCheckpointException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Embeds pictures and texts with a published CLIP model and writes the embeddings to a safetensors
 * file. This is a service of the backend.
 */
public interface FileEmbedder {

    /**
     * Embeds all files and texts of a request. Pictures are read in batches, and embeddings are
     * written as they are computed.
     *
     * @return a description of the output
     * @throws InvalidCheckpointException if weights, tokenizer or preprocessed inputs are missing,
     *     damaged, or do not fit together
     * @throws io.mithridate.api.data.CorruptImageException if a picture cannot be read
     * @throws java.io.UncheckedIOException if the output cannot be written; after any failure, an
     *     existing output file is unchanged
     */
    Written embed(Request request, Listener listener);

    /**
     * The files and texts to embed, and the model that embeds them.
     *
     * @param model the model
     * @param images picture files, in the order of the output rows
     * @param texts texts, in the order of the output rows
     * @param pixels a safetensors file of preprocessed inputs: {@code pixel_values} (n, 3, size,
     *     size), normalized, and {@code input_ids} (m, context); one of them may be missing
     * @param output the safetensors file to write: {@code image_embeddings} (n, d) and {@code
     *     text_embeddings} (m, d), not normalized, each only if there are such inputs, and {@code
     *     logit_scale}, the logarithm of the logit scale
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
     * A model in a published format.
     *
     * @param architecture the name of a preset, or {@code auto} to detect it from the weights
     * @param weights safetensors, PyTorch's zip archive or TorchScript
     * @param tokenizer CLIP's vocabulary, a file or folder; if empty, the vocabulary next to the
     *     weights is used; read only if there are texts
     * @param activation {@code quick-gelu} or {@code gelu}; if empty, the activation in the
     *     metadata of the weights, or else that of OpenAI
     * @param compat whether texts that are too long lose their end token
     */
    record Model(
            String architecture,
            Path weights,
            Optional<Path> tokenizer,
            Optional<String> activation,
            boolean compat) {}

    /** Receives progress. */
    interface Listener {

        /**
         * Called when the model is open and the amount of work is known.
         *
         * @param rows the number of pictures and texts
         */
        void onStart(long rows);

        /** Called when more pictures or texts have been embedded. */
        void onRows(int more);
    }

    /**
     * The result of embedding.
     *
     * @param architecture the architecture's name, e.g. {@code RN50}
     * @param images the number of image embeddings
     * @param texts the number of text embeddings
     * @param dimension the length of the embeddings
     */
    record Written(String architecture, long images, long texts, int dimension) {}
}
