package io.mithridate.augmenters.ablation;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.random.Seed;
import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.testkit.TextAugmenterContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdentityAugmenterTest implements TextAugmenterContract {

    @Override
    public Class<?> plugin() {
        return IdentityAugmenter.class;
    }

    @Override
    public TextAugmenter augmenter() {
        return new IdentityAugmenter();
    }

    @Test
    void returnsTheCaptionAsTheOnlyPositive() {
        assertThat(augmenter().fit(corpus()).augment("A  dog.", new Seed(1).generator()))
                .isEqualTo(new Augmentation(List.of("A  dog."), List.of()));
    }
}
