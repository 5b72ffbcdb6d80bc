package io.mithridate.runner.assembly;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.mithridate.api.backend.Saliency;
import io.mithridate.api.data.Image;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.InvalidCheckpointException;
import io.mithridate.pictures.Png;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.stages.ModelArtifact;
import io.mithridate.store.Artifact;
import io.mithridate.store.ArtifactStore;
import io.mithridate.store.Cost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Computes maps of the pixels that models rely on, and stores them because opening a model is slow.
 *
 * @param saliency computes the maps
 * @param store the store of the models, in which the maps are also stored
 */
public record SaliencyMaps(Saliency saliency, ArtifactStore store) {

    private static final Logger log = LoggerFactory.getLogger(SaliencyMaps.class);

    /** The kind of the stored maps. */
    public static final String KIND = "saliency";

    /**
     * Returns a map of each picture; empty if the model is no longer in the store, or its gradients
     * cannot be computed.
     *
     * @param model the stage of the model
     * @param towards for each picture, the embedding of the class that the model predicts
     */
    List<Image> of(Stage model, List<Image> pictures, Embeddings towards) {
        String key = key(model, pictures, towards);
        try {
            Artifact maps =
                    store.getOrCompute(
                            KIND,
                            key,
                            JsonNodeFactory.instance.objectNode().put("model", model.key()),
                            (folder, unfinished) -> compute(folder, model, pictures, towards));
            List<Image> images = new ArrayList<>();
            for (int i = 0; Files.exists(maps.file(name(i))); i++) {
                images.add(Png.decode(Files.readAllBytes(maps.file(name(i)))));
            }
            return images;
        } catch (IOException | RuntimeException e) {
            log.info("no saliency of '{}': {}", model.title(), e.toString());
            return List.of();
        }
    }

    private Cost compute(Path folder, Stage model, List<Image> pictures, Embeddings towards)
            throws IOException {
        long start = System.nanoTime();
        Artifact artifact = model.in(store).orElseThrow();
        List<Image> maps = maps(ModelArtifact.read(artifact, store), pictures, towards);
        for (int i = 0; i < maps.size(); i++) {
            Files.write(folder.resolve(name(i)), Png.encode(maps.get(i)));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Cost(seconds, 0, maps.size(), maps.size(), 0, 0, 0);
    }

    /**
     * Returns the maps; empty if the backend cannot read the model. The empty result is stored as
     * well.
     */
    private List<Image> maps(Checkpoint model, List<Image> pictures, Embeddings towards) {
        try {
            return saliency.maps(model, pictures, towards);
        } catch (InvalidCheckpointException e) {
            return List.of();
        }
    }

    private static String key(Stage model, List<Image> pictures, Embeddings towards) {
        MessageDigest digest = DigestUtils.getSha256Digest();
        digest.update(
                (model.key() + Arrays.toString(towards.values())).getBytes(StandardCharsets.UTF_8));
        pictures.forEach(picture -> digest.update(picture.rgb()));
        return Hex.encodeHexString(digest.digest());
    }

    private static String name(int picture) {
        return picture + ".png";
    }
}
