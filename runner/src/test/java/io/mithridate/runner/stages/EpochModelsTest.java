package io.mithridate.runner.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.training.TrainingListener;
import io.mithridate.runner.stages.measurement.Epoch;
import io.mithridate.runner.stages.measurement.EpochModels;
import io.mithridate.store.FileTrees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpochModelsTest {

    @TempDir private Path folder;
    private Path artifact = Path.of("");

    @BeforeEach
    void makeArtifact() throws IOException {
        artifact = Files.createDirectories(folder.resolve("artifact"));
    }

    private EpochModels models(int every) {
        return new EpochModels(
                Optional.of(every), new FixedWorkspace(folder.resolve("work")).workspace());
    }

    private static TrainingListener.Start start(String name, int epochs) {
        return new TrainingListener.Start(name, epochs * 10L, epochs, 4);
    }

    /** Writes weights as a model does: through a channel, which an interrupt closes. */
    private static void write(Path into, String weights) {
        try (FileChannel channel =
                FileChannel.open(
                        into.resolve("model.safetensors"),
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(weights.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void train(EpochModels models, String name, int first, int last, int epochs) {
        models.onStart(start(name, epochs));
        for (int epoch = first; epoch <= last; epoch++) {
            String weights = name + epoch;
            models.onModel(epoch, epoch * 10L, into -> write(into, weights));
        }
    }

    private List<Epoch> keptEpochs() throws IOException {
        List<Path> folders = Epoch.folders(artifact);
        List<Epoch> epochs = new ArrayList<>();
        for (Path kept : folders) {
            Epoch epoch = Epoch.read(kept);
            assertThat(kept.resolve("model.safetensors"))
                    .hasContent(epoch.training() + epoch.number());
            epochs.add(epoch);
        }
        return epochs;
    }

    @Test
    void keepsEveryThirdAndTheLastModelOfEachTraining() throws IOException {
        EpochModels models = models(3);
        train(models, "fold", 1, 12, 12);
        train(models, "model", 1, 4, 4);
        models.putInto(artifact);

        assertThat(keptEpochs())
                .containsExactly(
                        new Epoch("fold", 3, 30),
                        new Epoch("fold", 6, 60),
                        new Epoch("fold", 9, 90),
                        new Epoch("fold", 12, 120),
                        new Epoch("model", 3, 30),
                        new Epoch("model", 4, 40));
    }

    @Test
    void keepsModelsOfAKilledProcess() throws IOException {
        train(models(1), "victim", 1, 2, 4);
        EpochModels again = models(1);
        // The last saved state is from before the end of the second epoch.
        train(again, "victim", 2, 4, 4);
        again.putInto(artifact);

        assertThat(keptEpochs()).extracting(Epoch::number).containsExactly(1, 2, 3, 4);
    }

    @Test
    void keepsModelsIfTheArtifactIsLost() throws IOException {
        EpochModels models = models(1);
        train(models, "victim", 1, 2, 2);
        models.putInto(artifact);
        FileTrees.delete(artifact);
        makeArtifact();

        EpochModels again = models(1);
        again.onStart(start("victim", 2));
        again.putInto(artifact);

        assertThat(keptEpochs()).extracting(Epoch::number).containsExactly(1, 2);
    }

    @Test
    void rejectsAnArtifactThatLacksAModel() throws IOException {
        EpochModels models = models(2);
        train(models, "victim", 1, 6, 6);
        FileTrees.delete(Epoch.folder(folder.resolve("work"), 1, 4));

        assertThatThrownBy(() -> models.putInto(artifact))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the model of victim after epoch 4 is no longer in ")
                .hasMessageContaining("delete that folder");
    }

    @Test
    void acceptsATrainingThatStopsEarly() throws IOException {
        EpochModels models = models(2);
        train(models, "victim", 1, 5, 9);
        models.putInto(artifact);

        assertThat(keptEpochs()).extracting(Epoch::number).containsExactly(2, 4);
    }

    @Test
    void keepsNothingUnlessRequested() throws IOException {
        EpochModels models =
                new EpochModels(
                        Optional.empty(), new FixedWorkspace(folder.resolve("work")).workspace());
        train(models, "victim", 1, 2, 2);
        models.putInto(artifact);

        assertThat(Epoch.folders(artifact)).isEmpty();
    }

    @Test
    void interruptedThreadKeepsTheModelAndItsInterruptStatus() throws IOException {
        EpochModels models = models(1);
        Thread.currentThread().interrupt();
        train(models, "victim", 1, 1, 2);

        assertThat(Thread.interrupted()).isTrue();
        models.putInto(artifact);
        assertThat(keptEpochs()).containsExactly(new Epoch("victim", 1, 10));
    }

    @Test
    void leavesNothingOfAModelThatCannotBeWritten() throws IOException {
        EpochModels models = models(1);
        models.onStart(start("victim", 1));
        Path notAFolder = Files.createDirectories(folder.resolve("work")).resolve("epochs");
        Files.writeString(notAFolder, "in the way");

        assertThatThrownBy(() -> models.onModel(1, 10, into -> write(into, "victim1")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("the model after epoch 1 cannot be stored in ");
        assertThat(notAFolder).hasContent("in the way");
    }
}
