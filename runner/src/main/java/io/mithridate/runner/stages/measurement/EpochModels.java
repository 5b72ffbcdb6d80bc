package io.mithridate.runner.stages.measurement;

import io.mithridate.api.training.TrainingListener;
import io.mithridate.runner.plan.Workspace;
import io.mithridate.store.FileTrees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the models of a stage's training runs after every few epochs and after the last one, so
 * that another stage can measure them. The training itself has no access to test or validation
 * data.
 *
 * <p>Until the stage is complete, the models are stored in a folder that survives if the process is
 * killed. The training state is saved after the model of the same step, so that a resumed training
 * has all models.
 */
public final class EpochModels implements TrainingListener {

    private final Optional<Integer> every;
    private final Path unfinished;
    private final List<Start> starts = new ArrayList<>();

    /**
     * Creates a listener that keeps models.
     *
     * @param every the interval, in epochs, at which the model is kept; empty if it is never kept
     * @param workspace the stage's workspace
     */
    public EpochModels(Optional<Integer> every, Workspace workspace) {
        this.every = every;
        this.unfinished = workspace.states().folder();
    }

    @Override
    public void onStart(Start start) {
        starts.add(start);
    }

    @Override
    public void onModel(int epoch, long steps, Snapshot model) {
        Start training = starts.get(starts.size() - 1);
        if (every.isEmpty() || (epoch % every.get() != 0 && epoch != training.epochs())) {
            return;
        }
        // An interrupted thread cannot write, so the interrupt is deferred. Training stops before
        // the next step.
        boolean interrupted = Thread.interrupted();
        try {
            keep(new Epoch(training.name(), epoch, steps), model);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the model after epoch %d cannot be stored in %s".formatted(epoch, unfinished),
                    e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void keep(Epoch epoch, Snapshot model) throws IOException {
        Path keptFolder = Epoch.folder(unfinished, starts.size(), epoch.number());
        Path partial = keptFolder.resolveSibling("." + keptFolder.getFileName());
        FileTrees.delete(partial);
        Files.createDirectories(partial);
        model.write(partial);
        epoch.write(partial);
        FileTrees.delete(keptFolder);
        Files.move(partial, keptFolder, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Adds the kept models to the stage's artifact. They also remain in their original folder,
     * because writing the artifact may still fail.
     *
     * @throws IOException if a kept model is missing
     */
    public void putInto(Path artifact) throws IOException {
        Path keptFolder = Epoch.epochsFolder(unfinished);
        if (Files.isDirectory(keptFolder)) {
            FileTrees.link(keptFolder, Epoch.epochsFolder(artifact));
        }
        for (int training = 1; every.isPresent() && training <= starts.size(); training++) {
            requireAll(artifact, training, every.get());
        }
    }

    /**
     * Checks that all models up to the last kept one exist. A training run that stops early has no
     * later models.
     */
    private void requireAll(Path artifact, int training, int interval) throws IOException {
        Start start = starts.get(training - 1);
        int last = start.epochs();
        while (last > 0 && !Files.isDirectory(Epoch.folder(artifact, training, last))) {
            last--;
        }
        for (int epoch = interval; epoch < last; epoch += interval) {
            if (!Files.isDirectory(Epoch.folder(artifact, training, epoch))) {
                throw new IOException(
                        "the model of %s after epoch %d is no longer in %s; delete that folder, and the stage is computed from its beginning"
                                .formatted(start.name(), epoch, unfinished));
            }
        }
    }
}
