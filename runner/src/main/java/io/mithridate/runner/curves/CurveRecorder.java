package io.mithridate.runner.curves;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import io.mithridate.api.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records the training steps of a stage, and writes them into the stage's artifact.
 *
 * <p>Whenever the state of training is saved, the curves up to that point are saved too, so that a
 * stage that was killed and resumed has the same curves as an uninterrupted one.
 */
public final class CurveRecorder implements TrainingListener {

    /**
     * The maximum number of points per curve; our choice: more than the width of a figure, and a
     * file of only about 0.1 MiB.
     */
    static final int MAX_POINTS = 1000;

    private static final Logger log = LoggerFactory.getLogger(CurveRecorder.class);

    private final Path unfinished;
    private final LongSupplier nanoTime;
    private final List<Recording> recordings = new ArrayList<>();
    private double waited;

    /** The curves saved by an earlier process, read before this process overwrites them. */
    private final Supplier<List<Curve>> saved = Suppliers.memoize(this::readSaved);

    /**
     * Creates a recorder of a stage.
     *
     * @param unfinished the folder of the unfinished stage, which is kept if the process is killed
     * @param nanoTime a clock, in nanoseconds
     */
    public CurveRecorder(Path unfinished, LongSupplier nanoTime) {
        this.unfinished = unfinished;
        this.nanoTime = nanoTime;
    }

    @Override
    public synchronized void onStart(Start start) {
        Recording recording =
                new Recording(uniqueName(start.name()), start.doneSeconds(), nanoTime.getAsLong());
        if (start.done() > 0) {
            recording.resume(saved.get(), start.done());
        }
        recordings.add(recording);
    }

    @Override
    public synchronized void onWait(double seconds) {
        waited += seconds;
    }

    @Override
    public synchronized void onStep(Step step) {
        if (recordings.isEmpty()) {
            onStart(new Start("training", step.number(), step.epoch(), step.samples()));
        }
        recordings.get(recordings.size() - 1).add(step, nanoTime.getAsLong(), waited);
        waited = 0;
    }

    /**
     * Saves the curves; logs a warning if they cannot be written. If the stage was resumed, the
     * curves of training runs that have not yet been resumed are kept.
     */
    @Override
    public synchronized void onSave(long steps) {
        List<Curve> all = new ArrayList<>(curves());
        saved.get().stream().filter(curve -> !isTaken(curve.training())).forEach(all::add);
        try {
            CurveFiles.write(unfinished, all);
        } catch (IOException e) {
            log.warn("the curves of training up to step {} cannot be saved", steps, e);
        }
    }

    /** Writes the curves into an artifact's folder; does nothing if nothing was trained. */
    public synchronized void write(Path folder) throws IOException {
        if (!recordings.isEmpty()) {
            CurveFiles.write(
                    folder, curves().stream().map(curve -> curve.reduceTo(MAX_POINTS)).toList());
        }
    }

    private List<Curve> curves() {
        return recordings.stream().map(Recording::curve).toList();
    }

    private List<Curve> readSaved() {
        try {
            return CurveFiles.read(unfinished);
        } catch (IOException | RuntimeException e) { // the files may be damaged
            log.warn("the curves that were saved with the state of training cannot be read", e);
            return List.of();
        }
    }

    /**
     * Returns a unique name, because a stage may train something several times, e.g. a model per
     * fold.
     */
    private String uniqueName(String name) {
        String unique = name;
        for (int number = 2; isTaken(unique); number++) {
            unique = name + " " + number;
        }
        return unique;
    }

    private boolean isTaken(String name) {
        return recordings.stream().anyMatch(recording -> recording.training.equals(name));
    }

    /** The recorded part of a training run. */
    private static final class Recording {

        private final String training;
        private final double secondsBefore;
        private final long start;
        private final List<Curve.Point> points = new ArrayList<>();

        Recording(String training, double secondsBefore, long start) {
            this.training = training;
            this.secondsBefore = secondsBefore;
            this.start = start;
        }

        void resume(List<Curve> saved, long done) {
            for (Curve curve : saved) {
                if (curve.training().equals(training)) {
                    curve.points().stream()
                            .filter(point -> point.step() <= done)
                            .forEach(points::add);
                }
            }
        }

        void add(Step step, long now, double waited) {
            points.add(Curve.Point.of(step, secondsBefore + (now - start) / 1e9, waited));
        }

        Curve curve() {
            return new Curve(training, points);
        }
    }
}
