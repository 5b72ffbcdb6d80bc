package io.mithridate.runner.curves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.mithridate.api.backend.EventLog;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.store.Artifact;
import io.mithridate.store.Cost;
import io.mithridate.store.Maker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurveRecorderTest {

    private final AtomicLong seconds = new AtomicLong(100);
    private final Path unfinished;
    private final Path folder;

    CurveRecorderTest(@TempDir Path temporary) throws IOException {
        unfinished = temporary.resolve("key.unfinished");
        folder = Files.createDirectory(temporary.resolve("key.partial"));
    }

    private CurveRecorder recorder() {
        return new CurveRecorder(unfinished, () -> seconds.get() * 1_000_000_000);
    }

    /** Records a step of two seconds, half a second of it waiting; its loss equals its number. */
    private void step(TrainingListener listener, long number) {
        seconds.addAndGet(2);
        Map<String, Double> terms = new LinkedHashMap<>();
        terms.put("zeta", number / 2.0);
        terms.put("alpha", 0.25);
        listener.onWait(0.5);
        listener.onStep(
                new TrainingListener.Step(
                        number,
                        1,
                        8,
                        0.1 / number,
                        number,
                        terms,
                        OptionalDouble.of(number == 2 ? Double.POSITIVE_INFINITY : 3),
                        OptionalDouble.of(1024)));
    }

    private void train(TrainingListener listener, String name, long done, long steps) {
        listener.onStart(new TrainingListener.Start(name, steps, 1, 8, done, 2.0 * done, 8));
        for (long number = done + 1; number <= steps; number++) {
            step(listener, number);
        }
    }

    private String curves() throws IOException {
        return Files.readString(folder.resolve("curves.csv"));
    }

    @Test
    void writesTimesIntoAFileOfTheirOwn() throws IOException {
        CurveRecorder recorder = recorder();
        train(recorder, "victim", 0, 2);
        recorder.write(folder);

        assertThat(curves())
                .isEqualTo(
                        """
                        training,step,steps,epoch,samples,learning_rate,loss,gradient_norm,loss_scale,loss.zeta,loss.alpha
                        victim,1,1,1,8,0.1,1.0,3.0,1024.0,0.5,0.25
                        victim,2,1,1,8,0.05,2.0,,1024.0,1.0,0.25
                        """);
        assertThat(folder.resolve("made").resolve("pace.csv"))
                .hasContent(
                        """
                        training,step,seconds,waiting_seconds
                        victim,1,2.0,0.5
                        victim,2,4.0,0.5
                        """);
    }

    @Test
    void writesNoFilesIfNothingWasTrained() throws IOException {
        recorder().write(folder);
        assertThat(folder).isEmptyDirectory();
    }

    /** Returns the curves of two uninterrupted training runs. */
    private String uninterruptedCurves() throws IOException {
        CurveRecorder recorder = recorder();
        train(recorder, "surrogate", 0, 3);
        train(recorder, "victim", 0, 5);
        recorder.write(folder);
        return curves();
    }

    @Test
    void resumedTrainingHasTheCurveOfAnUninterruptedOne() throws IOException {
        String expected = uninterruptedCurves();

        CurveRecorder killed = recorder();
        train(killed, "surrogate", 0, 3);
        train(killed, "victim", 0, 3);
        killed.onSave(3);
        step(killed, 4);
        CurveRecorder continued = recorder();
        train(continued, "surrogate", 0, 3);
        train(continued, "victim", 3, 5);
        continued.write(folder);

        assertThat(curves()).isEqualTo(expected);
        assertThat(CurveFiles.read(folder).get(1).seconds()).isEqualTo(10);
    }

    @Test
    void savingKeepsTheCurveOfATrainingThatHasNotBeenResumed() throws IOException {
        String expected = uninterruptedCurves();

        CurveRecorder killed = recorder();
        train(killed, "surrogate", 0, 3);
        train(killed, "victim", 0, 3);
        killed.onSave(3);
        CurveRecorder continued = recorder();
        train(continued, "surrogate", 0, 3);
        continued.onSave(3);
        train(continued, "victim", 3, 5);
        continued.write(folder);

        assertThat(curves()).isEqualTo(expected);
    }

    @Test
    void losesOnlyTheSavedPartIfItCannotBeRead() throws IOException {
        CurveRecorder killed = recorder();
        train(killed, "victim", 0, 3);
        killed.onSave(3);
        Files.writeString(unfinished.resolve("curves.csv"), "training,step\nvictim,one\n");

        CurveRecorder continued = recorder();
        train(continued, "victim", 3, 5);
        continued.write(folder);

        assertThat(CurveFiles.read(folder).get(0).points())
                .extracting(Curve.Point::step)
                .containsExactly(4L, 5L);
    }

    /** The process is killed after it has saved the times, but before it has saved the points. */
    @Test
    void keepsThePreviousCurvesIfKilledWhileSaving() throws IOException {
        CurveRecorder killed = recorder();
        train(killed, "victim", 0, 3);
        killed.onSave(3);
        String points = Files.readString(unfinished.resolve("curves.csv"));
        step(killed, 4);
        killed.onSave(4);
        Files.writeString(unfinished.resolve("curves.csv"), points);

        CurveRecorder continued = recorder();
        train(continued, "victim", 3, 5);
        continued.write(folder);

        assertThat(CurveFiles.read(folder).get(0).points())
                .extracting(Curve.Point::step)
                .containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void savesTimesBeforePoints() throws IOException {
        CurveRecorder recorder = recorder();
        train(recorder, "victim", 0, 3);
        recorder.onSave(3);
        String points = Files.readString(unfinished.resolve("curves.csv"));
        Path pace = unfinished.resolve("made").resolve("pace.csv");
        Files.delete(pace);
        // A folder that is not empty cannot be replaced, so saving stops here.
        Files.createDirectories(pace.resolve("in the way"));

        step(recorder, 4);
        recorder.onSave(4);

        assertThat(unfinished.resolve("curves.csv")).hasContent(points);
    }

    @Test
    void numbersTrainingsOfTheSameName() throws IOException {
        CurveRecorder recorder = recorder();
        train(recorder, "fold", 0, 1);
        train(recorder, "fold", 0, 1);
        recorder.write(folder);

        assertThat(CurveFiles.read(folder))
                .extracting(Curve::training)
                .containsExactly("fold", "fold 2");
    }

    @Test
    void averagesConsecutivePointsOfALongCurve() throws IOException {
        CurveRecorder recorder = recorder();
        train(recorder, "victim", 0, 2 * CurveRecorder.MAX_POINTS + 1);
        recorder.write(folder);

        List<Curve.Point> points = CurveFiles.read(folder).get(0).points();
        // Each point is the mean of three of the 2001 steps.
        assertThat(points).hasSize(667);
        Curve.Point first = points.get(0);
        assertThat(first.step()).isEqualTo(3);
        assertThat(first.steps()).isEqualTo(3);
        assertThat(first.samples()).isEqualTo(24);
        assertThat(first.value("loss")).hasValue(2);
        assertThat(first.value("loss.zeta")).hasValue(1.0);
        assertThat(first.value("loss.alpha")).hasValue(0.25);
        assertThat(first.value("gradient_norm")).hasValue(3);
        assertThat(first.value("learning_rate")).hasValue(0.1 / 3);
        assertThat(first.waitingSeconds()).isEqualTo(1.5);
        assertThat(first.seconds()).isEqualTo(6);
    }

    @Test
    void csvHasThePaceOfEachPoint() throws IOException {
        CurveRecorder recorder = recorder();
        train(recorder, "victim", 0, 2);
        recorder.write(folder);
        StageCurves stage = StageCurves.of("victim", "abc", artifact());

        assertThat(StageCurves.csv(List.of(stage)))
                .isEqualTo(
                        """
                        stage,key,training,step,steps,epoch,samples,learning_rate,loss,gradient_norm,loss_scale,seconds,waiting_seconds,samples_per_second,loss.zeta,loss.alpha
                        victim,abc,victim,1,1,1,8,0.1,1.0,3.0,1024.0,2.0,0.5,4.0,0.5,0.25
                        victim,abc,victim,2,1,1,8,0.05,2.0,,1024.0,4.0,0.5,4.0,1.0,0.25
                        """);
    }

    @Test
    void lastScalarHasTheTimeOfTheArtifact() throws IOException {
        CurveRecorder recorder = recorder();
        train(recorder, "surrogate", 0, 1);
        train(recorder, "victim", 0, 2);
        recorder.write(folder);
        List<EventLog.Scalar> scalars = StageCurves.of("attack", "abc", artifact()).scalars();

        assertThat(scalars)
                .filteredOn(scalar -> scalar.tag().endsWith("/loss"))
                .extracting(
                        EventLog.Scalar::tag,
                        EventLog.Scalar::step,
                        scalar -> scalar.time().getEpochSecond(),
                        EventLog.Scalar::value)
                .containsExactly(
                        tuple("attack/surrogate/loss", 1L, 996L, 1.0),
                        tuple("attack/victim/loss", 1L, 998L, 1.0),
                        tuple("attack/victim/loss", 2L, 1000L, 2.0));
        assertThat(scalars)
                .extracting(EventLog.Scalar::tag)
                .contains(
                        "attack/victim/loss.zeta",
                        "attack/victim/learning_rate",
                        "attack/victim/loss_scale",
                        "attack/victim/gradient_norm",
                        "attack/victim/samples_per_second",
                        "attack/victim/waiting_seconds");
    }

    private Artifact artifact() {
        return new Artifact(
                folder,
                new Cost(0, 0, 0, 0, 0, 0, 0),
                Maker.UNKNOWN,
                Instant.ofEpochSecond(1000).toString());
    }
}
