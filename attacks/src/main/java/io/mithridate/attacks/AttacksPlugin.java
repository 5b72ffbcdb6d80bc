package io.mithridate.attacks;

import io.mithridate.api.plugin.Plugin;
import io.mithridate.attacks.captions.LabelConsistent;
import io.mithridate.attacks.captions.TargetedCleanImage;
import io.mithridate.attacks.captions.TextTrigger;
import io.mithridate.attacks.encoders.BadEncoder;
import io.mithridate.attacks.generators.InputAware;
import io.mithridate.attacks.optimised.BadClip;
import io.mithridate.attacks.optimised.TrojVqa;
import io.mithridate.attacks.patches.BadNets;
import io.mithridate.attacks.patches.BadNetsNoise;
import io.mithridate.attacks.patterns.Blended;
import io.mithridate.attacks.patterns.BlendedNoise;
import io.mithridate.attacks.patterns.Bpp;
import io.mithridate.attacks.patterns.Frequency;
import io.mithridate.attacks.patterns.LowFrequency;
import io.mithridate.attacks.patterns.Sig;
import io.mithridate.attacks.patterns.StripesBlended;
import io.mithridate.attacks.patterns.StripesPatch;
import io.mithridate.attacks.patterns.TextWatermark;
import io.mithridate.attacks.patterns.Triangles;
import io.mithridate.attacks.steganography.Ssba;
import io.mithridate.attacks.warps.WaNet;
import io.mithridate.attacks.warps.Warped;
import java.util.List;

/** Registers the bundled attacks. */
public final class AttacksPlugin implements Plugin {

    @Override
    public List<Class<?>> extensions() {
        return List.of(
                TargetedCleanImage.class,
                TextTrigger.class,
                BadEncoder.class,
                Frequency.class,
                LowFrequency.class,
                InputAware.class,
                LabelConsistent.class,
                NoAttack.class,
                BadClip.class,
                TrojVqa.class,
                BadNets.class,
                BadNetsNoise.class,
                Bpp.class,
                Ssba.class,
                StripesBlended.class,
                StripesPatch.class,
                Blended.class,
                BlendedNoise.class,
                Sig.class,
                Triangles.class,
                WaNet.class,
                Warped.class,
                TextWatermark.class);
    }
}
