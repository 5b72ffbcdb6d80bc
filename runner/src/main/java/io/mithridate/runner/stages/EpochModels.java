package io.mithridate.runner.stages;

import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.runner.plan.Workspace;
import io.mithridate.runner.store.FolderTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the models that a stage's trainings have after every few epochs and after the last one, so
 * that another stage can measure them: who trains sees neither test nor validation.
 *
 * <p>They lie where a process that is killed does not take them along. The state of training is
 * saved after the model of the same step, so that a training that goes on lacks none.
 */
final class EpochModels implements TrainingListener {

    private final Optional<Integer> every;
    private final Path unfinished;
    private int trainings;
    private String training = "";
    private int epochs;

    /**
     * A keeper of models.
     *
     * @param every after how many epochs a model is kept each time; empty where none is
     * @param workspace where the stage works
     */
    EpochModels(Optional<Integer> every, Workspace workspace) {
        this.every = every;
        this.unfinished = workspace.states().folder();
    }

    /** The same training, of whose epochs this hears as well. */
    TrainingContext told(TrainingContext training) {
        return new TrainingContext(
                training.name(),
                training.folder(),
                training.seed(),
                TrainingListener.all(List.of(this, training.listener())),
                training.checkpointing());
    }

    @Override
    public void onStart(Start start) {
        trainings++;
        training = start.name();
        epochs = start.epochs();
    }

    @Override
    public void onModel(int epoch, long steps, Snapshot model) {
        if (every.isEmpty() || (epoch % every.get() != 0 && epoch != epochs)) {
            return;
        }
        // A thread that was told to stop cannot write; it stops before the next step.
        boolean interrupted = Thread.interrupted();
        try {
            keep(new Epoch(training, epoch, steps), model);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the model after epoch %d cannot be kept in %s".formatted(epoch, unfinished),
                    e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void keep(Epoch epoch, Snapshot model) throws IOException {
        Path kept = Epoch.folder(unfinished, trainings, epoch.number());
        Path partial = kept.resolveSibling("." + kept.getFileName());
        FolderTree.delete(partial);
        Files.createDirectories(partial);
        model.write(partial);
        epoch.write(partial);
        FolderTree.delete(kept);
        Files.move(partial, kept, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Moves what was kept into the stage's artifact. */
    void moveTo(Path artifact) throws IOException {
        Path kept = Epoch.all(unfinished);
        if (Files.isDirectory(kept)) {
            Files.move(kept, Epoch.all(artifact));
        }
    }
}
