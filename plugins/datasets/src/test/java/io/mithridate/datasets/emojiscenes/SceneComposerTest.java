package io.mithridate.datasets.emojiscenes;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.random.Seed;
import io.mithridate.datasets.emojiscenes.Scene.Relation;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SceneComposerTest {

    private static final int CLASSES = 50;

    private final List<SceneClass> classes = SceneClass.read().subList(0, CLASSES);
    private final Combinations combinations = new Combinations(CLASSES, new Seed(1));
    private final SceneComposer composer = new SceneComposer(classes, combinations, new Seed(2));
    private final List<Scene> training =
            IntStream.range(0, 20_000)
                    .mapToObj(index -> composer.training("train", index))
                    .toList();
    private final List<Scene> newDrawings =
            IntStream.range(0, 2000).mapToObj(index -> composer.newDrawing("new", index)).toList();

    @Test
    void sceneDoesNotDependOnEarlierScenes() {
        assertThat(new SceneComposer(classes, combinations, new Seed(2)).training("train", 123))
                .isEqualTo(training.get(123));
        assertThat(new SceneComposer(classes, combinations, new Seed(3)).training("train", 123))
                .isNotEqualTo(training.get(123));
    }

    @Test
    void drawsEveryClassEquallyOften() {
        int[] counts = new int[CLASSES];
        for (Scene scene : training) {
            scene.things().forEach(thing -> counts[thing.label()]++);
        }
        // Each class is the label 400 times, once per block of 50, and a partner about 150 times.
        assertThat(Arrays.stream(counts).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(480, 620));
    }

    @Test
    void trainingContainsNoHeldOutCombinations() {
        assertThat(training)
                .filteredOn(scene -> scene.things().size() == 2)
                .hasSizeGreaterThan(7200)
                .noneMatch(
                        scene ->
                                combinations.isHeldOut(
                                        scene.things().get(0).label(),
                                        scene.things().get(1).label()));
    }

    @Test
    void compositionalTestContainsOnlyHeldOutCombinations() {
        for (int index = 0; index < 500; index++) {
            List<Scene.Thing> things = composer.heldOutCombination("held-out", index).things();
            assertThat(things).hasSize(2);
            assertThat(combinations.isHeldOut(things.get(0).label(), things.get(1).label()))
                    .isTrue();
        }
    }

    @Test
    void neverTrainsOnHeldOutDrawings() {
        Set<String> heldOut = new HashSet<>();
        classes.forEach(sceneClass -> heldOut.addAll(sceneClass.heldOut()));
        assertThat(training)
                .allSatisfy(
                        scene ->
                                assertThat(scene.things())
                                        .noneMatch(thing -> heldOut.contains(thing.drawing())));
        assertThat(IntStream.range(0, 2000))
                .noneMatch(
                        index ->
                                heldOut.contains(
                                        composer.knownDrawing("test", index).first().drawing()));
    }

    @Test
    void testsNewDrawingsOrStrongerDeformationsThanTrainingShows() {
        Set<String> known = new HashSet<>();
        training.forEach(scene -> scene.things().forEach(thing -> known.add(thing.drawing())));
        int drawings = 0;
        for (Scene scene : newDrawings) {
            Scene.Thing thing = scene.first();
            if (!known.contains(thing.drawing())) {
                drawings++;
                continue;
            }
            assertThat(classes.get(thing.label()).heldOut()).isEmpty();
            Scene.Pose pose = thing.placements().get(0).pose();
            Scene.Tint tint = thing.placements().get(0).tint();
            assertThat(Math.abs(pose.angle())).isGreaterThanOrEqualTo(25);
            assertThat(Math.abs(pose.stretch() - 1)).isGreaterThanOrEqualTo(0.2);
            assertThat(Math.abs(tint.hue())).isGreaterThanOrEqualTo(25);
        }
        assertThat(drawings).isBetween(800, 1500);
    }

    @Test
    void deformsDrawingsOnlySlightlyInTraining() {
        for (Scene scene : training) {
            for (Scene.Thing thing : scene.things()) {
                for (Scene.Placement placement : thing.placements()) {
                    assertThat(Math.abs(placement.pose().angle())).isLessThanOrEqualTo(10);
                    assertThat(placement.pose().stretch()).isEqualTo(1);
                    assertThat(placement.pose().shear()).isZero();
                    assertThat(Math.abs(placement.tint().hue())).isLessThanOrEqualTo(8);
                }
            }
        }
    }

    @Test
    void placesThingsInsideThePicture() {
        for (Scene scene : training) {
            for (Scene.Thing thing : scene.things()) {
                for (Scene.Placement placement : thing.placements()) {
                    double half = placement.extent() / 2;
                    assertThat(placement.x()).isBetween(half, 1 - half);
                    assertThat(placement.y()).isBetween(half, 1 - half);
                    assertThat(placement.extent())
                            .isBetween(thing.size().min(), thing.size().max());
                }
            }
        }
    }

    @Test
    void placesThingsWithoutOverlap() {
        for (Scene scene : training) {
            List<Scene.Placement> all =
                    scene.things().stream().flatMap(thing -> thing.placements().stream()).toList();
            for (int one = 0; one < all.size(); one++) {
                for (int other = 0; other < one; other++) {
                    double across = Math.abs(all.get(one).x() - all.get(other).x());
                    double down = Math.abs(all.get(one).y() - all.get(other).y());
                    double minDistance = (all.get(one).extent() + all.get(other).extent()) / 2;
                    assertThat(Math.max(across, down)).isGreaterThanOrEqualTo(minDistance - 1e-9);
                }
            }
        }
    }

    /** A thing is not called "to the left of" another if it is almost as far above it. */
    @Test
    void drawsOnlyUnambiguousRelations() {
        for (Scene scene : training) {
            if (scene.things().size() == 2) {
                Scene.Placement one = scene.things().get(0).placements().get(0);
                Scene.Placement other = scene.things().get(1).placements().get(0);
                double across = Math.abs(one.x() - other.x());
                double down = Math.abs(one.y() - other.y());
                assertThat(Math.min(across, down))
                        .isLessThanOrEqualTo(0.75 * Math.max(across, down));
            }
        }
    }

    @Test
    void drawsAllRelationsCountsAndColors() {
        Set<Relation> relations = new HashSet<>();
        Set<Integer> counts = new HashSet<>();
        Set<Colour> colors = new HashSet<>();
        for (Scene scene : training) {
            scene.relation().ifPresent(relations::add);
            counts.add(scene.first().count());
            colors.add(scene.background().colour());
        }
        assertThat(relations).containsExactlyInAnyOrder(Relation.values());
        assertThat(counts).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(colors).containsExactlyInAnyOrder(Colour.values());
        assertThat(training)
                .filteredOn(scene -> scene.distractor().isPresent())
                .hasSizeBetween(4000, 6000);
    }
}
