package io.mithridate.defenses;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.plugin.Option;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the options whose default is a published number, with its source. */
class PublishedDefaultsTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    fine-tune | beta1=0.9 beta2=0.999 epsilon=1e-8 weight-decay=0.1 batch=128 | CleanCLIP, src/parser.py
                    clean-clip | cross-modal-weight=1 in-modal-weight=1 image-augmentation=auto-augment text-augmenter=eda | CleanCLIP, section 4
                    par | loss-threshold=2.15 weight=1 warm-up-share=0.5 noise-std=0.2 noise-probability=0.5 erase-probability=0.5 | PerturbAndRecover, train.py
                    par | epochs=10 weight-decay=1e-4 beta1=0.9 beta2=0.98 epsilon=1e-8 | PerturbAndRecover, train.py
                    inver-tune | batch=64 contrast-weight=5 distance-weight=0.5 ssim-weight=1 inversion-steps=1000 layers=3 | InverTune, config/config.yaml and README
                    inver-tune | tuning-steps=200 feature-weight=0.5 tuning-learning-rate=2e-6 | InverTune, ActivationTuning.py
                    ro-clip | every=2 pool=0.02 image-augmentation=ro-clip text-augmenter=eda | RoCLIP, src/parser.py
                    safe-clip | cross-modal-epochs=1 cross-modal-rate=0.01 safe-posterior=0.9 cap=0.85 pool=256 | SafeCLIP, src/main.py and src/parser.py
                    density-filter | score=dao k=16 | Detect-CLIP-Backdoor-Samples, run_backdoor_detection.py
                    decree | batch=32 learning-rate=0.5 success=0.99 lambda-factor=5 patience=5 stop-patience=35 threshold=0.1 | DECREE, main.py and section 4
                    bdet-clip | descriptions=7 | BDetCLIP, section 4
                    subspace-detection | variance=0.95 points=90 samples=15 spread=1e-3 cosine-low=0.85 | OpenReview Kpij6oOnJl
                    unlearn | weight=1 | CleanCLIP, src/parser.py
                    """)
    void defaultsAreThePublishedValues(String defense, String published, String source) {
        Map<String, Option> options = NamedDefense.options(defense);
        Map<String, String> expected = new TreeMap<>();
        Map<String, String> actual = new TreeMap<>();
        for (String option : published.split(" ", -1)) {
            String[] parts = option.split("=", -1);
            expected.put(parts[0], parts[1]);
            actual.put(
                    parts[0],
                    Optional.ofNullable(options.get(parts[0]))
                            .map(Option::defaultValue)
                            .orElse("no such option"));
        }

        assertThat(actual).as(source).isEqualTo(expected);
    }
}
