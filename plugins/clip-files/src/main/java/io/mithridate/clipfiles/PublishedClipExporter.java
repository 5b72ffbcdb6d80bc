package io.mithridate.clipfiles;

import io.mithridate.api.backend.WeightExporter;
import io.mithridate.clipfiles.naming.WeightNaming;
import io.mithridate.tensorflow.checkpoint.FloatTensor;
import io.mithridate.tensorflow.checkpoint.Safetensors;
import io.mithridate.tensorflow.clip.architecture.Architecture;
import io.mithridate.tensorflow.clip.architecture.ClipArchitecture;
import io.mithridate.tensorflow.clip.architecture.ModifiedResNet;
import io.mithridate.tensorflow.clip.architecture.Parameters;
import io.mithridate.tensorflow.clip.layers.Activation;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Writes CLIP models of OpenAI's architectures with the tensor names of OpenAI, open_clip or
 * Hugging Face.
 */
public final class PublishedClipExporter implements WeightExporter {

    /** Metadata for the order of axes; Hugging Face's programs reject files without it. */
    private static final Map<String, String> ORDER_OF_AXES = Map.of("format", "pt");

    /** Creates an exporter. */
    @Inject
    public PublishedClipExporter() {}

    @Override
    public Written export(Request request) {
        ClipWeights.Kind kind =
                new ClipWeights.Kind(Optional.empty(), request.activation().map(Activation::named));
        requireNames(ClipWeights.inspect(request.weights(), kind), request.names());
        ClipWeights read = ClipWeights.read(request.weights(), kind);
        Map<String, FloatTensor> tensors =
                naming(request.names())
                        .rename(Parameters.of(read.architecture()).tensors(read.weights()));
        Map<String, String> metadata = new LinkedHashMap<>(read.architecture().metadata());
        metadata.putAll(ORDER_OF_AXES);
        Safetensors.write(request.output(), tensors, metadata);
        return new Written(
                read.architecture().name(),
                Objects.requireNonNull(metadata.get("activation")),
                tensors.size(),
                tensors.values().stream().mapToLong(FloatTensor::size).sum());
    }

    private static void requireNames(Architecture architecture, Names names) {
        if (!(architecture instanceof ClipArchitecture clip)) {
            throw new IllegalArgumentException(
                    "no other program has the architecture '%s'".formatted(architecture.name()));
        }
        if (names == Names.HUGGING_FACE && clip.imageTower() instanceof ModifiedResNet) {
            throw new IllegalArgumentException(
                    ("Hugging Face's CLIPModel has vision transformers only, and these are the"
                                    + " weights of a ResNet (%s)")
                            .formatted(clip.name()));
        }
    }

    private static WeightNaming naming(Names names) {
        return switch (names) {
            case OPENAI -> WeightNaming.OPENAI;
            case OPEN_CLIP -> WeightNaming.OPEN_CLIP;
            case HUGGING_FACE -> WeightNaming.HUGGING_FACE;
        };
    }
}
