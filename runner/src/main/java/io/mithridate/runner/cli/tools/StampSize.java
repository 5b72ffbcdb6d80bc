package io.mithridate.runner.cli.tools;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.runner.cli.UsageException;
import io.mithridate.runner.cli.arguments.CommonOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.commons.cli.CommandLine;

/**
 * The size of the pictures that {@code trigger} stamps.
 *
 * @param side the side of the square, in pixels; empty for the picture's shorter side
 */
record StampSize(OptionalInt side) {

    static final String OPTION = "size";

    /** Returns the size given by the option, or the model's input size. */
    static StampSize of(CommandLine line, Optional<ModelProvider> model) throws UsageException {
        OptionalInt asked = CommonOptions.positive(line, OPTION);
        if (model.isEmpty()) {
            return new StampSize(asked);
        }
        int taken = model.get().imageSize();
        if (asked.isPresent() && asked.getAsInt() != taken) {
            throw new UsageException(
                    "--%s %d: the model takes pictures of %d pixels; leave --%s out"
                            .formatted(OPTION, asked.getAsInt(), taken, OPTION));
        }
        return new StampSize(OptionalInt.of(taken));
    }

    /** Reads a picture and resizes it to this size. */
    Image decode(Path file, ImageDecoder decoder) throws IOException, UsageException {
        if (!Files.isRegularFile(file)) {
            throw new UsageException(
                    "--image: there is no file %s; name a picture".formatted(file));
        }
        ImageData data = new ImageData.Encoded(Files.readAllBytes(file), file.toString());
        if (side.isPresent()) {
            return decoder.decode(data, side.getAsInt());
        }
        Image whole = decoder.decode(data);
        return decoder.decode(data, Math.min(whole.width(), whole.height()));
    }
}
