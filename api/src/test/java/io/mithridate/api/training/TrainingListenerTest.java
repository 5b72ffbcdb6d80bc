package io.mithridate.api.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.backend.NonFiniteLossException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainingListenerTest {

    private static final TrainingListener.Start START =
            new TrainingListener.Start("victim", 10, 2, 128);
    private static final TrainingListener.Step STEP =
            new TrainingListener.Step(1, 1, 128, 1e-3, 4.2, Map.of("cross", 4.2));

    private record Recording(String name, List<String> heard) implements TrainingListener {

        @Override
        public void onStart(Start start) {
            heard.add(name + " " + start.name());
        }

        @Override
        public void onWait(double seconds) {
            heard.add(name + " waits " + seconds);
        }

        @Override
        public void onStep(Step step) {
            heard.add(name + " step " + step.number());
        }

        @Override
        public void onEpoch(int epoch) {
            heard.add(name + " epoch " + epoch);
        }

        @Override
        public void onModel(int epoch, long steps, Snapshot model) {
            heard.add("%s sees the model of epoch %d, step %d".formatted(name, epoch, steps));
        }

        @Override
        public void onSave(long steps) {
            heard.add(name + " saves " + steps);
        }

        @Override
        public void onEnd(End end) {
            heard.add(name + " waited " + end.waitingShare());
        }

        @Override
        public void onLeftOut(LeftOut pair) {
            heard.add("%s misses %s, %s".formatted(name, pair.id(), pair.reason()));
        }
    }

    private static void train(TrainingListener listener) {
        listener.onStart(START);
        listener.onWait(0.5);
        listener.onStep(STEP);
        listener.onEpoch(1);
        listener.onModel(1, 10, folder -> {});
        listener.onSave(1);
        listener.onEnd(new TrainingListener.End(10, 8, 2, 0));
        listener.onLeftOut(new TrainingListener.LeftOut("row-3", "3.png: it is truncated"));
    }

    @Test
    void forwardsAllCallsInOrder() {
        List<String> calls = new ArrayList<>();
        List<TrainingListener> listeners =
                new ArrayList<>(List.of(new Recording("a", calls), new Recording("b", calls)));
        TrainingListener all = TrainingListener.all(listeners);
        listeners.clear();
        train(all);
        assertThat(calls)
                .containsExactly(
                        "a victim",
                        "b victim",
                        "a waits 0.5",
                        "b waits 0.5",
                        "a step 1",
                        "b step 1",
                        "a epoch 1",
                        "b epoch 1",
                        "a sees the model of epoch 1, step 10",
                        "b sees the model of epoch 1, step 10",
                        "a saves 1",
                        "b saves 1",
                        "a waited 0.25",
                        "b waited 0.25",
                        "a misses row-3, 3.png: it is truncated",
                        "b misses row-3, 3.png: it is truncated");
    }

    @Test
    void silentListenerDoesNothing() {
        List<String> calls = new ArrayList<>();
        train(TrainingListener.all(List.of(TrainingListener.silent(), new Recording("a", calls))));
        assertThat(calls).hasSize(8);
    }

    @Test
    void forwardsEmbeddedPicturesToAllListeners() {
        List<Long> calls = new ArrayList<>();
        TrainingListener counting =
                new TrainingListener() {
                    @Override
                    public void onPicturesEmbedded(long more) {
                        calls.add(more);
                    }
                };
        TrainingListener.all(List.of(counting, TrainingListener.silent(), counting))
                .onPicturesEmbedded(22);
        assertThat(calls).containsExactly(22L, 22L);
    }

    @Test
    void waitingShareIsZeroWithoutSteps() {
        assertThat(new TrainingListener.End(0, 0, 0, 0).waitingShare()).isZero();
    }

    @Test
    void stepCopiesItsTerms() {
        Map<String, Double> terms = new HashMap<>(Map.of("cross", 1.0));
        TrainingListener.Step step = new TrainingListener.Step(1, 1, 8, 0.1, 1, terms);
        terms.clear();
        assertThat(step.terms()).containsEntry("cross", 1.0);
    }

    @Test
    void nonFiniteLossNamesTheStepAndARemedy() {
        List<String> ids = List.of("scene-1", "scene-2");
        assertThat(NonFiniteLossException.ofLoss(17, Double.NaN, 0.5, ids))
                .hasMessageStartingWith("the loss became NaN at step 17, learning rate 0.5")
                .hasMessageContaining("a lower learning rate")
                .hasMessageContaining("scene-1, scene-2");
        assertThat(NonFiniteLossException.ofGradient(17, Double.POSITIVE_INFINITY, 0.5, ids))
                .hasMessageStartingWith("the loss is finite, but the norm of its gradients became")
                .hasMessageContaining("Infinity at step 17, learning rate 0.5")
                .hasMessageContaining("scene-1, scene-2");
        assertThat(NonFiniteLossException.ofScaledGradient(17, Double.NaN, 1, 0.5, ids))
                .hasMessageStartingWith("the loss is finite, but the norm of its gradients became")
                .hasMessageContaining("NaN even with the lowest loss scale (1.0)")
                .hasMessageContaining("at step 17, learning rate 0.5")
                .hasMessageContaining("scene-1, scene-2");
        assertThat(NonFiniteLossException.ofWeights("visual.proj", 17, 0.5))
                .hasMessageStartingWith("numbers of visual.proj are not finite at step 17,");
    }
}
