package io.mithridate.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.data.Image;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.testkit.DefenseContract;
import io.mithridate.testkit.DefenseMaterial;
import io.mithridate.testkit.FixedDefenseContext;
import io.mithridate.testkit.SquareMaterial;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of all defenses, on the test kit's squares, and tests specific to this plugin. */
class ConfidentPictureTest implements DefenseContract {

    @Override
    public Class<?> plugin() {
        return ConfidentPicture.class;
    }

    @Override
    public Defense defense() {
        return new ConfidentPicture("a photo of a {}");
    }

    @Test
    void redIsMoreSuspiciousThanGray(@TempDir Path folder) {
        DefenseMaterial squares = new SquareMaterial();
        TrainingContext training =
                new TrainingContext("model", folder, new Seed(1), TrainingListener.silent());
        DefenseContext context =
                new FixedDefenseContext(
                        "confident-picture", defense().access(), training, squares, folder);
        try (ImageTextModel model =
                squares.models()
                        .open(squares.models().initialise(squares.pairs(), List.of(), training))) {
            double[] scores =
                    new ConfidentPicture("a {}")
                            .guard(model, context)
                            .score(List.of(filled(120, 120, 120), filled(200, 0, 0)));

            assertThat(scores[0]).isZero();
            assertThat(scores[1]).isPositive();
        }
    }

    private static Image filled(int red, int green, int blue) {
        byte[] rgb = new byte[4 * 4 * Image.CHANNELS];
        for (int i = 0; i < rgb.length; i += Image.CHANNELS) {
            rgb[i] = (byte) red;
            rgb[i + 1] = (byte) green;
            rgb[i + 2] = (byte) blue;
        }
        return new Image(4, 4, rgb);
    }
}
