package io.mithridate.runner.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.mithridate.api.backend.Saliency;
import io.mithridate.api.data.Image;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.InvalidCheckpointException;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageKind;
import io.mithridate.runner.plan.StageWork;
import io.mithridate.runner.plan.Workspace;
import io.mithridate.store.ArtifactStore;
import io.mithridate.store.Cost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SaliencyMapsTest {

    private static final StageWork NO_WORK =
            new StageWork() {
                @Override
                public Record inputs() {
                    throw new UnsupportedOperationException();
                }

                @Override
                public void compute(Workspace workspace) {
                    throw new UnsupportedOperationException();
                }
            };

    private static final Stage VICTIM =
            new Stage(StageKind.VICTIM, "victim", "{}", "abc", List.of(), NO_WORK);

    private static final Embeddings TOWARDS = new Embeddings(2, 1, new float[] {1, 1});

    private final ArtifactStore store;
    private final List<String> askedModels = new ArrayList<>();

    SaliencyMapsTest(@TempDir Path folder) throws IOException {
        store = new ArtifactStore(folder, Clock.systemUTC());
        store.getOrCompute(
                "victim",
                "abc",
                JsonNodeFactory.instance.objectNode(),
                (artifact, unfinished) -> {
                    Files.writeString(
                            artifact.resolve("model.json"),
                            """
                            {"architecture": "mini", "own": true, "folder": ""}
                            """);
                    return new Cost(0, 0, 0, 0, 0, 0, 0);
                });
    }

    private static Image gray(int level) {
        byte value = (byte) level;
        return new Image(1, 1, new byte[] {value, value, value});
    }

    private List<Image> maps(Saliency saliency, int one, int other) {
        return new SaliencyMaps(saliency, store)
                .of(VICTIM, List.of(gray(one), gray(other)), TOWARDS);
    }

    @Test
    void computesMapsOncePerModelAndPictures() {
        Saliency brighter =
                (model, pictures, towards) -> {
                    askedModels.add(model.architecture());
                    return pictures.stream().map(it -> gray(it.value(0, 0, 0) + 1)).toList();
                };

        assertThat(maps(brighter, 7, 9)).containsExactly(gray(8), gray(10));
        assertThat(maps(brighter, 7, 9)).containsExactly(gray(8), gray(10));
        assertThat(askedModels).containsExactly("mini");
        assertThat(maps(brighter, 7, 11)).containsExactly(gray(8), gray(12));
    }

    @Test
    void returnsNoMapsForAModelThatTheBackendCannotRead() {
        Saliency refusing =
                (model, pictures, towards) -> {
                    askedModels.add(model.architecture());
                    throw new InvalidCheckpointException(model.folder(), "not a CLIP");
                };

        assertThat(maps(refusing, 7, 9)).isEmpty();
        assertThat(maps(refusing, 7, 9)).isEmpty();
        assertThat(askedModels).hasSize(1);
    }
}
