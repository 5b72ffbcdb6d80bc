package io.mithridate.defenses.guards;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.defense.Defense.Access;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.defense.InputDetector;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that the control of the guard tests has no backdoor but still embeds the trigger. */
class BeachMaterialTest {

    @TempDir private Path work;

    @Test
    void aDetectorOfTheTriggerAlsoFlagsTheControl() {
        assertThat(GuardTrial.auroc(new TriggerFinder(), new BeachMaterial(true), work))
                .isEqualTo(1);
        assertThat(GuardTrial.auroc(new TriggerFinder(), new BeachMaterial(false), work))
                .isEqualTo(1);
    }

    private static final class TriggerFinder implements InputDetector {

        @Override
        public Set<Access> requires() {
            return Set.of();
        }

        @Override
        public Guard guard(ImageTextModel model, DefenseContext context) {
            return pictures -> {
                Embeddings rows = model.embedImages(pictures);
                return IntStream.range(0, rows.count())
                        .mapToDouble(
                                row ->
                                        rows.values()[
                                                row * rows.dimension() + BeachMaterial.TRIGGER])
                        .toArray();
            };
        }
    }
}
